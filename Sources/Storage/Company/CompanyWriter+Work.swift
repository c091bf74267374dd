internal import Scheduling

/// Work orders, appointments, and the day plans that follow from them.
extension CompanyWriter {
  func writeWork() throws {
    try raiseCounters()
    try writeWorkOrders()
    let days = CompanyDays(writer: self)
    try writeVisits(days)
    // Days of visits that can't be written would only repeat what is wrong.
    guard faults.isEmpty else { return }
    try days.write()
  }

  /// Numbers that the ledger gives must not meet those of the file.
  private func raiseCounters() throws {
    let appointments = file.visits.lazy.map(\.appointment.number)
    let orders = file.workOrders.lazy.map(\.number)
    for (column, highest) in [
      ("last_appointment_number", Self.highest(appointments, "A-")),
      ("last_work_order_number", Self.highest(orders, "W-")),
    ] {
      guard let highest else { continue }
      try ledger.connection.run(
        """
        INSERT INTO counters (organization_id, \(column)) VALUES (?, ?)
        ON CONFLICT (organization_id) DO UPDATE SET \(column) = excluded.\(column)
        WHERE counters.\(column) < excluded.\(column)
        """, ledger.organization, max(highest, CompanySchema.beforeFirstNumber))
    }
  }

  private static func highest(_ numbers: some Sequence<String>, _ prefix: String) -> Int? {
    var highest: Int?
    for number in numbers where number.hasPrefix(prefix) {
      guard let count = Int(number.dropFirst(prefix.count)) else { continue }
      highest = max(highest ?? count, count)
    }
    return highest
  }

  // MARK: Work orders

  private func writeWorkOrders() throws {
    for portion in portions(of: file.workOrders) {
      let standing = try ledger.workOrders(portion.map(\.id))
      var new = portion.filter { standing[$0.id] == nil }
      let taken = try taken(new.lazy.map(\.number), in: "work_orders")
      new.removeAll { order in
        guard taken.contains(order.number) else { return false }
        refuse(place(of: order.id), "the number \(order.number) is another work order's")
        return true
      }
      for order in portion {
        if let known = standing[order.id] { try write(order, over: known) }
      }
      let unnumbered = new.indices.filter { new[$0].number.isEmpty }
      let numbers = try ledger.nextWorkOrderNumbers(unnumbered.count)
      for (index, number) in zip(unnumbered, numbers) { new[index].number = number }
      let rows = BulkInsert(ledger.connection, "work_orders")
      for order in new { try rows.add(ledger.columns(order)) }
      try rows.finish()
      summary.counts[.workOrders, default: .init()].inserted += new.count
      progressed(by: portion.count)
    }
  }

  private func write(_ order: WorkOrder, over standing: WorkOrder) throws {
    var order = order
    if order.number.isEmpty { order.number = standing.number }
    if order.number != standing.number {
      return refuse(place(of: order.id), "has the number \(standing.number), which never changes")
    }
    // What this file doesn't know of keeps its say in the state: visits booked since.
    if order.state == .unscheduled, standing.state != .unscheduled,
      !visitedOrders.contains(order.id),
      try ledger.appointmentStates(of: order.id).contains(where: { !$0.isEnded })
    {
      order.state = standing.state
    }
    try settle(.workOrders, order, standing: standing) { order in
      try ledger.connection.run(
        """
        UPDATE work_orders SET state = ?, contact_id = ?, account_id = ?, asset_id = ?,
          service_type_id = ?, subject = ?
        WHERE organization_id = ? AND id = ?
        """, order.state, order.contact, order.account, order.asset, order.serviceType,
        order.subject, ledger.organization, order.id)
    }
  }

  // MARK: Visits

  private func writeVisits(_ days: CompanyDays) throws {
    for portion in portions(of: file.visits) {
      let standing = try ledger.appointments(portion.map(\.appointment.id))
      let known = standing.keys
      let taken = try taken(
        portion.lazy.filter { !known.contains($0.appointment.id) }.map(\.appointment.number),
        in: "appointments")
      var new: [(visit: Appointment, pointer: JSONPointer)] = []
      for entry in portion {
        if let known = standing[entry.appointment.id] {
          try write(entry, over: known, days)
        } else if taken.contains(entry.appointment.number) {
          refuse(
            .member(entry.pointer, "number"),
            "\(entry.appointment.number) is another appointment’s")
        } else {
          var visit = entry.appointment
          visit.createdAt = entry.createdAt ?? ledger.now
          new.append((visit, entry.pointer))
        }
      }
      let unnumbered = new.indices.filter { new[$0].visit.number.isEmpty }
      let numbers = try ledger.nextAppointmentNumbers(unnumbered.count)
      for (index, number) in zip(unnumbered, numbers) { new[index].visit.number = number }
      let rows = BulkInsert(ledger.connection, "appointments")
      for (visit, pointer) in new {
        try rows.add(try ledger.columns(visit))
        days.add(visit, at: pointer, standing: nil)
      }
      try rows.finish()
      summary.counts[.appointments, default: .init()].inserted += new.count
      progressed(by: portion.count)
    }
  }

  private func write(
    _ entry: CompanyFile.Visit, over standing: Appointment, _ days: CompanyDays
  ) throws {
    var visit = entry.appointment
    guard visit.number.isEmpty || visit.number == standing.number else {
      return refuse(
        .member(entry.pointer, "number"),
        "is \(standing.number) in the ledger, which never changes")
    }
    visit.number = standing.number
    visit.version = standing.version
    visit.createdAt = entry.createdAt ?? standing.createdAt
    // No file tells of invitations.
    visit.invitation = standing.invitation
    visit.isAnonymous = standing.isAnonymous
    // The day plan moves a visit inside its promise.
    if visit.slot == standing.slot, visit.resource == standing.resource {
      visit.planned = standing.planned
      visit.planDate = standing.planDate
    }
    let isNews =
      visit.slot != standing.slot || visit.address != standing.address
      || (visit.state == .canceled) != (standing.state == .canceled)
    visit.sequence = max(visit.sequence, standing.sequence + (isNews ? 1 : 0))
    if visit != standing { days.add(visit, at: entry.pointer, standing: standing) }
    try settle(.appointments, visit, standing: standing) { try ledger.update($0) }
  }

  /// Those of some numbers that are in the ledger already.
  private func taken(_ numbers: some Sequence<String>, in table: String) throws -> Set<String> {
    let given = numbers.filter { !$0.isEmpty }
    return Set(
      try ledger.connection.rows(in: given) { marks, chunk in
        try ledger.connection.rows(
          "SELECT number FROM \(table) WHERE organization_id = ? AND number IN (\(marks))",
          [ledger.organization] + chunk
        ) { try $0.text() }
      })
  }

  /// A work order's object; that of its visit for those that visits brought along.
  private func place(of order: WorkOrderID) -> JSONPointer {
    if let visit = file.visits.first(where: { $0.appointment.workOrder == order }) {
      return .member(visit.pointer, "workOrder")
    }
    let index = file.workOrders.firstIndex { $0.id == order } ?? 0
    return .element(.member(.root, "workOrders"), index)
  }
}
