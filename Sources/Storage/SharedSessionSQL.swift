package import Scheduling

/// A shared session is one row of its day's occupancy, under the name of the visit that opened it;
/// every visit with a seat names that visit as its `session`.
extension SQLLedger {
  package func takeSeat(of session: AppointmentID, on key: DayKey) throws -> Bool {
    guard try changeSeats(of: session, on: key, by: 1) else { return false }
    try raiseVersion(of: key)
    return true
  }

  package func leaveSession(_ appointment: Appointment) throws {
    let key = appointment.dayKey
    if appointment.session == appointment.id {
      try passOnSession(of: appointment, on: key)
    } else if try !changeSeats(of: appointment.session, on: key, by: -1) {
      throw LedgerConflict.planChanged(key)
    }
    try raiseVersion(of: key)
  }

  /// The visit that opened the session leaves it to the one that was booked next, or ends it.
  private func passOnSession(of leaving: Appointment, on key: DayKey) throws {
    let next: AppointmentID? = try connection.row(
      """
      SELECT id FROM appointments
      WHERE organization_id = ? AND session_id = ? AND session_id <> id AND state <> 'canceled'
      ORDER BY created_at, id LIMIT 1
      """, organization, leaving.id
    ) { try $0.id() }
    let changed =
      if let next {
        try connection.run(
          """
          UPDATE occupancy SET appointment_id = ?, seats_taken = seats_taken - 1
          WHERE organization_id = ? AND appointment_id = ? AND resource_id = ? AND plan_date = ?
          """, next, organization, leaving.id, key.resource, key.date)
      } else {
        try connection.run(
          """
          DELETE FROM occupancy
          WHERE organization_id = ? AND appointment_id = ? AND resource_id = ? AND plan_date = ?
          """, organization, leaving.id, key.resource, key.date)
      }
    guard changed == 1 else { throw LedgerConflict.planChanged(key) }
    guard let next else { return }
    try connection.run(
      """
      UPDATE appointments SET session_id = ?
      WHERE organization_id = ? AND session_id = ? AND session_id <> id
      """, next, organization, leaving.id)
  }

  private func changeSeats(
    of session: AppointmentID, on key: DayKey, by change: Int
  ) throws -> Bool {
    try connection.run(
      """
      UPDATE occupancy SET seats_taken = seats_taken + ?
      WHERE organization_id = ? AND appointment_id = ? AND resource_id = ? AND plan_date = ?
        AND seats_taken + ? BETWEEN 0 AND seats
      """, change, organization, session, key.resource, key.date, change) == 1
  }

  func raiseVersion(of key: DayKey) throws {
    try connection.upsert(
      "day_plans",
      key: [
        ("organization_id", organization), ("resource_id", key.resource), ("plan_date", key.date),
      ], [("version", 1)], otherwise: "version = day_plans.version + 1")
  }
}
