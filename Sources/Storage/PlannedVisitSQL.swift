package import Scheduling

extension SQLLedger {
  /// The visits of some resources' plans, by day, in the order of their planned starts.
  package func visits(
    of resources: [ResourceID], from: LocalDate, through: LocalDate
  ) throws -> [DayKey: [PlannedVisit]] {
    var hours = VisitingHours()
    let rows = try connection.rows(in: resources) { marks, chunk in
      try connection.rows(
        """
        SELECT plan.resource_id, plan.plan_date, visit.id, visit.state, visit.service_type_id,
          visit.territory_id, visit.promise_earliest, visit.promise_latest, plan.planned,
          visit.duration, visit.block_before, visit.block_after, visit.venue, visit.latitude,
          visit.longitude, plan.leg_latitude, plan.leg_longitude, plan.leg_seconds,
          visit.departed_at, visit.started_at, visit.ended_at, visit.account_id,
          CASE WHEN visit.invitation_id IS NULL THEN account.visiting_hours END, plan.seats,
          plan.seats_taken
        FROM occupancy AS plan
        JOIN appointments AS visit
          ON visit.organization_id = plan.organization_id AND visit.id = plan.appointment_id
        LEFT JOIN accounts AS account
          ON account.organization_id = visit.organization_id AND account.id = visit.account_id
        WHERE plan.organization_id = ? AND plan.plan_date BETWEEN ? AND ?
          AND plan.resource_id IN (\(marks)) AND visit.state <> 'canceled'
        ORDER BY plan.resource_id, plan.plan_date, plan.planned, plan.appointment_id
        """, [organization, from, through] + chunk
      ) { row in
        (DayKey(resource: try row.id(), date: try row.date()), try Self.readVisit(&row, &hours))
      }
    }
    var visits: [DayKey: [PlannedVisit]] = [:]
    for (key, visit) in rows { visits[key, default: []].append(visit) }
    return visits
  }

  private static func readVisit(
    _ row: inout RowReader, _ hours: inout VisitingHours
  ) throws -> PlannedVisit {
    let id: AppointmentID = try row.id()
    let state: AppointmentState = try row.choice()
    let (serviceType, territory): (ServiceTypeID, TerritoryID) = (try row.id(), try row.id())
    let (promise, planned) = (try row.slot(), try row.instant())
    let (duration, before, after) = (try row.int(), try row.int(), try row.int())
    let venue: Venue = try row.choice()
    let place = try row.optionalPlace()
    let leg = try readLeg(&row)
    return PlannedVisit(
      appointment: id, state: state, serviceType: serviceType, territory: territory,
      promise: promise, planned: planned, duration: duration, before: before, after: after,
      place: venue.hasPlace ? place : nil, leg: leg, departedAt: row.optionalInstant(),
      startedAt: row.optionalInstant(), endedAt: row.optionalInstant(),
      visitingHours: try hours.read(&row), seats: try row.int(), seatsTaken: try row.int())
  }
}

/// Accounts' visiting hours, each decoded once for however many visits.
private struct VisitingHours {
  private var known: [AccountID: WeeklyHours] = [:]

  /// Two columns: the account, and its hours.
  mutating func read(_ row: inout RowReader) throws -> WeeklyHours? {
    let (account, text): (AccountID?, String?) = (try row.optionalID(), row.optionalText())
    guard let account, let text else { return nil }
    if let hours = known[account] { return hours }
    let hours: WeeklyHours = try JSONText.decode(text)
    known[account] = hours
    return hours
  }
}
