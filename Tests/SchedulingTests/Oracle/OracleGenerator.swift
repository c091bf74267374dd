/// Makes small organisations that make sense: days are filled visit by visit as a dispatcher would,
/// then a part of them is spoilt.
struct OracleGenerator {
  var random: OracleRandom
  private let seed: UInt64
  private var zone = ""
  /// The date that everything happens around, and whether clocks change then.
  private(set) var day = 0
  private var isClockChange = false
  private var places: [OraclePlace] = []
  private var territories: [OracleTerritory] = []
  private var resources: [OracleResource] = []

  private static let intervals = [
    300, 600, 900, 900, 1200, 1800, 1800, 1800, 2700, 3600, 3600, 5400, 7200, 14_400, 28_800,
  ]

  init(seed: UInt64) {
    self.seed = seed
    random = OracleRandom(seed: seed)
  }

  mutating func make() -> OracleCase {
    chooseDay()
    let center = OraclePlace(latitude: 47.1, longitude: 9.5)
    places = (0..<6).map { _ in
      OraclePlace(
        latitude: center.latitude + Double(random.int(-90...90)) / 1000,
        longitude: center.longitude + Double(random.int(-120...120)) / 1000)
    }
    territories = [territory(in: zone)]
    if random.chance(35) {
      territories.append(territory(in: random.chance(70) ? zone : random.pick(OracleZone.names)))
    }
    let service = service()
    let count = random.int(1...3)
    resources = (0..<count).map { _ in resource(for: service) }
    var made = OracleCase(
      seed: seed, places: places, territories: territories, resources: resources, visits: [],
      service: service, account: account(), territory: 0, place: nil, now: 0, dates: [])
    switch service.venue {
    case .onSite: made.place = random.chance(95) ? random.int(0...5) : nil
    case .atOurPlace: made.place = territories[0].office
    case .phone, .video: break
    }
    fill(&made)
    if random.chance(25) { spoil(&made) }
    let firstDate = random.chance(70) ? day : day - 1
    made.dates = random.chance(60) ? [firstDate] : [firstDate, firstDate + 1]
    chooseNow(&made)
    return made
  }

  // MARK: When and where

  private mutating func chooseDay() {
    zone = random.pick(OracleZone.names)
    isClockChange = random.chance(40)
    let changes = OracleZone.named(zone).periods.dropFirst()
    if isClockChange, !changes.isEmpty {
      let change = random.pick(Array(changes))
      // Every second one in Apia is about the day that it did without.
      let skipped = OracleZone.day(2011, 12, 30)
      let isSkipped = zone == "Pacific/Apia" && random.chance(50)
      day = isSkipped ? skipped : OracleZone.named(zone).date(of: change.at)
      day += random.pick([-1, 0, 0, 0, 1])
    } else {
      isClockChange = false
      day = OracleZone.day(2025, 1, 1) + random.int(0...1200)
    }
  }

  // MARK: Hours

  private mutating func hours() -> [OracleRange] {
    let hour = 3600
    // Clocks change at night, so there must be work at night.
    if random.chance(isClockChange ? 60 : 15) {
      return switch random.int(0...6) {
      case 0: [OracleRange(start: 22 * hour, end: 6 * hour)]
      case 1: [OracleRange(start: 0, end: random.step(900, 4 * hour...9 * hour))]
      case 2: [OracleRange(start: random.step(900, 0...4 * hour), end: 12 * hour)]
      case 3: [OracleRange(start: 0, end: 24 * hour)]
      case 4:
        [
          OracleRange(start: random.step(1800, 0...2 * hour), end: 3 * hour),
          OracleRange(start: random.step(900, 3 * hour...5 * hour), end: 9 * hour),
        ]
      case 5:
        [
          OracleRange(start: 8 * hour, end: 11 * hour),
          OracleRange(start: 20 * hour, end: random.step(900, 2 * hour...7 * hour)),
        ]
      default: [OracleRange(start: random.step(900, 1 * hour...3 * hour), end: 0)]
      }
    }
    let noon = random.step(900, 11 * hour...13 * hour)
    return switch random.int(0...9) {
    case 0...3: [OracleRange(start: 8 * hour, end: 17 * hour)]
    case 4...6:
      [
        OracleRange(start: random.step(900, 6 * hour...9 * hour), end: noon),
        OracleRange(start: noon + random.pick([1800, 2700, hour]), end: 18 * hour),
      ]
    case 7:
      [
        OracleRange(start: 7 * hour, end: 10 * hour + 600),
        OracleRange(start: 11 * hour, end: 14 * hour),
        OracleRange(start: 14 * hour, end: 19 * hour),
      ]
    case 8: [OracleRange(start: random.step(60, 7 * hour...9 * hour), end: 16 * hour + 420)]
    default: random.chance(50) ? [] : [OracleRange(start: 6 * hour, end: 6 * hour)]
    }
  }

  /// Mostly the same every day.
  private mutating func week() -> OracleWeek {
    let usual = hours()
    var days: OracleWeek = []
    for _ in 0..<7 { days.append(random.chance(75) ? usual : hours()) }
    return days
  }

  private mutating func week(_ week: OracleWeek, later seconds: Int) -> OracleWeek {
    func turned(_ second: Int) -> Int { ((second + seconds) % 86_400 + 86_400) % 86_400 }
    return week.map { $0.map { OracleRange(start: turned($0.start), end: turned($0.end)) } }
  }

  // MARK: Who

  private mutating func territory(in zone: String) -> OracleTerritory {
    let isAlwaysOpen = random.chance(20)
    let holiday = day + random.int(-1...2)
    return OracleTerritory(
      zone: zone, hours: isAlwaysOpen ? nil : week(),
      holidays: random.chance(10) ? [holiday] : [], restartsGrid: random.chance(35),
      office: random.chance(80) ? random.int(0...5) : nil,
      speed: Double(random.int(6...14)), detour: Double(random.int(100...150)) / 100,
      overhead: random.pick([0, 60, 120]))
  }

  private mutating func service() -> OracleService {
    let venue = random.pick([
      OracleVenue.onSite, .onSite, .onSite, .onSite, .onSite, .phone, .phone, .video, .atOurPlace,
    ])
    let blocks = [0, 0, 0, 300, 600, 900, 1800]
    let windows = random.chance(35) ? windows() : nil
    return OracleService(
      duration: random.step(300, 600...7200), before: random.pick(blocks),
      after: random.pick(blocks), interval: random.pick(Self.intervals),
      skills: random.chance(25) ? [(0, random.int(1...3))] : [], venue: venue, windows: windows,
      notice: random.pick([0, 0, 0, 0, 1800, 7200, 86_400]),
      furthestDay: random.pick([0, 1, 2, 3, 30, 30, 30, 30, 30, 30]),
      seats: venue != .onSite && windows == nil && random.chance(40) ? random.int(2...4) : 1)
  }

  private mutating func windows() -> [OracleRange] {
    let hour = 3600
    return switch random.int(0...4) {
    case 0:
      [OracleRange(start: 8 * hour, end: 12 * hour), OracleRange(start: 13 * hour, end: 17 * hour)]
    case 1: [OracleRange(start: 22 * hour, end: 2 * hour), OracleRange(start: hour, end: 4 * hour)]
    case 2:
      (7...16).map { OracleRange(start: $0 * hour, end: $0 * hour + random.step(60, 600...1800)) }
    case 3:
      (0...5).map { OracleRange(start: $0 * hour + 1800, end: ($0 + 1) * hour) }
    default:
      [
        OracleRange(
          start: random.step(900, 6 * hour...11 * hour),
          end: random.step(900, 12 * hour...16 * hour))
      ]
    }
  }

  private mutating func resource(for service: OracleService) -> OracleResource {
    let home = random.chance(80) ? 0 : territories.count - 1
    let isElsewhere = random.chance(20)
    let name = isElsewhere ? random.pick(OracleZone.names) : zone
    // Elsewhere people get up at another time by their clocks, or they would never meet.
    let noon = day * 86_400 + 43_200
    let lead =
      OracleZone.named(name).offset(at: noon) - OracleZone.named(zone).offset(at: noon)
    let followsTerritory = random.chance(70)
    let weekly = week((followsTerritory ? territories[0].hours : nil) ?? week(), later: lead)
    var memberships = [
      OracleMembership(territory: home, kind: random.chance(75) ? .primary : .secondary)
    ]
    if home != 0 || random.chance(15) {
      memberships.append(
        OracleMembership(
          territory: territories.count - 1 - home,
          kind: random.pick([.secondary, .primary, .temporary])))
    }
    for index in memberships.indices where random.chance(index == 0 ? 8 : 40) {
      memberships[index].from = random.chance(50) ? day + random.int(-2...1) : nil
      memberships[index].through = random.chance(50) ? day + random.int(-1...2) : nil
    }
    var shifts: [Int: [OracleRange]] = [:]
    for shift in (day - 1)...(day + 1) where random.chance(12) {
      shifts[shift] = week([random.chance(80) ? hours() : []], later: lead)[0]
    }
    let canConcur = random.chance(service.venue == .onSite ? 3 : 40)
    return OracleResource(
      zone: name, base: random.chance(65) ? random.int(0...5) : nil, hours: weekly,
      shifts: shifts, absences: [], memberships: memberships,
      skills: random.chance(85)
        ? [(0, random.int(1...4), random.chance(25) ? day + random.int(-1...2) : nil)] : [],
      radius: random.chance(15) ? random.int(2000...12_000) : nil,
      capacity: canConcur ? random.int(2...3) : 1, isActive: random.chance(97))
  }

  private mutating func account() -> OracleAccount? {
    guard random.chance(40) else { return nil }
    return OracleAccount(
      visiting: random.chance(40) ? week() : nil,
      required: random.chance(20) ? [random.int(0...2), random.int(0...2)] : [],
      excluded: random.chance(20) ? [random.int(0...2)] : [])
  }
}
