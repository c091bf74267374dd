/// One day of a resource as a list.
public struct ResourceDay: Sendable {
  public var date: LocalDate
  /// When it works: hours or shift, without absences and holidays.
  public var segments: [TimeRange]
  public var absences: [Absence]
  /// In the order in which they are planned; cancelled ones left out.
  public var visits: [DayVisit]
  /// Working time with neither visit nor drive in it.
  public var free: [TimeRange]
}

/// A visit of a day with the way to it.
public struct DayVisit: Sendable {
  public var row: VisitRow
  /// The work itself, without blocks.
  public var range: TimeRange
  /// Seconds of driving before it.
  public var drive: Int
  /// Can't be kept as promised.
  public var isConflict: Bool
}

/// Some days of a resource.
public struct ResourceDays: Sendable {
  public var resource: Resource
  public var days: [ResourceDay]
}

extension Scheduler {
  /// Days in one list of a resource's days.
  public static let daysShown = 7

  /// A resource's days from a date on; nil: there is no such resource that the viewer may see.
  ///
  /// - Parameter first: nil: today.
  public func days(
    of id: ResourceID, from first: LocalDate?, for viewer: Viewer,
    in organization: OrganizationID
  ) async throws -> ResourceDays? {
    let zones = zones
    return try await store.read(organization) { ledger in
      let catalogue = try ledger.catalogue()
      guard viewer.sees(id), let resource = catalogue.resources[id] else { return nil }
      let first = first ?? resource.zone.date(of: ledger.now)
      let last = first + Self.daysShown - 1
      let deviations = try ledger.deviations(of: [id], from: first, through: last)
      let plans = DayPlans(
        catalogue: catalogue,
        book: DayBook(
          days: try ledger.days(of: [id], from: first, through: last), deviations: deviations),
        now: ledger.now)
      var query = AppointmentQuery()
      query.resource = id
      query.from = resource.zone.day(first - 1).start
      query.until = resource.zone.day(last + 1).end
      let visits = try ledger.appointments(
        query, after: nil, limit: 1000, for: viewer
      ).filter { $0.state != .canceled }
      let rows = try ledger.rows(of: visits, for: viewer, zones: zones)
      return ResourceDays(
        resource: resource,
        days: (first...last).map { date in
          day(
            date, of: resource, plans, rows.filter { $0.view.appointment.planDate == date },
            deviations[id]?.absences ?? [])
        })
    }
  }

  private func day(
    _ date: LocalDate, of resource: Resource, _ plans: DayPlans, _ rows: [VisitRow],
    _ absences: [Absence]
  ) -> ResourceDay {
    let segments = plans.segments(of: resource, on: date)
    let plan = resource.capacity > 1 ? nil : plans.plan(of: resource, on: date)
    var known: [AppointmentID: DayPlan.Position] = [:]
    for (stop, position) in zip(plan?.stops ?? [], plan?.positions ?? []) {
      known[stop.id] = position
    }
    var busy: [TimeRange] = []
    let visits = rows.map { row -> DayVisit in
      let visit = row.view.appointment
      let position = known[visit.session]
      let start = visit.startedAt ?? position?.start ?? visit.planned
      let end = max(start, visit.endedAt ?? start + visit.duration)
      let drive = position?.drive ?? 0
      busy.append(
        TimeRange(
          uncheckedStart: start - visit.before - drive,
          end: visit.endedAt ?? end + visit.after))
      return DayVisit(
        row: row, range: TimeRange(uncheckedStart: start, end: end), drive: drive,
        isConflict: position?.isConflict ?? false)
    }.sorted {
      ($0.range.start, $0.row.view.appointment.id) < ($1.range.start, $1.row.view.appointment.id)
    }
    let day = resource.zone.day(date)
    return ResourceDay(
      date: date, segments: segments,
      absences: absences.filter { $0.range.start < day.end && day.start < $0.range.end },
      visits: visits,
      free: segments.subtracting(busy.filter { $0.start < $0.end }.normalized())
        .filter { $0.end - $0.start >= 60 })
  }
}

extension Viewer {
  /// Whether a resource's days are theirs to see.
  fileprivate func sees(_ resource: ResourceID) -> Bool {
    switch self {
    case .staff(let member):
      member.seesEverything || member.may(.ownDays) && member.resource == resource
    case .system: true
    default: false
    }
  }
}
