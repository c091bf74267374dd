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

  package func delete(_ role: WebRoleID) throws {
    try connection.run(
      "DELETE FROM portal_invitation_roles WHERE organization_id = ? AND role_id = ?",
      organization, role)
    try connection.run(
      "DELETE FROM web_roles WHERE organization_id = ? AND id = ?", organization, role)
  }

  package func roleUses() throws -> [WebRoleID: RoleUse] {
    var uses: [WebRoleID: RoleUse] = [:]
    func count(
      _ field: WritableKeyPath<RoleUse, Int>, _ statement: String, _ more: (any Bindable)?...
    ) throws {
      let counts = try connection.rows(statement, [organization] + more) { row in
        (role: try row.id() as WebRoleID, count: try row.int())
      }
      for (role, count) in counts { uses[role, default: RoleUse()][keyPath: field] = count }
    }
    try count(
      \.contacts,
      "SELECT role_id, COUNT(*) FROM contact_roles WHERE organization_id = ? GROUP BY role_id")
    try count(
      \.staff,
      "SELECT role_id, COUNT(*) FROM staff_roles WHERE organization_id = ? GROUP BY role_id")
    try count(
      \.invitations,
      """
      SELECT granted.role_id, COUNT(*) FROM portal_invitation_roles AS granted
      JOIN portal_invitations AS invitation
        ON invitation.organization_id = granted.organization_id
        AND invitation.id = granted.invitation_id
      WHERE granted.organization_id = ? AND invitation.revoked_at IS NULL
        AND invitation.redemptions < invitation.maximum_redemptions
        AND (invitation.expires_at IS NULL OR invitation.expires_at > ?)
      GROUP BY granted.role_id
      """, now)
    return uses
  }
}
