/// The days that a decision looks at: as the ledger gave them, or as the roster keeps them.
public struct DayBook: Sendable {
  public var days: [DayKey: DayRecord]
  public var deviations: [ResourceID: Deviations]
  /// Holds what is not named above.
  let look: RosterLook?

  public init(days: [DayRecord], deviations: [ResourceID: Deviations]) {
    self.days = Dictionary(days.map { ($0.key, $0) }) { first, _ in first }
    self.deviations = deviations
    look = nil
  }

  init(_ look: RosterLook) {
    days = [:]
    deviations = [:]
    self.look = look
  }

  /// A day without a row is empty, at version 0.
  public subscript(key: DayKey) -> DayRecord {
    days[key] ?? look?.day(key)?.record ?? DayRecord(key: key, version: 0, visits: [])
  }

  /// The day with everything that its plan is made of.
  func known(_ key: DayKey) -> KnownDay {
    KnownDay(
      record: self[key],
      deviations: look?.page(of: key.resource, on: key.date)?.deviations
        ?? deviations[key.resource])
  }

  /// The day as the roster keeps it; nil when it has none, or something was taken out of it.
  func kept(_ key: DayKey, member: Int?) -> KeptDay? {
    guard let look, days.isEmpty || days[key] == nil else { return nil }
    return member.map { look.page($0, on: key.date)?.day(key.date) } ?? look.day(key)
  }

  /// Takes a visit out, as if it were not there; from a shared session only its seat.
  mutating func remove(_ appointment: Appointment) {
    for key in appointment.dayKeys { remove(appointment, from: key) }
  }

  private mutating func remove(_ appointment: Appointment, from key: DayKey) {
    var day = self[key]
    guard let index = day.visits.firstIndex(where: { $0.appointment == appointment.session })
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
  let shelf: CatalogueShelf
  /// Through when all plans would be the same that were handed out since this was set last.
  var sameThrough = Instant.farOff

  public convenience init(catalogue: Catalogue, book: DayBook, now: Instant) {
    self.init(shelf: CatalogueShelf(catalogue), book: book, now: now)
  }

  init(shelf: CatalogueShelf, book: DayBook, now: Instant) {
    catalogue = shelf.catalogue
    self.shelf = shelf
    self.book = book
    self.now = now
  }

  /// The plan of a resource with room for one visit at a time.
  public func plan(of resource: Resource, on date: LocalDate) -> DayPlan {
    plan(of: resource, member: nil, on: date)
  }

  /// - Parameter member: where the resource is in the members of the territory that is looked at.
  func plan(of resource: Resource, member: Int?, on date: LocalDate) -> DayPlan {
    let key = DayKey(resource: resource.id, date: date)
    if let day = book.kept(key, member: member) {
      let kept = day.plan(at: now) { KeptPlan(makePlan(of: resource, key, day.record)) }
      sameThrough = min(sameThrough, kept.through)
      return kept.plan
    }
    if let plan = plans[key] {
      sameThrough = min(sameThrough, plan.sameThrough)
      return plan
    }
    let plan = makePlan(of: resource, key, book[key])
    plans[key] = plan
    sameThrough = min(sameThrough, plan.sameThrough)
    return plan
  }

  private func makePlan(of resource: Resource, _ key: DayKey, _ record: DayRecord) -> DayPlan {
    let date = key.date
    let home = resource.homeTerritory(on: date).flatMap { catalogue.territories[$0] }
    return DayPlan(
      key: key, segments: segments(of: resource, on: date),
      base: base(of: resource, home: home), stops: stops(of: record), now: now,
      travel: (home?.travel ?? .standard).travelTime)
  }

  /// The day of a resource with a capacity above one.
  public func sharedDay(of resource: Resource, on date: LocalDate) -> SharedDay {
    let key = DayKey(resource: resource.id, date: date)
    if let day = shared[key] {
      sameThrough = min(sameThrough, day.sameThrough)
      return day
    }
    let day = SharedDay(
      key: key, segments: segments(of: resource, on: date), stops: stops(of: book[key]),
      capacity: resource.capacity, now: now)
    shared[key] = day
    sameThrough = min(sameThrough, day.sameThrough)
    return day
  }

  /// The rows to write down for a day, whichever of the two it is.
  public func placements(of resource: Resource, on date: LocalDate) -> [Placement] {
    resource.capacity > 1
      ? sharedDay(of: resource, on: date).placements : plan(of: resource, on: date).placements
  }

  public func segments(of resource: Resource, on date: LocalDate) -> [TimeRange] {
    segments(of: resource, member: nil, on: date)
  }

  func segments(of resource: Resource, member: Int?, on date: LocalDate) -> [TimeRange] {
    if let look = book.look {
      let page = member.map { look.page($0, on: date) } ?? look.page(of: resource.id, on: date)
      if let page, page.deviations != nil { return page.segments[date - page.first] }
    }
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
    let open = shelf.territory(territory).openings(around: date)
    guard let visiting else { return open }
    let welcome = (-2...2).map { date + $0 }.flatMap {
      visiting[$0.weekday].ranges(on: $0, in: territory.zone)
    }
    return open.map { $0.intersecting(welcome) } ?? welcome.normalized()
  }

  /// Where a resource's days begin and end: its own base, else the office of its home territory.
  func base(of resource: Resource, home: Territory?) -> Place? {
    let address = resource.base ?? home?.office
    return address.flatMap(catalogue.locate)
  }

  private func stops(of day: DayRecord) -> [Stop] {
    day.visits.compactMap { visit in
      guard let progress = visit.progress else { return nil }
      let hours = catalogue.territories[visit.territory].flatMap {
        serviceHours(in: $0, visiting: visit.visitingHours, around: day.key.date)
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
