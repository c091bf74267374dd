import HTTPTypes
import Hummingbird
import Pages
import Scheduling

extension Portal {
  func addStaffUserRoutes(to routes: StaffRoutes) {
    let paths = SitePath.routes
    routes.get(paths.staffUsers, needs: .administer) { exchange, member in
      guard
        let users = try await scheduler.staffUsers(for: member.viewer, in: exchange.organization)
      else { throw Problem.notFound }
      let page = StaffUsersPage(
        users: users, roles: try await exchange.knownRoles(),
        resources: exchange.catalogue.resources.mapValues(\.name))
      return exchange.page(page.html(in: exchange.frame()))
    }
    routes.get(paths.staffUserCreation, needs: .administer) { exchange, member in
      exchange.page(try await exchange.staffUserPage(nil, FormState(values: [:]), for: member))
    }
    routes.post(paths.staffUsers, needs: .administer) { exchange, member in
      try await exchange.addStaffUser(by: member)
    }
    routes.get(paths.staffUser("{id}"), needs: .administer) { exchange, member in
      let user = try await exchange.staffUser(for: member)
      let state = FormState(standing: StaffUserForm.fields(of: user))
      return exchange.page(try await exchange.staffUserPage(user, state, for: member))
    }
    routes.post(paths.staffUser("{id}"), needs: .administer) { exchange, member in
      let user = try await exchange.staffUser(for: member)
      let typed = try await exchange.typedForm()
      let answer = try await scheduler.saveStaffUser(
        typed, id: user.id, for: member.viewer, in: exchange.organization)
      return try await exchange.answer(
        answer, to: typed, next: { _ in exchange.paths.staffUser(user.id.rawValue) },
        again: { try await exchange.staffUserPage(user, $0, for: member) })
    }
    routes.post(paths.staffUserAccess("{id}"), needs: .administer) { exchange, member in
      try await exchange.changeAccess(by: member)
    }
    routes.post(paths.staffUserPassword("{id}"), needs: .administer) { exchange, member in
      let user = try await exchange.staffUser(for: member)
      // Their own would end the session in which it is shown.
      if user.id == member.user.id {
        return exchange.redirect(to: exchange.paths.staffOwnAccount)
      }
      guard
        let password = try await scheduler.renewStaffPassword(
          of: user.id, for: member.viewer, in: exchange.organization)
      else { throw Problem.notFound }
      let page = ShownOncePage(.password(password, of: user, isNew: false))
      return exchange.page(page.html(in: exchange.frame()))
    }
  }
}

extension Exchange {
  /// Every web role, by name.
  func knownRoles() async throws -> [WebRole] {
    try await scheduler.store.read(organization) { try $0.roles() }
  }

  /// Whom the path names.
  fileprivate func staffUser(for member: StaffMember) async throws -> StaffUser {
    let found = try await scheduler.staffUser(
      try named(), for: member.viewer, in: organization)
    guard let found else { throw Problem.notFound }
    return found
  }

  fileprivate func staffUserPage(
    _ user: StaffUser?, _ state: FormState, for member: StaffMember,
    refusal: AdministratorRefusal? = nil
  ) async throws -> HTML {
    let resources = catalogue.resources.values
      .filter { $0.isActive || $0.id == user?.resource }
      .sorted { ($0.name, $0.id) < ($1.name, $1.id) }
    return StaffUserPage(
      user: user, state: state, roles: StaffUserForm.offered(try await knownRoles(), to: user),
      resources: resources.map { Choice(value: $0.id.rawValue, label: $0.name) },
      isOwn: user?.id == member.user.id, refusal: refusal
    ).html(in: frame())
  }

  fileprivate func addStaffUser(by member: StaffMember) async throws -> Response {
    let typed = try await typedForm()
    let answer = try await scheduler.addStaffUser(typed, for: member.viewer, in: organization)
    switch answer {
    case .notFound: throw Problem.notFound
    case .faulty(let faults):
      let state = FormState(values: typed.fields, errors: texts.messages(faults))
      return page(
        try await staffUserPage(nil, state, for: member), status: .unprocessableContent)
    case .added(let user, let password):
      return page(
        ShownOncePage(.password(password, of: user, isNew: true)).html(in: frame()))
    }
  }

  fileprivate func changeAccess(by member: StaffMember) async throws -> Response {
    let user = try await staffUser(for: member)
    let change = try await sentForm()["change"]
    guard ["enable", "disable"].contains(change) else { throw Problem.malformed }
    let isEnabled = change == "enable"
    let answer = try await scheduler.setStaffAccess(
      of: user.id, isEnabled: isEnabled, for: member.viewer, in: organization)
    switch answer {
    case .notFound: throw Problem.notFound
    case .changed:
      return redirect(
        to: paths.staffUser(user.id.rawValue), isEnabled ? .staffEnabled : .staffDisabled)
    case .refused(let refusal):
      let state = FormState(standing: StaffUserForm.fields(of: user))
      return page(
        try await staffUserPage(user, state, for: member, refusal: refusal), status: .conflict)
    }
  }
}
