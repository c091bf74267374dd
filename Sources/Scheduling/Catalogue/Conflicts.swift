/// A visit that lies outside what its resource's plan allows: hours were shortened, somebody is
/// away, a drive no longer fits. It stands until staff move it, reassign it or ask the customer.
public struct VisitConflict: Sendable {
  public var visit: Appointment
  public var resource: Resource
  public var service: ServiceType?
  public var contact: Contact?
}

extension Scheduler {
  /// Conflicts of the coming days, soonest first; at most `limit`, and how many there are.
  public func conflicts(
    days: Int, limit: Int, for viewer: StaffViewer, in organization: OrganizationID
  ) async throws -> (first: [VisitConflict], count: Int) {
    let found: [DayKey: [AppointmentID]]
    if viewer.may(.dispatch) {
      found = try await roster.conflicts(days: days, in: organization)
    } else {
      guard viewer.may(.ownDays), let own = viewer.resource else { return ([], 0) }
      found = try await store.read(organization) { ledger in
        try ledger.conflicts(of: [own], through: try ledger.today() + days)
      }
    }
    guard !found.isEmpty else { return ([], 0) }
    let ids = found.sorted { ($0.key.date, $0.key.resource) < ($1.key.date, $1.key.resource) }
      .flatMap { day in day.value }
    return try await store.read(organization) { ledger in
      (try ledger.describe(Array(ids.prefix(limit)), for: .staff(viewer)), ids.count)
    }
  }
}

/// A day to come with the plan that it has by now.
private struct UpcomingDay {
  var record: DayRecord
  var conflicts: [AppointmentID]
  /// The rows to write down if the plan is to be laid out anew; nil: its visits never move.
  var placements: [Placement]?

  var key: DayKey { record.key }

  /// Whether the rows that stand are others.
  var isMoved: Bool {
    guard let placements else { return false }
    let wanted = Dictionary(placements.map { ($0.appointment, $0) }) { first, _ in first }
    return record.visits.contains { visit in
      guard let placement = wanted[visit.appointment] else { return false }
      return placement.planned != visit.planned || placement.leg != visit.leg
    }
  }
}

extension Ledger {
  /// Resources of which all days are read; of more, those days that hold visits are looked for first.
  private static var fewResources: Int { 20 }

  /// Where the organisation is.
  func today() throws -> LocalDate { try catalogue().organization.zone.date(of: now) }

  /// Visits in conflict from yesterday on, as promised: who is merely late today is not among them.
  ///
  /// - Parameter resources: nil: all.
  func conflicts(
    of resources: Set<ResourceID>?, through last: LocalDate
  ) throws -> [DayKey: [AppointmentID]] {
    let days = try upcomingDays(of: resources, through: last).filter { !$0.conflicts.isEmpty }
    return Dictionary(days.map { ($0.key, $0.conflicts) }) { first, _ in first }
  }

  private func upcomingDays(
    of resources: Set<ResourceID>?, through last: LocalDate
  ) throws -> [UpcomingDay] {
    let catalogue = try catalogue()
    let first = try today() - 1
    guard first <= last else { return [] }
    var (booked, from, through) = ((resources ?? []).sorted(), first, last)
    if resources.map({ $0.count > Self.fewResources }) ?? true {
      let keys = try bookedDays(from: first, through: last).filter { key in
        resources.map { $0.contains(key.resource) } ?? true
      }
      guard let earliest = keys.map(\.date).min(), let latest = keys.map(\.date).max() else {
        return []
      }
      (booked, from, through) = (Set(keys.map(\.resource)).sorted(), earliest, latest)
    }
    let days = try days(of: booked, from: from, through: through).filter { !$0.visits.isEmpty }
    let book = DayBook(
      days: days,
      deviations: try deviations(of: booked, from: from - 1, through: through + 1))
    let plans = DayPlans(catalogue: catalogue, book: book, now: .longAgo)
    return days.compactMap { day in
      guard let resource = catalogue.resources[day.key.resource] else { return nil }
      if resource.capacity > 1 {
        let shared = plans.sharedDay(of: resource, on: day.key.date)
        return UpcomingDay(record: day, conflicts: shared.conflicts, placements: nil)
      }
      let plan = plans.plan(of: resource, on: day.key.date)
      return UpcomingDay(
        record: day, conflicts: plan.conflicts, placements: plan.placements)
    }
  }

  /// Makes a change that plans of these resources depend on: days that can still be kept are laid
  /// out anew, and the visits that the change leaves in conflict are counted.
  func changing(
    _ resources: Set<ResourceID>, _ change: () throws -> Void
  ) throws -> EditAnswer {
    let last = try today() + Scheduler.daysAhead
    let before = try upcomingDays(of: resources, through: last).flatMap(\.conflicts)
    try change()
    let days = try upcomingDays(of: resources, through: last)
    try layOut(days)
    return .saved(conflicts: Set(days.flatMap(\.conflicts)).subtracting(before).count)
  }

  /// Writes down the plans that hold. Where visits have no room beside each other any more, the rows
  /// stay as they are: people sort it out.
  private func layOut(_ days: [UpcomingDay]) throws {
    for (_, days) in Dictionary(grouping: days, by: \.key.resource) {
      let rows = days.flatMap { day in (day.placements ?? []).map { (key: day.key, row: $0) } }
        .sorted { $0.row.occupied.start < $1.row.occupied.start }
      var crowded: Set<DayKey> = []
      for (left, right) in zip(rows, rows.dropFirst())
      where left.row.occupied.end > right.row.occupied.start {
        crowded.formUnion([left.key, right.key])
      }
      for day in days.sorted(by: { $0.key < $1.key }) {
        guard let placements = day.placements, day.isMoved, day.conflicts.isEmpty,
          !crowded.contains(day.key)
        else { continue }
        try replaceDay(day.key, version: day.record.version, placements: placements)
      }
    }
  }

  /// Visits with what a list says about them; those that the viewer may not see are left out.
  func describe(
    _ visits: [AppointmentID], for viewer: Viewer
  ) throws -> [VisitConflict] {
    let catalogue = try catalogue()
    let found = try visits.compactMap { try appointment($0, for: viewer) }
    let contacts = try contacts(Set(found.map(\.contact)))
    return found.compactMap { visit in
      catalogue.resources[visit.resource].map {
        VisitConflict(
          visit: visit, resource: $0, service: catalogue.serviceTypes[visit.serviceType],
          contact: contacts[visit.contact])
      }
    }
  }
}

extension SharedDay {
  /// Visits outside the hours, and those for which there is no place beside the others.
  public var conflicts: [AppointmentID] {
    var busy: [Instant] = []
    var conflicts: [AppointmentID] = []
    for stop in stops {
      let (start, end) = (
        stop.planned - stop.before, stop.planned + stop.duration + stop.after
      )
      busy.removeAll { $0 <= start }
      let fits = segments.contains { $0.start <= start && end <= $0.end }
      let service = TimeRange(from: stop.planned, seconds: stop.duration)
      let isOpen = stop.hours.map { $0.contains { $0.contains(service) } } ?? true
      if !stop.isUnderWay, !fits || !isOpen || busy.count >= capacity { conflicts.append(stop.id) }
      busy.append(end)
    }
    return conflicts
  }
}
