import Scheduling
import Storage
import Testing

/// What administrators do to customise flows and to make quick actions.
extension WrittenForm {
  static let flow = [
    "name": "Short", "show.days": "true", "firstDay": "7", "heading.en": "Talk to us",
    "subject": "hidden", "description": "optional", "phone": "required", "kind-0": "text",
    "label.en-0": "Customer number", "required-0": "true",
  ].merging(["topic": "svc_yearly", "territory": "ter_valley"]) { $1 }
  static let action = [
    "label.en": "Review", "page.resource": "true", "role.rol_dispatcher": "true", "active": "true",
    "topic": "svc_yearly",
  ]

  static let flows: [WrittenForm] = [
    .init(
      .staff("ada"), "/staff/settings/flows", page: "/staff/settings/flows/new", flow,
      event: "flow.created"),
    .init(
      .staff("ada"), "/staff/settings/flows/preview", page: "", flow, event: nil,
      also: ["active"]),
    .init(
      .staff("ada"), "/staff/settings/flows/{id}", page: "/staff/settings/flows/flw_test",
      flow.merging(["name": "Other"]) { $1 }, event: "flow.changed"
    ) { stage, _ in
      try await stage.addFlow()
      return "/staff/settings/flows/flw_test"
    },
    .init(.staff("ada"), "/staff/settings/flows/{id}/preview", flow, event: nil) { stage, _ in
      try await stage.addFlow()
      return "/staff/settings/flows/flw_test/preview"
    },
    .init(.staff("ada"), "/staff/settings/flows/{id}/deletion", [:], event: "flow.deleted") {
      stage, _ in
      try await stage.addFlow()
      return "/staff/settings/flows/flw_test/deletion"
    },
    .init(
      .staff("ada"), "/staff/settings/quick-actions", page: "/staff/settings/quick-actions/new",
      action, event: "quickAction.created", also: ["role.rol_administrator"]),
    .init(
      .staff("ada"), "/staff/settings/quick-actions/{id}",
      page: "/staff/settings/quick-actions/qac_test", action.merging(["position": "3"]) { $1 },
      event: "quickAction.changed"
    ) { stage, _ in
      try await stage.addAction()
      return "/staff/settings/quick-actions/qac_test"
    },
    .init(
      .staff("ada"), "/staff/settings/quick-actions/{id}/deletion", [:],
      event: "quickAction.deleted"
    ) { stage, _ in
      try await stage.addAction()
      return "/staff/settings/quick-actions/qac_test/deletion"
    },
  ]
}

extension Stage {
  /// A flow with two questions of the organisation's own, the second of them required.
  func addFlow(_ change: @escaping @Sendable (inout Flow) -> Void = { _ in }) async throws {
    var flow = Flow(id: try #require(FlowID("flw_test")), name: "Test")
    flow.book.heading = FlowText(["en": "Meet your advisor", "de": "Ihre Beratung"])
    flow.book.done = FlowText(["en": "Bring your papers."])
    flow.book.phone = .hidden
    flow.book.own = [
      OwnField(
        id: "size", label: FlowText(["en": "Size of the house"]), kind: .choice,
        choices: ["small", "large"]),
      OwnField(
        id: "number", label: FlowText(["en": "Customer number", "de": "Kundennummer"]),
        kind: .text, isRequired: true),
    ]
    change(&flow)
    let made = flow
    try await store.writeLedger(Firm.organization) { try $0.save(made) }
  }

  /// A quick action on every page, for dispatchers.
  func addAction(
    _ change: @escaping @Sendable (inout QuickAction) -> Void = { _ in }
  ) async throws {
    var action = QuickAction(
      id: try #require(QuickActionID("qac_test")), label: FlowText(["en": "Yearly review"]),
      topic: InvitationTopic("svc_yearly"), territory: TerritoryID("ter_valley"), mode: .phone,
      pages: Set(QuickAction.Page.allCases),
      roles: [
        try #require(WebRoleID("rol_dispatcher")), try #require(WebRoleID("rol_resource")),
      ])
    change(&action)
    let made = action
    try await store.writeLedger(Firm.organization) { try $0.save(made) }
  }
}
