import Foundation
import Scheduling
import Testing

struct TimeRangeTests {
  @Test func construction() {
    let (early, late) = (Instant(seconds: 10), Instant(seconds: 20))
    #expect(TimeRange(start: early, end: late)?.duration == 10)
    #expect(TimeRange(start: late, end: early) == nil)
    #expect(TimeRange(start: early, end: early)?.isEmpty == true)
    #expect(TimeRange(from: early, seconds: 10) == TimeRange(start: early, end: late))
    #expect(TimeRange(from: early, seconds: -1).isEmpty)
  }

  @Test(arguments: [
    // one    other    have in common
    ("1-5", "3-8", "3-5"),
    ("3-8", "1-5", "3-5"),
    ("1-8", "3-5", "3-5"),
    ("1-5", "5-8", ""),
    ("5-8", "1-5", ""),
    ("1-2", "5-8", ""),
    ("1-8", "3-3", ""),
    ("3-3", "3-3", ""),
  ])
  func twoRanges(one: String, other: String, common: String) {
    let (one, other) = (ranges(one)[0], ranges(other)[0])
    #expect(one.intersection(other).map { [$0] } ?? [] == ranges(common))
    #expect(one.overlaps(other) == !common.isEmpty)
  }

  @Test func containing() {
    let range = ranges("2-5")[0]
    #expect((1...6).filter { range.contains(Instant(seconds: $0)) } == [2, 3, 4])
    #expect(range.contains(range))
    #expect(range.contains(ranges("5-5")[0]))
    #expect(!range.contains(ranges("2-6")[0]))
    #expect(!range.contains(ranges("1-3")[0]))
  }

  @Test(arguments: [
    ("", ""),
    ("1-1", ""),
    ("3-5 1-2", "1-2 3-5"),
    ("3-5 1-3", "1-5"),
    ("1-9 2-3 4-4", "1-9"),
    ("1-3 3-3 4-6", "1-3 4-6"),
    ("1-3 4-6 6-8", "1-3 4-8"),
  ])
  func normalizing(list: String, expected: String) {
    #expect(ranges(list).normalized() == ranges(expected))
  }

  @Test(arguments: [
    // from       taken away   leaves
    ("1-9", "", "1-9"),
    ("1-9", "3-5", "1-3 5-9"),
    ("1-9", "0-2 8-10", "2-8"),
    ("1-9", "0-10", ""),
    ("1-4 6-9", "3-7", "1-3 7-9"),
    ("6-9 1-4", "2-3 7-8", "1-2 3-4 6-7 8-9"),
    ("1-4", "4-6", "1-4"),
  ])
  func subtracting(list: String, others: String, expected: String) {
    #expect(ranges(list).subtracting(ranges(others)) == ranges(expected))
  }

  @Test(arguments: [
    ("1-9", "", ""),
    ("1-9", "3-5 7-12", "3-5 7-9"),
    ("1-4 6-9", "3-7", "3-4 6-7"),
    ("1-4", "4-6", ""),
    ("1-4 4-6", "2-5", "2-5"),
  ])
  func intersecting(list: String, others: String, expected: String) {
    #expect(ranges(list).intersecting(ranges(others)) == ranges(expected))
    #expect(ranges(others).intersecting(ranges(list)) == ranges(expected))
  }

  /// Second by second, for lists at random.
  @Test func listsAreSets() {
    var random = SplitMix(state: 7)
    func list() -> [TimeRange] {
      (0..<Int.random(in: 0...6, using: &random)).map { _ in
        TimeRange(
          from: Instant(seconds: .random(in: 0..<30, using: &random)),
          seconds: .random(in: 0..<8, using: &random))
      }
    }
    for _ in 0..<500 {
      let (left, right) = (list(), list())
      #expect(seconds(left.normalized()) == seconds(left))
      #expect(seconds(left.subtracting(right)) == seconds(left).subtracting(seconds(right)))
      #expect(seconds(left.intersecting(right)) == seconds(left).intersection(seconds(right)))
      for result in [left.normalized(), left.subtracting(right), left.intersecting(right)] {
        #expect(result == result.normalized())
      }
    }
  }

  @Test func coding() throws {
    let range = TimeRange(from: Instant(seconds: 0), seconds: 60)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let data = try encoder.encode(range)
    #expect(
      String(decoding: data, as: UTF8.self)
        == #"{"end":"1970-01-01T00:01:00Z","start":"1970-01-01T00:00:00Z"}"#)
    #expect(try JSONDecoder().decode(TimeRange.self, from: data) == range)
    let reversed = #"{"start":"1970-01-01T00:01:00Z","end":"1970-01-01T00:00:00Z"}"#
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(TimeRange.self, from: Data(reversed.utf8))
    }
  }

  private func seconds(_ ranges: [TimeRange]) -> Set<Int> {
    Set(ranges.flatMap { $0.start.seconds..<$0.end.seconds })
  }

  /// `"1-3 5-8"` in seconds.
  private func ranges(_ text: String) -> [TimeRange] {
    text.split(separator: " ").map { part in
      let ends = part.split(separator: "-").compactMap { Int($0) }
      return TimeRange(uncheckedStart: Instant(seconds: ends[0]), end: Instant(seconds: ends[1]))
    }
  }
}
