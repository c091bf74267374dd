package import Scheduling

extension SQLLedger {
  package func appointment(byLinkHash hash: Hash) throws -> AppointmentID? {
    try connection.row(
      """
      SELECT appointment_id FROM appointment_links
      WHERE organization_id = ? AND link_hash = ? AND (expires_at IS NULL OR expires_at > ?)
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
}
