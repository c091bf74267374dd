import HTTPTypes
import Hummingbird
import Pages
import Scheduling

extension Portal {
  func addWebRoleRoutes(to routes: StaffRoutes) {
    let paths = SitePath.routes
    routes.get(paths.staffRoles, needs: .administer) { exchange, member in
      let page = WebRolesPage(roles: try await exchange.roleViews(for: member))
      return exchange.page(page.html(in: exchange.frame()))
    }
    routes.get(paths.staffRoleCreation, needs: .administer) { exchange, _ in
      let page = WebRolePage(role: nil, state: FormState(values: [:]))
      return exchange.page(page.html(in: exchange.frame()))
    }
    routes.post(paths.staffRoles, needs: .administer) { exchange, member in
      try await exchange.saveRole(nil, by: member)
    }
    routes.get(paths.staffRole("{id}"), needs: .administer) { exchange, member in
      let role = try await exchange.roleView(for: member).role
      let page = WebRolePage(
        role: role, state: FormState(standing: WebRoleForm.fields(of: role)))
      return exchange.page(page.html(in: exchange.frame()))
    }
    routes.post(paths.staffRole("{id}"), needs: .administer) { exchange, member in
      try await exchange.saveRole(try await exchange.roleView(for: member).role, by: member)
    }
    routes.get(paths.staffRoleDeletion("{id}"), needs: .administer) { exchange, member in
      let page = RoleDeletionPage(role: try await exchange.roleView(for: member))
      return exchange.page(page.html(in: exchange.frame()))
    }
    routes.post(paths.staffRoleDeletion("{id}"), needs: .administer) { exchange, member in
      let view = try await exchange.roleView(for: member)
      let answer = try await scheduler.deleteWebRole(
        view.role.id, for: member.viewer, in: exchange.organization)
      switch answer {
      case .deleted: return exchange.redirect(to: exchange.paths.staffRoles, .removed)
      case .notFound: throw Problem.notFound
      case .refused:
        let page = RoleDeletionPage(role: try await exchange.roleView(for: member))
        return exchange.page(page.html(in: exchange.frame()), status: .conflict)
      }
    }
  }
}

extension Exchange {
  fileprivate func roleViews(for member: StaffMember) async throws -> [RoleView] {
    guard let views = try await scheduler.webRoles(for: member.viewer, in: organization) else {
      throw Problem.notFound
    }
    return views
  }

  /// The one that the path names.
  fileprivate func roleView(for member: StaffMember) async throws -> RoleView {
    let id: WebRoleID = try named()
    guard let view = try await roleViews(for: member).first(where: { $0.role.id == id }) else {
      throw Problem.notFound
    }
    return view
  }

  /// - Parameter role: nil: a new one.
  fileprivate func saveRole(_ role: WebRole?, by member: StaffMember) async throws -> Response {
    let typed = try await typedForm()
    let answer = try await scheduler.saveWebRole(
      typed, id: role?.id, for: member.viewer, in: organization)
    return try await self.answer(
      answer, to: typed, next: { _ in paths.staffRoles },
      again: { WebRolePage(role: role, state: $0).html(in: frame()) })
  }
}
