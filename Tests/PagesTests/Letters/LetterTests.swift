import Pages
import Scheduling
import Testing

struct LetterTests {
  @Test func invitation() throws {
    let letter = try LetterCast.writer().letter(try LetterCast.invitation())
    #expect(letter.subject == "Your invitation to Rheintal Heizung")
    #expect(letter.calendar == nil)
    for part in [letter.text, letter.html] {
      #expect(part.contains("Ivo Office invites you"))
      #expect(part.contains("KX7-20P-9QM"))
      #expect(part.contains("https://visits.example.com/redeem?code=KX7-20P-9QM"))
      #expect(part.contains("until Thursday, 24 December 2026, 12:00, Vaduz time"))
    }
  }

  @Test func invitationFromNobodyInParticular() throws {
    let message = try LetterCast.invitation(inviter: nil, expiresAt: nil)
    let letter = try LetterCast.writer().letter(message)
    #expect(letter.text.contains("Rheintal Heizung invites you"))
    #expect(!letter.text.contains("until"))
  }

  @Test func confirmation() throws {
    let message = try LetterCast.message(.confirmed, try LetterCast.visit())
    let letter = try LetterCast.writer().letter(message)
    #expect(letter.subject == "Booked: Yearly service, Thu 26 November, 8:30")
    #expect(
      letter.text == """
        Hello Anna Keller,

        Your appointment is booked.

        Yearly service
        Thursday, 26 November 2026, 8:30, Vaduz time (Central European Time)

        Place: Landstrasse 12, 9490 Vaduz
        With: Dries Plumber
        Product: Vitodens 200
        Appointment number: A-100042

        Your comment:
        Ring twice;
        the dog is friendly

        View the appointment: https://visits.example.com/v/k3y
        Choose another time: https://visits.example.com/v/k3y?to=rescheduling
        Cancel the appointment: https://visits.example.com/v/k3y?to=cancellation

        The invitation for your calendar is attached.

        Rheintal Heizung
        Questions? +423 230 00 00 · hallo@rheintal.example
        Rheintal Heizung AG, Vaduz

        """)
    #expect(letter.calendar?.method == .request)
  }

  @Test func confirmationInGerman() throws {
    let message = try LetterCast.message(
      .confirmed, try LetterCast.visit(), to: LetterCast.anna(language: "de-LI"))
    let letter = try LetterCast.writer().letter(message)
    #expect(letter.subject.hasPrefix("Gebucht: Yearly service, Do 26. November"))
    #expect(letter.text.hasPrefix("Guten Tag Anna Keller\n\nIhr Termin ist gebucht."))
    #expect(letter.html.contains("<html lang=\"de\">"))
    #expect(!(letter.text + letter.html).contains("ß"))
  }

  @Test func rescheduled() throws {
    var facts = try LetterCast.visit()
    facts.previous = facts.slot
    facts.slot = Slot(start: Instant(iso8601: "2026-12-01T13:00:00Z")!)
    facts.sequence = 1
    let letter = try LetterCast.writer().letter(try LetterCast.message(.rescheduled, facts))
    for part in [letter.text, letter.html] {
      #expect(part.contains("Tuesday, 1 December 2026, 14:00, Vaduz time"))
      #expect(part.contains("No longer: Thursday, 26 November 2026, 8:30, Vaduz time"))
    }
    #expect(letter.calendar?.method == .request)
    #expect(letter.calendar?.content.contains("SEQUENCE:1\r\n") == true)
  }

  @Test func canceled() throws {
    var facts = try LetterCast.visit()
    facts.reason = "The lift is being replaced <soon>"
    let letter = try LetterCast.writer().letter(try LetterCast.message(.canceled, facts))
    #expect(letter.text.contains("Reason:\nThe lift is being replaced <soon>"))
    #expect(letter.html.contains("The lift is being replaced &lt;soon&gt;"))
    #expect(letter.text.contains("Book another appointment: https://visits.example.com/book"))
    #expect(!letter.text.contains("to=rescheduling"))
    #expect(letter.calendar?.method == .cancel)
    #expect(letter.calendar?.content.contains("STATUS:CANCELLED\r\n") == true)
  }

  @Test func anArrivalWindow() throws {
    var facts = try LetterCast.visit()
    facts.slot = try #require(Slot(text: "2026-11-26T07:00:00Z/2026-11-26T11:00:00Z"))
    let letter = try LetterCast.writer().letter(try LetterCast.message(.confirmed, facts))
    #expect(letter.text.contains("8:00–12:00, Vaduz time"))
    #expect(letter.text.contains("We arrive within this time."))
    let calendar = try #require(letter.calendar?.content)
    #expect(calendar.contains("DTSTART;TZID=Europe/Vaduz:20261126T080000\r\n"))
    #expect(calendar.contains("DTEND;TZID=Europe/Vaduz:20261126T120000\r\n"))
    #expect(calendar.contains("SUMMARY:Yearly service\\, arrival 8:00–12:00"))
  }

  @Test func theReadersClockIsNamedWhereItDiffers() throws {
    let message = try LetterCast.message(
      .confirmed, try LetterCast.visit(), to: LetterCast.anna(zone: "America/New_York"))
    let letter = try LetterCast.writer().letter(message)
    #expect(letter.text.contains("8:30, Vaduz time"))
    #expect(letter.text.contains("that is Thursday, 26 November 2026, 2:30, New York time."))
  }

  @Test func aVideoVisitStandsInTheReadersTimeAndHasItsLink() throws {
    var facts = try LetterCast.visit()
    facts.venue = .video
    facts.meetingLink = "https://meet.example/{appointment}"
    let message = try LetterCast.message(
      .confirmed, facts, to: LetterCast.anna(zone: "America/New_York"))
    let letter = try LetterCast.writer().letter(message)
    #expect(letter.text.contains("2:30, New York time"))
    #expect(!letter.text.contains("Vaduz time"))
    #expect(letter.text.contains("Video call: https://meet.example/A-100042"))
    #expect(letter.html.contains("href=\"https://meet.example/A-100042\""))
    let calendar = try #require(letter.calendar?.content)
    #expect(calendar.contains("LOCATION:https://meet.example/A-100042"))
    #expect(!calendar.contains("GEO"))
  }

  @Test func aPhoneVisitSaysWhoCalls() throws {
    var facts = try LetterCast.visit()
    facts.venue = .phone
    facts.phoneInstructions = "We call you on +423 230 11 22"
    let letter = try LetterCast.writer().letter(try LetterCast.message(.confirmed, facts))
    for part in [letter.text, letter.html] {
      #expect(part.contains("By phone: We call you on +423 230 11 22"))
      #expect(!part.contains("Landstrasse"))
    }
  }

  @Test(arguments: ["javascript:alert(1)", "https://a b", "data:text/html,x", "https://x\r\ny"])
  func onlyWebAddressesBecomeLinks(link: String) throws {
    var facts = try LetterCast.visit()
    facts.venue = .video
    facts.meetingLink = link
    let letter = try LetterCast.writer().letter(try LetterCast.message(.confirmed, facts))
    #expect(!(letter.html + letter.text).contains(link))
  }

  @Test func whatPeopleWroteStaysText() throws {
    var facts = try LetterCast.visit()
    facts.comment = "{{number}} <script>alert(1)</script> \"<\u{301}img>"
    facts.service = "Service\r\nBcc: all@example.com"
    let anna = LetterCast.anna(name: "<b>Anna</b>\r\nBcc: everybody@example.com")
    let letter = try LetterCast.writer().letter(
      try LetterCast.message(.confirmed, facts, to: anna))
    #expect(!letter.html.contains("<script>") && !letter.html.contains("<b>Anna"))
    #expect(letter.html.contains("&lt;\u{301}img&gt;"))
    #expect(letter.html.contains("{{number}} &lt;script&gt;"))
    #expect(letter.subject.split(whereSeparator: \.isNewline).count == 1)
    #expect(letter.subject.contains("Service Bcc: all@example.com"))
    #expect(letter.text.hasPrefix("Hello <b>Anna</b> Bcc: everybody@example.com,\n"))
    #expect(letter.calendar?.content.contains("\r\nBcc") == false)
  }

  /// The demo's mailbox and letters whose secrets were wiped.
  @Test func withoutAKeyLinksLeadToThePortal() throws {
    var facts = try LetterCast.visit()
    facts.key = ""
    let letter = try LetterCast.writer().letter(try LetterCast.message(.confirmed, facts))
    #expect(letter.text.contains("https://visits.example.com/appointments/apt_0001/rescheduling"))
  }

  @Test func zonesThatNobodyKnowsAreNamedHonestly() throws {
    var facts = try LetterCast.visit()
    facts.zone = "Mars/Olympus"
    let message = try LetterCast.message(
      .confirmed, facts, to: LetterCast.anna(zone: "Mars/Olympus"))
    let letter = try LetterCast.writer().letter(message)
    #expect(letter.text.contains("7:30, UTC"))
    #expect(letter.calendar?.content.contains("DTSTART:20261126T073000Z\r\n") == true)
  }
}
