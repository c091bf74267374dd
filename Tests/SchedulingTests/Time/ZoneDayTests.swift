import Scheduling
import Testing

/// Days on which clocks are changed.
@Suite(.enabled(if: ZoneFiles.arePresent))
struct ZoneDayTests {
  @Test(arguments: [
    // zone                 local time          instants, or - and the end of the gap
    ("Europe/Zurich", "2026-03-29 01:59:59", "00:59:59Z"),
    ("Europe/Zurich", "2026-03-29 02:00", "- 01:00:00Z"),
    ("Europe/Zurich", "2026-03-29 02:59:59", "- 01:00:00Z"),
    ("Europe/Zurich", "2026-03-29 03:00", "01:00:00Z"),
    ("Europe/Zurich", "2026-10-25 01:59:59", "(2026-10-24) 23:59:59Z"),
    ("Europe/Zurich", "2026-10-25 02:00", "00:00:00Z 01:00:00Z"),
    ("Europe/Zurich", "2026-10-25 02:59:59", "00:59:59Z 01:59:59Z"),
    ("Europe/Zurich", "2026-10-25 03:00", "02:00:00Z"),
    // Half an hour.
    ("Australia/Lord_Howe", "2017-04-02 01:29:59", "(2017-04-01) 14:29:59Z"),
    ("Australia/Lord_Howe", "2017-04-02 01:30", "(2017-04-01) 14:30:00Z 15:00:00Z"),
    ("Australia/Lord_Howe", "2017-04-02 02:00", "(2017-04-01) 15:30:00Z"),
    ("Australia/Lord_Howe", "2017-10-01 02:00", "- (2017-09-30) 15:30:00Z"),
    ("Australia/Lord_Howe", "2017-10-01 02:30", "(2017-09-30) 15:30:00Z"),
    // Back for Ramadan, forward after it.
    ("Africa/Casablanca", "2017-03-26 02:30", "- 02:00:00Z"),
    ("Africa/Casablanca", "2017-05-21 02:30", "01:30:00Z 02:30:00Z"),
    ("Africa/Casablanca", "2017-07-02 02:30", "- 02:00:00Z"),
    ("Africa/Casablanca", "2017-10-29 02:30", "01:30:00Z 02:30:00Z"),
    // A whole day is missing: the other side of the date line.
    ("Pacific/Apia", "2011-12-29 23:59:59", "(2011-12-30) 09:59:59Z"),
    ("Pacific/Apia", "2011-12-30 00:00", "- 10:00:00Z"),
    ("Pacific/Apia", "2011-12-30 23:59:59", "- 10:00:00Z"),
    ("Pacific/Apia", "2011-12-31 00:00", "(2011-12-30) 10:00:00Z"),
    ("Pacific/Kwajalein", "1993-08-21 12:00", "- 12:00:00Z"),
    // At one minute past midnight.
    ("America/St_Johns", "2010-11-07 00:00:30", "02:30:30Z 03:30:30Z"),
    ("America/St_Johns", "2010-11-06 23:01", "(2010-11-07) 01:31:00Z 02:31:00Z"),
    ("America/St_Johns", "2010-03-14 00:30", "- 03:31:00Z"),
    // By the rule at the end of the file, and centuries after.
    ("Europe/Zurich", "2050-03-27 02:30", "- 01:00:00Z"),
    ("Europe/Zurich", "2050-10-30 02:30", "00:30:00Z 01:30:00Z"),
    ("Europe/Zurich", "2050-07-01 12:00", "10:00:00Z"),
    ("Europe/Zurich", "2499-10-25 02:30", "00:30:00Z 01:30:00Z"),
    ("Europe/Zurich", "9996-03-31 02:30", "- 01:00:00Z"),
    ("Australia/Lord_Howe", "2050-10-02 02:15", "- (2050-10-01) 15:30:00Z"),
    ("America/St_Johns", "2050-11-06 01:15", "03:45:00Z 04:45:00Z"),
    ("America/Santiago", "2050-09-04 00:30", "- 04:00:00Z"),
  ])
  func whenALocalTimeComes(name: String, text: String, expected: String) throws {
    let zone = try ZoneFiles.zone(name)
    let words = text.split(separator: " ").map(String.init)
    let date = try #require(LocalDate(iso8601: words[0]))
    let local = LocalDateTime(date: date, time: try #require(LocalTime(iso8601: words[1])))
    #expect(zone.resolve(local) == (try resolution(expected, on: date)))
    for instant in zone.instants(of: local) {
      #expect(zone.local(instant) == local)
    }
  }

  /// Times are of the given UTC date unless another one stands before them in brackets.
  private func resolution(_ text: String, on date: LocalDate) throws -> LocalResolution {
    var date = date.iso8601
    var isGap = false
    var instants: [Instant] = []
    for word in text.split(separator: " ") {
      if word == "-" {
        isGap = true
      } else if word.hasPrefix("(") {
        date = String(word.dropFirst().dropLast())
      } else {
        instants.append(try #require(Instant(iso8601: "\(date)T\(word)")))
      }
    }
    if isGap { return .none(gapEnd: instants[0]) }
    return instants.count == 1 ? .one(instants[0]) : .two(instants[0], instants[1])
  }

  @Test(arguments: [
    // zone             date        begins at               hours
    ("Europe/Zurich", "2026-03-28", "2026-03-27T23:00:00Z", 24.0),
    ("Europe/Zurich", "2026-03-29", "2026-03-28T23:00:00Z", 23),
    ("Europe/Zurich", "2026-10-25", "2026-10-24T22:00:00Z", 25),
    ("Europe/Zurich", "2050-10-30", "2050-10-29T22:00:00Z", 25),
    ("Australia/Lord_Howe", "2017-04-02", "2017-04-01T13:00:00Z", 24.5),
    ("Australia/Lord_Howe", "2017-10-01", "2017-09-30T13:30:00Z", 23.5),
    ("Pacific/Apia", "2011-12-29", "2011-12-29T10:00:00Z", 24),
    ("Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00Z", 0),
    ("Pacific/Apia", "2011-12-31", "2011-12-30T10:00:00Z", 24),
    // Midnight is skipped: the day begins at one.
    ("America/Sao_Paulo", "2017-10-15", "2017-10-15T03:00:00Z", 23),
    // Clocks go from midnight back to 23:00 of the same day.
    ("America/Sao_Paulo", "2017-02-18", "2017-02-18T02:00:00Z", 25),
    ("America/Sao_Paulo", "2017-02-19", "2017-02-19T03:00:00Z", 24),
    // The date steps back a minute after midnight: the hour counts to the day that had begun.
    ("America/St_Johns", "2010-11-06", "2010-11-06T02:30:00Z", 24),
    ("America/St_Johns", "2010-11-07", "2010-11-07T02:30:00Z", 25),
    ("America/St_Johns", "2010-03-14", "2010-03-14T03:30:00Z", 23),
  ])
  func daysOfUnusualLength(name: String, text: String, start: String, hours: Double) throws {
    let zone = try ZoneFiles.zone(name)
    let date = try #require(LocalDate(iso8601: text))
    #expect(zone.startOfDay(date).iso8601 == start)
    #expect(zone.day(date).duration == Int(hours * 3600))
  }

  @Test func changesOfAYear() throws {
    let zone = try ZoneFiles.zone("Europe/Zurich")
    let start = zone.startOfDay(try #require(LocalDate(iso8601: "2060-01-01")))
    let changes = zone.transitions(in: TimeRange(from: start, seconds: 366 * 86_400))
    #expect(changes.map(\.at.iso8601) == ["2060-03-28T01:00:00Z", "2060-10-31T01:00:00Z"])
    #expect(changes.map(\.offsetBefore) == [3600, 7200])
    #expect(changes.map(\.offsetAfter) == [7200, 3600])
    #expect(changes.map(\.abbreviation) == ["CEST", "CET"])
    #expect(changes.map(\.isDaylightSaving) == [true, false])
    // Half-open: a change at the start is in, one at the end is out.
    let between = TimeRange(uncheckedStart: changes[0].at, end: changes[1].at)
    #expect(zone.transitions(in: between) == [changes[0]])
  }

  @Test func ruleGoesOnForCenturies() throws {
    let zone = try ZoneFiles.zone("Europe/Zurich")
    let start = try #require(Instant(iso8601: "2000-01-01T00:00:00Z"))
    let end = try #require(Instant(iso8601: "3000-01-01T00:00:00Z"))
    let changes = zone.transitions(in: TimeRange(uncheckedStart: start, end: end))
    #expect(changes.count == 2000)
    for change in changes {
      let local = zone.local(change.at - 1)
      #expect(local.date.weekday == .sunday && local.date.day > 24)
      #expect([3, 10].contains(local.date.month))
    }
  }
}
