import HTTPTypes
import Hummingbird
import Scheduling
import Storage
import Testing
import Web

/// Every route of the portal, with a form that would change something.
struct Route: Sendable, CustomTestStringConvertible {
  enum Need: Hashable, Sendable {
    /// Anybody.
    case none
    /// A signed-in customer.
    case customer
    /// Whoever may see the visit in the path.
    case visit
    /// A signed-in member of staff with that permission; nil: any.
    case staff(Permission?)
  }

  var method: HTTPRequest.Method
  /// As the router writes it.
  var path: String
  var need: Need
  var form: [String: String]?

  var testDescription: String { "\(method) \(path)" }

  func path(visit: String) -> String {
    path.replacing("{id}", with: Self.records.first { path.hasPrefix($0.key) }?.value ?? visit)
      .replacing("{code}", with: "unknown-code").replacing("{key}", with: "unknown-key")
      .replacing("{site}", with: "sit_nobody").replacing(#/\{[fus][a-z]+\}/#, with: "unknown")
      .replacing("{token}", with: "unknown-token").replacing("{booked}", with: "unknown-visit")
      .replacing("{absence}", with: "abs_nobody").replacing("{date}", with: "2026-11-24")
      .replacing("{hash}", with: "00").replacing("{name}", with: "doorstep.css")
  }

  /// The same with that record in it.
  func path(id: String) -> String {
    Self(method, path.replacing("{id}", with: id), need, form).path(visit: id)
  }

  /// Of whom the pages are that aren't about a visit.
  private static let records = [
    "/staff/contacts": "con_mira", "/staff/accounts": "acc_mira", "/staff/lists": "lst_nobody",
    "/staff/invitations": "inv_nobody", "/staff/topics": "top_nobody",
    "/staff/settings/mailboxes": "mbx_main", "/staff/settings/users": "stf_lena",
    "/staff/settings/sites": "sit_rhine", "/staff/sharing": "ain_nobody",
    "/staff/settings/roles": "rol_looker", "/staff/settings/keys": "key_nobody",
  ].merging(flowRecords) { own, _ in own }

  init(
    _ method: HTTPRequest.Method, _ path: String, _ need: Need, _ form: [String: String]?
  ) {
    (self.method, self.path, self.need, self.form) = (method, path, need, form)
  }

  static func get(_ path: String, _ need: Need) -> Route { Route(.get, path, need, nil) }
  static func post(_ path: String, _ need: Need, _ form: [String: String]) -> Route {
    Route(.post, path, need, form)
  }

  static let all: [Route] =
    [
      get("/health/live", .none), get("/health/ready", .none),
      get("/sign-in", .none), post("/sign-in", .none, ["email": "a@example.org", "password": "x"]),
      post("/sign-out", .none, [:]), get("/v/{code}", .none),
      get("/redeem", .none), post("/redeem", .none, ["code": "AAAA"]),
      get("/redeem/profile", .none), post("/redeem/profile", .none, ["firstName": "A"]),
      get("/demo/mailbox", .none), get("/demo/mailbox/{id}", .none),
      get("/assets/{hash}/{name}", .none), get("/logo", .none),
      get("/staff/sign-in", .none),
      post("/staff/sign-in", .none, ["email": "a@example.org", "password": "x"]),
      post("/staff/sign-out", .none, [:]), get("/staff", .staff(nil)),
      get("/staff/messages", .staff(.dispatch)),
      post("/staff/messages/{id}/sending", .staff(.dispatch), [:]),
      get("/staff/journal", .staff(.dispatch)), get("/staff/days", .staff(.ownDays)),
      get("/staff/resources/{id}/days", .staff(.ownDays)),
      get("/staff/appointments", .staff(.ownDays)),
      get("/staff/appointments/new", .staff(.dispatch)),
      post("/staff/appointments/new", .staff(.dispatch), ["contact": "con_mira"]),
      get("/staff/appointments/{id}/rescheduling", .staff(.ownDays)),
      post("/staff/appointments/{id}/rescheduling", .staff(.ownDays), ["slot": Firm.freeSlot]),
      get("/staff/appointments/{id}", .staff(.ownDays)),
      get("/staff/appointments/{id}/state", .staff(.ownDays)),
      post(
        "/staff/appointments/{id}/state", .staff(.ownDays), ["state": "traveling", "version": "1"]),
      post("/staff/appointments/{id}/links/{link}", .staff(.ownDays), ["change": "block"]),
      get("/", .customer), get("/past", .customer), get("/book", .customer),
      post("/appointments", .customer, ["appointment": "apt_by-matrix", "service": "svc_yearly"]),
      get("/profile", .customer), post("/profile", .customer, ["firstName": "Changed"]),
      get("/profile/export", .customer), get("/profile/deletion", .customer),
      post("/profile/deletion", .customer, ["password": "wrong"]),
      get("/appointments/{id}", .visit), get("/appointments/{id}/confirmation", .visit),
      get("/appointments/{id}/calendar.ics", .visit),
      post("/appointments/{id}/comment", .visit, ["comment": "Changed"]),
      get("/appointments/{id}/rescheduling", .visit),
      post("/appointments/{id}/rescheduling", .visit, ["slot": Firm.freeSlot, "version": "1"]),
      get("/appointments/{id}/cancellation", .visit),
      post("/appointments/{id}/cancellation", .visit, ["reason": "Changed"]),
    ] + catalogue + contacts + administration + sharing + lists + flows

  private static let contacts: [Route] = [
    get("/staff/contacts", .staff(.dispatch)), get("/staff/contacts/new", .staff(.dispatch)),
    post("/staff/contacts", .staff(.dispatch), ["lastName": "New"]),
    get("/staff/contacts/{id}", .staff(.dispatch)),
    get("/staff/contacts/{id}/edit", .staff(.dispatch)),
    post("/staff/contacts/{id}/edit", .staff(.dispatch), ["lastName": "Changed"]),
    post(
      "/staff/contacts/{id}/roles", .staff(.dispatch), ["change": "add", "role": "rol_looker"]),
    get("/staff/contacts/{id}/deletion", .staff(.dispatch)),
    post("/staff/contacts/{id}/deletion", .staff(.dispatch), [:]),
    get("/staff/contacts/{id}/invitation", .staff(.dispatch)),
    post("/staff/contacts/{id}/invitation", .staff(.dispatch), ["kind": "single"]),
    get("/staff/accounts", .staff(.dispatch)), get("/staff/accounts/new", .staff(.dispatch)),
    post("/staff/accounts", .staff(.dispatch), ["name": "New"]),
    get("/staff/accounts/{id}", .staff(.dispatch)),
    get("/staff/accounts/{id}/edit", .staff(.dispatch)),
    post("/staff/accounts/{id}/edit", .staff(.dispatch), ["name": "Changed"]),
    get("/staff/invitations", .staff(.dispatch)),
    post("/staff/invitations/{id}/resending", .staff(.dispatch), [:]),
    post("/staff/invitations/{id}/revocation", .staff(.dispatch), [:]),
    get("/staff/settings", .staff(.administer)),
    post("/staff/settings", .staff(.administer), ["portalName": "Changed"]),
    post("/staff/settings/logo", .staff(.administer), [:]),
    get("/staff/settings/mail", .staff(.administer)),
    post("/staff/settings/messages", .staff(.administer), [:]),
    post("/staff/settings/mailboxes", .staff(.administer), ["mailboxName": "New"]),
    get("/staff/settings/mailboxes/{id}", .staff(.administer)),
    post("/staff/settings/mailboxes/{id}", .staff(.administer), ["mailboxName": "New"]),
    post("/staff/settings/mailboxes/{id}/approval", .staff(.administer), [:]),
    post("/staff/settings/mailboxes/{id}/test", .staff(.administer), ["recipient": "a@b.example"]),
    post("/staff/settings/mailboxes/{id}/removal", .staff(.administer), [:]),
  ]

  static let changing = all.filter { $0.method == .post }
}

extension Browser {
  fileprivate func ask(
    _ route: Route, visit: String = Firm.miraVisit, _ headers: [String: String] = [:]
  ) async throws -> Answer {
    let path = route.path(visit: visit)
    guard let form = route.form else { return try await get(path, headers) }
    return try await post(path, form, headers)
  }

  fileprivate func ask(_ route: Route, id: String) async throws -> Answer {
    let path = route.path(id: id)
    return if let form = route.form { try await post(path, form) } else { try await get(path) }
  }
}

@Suite("Rights")
struct RightsTests {
  @Test("S5: the router has the matrix's routes and no others")
  func routes() async throws {
    try await withStage { stage in
      let real = Set(stage.portal.router().routes.map { "\($0.method.rawValue) \($0.path)" })
        .filter { !$0.hasPrefix("HEAD ") }
      var listed = APIRequest.listed
      for route in Route.all {
        listed.insert("\(route.method.rawValue) \(route.path)")
        if !route.path.hasPrefix("/health") {
          let path = route.path == "/" ? "" : route.path
          listed.insert("\(route.method.rawValue) /s/{slug}\(path)")
        }
      }
      #expect(real.subtracting(listed).isEmpty, "not in the matrix")
      #expect(listed.subtracting(real).isEmpty, "not in the router")
    }
  }

  @Test("S5: nobody signed out gets anything but the way to sign in")
  func signedOut() async throws {
    try await withStage { stage in
      let before = try await stage.events()
      for route in Route.all where route.need != .none {
        let answer = try await stage.browser().ask(route)
        #expect(answer.status == .seeOther, "\(route.testDescription)")
        let signIn = route.path.hasPrefix("/staff") ? "/staff/sign-in" : "/sign-in"
        #expect(answer.location.hasPrefix(signIn), "\(route.testDescription)")
        #expect(answer.text.isEmpty)
      }
      #expect(try await stage.events() == before)
    }
  }

  @Test("S5: a foreign visit answers as an unknown one does, to customers and bearers")
  func foreign() async throws {
    try await withStage { stage in
      let before = try await stage.events()
      let visitors = [try await stage.customer(), try await stage.bearer()]
      for browser in visitors {
        for route in Route.all where route.need == .visit {
          let unknown = try await browser.ask(route, visit: Firm.unknownVisit)
          #expect(unknown.status == .notFound, "\(route.testDescription)")
          for visit in [Firm.omarVisit, "apt_omar-past", Firm.strangerVisit] {
            let answer = try await browser.ask(route, visit: visit)
            #expect(answer.status == .notFound, "\(route.testDescription)")
            #expect(answer.page == unknown.page, "\(route.testDescription)")
          }
        }
      }
      #expect(try await stage.events() == before)
    }
  }

  @Test("S5: what another organisation has answers staff as what nobody has")
  func foreignToStaff() async throws {
    try await withStage { stage in
      let next = try #require(OrganizationID("org_next"))
      let records = try await stage.fillNeighbour()
      let ada = try await stage.staff("ada")
      let before = try await stage.events()
      let theirs = try await stage.store.journal(of: next, limit: 1000).count
      for route in Route.all where route.path.contains("{id}") {
        guard case .staff = route.need else { continue }
        let name: Comment = "\(route.testDescription)"
        let id = try #require(records.first { route.path.hasPrefix($0.path) }?.id, name)
        let prefix = String(id.prefix { $0 != "_" })
        let unknown = try await ada.ask(route, id: prefix + "_unknown")
        #expect(unknown.status == .notFound, name)
        for id in [id, "x", "con_\(String(repeating: "a", count: 61))"] {
          let answer = try await ada.ask(route, id: id)
          #expect(answer.status == .notFound, "\(route.testDescription) \(id)")
          #expect(answer.page == unknown.page, "\(route.testDescription) \(id)")
        }
      }
      #expect(try await stage.events() == before)
      #expect(try await stage.store.journal(of: next, limit: 1000).count == theirs)
    }
  }

  @Test("S5: a link opens its visit and neither the customer's others nor their profile")
  func bearer() async throws {
    try await withStage { stage in
      let browser = try await stage.bearer()
      for route in Route.all where route.method == .get && route.need == .visit {
        #expect(try await browser.ask(route).status == .ok, "\(route.testDescription)")
        let other = try await browser.ask(route, visit: Firm.otherMiraVisit)
        #expect(other.status == .notFound, "\(route.testDescription)")
      }
      for route in Route.all where route.need == .customer {
        let answer = try await browser.ask(route)
        #expect(answer.location.hasPrefix("/sign-in"), "\(route.testDescription)")
      }
    }
  }

  @Test(
    "S5: staff pages open to those whose roles include them, and to nobody else",
    arguments: [
      "ada": Set<Permission>([.administer, .dispatch, .ownDays, .share]),
      "dora": [.dispatch, .ownDays, .share], "lena": [.ownDays, .share], "tara": [.share],
      "nobody": [],
    ])
  func staff(_ person: (name: String, permissions: Set<Permission>)) async throws {
    let (name, permissions) = person
    try await withStage { stage in
      let browser = try await stage.staff(name)
      let before = try await stage.events()
      for route in Route.all {
        guard case .staff(let permission) = route.need else { continue }
        let mayEnter = permission.map(permissions.contains) ?? true
        if mayEnter, route.method == .post { continue }
        let answer = try await browser.ask(route)
        if mayEnter {
          #expect(answer.status != .forbidden, "\(route.testDescription)")
          #expect(answer.status.code < 500, "\(route.testDescription)")
        } else {
          #expect(answer.status == .forbidden, "\(route.testDescription)")
        }
      }
      #expect(try await stage.events() == before)
    }
  }

  @Test("S5: a customer's sign-in opens no staff page, nor a member of staff's a customer's")
  func audiences() async throws {
    try await withStage { stage in
      let (customer, staff) = (try await stage.customer(), try await stage.staff("ada"))
      // The other audience's cookie with this one's key, too.
      var crossed = customer.cookies
      crossed["doorstep-staff"] = crossed["doorstep"]
      customer.cookies = crossed
      crossed = staff.cookies
      crossed["doorstep"] = crossed["doorstep-staff"]
      staff.cookies = crossed
      for route in Route.all {
        switch route.need {
        case .none: continue
        case .staff:
          let answer = try await customer.ask(route)
          #expect(answer.location.hasPrefix("/staff/sign-in"), "\(route.testDescription)")
        case .customer, .visit:
          let answer = try await staff.ask(route)
          #expect(answer.location.hasPrefix("/sign-in"), "\(route.testDescription)")
        }
      }
    }
  }

  @Test("S5: a session of one organisation is none in another")
  func otherOrganisation() async throws {
    try await withStage { stage in
      let browser = try await stage.customer("stranger@example.net", at: "/s/next")
      #expect(try await browser.get("/s/next/").status == .ok)
      #expect(try await browser.get("/").location.hasPrefix("/sign-in"))
      let visit = "/appointments/\(Firm.miraVisit)"
      #expect(try await browser.get("/s/next" + visit).status == .notFound)
      #expect(try await browser.get(visit).location.hasPrefix("/sign-in"))
    }
  }

  @Test(
    "S4: no form is taken from another site",
    arguments: [
      ["Sec-Fetch-Site": "cross-site"], ["Sec-Fetch-Site": "same-site"],
      ["Origin": "https://evil.example"], ["Origin": "null"],
      ["Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"],
    ])
  func crossSite(_ headers: [String: String]) async throws {
    try await withStage { stage in
      let browser = try await stage.customer()
      let before = try await stage.events()
      for route in Route.changing {
        let answer = try await browser.ask(route, headers)
        #expect(answer.status == .forbidden, "\(route.testDescription)")
        #expect(answer.setCookies.isEmpty, "\(route.testDescription)")
      }
      #expect(try await browser.get("/").status == .ok, "still signed in")
      #expect(try await stage.events() == before)
      #expect(try await stage.visit(Firm.miraVisit)?.version == 1)
    }
  }

  @Test("S2, S4: opening every page changes nothing")
  func reading() async throws {
    try await withStage { stage in
      let browser = try await stage.customer()
      let before = try await stage.events()
      for route in Route.all where route.method == .get {
        #expect(try await browser.ask(route).status.code < 500, "\(route.testDescription)")
      }
      #expect(try await stage.events() == before)
      #expect(try await stage.visit(Firm.miraVisit)?.version == 1)
    }
  }

  @Test("S7: what belongs to others is on no page, in no export and no calendar file")
  func canaries() async throws {
    try await withStage { stage in
      let omar = try await stage.customer(Firm.omarMail)
      let saved = try await omar.post(
        "/appointments/\(Firm.omarVisit)/comment", ["comment": "CanaryAgain"])
      #expect(saved.status == .seeOther)
      let visitors = [stage.browser(), try await stage.customer(), try await stage.bearer()]
      for browser in visitors {
        let more = [
          "/book?asset=ast_mira&service=svc_yearly&day=2026-11-26", "/book?asset=ast_omar",
          "/book?workOrder=wo_omar", "/book?workOrder=wo_mira", "/book?service=svc_inside",
          "/past?page=2",
        ]
        let paths = Route.all.filter { $0.method == .get }.map { $0.path(visit: Firm.miraVisit) }
        for path in paths + more {
          let text = try await browser.get(path).everything.lowercased()
          for canary in Firm.canaries {
            #expect(!text.contains(canary), "\(path)")
          }
        }
      }
    }
  }

  @Test("S14: every page has a policy, whose nonce its scripts and styles carry")
  func policy() async throws {
    try await withStage { stage in
      let visitors = [stage.browser(), try await stage.customer(), try await stage.bearer()]
      for browser in visitors {
        for route in Route.all where route.method == .get {
          let answer = try await browser.ask(route)
          let name: Comment = "\(route.testDescription)"
          #expect(answer["X-Content-Type-Options"] == "nosniff", name)
          let policy = answer["Content-Security-Policy"] ?? ""
          #expect(policy.contains("frame-ancestors 'none'"), name)
          #expect(!policy.contains("unsafe"), name)
          #expect(answer.nonce.count >= 22, name)
          guard answer.headers[.contentType]?.hasPrefix("text/html") == true else { continue }
          let tags = answer.text.matches(of: /<(script|style)\b[^>]*>/)
          for tag in tags { #expect(tag.output.0.contains("nonce=\"\(answer.nonce)\""), name) }
          #expect(answer.text.matches(of: /<[^>]*\s(on[a-z]+|style)=/).isEmpty, name)
          #expect(!tags.isEmpty, name)
        }
      }
      let first = try await stage.browser().get("/sign-in").nonce
      #expect(try await stage.browser().get("/sign-in").nonce != first)
    }
  }
}
