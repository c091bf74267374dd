import HTTPTypes
import Hummingbird
import Pages
import Scheduling

extension Portal {
  func addSignInRoutes(to routes: PortalRoutes) {
    routes.get(SitePath.routes.signIn) { exchange in
      if exchange.visitor?.user != nil {
        return exchange.redirect(to: exchange.next(exchange.query("next")))
      }
      return exchange.page(
        SignInPage(.customers, next: exchange.query("next").flatMap(exchange.safe))
          .html(in: exchange.frame()))
    }
    routes.post(SitePath.routes.signIn) { try await self.signIn($0) }
    routes.post(SitePath.routes.signOut) { exchange in
      if let visitor = exchange.visitor {
        try await exchange.scheduler.signOut(visitor.session, in: exchange.organization)
      }
      var response = exchange.redirect(to: exchange.paths.signIn)
      response.setCookie(exchange.sessionCookie("", seconds: 0))
      return response
    }
    routes.get(SitePath.routes.visit(code: "{code}")) { try await self.openVisit($0) }
  }

  private func signIn(_ exchange: Exchange) async throws -> Response {
    switch try await exchange.signIn(.customers, scheduler.signIn) {
    case .refused(let answer): return answer
    case .open(let session, let next):
      try await exchange.endSession()
      var response = exchange.redirect(to: exchange.next(next))
      response.setCookie(exchange.sessionCookie(session.key, seconds: exchange.seconds(session)))
      return response
    }
  }

  /// A mailed link: its key leaves the address at once and becomes a session for that one visit.
  /// Opening it changes nothing else, so a scanner that follows every link does no harm.
  private func openVisit(_ exchange: Exchange) async throws -> Response {
    let code = exchange.parameter("code")
    let keys = [
      AttemptLimiter.Key(purpose: "link", peer: exchange.peer, about: nil)
    ]
    if let wait = attempts.begin(keys) { throw Problem.tooMany(retryAfter: wait) }
    guard code.utf8.count <= 64,
      let (visit, session) = try await scheduler.openVisit(
        linkKey: code, in: exchange.organization)
    else { throw Problem.notFound }
    attempts.succeeded(keys)
    var response = exchange.redirect(to: exchange.goal(of: visit.rawValue))
    response.headers[.referrerPolicy] = "no-referrer"
    // Whoever is signed in and may see the visit stays signed in.
    if let visitor = exchange.visitor, visitor.user != nil,
      try await scheduler.visit(visit, for: visitor.viewer, in: exchange.organization) != nil
    {
      return response
    }
    response.setCookie(exchange.sessionCookie(session.key, seconds: exchange.seconds(session)))
    return response
  }
}

/// What came of an address and a password.
enum SignInAnswer {
  /// - next: where to go on, if that was said.
  case open(OpenedSession, next: String?)
  /// The form once more, with what is wrong.
  case refused(Response)
}

extension Exchange {
  /// Tries the address and the password of a sign-in page, and counts the attempt.
  func signIn(
    _ audience: SignInPage.Audience,
    _ open: (String, String, OrganizationID) async throws -> OpenedSession?
  ) async throws -> SignInAnswer {
    let form = try await form()
    let next = form["next"].flatMap(safe)
    func refused(_ errors: FieldErrors) -> SignInAnswer {
      let page = SignInPage(
        audience, email: String((form["email"] ?? "").prefix(TextLimit.email)), next: next,
        errors: errors)
      return .refused(self.page(page.html(in: frame()), status: .unprocessableContent))
    }
    let (email, password) = (form["email"] ?? "", form["password"] ?? "")
    var errors: FieldErrors = [:]
    if email.isEmpty {
      errors["email"] = texts.message(FieldFault(field: .email, reason: .missing))
    }
    if password.isEmpty {
      errors["password"] = texts.message(FieldFault(field: .password, reason: .missing))
    }
    guard errors.isEmpty else { return refused(errors) }
    // Counted for this address at this peer only: nobody can lock somebody else out.
    let keys = [email.lowercased(), nil].map {
      AttemptLimiter.Key(
        purpose: audience == .customers ? "sign-in" : "staff sign-in", peer: peer, about: $0)
    }
    if let wait = portal.attempts.begin(keys) { throw Problem.tooMany(retryAfter: wait) }
    guard let session = try await open(email, password, organization) else {
      return refused(["": texts.errors.signIn])
    }
    portal.attempts.succeeded(keys)
    return .open(session, next: next)
  }

  func sessionCookie(_ key: String, seconds: Int) -> Cookie {
    Cookie(
      name: portal.settings.sessionCookie, value: key, maxAge: seconds, path: "/",
      secure: portal.settings.isSecure, httpOnly: true, sameSite: .lax)
  }

  func seconds(_ session: OpenedSession) -> Int {
    max(0, session.expiresAt - portal.now())
  }

  /// A new sign-in leaves no older session of this browser behind.
  func endSession() async throws {
    if let visitor { try await scheduler.signOut(visitor.session, in: organization) }
  }

  /// Where a mailed link leads: the visit, or straight to moving or cancelling it.
  func goal(of visit: String) -> String {
    switch query("to") {
    case "rescheduling": paths.rescheduling(visit)
    case "cancellation": paths.cancellation(visit)
    default: paths.appointment(visit)
    }
  }

  /// A path of this site to go on to, or nil: never another origin.
  func safe(_ next: String) -> String? {
    guard next.hasPrefix(site.prefix + "/"), !next.hasPrefix("//"), next.utf8.count <= 8192,
      next.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") })
    else { return nil }
    return next
  }

  func next(_ wanted: String?) -> String { wanted.flatMap(safe) ?? paths.home }
}

extension HTTPField.Name {
  static var referrerPolicy: Self { Self("Referrer-Policy") ?? .referer }
}
