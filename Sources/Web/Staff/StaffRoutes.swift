import HTTPTypes
import Hummingbird
import Pages
import Scheduling

/// Adds routes for signed-in members of staff who have the permission that the route asks for.
struct StaffRoutes {
  let routes: PortalRoutes

  typealias Handler = @Sendable (Exchange, StaffMember) async throws -> Response

  /// - Parameter permission: what one needs to be let in; nil: every member of staff, who then sees
  ///   what their scope holds.
  func get(_ path: String, needs permission: Permission?, _ handler: @escaping Handler) {
    routes.get(path) { try await Self.admit($0, permission, handler) }
  }

  func post(_ path: String, needs permission: Permission?, _ handler: @escaping Handler) {
    routes.post(path) { try await Self.admit($0, permission, handler) }
  }

  private static func admit(
    _ exchange: Exchange, _ permission: Permission?, _ handler: Handler
  ) async throws -> Response {
    let member = try exchange.staff()
    if let permission, !member.viewer.may(permission) { throw Problem.notPermitted }
    return try await handler(exchange, member)
  }
}

extension Portal {
  func addStaffRoutes(to routes: StaffRoutes) {
    addStaffSignInRoutes(to: routes)
    addStaffBookingRoutes(to: routes)
    addStaffVisitsRoutes(to: routes)
    addStaffVisitRoutes(to: routes)
    addStaffMessageRoutes(to: routes)
    addStaffJournalRoutes(to: routes)
    addStaffDayRoutes(to: routes)
    // Catalogue
    addResourceRoutes(to: routes)
    addAbsenceRoutes(to: routes)
    addOfferRoutes(to: routes)
    addTopicRoutes(to: routes)
    addContactRoutes(to: routes)
    addAccountRoutes(to: routes)
    addInvitationRoutes(to: routes)
    addSettingsRoutes(to: routes)
    addMailSettingsRoutes(to: routes)
    addStaffUserRoutes(to: routes)
    addWebRoleRoutes(to: routes)
    addAPIKeyRoutes(to: routes)
    addOwnAccountRoutes(to: routes)
    // Sharing
    addSiteRoutes(to: routes)
    addFlowRoutes(to: routes)
    addAssistantRoutes(to: routes)
    addSharingRoutes(to: routes)
    // Lists
    addListRoutes(to: routes)
    addMemberRoutes(to: routes)
  }
}

extension Exchange {
  /// A signed-in member of staff; anybody else is sent to sign in and comes back afterwards.
  func staff() throws -> StaffMember {
    guard let member else {
      throw Problem.signInNeeded(next: request.method == .get ? request.uri.description : nil)
    }
    return member
  }

  func staffCookie(_ key: String, seconds: Int) -> Cookie {
    Cookie(
      name: portal.settings.staffCookie, value: key, maxAge: seconds, path: "/",
      secure: portal.settings.isSecure, httpOnly: true, sameSite: .lax)
  }
}
