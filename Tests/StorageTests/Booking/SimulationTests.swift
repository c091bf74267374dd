import Scheduling
import Storage
import Testing

/// A week of three plumbers in which customers book, move and cancel, and plumbers fall ill.
@Suite("Simulation") struct SimulationTests {
  /// A fault names the seed: with it alone here the same week happens again.
  @Test(.timeLimit(.minutes(5)), arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
  func b11EveryStepLeavesPlansThatCanBeKept(seed: UInt64) async throws {
    try await withFirm {
      $0.resources = [Cast.driesPlumber, Cast.lenaPlumber, Cast.mayaPlumber]
      $0.services[2].before = 300
      $0.services[4].after = 600
    } _: { firm in
      var week = Week(firm: firm, dice: Dice(seed: seed))
      for step in 1...70 {
        let told = try await week.step()
        let faults = try await week.check()
        guard faults.isEmpty else {
          Issue.record("seed \(seed), step \(step), \(told): \(faults.joined(separator: "; "))")
          return
        }
      }
      #expect(week.bookings > 10, "seed \(seed): a week in which little happens shows little")
    }
  }
}

/// Repeatable chance (SplitMix64).
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func percent(_ chance: Int) -> Bool { Int.random(in: 0..<100, using: &self) < chance }
}

/// What the simulation has done so far.
struct Week {
  let firm: Firm
  var dice: Dice
  var bookings = 0
  private var standing: [AppointmentID: Viewer] = [:]
  private var away: [ResourceID: [TimeRange]] = [:]
  private var conflicts: Set<AppointmentID> = []
  private var mayAddConflicts = false
  private var count = 0
  private var faults: [String] = []

  private static let plumbers = [Cast.driesPlumber, Cast.lenaPlumber, Cast.mayaPlumber]
  private static let services = [
    Cast.yearlyCheck, Cast.windowVisit, Cast.quickLook, Cast.advice,
  ]

  init(firm: Firm, dice: Dice) { (self.firm, self.dice) = (firm, dice) }

  /// One thing that happens; what it was.
  mutating func step() async throws -> String {
    count += 1
    mayAddConflicts = false
    switch Int.random(in: 0..<100, using: &dice) {
    case 0..<60: return try await book()
    case 60..<75: return try await move()
    case 75..<90: return try await cancel()
    default: return try await fallIll()
    }
  }

  private mutating func date() -> LocalDate {
    Cast.mondayDate + Int.random(in: 0..<5, using: &dice)
  }

  private mutating func book() async throws -> String {
    let viewer = RushTests.viewers.randomElement(using: &dice)!
    let service = Self.services.randomElement(using: &dice)!
    var wish = Firm.wish("\(count)", Cast.slot("9:00"), service)
    let answer = try await firm.scheduler.offers(
      wish.request, view: CalendarView(month: nil, day: date()), for: viewer, in: Cast.heating)
    guard case .offer(let offer) = answer else { return "no offer" }
    let isOffered = dice.percent(80)
    guard let slot = isOffered ? offer.slots.randomElement(using: &dice) : anySlot(service) else {
      return "nothing free"
    }
    wish.slot = slot
    let word = try await firm.book(wish, as: viewer).word
    if word == "booked" {
      bookings += 1
      standing[wish.appointment] = viewer
    } else if isOffered {
      faults.append("B10: \(slot) was offered, then \(word)")
    }
    return "\(viewer.name) books \(service.id) at \(slot): \(word)"
  }

  /// Half of the time one that nobody offered.
  private mutating func anySlot(_ service: ServiceType) -> Slot {
    let day = date()
    if case .arrivalWindows(let windows) = service.promise {
      let window = windows.randomElement(using: &dice)!
      return Cast.slot("\(window.start)–\(window.end)", on: day)
    }
    return Slot(
      start: Cast.at("8:00", on: day) + Int.random(in: 0..<18, using: &dice) * 1800)
  }

  private mutating func someone() -> (AppointmentID, Viewer)? {
    standing.sorted { $0.key < $1.key }.randomElement(using: &dice).map { ($0.key, $0.value) }
  }

  private mutating func move() async throws -> String {
    guard let (id, viewer) = someone(), let visit = try await firm.visit(id) else {
      return "nobody to move"
    }
    let answer = try await firm.scheduler.offersForRescheduling(
      id, view: CalendarView(month: nil, day: date()), for: viewer, in: Cast.heating)
    guard case .offer(let offer) = answer, let slot = offer.slots.randomElement(using: &dice)
    else { return "nowhere to move" }
    let word = try await firm.scheduler.reschedule(
      ReschedulingWish(appointment: id, version: visit.version, slot: slot, comment: nil),
      for: viewer, in: Cast.heating
    ).word
    if word != "moved" { faults.append("B10: \(slot) was offered to \(id), then \(word)") }
    return "\(id) moves from \(visit.slot) to \(slot): \(word)"
  }

  private mutating func cancel() async throws -> String {
    guard let (id, viewer) = someone() else { return "nobody to cancel" }
    let word = try await firm.scheduler.cancel(
      id, reason: "chance", for: viewer, in: Cast.heating
    ).word
    if word != "canceled" { faults.append("\(id) could not be cancelled: \(word)") }
    standing[id] = nil
    return "\(id) is cancelled"
  }

  private mutating func fallIll() async throws -> String {
    let plumber = Self.plumbers.randomElement(using: &dice)!.id
    let start = Cast.at("7:00", on: date()) + Int.random(in: 0..<20, using: &dice) * 1800
    let end = start + Int.random(in: 1...8, using: &dice) * 1800
    try await firm.away(start, end, plumber, "\(count)")
    away[plumber, default: []].append(TimeRange(start: start, end: end)!)
    mayAddConflicts = true
    return "\(plumber) is away from \(start) to \(end)"
  }

  /// Everything that is wrong by now.
  mutating func check() async throws -> [String] {
    var found = faults
    var rows: [AppointmentID] = []
    var conflicts: Set<AppointmentID> = []
    for plumber in Self.plumbers {
      let days = try await firm.days(of: plumber.id, count: 5)
      found += PlanChecker.overlaps(in: days).map { "B1: \($0)" }
      rows += days.flatMap(\.visits).map(\.appointment)
      for day in days {
        let broken = try await firm.conflicts(of: plumber, on: day.key.date)
        conflicts.formUnion(broken)
        // Rows are only written again by the next change: an absence may lie over them until then.
        guard broken.isEmpty, !mayAddConflicts else { continue }
        found += try await judge(day, of: plumber)
      }
    }
    if !mayAddConflicts, !conflicts.isSubset(of: self.conflicts) {
      found.append("B10: new conflicts \(conflicts.subtracting(self.conflicts))")
    }
    self.conflicts = conflicts
    if Set(rows) != Set(standing.keys) || rows.count != standing.count {
      found.append("B5: the diaries hold \(rows.sorted()), not \(standing.keys.sorted())")
    }
    return found
  }

  private func judge(_ day: DayRecord, of plumber: Resource) async throws -> [String] {
    let date = day.key.date
    let cut = (away[plumber.id] ?? []).filter {
      $0.start < Cast.at("17:00", on: date) && Cast.at("8:00", on: date) < $0.end
    }
    // A day with an absence may hold rows from before it.
    guard cut.isEmpty else { return [] }
    let work = [("8:00", "12:00"), ("13:00", "17:00")].map { start, end in
      TimeRange(start: Cast.at(start, on: date), end: Cast.at(end, on: date))!
    }
    return PlanChecker.faults(of: day, home: plumber.base?.place, work: work, isWhole: true)
  }
}

extension Firm {
  /// What staff would see as conflicts when the diary is read again.
  func conflicts(of resource: Resource, on date: LocalDate) async throws -> [AppointmentID] {
    try await look { ledger in
      let book = DayBook(
        days: try ledger.days(of: [resource.id], from: date, through: date),
        deviations: try ledger.deviations(of: [resource.id], from: date - 1, through: date + 1))
      return DayPlans(catalogue: try ledger.catalogue(), book: book, now: ledger.now)
        .plan(of: resource, on: date).conflicts
    }
  }
}
