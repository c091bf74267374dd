import HTTPTypes
import Hummingbird
import Pages
import Scheduling

extension Portal {
  func addRedemptionRoutes(to routes: PortalRoutes) {
    routes.get(SitePath.routes.redemption) { exchange in
      // A code leaves the address at once: into a cookie, and back into the form from there.
      if let code = exchange.query("code") {
        var response = exchange.redirect(to: exchange.paths.redemption)
        response.setCookie(exchange.codeCookie(String(code.prefix(100))))
        response.headers[.referrerPolicy] = "no-referrer"
        return response
      }
      return exchange.page(
        RedemptionPage(code: exchange.keptCode ?? "").html(in: exchange.frame()))
    }
    routes.post(SitePath.routes.redemption) { try await self.checkCode($0) }
    routes.get(SitePath.routes.redemptionProfile) { try await self.profileForm($0) }
    routes.post(SitePath.routes.redemptionProfile) { try await self.redeem($0) }
  }

  private func checkCode(_ exchange: Exchange) async throws -> Response {
    let code = String((try await exchange.form()["code"] ?? "").prefix(100))
    let answer = try await lookUp(code, exchange)
    guard case .valid = answer else { return exchange.refusedCode(code, answer) }
    var response = exchange.redirect(to: exchange.paths.redemptionProfile)
    response.setCookie(exchange.codeCookie(code))
    return response
  }

  /// Codes can't be tried out: each peer has a limited number of wrong ones.
  private func lookUp(_ code: String, _ exchange: Exchange) async throws -> CodeAnswer {
    let keys = [AttemptLimiter.Key(purpose: "code", peer: exchange.peer, about: nil)]
    if let wait = attempts.begin(keys) { throw Problem.tooMany(retryAfter: wait) }
    let answer = try await scheduler.check(code: code, in: exchange.organization)
    if case .refused(.wrongCode) = answer { return answer }
    attempts.succeeded(keys)
    return answer
  }

  private func profileForm(_ exchange: Exchange) async throws -> Response {
    guard let code = exchange.keptCode else {
      return exchange.redirect(to: exchange.paths.redemption)
    }
    let answer = try await lookUp(code, exchange)
    guard case .valid(let found) = answer else { return exchange.refusedCode(code, answer) }
    let contact = found.contact
    let form = Pages.ProfileForm(
      firstName: contact?.firstName ?? "", lastName: contact?.lastName ?? "",
      email: contact?.email ?? "", phone: contact?.phone ?? "", language: found.language,
      zone: found.zone)
    return exchange.page(
      ProfilePage(variant: .redemption, form: form, zones: settings.zoneNames)
        .html(in: exchange.frame()))
  }

  private func redeem(_ exchange: Exchange) async throws -> Response {
    guard let code = exchange.keptCode else {
      return exchange.redirect(to: exchange.paths.redemption)
    }
    let found = try await lookUp(code, exchange)
    guard case .valid = found else { return exchange.refusedCode(code, found) }
    let fields = try await exchange.form()
    let profile = Scheduling.ProfileForm(fields)
    let answer = try await scheduler.redeem(
      code: code, profile: profile, password: fields["password"] ?? "",
      in: exchange.organization)
    switch answer {
    case .faulty(let faults):
      return exchange.page(
        ProfilePage(
          variant: .redemption,
          form: Pages.ProfileForm(profile, errors: exchange.texts.messages(faults)),
          zones: settings.zoneNames
        ).html(in: exchange.frame()), status: .unprocessableContent)
    case .refused(.profileExists):
      return exchange.page(
        ProfilePage(
          variant: .redemption,
          form: Pages.ProfileForm(profile, errors: ["email": exchange.texts.errors.emailTaken]),
          zones: settings.zoneNames
        ).html(in: exchange.frame()), status: .conflict)
    case .refused(let refusal):
      return exchange.refusedCode(code, .refused(refusal))
    case .created(let user):
      try await exchange.endSession()
      let session = try await scheduler.openSession(for: user.id, in: exchange.organization)
      var response = exchange.redirect(to: exchange.paths.home, .profileCreated)
      response.setCookie(exchange.sessionCookie(session.key, seconds: exchange.seconds(session)))
      response.setCookie(exchange.codeCookie(nil))
      return response
    }
  }
}

extension Exchange {
  private static let codeCookieName = "doorstep-code"

  /// The code between the form and the profile: half an hour, this site's redemption pages only.
  fileprivate func codeCookie(_ code: String?) -> Cookie {
    let kept = code.map { $0.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") } }
    return Cookie(
      name: Self.codeCookieName, value: kept ?? "", maxAge: kept == nil ? 0 : 1800,
      path: paths.redemption, secure: portal.settings.isSecure, httpOnly: true, sameSite: .lax)
  }

  fileprivate var keptCode: String? {
    request.cookies[Self.codeCookieName]?.value.nonEmpty
  }

  fileprivate func refusedCode(_ code: String, _ answer: CodeAnswer) -> Response {
    guard case .refused(let refusal) = answer else { return redirect(to: paths.redemption) }
    let page: RedemptionPage =
      switch refusal {
      case .wrongCode:
        code.isEmpty
          ? RedemptionPage(code: code, errors: ["code": texts.message(.codeMissing)])
          : RedemptionPage(code: code, refusal: .wrong)
      case .revoked: RedemptionPage(code: code, refusal: .revoked)
      case .usedUp: RedemptionPage(code: code, refusal: .usedUp)
      case .profileExists: RedemptionPage(code: code, refusal: .usedUp)
      case .expired: RedemptionPage(code: code, refusal: .expired)
      }
    return self.page(page.html(in: frame()), status: .unprocessableContent)
  }
}

extension Scheduling.ProfileForm {
  init(_ fields: [String: String]) {
    self.init(
      firstName: fields["firstName"] ?? "", lastName: fields["lastName"] ?? "",
      email: fields["email"] ?? "", phone: fields["phone"] ?? "",
      language: fields["language"] ?? "", zone: fields["zone"] ?? "",
      emailOptOut: fields["emailOptOut"] == "true", smsOptOut: fields["smsOptOut"] == "true")
  }
}

extension Pages.ProfileForm {
  init(_ form: Scheduling.ProfileForm, errors: FieldErrors) {
    self.init(
      firstName: form.firstName, lastName: form.lastName, email: form.email, phone: form.phone,
      language: form.language, zone: form.zone, emailOptOut: form.emailOptOut,
      smsOptOut: form.smsOptOut, errors: errors)
  }
}

extension String {
  var nonEmpty: String? { isEmpty ? nil : self }
}
