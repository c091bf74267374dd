/// The instants from `start` up to, but not including, `end`.
public struct TimeRange: Hashable, Sendable {
  public let start: Instant
  /// Never before `start`.
  public let end: Instant

  /// Nil if `end` lies before `start`.
  public init?(start: Instant, end: Instant) {
    guard start <= end else { return nil }
    self.init(uncheckedStart: start, end: end)
  }

  /// The range of that many seconds; empty if there are fewer than none.
  public init(from start: Instant, seconds: Int) {
    self.init(uncheckedStart: start, end: start + max(0, seconds))
  }

  /// For callers who know that `end` doesn't lie before `start`.
  public init(uncheckedStart start: Instant, end: Instant) {
    assert(start <= end, "a time range ends before it starts")
    self.start = start
    self.end = end
  }

  /// Elapsed seconds.
  public var duration: Int { end - start }

  public var isEmpty: Bool { start == end }

  public func contains(_ instant: Instant) -> Bool { start <= instant && instant < end }

  /// Whether `other` lies inside; an empty range does so even at the very end.
  public func contains(_ other: TimeRange) -> Bool { start <= other.start && other.end <= end }

  /// Whether the two have an instant in common. Ranges that only touch have none, nor have empty
  /// ones.
  public func overlaps(_ other: TimeRange) -> Bool {
    max(start, other.start) < min(end, other.end)
  }

  /// The instants that both have, or nil if there are none.
  public func intersection(_ other: TimeRange) -> TimeRange? {
    let (start, end) = (max(start, other.start), min(end, other.end))
    return start < end ? TimeRange(uncheckedStart: start, end: end) : nil
  }
}

extension TimeRange: Codable, CustomStringConvertible {
  private enum CodingKeys: String, CodingKey {
    case start, end
  }

  /// - Throws: `DecodingError` also when `end` lies before `start`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let start = try container.decode(Instant.self, forKey: .start)
    let end = try container.decode(Instant.self, forKey: .end)
    guard start <= end else {
      throw DecodingError.dataCorruptedError(
        forKey: .end, in: container, debugDescription: "the range ends before it starts")
    }
    self.init(uncheckedStart: start, end: end)
  }

  /// As in ISO 8601: `2026-11-26T07:00:00Z/2026-11-26T11:00:00Z`.
  public var description: String { "\(start)/\(end)" }
}

/// Sets of instants, as lists of ranges in any order.
extension [TimeRange] {
  /// The same instants as few ranges as possible: sorted, apart from each other, none empty.
  /// O(n log n), and O(n) for ranges that are already so.
  public func normalized() -> [TimeRange] {
    if isNormalized { return self }
    let sorted = filter { !$0.isEmpty }.sorted { $0.start < $1.start }
    var merged: [TimeRange] = []
    merged.reserveCapacity(sorted.count)
    for range in sorted {
      if let last = merged.last, range.start <= last.end {
        merged[merged.count - 1] = TimeRange(
          uncheckedStart: last.start, end: Swift.max(last.end, range.end))
      } else {
        merged.append(range)
      }
    }
    return merged
  }

  /// The instants that are here and not in `others`, normalized. O(n log n).
  public func subtracting(_ others: [TimeRange]) -> [TimeRange] {
    let holes = others.normalized()
    if holes.isEmpty { return normalized() }
    var result: [TimeRange] = []
    var next = 0
    for range in normalized() {
      while next < holes.count, holes[next].end <= range.start { next += 1 }
      var start = range.start
      // A hole may reach into the next range, so that `next` stays where it is.
      for hole in holes[next...] {
        guard hole.start < range.end else { break }
        if start < hole.start { result.append(TimeRange(uncheckedStart: start, end: hole.start)) }
        start = hole.end
      }
      if start < range.end { result.append(TimeRange(uncheckedStart: start, end: range.end)) }
    }
    return result
  }

  /// The instants that are both here and in `others`, normalized. O(n log n).
  public func intersecting(_ others: [TimeRange]) -> [TimeRange] {
    let (left, right) = (normalized(), others.normalized())
    var (i, j) = (0, 0)
    var result: [TimeRange] = []
    while i < left.count, j < right.count {
      if let common = left[i].intersection(right[j]) { result.append(common) }
      if left[i].end < right[j].end { i += 1 } else { j += 1 }
    }
    return result
  }

  private var isNormalized: Bool {
    guard let first, !first.isEmpty else { return isEmpty }
    return zip(self, dropFirst()).allSatisfy { $0.end < $1.start && !$1.isEmpty }
  }
}
