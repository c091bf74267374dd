import HTTPTypes
import Hummingbird
import Pages
import Scheduling

extension Portal {
  /// Customised flows and quick actions, under *Settings*.
  func addFlowRoutes(to routes: StaffRoutes) {
    let paths = SitePath.routes
    routes.get(paths.staffFlows, needs: .administer) { exchange, _ in
      let catalogue = exchange.catalogue
      let page = FlowsPage(
        flows: catalogue.flows, actions: catalogue.quickActions,
        roles: try await exchange.staffRoles())
      return exchange.page(page.html(in: exchange.frame()))
    }
    routes.get(paths.staffFlowCreation, needs: .administer) { exchange, _ in
      exchange.page(try await exchange.flowPage(nil, FormState(values: Self.blankFlow)))
    }
    routes.post(paths.staffFlows, needs: .administer) { exchange, member in
      try await exchange.saveFlow(nil, by: member)
    }
    routes.post(paths.staffFlowPreview(nil), needs: .administer) { exchange, member in
      try await exchange.previewFlow(nil, for: member)
    }
    routes.get(paths.staffFlow("{id}"), needs: .administer) { exchange, _ in
      let flow = try exchange.flow()
      return exchange.page(
        try await exchange.flowPage(flow, FormState(standing: FlowForm.fields(of: flow))))
    }
    routes.post(paths.staffFlow("{id}"), needs: .administer) { exchange, member in
      try await exchange.saveFlow(try exchange.flow(), by: member)
    }
    routes.post(paths.staffFlowPreview("{id}"), needs: .administer) { exchange, member in
      try await exchange.previewFlow(try exchange.flow(), for: member)
    }
    routes.get(paths.staffFlowDeletion("{id}"), needs: .administer) { exchange, _ in
      let page = FlowDeletionPage(.flow(try exchange.flow()))
      return exchange.page(page.html(in: exchange.frame()))
    }
    routes.post(paths.staffFlowDeletion("{id}"), needs: .administer) { exchange, member in
      guard
        try await scheduler.deleteFlow(
          try exchange.named(), for: member.viewer, in: exchange.organization)
      else { throw Problem.notFound }
      return exchange.redirect(to: exchange.paths.staffFlows, .removed)
    }
    addQuickActionRoutes(to: routes)
  }

  private static var blankFlow: [String: String] {
    FlowForm.fields(of: Flow(id: FlowID(now: Instant(seconds: 0), random: []), name: ""))
  }
}

extension Exchange {
  /// The one that the path names.
  fileprivate func flow() throws -> Flow {
    let id: FlowID = try named()
    guard let flow = catalogue.flow(id) else { throw Problem.notFound }
    return flow
  }

  /// What staff can have, by name.
  func staffRoles() async throws -> [WebRole] {
    try await scheduler.store.read(organization) { try $0.roles() }.filter { !$0.isForCustomers }
  }

  func flowChoices() async throws -> FlowChoices {
    let sites = try await scheduler.sites(in: organization)
    let addresses = addresses(of: sites)
    return FlowChoices(
      sites: sites.map { Choice(value: $0.id.rawValue, label: $0.label(addresses[$0.id])) },
      topics: topicChoices, territories: territoryChoices, flows: flowOptions,
      roles: try await staffRoles())
  }

  /// Versions of sharing and booking, as choices.
  var flowOptions: [Choice] {
    catalogue.flows.map { Choice(value: $0.id.rawValue, label: $0.name) }
  }

  /// - Parameter flow: nil: a new one.
  fileprivate func flowPage(_ flow: Flow?, _ state: FormState) async throws -> HTML {
    FlowPage(
      id: flow?.id.rawValue, name: flow?.name ?? "", state: state,
      choices: try await flowChoices()
    ).html(in: frame())
  }

  fileprivate func saveFlow(_ flow: Flow?, by member: StaffMember) async throws -> Response {
    let typed = try await typedForm(atMost: Self.longestFlow)
    let answer = try await scheduler.saveFlow(
      typed, id: flow?.id, for: member.viewer, in: organization)
    return try await self.answer(
      answer, to: typed, next: { paths.staffFlow($0 ?? flow?.id.rawValue ?? "") },
      again: { try await flowPage(flow, $0) })
  }

  /// Bytes: twenty questions with fifty choices each, and long texts in two languages.
  private static let longestFlow = 512 * 1024

  /// What the flow makes of both forms; or its own form once more, if that was asked.
  fileprivate func previewFlow(_ flow: Flow?, for member: StaffMember) async throws -> Response {
    let typed = try await typedForm(atMost: Self.longestFlow)
    if typed.fields["again"] == "true" {
      return page(
        try await flowPage(flow, FormState(values: typed.fields, stamp: typed.stamp)))
    }
    switch try await scheduler.previewFlow(
      typed, id: flow?.id, for: member.viewer, in: organization)
    {
    case .notFound: throw Problem.notFound
    case .faulty(let faults):
      return page(
        try await flowPage(
          flow,
          FormState(values: typed.fields, stamp: typed.stamp, errors: texts.messages(faults))),
        status: .unprocessableContent)
    case .ready(let found):
      let page = FlowPreviewPage(
        flow: found, id: flow?.id.rawValue, fields: typed.fields,
        today: catalogue.organization.zone.date(of: portal.now()))
      return self.page(page.html(in: frame()))
    }
  }
}
