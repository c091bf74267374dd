import Outbound
import Pages
import Scheduling
import Testing

/// Letters about visits as the recipient's calendar program reads them.
struct CalendarMailTests {
  private func slot(_ text: String) throws -> Slot { try #require(Slot(text: text)) }

  @Test func bookedMovedAndCanceled() async throws {
    let server = try await MailServer.start()
    let mailer = Mailer.smtp(server.settings())
    let (first, second) = (try slot("2026-11-26T07:30:00Z"), try slot("2026-12-01T13:00:00Z"))
    let letters = [
      try MailCast.letter(.confirmed, slot: first, sequence: 0),
      try MailCast.letter(.rescheduled, slot: second, previous: first, sequence: 1),
      try MailCast.letter(.canceled, slot: second, sequence: 2),
    ]
    for (number, letter) in letters.enumerated() {
      let mail = MailMessage(
        letter, from: MailCast.office, to: MailCast.anna, messageID: "msg_\(number)@example.com",
        date: MailCast.madeAt + number)
      #expect(await mailer.send(mail) == .delivered(reply: "250 OK"))
    }
    let mails = try await server.mails().sorted { $0.date < $1.date }
    #expect(mails.map(\.faults) == [[], [], []])
    for mail in mails {
      #expect(
        mail.parts == [
          "multipart/mixed", "multipart/alternative", "text/plain", "text/html", "text/calendar",
          "application/ics",
        ])
      #expect(mail.attachments == ["invite.ics"])
      #expect(mail.text.contains("A-100042") && mail.html.contains("A-100042"))
    }
    let events = mails.compactMap(\.event)
    #expect(events.map(\.method) == ["REQUEST", "REQUEST", "CANCEL"])
    #expect(events.map(\.uid) == Array(repeating: "apt_0001@visits.example.com", count: 3))
    #expect(events.map(\.sequence) == [0, 1, 2])
    #expect(events.map(\.status) == ["CONFIRMED", "CONFIRMED", "CANCELLED"])
    #expect(
      events.map(\.start) == [
        "2026-11-26T07:30:00Z", "2026-12-01T13:00:00Z", "2026-12-01T13:00:00Z",
      ])
    let event = try #require(events.first)
    #expect(event.end == "2026-11-26T09:00:00Z")
    #expect(event.zones == ["Europe/Vaduz"])
    #expect(event.summary == "Jährlicher Service · Rheintal Heizung")
    #expect(event.location == "Städtle 3, 9490 Vaduz")
    #expect(event.geo == [47.141, 9.5209])
    #expect(event.url == "https://visits.example.com/v/k3y")
    #expect(event.description.contains("Bemerkung: Bitte läuten; danke, tschüss 👋"))
    #expect(event.organizer.lowercased() == "mailto:termine@rheintal.example")
    #expect(event.organizerName == "Rheintal Heizung")
    #expect(event.attendees.map { $0.lowercased() } == ["mailto:anna@customers.example"])
    #expect(event.attendeeParameters.first?["PARTSTAT"] == "ACCEPTED")
    #expect(event.attendeeParameters.first?["RSVP"] == "FALSE")
  }

  @Test func anArrivalWindowIsTheEvent() async throws {
    let letter = try MailCast.letter(
      .confirmed, slot: try slot("2026-11-26T07:00:00Z/2026-11-26T11:00:00Z"), sequence: 0)
    let content = try #require(letter.calendar?.content)
    let event = try #require(try await MailServer.events([content]).first)
    #expect(event.faults == [])
    #expect(event.start == "2026-11-26T07:00:00Z" && event.end == "2026-11-26T11:00:00Z")
    #expect(event.summary == "Jährlicher Service, Ankunft 8:00–12:00 · Rheintal Heizung")
  }

  /// Instants beside each zone's clock changes and far from them, two years long: a library that
  /// knows nothing but our VTIMEZONE must come to the same instants.
  @Test(arguments: [
    "Europe/Vaduz", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Europe/Dublin",
    "Africa/Casablanca", "America/St_Johns", "America/Sao_Paulo", "Pacific/Chatham",
  ])
  func timesAreRightByOurVTIMEZONEAlone(name: String) async throws {
    let zone = try #require(MailCast.zones.zone(name))
    let range = TimeRange(
      uncheckedStart: Instant(iso8601: "2026-01-01T00:00:00Z")!,
      end: Instant(iso8601: "2028-01-01T00:00:00Z")!)
    var starts = zone.transitions(in: range).flatMap { change in
      [-86_400, -3600, -1800, -1, 0, 1800, 3600, 7200, 86_400].map { change.at + $0 }
    }
    for month in 0..<24 { starts.append(range.start + month * 30 * 86_400 + 12_345) }
    let contents = try starts.map { start in
      let letter = try MailCast.letter(
        .confirmed, slot: Slot(start: start), sequence: 0, zone: name)
      return try #require(letter.calendar?.content)
    }
    let events = try await MailServer.events(contents)
    #expect(events.count == starts.count)
    for (start, event) in zip(starts, events) {
      #expect(event.faults == [], "\(start)")
      #expect(event.start == start.iso8601)
      #expect(event.end == (start + 5400).iso8601, "the end of \(start)")
      #expect(event.zones == [name])
    }
  }
}
