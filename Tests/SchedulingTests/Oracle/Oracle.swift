#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What can be offered, found by trying every start. Slow, plain, and without a line of the engine.
final class Oracle {
  let asked: OracleCase
  let mistake: OracleMistake?
  /// Windows up to that many seconds are tried second by second.
  let tedium: Int
  /// What the case happened to exercise.
  private(set) var features: Set<OracleFeature> = []
  private let travels: [[[Int]]]
  private var plans: [OracleKey: OraclePlan] = [:]
  private var dayStarts: [String: [Int: Int]] = [:]

  init(_ asked: OracleCase, mistake: OracleMistake? = nil, tedium: Int = 0) {
    self.asked = asked
    self.mistake = mistake
    self.tedium = tedium
    travels = asked.territories.map { territory in
      asked.places.map { from in
        asked.places.map { to in
          from == to
            ? 0
            : Int(
              (Self.meters(from, to) * territory.detour / territory.speed).rounded(.up))
              + territory.overhead
        }
      }
    }
  }

  // MARK: Space and time

  /// The angle between two unit vectors × the mean radius of the earth.
  static func meters(_ from: OraclePlace, _ to: OraclePlace) -> Double {
    func vector(_ place: OraclePlace) -> [Double] {
      let (up, around) = (place.latitude * .pi / 180, place.longitude * .pi / 180)
      return [cos(up) * cos(around), cos(up) * sin(around), sin(up)]
    }
    let (a, b) = (vector(from), vector(to))
    let cross = [
      a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0],
    ]
    let sine = (cross[0] * cross[0] + cross[1] * cross[1] + cross[2] * cross[2]).squareRoot()
    return 6_371_008.8 * atan2(sine, a[0] * b[0] + a[1] * b[1] + a[2] * b[2])
  }

  func zone(_ name: String) -> OracleZone { OracleZone.named(name) }

  func dayStart(_ name: String, _ day: Int) -> Int {
    if let known = dayStarts[name]?[day] { return known }
    let start = zone(name).start(of: day)
    dayStarts[name, default: [:]][day] = start
    return start
  }

  private func wholeDay(_ name: String, _ day: Int) -> OracleSpan {
    OracleSpan(start: dayStart(name, day), end: dayStart(name, day + 1))
  }

  func spans(_ ranges: [OracleRange], on day: Int, in name: String) -> [OracleSpan] {
    let zone = zone(name)
    return OracleSpan.joined(
      ranges.map { range in
        let endDay = range.end <= range.start ? day + 1 : day
        return OracleSpan(
          start: zone.first(local: day * 86_400 + range.start),
          end: zone.last(local: endDay * 86_400 + range.end))
      })
  }

  // MARK: Hours

  /// Nil: open all day.
  private func openings(_ territory: OracleTerritory, on day: Int) -> [OracleSpan]? {
    if territory.holidays.contains(day) { return [] }
    return territory.hours.map {
      spans($0[OracleZone.weekday(day)], on: day, in: territory.zone)
    }
  }

  /// When the service itself may be, around some dates; nil: any time.
  func serviceHours(
    _ territory: OracleTerritory, _ visiting: OracleWeek?, _ days: ClosedRange<Int>
  ) -> [OracleSpan]? {
    var open: [OracleSpan]?
    if territory.hours != nil || !territory.holidays.isEmpty {
      open = OracleSpan.joined(
        days.flatMap { openings(territory, on: $0) ?? [wholeDay(territory.zone, $0)] })
    }
    guard let visiting, mistake != .ignoresVisitingHours else { return open }
    let welcome = OracleSpan.joined(
      days.flatMap { spans(visiting[OracleZone.weekday($0)], on: $0, in: territory.zone) })
    return open.map { OracleSpan.common($0, welcome) } ?? welcome
  }

  // MARK: Day plans

  func memberships(_ resource: OracleResource, on day: Int) -> [OracleMembership] {
    let current = resource.memberships.filter {
      ($0.from ?? .min) <= day && day <= ($0.through ?? .max)
    }
    let temporary = current.filter { $0.kind == .temporary }
    return temporary.isEmpty ? current : temporary
  }

  func home(_ resource: OracleResource, on day: Int) -> Int? {
    let current = memberships(resource, on: day)
    return (current.first { $0.kind != .secondary } ?? current.first)?.territory
  }

  func segments(_ resource: OracleResource, on day: Int) -> [OracleSpan] {
    func working(_ day: Int) -> [OracleSpan] {
      spans(
        resource.shifts[day] ?? resource.hours[OracleZone.weekday(day)], on: day,
        in: resource.zone)
    }
    var holes = working(day - 1) + resource.absences
    if let home = home(resource, on: day) {
      let territory = asked.territories[home]
      holes += territory.holidays.map { wholeDay(territory.zone, $0) }
    }
    return holes.reduce(working(day)) { OracleSpan.without($0, $1) }
  }

  func plan(_ key: OracleKey) -> OraclePlan {
    if let known = plans[key] { return known }
    let resource = asked.resources[key.resource]
    let home = home(resource, on: key.date)
    let segments = segments(resource, on: key.date)
    let visits = asked.visits.filter { $0.resource == key.resource && $0.date == key.date }
    let plan = OraclePlan(
      segments: segments, stops: visits.compactMap { stop($0, on: segments) },
      base: resource.base ?? home.flatMap { asked.territories[$0].office }, now: asked.now,
      travel: home.map { travels[$0] } ?? OracleCase.standardTravel(asked.places),
      mistake: mistake)
    plans[key] = plan
    return plan
  }

  private func stop(_ visit: OracleVisit, on segments: [OracleSpan]) -> OracleStop? {
    let planned = visit.planned
    let progress: OracleStop.Progress
    switch visit.state {
    case .canceled: return nil
    case .scheduled: progress = .waiting
    case .traveling: progress = .traveling(since: visit.departed ?? planned)
    case .inProgress, .onBreak: progress = .running(since: visit.started ?? planned)
    case .completed, .cannotComplete:
      guard let started = visit.started else { return nil }
      progress = .finished(start: started, end: visit.ended ?? started + visit.duration)
    }
    let territory = asked.territories[visit.territory]
    let zone = zone(territory.zone)
    let first = min(visit.earliest, segments.first?.start ?? visit.earliest)
    let last = max(visit.latest + visit.duration, segments.last?.end ?? visit.latest)
    return OracleStop(
      id: visit.id, earliest: visit.earliest, latest: visit.latest, planned: planned,
      duration: visit.duration, before: mistake == .dropsBlockBefore ? 0 : visit.before,
      after: mistake == .dropsBlockAfter ? 0 : visit.after, place: visit.place,
      hours: serviceHours(
        territory, visit.visiting, (zone.date(of: first) - 1)...(zone.date(of: last) + 1)),
      progress: progress, leg: visit.legFrom.map { ($0, visit.legSeconds) })
  }

  /// The visit that is asked for, as a stop without a time.
  func wish(on day: Int) -> OracleStop {
    OracleStop(
      id: -1, earliest: 0, latest: 0, planned: 0, duration: asked.service.duration,
      before: mistake == .dropsBlockBefore ? 0 : asked.service.before,
      after: mistake == .dropsBlockAfter ? 0 : asked.service.after, place: asked.place,
      hours: serviceHours(
        asked.territories[asked.territory], asked.account?.visiting, (day - 2)...(day + 3)),
      progress: .waiting, leg: nil)
  }

  func note(_ feature: OracleFeature) { features.insert(feature) }
}

extension OracleCase {
  /// How fast one drives where no territory says so: 40 km/h, 1.35 times as long, two minutes more.
  static func standardTravel(_ places: [OraclePlace]) -> [[Int]] {
    places.map { from in
      places.map { to in
        from == to ? 0 : Int((Oracle.meters(from, to) * 1.35 / (40 / 3.6)).rounded(.up)) + 120
      }
    }
  }
}
