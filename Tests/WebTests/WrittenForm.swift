import Foundation
import Scheduling
import Storage
import Testing

/// A form with fields that do what it is for.
struct WrittenForm: Sendable, CustomTestStringConvertible {
  enum Who: Sendable {
    case nobody, customer
    case staff(String)
  }

  typealias Preparation = @Sendable (Stage, Browser) async throws -> String

  /// As in ``Route``.
  var route: String
  var who: Who
  /// Where the form is shown; empty: what is sent is all that it has.
  var page: String
  /// Empty ones are sent as the page shows them.
  var fields: [String: String]
  /// Names that the form takes without showing them this time.
  var also: Set<String>
  /// The last line of the journal afterwards; nil: there is none of it.
  var event: String?
  var file: (name: String, bytes: [UInt8])?
  /// Makes what is needed, and answers the form's address.
  var prepare: Preparation

  var testDescription: String { route }

  /// - Parameter id: of the record that the path names.
  init(
    _ who: Who, _ route: String, id: String = "", page: String = "",
    _ fields: [String: String], event: String?, also: Set<String> = [],
    file: (name: String, bytes: [UInt8])? = nil, prepare: Preparation? = nil
  ) {
    (self.route, self.who, self.page, self.fields) = (route, who, page, fields)
    (self.event, self.also, self.file) = (event, also, file)
    self.prepare = prepare ?? { _, _ in route.replacing("{id}", with: id) }
  }

  /// The values of a form on a page, by the names of its inputs; empty: it isn't there.
  static func shown(at path: String, on page: String) -> [String: String] {
    guard let start = page.range(of: "action=\"\(path)\"") else { return [:] }
    let form = page[start.upperBound...]
    let end = form.range(of: "</form>")?.lowerBound ?? form.endIndex
    var shown: [String: String] = [:]
    for tag in String(form[..<end]).matches(of: /<(?:input|select|textarea|button)\b[^>]*>/) {
      guard let name = tag.output.firstMatch(of: #/ name="([^"]*)"/#)?.output.1 else { continue }
      let value = tag.output.firstMatch(of: #/ value="([^"]*)"/#)?.output.1
      shown[String(name)] = value.map(String.init) ?? ""
    }
    return shown
  }

  /// Without identifiers, hashes and passwords that are made anew each time.
  static func plain(_ text: String) -> String {
    text.replacing(/_[0-9a-f]{32}/, with: "_NEW").replacing(/[0-9a-f]{64}/, with: "HASH")
      .replacing(/\/invited\/[\w-]+\/booked\/[\w-]+/, with: "/invited/NEW")
      .replacing(/\/embed\/staff\/[\w-]+/, with: "/embed/staff/NEW")
      .replacing(/"[0-9a-f]{16}"/, with: "\"LINK\"")
      .replacing(/hash of ([0-9a-z]{6}-){2}[0-9a-z]{6}/, with: "hash of NEW")
  }

  static let all =
    portal + visits + people + offers + resources + settings + administration
    + sharing + framed + lists + flows

  // MARK: Customers

  private static let mira = "/appointments/" + Firm.miraVisit
  private static let booking = [
    "appointment": "apt_by-test", "asset": "ast_mira", "service": "svc_yearly",
    "slot": Firm.freeSlot,
  ]
  private static let profile = [
    "firstName": "Nora", "lastName": "Neu", "phone": "+423 555 01 99", "language": "en",
    "zone": "Europe/Vaduz",
  ]

  private static let portal: [WrittenForm] = [
    .init(
      .nobody, "/sign-in", page: "/sign-in",
      ["email": Firm.miraMail, "password": Firm.password], event: nil),
    .init(.customer, "/sign-out", [:], event: nil),
    .init(.nobody, "/redeem", page: "/redeem", ["code": ""], event: "invitation.created") {
      stage, browser in
      _ = try await browser.get("/redeem?code=" + (try await stage.invitation()))
      return "/redeem"
    },
    .init(
      .nobody, "/redeem/profile", page: "/redeem/profile",
      profile.merging(["email": "nora@example.org", "password": "long enough, says Nora"]) { $1 },
      event: "invitation.redeemed"
    ) { stage, browser in
      _ = try await browser.post("/redeem", ["code": try await stage.invitation()])
      return "/redeem/profile"
    },
    .init(
      .customer, "/appointments", page: "/book?asset=ast_mira&service=svc_yearly&day=2026-11-27",
      booking, event: "appointment.booked", also: ["workOrder", "category", "address"]),
    .init(.customer, "/profile", page: "/profile", profile, event: "contact.profileChanged"),
    .init(
      .customer, "/profile/deletion", page: "/profile/deletion", ["password": Firm.password],
      event: "profile.deleted"),
    .init(
      .customer, "/appointments/{id}/comment", id: Firm.miraVisit, page: mira,
      ["comment": "Ring once."], event: "appointment.commented"),
    .init(
      .customer, "/appointments/{id}/rescheduling", id: Firm.miraVisit,
      page: mira + "/rescheduling?day=2026-11-27", ["slot": Firm.freeSlot, "version": "1"],
      event: "appointment.rescheduled"),
    .init(
      .customer, "/appointments/{id}/cancellation", id: Firm.miraVisit,
      page: mira + "/cancellation", ["reason": "Away"], event: "appointment.canceled"),
  ]

  // MARK: Visits

  private static let visit = "/staff/appointments/" + Firm.miraVisit

  private static let visits: [WrittenForm] = [
    .init(
      .nobody, "/staff/sign-in", page: "/staff/sign-in",
      ["email": "lena@staff.example", "password": Firm.password], event: nil),
    .init(.staff("lena"), "/staff/sign-out", [:], event: nil),
    .init(
      .staff("dora"), "/staff/appointments/new",
      page:
        "/staff/appointments/new?contact=con_mira&asset=ast_mira&service=svc_yearly&day=2026-11-27",
      booking.merging(["contact": "con_mira"]) { $1 }, event: "appointment.booked",
      also: ["workOrder", "category", "address", "resource"]),
    .init(
      .staff("lena"), "/staff/appointments/{id}/rescheduling", id: Firm.miraVisit,
      page: visit + "/rescheduling?day=2026-11-27", ["slot": Firm.freeSlot, "version": "1"],
      event: "appointment.rescheduled", also: ["resource"]),
    .init(
      .staff("lena"), "/staff/appointments/{id}/state", id: Firm.miraVisit,
      ["state": "traveling", "version": "1"], event: "appointment.stateChanged"),
    .init(
      .staff("lena"), "/staff/appointments/{id}/links/{link}", ["change": "block"],
      event: "appointment.linkBlocked"
    ) { stage, browser in
      _ = try await stage.link(to: Firm.miraVisit)
      let page = try await browser.get(visit).text
      let action = page.firstMatch(of: /action="([^"]*\/links\/[0-9a-f]{16})"/)
      return String(try #require(action).output.1)
    },
    .init(
      .staff("dora"), "/staff/messages/{id}/sending", page: "/staff/messages?state=failed", [:],
      event: "message.resent"
    ) { stage, _ in
      _ = try await stage.customer().post("/appointments", booking)
      let letter = try #require(try await stage.store.claim(limit: 1, lease: 60).first)
      try await stage.store.settle(letter, as: .failed(reason: "550"))
      return "/staff/messages/\(letter.message.id)/sending"
    },
  ]

  // MARK: People

  private static let people: [WrittenForm] = [
    .init(
      .staff("dora"), "/staff/contacts", page: "/staff/contacts/new", ["lastName": "New"],
      event: "contact.created"),
    .init(
      .staff("dora"), "/staff/contacts/{id}/edit", id: "con_mira",
      page: "/staff/contacts/con_mira/edit",
      ["lastName": "Ospelt-Beck", "account": "acc_mira", "email": Firm.miraMail],
      event: "contact.changed", also: ["tag"]),
    .init(
      .staff("dora"), "/staff/contacts/{id}/roles", id: "con_mira",
      page: "/staff/contacts/con_mira",
      ["change": "add", "role": "rol_looker"], event: "contact.roleAdded"),
    .init(
      .staff("dora"), "/staff/contacts/{id}/deletion", id: "con_mira",
      page: "/staff/contacts/con_mira/deletion", [:], event: "appointment.conflicted"),
    .init(
      .staff("dora"), "/staff/contacts/{id}/invitation", id: "con_new",
      page: "/staff/contacts/con_new/invitation", ["kind": "single", "role.rol_customer": "true"],
      event: "invitation.created", also: ["role.rol_office", "role.rol_administrator"]),
    .init(
      .staff("dora"), "/staff/invitations/{id}/resending", ["sendsMail": "true"],
      event: "invitation.resent"
    ) { stage, _ in "/staff/invitations/\(try await stage.standingInvitation())/resending" },
    .init(.staff("dora"), "/staff/invitations/{id}/revocation", [:], event: "invitation.revoked") {
      stage, _ in "/staff/invitations/\(try await stage.standingInvitation())/revocation"
    },
    .init(
      .staff("dora"), "/staff/accounts", page: "/staff/accounts/new", ["name": "New"],
      event: "account.created", also: ["resource.res_unskilled"]),
    .init(
      .staff("dora"), "/staff/accounts/{id}/edit", id: "acc_mira",
      page: "/staff/accounts/acc_mira/edit", ["name": "Ospelt", "resource": ""],
      event: "account.changed", also: ["resource.res_unskilled"]),
  ]
}
