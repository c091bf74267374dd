/// The paths of customised flows and of quick actions.
extension SitePath {
  package var staffFlows: String { staffSettings + "/flows" }
  package var staffFlowCreation: String { staffFlows + "/new" }
  package func staffFlow(_ id: String) -> String { staffFlows + "/" + part(id) }
  package func staffFlowDeletion(_ id: String) -> String { staffFlow(id) + "/deletion" }
  /// - Parameter id: nil: of a flow that isn't saved yet.
  package func staffFlowPreview(_ id: String?) -> String {
    (id.map { staffFlow($0) } ?? staffFlows) + "/preview"
  }

  package var staffQuickActions: String { staffSettings + "/quick-actions" }
  package var staffQuickActionCreation: String { staffQuickActions + "/new" }
  package func staffQuickAction(_ id: String) -> String { staffQuickActions + "/" + part(id) }
  package func staffQuickActionDeletion(_ id: String) -> String {
    staffQuickAction(id) + "/deletion"
  }
}
