import Foundation
import HTTPTypes
import Scheduling
import Storage
import Testing
import Web

@Suite("Staff, roles and keys on the staff pages")
struct AdministrationTests {
  private static let users = "/staff/settings/users"
  private static let roles = "/staff/settings/roles"
  private static let keys = "/staff/settings/keys"
  private static let eva = [
    "name": "Eva Gstöhl", "email": "eva@staff.example", "role.rol_dispatcher": "true",
  ]

  /// The value of a field that is there to be copied.
  private func shown(_ id: String, _ answer: Answer) throws -> String {
    let pattern = try Regex("id=\"\(id)\"[^>]*? value=\"([^\"]*)\"")
    let found = try #require(answer.text.firstMatch(of: pattern))
    return String(try #require(found.output[1].substring))
  }

  /// The form of a page as a browser would send it, with some fields changed.
  private func form(_ answer: Answer, _ changes: [String: String]) throws -> [String: String] {
    let stamp = try #require(answer.text.firstMatch(of: /name="stamp" value="([^"]*)"/))
    return ["stamp": String(stamp.output.1)].merging(changes) { $1 }
  }

  @Test("a member of staff is added; the password opens, is shown once and stands nowhere else")
  func adding() async throws {
    try await withStage { stage in
      let ada = try await stage.staff("ada")
      let answer = try await ada.post(Self.users, Self.eva)
      #expect(answer.status == .ok)
      #expect(answer["Cache-Control"] == "no-store")
      let password = try shown("password", answer)
      let signIn = ["email": "eva@staff.example", "password": password]
      let eva = stage.browser()
      #expect(try await eva.post("/staff/sign-in", signIn).status == .seeOther)
      #expect(try await eva.get("/staff/contacts").status == .ok)
      #expect(try await eva.get(Self.users).status == .forbidden)
      #expect(try await !ada.get(Self.users).text.contains(password))
      let journal = try await stage.store.journal(of: Firm.organization, limit: 1000)
      #expect(journal.last?.entry.event == "staff.created")
      #expect(journal.last?.entry.actor == "stf_ada")
      #expect(!journal.contains { "\($0.entry)".contains(password) })
    }
  }

  @Test("what is wrong stands beside its field, and nothing typed is lost")
  func wrong() async throws {
    try await withStage { stage in
      let ada = try await stage.staff("ada")
      let before = try await stage.events()
      for (field, value) in [
        ("name", ""), ("name", String(repeating: "x", count: 101)), ("email", "nobody"),
        ("email", "LENA@staff.example"), ("language", "xx"), ("resource", "res_x"),
      ] {
        let answer = try await ada.post(Self.users, Self.eva.merging([field: value]) { $1 })
        #expect(answer.status == .unprocessableContent, "\(field) \(value)")
        #expect(answer.text.contains("id=\"\(field)-error\""), "\(field) \(value)")
        #expect(answer.text.contains(field == "name" ? "eva@staff" : "Eva Gst"))
        #expect(answer.text.contains("name=\"role.rol_dispatcher\" value=\"true\" checked"))
      }
      #expect(try await stage.events() == before)
    }
  }

  @Test("S6: what the form doesn't hold changes nothing")
  func massAssignment() async throws {
    try await withStage { stage in
      let ada = try await stage.staff("ada")
      let page = try await ada.get(Self.users + "/stf_lena")
      let sent = try form(
        page,
        [
          "name": "Lena", "email": "lena@staff.example", "role.rol_resource": "true",
          "resource": "res_lena", "id": "stf_ada", "isEnabled": "false", "password": "mine",
          "passwordHash": "hash of mine", "role.rol_customer": "true", "role.rol_unknown": "true",
        ])
      let answer = try await ada.post(Self.users + "/stf_lena", sent)
      #expect(answer.status == .seeOther)
      let id = try #require(StaffUserID("stf_lena"))
      let lena = try await stage.store.readLedger(Firm.organization) { try $0.staffUser(id) }
      #expect(lena?.name == "Lena")
      #expect(lena?.isEnabled == true && lena?.passwordHash == "hash of \(Firm.password)")
      #expect(lena?.roles.map(\.rawValue) == ["rol_resource"])
    }
  }

  @Test("disabling ends the sessions at once; one's own right and the last one's stay")
  func access() async throws {
    try await withStage { stage in
      let (ada, dora) = (try await stage.staff("ada"), try await stage.staff("dora"))
      func access(_ name: String, _ change: String) async throws -> Answer {
        try await ada.post(Self.users + "/stf_\(name)/access", ["change": change])
      }
      #expect(try await dora.get("/staff").status == .ok)
      #expect(try await access("dora", "disable").status == .seeOther)
      #expect(try await dora.get("/staff").location.hasPrefix("/staff/sign-in"))
      #expect(try await access("dora", "enable").status == .seeOther)
      #expect(try await dora.get("/staff").location.hasPrefix("/staff/sign-in"))
      #expect(try await access("dora", "promote").status == .badRequest)
      let own = try await access("ada", "disable")
      #expect(own.status == .conflict)
      #expect(own.text.contains("one enabled administrator must remain"))
      let page = try await ada.get(Self.users + "/stf_ada")
      let stripped = try form(page, ["name": "Ada", "email": "ada@staff.example"])
      let refused = try await ada.post(Self.users + "/stf_ada", stripped)
      #expect(refused.status == .unprocessableContent)
      #expect(refused.text.contains("id=\"roles-error\""))
      #expect(try await ada.get(Self.users).status == .ok)
    }
  }

  @Test("a new password is shown once and ends the sessions; not one's own")
  func newPassword() async throws {
    try await withStage { stage in
      let (ada, dora) = (try await stage.staff("ada"), try await stage.staff("dora"))
      let answer = try await ada.post(Self.users + "/stf_dora/password")
      let password = try shown("password", answer)
      #expect(try await dora.get("/staff").location.hasPrefix("/staff/sign-in"))
      let signIn = ["email": "dora@staff.example", "password": password]
      #expect(try await stage.browser().post("/staff/sign-in", signIn).status == .seeOther)
      let own = try await ada.post(Self.users + "/stf_ada/password")
      #expect(own.location == "/staff/account")
      #expect(try await ada.get("/staff").status == .ok)
    }
  }

  @Test("roles are kept; one in use or built in is not deleted, and who has it is told")
  func webRoles() async throws {
    try await withStage { stage in
      let ada = try await stage.staff("ada")
      let twice = try await ada.post(Self.roles, ["name": "RESOURCE"])
      #expect(twice.status == .unprocessableContent)
      #expect(twice.text.contains("id=\"name-error\""))
      #expect(
        try await ada.post(Self.roles, ["name": "Night", "permission.ownDays": "true"]).status
          == .seeOther)
      for (role, words) in [
        ("rol_dispatcher", "This role is in use: 1 member of staff."),
        ("rol_customer", "This role is built in"),
      ] {
        let answer = try await ada.post(Self.roles + "/\(role)/deletion")
        #expect(answer.status == .conflict)
        #expect(answer.text.contains(words), "\(role)")
      }
      #expect(
        try await ada.post(Self.roles + "/rol_looker/deletion").location.hasPrefix(Self.roles))
      #expect(try await ada.get(Self.roles + "/rol_looker").status == .notFound)
      let page = try await ada.get(Self.roles + "/rol_administrator")
      let stripped = try form(page, ["name": "Administrator"])
      let refused = try await ada.post(Self.roles + "/rol_administrator", stripped)
      #expect(refused.status == .unprocessableContent)
      #expect(refused.text.contains("id=\"permissions-error\""))
    }
  }

  @Test("S1: a key's secret is shown once; it opens until it is revoked, after a question")
  func apiKeys() async throws {
    try await withStage { stage in
      let ada = try await stage.staff("ada")
      let wish = ["name": "Website", "scope.catalogue:read": "true", "expires": "2026-12-31"]
      let answer = try await ada.post(Self.keys, wish)
      #expect(answer.status == .ok && answer["Cache-Control"] == "no-store")
      let secret = try shown("secret", answer)
      func asks() async throws -> HTTPResponse.Status {
        try await stage.browser().get(
          "/api/v1/service-types", ["Authorization": "Bearer \(secret)"]
        ).status
      }
      #expect(try await asks() == .ok)
      let list = try await ada.get(Self.keys).text
      #expect(list.contains("Website") && list.contains("CanaryStaff ada"))
      #expect(!list.contains(secret))
      let path = try #require(
        list.firstMatch(of: /\/staff\/settings\/keys\/key_[\w-]+\/revocation/))
      let question = try await ada.get(String(path.output))
      #expect(question.text.contains("Revoke the key Website?"))
      #expect(try await asks() == .ok)
      #expect(try await ada.post(String(path.output)).status == .seeOther)
      #expect(try await asks() == .unauthorized)
      #expect(try await ada.post(String(path.output)).status == .notFound)
      for (field, value) in [
        ("name", " "), ("name", "a\r\nb"), ("expires", "soon"), ("expires", "2026-11-22"),
        ("scope.catalogue:read", ""),
      ] {
        let refused = try await ada.post(Self.keys, wish.merging([field: value]) { $1 })
        let name = field.hasPrefix("scope") ? "scopes" : field
        #expect(refused.status == .unprocessableContent, "\(field) \(value)")
        #expect(refused.text.contains("id=\"\(name)-error\""), "\(field) \(value)")
      }
    }
  }

  @Test("S12: one's own password: the old one is asked for and limited, other sessions end")
  func ownPassword() async throws {
    try await withStage { stage in
      let (here, elsewhere) = (try await stage.staff("nobody"), try await stage.staff("nobody"))
      func change(_ old: String, _ new: String, _ again: String) async throws -> Answer {
        try await here.post(
          "/staff/account/password", ["oldPassword": old, "password": new, "repeated": again])
      }
      let new = "another long one"
      for (answer, field) in [
        (try await change("", new, new), "oldPassword"),
        (try await change(Firm.password, "short", "short"), "password"),
        (try await change(Firm.password, new, "something else"), "repeated"),
        (try await change("a wrong password", new, new), "oldPassword"),
      ] {
        #expect(answer.status == .unprocessableContent)
        #expect(answer.text.contains("id=\"\(field)-error\""))
        #expect(!answer.text.contains(new))
      }
      #expect(try await elsewhere.get("/staff").status == .ok)
      #expect(try await change(Firm.password, new, new).location.hasPrefix("/staff/account"))
      #expect(try await here.get("/staff").status == .ok)
      #expect(try await elsewhere.get("/staff").location.hasPrefix("/staff/sign-in"))
      var last = HTTPResponse.Status.ok
      for _ in 0..<9 {
        last = try await change("a wrong password", "and another", "and another").status
      }
      #expect(last == .tooManyRequests)
    }
  }

  @Test("one's own language is that of the pages")
  func ownLanguage() async throws {
    try await withStage { stage in
      let lena = try await stage.staff("lena")
      #expect(try await lena.post("/staff/account", ["language": "de"]).status == .seeOther)
      #expect(try await lena.get("/staff/account").text.contains("<html lang=\"de\">"))
      #expect(
        try await lena.post("/staff/account", ["language": "tlh"]).status == .unprocessableContent)
      #expect(try await lena.post("/staff/account", ["language": ""]).status == .seeOther)
      #expect(try await lena.get("/staff/account").text.contains("<html lang=\"en\">"))
    }
  }

  @Test("S5: what another organisation has is not found")
  func foreign() async throws {
    try await withStage { stage in
      let next = try #require(OrganizationID("org_next"))
      let (id, role) = (try #require(StaffUserID("stf_next")), try #require(WebRoleID("rol_next")))
      try await stage.store.writeLedger(next) { ledger in
        try ledger.save(WebRole(id: role, name: "Theirs", permissions: [.administer]))
        try ledger.save(
          StaffUser(
            id: id, name: "Canary", email: "canary@next.example", language: nil,
            passwordHash: "hash of x", roles: [role], resource: nil, isEnabled: true,
            createdAt: Firm.monday))
      }
      let made = try await stage.scheduler.createAPIKey(
        APIKeyWish(name: "Theirs", scopes: [.readSlots], expiresAt: nil), by: .system, in: next)
      guard case .created(let key, _) = made else {
        Issue.record("\(made)")
        return
      }
      let ada = try await stage.staff("ada")
      let before = try await stage.events()
      let unknown = try await ada.get(Self.users + "/stf_unknown").page
      for path in [
        "\(Self.users)/stf_next", "\(Self.roles)/rol_next", "\(Self.roles)/rol_next/deletion",
        "\(Self.keys)/\(key.id)/revocation", "\(Self.users)/x", "\(Self.roles)/x",
      ] {
        let answer = try await ada.get(path)
        #expect(answer.status == .notFound, "\(path)")
        #expect(answer.page == unknown, "\(path)")
        #expect(try await ada.post(path, ["name": "Mine"]).status == .notFound, "\(path)")
      }
      for action in ["access", "password"] {
        let path = "\(Self.users)/stf_next/\(action)"
        #expect(try await ada.post(path, ["change": "disable"]).status == .notFound)
      }
      #expect(try await stage.events() == before)
    }
  }

  @Test("S19: hostile names stay text wherever they stand")
  func hostile() async throws {
    try await withStage { stage in
      let ada = try await stage.staff("ada")
      let text = "\"'><script>alert(7)</script>\u{202E}"
      #expect(try await ada.post(Self.roles, ["name": text]).status == .seeOther)
      #expect(
        try await ada.post(Self.users, ["name": text, "email": "eve@staff.example"]).status == .ok)
      #expect(
        try await ada.post(Self.keys, ["name": text, "scope.slots:read": "true"]).status == .ok)
      for path in [Self.users, Self.roles, Self.keys, "/staff/journal"] {
        let page = try await ada.get(path).text
        #expect(page.contains("alert(7)"), "\(path)")
        #expect(!page.contains("<script>alert"), "\(path)")
      }
      for (path, field) in [(Self.users, "name"), (Self.roles, "name"), (Self.keys, "name")] {
        let forged = [
          "name": "a\nstaff.created", "email": "e@x.example", "scope.slots:read": "true",
        ]
        let answer = try await ada.post(path, forged)
        #expect(answer.status == .unprocessableContent, "\(path)")
        #expect(answer.text.contains("id=\"\(field)-error\""), "\(path)")
      }
    }
  }
}
