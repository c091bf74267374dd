package import Scheduling

extension SQLLedger {
  package func appointment(byLinkHash hash: Hash) throws -> AppointmentID? {
    try connection.row(
      """
      SELECT appointment_id FROM appointment_links
      WHERE organization_id = ? AND link_hash = ? AND blocked_at IS NULL
        AND (expires_at IS NULL OR expires_at > ?)
      """, organization, hash, now
    ) { try $0.id() }
  }

  package func insertLink(_ hash: Hash, to appointment: AppointmentID, expiresAt: Instant?) throws {
    try connection.run(
      """
      INSERT INTO appointment_links
        (organization_id, link_hash, appointment_id, expires_at, created_at)
      VALUES (?, ?, ?, ?, ?)
      """, organization, hash, appointment, expiresAt, now)
  }

  package func links(to appointment: AppointmentID) throws -> [AppointmentLink] {
    try connection.rows(
      """
      SELECT link_hash, appointment_id, created_at, expires_at, blocked_at
      FROM appointment_links WHERE organization_id = ? AND appointment_id = ?
      ORDER BY created_at DESC, link_hash LIMIT 100
      """, organization, appointment
    ) { row in
      AppointmentLink(
        hash: try row.hash(), appointment: try row.id(), createdAt: try row.instant(),
        expiresAt: row.optionalInstant(), blockedAt: row.optionalInstant())
    }
  }

  package func update(_ link: AppointmentLink) throws {
    try connection.run(
      """
      UPDATE appointment_links SET expires_at = ?, blocked_at = ?
      WHERE organization_id = ? AND link_hash = ?
      """, link.expiresAt, link.blockedAt, organization, link.hash)
  }

  package func deleteSessions(of appointment: AppointmentID) throws {
    try connection.run(
      "DELETE FROM sessions WHERE organization_id = ? AND appointment_id = ?", organization,
      appointment)
  }
}
