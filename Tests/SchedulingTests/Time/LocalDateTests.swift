import Foundation
import Scheduling
import Testing

struct LocalDateTests {
  @Test(arguments: [
    ("1970-01-01", 0, Weekday.thursday),
    ("1969-12-31", -1, .wednesday),
    ("2000-02-29", 11_016, .tuesday),
    ("2026-11-26", 20_783, .thursday),
    ("1900-03-01", -25_508, .thursday),
    ("0001-01-01", -719_162, .monday),
    ("9999-12-31", 2_932_896, .friday),
  ])
  func textAndBack(text: String, days: Int, weekday: Weekday) {
    #expect(LocalDate(days: days).iso8601 == text)
    #expect(LocalDate(iso8601: text)?.days == days)
    #expect(LocalDate(days: days).weekday == weekday)
  }

  @Test(arguments: [
    "", "2026-11-31", "2026-02-29", "1900-02-29", "2026-00-01", "2026-13-01", "2026-01-00",
    "0000-01-01", "2026-1-1", "20261126", "2026-11-26T", "2026/11/26", " 2026-11-26", "-026-11-26",
    "10000-01-01",
  ])
  func malformed(text: String) {
    #expect(LocalDate(iso8601: text) == nil)
  }

  /// Day by day through four centuries and more, against counting.
  @Test func everyDayFollowsTheOneBefore() throws {
    var date = try #require(LocalDate(year: 1599, month: 12, day: 31))
    var (year, month, day) = (1599, 12, 31)
    while year < 2020 {
      try #require(date.year == year && date.month == month && date.day == day, "\(date)")
      try #require(LocalDate(year: year, month: month, day: day) == date)
      let isLast = day == date.daysInMonth
      day = isLast ? 1 : day + 1
      if isLast {
        month = month == 12 ? 1 : month + 1
        if month == 1 { year += 1 }
      }
      date += 1
    }
  }

  @Test func beforeTheWritableYears() {
    let date = LocalDate(days: -719_163)
    #expect((date.year, date.month, date.day) == (0, 12, 31))
    #expect(LocalDate(days: -719_162 - 366 - 1).year == -1)
    #expect(LocalDate(days: 2_932_897).iso8601 == "+10000-01-01")
    #expect(LocalDate(year: 0, month: 12, day: 31) == nil)
    #expect(LocalDate(year: 10_000, month: 1, day: 1) == nil)
  }

  @Test(arguments: [
    ("2026-01-31", 1, "2026-02-28"),
    ("2028-01-31", 1, "2028-02-29"),
    ("2026-11-26", 2, "2027-01-26"),
    ("2026-01-15", -1, "2025-12-15"),
    ("2026-03-31", -13, "2025-02-28"),
    ("2026-03-31", 0, "2026-03-31"),
    ("2026-03-31", 1200, "2126-03-31"),
  ])
  func months(text: String, months: Int, expected: String) throws {
    let date = try #require(LocalDate(iso8601: text))
    #expect(date.adding(months: months).iso8601 == expected)
  }

  @Test func monthOfADate() throws {
    let date = try #require(LocalDate(iso8601: "2028-02-17"))
    #expect(date.firstOfMonth.iso8601 == "2028-02-01")
    #expect(date.daysInMonth == 29)
    #expect(Month(containing: date).iso8601 == "2028-02")
    #expect(Month(containing: date).last.iso8601 == "2028-02-29")
  }

  @Test func arithmeticAndRanges() throws {
    let date = try #require(LocalDate(iso8601: "2026-12-31"))
    #expect((date + 1).iso8601 == "2027-01-01")
    #expect(date - (date - 7) == 7)
    #expect(date - 1 < date)
    #expect((date...(date + 2)).map(\.day) == [31, 1, 2])
    #expect(Weekday.monday < .sunday)
    #expect(Weekday.allCases.map(\.rawValue) == Array(1...7))
  }

  @Test func coding() throws {
    let dates = [LocalDate(days: 0)]
    let data = try JSONEncoder().encode(dates)
    #expect(String(decoding: data, as: UTF8.self) == #"["1970-01-01"]"#)
    #expect(try JSONDecoder().decode([LocalDate].self, from: data) == dates)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([LocalDate].self, from: Data(#"["1970-02-30"]"#.utf8))
    }
  }
}

struct MonthTests {
  @Test func neighbours() throws {
    let november = try #require(Month(iso8601: "2026-11"))
    #expect(november.next.next.iso8601 == "2027-01")
    #expect(november.next.next.previous == november.next)
    #expect(november.first.iso8601 == "2026-11-01")
    #expect(november.last.iso8601 == "2026-11-30")
    #expect(november < november.next)
    #expect(november.next < november.next.next)
    #expect((november.year, november.month) == (2026, 11))
  }

  @Test(arguments: ["", "2026", "2026-00", "2026-13", "2026-1", "2026-11-01", "0000-01", "202611"])
  func malformed(text: String) {
    #expect(Month(iso8601: text) == nil)
  }
}
