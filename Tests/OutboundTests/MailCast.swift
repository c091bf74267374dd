import Foundation
import Outbound
import Pages
import Scheduling
import Testing

/// Letters and their people, for tests that send them.
enum MailCast {
  static let office = MailAddress("termine@rheintal.example", name: "Rheintal Heizung")!
  static let anna = MailAddress("anna@customers.example", name: "Anna Keller")!
  static let madeAt = Instant(iso8601: "2026-11-02T09:15:00Z")!

  static let zones = ZoneSource { name in
    let file = URL(filePath: "/usr/share/zoneinfo/\(name)")
    return (try? Data(contentsOf: file)).flatMap { try? Zone(name: name, tzif: [UInt8]($0)) }
  }

  static func mail(
    to: MailAddress = anna, from: MailAddress = office, subject: String = "Your appointment",
    text: String = "Hello", id: String = "msg_0001@visits.example.com"
  ) -> MailMessage {
    MailMessage(
      from: from, to: to, subject: subject, text: text, html: "<p>Hello</p>", messageID: id,
      date: madeAt)
  }

  static func recipient(_ local: String) -> MailAddress {
    MailAddress("\(local)@customers.example", name: "Greta Gassner")!
  }

  /// The letter about a yearly service, as the product makes it.
  static func letter(
    _ kind: Message.Kind, slot: Slot, previous: Slot? = nil, sequence: Int,
    zone: String = "Europe/Vaduz", venue: Venue = .onSite
  ) throws -> Letter {
    let facts = VisitFacts(
      appointment: try #require(AppointmentID("apt_0001")), number: "A-100042",
      service: "Jährlicher Service", product: "Vitodens 200", slot: slot, previous: previous,
      duration: 5400, zone: zone, venue: venue,
      address: Address(
        street: "Städtle 3", postalCode: "9490", city: "Vaduz", country: "LI",
        place: Place(latitude: 47.141, longitude: 9.5209)),
      resource: "Jürg Ñandú", comment: "Bitte läuten; danke, tschüss 👋",
      reason: kind == .canceled ? "Wir ziehen um" : nil, sequence: sequence, meetingLink: nil,
      phoneInstructions: nil, key: "k3y")
    let head = Letterhead(
      theme: Theme(name: "Rheintal Heizung", accent: "#0b6e5f", contactPhone: "+423 230 00 00"),
      site: SitePath(prefix: "https://visits.example.com"), sender: office.address,
      host: "visits.example.com")
    let recipient = Recipient(
      name: anna.name, email: anna.address, language: "de", zone: zone)
    let message = Message(
      id: try #require(MessageID("msg_0001")), kind: kind, recipient: recipient,
      content: .visit(facts), createdAt: madeAt)
    return LetterWriter(head, zones: zones, templates: try LetterTemplates()).letter(message)
  }
}
