package import Scheduling

extension SQLLedger {
  func readQuickActions() throws -> [QuickAction] {
    try connection.rows(
      """
      SELECT id, label, flow_id, site_id, topic, territory_id, venue, pages, roles, position,
        is_active, is_placed
      FROM quick_actions WHERE organization_id = ? ORDER BY position, id
      """, organization
    ) { row in
      QuickAction(
        id: try row.id(), label: try row.json(), flow: try row.optionalID(),
        site: try row.optionalID(), topic: try row.optionalTopic(),
        territory: try row.optionalID(), mode: try row.optionalChoice(), pages: try row.json(),
        roles: try row.json(), position: try row.int(), isActive: try row.bool(),
        isPlaced: try row.bool())
    }
  }

  package func save(_ action: QuickAction) throws {
    let pages = action.pages.map(\.rawValue).sorted()
    try connection.upsert(
      "quick_actions", key: [("organization_id", organization), ("id", action.id)],
      [
        ("label", try JSONText.encode(action.label)), ("flow_id", action.flow),
        ("site_id", action.site), ("topic", action.topic?.rawValue),
        ("territory_id", action.territory), ("venue", action.mode),
        ("pages", try JSONText.encode(pages)),
        ("roles", try JSONText.encode(identifiers: action.roles)),
        ("position", action.position), ("is_active", action.isActive),
        ("is_placed", action.isPlaced),
      ])
    try raiseCatalogueVersion()
  }

  package func delete(_ action: QuickActionID) throws {
    try connection.run(
      "DELETE FROM quick_actions WHERE organization_id = ? AND id = ?", organization, action)
    try raiseCatalogueVersion()
  }
}

extension RowReader {
  fileprivate mutating func optionalTopic() throws -> InvitationTopic? {
    guard let text = optionalText() else { return nil }
    guard let topic = InvitationTopic(text) else {
      throw StorageError.damaged("\(text) is no topic")
    }
    return topic
  }
}
