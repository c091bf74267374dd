package import Scheduling

extension SQLLedger {
  package func days(
    of resources: [ResourceID], from: LocalDate, through: LocalDate
  ) throws -> [DayRecord] {
    guard from <= through else { return [] }
    let resources = Set(resources).sorted()
    let versions = try connection.rows(in: resources) { marks, chunk in
      try connection.rows(
        """
        SELECT resource_id, plan_date, version FROM day_plans
        WHERE organization_id = ? AND plan_date BETWEEN ? AND ? AND resource_id IN (\(marks))
        """, [organization, from, through] + chunk
      ) { row -> (DayKey, Int) in
        (DayKey(resource: try row.id(), date: try row.date()), try row.int())
      }
    }
    let versionOfDay = Dictionary(versions) { first, _ in first }
    let visits = try visits(of: resources, from: from, through: through)
    var days: [DayRecord] = []
    days.reserveCapacity(resources.count * (through - from + 1))
    for resource in resources {
      for date in from...through {
        let key = DayKey(resource: resource, date: date)
        days.append(
          DayRecord(key: key, version: versionOfDay[key] ?? 0, visits: visits[key] ?? []))
      }
    }
    return days
  }

  package func planVersion(of key: DayKey) throws -> Int {
    try connection.row(
      """
      SELECT version FROM day_plans
      WHERE organization_id = ? AND resource_id = ? AND plan_date = ?
      """, organization, key.resource, key.date
    ) { try $0.int() } ?? 0
  }

  package func replaceDay(_ key: DayKey, version: Int, placements: [Placement]) throws {
    try raiseVersion(of: key, from: version)
    let standing = try connection.rows(
      """
      SELECT \(Self.placementColumns) FROM occupancy
      WHERE organization_id = ? AND resource_id = ? AND plan_date = ?
      """, [organization, key.resource, key.date], Self.readPlacement)
    let wanted = Set(placements)
    let kept = Set(standing).intersection(wanted)
    // All rows that move leave first, so that two visits can change places.
    for placement in standing where !kept.contains(placement) {
      try connection.run(
        """
        DELETE FROM occupancy
        WHERE organization_id = ? AND appointment_id = ? AND resource_id = ?
        """, organization, placement.appointment, key.resource)
    }
    for placement in placements where !kept.contains(placement) {
      try insert(placement, on: key)
      try setPlanned(placement.planned, of: placement.appointment, isShared: placement.seats > 1)
    }
  }

  /// Part of every change that a resource's plans depend on: whoever has read one decides anew.
  package func raisePlanVersions(of resource: ResourceID, from: LocalDate?, through: LocalDate?)
    throws
  {
    try connection.run(
      """
      UPDATE day_plans SET version = version + 1
      WHERE organization_id = ? AND resource_id = ? AND plan_date BETWEEN ? AND ?
      """, organization, resource, from ?? LocalDate(days: Int(Int32.min)),
      through ?? LocalDate(days: Int(Int32.max)))
  }

  private func raiseVersion(of key: DayKey, from version: Int) throws {
    let raised = try connection.run(
      """
      UPDATE day_plans SET version = version + 1
      WHERE organization_id = ? AND resource_id = ? AND plan_date = ? AND version = ?
      """, organization, key.resource, key.date, version)
    if raised == 1 { return }
    guard version == 0 else { throw LedgerConflict.planChanged(key) }
    let inserted = try connection.run(
      """
      INSERT INTO day_plans (organization_id, resource_id, plan_date, version) VALUES (?, ?, ?, 1)
      ON CONFLICT (organization_id, resource_id, plan_date) DO NOTHING
      """, organization, key.resource, key.date)
    guard inserted == 1 else { throw LedgerConflict.planChanged(key) }
  }
}

extension SQLLedger {
  private static let placementColumns = """
    appointment_id, planned, occupied_start, occupied_end, leg_latitude, leg_longitude,
    leg_seconds, seats, seats_taken
    """

  private static func readPlacement(_ row: inout RowReader) throws -> Placement {
    let (id, planned): (AppointmentID, Instant) = (try row.id(), try row.instant())
    guard let occupied = TimeRange(start: try row.instant(), end: try row.instant()) else {
      throw StorageError.damaged("occupancy of \(id) ends before it starts")
    }
    return Placement(
      appointment: id, planned: planned, occupied: occupied, leg: try readLeg(&row),
      seats: try row.int(), seatsTaken: try row.int())
  }

  /// Three columns: the place that one comes from, and seconds.
  static func readLeg(_ row: inout RowReader) throws -> Leg? {
    let (place, seconds) = (try row.optionalPlace(), row.optionalInt())
    guard let place, let seconds else { return nil }
    return Leg(from: place, seconds: seconds)
  }

  /// A visit that still stands on another day of the same resource moves here: its old day may be
  /// written later.
  private func insert(_ placement: Placement, on key: DayKey) throws {
    do {
      let columns = columns(placement, on: key)
      try connection.upsert(
        "occupancy", key: Array(columns.prefix(3)), Array(columns.dropFirst(3)))
    } catch StorageError.constraint(let name) where name == "occupancy_overlap" {
      throw LedgerConflict.overlap(key)
    }
  }

  /// The first three are the key.
  private func columns(
    _ placement: Placement, on key: DayKey
  ) -> [(String, (any Bindable)?)] {
    [
      ("organization_id", organization), ("appointment_id", placement.appointment),
      ("resource_id", key.resource), ("plan_date", key.date),
      ("occupied_start", placement.occupied.start), ("occupied_end", placement.occupied.end),
      ("planned", placement.planned), ("leg_latitude", placement.leg?.from.latitude),
      ("leg_longitude", placement.leg?.from.longitude), ("leg_seconds", placement.leg?.seconds),
      ("seats", placement.seats), ("seats_taken", placement.seatsTaken),
    ]
  }

  /// Writes days that had neither a version nor a row; all visits' planned starts are right.
  /// - Throws: ``LedgerConflict/overlap(_:)`` with any of the days; some rows may be written then.
  func insertDays(_ days: [(key: DayKey, placements: [Placement])]) throws {
    let rows = BulkInsert(connection, "occupancy")
    let plans = BulkInsert(connection, "day_plans")
    do {
      for day in days {
        for placement in day.placements { try rows.add(columns(placement, on: day.key)) }
      }
      try rows.finish()
    } catch StorageError.constraint(let name) where name == "occupancy_overlap" {
      throw LedgerConflict.overlap(days[0].key)
    }
    for day in days {
      try plans.add([
        ("organization_id", organization), ("resource_id", day.key.resource),
        ("plan_date", day.key.date), ("version", 1),
      ])
    }
    try plans.finish()
  }

  /// A visit's planned start, and that of all who share its session.
  func setPlanned(_ start: Instant, of session: AppointmentID, isShared: Bool) throws {
    try connection.run(
      """
      UPDATE appointments SET planned = ?
      WHERE organization_id = ? AND id = ? AND planned <> ? AND state <> 'canceled'
      """, start, organization, session, start)
    guard isShared else { return }
    try connection.run(
      """
      UPDATE appointments SET planned = ?
      WHERE organization_id = ? AND session_id = ? AND session_id <> id AND planned <> ?
        AND state <> 'canceled'
      """, start, organization, session, start)
  }
}
