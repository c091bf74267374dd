import Pages
import Scheduling
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// People, places and visits that the tests of letters tell of.
enum LetterCast {
  static let head = Letterhead(
    theme: Theme(
      name: "Rheintal Heizung", accent: "#0b6e5f", contactEmail: "hallo@rheintal.example",
      contactPhone: "+423 230 00 00", footer: "Rheintal Heizung AG, Vaduz"),
    site: SitePath(prefix: "https://visits.example.com"), sender: "termine@rheintal.example",
    host: "visits.example.com")

  static let zones = ZoneSource { name in
    guard let file = try? Data(contentsOf: URL(filePath: "/usr/share/zoneinfo/\(name)")) else {
      return nil
    }
    return try? Zone(name: name, tzif: [UInt8](file))
  }

  static func writer() throws -> LetterWriter {
    LetterWriter(head, zones: zones, templates: try LetterTemplates())
  }

  static func anna(
    language: String = "en", zone: String = "Europe/Vaduz", name: String = "Anna Keller"
  ) -> Recipient {
    Recipient(name: name, email: "anna@customers.example", language: language, zone: zone)
  }

  static let madeAt = Instant(iso8601: "2026-11-02T09:15:00Z")!

  /// A yearly service on a Thursday at 8:30 in Vaduz.
  static func visit() throws -> VisitFacts {
    VisitFacts(
      appointment: try #require(AppointmentID("apt_0001")), number: "A-100042",
      service: "Yearly service", product: "Vitodens 200",
      slot: Slot(start: Instant(iso8601: "2026-11-26T07:30:00Z")!), previous: nil, duration: 3600,
      zone: "Europe/Vaduz", venue: .onSite,
      address: Address(
        street: "Landstrasse 12", postalCode: "9490", city: "Vaduz", country: "LI",
        place: Place(latitude: 47.141, longitude: 9.5209)),
      resource: "Dries Plumber", comment: "Ring twice;\nthe dog is friendly", reason: nil,
      sequence: 0, meetingLink: nil, phoneInstructions: nil, key: "k3y")
  }

  static func message(
    _ kind: Message.Kind, _ facts: VisitFacts, to recipient: Recipient = anna()
  ) throws -> Message {
    Message(
      id: try #require(MessageID("msg_0001")), kind: kind, recipient: recipient,
      content: .visit(facts), createdAt: madeAt)
  }

  static func invitation(
    to recipient: Recipient = anna(), inviter: String? = "Ivo Office",
    expiresAt: Instant? = Instant(iso8601: "2026-12-24T11:00:00Z")
  ) throws -> Message {
    Message(
      id: try #require(MessageID("msg_0002")), kind: .portalInvitation, recipient: recipient,
      content: .invitation(
        InvitationFacts(code: "KX7-20P-9QM", inviter: inviter, expiresAt: expiresAt)),
      createdAt: madeAt)
  }
}
