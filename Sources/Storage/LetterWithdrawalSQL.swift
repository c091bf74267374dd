package import Scheduling

/// Letters that wait and are not to be sent any more. A worker that has one in hand already finishes
/// it; afterwards there is nothing to write down.
extension SQLLedger {
  package func withdrawLetters(about visit: AppointmentID) throws {
    // A thread is the visit, a space and the address.
    try connection.run(
      """
      DELETE FROM outbox
      WHERE organization_id = ? AND status = 'waiting' AND thread >= ? AND thread < ?
      """, organization, "\(visit) ", "\(visit)!")
  }

  package func withdrawInvitations(to email: String) throws {
    try connection.run(
      """
      DELETE FROM outbox
      WHERE organization_id = ? AND recipient_email = ? AND kind = ? AND status = 'waiting'
      """, organization, email, Message.Kind.portalInvitation)
  }

  package func countInvitations(to email: String, since: Instant) throws -> Int {
    try connection.row(
      """
      SELECT COUNT(*) FROM outbox
      WHERE organization_id = ? AND recipient_email = ? AND kind = ? AND created_at > ?
      """, organization, email, Message.Kind.portalInvitation, since
    ) { try $0.int() } ?? 0
  }
}
