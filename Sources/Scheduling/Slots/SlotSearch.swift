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
  /// A working period that begins up to so many days before or after a date of the territory may
  /// touch that date: nights, and zones far away.
  static let margin = 3

  public let serviceType: ServiceType
  public let territory: Territory
  /// Where the service takes place; nil: phone or video.
  public let place: Place?
  let account: Account?
  let plans: DayPlans
  private let shape: VisitShape
  private let shelf: ServiceShelf
  private let shelfOfAll: CatalogueShelf
  private let lanes: [Lane]
  /// Those who must be free at the same start; nil: one of them never is.
  private let companions: [Lane]?
  /// Any start counts as proposed, not only those of the catalogue.
  let isOverridden: Bool
  /// Only this plan is looked at.
  private let focus: DayKey?
  /// The only dates that can be booked; nil: as far as the service type says.
  private let sharedDates: ClosedRange<LocalDate>?
  private var lastPlanDates: (date: LocalDate, zone: ZoneTable, dates: ClosedRange<LocalDate>)?

  private typealias Lane = CatalogueShelf.Eligible

  /// `place` is the customer's; it counts only for service on site. At our place the territory's
  /// office counts.
  public convenience init(
    catalogue: Catalogue, serviceType: ServiceType, territory: Territory, place: Place?,
    account: Account?, now: Instant, book: DayBook
  ) {
    self.init(
      SlotScene(
        serviceType: serviceType, territory: territory, place: place, address: nil,
        account: account),
      shelf: CatalogueShelf(catalogue), now: now, book: book)
  }

  /// - Parameters:
  ///   - moving: a visit that counts as if it were not there.
  ///   - only: nobody else is looked at.
  ///   - focus: no other plan is looked at.
  init(
    _ scene: SlotScene, shelf: CatalogueShelf, now: Instant, book: DayBook,
    moving: Appointment? = nil, of only: ResourceID? = nil, focus: DayKey? = nil
  ) {
    serviceType = scene.serviceType
    territory = scene.territory
    place =
      switch scene.serviceType.venue {
      case .onSite: scene.place
      case .atOurPlace: scene.territory.office.flatMap(shelf.catalogue.locate)
      case .phone, .video: nil
      }
    account = scene.account
    isOverridden = scene.isOverridden
    var book = book
    if let moving { book.remove(moving) }
    plans = DayPlans(shelf: shelf, book: book, now: now)
    shape = VisitShape(
      duration: scene.serviceType.duration, before: scene.serviceType.before,
      after: scene.serviceType.after, place: place)
    shelfOfAll = shelf
    self.shelf = shelf.service(scene.serviceType, in: scene.territory)
    self.focus = focus
    sharedDates = scene.dates
    // Whoever looks at one plan alone asks for the others by themselves.
    companions =
      focus == nil
      ? shelf.members(scene.companions.required, for: scene.serviceType, in: scene.territory) : []
    let wanted = only ?? scene.resource ?? focus?.resource
    let eligible = shelf.eligible(for: scene.serviceType, in: scene.territory)
    lanes =
      wanted == nil && scene.account == nil && scene.resources == nil
      ? eligible
      : eligible.filter { lane in
        (wanted == nil || lane.resource.id == wanted)
          && scene.resources.map { $0.contains(lane.resource.id) } ?? true
          && scene.account.map { $0.accepts(lane.resource.id) } ?? true
      }
  }

  /// Today in the territory's zone.
  public var today: LocalDate { territory.zone.date(of: plans.now) }

  /// The dates that can be booked, by the furthest day or by what an invitation shares.
  public var dates: ClosedRange<LocalDate> {
    sharedDates ?? today...today + max(0, serviceType.furthestDay)
  }

  private var soonest: Instant { max(plans.now + 1, plans.now + serviceType.notice) }

  /// The slots of a local date of the territory that somebody can keep, in order.
  public func slots(on date: LocalDate) -> [Slot] {
    let proposals = kept(self.proposals(on: date), on: date)
    let hasSessions = hasSessions(on: date)
    guard !proposals.isEmpty || hasSessions else { return [] }
    let grid = hasSessions ? Set(proposals) : []
    var marks = SlotMarks(proposals, of: serviceType)
    var sessions: [Slot] = []
    for lane in lanes where isCandidate(lane, on: date) {
      // All are free: nobody else can add anything.
      if marks.isDone, !hasSessions { break }
      mark(&marks, by: lane, on: date)
      if hasSessions { sessions += self.sessions(of: lane, around: date, grid).map(\.promise) }
    }
    return sessions.isEmpty ? marks.free : Set(marks.free + sessions).sorted()
  }

  /// The same, and the last moment at which they would be the same if no plan changed.
  func freeSlots(on date: LocalDate) -> (slots: [Slot], sameThrough: Instant) {
    plans.sameThrough = .farOff
    let slots = slots(on: date)
    // Beyond the furthest day: may be proposed tomorrow.
    guard date <= dates.upperBound else { return (slots, plans.now) }
    var through = min(plans.sameThrough, territory.zone.day(date).end - 1)
    if let first = slots.first {
      through = min(through, first.earliest - max(1, serviceType.notice))
    }
    return (slots, max(plans.now, through))
  }

  /// Everybody who can keep a slot, in the order of their ids: best by the least added driving
  /// within each resource.
  public func keepers(of slot: Slot, on date: LocalDate) -> [Candidate] {
    let proposals = proposals(on: date)
    let isProposed =
      (proposals.contains(slot) || isOverridden && isPossible(slot, on: date))
      && !kept([slot], on: date).isEmpty
    let hasSessions = hasSessions(on: date)
    guard isProposed || hasSessions else { return [] }
    let grid = hasSessions ? Set(proposals) : []
    return lanes.filter { isCandidate($0, on: date) }.flatMap { lane -> [Candidate] in
      let seats =
        !hasSessions
        ? []
        : sessions(of: lane, around: date, grid).filter { $0.promise == slot }.map {
          Candidate(
            key: $0.key, gap: 0, start: slot.earliest, extraDriving: 0, session: $0.id)
        }
      guard isProposed else { return seats }
      return seats + (best(of: lane, for: slot, on: date).map { [$0] } ?? [])
    }
  }

  /// Where in a day a visit would cost the least driving.
  private func best(of lane: Lane, for slot: Slot, on date: LocalDate) -> Candidate? {
    let marks = SlotMarks([slot], of: serviceType)
    var best: Candidate?
    for planDate in planDates(of: lane.resource, around: date)
    where marks.needs(plans.segments(of: lane.resource, member: lane.member, on: planDate)) {
      for opening in openings(of: lane, on: planDate) {
        guard let start = opening.start(in: slot),
          best.map({ (opening.extraDriving, start) < ($0.extraDriving, $0.start) }) ?? true
        else { continue }
        best = Candidate(
          key: opening.key, gap: opening.gap, start: start, extraDriving: opening.extraDriving,
          session: nil)
      }
    }
    return best
  }

  private func mark(_ marks: inout SlotMarks, by lane: Lane, on date: LocalDate) {
    for planDate in planDates(of: lane.resource, around: date)
    where marks.needs(plans.segments(of: lane.resource, member: lane.member, on: planDate)) {
      for opening in openings(of: lane, on: planDate) { marks.mark(opening) }
    }
  }

  // MARK: Several at once

  /// Where in their day somebody could come along; nil: nowhere.
  func companion(_ id: ResourceID, to slot: Slot, on date: LocalDate) -> Candidate? {
    shelfOfAll.members([id], for: serviceType, in: territory)?.first
      .flatMap { best(of: $0, for: slot, on: date) }
  }

  /// Of some starts those at which everybody is free who must come along.
  private func kept(_ slots: [Slot], on date: LocalDate) -> [Slot] {
    guard let companions else { return [] }
    var slots = slots
    for lane in companions where !slots.isEmpty {
      var marks = SlotMarks(slots, of: serviceType)
      mark(&marks, by: lane, on: date)
      slots = marks.free
    }
    return slots
  }

  /// Nobody comes along to what several customers share.
  private func hasSessions(on date: LocalDate) -> Bool {
    serviceType.seats > 1 && companions?.isEmpty ?? false && dates.contains(date)
  }

  /// What the rules of the catalogue allow on a date, before anybody's plan is asked: in the future,
  /// after the notice, inside the territory's hours.
  public func proposals(on date: LocalDate) -> [Slot] {
    guard dates.contains(date) else { return [] }
    let all = shelf.proposals(on: date)
    let soonest = soonest
    guard let first = all.first, first.earliest < soonest else { return all }
    return all.filter { $0.earliest >= soonest }
  }

  /// Whether a slot lies ahead on that date: a start of any minute, or a window of the service.
  private func isPossible(_ slot: Slot, on date: LocalDate) -> Bool {
    slot.earliest > plans.now
      && (slot.isExact
        ? territory.zone.date(of: slot.earliest) == date : shelf.proposals(on: date).contains(slot))
  }

  /// How many resources are looked at for each date.
  var breadth: Int { lanes.count + (companions?.count ?? 0) }

  /// Members of the territory who may do this work on some date, by name.
  var eligible: [Resource] {
    lanes.map(\.resource).sorted { ($0.name, $0.id) < ($1.name, $1.id) }
  }

  /// Resources that may do this work on a date, whatever their plans hold.
  public func candidates(on date: LocalDate) -> [Resource] {
    lanes.filter { isCandidate($0, on: date) }.map(\.resource)
  }

  private func isCandidate(_ lane: Lane, on date: LocalDate) -> Bool {
    (!lane.isDated || lane.resource.isEligible(for: serviceType, in: territory.id, on: date))
      && (lane.resource.maximumRadius == nil || reaches(lane.resource, on: date))
  }

  private func reaches(_ resource: Resource, on date: LocalDate) -> Bool {
    guard let radius = resource.maximumRadius, let place else { return true }
    let home = resource.homeTerritory(on: date).flatMap { plans.catalogue.territories[$0] }
    guard let base = plans.base(of: resource, home: home) else { return true }
    return base.meters(to: place) <= Double(radius)
  }

  /// Local dates of the resource whose working period may touch the territory's date: a night shift
  /// began yesterday, and the resource may live in another zone.
  private func planDates(of resource: Resource, around date: LocalDate) -> ClosedRange<LocalDate> {
    if let focus { return focus.date...focus.date }
    if let last = lastPlanDates, last.date == date, last.zone === resource.zone.table {
      return last.dates
    }
    let day = territory.zone.day(date)
    let first = resource.zone.date(of: day.start) - 1
    let dates = first...max(first, resource.zone.date(of: day.end) + 1)
    lastPlanDates = (date, resource.zone.table, dates)
    return dates
  }

  private func openings(of lane: Lane, on date: LocalDate) -> [Opening] {
    let hours = plans.serviceHours(
      in: territory, visiting: account?.visitingHours, around: date)
    return lane.resource.capacity > 1
      ? plans.sharedDay(of: lane.resource, on: date).openings(for: shape, hours: hours)
      : plans.plan(of: lane.resource, member: lane.member, on: date)
        .openings(for: shape, hours: hours)
  }

  private struct FreeSession {
    var id: AppointmentID
    var key: DayKey
    var promise: Slot
  }

  /// Shared sessions of this service type that still have a seat.
  private func sessions(
    of lane: Lane, around date: LocalDate, _ grid: Set<Slot>
  ) -> [FreeSession] {
    let soonest = soonest
    return planDates(of: lane.resource, around: date).flatMap { planDate in
      let key = DayKey(resource: lane.resource.id, date: planDate)
      return plans.book[key].visits
        .filter {
          $0.serviceType == serviceType.id && $0.state == .scheduled && $0.promise.isExact
            && $0.territory == territory.id && $0.seatsTaken < $0.seats
            && $0.promise.earliest >= soonest
            && (grid.contains($0.promise) || territory.zone.date(of: $0.promise.earliest) == date)
            && isKept($0.appointment, lane.resource, planDate)
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
}

extension Account {
  /// Whether a resource may come here.
  func accepts(_ resource: ResourceID) -> Bool {
    (required.isEmpty || required.contains(resource)) && !excluded.contains(resource)
  }
}
