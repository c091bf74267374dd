import Foundation
import HTTPTypes
import Scheduling
import Storage
import Testing
import Web

/// Contacts, their invitations and roles, as staff keep them.
@Suite("Contacts")
struct ContactTests {
  private static let mira = "/staff/contacts/con_mira"
  private static let nora = "/staff/contacts/con_new"

  @Test("are found by the beginning of a name, an address, a town or an account, or a number's end")
  func search() async throws {
    try await withStage { stage in
      let dora = try await stage.staff("dora")
      for text in [
        "osp", "Mira", "mira@ex", "9490", "vad", "mira osp", "ospelt mira", "Mira's house",
        "555 01 23", "+423 555 01 23", "0555 01 23",
      ] {
        let query = text.addingPercentEncoding(withAllowedCharacters: .alphanumerics)!
        let page = try await dora.get("/staff/contacts?text=\(query)").text
        #expect(page.contains("Mira Ospelt"), "\(text)")
      }
      for text in ["pelt", "mira haddad", "555 01 24", "%25", "'; DROP TABLE contacts; --"] {
        let query = text.addingPercentEncoding(withAllowedCharacters: .alphanumerics)!
        let page = try await dora.get("/staff/contacts?text=\(query)")
        #expect(page.status == .ok)
        #expect(!page.text.contains("Mira Ospelt"), "\(text)")
      }
      #expect(!(try await dora.get("/staff/contacts").text.contains("Stranger")))
    }
  }

  @Test("S5, S7: another organisation's contact is not found, by any route")
  func foreign() async throws {
    try await withStage { stage in
      let dora = try await stage.staff("dora")
      let unknown = try await dora.get("/staff/contacts/con_nobody")
      #expect(unknown.status == .notFound)
      for path in ["", "/edit", "/deletion", "/invitation"] {
        let answer = try await dora.get("/staff/contacts/con_stranger" + path)
        #expect(answer.status == .notFound, "\(path)")
        #expect(answer.page == unknown.page, "\(path)")
      }
      let before = try await stage.events()
      for (path, form) in [
        ("/edit", ["lastName": "Changed"]), ("/deletion", [:]), ("/invitation", ["kind": "single"]),
        ("/roles", ["change": "add", "role": "rol_customer"]),
      ] {
        let answer = try await dora.post("/staff/contacts/con_stranger" + path, form)
        #expect(answer.status == .notFound, "\(path)")
      }
      #expect(try await stage.events() == before)
    }
  }

  @Test("are made and changed, with a line in the journal that names who did it")
  func keeping() async throws {
    try await withStage { stage in
      let dora = try await stage.staff("dora")
      let made = try await dora.post(
        "/staff/contacts",
        [
          "firstName": "Änne", "lastName": "Öhri", "email": "aenne@example.org",
          "account": "mira's household", "street": "Im Feld 3", "postalCode": "9494",
          "city": "Schaan", "country": "li", "language": "de",
        ])
      #expect(made.status == .seeOther)
      let id = String(made.location.split(separator: "?")[0].split(separator: "/").last ?? "")
      let contact = try #require(try await stage.contact(ContactID(id)!))
      #expect(contact.account == AccountID("acc_mira"))
      #expect(contact.address?.country == "LI")
      #expect(try await dora.get("/staff/contacts?text=ohri").text.contains("Änne Öhri"))
      let entry = try #require(try await stage.store.journal(of: Firm.organization).last?.entry)
      #expect(entry.event == "contact.created")
      #expect(entry.actor == "stf_dora")

      // What was changed meanwhile is not written over.
      let form = try await dora.get("/staff/contacts/\(id)/edit").text
      let tag = form.firstMatch(of: /name="tag" value="([^"]+)"/)?.1 ?? ""
      let first = ["tag": String(tag), "lastName": "Öhri-Beck", "email": "aenne@example.org"]
      #expect(try await dora.post("/staff/contacts/\(id)/edit", first).status == .seeOther)
      let second = try await dora.post(
        "/staff/contacts/\(id)/edit", first.merging(["lastName": "X"]) { $1 })
      #expect(second.status == .conflict)
      #expect(try await stage.contact(ContactID(id)!)?.lastName == "Öhri-Beck")
    }
  }

  @Test(
    "say which field can't stand, and keep what was typed",
    arguments: [
      (["lastName": ""], "lastName"), (["email": "nobody"], "email"), (["phone": "x"], "phone"),
      (["account": "No such account"], "account"), (["city": "Vaduz"], "country"),
      (["zone": "Mars/Base"], "zone"), (["firstName": "A\u{0}B"], "firstName"),
      (["lastName": String(repeating: "x", count: 101)], "lastName"),
    ])
  func faults(_ form: [String: String], _ field: String) async throws {
    try await withStage { stage in
      let dora = try await stage.staff("dora")
      let before = try await stage.events()
      let sent = ["lastName": "Keeper", "firstName": "Kept"].merging(form) { $1 }
      let answer = try await dora.post("/staff/contacts", sent)
      #expect(answer.status == .unprocessableContent)
      #expect(answer.text.contains("id=\"\(field)-error\""))
      if field != "firstName" { #expect(answer.text.contains("value=\"Kept\"")) }
      #expect(try await stage.events() == before)
    }
  }

  @Test("S6: roles, profile and id don't come with a contact's form")
  func massAssignment() async throws {
    try await withStage { stage in
      let dora = try await stage.staff("dora")
      let answer = try await dora.post(
        Self.nora + "/edit",
        [
          "lastName": "New", "id": "con_mira", "roles": "rol_office", "role": "rol_office",
          "role.rol_office": "true", "deletedAt": "1", "portal": "true",
        ])
      #expect(answer.status == .seeOther)
      let contact = try #require(try await stage.contact(ContactID("con_new")!))
      #expect(contact.roles.isEmpty)
      #expect(contact.deletedAt == nil)
    }
  }

  @Test("get and lose web roles of customers, never those of staff")
  func roles() async throws {
    try await withStage { stage in
      let dora = try await stage.staff("dora")
      let path = Self.nora + "/roles"
      #expect(
        try await dora.post(path, ["change": "add", "role": "rol_customer"]).status == .seeOther)
      #expect(try await stage.contact(ContactID("con_new")!)?.roles == [WebRoleID("rol_customer")!])
      for role in ["rol_administrator", "rol_dispatcher", "rol_office", "rol_nobody"] {
        let answer = try await dora.post(path, ["change": "add", "role": role])
        #expect(answer.status == .notFound, "\(role)")
      }
      let invited = try await dora.post(
        Self.nora + "/invitation", ["kind": "single", "role.rol_administrator": "true"])
      #expect(invited.status == .unprocessableContent)
      #expect(
        try await dora.post(path, ["change": "remove", "role": "rol_customer"]).status == .seeOther)
      #expect(try await stage.contact(ContactID("con_new")!)?.roles == [])
      #expect(
        try await stage.events().suffix(2) == ["contact.roleAdded", "contact.roleRemoved"])
    }
  }

  @Test("P24: a role that was taken away doesn't come back with an open invitation")
  func withheldRole() async throws {
    try await withStage { stage in
      let dora = try await stage.staff("dora")
      _ = try await dora.post(
        Self.nora + "/invitation", ["kind": "single", "role.rol_customer": "true"])
      #expect(try await dora.get(Self.nora).text.contains("on redemption"))
      _ = try await dora.post(Self.nora + "/roles", ["change": "remove", "role": "rol_customer"])
      let invitations = try await stage.store.readLedger(Firm.organization) {
        try $0.invitations(of: ContactID("con_new")!, limit: 10)
      }
      #expect(invitations.map(\.roles) == [[]])
    }
  }

  @Test("S1: a code is shown once; resending voids the old one, revoking the last")
  func codes() async throws {
    try await withStage { stage in
      let dora = try await stage.staff("dora")
      func code(_ page: Answer) -> String {
        String(page.text.firstMatch(of: /[0-9A-Z]{6}(-[0-9A-Z]{6}){3}/)?.0 ?? "")
      }
      func check(_ code: String) async throws -> Bool {
        let answer = try await stage.scheduler.check(code: code, in: Firm.organization)
        if case .valid = answer { return true }
        return false
      }
      let made = try await dora.post(
        Self.nora + "/invitation",
        ["kind": "single", "role.rol_customer": "true", "sendsMail": "true"])
      let first = code(made)
      #expect(made.status == .ok)
      #expect(made.text.contains("http://localhost/redeem?code=\(first)"))
      #expect(try await check(first))
      let page = try await dora.get(Self.nora).text
      #expect(!page.contains(first))
      let invitation = try #require(page.firstMatch(of: /\/staff\/invitations\/(inv_[^\/]+)/)?.1)
      let second = code(try await dora.post("/staff/invitations/\(invitation)/resending"))
      #expect(try await !check(first))
      #expect(try await check(second))
      _ = try await dora.post("/staff/invitations/\(invitation)/revocation")
      #expect(try await !check(second))
      #expect(!(stage.log.text.contains(first)), "never in a log")
      #expect(try await dora.get(Self.nora).text.contains("Revoked"))
      let letters = try await stage.store.waiting(limit: 10)
      #expect(letters.count == 1)
    }
  }

  @Test("are deleted: profile and sessions end, the address is free, visits stay")
  func deletion() async throws {
    try await withStage { stage in
      let (dora, mira) = (try await stage.staff("dora"), try await stage.customer())
      let warning = try await dora.get(Self.mira + "/deletion").text
      #expect(warning.contains("2 upcoming appointments become conflicts"))
      #expect(try await mira.get("/").status == .ok)
      #expect(try await dora.post(Self.mira + "/deletion").status == .seeOther)
      #expect(try await mira.get("/").location.hasPrefix("/sign-in"))
      #expect(try await stage.visit(Firm.miraVisit)?.state == .scheduled)
      let contact = try #require(try await stage.contact(Firm.mira))
      #expect(contact.name == "Mira Ospelt")
      #expect(contact.email.isEmpty && contact.phone.isEmpty && contact.roles.isEmpty)
      let events = try await stage.events()
      #expect(events.filter { $0 == "appointment.conflicted" }.count == 2)
      #expect(try await dora.get(Self.mira).text.contains("Conflict"))
      #expect(!(try await dora.get("/staff/contacts?text=ospelt").text.contains("con_mira")))
      #expect(try await dora.post(Self.mira + "/deletion").status == .notFound)
      // The address signs somebody else in.
      let again = try await dora.post(
        "/staff/contacts", ["lastName": "Ospelt", "email": Firm.miraMail])
      #expect(again.status == .seeOther)
    }
  }

  @Test("whoever was deleted is found, changed and booked for no more; links and letters end")
  func deletedForGood() async throws {
    try await withStage { stage in
      let (dora, program) = (try await stage.staff("dora"), try await stage.program())
      let bearer = try await stage.bearer()
      let key = try await stage.link(to: Firm.miraVisit)
      _ = try await stage.customer().post(
        "/appointments/\(Firm.miraVisit)/rescheduling",
        ["slot": Firm.freeSlot, "version": "1"])
      #expect(try await stage.store.waiting(limit: 10).count == 1)
      #expect(try await bearer.get("/appointments/\(Firm.miraVisit)").status == .ok)
      #expect(try await dora.post("/staff/contacts/con_mira/deletion").status == .seeOther)
      #expect(try await stage.store.waiting(limit: 10).isEmpty)
      #expect(
        try await bearer.get("/appointments/\(Firm.miraVisit)").location.hasPrefix("/sign-in"))
      #expect(try await stage.browser().get("/v/" + key).status != .seeOther)
      let before = try await stage.events()
      for (answer, name): (Answer, Comment) in [
        (try await program.get("/contacts/con_mira"), "read"),
        (
          try await program.send(.patch, "/contacts/con_mira", "{\"email\": \"m@example.org\"}"),
          "changed"
        ),
        (
          try await program.post(
            "/appointments", APIRequest.booking, ["Idempotency-Key": "after-deletion"]), "booked"
        ),
        (try await dora.post("/staff/contacts/con_mira/edit", ["lastName": "Back"]), "edited"),
        (
          try await dora.get(
            "/staff/appointments/new?contact=con_mira&asset=ast_mira&service=svc_yearly"), "chosen"
        ),
        (
          try await dora.post(
            "/staff/appointments/new",
            [
              "contact": "con_mira", "asset": "ast_mira", "service": "svc_yearly",
              "appointment": "apt_late", "slot": Firm.laterSlot,
            ]), "booked by staff"
        ),
      ] {
        #expect(answer.status == .notFound, name)
      }
      #expect(try await program.get("/contacts?text=Ospelt").json.items.isEmpty)
      let listed = try await program.get("/contacts").json.items.map { $0.string("id") }
      #expect(!listed.contains("con_mira") && listed.contains("con_omar"))
      #expect(
        try await !dora.get("/staff/appointments/new?q=Ospelt").text.contains("con_mira"))
      #expect(try await stage.events() == before)
      #expect(try await stage.contact(Firm.mira)?.email == "")
    }
  }

  @Test("search finds by beginnings, without accents; a resource searches among its own customers")
  func beginnings() async throws {
    try await withStage { stage in
      let (dora, program) = (try await stage.staff("dora"), try await stage.program())
      let made = try await program.post(
        "/contacts", ["firstName": "Änne", "lastName": "Östlund", "phone": "+423 555 77 88"])
      let id = made.json.string("id")
      for text in ["ostlund", "%C3%84nne", "anne%20ost", "5557788"] {
        let found = try await program.get("/contacts?text=\(text)").json.items
        #expect(found.map { $0.string("id") } == [id], "\(text)")
      }
      #expect(try await program.get("/contacts?text=stlund").json.items.isEmpty)
      let visits = "/staff/appointments?q=ospelt"
      for (name, isFound) in [("dora", true), ("lena", true), ("udo", false)] {
        let page = try await stage.staff(name).get(visits).text
        #expect(page.contains(Firm.miraVisit) == isFound, "\(name)")
      }
      _ = dora
    }
  }
}
