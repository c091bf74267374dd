/// What a further visit would need: how long, where, and when its service may take place.
public struct VisitShape: Hashable, Sendable {
  /// Seconds.
  public var duration: Int
  public var before: Int
  public var after: Int
  /// Nil: phone or video.
  public var place: Place?

  public init(duration: Int, before: Int, after: Int, place: Place?) {
    self.duration = duration
    self.before = before
    self.after = after
    self.place = place
  }
}

/// All service starts between two moments, both included, that a further visit could have in one
/// gap of a plan.
public struct Opening: Hashable, Sendable {
  public var key: DayKey
  /// The index of the stop that it goes before; the number of stops: at the end.
  public var gap: Int
  public var first: Instant
  public var last: Instant
  /// Seconds of driving that the insertion adds to the day.
  public var extraDriving: Int

  public func contains(_ start: Instant) -> Bool { first <= start && start <= last }

  /// The earliest start that keeps a promise, if there is one.
  public func start(in slot: Slot) -> Instant? {
    let start = max(first, slot.earliest)
    return start <= min(last, slot.latest) ? start : nil
  }
}

extension DayPlan {
  /// Every start that a visit of this shape could have, given what is promised already: one interval
  /// for each gap, open segment and range of `hours` (nil: any time). O(1) for each, whatever stands
  /// before and after.
  public func openings(for shape: VisitShape, hours: [TimeRange]?) -> [Opening] {
    let road = Road(segments: segments, now: now, travel: travel)
    var openings: [Opening] = []
    for gap in 0...stops.count where isOpen(gap) {
      let previous = gap == 0 ? base : positions[gap - 1].place
      let free = gap == 0 ? now : max(positions[gap - 1].free, now)
      let drive = road.drive(from: previous, to: shape.place)
      guard
        let release = road.latestFree(
          before: gap, at: shape.place ?? previous, stops: stops, positions: positions,
          releases: releases, base: base, lateReturn: lateReturn)
      else { continue }
      let extra = extraDriving(in: gap, previous: previous, place: shape.place, road: road)
      for segment in segments {
        let first = max(free, segment.start) + drive + shape.before
        let last = min(release, segment.end) - shape.after - shape.duration
        for (first, last) in Self.cut(first, last, to: hours, duration: shape.duration) {
          openings.append(
            Opening(key: key, gap: gap, first: first, last: last, extraDriving: extra))
        }
      }
    }
    return openings
  }

  /// Nothing goes before what has begun, nor beside a conflict.
  private func isOpen(_ gap: Int) -> Bool {
    if gap > 0, positions[gap - 1].isConflict { return false }
    guard gap < stops.count else { return lateReturn == nil }
    return !stops[gap].isUnderWay && !positions[gap].isConflict
  }

  private static func cut(
    _ first: Instant, _ last: Instant, to hours: [TimeRange]?, duration: Int
  ) -> [(Instant, Instant)] {
    guard first <= last else { return [] }
    guard let hours else { return [(first, last)] }
    return hours.compactMap { range in
      let (start, end) = (max(first, range.start), min(last, range.end - duration))
      return start <= end ? (start, end) : nil
    }
  }

  /// The way by the new place less the way without it. Placeless stops behind the gap don't matter:
  /// the drive goes to the next stop that has a place.
  private func extraDriving(in gap: Int, previous: Place?, place: Place?, road: Road) -> Int {
    guard let place else { return 0 }
    let next = stops[gap...].first { $0.place != nil }
    let onward =
      next.map { road.drive(from: place, to: $0) } ?? road.drive(from: place, to: base)
    let direct =
      next.map { road.drive(from: previous, to: $0) } ?? road.drive(from: previous, to: base)
    return road.drive(from: previous, to: place) + onward - direct
  }
}
