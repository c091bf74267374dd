/// Forward and backward steps along a plan: from one stop to the next within hours and drives.
struct Road {
  let segments: [TimeRange]
  let now: Instant
  let travel: TravelTime

  /// Seconds of driving to a stop: the leg that was promised with it, if it starts at that place.
  func drive(from place: Place?, to stop: Stop) -> Int {
    guard let place, let target = stop.place else { return 0 }
    if let leg = stop.leg, leg.from == place { return leg.seconds }
    return place == target ? 0 : travel(place, target)
  }

  func drive(from place: Place?, to target: Place?) -> Int {
    guard let place, let target, place != target else { return 0 }
    return travel(place, target)
  }

  /// Where a stop stands when the resource is free at `free` (nil: since ever) at `place`.
  func position(of stop: Stop, free: Instant?, place: Place?) -> DayPlan.Position {
    let drive = drive(from: place, to: stop)
    let departure = max(free ?? now, now)
    var start: Instant
    var isConflict = false
    switch stop.progress {
    case .finished(let began, let end):
      return DayPlan.Position(
        start: began, free: end, place: stop.place ?? place, drive: 0, isConflict: false)
    case .running(let since):
      let end = max(since + stop.duration + stop.after, now)
      return DayPlan.Position(
        start: since, free: end, place: stop.place ?? place, drive: 0, isConflict: false)
    case .traveling(let since):
      let arrival = max(since + drive, now)
      let earliest = max(stop.promise.earliest, arrival + stop.before)
      let found = firstStart(of: stop, from: earliest, departure: nil, drive: 0)
      isConflict = found.map { $0 > stop.promise.latest } ?? true
      start = found ?? earliest
      if isConflict, !fitsItsHours(stop) { start = max(stop.planned, arrival + stop.before) }
    case .waiting:
      let found = firstStart(
        of: stop, from: stop.promise.earliest, departure: departure, drive: drive)
      isConflict = found.map { $0 > stop.promise.latest } ?? true
      start = found ?? departure + drive + stop.before
      if isConflict, !fitsItsHours(stop) {
        start = max(stop.planned, departure + drive + stop.before)
      }
    }
    return DayPlan.Position(
      start: start, free: start + stop.duration + stop.after, place: stop.place ?? place,
      drive: drive, isConflict: isConflict)
  }

  /// When the base is reached only outside the hours: the arrival; nil when it is inside.
  func lateReturn(to base: Place, free: Instant?, place: Place?) -> Instant? {
    let drive = drive(from: place, to: base)
    let departure = max(free ?? now, now)
    // Nothing was done away from the base: there is nothing to come back from.
    guard free != nil else { return nil }
    let isInside = segments.contains { max(departure, $0.start) + drive <= $0.end }
    return isInside ? nil : departure + drive
  }

  /// First start from `earliest` on in an open segment and inside the stop's hours, the drive to it
  /// beginning no earlier than `departure` and in the same segment.
  private func firstStart(
    of stop: Stop, from earliest: Instant, departure: Instant?, drive: Int
  ) -> Instant? {
    var best: Instant?
    for segment in segments {
      let onRoad = max(departure ?? segment.start, segment.start) + drive + stop.before
      let start = max(earliest, onRoad)
      guard start + stop.duration + stop.after <= segment.end else { continue }
      guard let hours = stop.hours else { return start }
      for range in hours {
        let inHours = max(start, range.start)
        guard inHours + stop.duration + stop.after <= segment.end,
          inHours + stop.duration <= range.end
        else { continue }
        best = best.map { min($0, inHours) } ?? inHours
      }
      if let best { return best }
    }
    return best
  }

  /// Whether the promise can be kept at all, apart from neighbours, drives and the time of day.
  private func fitsItsHours(_ stop: Stop) -> Bool {
    guard
      let start = firstStart(of: stop, from: stop.promise.earliest, departure: nil, drive: 0)
    else { return false }
    return start <= stop.promise.latest
  }

  /// The last moment at which one may be free at `place` and still keep everything from stop
  /// `index` on; nil when that can't be kept from there at all.
  func latestFree(
    before index: Int, at place: Place?, stops: [Stop], positions: [DayPlan.Position],
    releases: [Instant?], base: Place?, lateReturn: Instant?
  ) -> Instant? {
    guard index < stops.count else { return latestReturn(from: place, to: base, lateReturn) }
    let stop = stops[index]
    let drive = drive(from: place, to: stop)
    let release =
      stop.place != nil
      ? releases[index]
      : latestFree(
        before: index + 1, at: place, stops: stops, positions: positions, releases: releases,
        base: base, lateReturn: lateReturn)
    guard let release else { return nil }
    if positions[index].isConflict {
      let start = positions[index].start
      return start + stop.duration + stop.after <= release ? start - stop.before - drive : nil
    }
    return latestStart(of: stop, drive: drive, release: release).map { $0 - stop.before - drive }
  }

  private func latestStart(of stop: Stop, drive: Int, release: Instant) -> Instant? {
    for segment in segments.reversed() {
      let latest = min(
        stop.promise.latest, min(segment.end, release) - stop.after - stop.duration)
      let earliest = max(stop.promise.earliest, segment.start + drive + stop.before)
      guard earliest <= latest else { continue }
      guard let hours = stop.hours else { return latest }
      for range in hours.reversed() {
        let inHours = min(latest, range.end - stop.duration)
        if inHours >= max(earliest, range.start) { return inHours }
      }
    }
    return nil
  }

  private func latestReturn(from place: Place?, to base: Place?, _ lateReturn: Instant?) -> Instant?
  {
    guard let base else { return Instant(seconds: Int.max / 4) }
    let drive = drive(from: place, to: base)
    if let lateReturn { return lateReturn - drive }
    return segments.last { $0.start + drive <= $0.end }.map { $0.end - drive }
  }
}
