extension OracleGenerator {
  /// Books visits on one to three days of everybody.
  mutating func fill(_ made: inout OracleCase) {
    let oracle = Oracle(made)
    var id = 0
    // Resources elsewhere may have the same working period on another date.
    let days = random.pick([[0], [0, 1], [-1, 0], [-1, 0, 1]])
    for resource in made.resources.indices {
      for offset in days {
        let key = OracleKey(resource: resource, date: day + offset)
        let segments = oracle.segments(made.resources[resource], on: key.date)
        let visits =
          made.resources[resource].capacity > 1
          ? crowd(on: key, segments, made, oracle) : tour(on: key, segments, made, oracle)
        for var visit in visits {
          // Ids don't follow the order of the day.
          visit.id = id * 7 % 101 + 101 * (id / 101)
          id += 1
          made.visits.append(visit)
        }
      }
    }
  }

  /// The booked visits of a day with driving, in order and feasible.
  private mutating func tour(
    on key: OracleKey, _ segments: [OracleSpan], _ made: OracleCase, _ oracle: Oracle
  ) -> [OracleVisit] {
    let plan = oracle.plan(key)
    var place = plan.base
    var free = segments.first?.start ?? 0
    var visits: [OracleVisit] = []
    let haste = random.pick([600, 3600, 3600, 7200])
    for _ in 0..<random.int(0...6) {
      var visit = blank(on: key, made)
      let goal = random.chance(75) ? random.int(0...5) : nil
      visit.place = goal
      let drive = plan.drive(from: place, to: goal)
      if let place, goal != nil, place != goal, random.chance(50) {
        visit.legFrom = place
        visit.legSeconds = random.chance(70) ? drive : max(0, drive + random.int(-300...400))
      }
      let leg = visit.legFrom == nil ? drive : visit.legSeconds
      let pause = random.chance(35) ? 0 : random.step(60, 0...haste)
      var start = free + leg + visit.before + pause
      if random.chance(60) { start = (start + 899) / 900 * 900 }
      guard
        let fitting = segments.map({ max(start, $0.start + leg + visit.before) }).first(where: {
          start in
          segments.contains {
            $0.start <= start - visit.before - leg
              && start + visit.duration + visit.after
                + (random.chance(85) ? plan.drive(from: goal ?? place, to: plan.base) : 0)
                <= $0.end
          }
        })
      else { continue }
      promise(&visit, at: fitting)
      if made.service.seats > 1, goal == nil, visit.earliest == visit.latest, random.chance(60) {
        visit.isSameService = true
        visit.seats = made.service.seats
        visit.taken = random.int(1...visit.seats)
      }
      if random.chance(12) { visit.visiting = welcome(around: fitting, visit, made) }
      visits.append(visit)
      free = fitting + visit.duration + visit.after
      place = goal ?? place
    }
    return visits
  }

  /// Visits without driving, some at the same time.
  private mutating func crowd(
    on key: OracleKey, _ segments: [OracleSpan], _ made: OracleCase, _ oracle: Oracle
  ) -> [OracleVisit] {
    guard !segments.isEmpty else { return [] }
    return (0..<random.int(0...6)).map { _ in
      var visit = blank(on: key, made)
      let segment = random.pick(segments)
      let start = segment.start + random.step(300, 0...max(300, segment.end - segment.start))
      visit.earliest = start
      visit.latest = start
      visit.planned = start
      if made.service.seats > 1, random.chance(60) {
        visit.isSameService = true
        visit.seats = made.service.seats
        visit.taken = random.int(1...visit.seats)
      }
      return visit
    }
  }

  private mutating func blank(on key: OracleKey, _ made: OracleCase) -> OracleVisit {
    let blocks = [0, 0, 0, 300, 600, 900]
    return OracleVisit(
      id: 0, resource: key.resource, date: key.date, state: .scheduled, isSameService: false,
      territory: random.int(0...(made.territories.count - 1)), earliest: 0, latest: 0, planned: 0,
      duration: random.step(300, 300...6000), before: random.pick(blocks),
      after: random.pick(blocks), seats: 1, taken: 1)
  }

  private mutating func promise(_ visit: inout OracleVisit, at start: Int) {
    visit.planned = start
    let isExact = random.chance(60)
    visit.earliest = isExact ? start : start - random.step(300, 0...7200)
    visit.latest = isExact ? start : start + random.step(300, 0...7200)
  }

  /// Visiting hours of every day that hold the visit, or nearly.
  private mutating func welcome(
    around start: Int, _ visit: OracleVisit, _ made: OracleCase
  ) -> OracleWeek {
    let zone = OracleZone.named(made.territories[visit.territory].zone)
    let wall = ((start + zone.offset(at: start)) % 86_400 + 86_400) % 86_400
    let delay = random.chance(10) ? 3600 : 0
    let opening = min(86_100, max(0, wall - random.step(300, 0...5400) + delay))
    let closing = min(86_400, wall + visit.duration + random.step(300, 0...5400))
    return Array(
      repeating: [OracleRange(start: opening, end: max(closing, opening + 300))], count: 7)
  }

  // MARK: What goes wrong

  mutating func spoil(_ made: inout OracleCase) {
    guard !made.visits.isEmpty else { return }
    for _ in 0..<random.int(1...2) {
      let index = random.int(0...(made.visits.count - 1))
      let visit = made.visits[index]
      switch random.int(0...3) {
      case 0, 1:
        let start = visit.planned + random.step(300, -7200...3600)
        made.resources[visit.resource].absences.append(
          OracleSpan(start: start, end: start + random.step(300, 600...10_800)))
      case 2:
        let delay = random.step(300, -3600...3600)
        made.visits[index].planned += delay
        made.visits[index].earliest += delay
        made.visits[index].latest += delay
      default:
        made.visits[index].duration += 3600
      }
    }
  }

  // MARK: How far the day has got

  mutating func chooseNow(_ made: inout OracleCase) {
    let noon = day * 86_400 + 43_200 - zoneOffset(of: made)
    let today = made.visits.filter { abs($0.planned - noon) < 50_000 }
    let kind = random.int(0...9)
    if kind < 4 || (today.isEmpty && kind < 7) {
      made.now = noon - random.int(1...3) * 86_400 + random.int(-20_000...20_000)
    } else if kind < 9, !today.isEmpty {
      let visit = random.pick(today)
      made.now = visit.planned + random.int(-2400...3600)
    } else {
      made.now = noon + random.int(-30_000...40_000)
    }
    begin(&made)
    if random.chance(3), !made.visits.isEmpty {
      made.visits[random.int(0...(made.visits.count - 1))].state = .canceled
    }
  }

  private func zoneOffset(of made: OracleCase) -> Int {
    OracleZone.named(made.territories[0].zone).offset(at: day * 86_400)
  }

  /// Visits that should have begun by now mostly have.
  private mutating func begin(_ made: inout OracleCase) {
    let now = made.now
    var busy: Set<Int> = []
    for index in made.visits.indices {
      let visit = made.visits[index]
      let delay = random.pick([0, 0, -300, 240, 1260])
      if visit.planned + visit.duration <= now, random.chance(92) {
        let started = min(now - 1, visit.planned + delay)
        made.visits[index].state = random.chance(90) ? .completed : .cannotComplete
        if made.visits[index].state == .completed || random.chance(70) {
          made.visits[index].started = started
        }
        if random.chance(95) {
          made.visits[index].ended = min(now, max(started, started + visit.duration + delay / 2))
        }
      } else if visit.planned <= now, busy.insert(visit.resource).inserted, random.chance(88) {
        made.visits[index].state = random.chance(70) ? .inProgress : .onBreak
        made.visits[index].started = min(now, visit.planned + delay)
      } else if visit.planned - 2700 <= now, busy.insert(visit.resource).inserted,
        random.chance(60)
      {
        made.visits[index].state = .traveling
        made.visits[index].departed = now - random.int(0...1500)
      }
    }
  }
}
