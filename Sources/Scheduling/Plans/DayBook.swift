/// The days that a decision looks at, as the ledger gave them.
public struct DayBook: Sendable {
  public var days: [DayKey: DayRecord]
  public var deviations: [ResourceID: Deviations]

  public init(days: [DayRecord], deviations: [ResourceID: Deviations]) {
    self.days = Dictionary(days.map { ($0.key, $0) }) { first, _ in first }
    self.deviations = deviations
  }

  /// A day without a row is empty, at version 0.
  public subscript(key: DayKey) -> DayRecord {
    days[key] ?? DayRecord(key: key, version: 0, visits: [])
  }

  /// Takes a visit out, as if it were not there; from a shared session only its seat.
  mutating func remove(_ appointment: Appointment) {
    let key = appointment.dayKey
    guard var day = days[key],
      let index = day.visits.firstIndex(where: { $0.appointment == appointment.session })
    else { return }
    if day.visits[index].seatsTaken > 1 {
      day.visits[index].seatsTaken -= 1
    } else {
      day.visits.remove(at: index)
    }
    days[key] = day
  }
}

/// Makes day plans of ledger records, and keeps those that it made: a search asks for the same day
/// many times.
public final class DayPlans {
  public let catalogue: Catalogue
  public let book: DayBook
  public let now: Instant
  private var plans: [DayKey: DayPlan] = [:]
  private var shared: [DayKey: SharedDay] = [:]
  private var segments: [DayKey: [TimeRange]] = [:]
  private var openings: [TerritoryDay: [TimeRange]] = [:]

  private struct TerritoryDay: Hashable {
    var territory: TerritoryID
    var date: LocalDate
  }

  public init(catalogue: Catalogue, book: DayBook, now: Instant) {
    self.catalogue = catalogue
    self.book = book
    self.now = now
  }

  /// The plan of a resource with room for one visit at a time.
  public func plan(of resource: Resource, on date: LocalDate) -> DayPlan {
    let key = DayKey(resource: resource.id, date: date)
    if let plan = plans[key] { return plan }
    let home = resource.homeTerritory(on: date).flatMap { catalogue.territories[$0] }
    let plan = DayPlan(
      key: key, segments: segments(of: resource, on: date),
      base: base(of: resource, home: home), stops: stops(on: key), now: now,
      travel: (home?.travel ?? .standard).travelTime)
    plans[key] = plan
    return plan
  }

  /// The day of a resource with a capacity above one.
  public func sharedDay(of resource: Resource, on date: LocalDate) -> SharedDay {
    let key = DayKey(resource: resource.id, date: date)
    if let day = shared[key] { return day }
    let day = SharedDay(
      key: key, segments: segments(of: resource, on: date), stops: stops(on: key),
      capacity: resource.capacity, now: now)
    shared[key] = day
    return day
  }

  /// The rows to write down for a day, whichever of the two it is.
  public func placements(of resource: Resource, on date: LocalDate) -> [Placement] {
    resource.capacity > 1
      ? sharedDay(of: resource, on: date).placements : plan(of: resource, on: date).placements
  }

  public func segments(of resource: Resource, on date: LocalDate) -> [TimeRange] {
    let key = DayKey(resource: resource.id, date: date)
    if let known = segments[key] { return known }
    let found = WorkingHours(catalogue: catalogue).segments(
      of: resource, on: date, deviations: book.deviations[resource.id] ?? .none)
    segments[key] = found
    return found
  }

  /// When a service in a territory may take place during a working period that starts on a date:
  /// the openings from a day before to two days after, cut to a customer's visiting hours. Nil: any
  /// time.
  public func serviceHours(
    in territory: Territory, visiting: WeeklyHours?, around date: LocalDate
  ) -> [TimeRange]? {
    let open: [TimeRange]? =
      territory.hours == nil && territory.holidays.isEmpty
      ? nil : openings(of: territory, around: date)
    guard let visiting else { return open }
    let welcome = (-2...2).map { date + $0 }.flatMap {
      visiting[$0.weekday].ranges(on: $0, in: territory.zone)
    }
    return open.map { $0.intersecting(welcome) } ?? welcome.normalized()
  }

  private func openings(of territory: Territory, around date: LocalDate) -> [TimeRange] {
    let key = TerritoryDay(territory: territory.id, date: date)
    if let known = openings[key] { return known }
    let found = territory.openings(from: date - 2, through: date + 2)
    openings[key] = found
    return found
  }

  /// Where a resource's days begin and end: its own base, else the office of its home territory.
  func base(of resource: Resource, home: Territory?) -> Place? {
    let address = resource.base ?? home?.office
    return address.flatMap(catalogue.locate)
  }

  private func stops(on key: DayKey) -> [Stop] {
    book[key].visits.compactMap { visit in
      guard let progress = visit.progress else { return nil }
      let hours = catalogue.territories[visit.territory].flatMap {
        serviceHours(in: $0, visiting: visit.visitingHours, around: key.date)
      }
      return Stop(
        id: visit.appointment, promise: visit.promise, planned: visit.planned,
        duration: visit.duration, before: visit.before, after: visit.after, place: visit.place,
        hours: hours, progress: progress, leg: visit.leg, serviceType: visit.serviceType,
        seats: visit.seats, seatsTaken: visit.seatsTaken)
    }
  }
}

extension PlannedVisit {
  /// Nil: it takes no time of the day.
  var progress: Stop.Progress? {
    switch state {
    case .scheduled: .waiting
    case .traveling: .traveling(since: departedAt ?? planned - before)
    case .inProgress, .onBreak: .running(since: startedAt ?? planned)
    case .completed:
      .finished(start: startedAt ?? planned, end: endedAt ?? (startedAt ?? planned) + duration)
    case .cannotComplete:
      startedAt.map { .finished(start: $0, end: endedAt ?? $0 + duration) }
    case .canceled: nil
    }
  }
}
