package import Scheduling

extension SQLLedger {
  package func portalUser(_ id: PortalUserID) throws -> PortalUser? {
    try portalUser(where: "id = ?", id)
  }

  package func portalUser(email: String) throws -> PortalUser? {
    try portalUser(where: "email_key = ?", emailKey(email))
  }

  package func portalUser(of contact: ContactID) throws -> PortalUser? {
    try portalUser(where: "contact_id = ?", contact)
  }

  func portalUsers(of contacts: [ContactID]) throws -> [ContactID: PortalUser] {
    let found = try connection.rows(in: contacts) { marks, chunk in
      try connection.rows(
        """
        SELECT \(Self.userColumns) FROM portal_users
        WHERE organization_id = ? AND contact_id IN (\(marks))
        """, [organization] + chunk, Self.readUser)
    }
    return Dictionary(found.map { ($0.contact, $0) }) { first, _ in first }
  }

  package func insert(_ user: PortalUser) throws {
    try connection.insert(
      "portal_users", [("organization_id", organization), ("id", user.id)] + columns(user))
  }

  package func update(_ user: PortalUser) throws {
    try connection.upsert(
      "portal_users", key: [("organization_id", organization), ("id", user.id)], columns(user))
  }

  /// Its sessions go with it.
  package func delete(_ user: PortalUserID) throws {
    try connection.run(
      "DELETE FROM portal_users WHERE organization_id = ? AND id = ?", organization, user)
  }

  private func portalUser(where condition: String, _ argument: any Bindable) throws -> PortalUser? {
    try connection.rows(
      "SELECT \(Self.userColumns) FROM portal_users WHERE organization_id = ? AND \(condition)",
      [organization, argument], Self.readUser
    ).first
  }

  private static let userColumns = "id, contact_id, email, password_hash, is_enabled, created_at"

  private static func readUser(_ row: inout RowReader) throws -> PortalUser {
    PortalUser(
      id: try row.id(), contact: try row.id(), email: try row.text(),
      passwordHash: row.optionalText(), isEnabled: try row.bool(), createdAt: try row.instant())
  }

  private func columns(_ user: PortalUser) -> [(String, (any Bindable)?)] {
    [
      ("contact_id", user.contact), ("email", user.email), ("email_key", emailKey(user.email)),
      ("password_hash", user.passwordHash), ("is_enabled", user.isEnabled),
      ("created_at", user.createdAt),
    ]
  }
}
