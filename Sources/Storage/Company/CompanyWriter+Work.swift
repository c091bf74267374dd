internal import Scheduling

/// Work orders, appointments, and the day plans that follow from them.
extension CompanyWriter {
  func writeWork() throws {
    try raiseCounters()
    for order in file.workOrders { try write(order) }
    var touched: Set<DayKey> = []
    var written: [AppointmentID: CompanyFile.Visit] = [:]
    for entry in file.visits {
      let days = try write(entry)
      guard !days.isEmpty else { continue }
      written[entry.appointment.id] = entry
      touched.formUnion(days)
    }
    // Days of visits that can't be written would only repeat what is wrong.
    guard faults.isEmpty else { return }
    try CompanyDays(writer: self, written: written).write(touched)
  }

  /// Numbers that the ledger gives must not meet those of the file.
  private func raiseCounters() throws {
    let appointments = file.visits.map(\.appointment.number)
    let counters = [
      (column: "last_appointment_number", prefix: "A-", numbers: appointments),
      ("last_work_order_number", "W-", file.workOrders.map(\.number)),
    ]
    for (column, prefix, numbers) in counters {
      let given = numbers.filter { $0.hasPrefix(prefix) }
      guard let highest = given.compactMap({ Int($0.dropFirst(prefix.count)) }).max() else {
        continue
      }
      try ledger.connection.run(
        "UPDATE organizations SET \(column) = ? WHERE organization_id = ? AND \(column) < ?",
        highest, ledger.organization, highest)
    }
  }

  private func write(_ order: WorkOrder) throws {
    let standing = try ledger.workOrder(order.id, for: .system)
    var order = order
    if order.number.isEmpty { order.number = standing?.number ?? "" }
    if let standing, order.number != standing.number {
      return refuse(place(of: order.id), "has the number \(standing.number), which never changes")
    }
    if standing == nil, !order.number.isEmpty, try isTaken(order.number, in: "work_orders") {
      return refuse(place(of: order.id), "the number \(order.number) is another work order's")
    }
    // What this file doesn't know of keeps its say in the state: visits booked since.
    let states = try ledger.appointmentStates(of: order.id)
    if order.state == .unscheduled, states.contains(where: { !$0.isEnded }), let standing,
      !file.visits.contains(where: { $0.appointment.workOrder == order.id })
    {
      order.state = standing.state
    }
    try settle(.workOrders, order, standing: standing) { order in
      var order = order
      if order.number.isEmpty { order.number = try ledger.nextWorkOrderNumber() }
      if standing == nil {
        try ledger.insert(order)
      } else {
        try update(order)
      }
    }
  }

  private func update(_ order: WorkOrder) throws {
    try ledger.connection.run(
      """
      UPDATE work_orders SET state = ?, contact_id = ?, account_id = ?, asset_id = ?,
        service_type_id = ?, subject = ?
      WHERE organization_id = ? AND id = ?
      """, order.state, order.contact, order.account, order.asset, order.serviceType,
      order.subject, ledger.organization, order.id)
  }

  /// Answers the days whose plans change; none if the visit stands in the ledger just so.
  private func write(_ entry: CompanyFile.Visit) throws -> [DayKey] {
    var visit = entry.appointment
    let number = JSONPointer.member(entry.pointer, "number")
    guard let standing = try ledger.appointment(visit.id, for: .system) else {
      if visit.number.isEmpty {
        visit.number = try ledger.nextAppointmentNumber()
      } else if try isTaken(visit.number, in: "appointments") {
        refuse(number, "\(visit.number) is another appointment’s")
        return []
      }
      visit.createdAt = entry.createdAt ?? ledger.now
      try ledger.insert(visit)
      summary.counts[.appointments, default: .init()].inserted += 1
      return [visit.dayKey]
    }
    guard visit.number.isEmpty || visit.number == standing.number else {
      refuse(number, "is \(standing.number) in the ledger, which never changes")
      return []
    }
    visit.number = standing.number
    visit.version = standing.version
    visit.createdAt = entry.createdAt ?? standing.createdAt
    // The day plan moves a visit inside its promise.
    if visit.slot == standing.slot, visit.resource == standing.resource {
      visit.planned = standing.planned
      visit.planDate = standing.planDate
    }
    visit.sequence = standing.sequence
    if visit.slot != standing.slot || visit.address != standing.address
      || (visit.state == .canceled) != (standing.state == .canceled)
    {
      visit.sequence += 1
    }
    let wasUnchanged = visit == standing
    try settle(.appointments, visit, standing: standing) { try ledger.update($0) }
    return wasUnchanged ? [] : [visit.dayKey, standing.dayKey]
  }

  private func isTaken(_ number: String, in table: String) throws -> Bool {
    let found = try ledger.connection.row(
      "SELECT id FROM \(table) WHERE organization_id = ? AND number = ?", ledger.organization,
      number
    ) { try $0.text() }
    return found != nil
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

extension Appointment {
  var dayKey: DayKey { DayKey(resource: resource, date: planDate) }
}
