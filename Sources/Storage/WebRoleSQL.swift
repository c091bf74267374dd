package import Scheduling

extension SQLLedger {
  package func roles() throws -> [WebRole] {
    try connection.rows(
      """
      SELECT id, name, permissions FROM web_roles WHERE organization_id = ? ORDER BY name, id
      """, organization
    ) { WebRole(id: try $0.id(), name: try $0.text(), permissions: try $0.json()) }
  }

  package func permissions(of contact: ContactID) throws -> Set<Permission> {
    let sets: [Set<Permission>] = try connection.rows(
      """
      SELECT role.permissions FROM contact_roles AS held
      JOIN web_roles AS role
        ON role.organization_id = held.organization_id AND role.id = held.role_id
      WHERE held.organization_id = ? AND held.contact_id = ?
      """, organization, contact
    ) { try $0.json() }
    return sets.reduce(into: []) { $0.formUnion($1) }
  }

  package func save(_ role: WebRole) throws {
    let permissions = role.permissions.map(\.rawValue).sorted()
    try connection.upsert(
      "web_roles", key: [("organization_id", organization), ("id", role.id)],
      [("name", role.name), ("permissions", try JSONText.encode(permissions))])
  }
}
