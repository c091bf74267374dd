/// One resource's working period with its stops in order, the base first and last.
///
/// Each stop has a promised window for its service start. Going forward gives the earliest start
/// that each can have as things stand; going backward gives the latest moment at which one may be
/// free and still keep every promise that follows. Between the two lies, for each gap, exactly one
/// interval of starts per open segment for a further visit (see `openings(for:)`).
///
/// A stop that can't be kept, because of its hours or because it is late, is a *conflict*: it stands
/// where it is or where it can be reached, and the gaps beside it offer nothing.
public struct DayPlan: Sendable {
  public let key: DayKey
  /// Open segments, in order. A drive lies in the segment of the stop that it leads to.
  public let segments: [TimeRange]
  /// Where the day starts and ends; nil: unknown, then nothing is driven from and to it.
  public let base: Place?
  /// Finished and running ones by their actual starts, then the traveling one, then waiting ones.
  public let stops: [Stop]
  /// One for each stop.
  public let positions: [Position]
  /// The base at the end: nil when it is reached inside the hours.
  let lateReturn: Instant?
  let travel: TravelTime
  let now: Instant
  /// For each stop with a place: the last moment at which one may be free there.
  let releases: [Instant?]

  /// Where a stop stands.
  public struct Position: Hashable, Sendable {
    /// Service start: the earliest that is possible.
    public var start: Instant
    /// From here on the resource can drive to the next stop.
    public var free: Instant
    /// Where the resource then is.
    public var place: Place?
    /// Seconds of driving before it.
    public var drive: Int
    public var isConflict: Bool
  }

  /// Puts the stops in their order: what has begun by when it began, the rest as planned.
  public init(
    key: DayKey, segments: [TimeRange], base: Place?, stops: [Stop], now: Instant,
    travel: @escaping TravelTime
  ) {
    let ordered = stops.sorted {
      ($0.rank, $0.orderingStart, $0.id) < ($1.rank, $1.orderingStart, $1.id)
    }
    self.init(
      key: key, segments: segments, base: base, ordered: ordered, now: now, travel: travel)
  }

  private init(
    key: DayKey, segments: [TimeRange], base: Place?, ordered: [Stop], now: Instant,
    travel: @escaping TravelTime
  ) {
    self.key = key
    self.segments = segments
    self.base = base
    self.now = now
    self.travel = travel
    stops = ordered
    let road = Road(segments: segments, now: now, travel: travel)
    var positions: [Position] = []
    positions.reserveCapacity(ordered.count)
    var free: Instant?
    var place = base
    for stop in ordered {
      let position = road.position(of: stop, free: free, place: place)
      positions.append(position)
      free = position.free
      place = position.place
    }
    self.positions = positions
    lateReturn = base.flatMap { road.lateReturn(to: $0, free: free, place: place) }
    releases = Self.releases(
      stops: ordered, positions: positions, road: road, base: base, lateReturn: lateReturn)
  }

  /// Stops that can't be kept as promised.
  public var conflicts: [AppointmentID] {
    zip(stops, positions).filter(\.1.isConflict).map(\.0.id)
  }

  /// The rows that keep others out when this plan is written down. While somebody is late they are
  /// the plan as promised, whatever the time of day is: lateness is worked out anew each time it is
  /// asked, and writes nothing into what comes after.
  public var placements: [Placement] {
    guard !conflicts.isEmpty || lateReturn != nil else { return rows }
    return DayPlan(
      key: key, segments: segments, base: base, ordered: stops, now: .longAgo, travel: travel
    ).rows
  }

  private var rows: [Placement] {
    var placements: [Placement] = []
    var cursor: Instant?
    for (index, (stop, position)) in zip(stops, positions).enumerated() {
      let arrival = position.start - stop.before - position.drive
      let start = max(arrival, cursor ?? arrival)
      // Two finished visits may overlap as reported; the row keeps at least its place in the order.
      let end = max(position.occupiedEnd(of: stop), start + 1)
      cursor = end
      let previous = index == 0 ? base : positions[index - 1].place
      let leg = stop.place == nil ? nil : previous.map { Leg(from: $0, seconds: position.drive) }
      placements.append(
        Placement(
          appointment: stop.id, planned: position.start,
          occupied: TimeRange(uncheckedStart: start, end: end), leg: leg, seats: stop.seats,
          seatsTaken: stop.seatsTaken))
    }
    return placements
  }

  /// The same plan with one stop more, in a gap that `openings(for:hours:)` named: before the stop
  /// that is now at that index.
  public func inserting(_ stop: Stop, at gap: Int) -> DayPlan {
    var ordered = stops
    ordered.insert(stop, at: gap)
    return DayPlan(
      key: key, segments: segments, base: base, ordered: ordered, now: now, travel: travel)
  }

  /// The same plan with some of its stops only.
  public func keeping(_ isKept: (Stop) -> Bool) -> DayPlan {
    DayPlan(
      key: key, segments: segments, base: base, ordered: stops.filter(isKept), now: now,
      travel: travel)
  }

  /// Goes backward: a stop's entry is the latest moment to be free at its place.
  private static func releases(
    stops: [Stop], positions: [Position], road: Road, base: Place?, lateReturn: Instant?
  ) -> [Instant?] {
    var releases = [Instant?](repeating: nil, count: stops.count)
    for index in stops.indices.reversed() where stops[index].place != nil {
      releases[index] = road.latestFree(
        before: index + 1, at: stops[index].place, stops: stops, positions: positions,
        releases: releases, base: base, lateReturn: lateReturn)
    }
    return releases
  }
}

extension DayPlan.Position {
  /// The end of what the row keeps: a finished visit's actual end, else planned end and block.
  func occupiedEnd(of stop: Stop) -> Instant {
    if case .finished(_, let end) = stop.progress { return end }
    return start + stop.duration + stop.after
  }
}

extension Stop {
  /// What has happened stands before what has not.
  var rank: Int {
    switch progress {
    case .finished, .running: 0
    case .traveling: 1
    case .waiting: 2
    }
  }

  var orderingStart: Instant {
    switch progress {
    case .finished(let start, _): start
    case .running(let since): since
    case .traveling, .waiting: planned
    }
  }

  /// Nothing can be put before a stop that is finished, running or being driven to.
  var isUnderWay: Bool { rank < 2 }
}

extension Instant {
  /// Before everything that a plan can hold: nothing is late yet.
  public static let longAgo = Instant(seconds: -(1 << 40))
}
