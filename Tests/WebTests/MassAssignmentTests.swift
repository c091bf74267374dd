import Foundation
import HTTPTypes
import Scheduling
import Storage
import Synchronization
import Testing
import Web

/// Every form of the site, sent with fields that it doesn't have.
///
/// Each case runs twice, each time in a company of its own: as a browser would send it, and with
/// everything that somebody would like to decide who must not. Both must leave the same company, the
/// same journal and the same letters behind.
@Suite("Mass assignment")
struct MassAssignmentTests {
  /// By name. A form that really shows a field of that name is sent without it.
  static let poison = [
    "id": "con_omar", "organization": "org_next", "organizationID": "org_next",
    "organization_id": "org_next", "owner": "con_omar", "provider": "res_unskilled",
    "contact": "con_omar", "contact_id": "con_omar", "account": "acc_omar",
    "account_id": "acc_omar", "resource": "res_unskilled", "resource_id": "res_unskilled",
    "resource.res_unskilled": "required", "member": "stf_ada", "staff": "stf_ada",
    "user": "stf_ada", "by": "con_omar", "actor": "stf_ada", "madeBy": "stf_ada",
    "createdBy": "stf_ada", "createdAt": "2020-01-01T00:00:00Z",
    "deletedAt": "2020-01-01T00:00:00Z", "revokedAt": "", "expiresAt": "2099-01-01T00:00:00Z",
    "approvedAt": "2020-01-01T00:00:00Z", "testedAt": "2020-01-01T00:00:00Z",
    "password": "mine, all mine", "passwordHash": "hash of mine", "isEnabled": "false",
    "enabled": "false", "role": "rol_office", "roles": "rol_office", "role.rol_office": "true",
    "role.rol_customer": "true", "role.rol_administrator": "true", "permission": "administer",
    "permissions": "administer", "permission.administer": "true", "permission.book": "true",
    "scope": "contacts:write", "scopes": "contacts:write", "scope.contacts:write": "true",
    "secret": "dsk_mine", "secretHash": "00", "code": "MINE", "codeHash": "00",
    "redemptions": "0", "maximumRedemptions": "99", "state": "completed", "status": "completed",
    "number": "A-1", "duration": "1", "seats": "9", "session": "apt_omar-service",
    "planned": "2026-11-26T10:00:00Z", "workOrder": "wo_omar", "asset": "ast_omar",
    "email": "taken@example.org", "slug": "evil", "host": "evil.example", "prefix": "/evil",
    "zone": "UTC", "language": "de", "logo": "x", "photo": "x", "kind": "room",
    "active": "", "capacity": "9", "name": "Mallory", "notification": "mbx_other",
    "cutOff": "1", "accent": "#000000", "sequence": "9", "__proto__": "x",
  ]

  @Test("S6: every form of the rights table is tried")
  func complete() {
    let tried = Set(WrittenForm.all.map(\.route))
    let routes = Set(Route.changing.map(\.path))
    #expect(routes.subtracting(tried).isEmpty, "not tried")
    #expect(tried.subtracting(routes).isEmpty, "no such form")
  }

  @Test("S6: fields that a form doesn't have change nothing", arguments: WrittenForm.all)
  func massAssignment(_ form: WrittenForm) async throws {
    let clean = Outcomes()
    let poisoned = Outcomes()
    try await withStage { stage in
      clean.value = try await stage.outcome(of: form, extra: [:])
    }
    try await withStage { stage in
      poisoned.value = try await stage.outcome(of: form, extra: Self.poison)
    }
    let (expected, found) = (try #require(clean.value), try #require(poisoned.value))
    #expect(expected.status < 400 || form.route.hasSuffix("/test"), "\(expected.status)")
    if let event = form.event {
      #expect(expected.events.last == event, "\(expected.events.suffix(3))")
    }
    #expect(found.status == expected.status && found.location == expected.location)
    #expect(found.lost(from: expected).isEmpty)
    #expect(expected.lost(from: found).isEmpty)
  }

  @Test("S6: an invitation grants no role of staff, whatever is ticked")
  func staffRoles() async throws {
    try await withStage { stage in
      let dora = try await stage.staff("dora")
      let before = try await stage.events()
      for role in ["rol_office", "rol_administrator", "rol_dispatcher", "rol_resource"] {
        let answer = try await dora.post(
          "/staff/contacts/con_new/invitation", ["kind": "single", "role.\(role)": "true"])
        #expect(answer.status == .unprocessableContent, "\(role)")
        #expect(answer.text.contains("id=\"roles-error\""), "\(role)")
        let added = try await dora.post(
          "/staff/contacts/con_mira/roles", ["change": "add", "role": role])
        #expect(added.status == .notFound, "\(role)")
      }
      #expect(try await stage.events() == before)
    }
  }
}

/// What a form left behind.
struct Outcome: Sendable {
  var status: Int
  var location: String
  var events: [String]
  /// The whole company, its journal and its letters, a line each, without what is random.
  var lines: [String]

  /// What another one has and this one hasn't.
  func lost(from other: Outcome) -> [String] {
    var left = lines.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
    return other.lines.filter { line in
      guard let count = left[line], count > 0 else { return true }
      left[line] = count - 1
      return false
    }
  }
}

private final class Outcomes: Sendable {
  private let outcome = Mutex<Outcome?>(nil)
  var value: Outcome? {
    get { outcome.withLock { $0 } }
    set { outcome.withLock { $0 = newValue } }
  }
}

private final class Bytes: Sendable {
  private let bytes = Mutex<[UInt8]>([])
  func append(_ more: [UInt8]) { bytes.withLock { $0 += more } }
  var all: [UInt8] { bytes.withLock { $0 } }
}

extension Stage {
  private static let worst: Set<String> = [
    "id", "organization", "organization_id", "account", "contact", "resource", "role", "roles",
    "permissions", "by", "actor", "owner", "state", "createdAt", "name", "slug", "kind", "active",
  ]

  fileprivate func outcome(of form: WrittenForm, extra: [String: String]) async throws -> Outcome {
    let browser =
      switch form.who {
      case .nobody: browser()
      case .customer: try await customer()
      case .staff(let name): try await staff(name)
      }
    let path = try await form.prepare(self, browser)
    let page = form.page.isEmpty ? "" : try await browser.get(form.page).text
    let shown = WrittenForm.shown(at: path, on: page)
    // A page that asks once more has one form, which is sent to its own address.
    let isThere = form.page == path || page.contains("action=\"\(path)\"")
    #expect(form.page.isEmpty || isThere, "\(path) isn't on \(form.page)")
    var sent = form.fields
    if sent["stamp"] == nil { sent["stamp"] = shown["stamp"] }
    for (name, value) in sent where value.isEmpty { sent[name] = shown[name] ?? "" }
    // Forms with a file have fewer parts than everything together.
    let extra = form.file == nil ? extra : extra.filter { Self.worst.contains($0.key) }
    for (name, value) in extra
    where sent[name] == nil && shown[name] == nil && !form.also.contains(name) {
      sent[name] = value
    }
    let answer =
      if let file = form.file {
        try await browser.post(path, sent, file: file.name, file.bytes)
      } else {
        try await browser.post(path, sent)
      }
    let bytes = Bytes()
    try await store.exportCompany(Firm.organization, withSecrets: true) { bytes.append($0) }
    let journal = try await store.journal(of: Firm.organization, limit: 10_000).map(\.entry)
    let letters = try await store.waiting(limit: 1000).map(\.message)
    let lines =
      String(decoding: bytes.all, as: UTF8.self).split(separator: "\n").map(String.init)
      + journal.map { entry in
        let (before, after) = (entry.before.sorted { $0 < $1 }, entry.after.sorted { $0 < $1 })
        return "\(entry.actor) \(entry.event) \(entry.subject) \(before) \(after)"
      } + letters.map { "\($0.kind) \($0.recipient)" }
    return Outcome(
      status: answer.status.code, location: WrittenForm.plain(answer.location),
      events: journal.map(\.event), lines: lines.map(WrittenForm.plain))
  }
}
