package import Scheduling

extension SQLLedger {
  package func hold(_ appointment: Appointment, until end: Instant?) throws {
    for key in appointment.dayKeys {
      if let end {
        try keep(appointment, until: end, on: key)
      } else {
        try connection.run(
          """
          DELETE FROM occupancy
          WHERE organization_id = ? AND appointment_id = ? AND resource_id = ?
          """, organization, appointment.id, key.resource)
      }
      try raiseVersion(of: key)
    }
  }

  private func keep(_ appointment: Appointment, until end: Instant, on key: DayKey) throws {
    let standing = try connection.row(
      """
      SELECT occupied_start, occupied_end FROM occupancy
      WHERE organization_id = ? AND appointment_id = ? AND resource_id = ?
      """, organization, appointment.session, key.resource
    ) { TimeRange(uncheckedStart: try $0.instant(), end: try $0.instant()) }
    guard let standing else { return try takeAgain(appointment, until: end, on: key) }
    // A session's row is everybody's: nobody's progress changes it.
    guard appointment.seats == 1 else { return }
    var end = max(standing.start + 1, end)
    if end > standing.end {
      let next = try connection.row(
        """
        SELECT MIN(occupied_start) FROM occupancy
        WHERE organization_id = ? AND resource_id = ? AND appointment_id <> ?
          AND occupied_start >= ?
        """, organization, key.resource, appointment.id, standing.end
      ) { $0.optionalInstant() }
      end = min(end, max(standing.end, (next ?? nil) ?? end))
      end = min(end, standing.start + Dialect.longestOccupancy)
    }
    guard end != standing.end else { return }
    try connection.run(
      """
      UPDATE occupancy SET occupied_end = ?
      WHERE organization_id = ? AND appointment_id = ? AND resource_id = ?
      """, end, organization, appointment.id, key.resource)
  }

  private func takeAgain(_ appointment: Appointment, until end: Instant, on key: DayKey) throws {
    let start = appointment.planned - appointment.before
    do {
      try connection.insert(
        "occupancy",
        [
          ("organization_id", organization), ("appointment_id", appointment.id),
          ("resource_id", key.resource), ("plan_date", key.date), ("occupied_start", start),
          ("occupied_end", max(start + 1, min(end, start + Dialect.longestOccupancy))),
          ("planned", appointment.planned), ("seats", appointment.seats), ("seats_taken", 1),
        ])
    } catch StorageError.constraint(let name) where name == "occupancy_overlap" {
      throw LedgerConflict.overlap(key)
    }
  }
}
