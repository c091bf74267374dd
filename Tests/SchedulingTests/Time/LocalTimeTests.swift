import Foundation
import Scheduling
import Testing

struct LocalTimeTests {
  @Test(arguments: [
    ("00:00", 0), ("08:30", 30_600), ("08:30:15", 30_615), ("23:59:59", 86_399), ("24:00", 86_400),
  ])
  func textAndBack(text: String, seconds: Int) throws {
    let time = try #require(LocalTime(seconds: seconds))
    #expect(time.iso8601 == text)
    #expect(LocalTime(iso8601: text) == time)
    #expect(LocalTime(hour: time.hour, minute: time.minute, second: time.second) == time)
    let data = try JSONEncoder().encode([time])
    #expect(String(decoding: data, as: UTF8.self) == "[\"\(text)\"]")
    #expect(try JSONDecoder().decode([LocalTime].self, from: data) == [time])
  }

  @Test func secondsMayBeWritten() {
    #expect(LocalTime(iso8601: "08:30:00")?.iso8601 == "08:30")
    #expect(LocalTime(iso8601: "24:00:00") == .endOfDay)
  }

  @Test(arguments: [
    "", "8:30", "08:60", "08:30:60", "24:01", "24:00:01", "25:00", "08:30:", "08:30:1", "0830",
    "08:30Z", " 08:30", "-8:30", "08:30:15.5",
  ])
  func malformed(text: String) {
    #expect(LocalTime(iso8601: text) == nil)
  }

  @Test func limits() {
    #expect(LocalTime(seconds: -1) == nil)
    #expect(LocalTime(seconds: 86_401) == nil)
    #expect(LocalTime(hour: 24, minute: 0) == .endOfDay)
    #expect(LocalTime(hour: 24, minute: 0, second: 1) == nil)
    #expect(LocalTime(hour: -1, minute: 0) == nil)
    #expect(LocalTime(hour: .max, minute: .max, second: .max) == nil)
    #expect(LocalTime.midnight < .endOfDay)
  }
}

struct LocalDateTimeTests {
  @Test func endOfDayIsTheNextMidnight() throws {
    let date = try #require(LocalDate(iso8601: "2026-12-31"))
    let end = LocalDateTime(date: date, time: .endOfDay)
    #expect(end == LocalDateTime(date: date + 1, time: .midnight))
    #expect(end.description == "2027-01-01T00:00")
  }

  @Test(arguments: [0, -1, 86_399, 86_400, -86_400, 1_795_678_215])
  func secondsAndBack(seconds: Int) {
    let local = LocalDateTime(secondsSinceEpochAsIfUTC: seconds)
    #expect(local.secondsSinceEpochAsIfUTC == seconds)
    #expect(local < LocalDateTime(secondsSinceEpochAsIfUTC: seconds + 1))
  }
}
