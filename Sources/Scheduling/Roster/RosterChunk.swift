internal import Synchronization

/// The plans of a territory's members over some weeks, as they stood at one moment. Readers hold a
/// reference; a change makes another chunk that shares what it leaves alone.
final class RosterChunk: Sendable {
  /// Days of a chunk; which one a date is in.
  static let span = 32
  static func number(of date: LocalDate) -> Int { date.days >> 5 }
  static func dates(of number: Int) -> ClosedRange<LocalDate> {
    let first = LocalDate(days: number << 5)
    return first...first + (span - 1)
  }

  let catalogue: Catalogue
  /// One for each of the territory's members, in the catalogue's order.
  let pages: [RosterPage]

  init(catalogue: Catalogue, pages: [RosterPage]) {
    self.catalogue = catalogue
    self.pages = pages
  }

  /// Pages are sorted by their resources' ids.
  func page(of resource: ResourceID) -> RosterPage? {
    var (low, high) = (0, pages.count)
    while low < high {
      let middle = (low + high) / 2
      if pages[middle].resource.id < resource { low = middle + 1 } else { high = middle }
    }
    return low < pages.count && pages[low].resource.id == resource ? pages[low] : nil
  }

  func replacing(_ page: RosterPage, at member: Int) -> RosterChunk {
    var pages = pages
    pages[member] = page
    return RosterChunk(catalogue: catalogue, pages: pages)
  }
}

/// One resource's days of a chunk.
final class RosterPage: Sendable {
  let resource: Resource
  let first: LocalDate
  /// Nil: nothing of this page has been read, or its shifts and absences changed.
  let deviations: Deviations?
  /// Open segments of each day; empty until the deviations are known.
  let segments: [[TimeRange]]
  /// Nil: to be read again.
  let days: [KeptDay?]
  let isWhole: Bool

  private init(
    resource: Resource, first: LocalDate, deviations: Deviations?, segments: [[TimeRange]],
    days: [KeptDay?]
  ) {
    self.resource = resource
    self.first = first
    self.deviations = deviations
    self.segments = segments
    self.days = days
    isWhole = deviations != nil && !days.contains { $0 == nil }
  }

  /// Nothing is known yet.
  static func unread(_ resource: Resource, first: LocalDate) -> RosterPage {
    RosterPage(
      resource: resource, first: first, deviations: nil, segments: [],
      days: Array(repeating: nil, count: RosterChunk.span))
  }

  /// With what the ledger holds of a resource, all days of the page among it.
  static func read(
    _ resource: Resource, first: LocalDate, days: [DayRecord], deviations: Deviations,
    catalogue: Catalogue
  ) -> RosterPage {
    var kept = [KeptDay?](repeating: nil, count: RosterChunk.span)
    for day in days where kept.indices.contains(day.key.date - first) {
      kept[day.key.date - first] = KeptDay(day)
    }
    let hours = WorkingHours(catalogue: catalogue)
    return RosterPage(
      resource: resource, first: first, deviations: deviations,
      segments: (0..<RosterChunk.span).map {
        hours.segments(of: resource, on: first + $0, deviations: deviations)
      },
      days: kept)
  }

  /// The same records under another catalogue; what was worked out of the old one is forgotten.
  func moved(to resource: Resource, catalogue: Catalogue) -> RosterPage {
    guard let deviations else { return .unread(resource, first: first) }
    let read = RosterPage.read(
      resource, first: first, days: days.compactMap { $0?.record }, deviations: deviations,
      catalogue: catalogue)
    return read
  }

  func day(_ date: LocalDate) -> KeptDay? {
    days.indices.contains(date - first) ? days[date - first] : nil
  }

  func forgetting(_ date: LocalDate) -> RosterPage {
    var days = days
    days[date - first] = nil
    return RosterPage(
      resource: resource, first: first, deviations: deviations, segments: segments, days: days)
  }

  func renewing(_ records: [DayRecord]) -> RosterPage {
    var days = days
    for record in records { days[record.key.date - first] = KeptDay(record) }
    return RosterPage(
      resource: resource, first: first, deviations: deviations, segments: segments, days: days)
  }

  /// Dates to be read again; only for pages whose deviations are known.
  var missing: [LocalDate] { days.indices.filter { days[$0] == nil }.map { first + $0 } }
}

/// A day's record with the plan that was made of it last: the same plan serves many searches, as
/// long as the time of day makes no difference to it.
final class KeptDay: Sendable {
  let record: DayRecord
  private let plan = Mutex<KeptPlan?>(nil)

  init(_ record: DayRecord) { self.record = record }

  func plan(at now: Instant, _ make: () -> KeptPlan) -> KeptPlan {
    if let kept = plan.withLock({ $0 }), kept.isValid(at: now) { return kept }
    let made = make()
    plan.withLock { $0 = made }
    return made
  }
}

/// A plan, and until when it would be the same if it were made anew.
final class KeptPlan: Sendable {
  let plan: DayPlan
  /// Made at `plan.now`, it stays the same through this.
  let through: Instant

  init(_ plan: DayPlan) { (self.plan, through) = (plan, plan.sameThrough) }

  func isValid(at now: Instant) -> Bool { plan.now <= now && now <= through }
}

extension DayPlan {
  /// The last moment at which this plan would offer what it offers now: on a day that has not begun
  /// and can be kept, nothing depends on the time.
  var sameThrough: Instant {
    guard let first = segments.first else { return .farOff }
    guard now <= first.start, lateReturn == nil, stops.allSatisfy({ $0.progress == .waiting }),
      positions.allSatisfy({ !$0.isConflict })
    else { return now }
    return first.start
  }
}

extension SharedDay {
  /// See `DayPlan.sameThrough`.
  var sameThrough: Instant {
    guard let first = segments.first else { return .farOff }
    guard now <= first.start, stops.allSatisfy({ $0.progress == .waiting }) else { return now }
    return first.start
  }
}

extension Instant {
  /// After everything that a plan can hold.
  static let farOff = Instant(seconds: 1 << 40)
}
