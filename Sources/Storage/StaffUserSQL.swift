package import Scheduling

extension SQLLedger {
  package func staffUser(_ id: StaffUserID) throws -> StaffUser? {
    try staffUsers(where: "id = ?", id).first
  }

  package func staffUser(email: String) throws -> StaffUser? {
    try staffUsers(where: "email_key = ?", emailKey(email)).first
  }

  package func staffUsers() throws -> [StaffUser] { try staffUsers(where: "1 = 1") }

  package func save(_ user: StaffUser) throws {
    try connection.upsert(
      "staff_users", key: [("organization_id", organization), ("id", user.id)],
      [
        ("name", user.name), ("email", user.email), ("email_key", emailKey(user.email)),
        ("language", user.language), ("password_hash", user.passwordHash),
        ("resource_id", user.resource), ("is_enabled", user.isEnabled),
        ("created_at", user.createdAt),
      ])
    try connection.run(
      "DELETE FROM staff_roles WHERE organization_id = ? AND staff_user_id = ?", organization,
      user.id)
    for role in user.roles.sorted() {
      try connection.run(
        "INSERT INTO staff_roles (organization_id, staff_user_id, role_id) VALUES (?, ?, ?)",
        organization, user.id, role)
    }
  }

  package func deleteSessions(ofStaff user: StaffUserID, except: Hash?) throws {
    try connection.run(
      """
      DELETE FROM sessions
      WHERE organization_id = ? AND staff_user_id = ? AND key_hash <> ?
      """, organization, user, except ?? Hash(bytes: []))
  }

  private func staffUsers(
    where condition: String, _ arguments: (any Bindable)?...
  ) throws -> [StaffUser] {
    var users = try connection.rows(
      """
      SELECT id, name, email, language, password_hash, resource_id, is_enabled, created_at
      FROM staff_users WHERE organization_id = ? AND \(condition) ORDER BY name, id
      """, [organization] + arguments
    ) { row in
      StaffUser(
        id: try row.id(), name: try row.text(), email: try row.text(),
        language: row.optionalText(), passwordHash: row.optionalText(), roles: [],
        resource: try row.optionalID(), isEnabled: try row.bool(), createdAt: try row.instant())
    }
    let roles = try connection.rows(in: users.map(\.id)) { marks, chunk in
      try connection.rows(
        """
        SELECT staff_user_id, role_id FROM staff_roles
        WHERE organization_id = ? AND staff_user_id IN (\(marks))
        """, [organization] + chunk
      ) { row -> (StaffUserID, WebRoleID) in (try row.id(), try row.id()) }
    }
    let byUser = Dictionary(grouping: roles, by: \.0)
    for index in users.indices {
      users[index].roles = Set(byUser[users[index].id, default: []].map(\.1))
    }
    return users
  }
}
