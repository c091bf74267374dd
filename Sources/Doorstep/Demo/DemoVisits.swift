internal import Scheduling
internal import Storage

/// Visits, each put into a day plan where it really fits: skills, hours, drives and all earlier
/// promises are kept. On a day with enough of them about two thirds of the time is taken.
struct DemoVisits {
  /// How many visits are made, and when.
  struct Extent {
    /// Counted from today, in the order in which they are filled; today itself stays empty.
    var days: [Int]
    /// In all, spread evenly over the resources; nil: what the days take.
    var visits: Int?
    /// Of one resource on one day; nil: what the day takes.
    var perDay: Int?
    /// Of one asset: that many behind it and as many ahead.
    var perAsset = 1
    /// Begins the ids.
    var prefix: String
  }

  private(set) var appointments: [JSONValue] = []
  private(set) var workOrders: [JSONValue] = []
  private let today: LocalDate
  private let extent: Extent
  private let company: CompanyFile
  private let catalogue: Catalogue
  private let plans: DayPlans
  private let services: [String: ServiceType]
  private let customers: DemoNeighbourhoods
  private var random: SeededRandom
  /// How many visits assets have had, and how many they have ahead.
  private var visited: [AssetID: Int] = [:]
  private var awaited: [AssetID: Int] = [:]
  private(set) var count = 0

  /// A visit in the making.
  private struct Wish {
    var asset: Asset
    var service: ServiceType
    var state: AppointmentState
    var id: String
  }

  /// A day being filled.
  private struct Day {
    var resource: Resource
    var date: LocalDate
    var plan: DayPlan
    var wishes: [AppointmentID: Wish] = [:]
  }

  init(
    company: CompanyFile, regions: [DemoRegion], today: LocalDate, extent: Extent,
    random: SeededRandom
  ) {
    self.company = company
    self.today = today
    self.extent = extent
    self.random = random
    catalogue = Catalogue(
      organization: company.organization, territories: company.territories,
      serviceTypes: company.serviceTypes, resources: company.resources,
      categories: company.categories, skills: company.skills)
    plans = DayPlans(
      catalogue: catalogue, book: DayBook(days: [], deviations: company.deviations),
      now: Instant(seconds: 0))
    services = Dictionary(
      company.serviceTypes.map { ($0.id.rawValue, $0) }
    ) { first, _ in first }
    customers = DemoNeighbourhoods(company: company, regions: regions)
  }

  /// - Parameter named: visits of the contacts that demonstrations are told about, by the first day
  ///   that they may be on.
  mutating func plan(
    named: [Int: (asset: String, service: String, state: AppointmentState)] = [:]
  ) {
    var wishes = wishes(named)
    // Nothing else may come to what the named contacts have.
    for asset in company.assets where Self.named.contains(asset.contact?.rawValue ?? "") {
      visited[asset.id] = extent.perAsset
      awaited[asset.id] = extent.perAsset
    }
    let resources = company.resources.sorted(by: { $0.id < $1.id })
    for (index, resource) in resources.enumerated() {
      let left = resources.count - index
      // What one has no room for is left to those who follow.
      var quota = extent.visits.map { ($0 - count + left - 1) / left } ?? Int.max
      for offset in extent.days where quota > 0 {
        let before = count
        fill(resource, on: today + offset, offset: offset, &wishes, atMost: quota)
        quota -= count - before
      }
    }
  }

  private static let named: Set<String> = [DemoCustomers.mira, DemoCustomers.jakob]

  // MARK: One day

  private mutating func fill(
    _ resource: Resource, on date: LocalDate, offset: Int, _ wishes: inout [Int: Wish],
    atMost quota: Int
  ) {
    var day = Day(resource: resource, date: date, plan: plans.plan(of: resource, on: date))
    let total = day.plan.segments.reduce(0) { $0 + $1.duration }
    guard total > 0 else { return }
    for (wanted, wish) in wishes.sorted(by: { $0.key < $1.key })
    where (wanted < 0) == (offset < 0) && offset >= wanted {
      if place(wish, in: &day) { wishes[wanted] = nil }
    }
    let target = Int(Double(total) * (0.58 + 0.27 * random.fraction()))
    let home = random.pick(customers.towns(near: resource)) ?? ""
    var attempts = 0
    var left = min(quota, extent.perDay ?? Int.max)
    while left > 0, Self.busy(day.plan) < target, attempts < 70 {
      attempts += 1
      guard let wish = wish(for: resource, near: home, offset: offset) else { continue }
      guard place(wish, in: &day) else { continue }
      count += 1
      left -= 1
      if offset < 0 {
        visited[wish.asset.id, default: 0] += 1
      } else {
        awaited[wish.asset.id, default: 0] += 1
      }
    }
    let canCancel = Self.keepsOthers(day)
    for (stop, position) in zip(day.plan.stops, day.plan.positions) {
      guard var wish = day.wishes[stop.id] else { continue }
      if offset >= 0, wish.state == .canceled, !canCancel { wish.state = .scheduled }
      write(wish, stop, position, by: resource)
    }
  }

  /// Whether the others can still be kept without those who canceled: the way to the next may be
  /// longer from the base than it was from theirs.
  private static func keepsOthers(_ day: Day) -> Bool {
    day.plan.keeping { day.wishes[$0.id]?.state != .canceled }.conflicts.isEmpty
  }

  /// Seconds that are taken, driving included.
  private static func busy(_ plan: DayPlan) -> Int {
    zip(plan.stops, plan.positions).reduce(0) {
      $0 + $1.1.drive + $1.0.before + $1.0.duration + $1.0.after
    }
  }

  /// Puts a visit where it costs least driving, if it fits anywhere.
  private mutating func place(_ wish: Wish, in day: inout Day) -> Bool {
    guard let id = AppointmentID("apt_\(wish.id)"),
      isFit(day.resource, for: wish, on: day.date),
      let territory = territory(of: wish),
      day.resource.memberships(on: day.date).contains(where: { $0.territory == territory.id })
    else { return false }
    let account = wish.asset.contact.flatMap { customers.account(of: $0) }
    let hours = plans.serviceHours(
      in: territory, visiting: account?.visitingHours, around: day.date)
    let service = wish.service
    let shape = VisitShape(
      duration: service.duration, before: service.before, after: service.after,
      place: service.venue.hasPlace ? wish.asset.address?.place : nil)
    let openings = day.plan.openings(for: shape, hours: hours)
      .sorted { ($0.extraDriving, $0.first) < ($1.extraDriving, $1.first) }
    for opening in openings {
      guard let slot = slot(of: service, in: opening, on: day.date, territory) else { continue }
      let stop = Stop(
        id: id, promise: slot, planned: slot.earliest, duration: service.duration,
        before: service.before, after: service.after, place: shape.place, hours: hours,
        progress: .waiting, leg: nil, serviceType: service.id, seats: 1, seatsTaken: 1)
      let plan = day.plan.inserting(stop, at: opening.gap)
      guard plan.conflicts.isEmpty else { continue }
      day.plan = plan
      day.wishes[id] = wish
      return true
    }
    return false
  }

  private func territory(of wish: Wish) -> Territory? {
    if let fixed = wish.service.territory { return catalogue.territories[fixed] }
    return wish.asset.address.flatMap { catalogue.territory(covering: $0) }
  }

  private func isFit(_ resource: Resource, for wish: Wish, on date: LocalDate) -> Bool {
    guard resource.has(wish.service.skills, on: date) else { return false }
    guard let radius = resource.maximumRadius, let base = resource.base?.place,
      let place = wish.asset.address?.place
    else { return true }
    return base.meters(to: place) <= Double(radius)
  }

  /// What would have been promised: a start on the half hour, or the window that it lies in.
  private mutating func slot(
    of service: ServiceType, in opening: Opening, on date: LocalDate, _ territory: Territory
  ) -> Slot? {
    switch service.promise {
    case .exactStart:
      let seconds = opening.first.seconds
      let start = Instant(
        seconds: seconds + (service.startInterval - seconds % service.startInterval)
          % service.startInterval)
      // Not everybody takes the first: holes are what a new booking finds its place in.
      let later = start + random.number(0...3) * service.startInterval
      return [later, start].first(where: opening.contains).map { Slot(start: $0) }
    case .arrivalWindows(let windows):
      return windows.compactMap { window -> Slot? in
        let first = territory.zone.first(LocalDateTime(date: date, time: window.start))
        let last = territory.zone.last(LocalDateTime(date: date, time: window.end))
        return Slot(earliest: first, latest: last).flatMap {
          opening.start(in: $0) == nil ? nil : $0
        }
      }.first
    }
  }

  // MARK: Wishes

  private mutating func wish(for resource: Resource, near town: String, offset: Int) -> Wish? {
    let isAdvisor = resource.skills.contains { $0.skill.rawValue == "skl_advice" }
    let asset = isAdvisor ? random.pick(company.assets) : random.pick(customers.assets(near: town))
    guard let asset, (offset < 0 ? visited : awaited)[asset.id, default: 0] < extent.perAsset,
      let service = services[
        isAdvisor ? "svc_energy-advice" : service(for: asset.category?.rawValue ?? "")]
    else { return nil }
    return Wish(
      asset: asset, service: service, state: state(offset), id: "\(extent.prefix)\(count)")
  }

  private mutating func service(for category: String) -> String {
    let share = random.fraction()
    switch category {
    case "cat_oil-boiler", "cat_gas-boiler":
      return share < 0.62
        ? "svc_boiler-service"
        : share < 0.85 ? "svc_repair" : share < 0.94 ? "svc_burner-exchange" : "svc_consultation"
    case "cat_pellet-boiler": return share < 0.7 ? "svc_boiler-service" : "svc_repair"
    case "cat_heat-pump": return share < 0.7 ? "svc_heat-pump-inspection" : "svc_repair"
    default: return share < 0.7 ? "svc_repair" : "svc_consultation"
    }
  }

  private mutating func state(_ offset: Int) -> AppointmentState {
    let share = random.fraction()
    guard offset < 0 else { return share < 0.03 ? .canceled : .scheduled }
    return share < 0.86 ? .completed : share < 0.94 ? .canceled : .cannotComplete
  }

  private func wishes(
    _ named: [Int: (asset: String, service: String, state: AppointmentState)]
  ) -> [Int: Wish] {
    var wishes: [Int: Wish] = [:]
    for (day, wish) in named {
      guard let asset = company.assets.first(where: { $0.id.rawValue == wish.asset }),
        let service = services[wish.service]
      else { continue }
      wishes[day] = Wish(
        asset: asset, service: service, state: wish.state, id: "mira-\(wish.state.rawValue)")
    }
    return wishes
  }
}

// MARK: - Records

extension DemoVisits {
  private mutating func write(
    _ wish: Wish, _ stop: Stop, _ position: DayPlan.Position, by resource: Resource
  ) {
    guard let contact = wish.asset.contact else { return }
    let start = position.start
    let endOfYesterday = catalogue.organization.zone.startOfDay(today)
    let ahead = random.number(2...40) * 86_400 + random.number(0...86_399)
    let created = min(start - ahead, endOfYesterday - random.number(3_600...200_000))
    var members: [JSONMember] = [
      JSONMember("id", .string("apt_\(wish.id)")), JSONMember("contact", .string(contact.rawValue)),
      JSONMember("asset", .string(wish.asset.id.rawValue)),
      JSONMember("serviceType", .string(wish.service.id.rawValue)),
      JSONMember("resource", .string(resource.id.rawValue)),
      JSONMember("slot", .string(stop.promise.text)),
    ]
    if !stop.promise.isExact { members.append(JSONMember("plannedStart", .string(start.iso8601))) }
    if wish.state != .scheduled {
      members.append(JSONMember("state", .string(wish.state.rawValue)))
    }
    if random.chance(0.25) {
      members.append(JSONMember("comment", .string(random.word(DemoNames.comments))))
    }
    members.append(JSONMember("createdAt", .string(created.iso8601)))
    switch wish.state {
    case .completed: members += worked(stop, position, minutes: stop.duration / 60)
    case .cannotComplete: members += worked(stop, position, minutes: 15)
    case .canceled:
      let order = "wo_\(wish.id)"
      workOrders.append([
        "id": .string(order), "contact": .string(contact.rawValue),
        "asset": .string(wish.asset.id.rawValue),
        "serviceType": .string(wish.service.id.rawValue), "subject": .string(wish.service.name),
        "canceled": true,
      ])
      members.append(JSONMember("workOrder", .string(order)))
      members.append(
        JSONMember(
          "cancellation",
          [
            "at": .string(min(start - 90_000, endOfYesterday - 3_600).iso8601),
            "by": .string(contact.rawValue), "reason": .string(random.word(DemoNames.reasons)),
          ]))
    default: break
    }
    appointments.append(.object(members))
  }

  /// Most are done a little sooner than planned.
  private mutating func worked(
    _ stop: Stop, _ position: DayPlan.Position, minutes: Int
  ) -> [JSONMember] {
    let start = position.start
    let end = start + (minutes - random.number(0...min(9, minutes / 3))) * 60
    return [
      JSONMember("departedAt", .string((start - stop.before - position.drive).iso8601)),
      JSONMember("startedAt", .string(start.iso8601)),
      JSONMember("endedAt", .string(end.iso8601)),
    ]
  }

  /// What is known to be done and has no visit yet.
  mutating func addOpenWork() {
    workOrders.append([
      "id": "wo_mira-radiator", "contact": .string(DemoCustomers.mira),
      "asset": .string(DemoCustomers.miraBoiler), "serviceType": "svc_repair",
      "subject": "The radiator in the study stays cold",
    ])
    let subjects = [
      "Expansion vessel loses pressure", "Replace the circulation pump", "Thermostat is stuck",
      "Noise in the flue", "Hot water takes long",
    ]
    var count = 0
    while count < 40, let asset = random.pick(company.assets) {
      guard let contact = asset.contact, awaited[asset.id] == nil else { continue }
      awaited[asset.id] = 1
      count += 1
      workOrders.append([
        "id": .string("wo_open-\(count)"), "contact": .string(contact.rawValue),
        "asset": .string(asset.id.rawValue), "serviceType": "svc_repair",
        "subject": .string(random.word(subjects)),
      ])
    }
  }
}
