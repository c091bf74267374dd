/// A visit on a day plan, for the oracle.
struct OracleStop {
  enum Progress {
    case waiting
    case traveling(since: Int)
    case running(since: Int)
    case finished(start: Int, end: Int)
  }

  var id: Int
  var earliest: Int
  var latest: Int
  var planned: Int
  var duration: Int
  var before: Int
  var after: Int
  var place: Int?
  /// Nil: any time.
  var hours: [OracleSpan]?
  var progress: Progress
  var leg: (from: Int, seconds: Int)?

  var isWaiting: Bool {
    if case .waiting = progress { true } else { false }
  }

  /// What comes first: the time that orders stops of one rank.
  fileprivate var rank: (Int, Int, Int) {
    switch progress {
    case .finished(let start, _): (0, start, id)
    case .running(let since): (0, since, id)
    case .traveling: (1, planned, id)
    case .waiting: (2, planned, id)
    }
  }
}

/// What the oracle is told to do wrongly, to see that a comparison notices.
enum OracleMistake: CaseIterable {
  case dropsDrives, forgetsBase, ignoresLegs, ignoresNow, dropsBlockAfter, dropsBlockBefore
  case ignoresVisitingHours, triesFirstSegmentOnly, forgetsPlaceAtPlacelessStops, ignoresConflicts
}

/// One day of one resource, judged by trying.
struct OraclePlan {
  let segments: [OracleSpan]
  let stops: [OracleStop]
  /// Where the day begins and ends.
  let base: Int?
  let now: Int
  /// Seconds from one place to another.
  let travel: [[Int]]
  let mistake: OracleMistake?
  /// Whether later stops are tried at every second, not only where something may begin to fit.
  let isTedious: Bool

  /// As it stands: service starts, and which of them break a promise.
  private(set) var starts: [Int] = []
  private(set) var isBroken: [Bool] = []
  /// When and where one is free before each stop, and at last before going back to the base.
  private(set) var free: [Int] = []
  private(set) var places: [Int?] = []
  private(set) var brokenBase: Int?

  private static let never = -1 << 50

  init(
    segments: [OracleSpan], stops: [OracleStop], base: Int?, now: Int, travel: [[Int]],
    mistake: OracleMistake? = nil, isTedious: Bool = false
  ) {
    self.segments = mistake == .triesFirstSegmentOnly ? Array(segments.prefix(1)) : segments
    self.stops = stops.sorted { $0.rank < $1.rank }
    self.base = base
    self.now = mistake == .ignoresNow ? Self.never : now
    self.travel = travel
    self.mistake = mistake
    self.isTedious = isTedious
    settle()
  }

  // MARK: The rules, one by one

  func drive(from place: Int?, to stop: OracleStop) -> Int {
    guard let place, let goal = stop.place else { return 0 }
    if let leg = stop.leg, leg.from == place, mistake != .ignoresLegs { return leg.seconds }
    return drive(from: place, to: goal)
  }

  func drive(from place: Int?, to goal: Int?) -> Int {
    guard let place, let goal, place != goal, mistake != .dropsDrives else { return 0 }
    return travel[place][goal]
  }

  private func place(after stop: OracleStop, from place: Int?) -> Int? {
    mistake == .forgetsPlaceAtPlacelessStops ? stop.place : stop.place ?? place
  }

  /// Whether one may be there, drive included, and serve, whatever the neighbours do.
  func isOpen(_ stop: OracleStop, at start: Int, drive: Int) -> Bool {
    segments.contains {
      $0.start <= start - stop.before - drive && start + stop.duration + stop.after <= $0.end
    }
      && stop.hours.map { hours in
        hours.contains { $0.start <= start && start + stop.duration <= $0.end }
      } ?? true
  }

  /// Every second from `lowest` on at which something that forbids a start may cease to.
  private func boundaries(_ stop: OracleStop, from lowest: Int, drive: Int) -> [Int] {
    var seconds: Set<Int> = [lowest]
    for segment in segments {
      seconds.insert(segment.start + stop.before)
      seconds.insert(segment.start + stop.before + drive)
    }
    for range in stop.hours ?? [] { seconds.insert(range.start) }
    return seconds.filter { $0 >= lowest && isOpen(stop, at: $0, drive: drive) }.sorted()
  }

  /// The first moment of return to the base.
  private func homecoming(from place: Int?, free: Int) -> Int? {
    let drive = drive(from: place, to: mistake == .forgetsBase ? nil : base)
    let earliest = max(free, now) + drive
    return ([earliest] + segments.map { $0.start + drive }).filter { arrival in
      arrival >= earliest
        && segments.contains { $0.start <= arrival - drive && arrival <= $0.end }
    }.min()
  }

  // MARK: As it stands

  private mutating func settle() {
    var free = Self.never
    var place = base
    for stop in stops {
      self.free.append(free)
      places.append(place)
      let drive = drive(from: place, to: stop)
      var start: Int
      var broken = false
      switch stop.progress {
      case .finished(let began, let end):
        start = began
        free = end
      case .running(let since):
        start = since
        free = max(since + stop.duration + stop.after, now)
      case .traveling(let since):
        let arrival = max(since + drive, now)
        (start, broken) = settle(
          stop, drive: 0, from: max(stop.earliest, arrival + stop.before),
          whenClosed: max(stop.planned, arrival + stop.before),
          whenFull: max(stop.earliest, arrival + stop.before))
        free = start + stop.duration + stop.after
      case .waiting:
        let ready = max(free, now) + drive + stop.before
        (start, broken) = settle(
          stop, drive: drive, from: max(stop.earliest, ready),
          whenClosed: max(stop.planned, ready), whenFull: ready)
        free = start + stop.duration + stop.after
      }
      starts.append(start)
      isBroken.append(broken)
      place = self.place(after: stop, from: place)
    }
    self.free.append(free)
    places.append(place)
    if homecoming(from: place, free: free) == nil {
      brokenBase = max(free, now) + drive(from: place, to: base)
    }
  }

  private func settle(
    _ stop: OracleStop, drive: Int, from lowest: Int, whenClosed: Int, whenFull: Int
  ) -> (Int, Bool) {
    let canEver = boundaries(stop, from: stop.earliest, drive: 0).contains { $0 <= stop.latest }
    guard canEver else { return (whenClosed, true) }
    guard let first = boundaries(stop, from: lowest, drive: drive).first else {
      return (whenFull, true)
    }
    return (first, first > stop.latest)
  }

  // MARK: What may be inserted

  /// Gaps that a new visit may go into: before that stop, or before the base.
  var openGaps: [Int] {
    (0...stops.count).filter { gap in
      if gap < stops.count, !stops[gap].isWaiting { return false }
      if mistake == .ignoresConflicts { return true }
      let isBrokenAfter = gap < stops.count ? isBroken[gap] : brokenBase != nil
      return !isBrokenAfter && (gap == 0 || !isBroken[gap - 1])
    }
  }

  /// Whether a visit can start at that second in that gap and everybody after it is still served.
  func accepts(_ visit: OracleStop, at start: Int, gap: Int) -> Bool {
    let drive = drive(from: places[gap], to: visit)
    guard
      isOpen(visit, at: start, drive: drive),
      start - visit.before - drive >= max(free[gap], now)
    else { return false }
    return serves(
      gap, free: start + visit.duration + visit.after,
      place: place(after: visit, from: places[gap]))
  }

  /// Whether stops from that one on can be served by someone who is free then and there: every choice
  /// of segment and hours is tried, not just the first.
  private func serves(_ index: Int, free: Int, place: Int?) -> Bool {
    guard index < stops.count else {
      guard let brokenBase else { return homecoming(from: place, free: free) != nil }
      return free + drive(from: place, to: base) <= brokenBase
    }
    let stop = stops[index]
    let drive = drive(from: place, to: stop)
    let ready = max(free, now) + drive + stop.before
    let next = self.place(after: stop, from: place)
    if isBroken[index] {
      let start = starts[index]
      return start >= ready
        && serves(index + 1, free: start + stop.duration + stop.after, place: next)
    }
    let earliest = max(stop.earliest, ready)
    guard earliest <= stop.latest else { return false }
    let choices =
      isTedious
      ? (earliest...stop.latest).filter { isOpen(stop, at: $0, drive: drive) }
      : boundaries(stop, from: earliest, drive: drive).filter { $0 <= stop.latest }
    for start in choices {
      if serves(index + 1, free: start + stop.duration + stop.after, place: next) { return true }
    }
    return false
  }

  /// Seconds of driving of the whole day, with a further visit in a gap or as it is.
  func driving(with visit: OracleStop?, at gap: Int) -> Int {
    var order = stops
    if let visit { order.insert(visit, at: gap) }
    var place = base
    var total = 0
    for stop in order {
      total += drive(from: place, to: stop)
      place = self.place(after: stop, from: place)
    }
    return total + drive(from: place, to: base)
  }

  /// Seconds inside a window that decide whether it holds a feasible start.
  func telling(_ visit: OracleStop, gap: Int, in window: ClosedRange<Int>) -> Set<Int> {
    let drive = drive(from: places[gap], to: visit)
    var seconds = [
      window.lowerBound, window.upperBound, max(free[gap], now) + drive + visit.before,
    ]
    for segment in segments {
      seconds += [
        segment.start + drive + visit.before, segment.start + visit.before,
        segment.end - visit.after - visit.duration,
      ]
    }
    for range in visit.hours ?? [] { seconds += [range.start, range.end - visit.duration] }
    if gap < stops.count {
      let reach = self.drive(from: place(after: visit, from: places[gap]), to: stops[gap])
      seconds.append(
        stops[gap].latest - stops[gap].before - reach - visit.after - visit.duration)
    }
    return Set(seconds.flatMap { [$0 - 1, $0, $0 + 1] }.filter { window.contains($0) })
  }
}
