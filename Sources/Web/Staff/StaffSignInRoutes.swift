import HTTPTypes
import Hummingbird
import Pages
import Scheduling

extension Portal {
  func addStaffSignInRoutes(to routes: StaffRoutes) {
    routes.routes.get(SitePath.routes.staffSignIn) { exchange in
      let next = exchange.query("next").flatMap(exchange.safe)
      if exchange.member != nil { return exchange.redirect(to: next ?? exchange.paths.staff) }
      return exchange.page(SignInPage(.staff, next: next).html(in: exchange.frame()))
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
          conflicts: found.first, conflictCount: found.count, failedMessages: failed,
          next: try await comingUp(exchange, member.viewer),
          mayBook: member.viewer.may(.dispatch),
          quick: try await exchange.quickLinks(on: .home, for: member)
        ).html(in: exchange.frame()))
    }
  }

  /// Visits on the overview.
  private static let mostComing = 8

  /// What is promised from an hour ago to the end of the day.
  private func comingUp(
    _ exchange: Exchange, _ viewer: StaffViewer
  ) async throws -> [StaffVisitRow]? {
    guard viewer.may(.ownDays) else { return nil }
    let (zone, now) = (exchange.catalogue.organization.zone, now())
    var query = AppointmentQuery()
    query.from = now - 3600
    query.until = zone.day(zone.date(of: now)).end
    let part = try await scheduler.visits(
      VisitSearch(text: nil, query: query), after: nil, limit: Self.mostComing,
      for: .staff(viewer), in: exchange.organization)
    return part.items.map(exchange.row)
  }

  private func signInStaff(_ exchange: Exchange) async throws -> Response {
    switch try await exchange.signIn(.staff, scheduler.signInStaff) {
    case .refused(let answer): return answer
    case .open(let session, let next):
      if let member = exchange.member {
        try await scheduler.signOut(member.session, in: exchange.organization)
      }
      var response = exchange.redirect(to: next ?? exchange.paths.staff)
      response.setCookie(exchange.staffCookie(session.key, seconds: exchange.seconds(session)))
      return response
    }
  }
}
