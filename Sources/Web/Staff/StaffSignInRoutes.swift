import HTTPTypes
import Hummingbird
import Pages
import Scheduling

extension Portal {
  func addStaffSignInRoutes(to routes: StaffRoutes) {
    routes.routes.get(SitePath.routes.staffSignIn) { exchange in
      let next = exchange.query("next").flatMap(exchange.safe)
      if exchange.member != nil { return exchange.redirect(to: next ?? exchange.paths.staff) }
      return exchange.page(StaffSignInPage(next: next).html(in: exchange.frame()))
    }
    routes.routes.post(SitePath.routes.staffSignIn) { try await self.signInStaff($0) }
    routes.routes.post(SitePath.routes.staffSignOut) { exchange in
      if let member = exchange.member {
        try await scheduler.signOut(member.session, in: exchange.organization)
      }
      var response = exchange.redirect(to: exchange.paths.staffSignIn)
      response.setCookie(exchange.staffCookie("", seconds: 0))
      return response
    }
    routes.get(SitePath.routes.staff, needs: nil) { exchange, member in
      let failed =
        member.viewer.may(.dispatch)
        ? try await scheduler.countFailedMessages(in: exchange.organization) : 0
      let found = try await scheduler.conflicts(
        days: 14, limit: 20, for: member.viewer, in: exchange.organization)
      return exchange.page(
        StaffHomePage(
          conflicts: found.first, conflictCount: found.count, failedMessages: failed
        ).html(in: exchange.frame()))
    }
  }

  private func signInStaff(_ exchange: Exchange) async throws -> Response {
    let form = try await exchange.form()
    let next = form["next"].flatMap(exchange.safe)
    switch try await exchange.signIn(form, purpose: "staff sign-in", scheduler.signInStaff) {
    case .faulty(let errors):
      let page = StaffSignInPage(
        email: String((form["email"] ?? "").prefix(TextLimit.email)), next: next, errors: errors)
      return exchange.page(page.html(in: exchange.frame()), status: .unprocessableContent)
    case .open(let session):
      if let member = exchange.member {
        try await scheduler.signOut(member.session, in: exchange.organization)
      }
      var response = exchange.redirect(to: next ?? exchange.paths.staff)
      response.setCookie(exchange.staffCookie(session.key, seconds: exchange.seconds(session)))
      return response
    }
  }
}
