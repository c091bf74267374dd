// A record that can't be made here is a fault of the test, which may end it.
// swift-format-ignore-file: NeverForceUnwrap, NeverUseForceTry

import Scheduling
import Testing

/// One day of one resource in tiny numbers, so that really every second can be tried for every stop:
/// asymmetric roads, breaks, windows, blocks, placeless runs, days under way.
@Suite("Day plans and their oracle")
struct OraclePlanTests {
  struct TinyDay {
    var segments: [OracleSpan]
    var stops: [OracleStop]
    var base: Int?
    var now: Int
    var travel: [[Int]]
    var wish: OracleStop
  }

  static let horizon = 60

  // MARK: Random days

  static func spans(_ random: inout OracleRandom, _ counts: ClosedRange<Int>) -> [OracleSpan] {
    OracleSpan.joined(
      (0..<random.int(counts)).map { _ in
        let start = random.int(0...40)
        return OracleSpan(start: start, end: start + random.int(2...30))
      })
  }

  static func stop(_ id: Int, _ random: inout OracleRandom) -> OracleStop {
    let earliest = random.int(0...50)
    let place = random.chance(70) ? random.int(0...3) : nil
    var stop = OracleStop(
      id: id, earliest: earliest, latest: earliest + (random.chance(50) ? 0 : random.int(1...15)),
      planned: earliest, duration: random.int(1...6), before: random.pick([0, 0, 1, 2]),
      after: random.pick([0, 0, 1, 3]), place: place,
      hours: random.chance(20) ? spans(&random, 1...2) : nil, progress: .waiting, leg: nil)
    stop.planned = random.int(stop.earliest...stop.latest)
    if let place, random.chance(30) {
      stop.leg = ((place + random.int(1...3)) % 4, random.int(0...9))
    }
    return stop
  }

  static func day(seed: UInt64) -> TinyDay {
    var random = OracleRandom(seed: seed)
    let travel = (0..<4).map { from in
      (0..<4).map { $0 == from ? 0 : random.int(0...6) }
    }
    let stops = (0..<random.int(0...4)).map { stop($0, &random) }
    var day = TinyDay(
      segments: spans(&random, 1...3), stops: stops, base: random.chance(70) ? 0 : nil,
      now: random.chance(50) ? -100 : random.int(0...40), travel: travel,
      wish: stop(9, &random))
    day.wish.leg = nil
    if random.chance(60) { relax(&day, &random) }
    if day.now >= 0 { begin(&day, &random) }
    return day
  }

  /// Moves promises to where they can be kept: else most days would be beyond help.
  static func relax(_ day: inout TinyDay, _ random: inout OracleRandom) {
    let plan = OraclePlan(
      segments: day.segments, stops: day.stops, base: day.base, now: -100, travel: day.travel)
    day.stops = zip(plan.stops, plan.starts).map { stop, start in
      var stop = stop
      stop.planned = start
      stop.earliest = start - random.pick([0, 0, 2, 5])
      stop.latest = start + random.pick([0, 0, 3, 12])
      return stop
    }
  }

  static func begin(_ day: inout TinyDay, _ random: inout OracleRandom) {
    var isBusy = false
    for index in day.stops.indices {
      let stop = day.stops[index]
      let began = min(day.now, max(0, stop.planned + random.int(-2...2)))
      if stop.planned + stop.duration <= day.now, random.chance(90) {
        day.stops[index].progress = .finished(
          start: began, end: max(began, min(day.now, began + stop.duration + random.int(-1...2))))
      } else if stop.planned <= day.now, !isBusy, random.chance(80) {
        day.stops[index].progress = .running(since: began)
        isBusy = true
      } else if stop.planned - 6 <= day.now, !isBusy, random.chance(70) {
        day.stops[index].progress = .traveling(since: day.now - random.int(0...4))
        isBusy = true
      }
    }
  }

  // MARK: The engine's telling

  static func place(_ index: Int) -> Place { Place(latitude: Double(index), longitude: 0)! }

  static func ranges(_ spans: [OracleSpan]) -> [TimeRange] {
    spans.map {
      TimeRange(start: Instant(seconds: $0.start), end: Instant(seconds: $0.end))!
    }
  }

  static func told(_ stop: OracleStop) -> Stop {
    let progress: Stop.Progress =
      switch stop.progress {
      case .waiting: .waiting
      case .traveling(let since): .traveling(since: Instant(seconds: since))
      case .running(let since): .running(since: Instant(seconds: since))
      case .finished(let start, let end):
        .finished(start: Instant(seconds: start), end: Instant(seconds: end))
      }
    return Stop(
      id: AppointmentID("apt_\(stop.id)")!,
      promise: Slot(
        earliest: Instant(seconds: stop.earliest), latest: Instant(seconds: stop.latest))!,
      planned: Instant(seconds: stop.planned), duration: stop.duration, before: stop.before,
      after: stop.after, place: stop.place.map(place), hours: stop.hours.map(ranges),
      progress: progress, leg: stop.leg.map { Leg(from: place($0.from), seconds: $0.seconds) },
      serviceType: nil, seats: 1, seatsTaken: 1)
  }

  static func engine(_ day: TinyDay) -> DayPlan {
    let travel = day.travel
    return DayPlan(
      key: DayKey(resource: ResourceID("res_0")!, date: LocalDate(days: 0)),
      segments: ranges(day.segments), base: day.base.map(place), stops: day.stops.map(told),
      now: Instant(seconds: day.now),
      travel: { travel[Int($0.latitude)][Int($1.latitude)] })
  }

  /// What differs, or nil; and whether the day offered anything.
  static func difference(_ day: TinyDay) -> (told: String?, isOffering: Bool) {
    let oracle = OraclePlan(
      segments: day.segments, stops: day.stops, base: day.base, now: day.now, travel: day.travel,
      isTedious: true)
    let plan = engine(day)
    for (index, position) in plan.positions.enumerated() {
      guard plan.stops[index].id == told(oracle.stops[index]).id,
        position.start.seconds == oracle.starts[index],
        position.isConflict == oracle.isBroken[index]
      else {
        return (
          "stop \(index) starts at \(oracle.starts[index]), broken \(oracle.isBroken[index]), "
            + "not \(position.start.seconds), \(position.isConflict)", false
        )
      }
    }
    let openings = plan.openings(
      for: VisitShape(
        duration: day.wish.duration, before: day.wish.before, after: day.wish.after,
        place: day.wish.place.map(place)),
      hours: day.wish.hours.map(ranges))
    var isOffering = false
    for gap in 0...oracle.stops.count {
      let isOpen = oracle.openGaps.contains(gap)
      for second in -10...(horizon + 20) {
        let expected = isOpen && oracle.accepts(day.wish, at: second, gap: gap)
        let actual = openings.contains {
          $0.gap == gap && $0.contains(Instant(seconds: second))
        }
        if expected != actual { return ("gap \(gap), second \(second): \(expected)", false) }
        isOffering = isOffering || expected
      }
    }
    return (nil, isOffering)
  }

  @Test("Every second of every gap, and where every stop stands")
  func agreement() {
    var offering = 0
    var mismatches = 0
    let count = 20_000
    for seed in 1...UInt64(count) {
      var day = Self.day(seed: seed)
      let difference = Self.difference(day)
      if difference.isOffering { offering += 1 }
      guard difference.told != nil else { continue }
      while let smaller = day.stops.indices.map({ index in
        var copy = day
        copy.stops.remove(at: index)
        return copy
      }).first(where: { Self.difference($0).told != nil }) {
        day = smaller
      }
      Issue.record("seed \(seed): \(Self.difference(day).told ?? "")\n\(day)")
      mismatches += 1
      if mismatches == 3 { return }
    }
    #expect(offering * 100 > 20 * count, "\(offering) days offered anything")
  }
}
