package import Scheduling

extension SQLLedger {
  package func lists() throws -> [ActionableList] {
    try lists(where: "1 = 1", [], limit: ActionableList.most)
  }

  package func list(_ id: ActionableListID) throws -> ActionableList? {
    try lists(where: "id = ?", [id], limit: 1).first
  }

  package func save(_ list: ActionableList) throws {
    var roles: Set<WebRoleID> = []
    if case .roles(let chosen) = list.audience { roles = chosen }
    try connection.upsert(
      "lists", key: [("organization_id", organization), ("id", list.id)],
      [
        ("name", list.name), ("owner_id", list.owner), ("audience", list.audience.name),
        ("role_ids", try JSONText.encode(roles.sorted())),
        ("columns", try JSONText.encode(list.columns)),
        ("shown", try JSONText.encode(list.shown.map(\.rawValue))),
        ("created_at", list.createdAt),
      ])
  }

  package func delete(_ list: ActionableListID) throws {
    try detach(membersWhere: "list_id = ?", [list])
    try connection.run(
      """
      DELETE FROM member_keys WHERE organization_id = ? AND state <> 'written' AND sending_id IN (
        SELECT id FROM list_sendings WHERE organization_id = ? AND list_id = ?)
      """, organization, organization, list)
    try connection.run(
      """
      UPDATE member_keys SET sending_id = NULL WHERE organization_id = ? AND sending_id IN (
        SELECT id FROM list_sendings WHERE organization_id = ? AND list_id = ?)
      """, organization, organization, list)
    for table in ["list_sendings", "list_uploads", "list_members"] {
      try connection.run(
        "DELETE FROM \(table) WHERE organization_id = ? AND list_id = ?", organization, list)
    }
    try connection.run(
      "DELETE FROM lists WHERE organization_id = ? AND id = ?", organization, list)
  }

  /// Before members are deleted: their URLs are nobody's in particular from now on.
  func detach(membersWhere condition: String, _ arguments: [(any Bindable)?]) throws {
    let members = "SELECT id FROM list_members WHERE organization_id = ? AND \(condition)"
    let all: [(any Bindable)?] = [organization, organization] + arguments
    try connection.run(
      "DELETE FROM member_bookings WHERE organization_id = ? AND member_id IN (\(members))", all)
    try connection.run(
      """
      UPDATE list_members SET last_member_key_id = NULL
      WHERE organization_id = ? AND \(condition)
      """, [organization] + arguments)
    try connection.run(
      """
      DELETE FROM member_keys
      WHERE organization_id = ? AND state <> 'written' AND member_id IN (\(members))
      """, all)
    try connection.run(
      """
      UPDATE member_keys SET member_id = NULL
      WHERE organization_id = ? AND member_id IN (\(members))
      """, all)
  }

  private func lists(
    where condition: String, _ arguments: [(any Bindable)?], limit: Int
  ) throws -> [ActionableList] {
    try connection.rows(
      """
      SELECT id, name, owner_id, audience, role_ids, columns, shown, created_at
      FROM lists WHERE organization_id = ? AND \(condition) ORDER BY id DESC LIMIT ?
      """, [organization] + arguments + [max(0, limit)]
    ) { row in
      ActionableList(
        id: try row.id(), name: try row.text(), owner: try row.id(),
        audience: try row.audience(), columns: try row.json(),
        shown: (try row.json() as [String]).compactMap(ListColumn.init(rawValue:)),
        createdAt: try row.instant())
    }
  }
}

extension RowReader {
  /// Two columns: who sees a list, and their roles.
  fileprivate mutating func audience() throws -> ListAudience {
    let name = try text()
    let roles: [WebRoleID] = try json()
    switch name {
    case "owner": return .owner
    case "dispatchers": return .dispatchers
    case "roles": return .roles(Set(roles))
    default: throw StorageError.damaged("\(name) is no audience of a list")
    }
  }
}
