package import Scheduling

extension SQLLedger {
  package func saveShift(_ ranges: [HoursRange], of resource: ResourceID, on date: LocalDate) throws
  {
    try connection.upsert(
      "shifts",
      key: [
        ("organization_id", organization), ("resource_id", resource), ("shift_date", date),
      ],
      [("ranges", try JSONText.encode(ranges))])
    try raisePlanVersions(of: resource, from: date - 1, through: date + 1)
  }

  package func removeShift(of resource: ResourceID, on date: LocalDate) throws {
    try connection.run(
      "DELETE FROM shifts WHERE organization_id = ? AND resource_id = ? AND shift_date = ?",
      organization, resource, date)
    try raisePlanVersions(of: resource, from: date - 1, through: date + 1)
  }

  package func absence(_ id: AbsenceID, of resource: ResourceID) throws -> Absence? {
    try connection.row(
      """
      SELECT starts_at, ends_at, reason FROM absences
      WHERE organization_id = ? AND id = ? AND resource_id = ?
      """, organization, id, resource
    ) { row -> Absence in
      let (start, end) = (try row.instant(), try row.instant())
      return Absence(
        id: id, range: TimeRange(from: start, seconds: end - start), reason: try row.text())
    }
  }

  package func save(_ absence: Absence, of resource: ResourceID) throws {
    try connection.upsert(
      "absences", key: [("organization_id", organization), ("id", absence.id)],
      [
        ("resource_id", resource), ("starts_at", absence.range.start),
        ("ends_at", absence.range.end), ("reason", absence.reason),
      ])
    try raisePlanVersions(of: resource, touchedBy: absence)
  }

  package func remove(_ absence: Absence, of resource: ResourceID) throws {
    try connection.run(
      "DELETE FROM absences WHERE organization_id = ? AND id = ? AND resource_id = ?",
      organization, absence.id, resource)
    try raisePlanVersions(of: resource, touchedBy: absence)
  }

  private func raisePlanVersions(of resource: ResourceID, touchedBy absence: Absence) throws {
    try raisePlanVersions(
      of: resource, from: Zone.utc.date(of: absence.range.start) - 2,
      through: Zone.utc.date(of: absence.range.end) + 2)
  }

  package func bookedDays(from: LocalDate, through: LocalDate) throws -> [DayKey] {
    try connection.rows(
      """
      SELECT DISTINCT resource_id, plan_date FROM occupancy
      WHERE organization_id = ? AND plan_date BETWEEN ? AND ? ORDER BY resource_id, plan_date
      """, organization, from, through
    ) { DayKey(resource: try $0.id(), date: try $0.date()) }
  }
}
