package import Scheduling

extension SQLLedger {
  /// Sweeps up the expired ones on the way.
  package func insert(_ session: Session) throws {
    try connection.run(
      "DELETE FROM sessions WHERE organization_id = ? AND expires_at <= ?", organization, now)
    var (user, visit, staff): (PortalUserID?, AppointmentID?, StaffUserID?) = (nil, nil, nil)
    switch session.subject {
    case .user(let id): user = id
    case .visit(let id): visit = id
    case .staff(let id): staff = id
    }
    try connection.insert(
      "sessions",
      [
        ("organization_id", organization), ("key_hash", session.keyHash),
        ("portal_user_id", user), ("appointment_id", visit), ("staff_user_id", staff),
        ("created_at", session.createdAt), ("expires_at", session.expiresAt),
      ])
  }

  package func session(_ keyHash: Hash) throws -> Session? {
    try connection.row(
      """
      SELECT portal_user_id, appointment_id, staff_user_id, created_at, expires_at FROM sessions
      WHERE organization_id = ? AND key_hash = ? AND expires_at > ?
      """, organization, keyHash, now
    ) { row in
      let (user, visit, staff): (PortalUserID?, AppointmentID?, StaffUserID?) = (
        try row.optionalID(), try row.optionalID(), try row.optionalID()
      )
      let subject: Session.Subject? =
        user.map { .user($0) } ?? visit.map { .visit($0) } ?? staff.map { .staff($0) }
      guard let subject else { throw StorageError.damaged("session of nobody") }
      return Session(
        keyHash: keyHash, subject: subject, createdAt: try row.instant(),
        expiresAt: try row.instant())
    }
  }

  package func deleteSession(_ keyHash: Hash) throws {
    try connection.run(
      "DELETE FROM sessions WHERE organization_id = ? AND key_hash = ?", organization, keyHash)
  }

  package func deleteSessions(of user: PortalUserID, except: Hash?) throws {
    try connection.run(
      """
      DELETE FROM sessions
      WHERE organization_id = ? AND portal_user_id = ? AND key_hash <> ?
      """, organization, user, except ?? Hash(bytes: []))
  }
}
