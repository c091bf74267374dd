package import Scheduling

extension SQLLedger {
  package func nextAppointmentNumber() throws -> String {
    try nextAppointmentNumbers(1)[0]
  }

  package func nextWorkOrderNumber() throws -> String { try nextWorkOrderNumbers(1)[0] }

  /// As many as asked for, counting up.
  func nextAppointmentNumbers(_ count: Int) throws -> [String] {
    try countUp("last_appointment_number", by: count).map { "A-\($0)" }
  }

  func nextWorkOrderNumbers(_ count: Int) throws -> [String] {
    try countUp("last_work_order_number", by: count).map { "W-\($0)" }
  }

  private func countUp(_ counter: String, by count: Int) throws -> Range<Int> {
    guard count > 0 else { return 0..<0 }
    // Not by RETURNING, for which SQLite makes a table each time.
    try connection.run(
      "UPDATE counters SET \(counter) = \(counter) + ? WHERE organization_id = ?", count,
      organization)
    let last = try connection.row(
      "SELECT \(counter) FROM counters WHERE organization_id = ?", organization
    ) { try $0.int() }
    guard let last else { throw StorageError.unknownOrganization(organization) }
    return last - count + 1..<last + 1
  }

  package func insert(_ appointment: Appointment) throws {
    try connection.insert("appointments", try columns(appointment))
  }

  func columns(_ appointment: Appointment) throws -> [(String, (any Bindable)?)] {
    try [
      ("organization_id", organization), ("id", appointment.id), ("number", appointment.number),
      ("version", appointment.version),
    ] + changeableColumns(appointment)
  }

  func appointments(_ ids: [AppointmentID]) throws -> [AppointmentID: Appointment] {
    let found = try connection.rows(in: ids) { marks, chunk in
      try connection.rows(
        """
        SELECT \(Self.appointmentColumns) FROM appointments
        WHERE organization_id = ? AND id IN (\(marks))
        """, [organization] + chunk, Self.readAppointment)
    }
    return Dictionary(found.map { ($0.id, $0) }) { first, _ in first }
  }

  package func update(_ appointment: Appointment) throws {
    let columns = try changeableColumns(appointment)
    let changes = columns.map { "\($0.0) = ?" }.joined(separator: ", ")
    let changed = try connection.run(
      """
      UPDATE appointments SET \(changes), version = version + 1
      WHERE organization_id = ? AND id = ? AND version = ?
      """, columns.map(\.1) + [organization, appointment.id, appointment.version])
    guard changed == 1 else {
      throw LedgerConflict.planChanged(
        DayKey(resource: appointment.resource, date: appointment.planDate))
    }
  }

  package func appointment(_ id: AppointmentID, for viewer: Viewer) throws -> Appointment? {
    let scope = Scope.appointments(for: viewer, in: organization)
    return try connection.rows(
      """
      SELECT \(Self.appointmentColumns) FROM appointments
      WHERE organization_id = ? AND id = ? AND \(scope.condition)
      """, [organization, id] + scope.arguments, Self.readAppointment
    ).first
  }

  package func openAppointments(for viewer: Viewer, limit: Int) throws -> [Appointment] {
    let scope = Scope.appointments(for: viewer, in: organization)
    return try connection.rows(
      """
      SELECT \(Self.appointmentColumns) FROM appointments
      WHERE organization_id = ? AND \(scope.condition)
        AND state IN ('scheduled', 'traveling', 'inProgress', 'onBreak')
      ORDER BY promise_earliest, promise_latest, id LIMIT ?
      """, [organization] + scope.arguments + [max(0, limit)], Self.readAppointment)
  }

  package func pastAppointments(for viewer: Viewer, offset: Int, limit: Int) throws -> [Appointment]
  {
    let scope = Scope.appointments(for: viewer, in: organization)
    return try connection.rows(
      """
      SELECT \(Self.appointmentColumns) FROM appointments
      WHERE organization_id = ? AND \(scope.condition)
        AND state IN ('completed', 'canceled', 'cannotComplete')
      ORDER BY promise_earliest DESC, promise_latest DESC, id DESC LIMIT ? OFFSET ?
      """, [organization] + scope.arguments + [max(0, limit), max(0, offset)],
      Self.readAppointment)
  }

  package func appointmentStates(of workOrder: WorkOrderID) throws -> [AppointmentState] {
    try connection.rows(
      """
      SELECT state FROM appointments WHERE organization_id = ? AND work_order_id = ?
      ORDER BY created_at, id
      """, organization, workOrder
    ) { try $0.choice() }
  }

  package func lastAssignments(of resources: [ResourceID]) throws -> [ResourceID: Instant] {
    let assigned = try connection.rows(in: resources) { marks, chunk in
      try connection.rows(
        """
        SELECT resource_id, MAX(created_at) FROM appointments
        WHERE organization_id = ? AND resource_id IN (\(marks)) GROUP BY resource_id
        """, [organization] + chunk
      ) { row -> (ResourceID, Instant) in (try row.id(), try row.instant()) }
    }
    return Dictionary(assigned) { first, _ in first }
  }

  /// Counts the latest 200 visits: who came years ago is usual no longer.
  package func usualResource(of contact: ContactID) throws -> ResourceID? {
    let account = try connection.row(
      "SELECT account_id FROM contacts WHERE organization_id = ? AND id = ?", organization, contact
    ) { try $0.optionalID() as AccountID? }
    let (column, owner): (String, any Bindable) =
      if let account = account ?? nil { ("account_id", account) } else { ("contact_id", contact) }
    return try connection.row(
      """
      SELECT resource_id FROM (
        SELECT resource_id, promise_earliest FROM appointments
        WHERE organization_id = ? AND \(column) = ? AND state = 'completed'
        ORDER BY promise_earliest DESC LIMIT 200
      ) AS latest
      GROUP BY resource_id
      ORDER BY COUNT(*) DESC, MAX(promise_earliest) DESC, resource_id LIMIT 1
      """, organization, owner
    ) { try $0.id() }
  }
}

extension SQLLedger {
  static let appointmentColumns = """
    id, number, state, work_order_id, service_type_id, territory_id, contact_id, account_id,
    asset_id, category_id, resource_id, plan_date, promise_earliest, promise_latest, planned,
    duration, block_before, block_after, venue, \(AddressColumns.names), comment, canceled_at,
    canceled_by, cancellation_reason, ical_sequence, version, created_at, departed_at, started_at,
    ended_at, session_id, seats, invitation_id, is_anonymous, companions, answers
    """

  static func readAppointment(_ row: inout RowReader) throws -> Appointment {
    Appointment(
      id: try row.id(), number: try row.text(), state: try row.choice(),
      workOrder: try row.id(), serviceType: try row.id(), territory: try row.id(),
      contact: try row.id(), account: try row.optionalID(), asset: try row.optionalID(),
      category: try row.optionalID(), resource: try row.id(), planDate: try row.date(),
      slot: try row.slot(), planned: try row.instant(), duration: try row.int(),
      before: try row.int(), after: try row.int(), venue: try row.choice(),
      address: try row.optionalAddress(), comment: try row.text(),
      cancellation: readCancellation(&row), sequence: try row.int(), version: try row.int(),
      createdAt: try row.instant(), departedAt: row.optionalInstant(),
      startedAt: row.optionalInstant(), endedAt: row.optionalInstant(), session: try row.id(),
      seats: try row.int(), invitation: try row.optionalID(), isAnonymous: try row.bool(),
      companions: try readCompanions(&row), answers: try row.optionalJSON() ?? [])
  }

  /// `res_a:20785 res_b:20785`, or nothing.
  private static func readCompanions(_ row: inout RowReader) throws -> [DayKey] {
    guard let text = row.optionalText() else { return [] }
    return try text.split(separator: " ").map { entry in
      let parts = entry.split(separator: ":")
      guard parts.count == 2, let resource = ResourceID(parts[0]), let days = Int(parts[1]) else {
        throw StorageError.damaged("companions “\(text)”")
      }
      return DayKey(resource: resource, date: LocalDate(days: days))
    }
  }

  private static func readCancellation(_ row: inout RowReader) -> CancellationNote? {
    let (at, by, reason) = (row.optionalInstant(), row.optionalText(), row.optionalText())
    return at.map { CancellationNote(at: $0, by: by ?? "", reason: reason ?? "") }
  }

  private func changeableColumns(
    _ appointment: Appointment
  ) throws -> [(String, (any Bindable)?)] {
    try [
      ("state", appointment.state), ("work_order_id", appointment.workOrder),
      ("service_type_id", appointment.serviceType), ("territory_id", appointment.territory),
      ("contact_id", appointment.contact), ("account_id", appointment.account),
      ("asset_id", appointment.asset), ("category_id", appointment.category),
      ("resource_id", appointment.resource), ("plan_date", appointment.planDate),
      ("promise_earliest", appointment.slot.earliest),
      ("promise_latest", appointment.slot.latest), ("planned", appointment.planned),
      ("duration", appointment.duration), ("block_before", appointment.before),
      ("block_after", appointment.after), ("venue", appointment.venue),
    ] + AddressColumns.pairs(appointment.address) + [
      ("comment", appointment.comment), ("canceled_at", appointment.cancellation?.at),
      ("canceled_by", appointment.cancellation?.by),
      ("cancellation_reason", appointment.cancellation?.reason),
      ("ical_sequence", appointment.sequence), ("created_at", appointment.createdAt),
      ("departed_at", appointment.departedAt), ("started_at", appointment.startedAt),
      ("ended_at", appointment.endedAt), ("session_id", appointment.session),
      ("seats", appointment.seats), ("invitation_id", appointment.invitation),
      ("is_anonymous", appointment.isAnonymous),
      (
        "companions",
        appointment.companions.isEmpty
          ? nil
          : appointment.companions.map { "\($0.resource):\($0.date.days)" }
            .joined(separator: " ")
      ),
      ("answers", try answers(of: appointment)),
    ]
  }

  /// Nil where there are none: most visits.
  private func answers(of appointment: Appointment) throws -> String? {
    appointment.answers.isEmpty ? nil : try JSONText.encode(appointment.answers)
  }
}
