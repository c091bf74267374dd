import Dispatch
import Scheduling
import Storage
import Synchronization
import Testing

/// What is kept in memory answers what the ledger would answer, whatever has happened.
@Suite("Roster") struct RosterTests {
  /// A fault names the seed: with it alone here the same days happen again.
  @Test(.timeLimit(.minutes(5)), arguments: [11, 12, 13, 14] as [UInt64])
  func searchesOverTheRosterEqualSearchesOverTheLedger(seed: UInt64) async throws {
    try await withFirm {
      $0.resources = [Cast.driesPlumber, Cast.lenaPlumber, Cast.mayaPlumber, Cast.adviceDesk]
      $0.services[2].before = 300
    } _: { firm async throws in
      var days = RosterDays(firm: firm, dice: Dice(seed: seed))
      for step in 1...30 {
        let told = try await days.step()
        let faults = try await days.compare()
        guard faults.isEmpty else {
          Issue.record("seed \(seed), step \(step), \(told): \(faults.joined(separator: "; "))")
          return
        }
      }
      #expect(days.bookings > 3, "seed \(seed): days on which little happens show little")
    }
  }

  @Test func whoWroteSeesItAtOnce() async throws {
    try await withFirm { firm async throws in
      let before = try await firm.free()
      let visit = try await firm.booked("1", "9:00")
      let after = try await firm.free()
      #expect(after != before && !after.contains("9:00"))
      _ = try await firm.cancel(visit)
      #expect(try await firm.free() == before)
      try await firm.away(Cast.at("7:00"), Cast.at("12:00"))
      #expect(try await firm.free().hasPrefix("13:00"))
      try await firm.change { try $0.saveShift([], of: Cast.dries, on: Cast.mondayDate) }
      #expect(try await firm.free() == "–")
    }
  }

  @Test func whatIsRememberedEndsWithTheTime() async throws {
    try await withFirm { firm async throws in
      #expect(try await firm.free().hasPrefix("8:00 8:30"))
      firm.clock.now = Cast.at("8:00")
      #expect(try await firm.free().hasPrefix("8:30 9:00"))
      firm.clock.now = Cast.at("9:10")
      #expect(try await firm.free().hasPrefix("9:30 10:00"))
      firm.clock.now = Cast.at("17:00")
      #expect(try await firm.free() == "–")
    }
  }

  @Test func aStatementPastAllUseCasesCounts() async throws {
    try await withFirm { firm async throws in
      try await firm.booked("1", "9:00")
      let busy = try await firm.free()
      try await firm.change { ledger in
        try ledger.connection.run("DELETE FROM occupancy")
        try ledger.connection.run("UPDATE appointments SET state = 'canceled'")
      }
      #expect(try await firm.free() != busy)
    }
  }

  /// A read may see a commit before the followers have heard of it.
  @Test func settlingWaitsForTheFollowers() async throws {
    try await withFirm { firm async throws in
      let (told, heard) = (DispatchSemaphore(value: 0), Flag())
      firm.store.follow { _ in
        told.wait()
        heard.raise()
      }
      async let visit = firm.booked("1", "9:00")
      while try await firm.day().visits.isEmpty { await Task.yield() }
      #expect(!heard.isRaised)
      async let settled = firm.store.settle()
      told.signal()
      try await settled
      #expect(heard.isRaised)
      _ = try await visit
    }
  }

  /// What is offered instead must not be older than the refusal.
  @Test func whoIsRefusedIsToldOnceAllIsSettled() async throws {
    try await withFirm { firm async throws in
      try await firm.booked("1", "9:00")
      let settling = SettlingStore(firm.store)
      let refused = Firm(
        store: firm.store, clock: firm.clock,
        scheduler: Scheduler(store: settling, secrets: .quick, zones: Cast.zones.source))
      let answer = try await refused.book(Firm.wish("2", Cast.slot("9:00")))
      #expect(answer.word == "slotTaken")
      #expect(settling.count == 1)
    }
  }

  @Test func whatWasRolledBackTellsNothing() async throws {
    struct Undone: Error {}
    try await withFirm { firm async throws in
      let before = try await firm.free()
      await #expect(throws: Undone.self) {
        try await firm.change { ledger in
          try ledger.saveShift([], of: Cast.dries, on: Cast.mondayDate)
          throw Undone()
        }
      }
      #expect(try await firm.free() == before)
      #expect(try await firm.free() == firm.withoutMemory.free())
    }
  }
}

extension Firm {
  /// The same firm, every search over the ledger: a store in front that tells of no commits.
  var withoutMemory: Firm { behind(Walls()) }
}

private final class Flag: Sendable {
  private let state = Mutex(false)
  var isRaised: Bool { state.withLock { $0 } }
  func raise() { state.withLock { $0 = true } }
}

/// Counts how often somebody waited for the followers.
private final class SettlingStore: FollowedStore {
  private let store: SQLStore
  private let settled = Mutex(0)

  init(_ store: SQLStore) { self.store = store }

  var count: Int { settled.withLock { $0 } }

  func settle() async throws {
    settled.withLock { $0 += 1 }
    try await store.settle()
  }

  func read<Answer: Sendable>(
    _ organization: OrganizationID, _ body: @Sendable (any Ledger) throws -> Answer
  ) async throws -> Answer { try await store.read(organization, body) }

  func write<Answer: Sendable>(
    _ organization: OrganizationID, _ body: @escaping @Sendable (any Ledger) throws -> Answer
  ) async throws -> Answer { try await store.write(organization, body) }

  func now() -> Instant { store.now() }

  func follow(_ follower: @escaping @Sendable (LedgerChange) -> Void) { store.follow(follower) }
}

/// Days on which anything happens.
private struct RosterDays {
  let firm: Firm
  var dice: Dice
  var bookings = 0
  private var count = 0
  private var standing: [AppointmentID: Viewer] = [:]

  private static let plumbers = [Cast.dries, Cast.lena, Cast.mayaPlumber.id]
  private static let services = [
    Cast.yearlyCheck, Cast.windowVisit, Cast.quickLook, Cast.advice, Cast.boilerWorkshop,
  ]

  init(firm: Firm, dice: Dice) { (self.firm, self.dice) = (firm, dice) }

  private mutating func date() -> LocalDate {
    Cast.mondayDate + Int.random(in: 0..<12, using: &dice)
  }

  mutating func step() async throws -> String {
    count += 1
    switch Int.random(in: 0..<100, using: &dice) {
    case 0..<40: return try await book()
    case 40..<50: return try await move()
    case 50..<60: return try await cancel()
    case 60..<68: return try await away()
    case 68..<76: return try await shift()
    case 76..<92: return try await editCatalogue()
    default:
      firm.clock.now = firm.clock.now + Int.random(in: 1...20, using: &dice) * 1800
      return "it is \(firm.clock.now)"
    }
  }

  private mutating func someone() -> (AppointmentID, Viewer)? {
    standing.sorted { $0.key < $1.key }.randomElement(using: &dice).map { ($0.key, $0.value) }
  }

  private mutating func book() async throws -> String {
    let viewer = RushTests.viewers.randomElement(using: &dice)!
    var wish = Firm.wish("\(count)", Cast.slot("9:00"), Self.services.randomElement(using: &dice)!)
    let answer = try await firm.scheduler.offers(
      wish.request, view: CalendarView(month: nil, day: date()), for: viewer, in: Cast.heating)
    guard case .offer(let offer) = answer, let slot = offer.slots.randomElement(using: &dice)
    else { return "nothing to book" }
    wish.slot = slot
    let word = try await firm.book(wish, as: viewer).word
    if word == "booked" {
      bookings += 1
      standing[wish.appointment] = viewer
    }
    return "\(viewer.name) books \(slot): \(word)"
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
    return "\(id) moves to \(slot): \(word)"
  }

  private mutating func cancel() async throws -> String {
    guard let (id, viewer) = someone() else { return "nobody to cancel" }
    let word = try await firm.scheduler.cancel(id, reason: "x", for: viewer, in: Cast.heating).word
    standing[id] = nil
    return "\(id) is cancelled: \(word)"
  }

  private mutating func away() async throws -> String {
    let plumber = Self.plumbers.randomElement(using: &dice)!
    let start = Cast.at("7:00", on: date()) + Int.random(in: 0..<20, using: &dice) * 1800
    try await firm.away(
      start, start + Int.random(in: 1...60, using: &dice) * 1800, plumber, "\(count)")
    return "\(plumber) is away from \(start)"
  }

  private mutating func shift() async throws -> String {
    let (plumber, date) = (Self.plumbers.randomElement(using: &dice)!, date())
    let hours =
      dice.percent(30) ? [] : [Cast.range("6:00", "10:00"), Cast.range("20:00", "4:00")]
    try await firm.change { try $0.saveShift(hours, of: plumber, on: date) }
    return "\(plumber) has a shift on \(date)"
  }

  private mutating func editCatalogue() async throws -> String {
    switch Int.random(in: 0..<4, using: &dice) {
    case 0:
      var plumber = [Cast.driesPlumber, Cast.lenaPlumber].randomElement(using: &dice)!
      plumber.isActive = dice.percent(70)
      plumber.maximumRadius = dice.percent(30) ? 2_000 : nil
      plumber.hours = WeeklyHours(
        days: Array(repeating: [Cast.range("9:00", "16:00")], count: dice.percent(50) ? 5 : 7))
      try await firm.change { [plumber] in try $0.save(plumber) }
      return "\(plumber.id) works otherwise"
    case 1:
      var territory = Cast.openValley
      territory.holidays = [date()]
      if dice.percent(40) {
        territory.hours = WeeklyHours(
          days: Array(repeating: [Cast.range("8:00", "18:00")], count: 6))
      }
      try await firm.change { [territory] in try $0.save(territory) }
      return "the valley opens otherwise"
    case 2:
      var service = Cast.quickLook
      service.duration = Int.random(in: 1...6, using: &dice) * 900
      service.notice = Int.random(in: 0...3, using: &dice) * 36_000
      try await firm.change { [service] in try $0.save(service) }
      return "the quick look takes \(service.duration)"
    default:
      var household = Cast.haddads
      household.excluded = dice.percent(50) ? [Self.plumbers.randomElement(using: &dice)!] : []
      household.visitingHours =
        dice.percent(50)
        ? WeeklyHours(days: Array(repeating: [Cast.range("9:00", "11:00")], count: 7)) : nil
      try await firm.change { [household] in try $0.save(household) }
      return "the household wishes otherwise"
    }
  }

  /// Where the two differ. Asked twice, so that what has just been remembered is compared too.
  func compare() async throws -> [String] {
    var faults: [String] = []
    let ledger = firm.withoutMemory
    for viewer in [Cast.guestOmar, Cast.guestAisha, Cast.guestStranger] {
      for service in Self.services {
        let request = Firm.wish("asked", Slot(start: Cast.monday), service).request
        for resource in [nil, Cast.dries] as [ResourceID?] {
          let dates = Cast.mondayDate - 1...Cast.mondayDate + 16
          let (kept, read) = (
            try await firm.list(request, resource, dates, viewer),
            try await ledger.list(request, resource, dates, viewer)
          )
          if kept != read { faults.append("\(viewer.name) \(service.id): \(kept) not \(read)") }
        }
      }
    }
    return faults
  }
}

extension Firm {
  fileprivate func list(
    _ request: VisitRequest, _ resource: ResourceID?, _ dates: ClosedRange<LocalDate>,
    _ viewer: Viewer
  ) async throws -> String {
    let answer = try await scheduler.slots(
      request, of: resource, on: dates, for: viewer, in: Cast.heating)
    switch answer {
    case .refused(let refusal): return refusal.rawValue
    case .slots(let list): return String(decoding: SlotJSON.encode(list), as: UTF8.self)
    }
  }
}
