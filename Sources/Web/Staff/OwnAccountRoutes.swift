import HTTPTypes
import Hummingbird
import Pages
import Scheduling

extension Portal {
  func addOwnAccountRoutes(to routes: StaffRoutes) {
    let paths = SitePath.routes
    routes.get(paths.staffOwnAccount, needs: nil) { exchange, member in
      exchange.page(try await exchange.ownAccountPage(of: member))
    }
    routes.post(paths.staffOwnAccount, needs: nil) { exchange, member in
      let typed = try await exchange.typedForm()
      let answer = try await scheduler.saveOwnLanguage(
        typed, of: member, in: exchange.organization)
      return try await exchange.answer(
        answer, to: typed, next: { _ in exchange.paths.staffOwnAccount },
        again: { try await exchange.ownAccountPage(of: member, language: $0) })
    }
    routes.post(paths.staffOwnPassword, needs: nil) { exchange, member in
      try await exchange.changePassword(of: member)
    }
  }
}

extension Exchange {
  fileprivate func ownAccountPage(
    of member: StaffMember, language: FormState? = nil, passwordErrors: FieldErrors = [:]
  ) async throws -> HTML {
    let standing = FormState(values: ["language": member.user.language ?? ""])
    return OwnAccountPage(
      user: member.user, roles: try await knownRoles(), language: language ?? standing,
      passwordErrors: passwordErrors
    ).html(in: frame())
  }

  fileprivate func changePassword(of member: StaffMember) async throws -> Response {
    let sent = try await sentForm()
    func again(_ errors: FieldErrors) async throws -> Response {
      page(
        try await ownAccountPage(of: member, passwordErrors: errors),
        status: .unprocessableContent)
    }
    let faults = scheduler.passwordFaults(
      old: sent["oldPassword"], new: sent["password"], repeated: sent["repeated"], of: member)
    guard faults.isEmpty else { return try await again(texts.messages(faults)) }
    // Whoever finds a browser open must not be able to try passwords out.
    let key = AttemptLimiter.Key(
      purpose: "staff password", peer: peer, about: member.user.id.rawValue)
    if let wait = portal.attempts.begin([key]) { throw Problem.tooMany(retryAfter: wait) }
    guard
      try await scheduler.changePassword(
        old: sent["oldPassword"], new: sent["password"], of: member, in: organization)
    else { return try await again(["oldPassword": texts.errors.passwordWrong]) }
    portal.attempts.succeeded([key])
    return redirect(to: paths.staffOwnAccount, .passwordChanged)
  }
}
