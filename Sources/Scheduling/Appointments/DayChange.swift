extension Ledger {
  /// Writes a visit into the day of whoever was chosen: the row that keeps others out, and the rows
  /// of visits that move inside their promises.
  ///
  /// - Returns: the planned start as written; nil when that day can't keep it after all.
  func occupy(
    _ appointment: Appointment, as candidate: Candidate, in search: SlotSearch
  ) throws -> Instant? {
    if let session = candidate.session {
      return try takeSeat(of: session, on: candidate.key) ? candidate.start : nil
    }
    guard let resource = search.plans.catalogue.resources[candidate.key.resource] else {
      return nil
    }
    let stop = Stop(
      id: appointment.id, promise: appointment.slot, planned: candidate.start,
      duration: appointment.duration, before: appointment.before, after: appointment.after,
      place: resource.capacity > 1 ? nil : search.place,
      hours: search.plans.serviceHours(
        in: search.territory, visiting: search.account?.visitingHours, around: candidate.key.date),
      progress: .waiting, leg: nil, serviceType: appointment.serviceType,
      seats: appointment.seats, seatsTaken: 1)
    let placements: [Placement]
    if resource.capacity > 1 {
      let day = search.plans.sharedDay(of: resource, on: candidate.key.date)
      placements = day.inserting(stop).placements
    } else {
      let plan = search.plans.plan(of: resource, on: candidate.key.date)
      let changed = plan.inserting(stop, at: candidate.gap)
      guard changed.conflicts == plan.conflicts else { return nil }
      placements = changed.placements
    }
    let version = search.plans.book[candidate.key].version
    try replaceDay(candidate.key, version: version, placements: placements)
    return placements.first { $0.appointment == appointment.id }?.planned
  }

  /// Takes a visit out of its day; what stays may move to an earlier time inside its promise.
  func vacate(_ appointment: Appointment) throws {
    guard appointment.seats <= 1 else { return try leaveSession(appointment) }
    for key in appointment.dayKeys { try vacate(appointment, on: key) }
  }

  private func vacate(_ appointment: Appointment, on key: DayKey) throws {
    let catalogue = try catalogue()
    guard let resource = catalogue.resources[key.resource] else { return }
    var book = DayBook(
      days: try days(of: [key.resource], from: key.date, through: key.date),
      deviations: try deviations(of: [key.resource], from: key.date - 1, through: key.date + 1))
    let version = book[key].version
    book.remove(appointment)
    let plans = DayPlans(catalogue: catalogue, book: book, now: now)
    try replaceDay(
      key, version: version, placements: plans.placements(of: resource, on: key.date))
  }
}
