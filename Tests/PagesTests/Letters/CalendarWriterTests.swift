import Pages
import Scheduling
import Testing

struct CalendarWriterTests {
  private func event(_ zone: String, _ start: String, summary: String = "x") throws -> CalendarEvent
  {
    CalendarEvent(
      uid: "apt_1@example.com", sequence: 3, stamp: LetterCast.madeAt,
      span: TimeRange(from: try #require(Instant(iso8601: start)), seconds: 3600),
      zone: try #require(LetterCast.zones.zone(zone)), summary: summary,
      organizer: CalendarPerson(name: "Heizung: \"Rhein\", ^1", address: "a@example.com"),
      attendees: [CalendarPerson(name: "Anna", address: "anna@example.com")])
  }

  @Test func linesAreFoldedAt75OctetsAndNeverInsideACharacter() throws {
    let summary = String(repeating: "ü🔧", count: 99)
    let event = try event("Europe/Vaduz", "2026-11-26T07:30:00Z", summary: summary)
    let text = CalendarWriter(event, method: .request).text
    let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
    #expect(lines.allSatisfy { $0.utf8.count <= 75 && !$0.utf8.contains(10) })
    #expect(text.replacing("\r\n ", with: "").contains("SUMMARY:\(summary)\r\n"))
    #expect(text.hasSuffix("END:VCALENDAR\r\n"))
  }

  @Test func textsAndNamesAreEscaped() throws {
    let text = CalendarWriter(
      try event("UTC", "2026-11-26T07:30:00Z", summary: "a\\b;c,d\r\ne\nf\u{0}\u{2028}g"),
      method: .request
    ).text.replacing("\r\n ", with: "")
    #expect(text.contains("SUMMARY:a\\\\b\\;c\\,d\\ne\\nf\\ng\r\n"))
    #expect(text.contains("ORGANIZER;CN=\"Heizung: ^'Rhein^', ^^1\":mailto:a@example.com\r\n"))
  }

  @Test func onsetsStandOnTheClockBeforeTheChange() throws {
    let text = CalendarWriter(try event("Europe/Vaduz", "2026-11-26T07:30:00Z"), method: .request)
      .text
    // Three years around the event, each change on its own; no rule.
    for line in [
      "TZID:Europe/Vaduz", "DTSTART:20241027T030000", "RDATE:20251026T030000",
      "RDATE:20261025T030000", "RDATE:20271031T030000", "DTSTART:20250330T020000",
      "RDATE:20260329T020000", "RDATE:20270328T020000", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100",
      "TZNAME:CEST",
    ] {
      #expect(text.contains(line + "\r\n"), "\(line)")
    }
    #expect(!text.contains("RRULE"))
  }

  @Test func aZoneWithoutChanges() throws {
    let text = CalendarWriter(try event("Asia/Kathmandu", "2026-11-26T07:30:00Z"), method: .request)
      .text
    #expect(text.contains("TZOFFSETFROM:+0545\r\nTZOFFSETTO:+0545\r\n"))
    #expect(text.contains("DTSTART;TZID=Asia/Kathmandu:20261126T131500\r\n"))
  }

  @Test(arguments: [
    // The hour from 2:00 to 3:00 comes twice that day: the second time is told in UTC.
    ("2026-10-25T00:30:00Z", "DTSTART;TZID=Europe/Vaduz:20261025T023000\r\n"),
    ("2026-10-25T01:30:00Z", "DTSTART:20261025T013000Z\r\n"),
  ])
  func theHourThatComesTwice(start: String, line: String) throws {
    let text = CalendarWriter(try event("Europe/Vaduz", start), method: .request).text
    #expect(text.contains(line))
  }

  @Test func methods() throws {
    let event = try event("UTC", "2026-11-26T07:30:00Z")
    #expect(CalendarWriter(event, method: .cancel).text.contains("METHOD:CANCEL\r\n"))
    #expect(!CalendarWriter(event, method: nil).text.contains("METHOD"))
    #expect(CalendarWriter(event, method: nil).text.contains("ATTENDEE"))
    // Who only reads an event is no part of it.
    #expect(!CalendarWriter(event, method: .publish).text.contains("ATTENDEE"))
  }

  @Test func degreesHaveSixDecimals() throws {
    var event = try event("UTC", "2026-11-26T07:30:00Z")
    event.place = Place(latitude: -0.0000014, longitude: 179.9999996)
    event.alarm = 24 * 3600
    let text = CalendarWriter(event, method: .request).text
    #expect(text.contains("GEO:-0.000001;180.000000\r\n"))
    #expect(text.contains("TRIGGER:-PT1440M\r\n"))
  }
}
