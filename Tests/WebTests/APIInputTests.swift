import HTTPTypes
import Scheduling
import Storage
import StrictJSON
import Testing

@Suite("API input")
struct APIInputTests {
  /// What somebody would like to decide who must not.
  private static let extra: [JSONMember] = [
    JSONMember("id", "con_omar"), JSONMember("organization", "org_next"),
    JSONMember("roles", ["rol_office"]), JSONMember("permissions", ["administer"]),
    JSONMember("state", "completed"), JSONMember("resource", "res_unskilled"),
    JSONMember("number", "A-1"), JSONMember("version", 1), JSONMember("duration", 1),
    JSONMember("createdAt", "2020-01-01T00:00:00Z"), JSONMember("portalUser", "usr_1"),
    JSONMember("passwordHash", "hash of x"), JSONMember("scopes", ["contacts:write"]),
    JSONMember("codeHash", "x"), JSONMember("redemptions", 0), JSONMember("revokedAt", .null),
    JSONMember("account", "acc_omar"), JSONMember("contact", "con_omar"),
    JSONMember("by", "con_omar"), JSONMember("", ""), JSONMember("__proto__", [:]),
  ]

  @Test("S6: a member that a body doesn't list is refused by its pointer, and changes nothing")
  func massAssignment() async throws {
    try await withStage { stage in
      let program = try await stage.program()
      let invitation = try await stage.standingInvitation()
      for request in APIRequest.all {
        guard let body = request.body, case .object(let members) = body else { continue }
        let id = request.records(invitation: invitation)?.own ?? ""
        let path = request.path.replacing("{id}", with: id)
        let known = try await stage.members(of: request)
        let before = try await stage.events()
        for member in Self.extra where !known.contains(member.name) {
          let more = JSONValue.object(members.filter { $0.name != member.name } + [member])
          let answer = try await program.send(
            request.method, path, String(decoding: more.line, as: UTF8.self), request.headers)
          let name: Comment = "\(request.testDescription) \(member.name)"
          #expect(answer.status == .badRequest, name)
          #expect(answer.places == ["/" + member.name], name)
        }
        #expect(try await stage.events() == before, "\(request.testDescription)")
      }
      #expect(try await stage.contact(Firm.omar)?.firstName == "CanaryOmar")
      #expect(try await stage.visit(Firm.miraVisit)?.version == 1)
    }
  }

  @Test("S6: who acts is the key, and a new contact's role is the organisation's default")
  func actors() async throws {
    try await withStage { stage in
      let (key, secret) = try await stage.key(Set(APIScope.allCases))
      let program = Program(client: stage.client, secret: secret)
      let made = try await program.post("/contacts", ["lastName": "Nemo"])
      let id = try #require(ContactID(made.json.string("id")))
      #expect(try await stage.contact(id)?.roles == [WebRoleID("rol_customer")!])
      let cancelled = try await program.post(
        "/appointments/\(Firm.miraVisit)/cancellation", ["reason": "Away"])
      #expect(cancelled.status == .ok)
      #expect(cancelled.json["cancellation"]?.string("by") == key.rawValue)
      let actors = try await stage.store.journal(of: Firm.organization, limit: 10_000)
        .filter { ["contact.created", "appointment.canceled"].contains($0.entry.event) }
        .map(\.entry.actor)
      #expect(Set(actors) == [key.rawValue])
    }
  }

  @Test(
    "S21: what is no strict JSON is refused, and says where",
    arguments: [
      ("", ""), ("{", ""), ("[]", ""), ("null", ""), ("{} {}", ""),
      ("{\"lastName\": 1}", "/lastName"),
      ("{\"lastName\": \"A\", \"lastName\": \"B\"}", "/lastName"),
      ("{\"lastName\": null}", "/lastName"),
      ("{\"lastName\": \"A\\u0000B\"}", "/lastName"), ("{\"lastName\": \"A\", }", ""),
      ("{'lastName': 'A'}", ""), ("{\"lastName\": \"\\ud800\"}", "/lastName"),
      (
        "{\"lastName\": \"A\", \"address\": {\"city\": \"V\", \"country\": \"LI\", \"x/~\": 1}}",
        "/address/x~1~0"
      ),
      (
        "{\"lastName\": \"A\", \"address\": {\"city\": \"V\", \"country\": \"LI\", \"latitude\": 91}}",
        "/address/latitude"
      ),
      ("{\"lastName\": \"A\", \"address\": [[[[[[[[[[]]]]]]]]]]}", ""),
    ])
  func strictJSON(_ body: String, _ pointer: String) async throws {
    try await withStage { stage in
      let program = try await stage.program()
      let before = try await stage.events()
      let answer = try await program.send(.post, "/contacts", body)
      #expect(answer.status == .badRequest, "\(answer.text)")
      #expect(answer.headers[.contentType] == "application/problem+json")
      #expect(answer.code == "malformedRequest")
      if !pointer.isEmpty { #expect(answer.places == [pointer]) }
      #expect(try await stage.events() == before)
    }
  }

  @Test("S21: every fault of a body is named at once")
  func everyFault() async throws {
    try await withStage { stage in
      let program = try await stage.program()
      let answer = try await program.post(
        "/appointments",
        [
          "contact": "mira", "slot": "tomorrow",
          "comment": .string(String(repeating: "a", count: 2001)),
        ])
      #expect(answer.status == .badRequest)
      #expect(
        answer.places.sorted()
          == ["/comment", "/contact", "/serviceType", "/slot", "Idempotency-Key"])
      let contact = try await program.post(
        "/contacts", ["lastName": " ", "email": "nobody", "phone": "x", "timeZone": "Mars/Olympus"])
      #expect(contact.status == .unprocessableContent)
      #expect(contact.places.sorted() == ["/email", "/lastName", "/phone", "/timeZone"])
    }
  }

  @Test("S21: bodies have a limit and a type, also where none belongs")
  func bodies() async throws {
    try await withStage { stage in
      let program = try await stage.program()
      let before = try await stage.events()
      for request in APIRequest.all {
        let id = request.records(invitation: "inv_1")?.own ?? ""
        let path = request.path.replacing("{id}", with: id) + request.query
        let long = String(repeating: " ", count: 65 * 1024)
        let large = try await program.send(request.method, path, long, request.headers)
        #expect(large.status.code == 413, "\(request.testDescription)")
        #expect(large.code == "tooLarge", "\(request.testDescription)")
        if request.body == nil {
          let answer = try await program.send(request.method, path, "{}", request.headers)
          #expect(answer.status == .badRequest, "\(request.testDescription)")
        } else {
          for type in ["text/plain", "application/x-www-form-urlencoded", "application/jsonx", ""] {
            let headers = request.headers.merging(["Content-Type": type]) { $1 }
            let answer = try await program.send(request.method, path, "{}", headers)
            #expect(answer.status == .unsupportedMediaType, "\(request.testDescription) \(type)")
          }
        }
      }
      #expect(try await stage.events() == before)
    }
  }

  @Test(
    "S21: parameters have limits and are named",
    arguments: [
      ("/contacts?limit=201", "limit"), ("/contacts?limit=0", "limit"),
      ("/contacts?limit=x", "limit"),
      ("/contacts?limit=1&limit=2", "limit"), ("/contacts?sort=id", "sort"),
      ("/contacts?cursor=!", "cursor"), ("/contacts?cursor=AAAA", "cursor"),
      ("/contacts?text=", "text"), ("/contacts?text=%00", "text"),
      ("/appointments?state=gone", "state"), ("/appointments?from=2026-11-26", "from"),
      ("/appointments?contact=acc_mira", "contact"), ("/appointments?cursor=Zm9v", "cursor"),
      ("/slots?contact=con_mira&serviceType=svc_yearly", "from"),
      (
        "/slots?contact=con_mira&serviceType=svc_yearly&from=2026-11-26&through=2027-11-27",
        "through"
      ),
      (
        "/slots?contact=con_mira&serviceType=svc_yearly&from=2026-11-26&through=2026-11-25",
        "through"
      ),
      ("/slots?contact=con_mira&serviceType=svc_yearly&from=2026-02-30", "from"),
      ("/slots/counts?contact=con_mira&serviceType=svc_yearly&month=2026-13", "month"),
      ("/slots/alternatives?contact=con_mira&serviceType=svc_yearly&slot=now", "slot"),
    ])
  func parameters(_ path: String, _ name: String) async throws {
    try await withStage { stage in
      let answer = try await stage.program().get(path)
      #expect(answer.status == .badRequest || answer.status == .unprocessableContent)
      #expect(answer.places == [name])
    }
  }

  @Test("S21: 366 days at once, and no more")
  func range() async throws {
    try await withStage { stage in
      let program = try await stage.program()
      let question = "/slots?contact=con_mira&serviceType=svc_yearly&asset=ast_mira"
      let year = try await program.get(question + "&from=2026-11-26&through=2027-11-26")
      #expect(year.status == .ok)
      for from in ["0001-01-01", "9999-12-31", "2026-11-20"] {
        let answer = try await program.get(question + "&from=\(from)")
        #expect(answer.status == .ok, "\(from)")
        #expect(answer.json["days"] == [], "\(from)")
      }
    }
  }

  @Test("S21: absurd values are no fault of ours")
  func absurd() async throws {
    try await withStage { stage in
      let program = try await stage.program()
      let values = [
        "-1", "99999999999999999999", "'; DROP TABLE contacts; --", "%", "%zz", "%00", "_", "!%_",
        "%F0%9F%9B%A0", "..%2F..%2Fetc", "con_" + String(repeating: "a", count: 61),
      ]
      for request in APIRequest.all where request.method == .get {
        let path = request.path.replacing("{id}", with: "x") + request.query
        for value in values {
          for name in ["contact", "cursor", "limit", "text", "from", "slot", "unknown"] {
            let mark = path.contains("?") ? "&" : "?"
            let answer = try await program.get(path + "\(mark)\(name)=\(value)")
            #expect(answer.status.code < 500, "\(path) \(name)=\(value)")
          }
          let inPath = request.path.replacing("{id}", with: value) + request.query
          #expect(try await program.get(inPath).status.code < 500, "\(inPath)")
        }
      }
    }
  }

  @Test("an unknown path and another method are problems, not pages")
  func unknown() async throws {
    try await withStage { stage in
      let program = try await stage.program()
      for path in ["", "/", "/nowhere", "/contacts/con_mira/roles", "/appointments/x/y/z"] {
        let answer = try await program.get(path)
        #expect(answer.status == .notFound, "\(path)")
        #expect(answer.headers[.contentType] == "application/problem+json", "\(path)")
      }
      for (method, path, allow) in [
        (HTTPRequest.Method.delete, "/contacts/con_mira", "GET, HEAD, PATCH"),
        (.put, "/appointments", "GET, HEAD, POST"), (.get, "/appointments/apt_1/state", "POST"),
        (.post, "/slots/first", "GET, HEAD"),
      ] {
        let answer = try await program.send(method, path, nil)
        #expect(answer.status == .methodNotAllowed, "\(path)")
        #expect(answer["Allow"] == allow, "\(path)")
        #expect(answer.code == "methodNotAllowed", "\(path)")
      }
    }
  }

  @Test("S4: no other site's page reads or changes anything, with a key or without")
  func crossSite() async throws {
    try await withStage { stage in
      let program = try await stage.program()
      let headers = ["Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"]
      let read = try await program.get("/contacts", headers)
      #expect(read["Access-Control-Allow-Origin"] == nil)
      let written = try await program.post("/contacts", ["lastName": "Evil"], headers)
      #expect(written.status == .forbidden)
      #expect(written.headers[.contentType] == "application/problem+json")
      let asked = try await program.send(.options, "/contacts", nil, headers)
      #expect(asked["Access-Control-Allow-Origin"] == nil)
    }
  }

  @Test("a fault has a reference and tells nothing of its cause; a store that is away says when")
  func faults() async throws {
    let setup = StageSetup()
    try await withStage(setup) { stage in
      let program = try await stage.program()
      #expect(try await program.get("/contacts").status == .ok)
      setup.faults.writes = .broken
      let broken = try await program.post("/contacts", ["lastName": "A"])
      #expect(broken.status == .internalServerError && broken.code == "fault")
      #expect(broken.json.string("reference") == broken["Request-Id"])
      setup.faults.writes = .unavailable
      let away = try await program.post("/contacts", ["lastName": "A"])
      #expect(away.status == .serviceUnavailable && away.headers[.retryAfter] == "5")
      for answer in [broken, away] { #expect(!answer.everything.contains("secret")) }
      #expect(stage.log.text.contains("secret detail of the fault"))
    }
  }

  @Test("S2: no key is in the log")
  func log() async throws {
    try await withStage { stage in
      let key = try await stage.key([.readContacts])
      let program = Program(client: stage.client, secret: key.secret)
      _ = try await program.get("/contacts?text=Mira")
      _ = try await program.get("/contacts?x=" + key.secret)
      #expect(!stage.log.text.contains(key.secret))
      #expect(!stage.log.text.contains("Mira"))
    }
  }
}

extension Stage {
  /// The names that a route's body lists in the served document.
  fileprivate func members(of request: APIRequest) async throws -> Set<String> {
    let document = try await anonymous.get("/openapi.json").json
    let operation = document["paths"]?[request.path]?[request.method.rawValue.lowercased()]
    var schema = operation?["requestBody"]?["content"]?["application/json"]?["schema"]
    if let reference = schema?.string("$ref"), !reference.isEmpty {
      let name = String(reference.split(separator: "/").last ?? "")
      schema = document["components"]?["schemas"]?[name]
    }
    guard case .object(let members) = schema?["properties"] else { return [] }
    return Set(members.map(\.name))
  }
}
