/// What a case happened to exercise, for the count at the end.
enum OracleFeature: String, CaseIterable {
  case clockChange, conflict, window, everySecond, placelessRun, nightShift, concurrent,
    sharedSession
  case stopUnderWay, storedLeg, otherZone, restartingGrid, overnightOpening, notEmpty
}

extension Oracle {
  /// Every slot of a date, with the day plans that can keep it.
  func answers(on day: Int) -> [OracleSlot: Set<OracleKey>] {
    let service = asked.service
    let territory = asked.territories[asked.territory]
    let today = zone(territory.zone).date(of: asked.now)
    guard day >= today, day <= today + service.furthestDay else { return [:] }
    let candidates = asked.resources.indices.filter { isCandidate($0, on: day) }
    var answers: [OracleSlot: Set<OracleKey>] = [:]
    let wish = wish(on: day)
    let keys = candidates.flatMap { self.keys($0, on: day) }
    for slot in wishes(on: day) where slot.earliest > asked.now {
      guard slot.earliest >= asked.now + service.notice else { continue }
      let keepers = keys.filter { keeps($0, slot, wish) }
      if !keepers.isEmpty { answers[slot] = Set(keepers) }
    }
    if service.seats > 1 {
      for (start, key) in sessions(of: keys, on: day) {
        answers[OracleSlot(earliest: start, latest: start), default: []].insert(key)
        note(.sharedSession)
      }
    }
    if !answers.isEmpty { note(.notEmpty) }
    keys.forEach(noteFeatures)
    return answers
  }

  // MARK: Who

  func isCandidate(_ index: Int, on day: Int) -> Bool {
    let resource = asked.resources[index]
    let service = asked.service
    guard resource.isActive, resource.capacity == 1 || service.venue != .onSite,
      memberships(resource, on: day).contains(where: { $0.territory == asked.territory }),
      service.skills.allSatisfy({ need in
        resource.skills.contains {
          $0.skill == need.skill && $0.level >= need.minimum && day <= ($0.through ?? .max)
        }
      })
    else { return false }
    if let account = asked.account {
      if !account.required.isEmpty, !account.required.contains(index) { return false }
      if account.excluded.contains(index) { return false }
    }
    let base = resource.base ?? home(resource, on: day).flatMap { asked.territories[$0].office }
    guard let radius = resource.radius, let place = asked.place, let base else { return true }
    return place == base
      || Self.meters(asked.places[base], asked.places[place]) <= Double(radius)
  }

  /// The day plans that may reach into a date of the territory.
  private func keys(_ index: Int, on day: Int) -> [OracleKey] {
    let territory = asked.territories[asked.territory]
    let home = zone(asked.resources[index].zone)
    let first = home.date(of: dayStart(territory.zone, day)) - 1
    let last = home.date(of: dayStart(territory.zone, day + 1)) + 1
    return (first...last).map { OracleKey(resource: index, date: $0) }
  }

  // MARK: When

  /// Grid starts inside the opening hours, or arrival windows.
  private func wishes(on day: Int) -> [OracleSlot] {
    let territory = asked.territories[asked.territory]
    let zone = zone(territory.zone)
    if let windows = asked.service.windows {
      note(.window)
      return windows.map { window in
        let endDay = window.end <= window.start ? day + 1 : day
        return OracleSlot(
          earliest: zone.first(local: day * 86_400 + window.start),
          latest: zone.last(local: endDay * 86_400 + window.end))
      }.filter { $0.earliest < $0.latest }  // All of it may be skipped by the clocks.
    }
    var starts: Set<Int> = []
    let open = serviceHours(territory, nil, (day - 1)...(day + 1))
    for start in grid(territory, on: day)
    where open.map({ open in
      open.contains { $0.start <= start && start + asked.service.duration <= $0.end }
    }) ?? true {
      starts.insert(start)
    }
    return starts.map { OracleSlot(earliest: $0, latest: $0) }
  }

  /// Steps of the wall clock, wherever that leads; then what doesn't belong to the day is struck out.
  private func grid(_ territory: OracleTerritory, on day: Int) -> [Int] {
    let zone = zone(territory.zone)
    guard !territory.holidays.contains(day) else { return [] }
    guard let hours = territory.hours else {
      return steps(from: 0, day, until: 86_399, zone)
    }
    let ranges = hours[OracleZone.weekday(day)].sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    guard let first = ranges.first else { return [] }
    // Past midnight only inside an opening that began before it.
    let overnight = ranges.filter { $0.end <= $0.start }
    let nights = spans(overnight, on: day, in: territory.zone)
    if overnight.contains(where: { $0.end > 0 }) { note(.overnightOpening) }
    let midnight = day * 86_400 + 86_400
    func belongs(_ start: Int) -> Bool {
      start + zone.offset(at: start) < midnight
        || nights.contains { $0.start <= start && start < $0.end }
    }
    guard territory.restartsGrid else {
      return steps(from: first.start, day, until: 3 * 86_400, zone).filter(belongs)
    }
    note(.restartingGrid)
    return ranges.enumerated().flatMap { index, range in
      let next = index + 1 < ranges.count ? ranges[index + 1].start - 1 : 3 * 86_400
      return next < range.start
        ? [] : steps(from: range.start, day, until: next, zone).filter(belongs)
    }
  }

  private func steps(from first: Int, _ day: Int, until limit: Int, _ zone: OracleZone) -> [Int] {
    stride(from: first, through: limit, by: asked.service.interval).flatMap {
      zone.instants(local: day * 86_400 + $0)
    }
  }

  // MARK: Whether

  private func keeps(_ key: OracleKey, _ slot: OracleSlot, _ wish: OracleStop) -> Bool {
    let plan = plan(key)
    guard !plan.segments.isEmpty else { return false }
    let window = slot.earliest...slot.latest
    if asked.resources[key.resource].capacity > 1 {
      return telling(plan, window, wish).contains { fits(key, plan, wish, at: $0) }
    }
    return plan.openGaps.contains { gap in
      if window.count == 1 { return plan.accepts(wish, at: slot.earliest, gap: gap) }
      if window.count <= tedium {
        note(.everySecond)
        return window.contains { plan.accepts(wish, at: $0, gap: gap) }
      }
      return plan.telling(wish, gap: gap, in: window).contains {
        plan.accepts(wish, at: $0, gap: gap)
      }
    }
  }

  /// When each stop of a plan for several visits at once is there.
  private func presences(_ plan: OraclePlan) -> [OracleSpan] {
    plan.stops.map { stop in
      switch stop.progress {
      case .finished(let start, let end): OracleSpan(start: start - stop.before, end: end)
      case .running(let since):
        OracleSpan(
          start: since - stop.before,
          end: max(since + stop.duration + stop.after, asked.now))
      case .traveling, .waiting:
        OracleSpan(
          start: stop.planned - stop.before, end: stop.planned + stop.duration + stop.after)
      }
    }
  }

  private func telling(
    _ plan: OraclePlan, _ window: ClosedRange<Int>, _ wish: OracleStop
  ) -> [Int] {
    guard window.count > 1 else { return [window.lowerBound] }
    guard window.count > tedium else { return Array(window) }
    let stay = wish.duration + wish.after
    var around = [window.lowerBound, window.upperBound, asked.now + wish.before]
    for presence in presences(plan) {
      around += [presence.end + wish.before, presence.start - stay]
    }
    for segment in plan.segments { around += [segment.start + wish.before, segment.end - stay] }
    for range in wish.hours ?? [] { around += [range.start, range.end - wish.duration] }
    return around.flatMap { [$0 - 1, $0, $0 + 1] }.filter { window.contains($0) }
  }

  private func fits(
    _ key: OracleKey, _ plan: OraclePlan, _ wish: OracleStop, at start: Int
  ) -> Bool {
    let stay = OracleSpan(
      start: start - wish.before, end: start + wish.duration + wish.after)
    guard stay.start >= asked.now,
      plan.segments.contains(where: { $0.start <= stay.start && stay.end <= $0.end }),
      wish.hours.map({ hours in
        hours.contains { $0.start <= start && start + wish.duration <= $0.end }
      }) ?? true
    else { return false }
    let others = presences(plan)
    let moments = [stay.start] + others.map(\.start)
    note(.concurrent)
    return moments.filter { stay.start <= $0 && $0 < stay.end }.allSatisfy { moment in
      others.filter { $0.start <= moment && moment < $0.end }.count
        < asked.resources[key.resource].capacity
    }
  }

  /// Sessions with a free seat that start on the date, or on its grid past midnight. Those that can't
  /// be kept themselves have nothing to offer.
  private func sessions(of keys: [OracleKey], on day: Int) -> [(Int, OracleKey)] {
    let zone = zone(asked.territories[asked.territory].zone)
    let grid = Set(wishes(on: day).map(\.earliest))
    return asked.visits.compactMap { visit in
      let key = OracleKey(resource: visit.resource, date: visit.date)
      let start = visit.earliest
      guard visit.isSameService, visit.state == .scheduled, visit.taken < visit.seats,
        visit.territory == asked.territory, visit.earliest == visit.latest, keys.contains(key),
        start > asked.now, start >= asked.now + asked.service.notice,
        zone.date(of: start) == day || grid.contains(start), isKept(visit, key)
      else { return nil }
      return (start, key)
    }
  }

  /// Whether a booked visit is no conflict.
  private func isKept(_ visit: OracleVisit, _ key: OracleKey) -> Bool {
    let plan = plan(key)
    guard let index = plan.stops.firstIndex(where: { $0.id == visit.id }) else { return false }
    guard asked.resources[key.resource].capacity > 1 else { return !plan.isBroken[index] }
    return plan.isOpen(plan.stops[index], at: visit.planned, drive: 0)
  }

  /// The least driving that a visit at that second adds to the day, over the gaps that can take it.
  func leastExtraDriving(_ key: OracleKey, at start: Int, on day: Int) -> Int? {
    let plan = plan(key)
    let wish = wish(on: day)
    if asked.resources[key.resource].capacity > 1 {
      return fits(key, plan, wish, at: start) ? 0 : nil
    }
    return plan.openGaps.filter { plan.accepts(wish, at: start, gap: $0) }
      .map { plan.driving(with: wish, at: $0) - plan.driving(with: nil, at: 0) }.min()
  }

  // MARK: Coverage

  private func noteFeatures(_ key: OracleKey) {
    let plan = plan(key)
    let resource = asked.resources[key.resource]
    guard !plan.segments.isEmpty else { return }
    let names = [resource.zone, asked.territories[asked.territory].zone]
    if names.contains(where: { dayStart($0, key.date + 1) - dayStart($0, key.date) != 86_400 }) {
      note(.clockChange)
    }
    if names[0] != names[1] { note(.otherZone) }
    if plan.segments.contains(where: { $0.end > dayStart(resource.zone, key.date + 1) }) {
      note(.nightShift)
    }
    guard resource.capacity == 1 else { return }
    if plan.isBroken.contains(true) { note(.conflict) }
    if zip(plan.stops, plan.stops.dropFirst()).contains(where: {
      $0.place == nil && $1.place == nil
    }) {
      note(.placelessRun)
    }
    if plan.stops.contains(where: { $0.leg != nil }) { note(.storedLeg) }
    if plan.stops.contains(where: { stop in
      if case .running = stop.progress { return true }
      if case .traveling = stop.progress { return true }
      return false
    }) {
      note(.stopUnderWay)
    }
  }
}
