import HTTPTypes
import Scheduling
import Storage
import StrictJSON
import Testing

@Suite("API rights")
struct APIRightsTests {
  @Test("S5: without a valid key every route answers the same, whatever is wrong with the key")
  func keys() async throws {
    try await withStage { stage in
      let before = try await stage.events()
      let revoked = try await stage.key(Set(APIScope.allCases))
      #expect(
        try await stage.scheduler.revokeAPIKey(revoked.id, by: .system, in: Firm.organization))
      let next = try #require(OrganizationID("org_next"))
      let foreign = try await stage.key(Set(APIScope.allCases), in: next).secret
      let plain = try await stage.anonymous.get("/contacts")
      #expect(plain.status == .unauthorized && plain.code == "unknownKey")
      #expect(plain["WWW-Authenticate"]?.hasPrefix("Bearer") == true)
      let headers = [
        "Bearer " + revoked.secret, "Bearer " + foreign,
        "Bearer dsk_" + String(repeating: "A", count: 43),
        "Bearer", "Bearer  ", "Basic dXNlcjpwYXNz", revoked.secret, "Bearer x y",
      ]
      for request in APIRequest.all where request.scope != nil {
        let id = request.records(invitation: "inv_1")?.own ?? ""
        let answer = try await stage.anonymous.ask(request, id: id)
        #expect(answer.status == .unauthorized, "\(request.testDescription)")
        #expect(answer.text == plain.text, "\(request.testDescription)")
      }
      for header in headers {
        let answer = try await stage.anonymous.get("/contacts", ["Authorization": header])
        #expect(answer.status == .unauthorized, "\(header.prefix(12))")
        #expect(answer.text == plain.text, "\(header.prefix(12))")
      }
      let cookies = try await stage.customer().cookies.map { "\($0)=\($1)" }.joined(separator: "; ")
      let browser = try await stage.anonymous.get("/contacts", ["Cookie": cookies])
      #expect(browser.status == .unauthorized, "a signed-in customer is no program")
      #expect(
        try await stage.events() == before + ["apiKey.created", "apiKey.revoked"])
    }
  }

  @Test("S5: a key that has expired is none")
  func expired() async throws {
    try await withStage { stage in
      let good = try await stage.program(expires: Firm.monday + 1)
      #expect(try await good.get("/contacts").status == .ok)
      let key = try await stage.key([.readContacts])
      try await stage.store.writeLedger(Firm.organization) { ledger in
        try ledger.connection.run(
          "UPDATE api_keys SET expires_at = ? WHERE id = ?", Firm.monday, key.id)
      }
      let late = Program(client: stage.client, secret: key.secret)
      #expect(try await late.get("/contacts").status == .unauthorized)
    }
  }

  @Test("S1: wrong keys are counted for their peer; a right one still gets in")
  func attempts() async throws {
    try await withStage { stage in
      let right = try await stage.program()
      let wrong = Program(
        client: stage.client, secret: "dsk_" + String(repeating: "A", count: 43))
      var last = try await wrong.get("/contacts")
      for _ in 0..<70 where last.status == .unauthorized { last = try await wrong.get("/contacts") }
      #expect(last.status == .tooManyRequests && last.headers[.retryAfter] != nil)
      #expect(try await right.get("/contacts").status == .ok)
    }
  }

  @Test("S5: each route needs its scope and no other, and says which")
  func scopes() async throws {
    try await withStage { stage in
      let invitation = try await stage.standingInvitation()
      for request in APIRequest.all {
        guard let scope = request.scope else { continue }
        let others = try await stage.program(Set(APIScope.allCases).subtracting([scope]))
        let own = request.records(invitation: invitation)
        let before = try await stage.events()
        let refused = try await others.ask(request, id: own?.own ?? "")
        #expect(refused.status == .forbidden, "\(request.testDescription)")
        #expect(refused.code == "missingScope", "\(request.testDescription)")
        #expect(refused.text.contains(scope.rawValue), "\(request.testDescription)")
        for foreign in own?.foreign ?? [] {
          let answer = try await others.ask(request, id: foreign)
          #expect(answer.status == .notFound, "\(request.testDescription) \(foreign)")
        }
        #expect(try await stage.events() == before)
        let alone = try await stage.program([scope])
        let allowed = try await alone.ask(request, id: own?.own ?? "")
        // Moved before, it is under way now.
        let isOver = request.path.hasSuffix("/cancellation") && allowed.code == "wrongState"
        #expect(
          (200..<300).contains(allowed.status.code) || isOver,
          "\(request.testDescription) \(allowed.text.prefix(200))")
      }
    }
  }

  @Test("S5: a foreign record answers as an unknown one does")
  func foreign() async throws {
    try await withStage { stage in
      let program = try await stage.program()
      _ = try await stage.fillNeighbour()
      let before = try await stage.events()
      for request in APIRequest.all {
        guard let records = request.records(invitation: "inv_1") else { continue }
        let unknown = try await program.ask(request, id: records.foreign[1])
        #expect(unknown.status == .notFound, "\(request.testDescription)")
        for id in records.foreign {
          let answer = try await program.ask(request, id: id)
          #expect(answer.status == .notFound, "\(request.testDescription) \(id)")
          #expect(answer.text == unknown.text, "\(request.testDescription) \(id)")
        }
      }
      for (member, id) in [
        ("contact", "con_stranger"), ("asset", "ast_omar"), ("workOrder", "wo_omar"),
      ] {
        guard case .object(var members) = APIRequest.booking else { continue }
        members.removeAll { $0.name == member }
        members.append(JSONMember(member, .string(id)))
        let answer = try await program.post(
          "/appointments", .object(members), ["Idempotency-Key": "foreign-" + member])
        #expect(answer.status == .notFound, "\(member)")
      }
      #expect(try await stage.events() == before)
    }
  }

  @Test("S5: a key of one organisation is none in another")
  func otherOrganisation() async throws {
    try await withStage { stage in
      var program = try await stage.program()
      #expect(try await program.get("/contacts").status == .ok)
      program.root = "/s/next/api/v1"
      #expect(try await program.get("/contacts").status == .unauthorized)
      var next = try await stage.program(in: try #require(OrganizationID("org_next")))
      #expect(try await next.get("/contacts").status == .unauthorized)
      next.root = "/s/next/api/v1"
      let contacts = try await next.get("/contacts")
      #expect(contacts.json.items.map { $0.string("id") } == ["con_stranger"])
      next.root = "/s/nobody/api/v1"
      let nowhere = try await next.get("/contacts")
      #expect(nowhere.status == .notFound && nowhere.code == "notFound")
    }
  }

  @Test("S7: what a key may not see is in none of its answers")
  func canaries() async throws {
    try await withStage { stage in
      let catalogue = try await stage.program([.readCatalogue, .readSlots])
      for request in APIRequest.all where request.method == .get {
        guard let scope = request.scope, [.readCatalogue, .readSlots].contains(scope) else {
          continue
        }
        let id = request.records(invitation: "")?.own ?? ""
        let text = try await catalogue.ask(request, id: id).everything.lowercased()
        // Names of the catalogue are what the scope is for; people and their lives are not.
        for canary in [
          "canaryroad", "canarybase", "canaryomar", "canaryhaddad", "canarycomment", "canaryreason",
          "canaryboiler", "canarysubject", "canary.omar", "lena.canary", "999 77 66", "9997766",
          "hash of", "canaryneighbour", "canaryservice", "canaryworker",
        ] {
          #expect(!text.contains(canary), "\(request.testDescription) \(canary)")
        }
      }
      let people = try await stage.program([.readContacts, .readAppointments])
      for path in [
        "/contacts", "/contacts/con_omar", "/appointments", "/appointments/apt_omar-service",
      ] {
        let text = try await people.get(path).everything.lowercased()
        for canary in [
          "hash of", "rol_", "canaryoffice", "canaryneighbour", "canary.stranger", "canarylane",
          "lena.canary", "canarybase", "canaryreason", "canaryskill",
        ] {
          #expect(!text.contains(canary), "\(path) \(canary)")
        }
      }
    }
  }
}
