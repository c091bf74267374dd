import Hummingbird
import Pages
import Scheduling

extension Portal {
  func addQuickActionRoutes(to routes: StaffRoutes) {
    let paths = SitePath.routes
    routes.get(paths.staffQuickActionCreation, needs: .administer) { exchange, _ in
      exchange.page(
        try await exchange.quickActionPage(nil, FormState(values: ["active": "true"])))
    }
    routes.post(paths.staffQuickActions, needs: .administer) { exchange, member in
      try await exchange.saveQuickAction(nil, by: member)
    }
    routes.get(paths.staffQuickAction("{id}"), needs: .administer) { exchange, _ in
      let action = try exchange.quickAction()
      let state = FormState(standing: QuickActionForm.fields(of: action))
      return exchange.page(try await exchange.quickActionPage(action, state))
    }
    routes.post(paths.staffQuickAction("{id}"), needs: .administer) { exchange, member in
      try await exchange.saveQuickAction(try exchange.quickAction(), by: member)
    }
    routes.get(paths.staffQuickActionDeletion("{id}"), needs: .administer) { exchange, _ in
      let page = FlowDeletionPage(.action(try exchange.quickAction()))
      return exchange.page(page.html(in: exchange.frame()))
    }
    routes.post(paths.staffQuickActionDeletion("{id}"), needs: .administer) { exchange, member in
      guard
        try await scheduler.deleteQuickAction(
          try exchange.named(), for: member.viewer, in: exchange.organization)
      else { throw Problem.notFound }
      return exchange.redirect(to: exchange.paths.staffFlows, .removed)
    }
  }
}

extension Exchange {
  /// The one that the path names.
  fileprivate func quickAction() throws -> QuickAction {
    let id: QuickActionID = try named()
    guard let action = catalogue.quickActions.first(where: { $0.id == id }) else {
      throw Problem.notFound
    }
    return action
  }

  /// - Parameter action: nil: a new one.
  fileprivate func quickActionPage(
    _ action: QuickAction?, _ state: FormState
  ) async throws -> HTML {
    QuickActionPage(action: action, state: state, choices: try await flowChoices())
      .html(in: frame())
  }

  fileprivate func saveQuickAction(
    _ action: QuickAction?, by member: StaffMember
  ) async throws -> Response {
    let typed = try await typedForm()
    let answer = try await scheduler.saveQuickAction(
      typed, id: action?.id, for: member.viewer, in: organization)
    return try await self.answer(
      answer, to: typed, next: { paths.staffQuickAction($0 ?? action?.id.rawValue ?? "") },
      again: { try await quickActionPage(action, $0) })
  }

  /// What a page shows of them. The first that is to be placed stands there as a form, the others
  /// are buttons.
  func quickLinks(on subject: QuickActionSubject, for member: StaffMember) async throws
    -> QuickLinks
  {
    var links = QuickLinks.none
    for action in try await scheduler.quickActions(on: subject, for: member, in: organization) {
      let query = SharingQuery(action, on: subject)
      if action.isPlaced, links.placed == nil,
        let form = try await sharingPage(query, sharingState(query), for: member)
      {
        links.placed = (action.label, form)
      } else {
        let path = paths.staffSharingCreation(query.record + [("action", action.id.rawValue)])
        links.buttons.append(QuickLinks.Button(label: action.label, path: path))
      }
    }
    return links
  }
}

extension SharingQuery {
  init(_ action: QuickAction, on subject: QuickActionSubject) {
    self.init(action: action.id)
    switch subject {
    case .home: break
    case .resource(let id): resource = id
    case .contact(let id, _): contact = id
    case .account(let id, _): account = id
    }
  }

  /// The record that it is about, as an address says it.
  fileprivate var record: [(name: String, value: String)] {
    [
      ("resource", resource?.rawValue), ("contact", contact?.rawValue),
      ("account", account?.rawValue),
    ].compactMap { name, value in value.map { (name, $0) } }
  }
}
