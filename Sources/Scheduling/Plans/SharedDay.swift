/// The working period of a resource that serves several at once (a room, a crew on the phone).
/// Nothing is driven; every visit stands where it is planned, and visits are counted by a sweep.
public struct SharedDay: Sendable {
  public let key: DayKey
  public let segments: [TimeRange]
  public let stops: [Stop]
  public let capacity: Int
  let now: Instant

  public init(
    key: DayKey, segments: [TimeRange], stops: [Stop], capacity: Int, now: Instant
  ) {
    self.key = key
    self.segments = segments
    self.stops = stops.sorted { ($0.planned, $0.id) < ($1.planned, $1.id) }
    self.capacity = capacity
    self.now = now
  }

  /// Every start at which fewer than `capacity` visits are there throughout.
  public func openings(for shape: VisitShape, hours: [TimeRange]?) -> [Opening] {
    segments.subtracting(full).flatMap { free -> [Opening] in
      let first = max(free.start, now) + shape.before
      let last = free.end - shape.after - shape.duration
      guard first <= last else { return [] }
      let ranges = hours ?? [TimeRange(uncheckedStart: first, end: last + shape.duration)]
      return ranges.compactMap { range in
        let (start, end) = (max(first, range.start), min(last, range.end - shape.duration))
        guard start <= end else { return nil }
        return Opening(key: key, gap: stops.count, first: start, last: end, extraDriving: 0)
      }
    }
  }

  public func inserting(_ stop: Stop) -> SharedDay {
    SharedDay(key: key, segments: segments, stops: stops + [stop], capacity: capacity, now: now)
  }

  public var placements: [Placement] {
    stops.map {
      Placement(
        appointment: $0.id, planned: $0.planned, occupied: occupied($0), leg: nil,
        seats: $0.seats, seatsTaken: $0.seatsTaken)
    }
  }

  /// When all places are taken: a sweep over beginnings and ends, ends first where they meet.
  private var full: [TimeRange] {
    let busy = stops.map(occupied)
    let edges =
      (busy.map { (at: $0.start, change: 1) } + busy.map { (at: $0.end, change: -1) })
      .sorted { ($0.at, $0.change) < ($1.at, $1.change) }
    var ranges: [TimeRange] = []
    var count = 0
    var since: Instant?
    for edge in edges {
      count += edge.change
      if count >= capacity {
        since = since ?? edge.at
      } else if let start = since {
        ranges.append(TimeRange(uncheckedStart: start, end: edge.at))
        since = nil
      }
    }
    return ranges.filter { !$0.isEmpty }
  }

  private func occupied(_ stop: Stop) -> TimeRange {
    switch stop.progress {
    case .waiting, .traveling:
      TimeRange(
        uncheckedStart: stop.planned - stop.before, end: stop.planned + stop.duration + stop.after)
    case .running(let since):
      TimeRange(
        uncheckedStart: since - stop.before, end: max(since + stop.duration + stop.after, now))
    case .finished(let start, let end):
      TimeRange(uncheckedStart: start - stop.before, end: max(end, start - stop.before + 1))
    }
  }
}
