import Foundation
import Scheduling
import Storage
import Synchronization
import Testing

@Suite("Company export")
struct CompanyExportTests {
  /// One of everything that a file may say, and that leaving out would say otherwise.
  private static let company = CompanyDocument.withWork(
    """
    "sites": [{"id": "sit_a", "host": "portal.example.org", "flow": "flw_a"}],
    "flows": [{"id": "flw_a", "name": "F", "generate": {"hides": ["days", "message"],
      "skipsPreview": true, "mode": "phone", "firstDay": 0, "lastDay": 30, "message": "Hi"},
      "book": {"heading": {"en": "H", "de": "Ü"}, "asksWhoFirst": true, "subject": "hidden",
      "own": [{"id": "q1", "label": {"de": "Wie?"}, "hint": {"en": "So"}, "kind": "choice",
      "isRequired": true, "choices": ["Wood", "Oil"]}]}}],
    "quickActions": [{"id": "qac_a", "label": {"en": "B"}, "flow": "flw_a", "site": "sit_a",
      "pages": ["account", "home"], "roles": ["rol_b"], "position": 2, "isActive": false,
      "isPlaced": true}],
    "roles": [{"id": "rol_b", "name": "Web API User", "permissions": ["book"]}],
    "accounts": [{"id": "acc_a", "name": "A", "required": ["res_r"],
      "visitingHours": {"tuesday": ["08:00-20:00"]}}],
    "staff": [{"id": "stf_s", "name": "S", "email": "s@example.org", "roles": ["rol_b"],
      "resource": "res_r", "password": "eight characters", "isEnabled": false}],
    "workOrders": [
      {"id": "wo_open", "contact": "con_c", "serviceType": "svc_s", "account": null},
      {"id": "wo_over", "contact": "con_d", "serviceType": "svc_s", "canceled": true},
      {"id": "wo_left", "contact": "con_d", "serviceType": "svc_s", "state": "inProgress"}],
    "appointments": [
      {"id": "apt_a", "contact": "con_c", "serviceType": "svc_s", "resource": "res_r",
        "asset": "ast_c", "account": null, "category": null, "venue": "video", "address": null,
        "slot": "2026-12-01T08:00:00Z", "sequence": 4, "createdAt": "2026-10-01T00:00:00Z"},
      {"id": "apt_b", "contact": "con_c", "serviceType": "svc_s", "resource": "res_r",
        "account": "acc_a", "slot": "2026-12-01T10:00:00Z/2026-12-01T12:00:00Z",
        "address": {"street": "Where? 12", "postalCode": "9490"}, "durationMinutes": 45,
        "plannedStart": "2026-12-01T10:30:00Z", "planDate": "2026-12-01"},
      {"id": "apt_c", "contact": "con_d", "serviceType": "svc_s", "resource": "res_r",
        "slot": "2026-11-24T10:00:00Z", "state": "canceled", "comment": "Two\\nlines",
        "cancellation": {"at": "2026-11-20T00:00:00Z", "by": "con_d", "reason": "Ill"}},
      {"id": "apt_d", "contact": "con_d", "serviceType": "svc_n", "resource": "res_n",
        "slot": "2026-12-02T01:00:00Z"},
      {"id": "apt_e", "contact": "con_d", "serviceType": "svc_n", "resource": "res_n",
        "slot": "2026-12-02T01:00:00Z", "session": "apt_d"},
      {"id": "apt_f", "contact": "con_c", "serviceType": "svc_s", "resource": "res_r",
        "companions": ["res_m"], "slot": "2026-12-15T09:00:00Z", "answers": [
        {"field": "q1", "label": "How do you heat?", "kind": "choice", "value": "Wood"},
        {"field": "q2", "label": "Mine", "kind": "checkbox"}]}],
    "invitations": [
      {"id": "inv_a", "contact": "con_d", "codeHash": "\(String(repeating: "0a", count: 32))",
        "roles": ["rol_b"], "inviter": "S", "expiresAt": "2027-01-01T00:00:00Z"},
      {"id": "inv_g", "kind": "group", "codeHash": "\(String(repeating: "0b", count: 32))",
        "maximumRedemptions": 9, "redemptions": 3, "account": "acc_a",
        "revokedAt": "2026-01-01T00:00:00Z", "createdAt": "2025-01-01T00:00:00Z"}],
    "mailboxes": [{"id": "mbx_a", "name": "A", "address": "a@example.org"},
      {"id": "mbx_b", "name": "B", "address": "b@example.org", "isNotification": true,
        "approvedAt": "2026-01-01T00:00:00Z"}],
    "messages": [{"kind": "confirmed", "isOn": false, "mailbox": "mbx_a"}],
    "apiKeys": [{"id": "key_a", "name": "Shop", "scopes": ["slots:read", "invitations"],
      "secretHash": "\(String(repeating: "0d", count: 32))", "createdBy": "stf_s"}],
    "links": [{"appointment": "apt_a", "hash": "\(String(repeating: "0c", count: 32))"}]
    """
  ).replacing(
    #"{"id": "con_d", "lastName": "D"}"#,
    with: """
      {"id": "con_d", "lastName": "D", "account": "acc_a", "email": "d@example.org",
      "roles": ["rol_b"], "language": "de", "smsOptOut": true, "portal": {"id": "usr_other",
      "password": "eight characters", "createdAt": "2026-01-01T00:00:00Z", "isEnabled": false}}
      """
  ).replacing(
    #""serviceTypes": ["#,
    with: """
      "serviceTypes": [{"id": "svc_n", "name": "N", "durationMinutes": 90, "seats": 3,
        "startIntervalMinutes": 30, "venue": "phone", "arrivalWindows": ["22:00-02:00"]},
      """
  ).replacing(
    #""resources": ["#,
    with: """
      "resources": [{"id": "res_m", "name": "M", "hours": {"tuesday": ["08:00-18:00"]},
        "memberships": [{"territory": "ter_t"}]}, {"id": "res_n", "name": "N", "hours": {"tuesday": ["22:00-06:00"]},
        "zone": "Europe/Vienna", "memberships": [{"territory": "ter_t"}],
        "shifts": [{"date": "2026-12-24", "hours": []}], "absences": [{"id": "abs_n",
        "start": "2026-12-08T00:00:00Z", "end": "2026-12-09T00:00:00Z"}]},
      """
  ).replacing(
    #"{"id": "ter_t", "name": "T","#,
    with: #"{"id": "ter_t", "name": "T", "travel": {"kmPerHour": 47, "detour": 1.2, "#
      + #""overheadSeconds": 7}, "holidays": ["2027-01-01"],"#)

  private static let secrets = Secrets(
    random: { Array(repeating: 7, count: $0) },
    hash: { _ in Hash(bytes: Array(repeating: 7, count: 32)) },
    hashPassword: { _ in
      "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21l$RdescudvJCsgt3ub+b3dWRWJTmaaXYbkS2i1gKEqUT0"
    }, verifyPassword: { _, _ in false })

  private func load(_ text: String, into store: SQLStore) async throws -> CompanyImport.Summary {
    let company = try #require(CompanyDocument.company(text), "\(CompanyDocument.faults(text))")
    let outcome = try await store.importCompany(company, secrets: Self.secrets)
    guard case .imported(let summary) = outcome else {
      Issue.record("refused: \(outcome)")
      throw StorageError.other("refused")
    }
    return summary
  }

  private func export(
    _ store: SQLStore, _ organization: String = "org_a", withSecrets: Bool = true
  ) async throws -> String {
    let written = Mutex<[UInt8]>([])
    try await store.exportCompany(
      try #require(OrganizationID(organization)), withSecrets: withSecrets
    ) { bytes in written.withLock { $0 += bytes } }
    return String(decoding: written.withLock { $0 }, as: UTF8.self)
  }

  @Test("what is exported imports to the same state", arguments: Backend.available)
  func roundTrip(_ backend: Backend) async throws {
    for (text, organization) in [
      (Self.company, "org_a"), (try CompanyDocument.example(), "org_rheintal"),
    ] {
      let first = try await backend.withStore { store in
        _ = try await load(text, into: store)
        let exported = try await export(store, organization)
        // It says nothing else than what stands there,
        #expect(try await load(exported, into: store).changesNothing)
        return exported
      }
      try await backend.withStore { store in
        // and says all of it.
        _ = try await load(first, into: store)
        #expect(try await export(store, organization) == first)
      }
    }
  }

  @Test("an export keeps to the schema")
  func schema() async throws {
    let schema = try JSONSchema(try CompanyDocument.documentation("company.schema.json"))
    try await Backend.sqlite.withStore { store in
      _ = try await load(Self.company, into: store)
      let document = try JSONSchema.parse(try await export(store))
      #expect(schema.objections(to: document) == [])
    }
  }

  @Test("each thing is as it was", arguments: Backend.available)
  func state(_ backend: Backend) async throws {
    try await backend.withStore { store in
      _ = try await load(Self.company, into: store)
      let exported = try await export(store)
      try await backend.withStore { copy in
        _ = try await load(exported, into: copy)
        for id in ["a", "b", "c", "d", "e", "f"].map({ AppointmentID("apt_\($0)")! }) {
          let (old, new) = (
            try await store.read(Self.alone) { try $0.appointment(id, for: .system) },
            try await copy.read(Self.alone) { try $0.appointment(id, for: .system) }
          )
          #expect(old != nil && old == new)
        }
        try await copy.read(Self.alone) { ledger in
          let visit = try ledger.appointment(AppointmentID("apt_a")!, for: .system)
          #expect(visit?.account == nil && visit?.address == nil && visit?.sequence == 4)
          #expect(visit?.venue == .video)
          let both = try ledger.appointment(AppointmentID("apt_f")!, for: .system)
          #expect(both?.companions.map(\.resource.rawValue) == ["res_m"])
          #expect(both?.answers.map(\.value) == ["Wood", ""])
          let flow = try ledger.catalogue().flow(FlowID("flw_a"))
          #expect(flow?.book.own.map(\.choices) == [["Wood", "Oil"]])
          #expect(flow?.generate.hidden == [.days, .message] && flow?.generate.firstDay == 0)
          let night = try ledger.appointment(AppointmentID("apt_d")!, for: .system)
          #expect(night?.planDate.iso8601 == "2026-12-01" && night?.seats == 3)
          let order = try ledger.workOrder(WorkOrderID("wo_left")!, for: .system)
          #expect(order?.state == .inProgress && order?.account?.rawValue == "acc_a")
          let user = try ledger.portalUser(email: "d@example.org")
          #expect(user?.id.rawValue == "usr_other" && user?.isEnabled == false)
          let code = Hash(bytes: Array(repeating: 0x0A, count: 32))
          #expect(try ledger.invitation(byCodeHash: code)?.id.rawValue == "inv_a")
          let link = Hash(bytes: Array(repeating: 0x0C, count: 32))
          #expect(try ledger.appointment(byLinkHash: link)?.rawValue == "apt_a")
          #expect(
            try ledger.days(
              of: [ResourceID("res_n")!], from: LocalDate(iso8601: "2026-12-01")!,
              through: LocalDate(iso8601: "2026-12-01")!)[0].visits.map(\.seatsTaken) == [2])
        }
      }
    }
  }

  @Test("secrets stay behind if they are told to", arguments: Backend.available)
  func secrets(_ backend: Backend) async throws {
    try await backend.withStore { store in
      _ = try await load(Self.company, into: store)
      let full = try await export(store)
      let bare = try await export(store, withSecrets: false)
      for word in ["argon2id", "codeHash", "secretHash", "\"links\"", "\"portal\": {"] {
        #expect(full.contains(word))
        #expect(!bare.contains(word))
      }
      #expect(CompanyDocument.company(bare) != nil)
    }
  }

  @Test("an unknown organisation is not exported", arguments: Backend.available)
  func unknown(_ backend: Backend) async throws {
    try await backend.withStore { store in
      await #expect(throws: StorageError.self) { _ = try await export(store, "org_nobody") }
    }
  }

  @Test("an old file makes no used code good again", arguments: Backend.available)
  func codes(_ backend: Backend) async throws {
    try await backend.withStore { store in
      _ = try await load(Self.company, into: store)
      let invitation = PortalInvitationID("inv_a")!
      let isRedeemed = try await store.write(Self.alone) { try $0.redeem(invitation) }
      #expect(isRedeemed)
      #expect(try await load(Self.company, into: store).changesNothing)
      let kept = try await store.read(Self.alone) { try $0.invitation(invitation) }
      #expect(kept?.redemptions == 1)
    }
  }

  private static let alone = OrganizationID("org_a")!
}
