import HTTPTypes
import Scheduling
import Storage
import StrictJSON
import Testing

@Suite("API")
struct APITests {
  private static let visit = "/appointments/\(Firm.miraVisit)"

  @Test("slots: a day, a range, counts, the first and what is near agree with each other")
  func slots() async throws {
    try await withStage { stage in
      let program = try await stage.program()
      let question = "contact=con_mira&serviceType=svc_yearly&asset=ast_mira"
      let day = try await program.get("/slots?\(question)&from=2026-11-26").json
      #expect(day.string("timeZone") == "Europe/Vaduz")
      guard case .array(let days) = day["days"], days.count == 1,
        case .array(let slots) = days[0]["slots"]
      else {
        Issue.record("\(day)")
        return
      }
      #expect(days[0].string("date") == "2026-11-26")
      #expect(!slots.contains("2026-11-26T09:00:00Z"), "Mira's own visit")
      #expect(slots.contains("2026-11-26T10:00:00Z"))
      let counts = try await program.get("/slots/counts?\(question)&month=2026-11").json
      #expect(counts["counts"]?["2026-11-26"] == .integer(slots.count))
      let first = try await program.get("/slots/first?\(question)").json.string("slot")
      let range = try await program.get("/slots?\(question)&from=2026-11-23&through=2026-11-30")
        .json
      guard case .array(let all) = range["days"], let earliest = all.first,
        case .array(let free) = earliest["slots"]
      else {
        Issue.record("\(range)")
        return
      }
      #expect(free.first == .string(first))
      let near = try await program.get("/slots/alternatives?\(question)&slot=\(first)&limit=3").json
      guard case .array(let nearest) = near["slots"] else { return }
      #expect(nearest.count == 3 && nearest.first == free.dropFirst().first)
      let nobody = try await program.get(
        "/slots?\(question)&from=2026-11-26&resource=res_unskilled")
      #expect(nobody.json["days"] == [])
      let lena = try await program.get("/slots?\(question)&from=2026-11-26&resource=res_lena")
      #expect(lena.json == day)
    }
  }

  @Test(
    "B4: the same key and body answer the same appointment; another body is refused by its field")
  func idempotency() async throws {
    try await withStage { stage in
      let program = try await stage.program()
      let key = ["Idempotency-Key": "order-4711"]
      let made = try await program.post("/appointments", APIRequest.booking, key)
      #expect(made.status == .created)
      let id = made.json.string("id")
      #expect(made.headers[.location] == "/api/v1/appointments/" + id)
      #expect(made.headers[.eTag] == "\"1\"")
      let again = try await program.post("/appointments", APIRequest.booking, key)
      #expect(again.status == .ok && again.text == made.text)
      // Also when the visit has moved on, and with another key of the same organisation's.
      _ = try await program.post("/appointments/\(id)/cancellation", ["reason": "Away"])
      let later = try await program.post("/appointments", APIRequest.booking, key)
      #expect(later.status == .ok && later.json.string("state") == "canceled")
      guard case .object(let members) = APIRequest.booking else { return }
      for (name, value) in [
        ("contact", JSONValue("con_new")), ("slot", .string(Firm.laterSlot)), ("comment", "Other"),
        ("serviceType", "svc_inside"),
      ] {
        let other = JSONValue.object(
          members.filter { $0.name != name } + [JSONMember(name, value)])
        let answer = try await program.post("/appointments", other, key)
        #expect(answer.status == .conflict, "\(name)")
        #expect(answer.code == "keyUsedForAnotherRequest" && answer.places == ["/" + name])
      }
      let another = try await stage.program().post(
        "/appointments", APIRequest.booking, ["Idempotency-Key": "order-4711"])
      #expect(another.status == .created && another.json.string("id") != id)
      let own = ["Idempotency-Key": "apt_my-own"]
      let mine = try await program.post(
        "/appointments", APIRequest.booking, own)
      #expect(mine.status == .conflict && mine.code == "slotTaken")
      #expect(!mine.text.contains("\"alternatives\": []"))
    }
  }

  @Test("P20: what is in progress, or inside the cut-off, can't be moved or cancelled: 409")
  func closed() async throws {
    try await withStage { stage in
      let program = try await stage.program()
      for state in ["traveling", "inProgress"] {
        let changed = try await program.post(Self.visit + "/state", ["state": .string(state)])
        #expect(changed.status == .ok && changed.json.string("state") == state)
      }
      let cancelled = try await program.post(Self.visit + "/cancellation", ["reason": "Away"])
      let moved = try await program.post(
        Self.visit + "/rescheduling", ["slot": .string(Firm.laterSlot)])
      for answer in [cancelled, moved] {
        #expect(answer.status == .conflict && answer.code == "wrongState")
      }
      try await stage.store.writeLedger(Firm.organization) { ledger in
        var organization = try ledger.catalogue().organization
        organization.rules.cutOff = 30 * 86_400
        try ledger.save(organization)
      }
      let late = try await program.post(
        "/appointments/\(Firm.otherMiraVisit)/cancellation", ["reason": "Away"])
      #expect(late.status == .conflict && late.code == "insideCutOff")
    }
  }

  @Test("states go forward, one step back with a reason, and keep when and with what")
  func states() async throws {
    try await withStage { stage in
      let program = try await stage.program()
      let path = Self.visit + "/state"
      let jump = try await program.post(path, ["state": "completed"])
      #expect(jump.status == .conflict && jump.code == "wrongState")
      let left = try await program.post(
        path, ["state": "traveling", "at": "2026-11-23T06:40:00Z", "device": "Lena's phone"])
      #expect(left.json.string("departedAt") == "2026-11-23T06:40:00Z")
      let future = try await program.post(
        path, ["state": "inProgress", "at": "2026-11-23T08:00:00Z"])
      #expect(future.status == .unprocessableContent && future.places == ["/at"])
      let silent = try await program.post(path, ["state": "scheduled"])
      #expect(silent.code == "reasonMissing" && silent.places == ["/reason"])
      let back = try await program.post(path, ["state": "scheduled", "reason": "Wrong visit"])
      #expect(back.json.string("state") == "scheduled" && back.json["departedAt"] == .null)
      let cancelled = try await program.post(path, ["state": "canceled", "reason": "x"])
      #expect(cancelled.status == .badRequest && cancelled.places == ["/state"])
    }
  }

  @Test("If-Match: a change made from an older version is refused with 412")
  func versions() async throws {
    try await withStage { stage in
      let program = try await stage.program()
      let stale = ["If-Match": "\"7\""]
      for (path, body) in [
        ("/rescheduling", JSONValue(dictionaryLiteral: ("slot", .string(Firm.laterSlot)))),
        ("/cancellation", ["reason": "Away"]), ("/state", ["state": "traveling"]),
      ] {
        let answer = try await program.post(Self.visit + path, body, stale)
        #expect(answer.status == .preconditionFailed, "\(path)")
        #expect(answer.code == "changedMeanwhile", "\(path)")
      }
      let tag = try #require(try await program.get(Self.visit).headers[.eTag])
      let moved = try await program.post(
        Self.visit + "/rescheduling", ["slot": .string(Firm.laterSlot)], ["If-Match": tag])
      #expect(moved.status == .ok && moved.json.string("slot") == Firm.laterSlot)
      #expect(moved.headers[.eTag] != tag)
      let contact = try await program.get("/contacts/con_mira")
      let old = try #require(contact.headers[.eTag])
      let body = "{\"phone\": \"+423 555 00 11\"}"
      let changed = try await program.send(.patch, "/contacts/con_mira", body, ["If-Match": old])
      #expect(changed.status == .ok && changed.json.string("phone") == "+423 555 00 11")
      #expect(changed.json.string("lastName") == "Ospelt")
      let late = try await program.send(
        .patch, "/contacts/con_mira", "{\"phone\": \"\"}", ["If-Match": old])
      #expect(late.status == .preconditionFailed)
    }
  }

  @Test("P24: for a contact without the role nothing is booked or changed, and it says whom to ask")
  func role() async throws {
    try await withStage { stage in
      let program = try await stage.program()
      let answer = try await program.post(
        "/appointments",
        ["contact": "con_new", "serviceType": "svc_yearly", "slot": .string(Firm.freeSlot)],
        ["Idempotency-Key": "new"])
      #expect(answer.status == .forbidden && answer.code == "notAllowed")
      #expect(answer.text.contains("office@example.org"))
      try await stage.store.writeLedger(Firm.organization) { ledger in
        var mira = try #require(try ledger.contact(Firm.mira))
        mira.roles = []
        try ledger.update(mira)
      }
      let cancelled = try await program.post(Self.visit + "/cancellation", ["reason": "Away"])
      #expect(cancelled.status == .forbidden && cancelled.code == "notAllowed")
    }
  }

  @Test("lists come in parts that neither repeat nor miss anything")
  func cursors() async throws {
    try await withStage { stage in
      let program = try await stage.program()
      for number in 0..<5 {
        _ = try await program.post("/contacts", ["lastName": .string("Number \(number)")])
      }
      for path in ["/contacts", "/appointments", "/resources", "/service-types"] {
        let whole = try await program.get(path).json.items
        var parts: [JSONValue] = []
        var next = path + "?limit=2"
        while true {
          let answer = try await program.get(next)
          parts += answer.json.items
          #expect(answer.json.items.count <= 2)
          guard let link = answer["Link"] else {
            #expect(answer.json["next"] == .null)
            break
          }
          #expect(link.hasSuffix("; rel=\"next\"") && link.hasPrefix("</api/v1"))
          next = String(link.dropFirst("</api/v1".count).prefix { $0 != ">" })
        }
        #expect(parts == whole, "\(path)")
      }
      let found = try await program.get("/contacts?text=number%203").json.items
      #expect(found.map { $0.string("lastName") } == ["Number 3"])
      #expect(try await program.get("/contacts?text=%25").json.items.isEmpty, "no pattern")
      let byMail = try await program.get("/contacts?email=MIRA@example.org").json.items
      #expect(byMail.map { $0.string("id") } == ["con_mira"])
      let mine = try await program.get("/appointments?contact=con_mira&state=scheduled").json.items
      #expect(mine.map { $0.string("id") } == [Firm.miraVisit, Firm.otherMiraVisit])
      let early = try await program.get(
        "/appointments?contact=con_mira&until=2026-12-01T00:00:00Z"
      ).json.items
      #expect(early.map { $0.string("id") } == [Firm.miraVisit])
    }
  }

  @Test("contacts: created once for a key, read and changed; null empties a field")
  func contacts() async throws {
    try await withStage { stage in
      let program = try await stage.program()
      let body: JSONValue = [
        "firstName": "Ada", "lastName": "Adler", "email": "ada@example.org", "language": "de",
        "address": ["street": "Weg 1", "postalCode": "9490", "city": "Vaduz", "country": "LI"],
      ]
      let key = ["Idempotency-Key": "ada"]
      let made = try await program.post("/contacts", body, key)
      let again = try await program.post("/contacts", body, key)
      #expect((made.status, again.status) == (.created, .ok))
      #expect(made.text == again.text)
      let other = try await program.post("/contacts", ["lastName": "Adler"], key)
      #expect(other.status == .conflict && other.places == ["/firstName"])
      let id = made.json.string("id")
      let changed = try await program.send(
        .patch, "/contacts/\(id)", "{\"language\": null, \"address\": null, \"smsOptOut\": true}")
      #expect(changed.json["language"] == .null && changed.json["address"] == .null)
      #expect(changed.json["smsOptOut"] == true && changed.json.string("firstName") == "Ada")
      let events = try await stage.events().filter { $0.hasPrefix("contact.") }
      #expect(events == ["contact.created", "contact.changed"])
      let unknown = try await program.post("/contacts", ["lastName": "A", "account": "acc_nobody"])
      #expect(unknown.status == .unprocessableContent && unknown.places == ["/account"])
    }
  }

  @Test("S1: an invitation's code is shown once; resending makes a new one that voids the old")
  func invitations() async throws {
    try await withStage { stage in
      let program = try await stage.program()
      let body: JSONValue = ["type": "single", "contact": "con_new", "sendsMail": false]
      let made = try await program.post("/invitations", body)
      #expect(made.status == .created)
      let (id, code) = (made.json.string("id"), made.json.string("code"))
      let read = try await program.get("/invitations/\(id)")
      #expect(read.json["code"] == nil && !read.text.contains(code))
      #expect(read.json["refusal"] == .null)
      let resent = try await program.post("/invitations/\(id)/resending", ["sendsMail": false])
      let fresh = resent.json.string("code")
      #expect(!fresh.isEmpty && fresh != code)
      func check(_ code: String) async throws -> String {
        switch try await stage.scheduler.check(code: code, in: Firm.organization) {
        case .valid: "valid"
        case .refused(let refusal): refusal.rawValue
        }
      }
      #expect(try await check(code) == "wrongCode")
      #expect(try await check(fresh) == "valid")
      let void = try await program.post("/invitations/\(id)/revocation", [:])
      #expect(void.json.string("refusal") == "revoked")
      #expect(try await check(fresh) == "revoked")
      let late = try await program.post("/invitations/\(id)/resending", [:])
      #expect(late.status == .unprocessableContent && late.code == "revoked")
      let known = try await program.post("/invitations", ["type": "single", "contact": "con_mira"])
      #expect(known.status == .unprocessableContent && known.code == "profileExists")
      let listed = try await program.get("/invitations?contact=con_new").json.items
      #expect(listed.map { $0.string("id") } == [id])
    }
  }

  @Test("an invitation sent again with its key makes nothing and mails nothing")
  func invitationRetries() async throws {
    try await withStage { stage in
      let program = try await stage.program()
      let body: JSONValue = ["type": "single", "contact": "con_new", "inviter": "Ada"]
      let key = ["Idempotency-Key": "invite-1"]
      let made = try await program.post("/invitations", body, key)
      #expect(made.status == .created && !made.json.string("code").isEmpty)
      let again = try await program.post("/invitations", body, key)
      #expect(again.status == .ok && again.json["code"] == nil)
      #expect(again.json.string("id") == made.json.string("id"))
      let other = try await program.post(
        "/invitations", ["type": "single", "contact": "con_new", "inviter": "Eva"], key)
      #expect(other.status == .conflict && other.places == ["/inviter"])
      #expect(try await stage.store.waiting(limit: 10).count == 1)
      let path = "/invitations/\(made.json.string("id"))/resending"
      let resent = try await program.post(path, [:], ["Idempotency-Key": "resend-1"])
      let code = resent.json.string("code")
      #expect(resent.status == .ok && !code.isEmpty)
      let repeated = try await program.post(path, [:], ["Idempotency-Key": "resend-1"])
      #expect(repeated.status == .ok && repeated.json["code"] == nil)
      #expect(try await stage.store.waiting(limit: 10).count == 2)
      guard case .valid = try await stage.scheduler.check(code: code, in: Firm.organization) else {
        Issue.record("the retry voided the code that was mailed")
        return
      }
    }
  }

  @Test("S10: one address is sent ten invitations a day, whoever asks; codes are made all the same")
  func invitationLetters() async throws {
    try await withStage { stage in
      let (program, dora) = (try await stage.program(), try await stage.staff("dora"))
      let body: JSONValue = ["type": "single", "contact": "con_new"]
      let id = try await program.post("/invitations", body).json.string("id")
      for _ in 0..<9 {
        #expect(try await program.post("/invitations/\(id)/resending", [:]).status == .ok)
      }
      for path in ["/invitations", "/invitations/\(id)/resending"] {
        let answer = try await program.post(path, path == "/invitations" ? body : [:])
        #expect(answer.status == .tooManyRequests && answer.code == "tooManyLetters", "\(path)")
        #expect(answer.places == ["/sendsMail"])
      }
      let byHand = try await dora.post(
        "/staff/contacts/con_new/invitation",
        ["kind": "single", "role.rol_customer": "true", "sendsMail": "true"])
      #expect(byHand.status == .unprocessableContent)
      #expect(byHand.text.contains("ten invitations"))
      #expect(try await stage.store.waiting(limit: 100).count == 10)
      let silent = try await program.post("/invitations/\(id)/resending", ["sendsMail": false])
      #expect(silent.status == .ok)
    }
  }

  @Test("S7: a code is for keys that may write contacts: whoever has it becomes that contact")
  func invitationScopes() async throws {
    try await withStage { stage in
      let program = try await stage.program([.invitations])
      let made = try await program.post("/invitations", ["type": "single", "contact": "con_new"])
      #expect(made.status == .created && made.json["code"] == nil)
      let id = made.json.string("id")
      let resent = try await program.post("/invitations/\(id)/resending", ["sendsMail": false])
      #expect(resent.status == .ok && resent.json["code"] == nil)
      let moved = try await program.post(
        "/invitations", ["type": "single", "contact": "con_new", "account": "acc_omar"])
      #expect(moved.status == .forbidden && moved.code == "missingScope")
      #expect(moved.places == ["/account"])
      let both = try await stage.program([.invitations, .writeContacts])
      let whole = try await both.post(
        "/invitations", ["type": "group", "account": "acc_omar", "maximumRedemptions": 2])
      #expect(whole.status == .created && !whole.json.string("code").isEmpty)
    }
  }

  @Test("a key's use is noted to the hour, and its making and revoking are in the journal")
  func keys() async throws {
    try await withStage { stage in
      let (id, secret) = try await stage.key([.readContacts])
      #expect(secret.hasPrefix("dsk_") && secret.count == 47)
      let program = Program(client: stage.client, secret: secret)
      _ = try await program.get("/contacts")
      let keys = try #require(
        try await stage.scheduler.apiKeys(for: .system, in: Firm.organization))
      #expect(keys.first?.lastUsedAt == Firm.monday && keys.first?.id == id)
      let viewer = Viewer.program(ProgramViewer(id: id, scopes: [.readContacts]))
      #expect(try await stage.scheduler.apiKeys(for: viewer, in: Firm.organization) == nil)
      let wish = APIKeyWish(name: "Mine", scopes: [.readContacts], expiresAt: nil)
      for viewer in [viewer, .customer(Firm.mira, account: nil)] {
        let answer = try await stage.scheduler.createAPIKey(
          wish, by: viewer, in: Firm.organization)
        guard case .refused(.notAllowed) = answer else {
          Issue.record("\(answer)")
          continue
        }
      }
      let stored = try await stage.store.readLedger(Firm.organization) { ledger in
        try ledger.connection.rows("SELECT hex(secret_hash) FROM api_keys") { try $0.text() }
      }
      #expect(!stored.joined().contains(secret))
    }
  }
}
