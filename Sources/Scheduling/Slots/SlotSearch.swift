/// Who could keep a slot, and how.
public struct Candidate: Hashable, Sendable {
  public var key: DayKey
  /// Where in the day: see `Opening.gap`.
  public var gap: Int
  /// Service start: the slot's own, or the earliest possible inside its window.
  public var start: Instant
  /// Seconds of driving that the visit adds to the day.
  public var extraDriving: Int
  /// The shared session whose seat it would take.
  public var session: AppointmentID?
}

/// Finds the slots of a service type that can really be kept: skills, territory, hours, driving and
/// every promise made already.
///
/// It only proposes; whoever books decides inside a transaction, with the same search.
public final class SlotSearch {
  public let serviceType: ServiceType
  public let territory: Territory
  /// Where the service takes place; nil: phone or video.
  public let place: Place?
  let account: Account?
  let plans: DayPlans
  private let shape: VisitShape
  private var openings: [DayKey: [Opening]] = [:]

  /// `place` is the customer's; it counts only for service on site. At our place the territory's
  /// office counts.
  public init(
    catalogue: Catalogue, serviceType: ServiceType, territory: Territory, place: Place?,
    account: Account?, now: Instant, book: DayBook
  ) {
    self.serviceType = serviceType
    self.territory = territory
    self.place =
      switch serviceType.venue {
      case .onSite: place
      case .atOurPlace: territory.office.flatMap(catalogue.locate)
      case .phone, .video: nil
      }
    self.account = account
    plans = DayPlans(catalogue: catalogue, book: book, now: now)
    shape = VisitShape(
      duration: serviceType.duration, before: serviceType.before, after: serviceType.after,
      place: self.place)
  }

  /// What is searched for.
  var scene: SlotScene {
    SlotScene(
      serviceType: serviceType, territory: territory, place: place, address: nil, account: account)
  }

  /// Today in the territory's zone.
  public var today: LocalDate { territory.zone.date(of: plans.now) }

  /// The dates that can be booked, by the furthest day alone.
  public var dates: ClosedRange<LocalDate> { today...today + max(0, serviceType.furthestDay) }

  /// The slots of a local date of the territory that somebody can keep, in order.
  public func slots(on date: LocalDate) -> [Slot] {
    let proposals = proposals(on: date)
    var isFree = [Bool](repeating: false, count: proposals.count)
    var sessions: [Slot] = []
    for resource in candidates(on: date) {
      for opening in openings(of: resource, around: date) {
        mark(&isFree, proposals: proposals, opening: opening)
      }
      sessions += self.sessions(of: resource, around: date).map(\.promise)
    }
    let free = zip(proposals, isFree).filter(\.1).map(\.0)
    return sessions.isEmpty ? free : Set(free + sessions).sorted()
  }

  /// Everybody who can keep a slot, in the order of their ids: best by the least added driving
  /// within each resource.
  public func keepers(of slot: Slot, on date: LocalDate) -> [Candidate] {
    let isProposed = proposals(on: date).contains(slot)
    return candidates(on: date).flatMap { resource -> [Candidate] in
      let seats = sessions(of: resource, around: date).filter { $0.promise == slot }.map {
        Candidate(
          key: $0.key, gap: 0, start: slot.earliest, extraDriving: 0, session: $0.id)
      }
      let insertions = openings(of: resource, around: date).compactMap { opening in
        !isProposed
          ? nil
          : opening.start(in: slot).map {
            Candidate(
              key: opening.key, gap: opening.gap, start: $0, extraDriving: opening.extraDriving,
              session: nil)
          }
      }
      let best = insertions.min { ($0.extraDriving, $0.start) < ($1.extraDriving, $1.start) }
      return seats + (best.map { [$0] } ?? [])
    }
  }

  /// What the rules of the catalogue allow on a date, before anybody's plan is asked: in the future,
  /// after the notice, inside the territory's hours.
  public func proposals(on date: LocalDate) -> [Slot] {
    guard dates.contains(date) else { return [] }
    let soonest = max(plans.now + 1, plans.now + serviceType.notice)
    switch serviceType.promise {
    case .exactStart:
      let hours = plans.serviceHours(in: territory, visiting: nil, around: date)
      let starts = StartGrid(territory: territory, interval: serviceType.startInterval)
        .starts(on: date).filter { $0 >= soonest }
      return Set(starts).sorted().filter { isInside(hours, start: $0) }.map { Slot(start: $0) }
    case .arrivalWindows(let windows):
      let slots = windows.compactMap { window -> Slot? in
        let end = window.endsNextDay ? date + 1 : date
        let slot = Slot(
          earliest: territory.zone.first(LocalDateTime(date: date, time: window.start)),
          latest: territory.zone.last(LocalDateTime(date: end, time: window.end)))
        // Clocks may skip all of a window.
        return slot.flatMap { $0.isExact ? nil : $0 }
      }
      return Set(slots.filter { $0.earliest >= soonest }).sorted()
    }
  }

  /// Resources that may do this work on a date, whatever their plans hold.
  public func candidates(on date: LocalDate) -> [Resource] {
    plans.catalogue.members(of: territory.id).filter { resource in
      resource.isActive
        && resource.memberships(on: date).contains { $0.territory == territory.id }
        && resource.has(serviceType.skills, on: date) && reaches(resource, on: date)
        && (resource.capacity == 1 || serviceType.venue != .onSite)
        && account.map { $0.accepts(resource.id) } ?? true
    }
  }

  private func isInside(_ hours: [TimeRange]?, start: Instant) -> Bool {
    guard let hours else { return true }
    return hours.contains { $0.start <= start && start + serviceType.duration <= $0.end }
  }

  private func reaches(_ resource: Resource, on date: LocalDate) -> Bool {
    guard let radius = resource.maximumRadius, let place else { return true }
    let home = resource.homeTerritory(on: date).flatMap { plans.catalogue.territories[$0] }
    guard let base = plans.base(of: resource, home: home) else { return true }
    return base.meters(to: place) <= Double(radius)
  }

  /// Local dates of the resource whose working period may touch the territory's date: a night shift
  /// began yesterday, and the resource may live in another zone.
  private func planDates(of resource: Resource, around date: LocalDate) -> [LocalDate] {
    let day = territory.zone.day(date)
    let first = resource.zone.date(of: day.start) - 1
    let last = resource.zone.date(of: day.end) + 1
    return (0...max(0, last - first)).map { first + $0 }
  }

  private func openings(of resource: Resource, around date: LocalDate) -> [Opening] {
    planDates(of: resource, around: date).flatMap { planDate in
      let key = DayKey(resource: resource.id, date: planDate)
      if let known = openings[key] { return known }
      let hours = plans.serviceHours(
        in: territory, visiting: account?.visitingHours, around: planDate)
      let found =
        resource.capacity > 1
        ? plans.sharedDay(of: resource, on: planDate).openings(for: shape, hours: hours)
        : plans.plan(of: resource, on: planDate).openings(for: shape, hours: hours)
      openings[key] = found
      return found
    }
  }

  private struct FreeSession {
    var id: AppointmentID
    var key: DayKey
    var promise: Slot
  }

  /// Shared sessions of this service type that still have a seat.
  private func sessions(of resource: Resource, around date: LocalDate) -> [FreeSession] {
    guard serviceType.seats > 1, dates.contains(date) else { return [] }
    let grid = Set(proposals(on: date))
    let soonest = max(plans.now + 1, plans.now + serviceType.notice)
    return planDates(of: resource, around: date).flatMap { planDate in
      let key = DayKey(resource: resource.id, date: planDate)
      return plans.book[key].visits
        .filter {
          $0.serviceType == serviceType.id && $0.state == .scheduled && $0.promise.isExact
            && $0.territory == territory.id && $0.seatsTaken < $0.seats
            && $0.promise.earliest >= soonest
            && (grid.contains($0.promise) || territory.zone.date(of: $0.promise.earliest) == date)
            && isKept($0.appointment, resource, planDate)
        }
        .map { FreeSession(id: $0.appointment, key: key, promise: $0.promise) }
    }
  }

  private func isKept(_ id: AppointmentID, _ resource: Resource, _ date: LocalDate) -> Bool {
    guard resource.capacity > 1 else {
      return !plans.plan(of: resource, on: date).conflicts.contains(id)
    }
    let day = plans.sharedDay(of: resource, on: date)
    guard let stop = day.stops.first(where: { $0.id == id }) else { return false }
    let end = stop.planned + stop.duration
    return day.segments.contains {
      $0.start <= stop.planned - stop.before && end + stop.after <= $0.end
    }
      && stop.hours.map { $0.contains { $0.start <= stop.planned && end <= $0.end } } ?? true
  }

  /// Marks the proposals that an opening can keep. Proposals are sorted by their first moment;
  /// windows may overlap each other, so only exact starts can be found by halving.
  private func mark(_ isFree: inout [Bool], proposals: [Slot], opening: Opening) {
    guard case .exactStart = serviceType.promise else {
      for index in proposals.indices where opening.start(in: proposals[index]) != nil {
        isFree[index] = true
      }
      return
    }
    var low = 0
    var high = proposals.count
    while low < high {
      let middle = (low + high) / 2
      if proposals[middle].earliest < opening.first { low = middle + 1 } else { high = middle }
    }
    while low < proposals.count, proposals[low].earliest <= opening.last {
      isFree[low] = true
      low += 1
    }
  }
}

extension Account {
  /// Whether a resource may come here.
  func accepts(_ resource: ResourceID) -> Bool {
    (required.isEmpty || required.contains(resource)) && !excluded.contains(resource)
  }
}
