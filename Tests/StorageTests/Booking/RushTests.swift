import Scheduling
import Storage
import Synchronization
import Testing

/// Many at once for the only plumber.
@Suite("Rush", .serialized) struct RushTests {
  static let viewers = [
    Cast.guestOmar, Cast.guestAisha, Cast.guestStranger, Cast.guestShy,
  ]
  static let times = ["9:00", "10:30", "13:30", "15:00"]

  /// A working day for each round.
  static func day(_ round: Int) -> LocalDate { Cast.mondayDate + round / 5 * 7 + round % 5 }

  @Test(.timeLimit(.minutes(5)))
  func b1FiftyForOneSlotAHundredTimes() async throws {
    try await withFirm { firm in
      for round in 0..<100 {
        let slot = Cast.slot(Self.times[round % 4], on: Self.day(round))
        let answers = try await firm.all(50) { number in
          try await firm.book(
            Firm.wish("\(round)-\(number)", slot), as: Self.viewers[number % 4])
        }
        let words = answers.reduce(into: [:]) { $0[$1.word, default: 0] += 1 }
        guard words == ["booked": 1, "slotTaken": 49] else {
          Issue.record("round \(round): \(words)")
          return
        }
        let refused = answers.filter { $0.appointment == nil }
        #expect(refused.allSatisfy { !$0.alternatives.isEmpty && !$0.alternatives.contains(slot) })
        #expect(try await firm.overlaps(on: Self.day(round)) == [])
        #expect(try await firm.day(on: Self.day(round)).visits.count == 1)
      }
      // B6: a letter for each who won, but for the one who wants none; B3: nothing of the others.
      let rows = try await firm.store.journal(of: Cast.heating, limit: 1000)
      #expect(rows.count == 100)
      let shy = rows.filter { $0.entry.actor == Cast.shy.rawValue }.count
      #expect(try await firm.letters().count == 100 - shy)
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func b1UnequalTimesThatOverlap() async throws {
    let services = [Cast.yearlyCheck, Cast.quickLook]
    let starts = ["8:30", "9:00", "9:30", "10:00", "10:30", "11:00"]
    try await withFirm { firm in
      for round in 0..<30 {
        let date = Self.day(round)
        let answers = try await firm.all(50) { number in
          try await firm.book(
            Firm.wish(
              "\(round)-\(number)", Cast.slot(starts[(number * 5 + round) % 6], on: date),
              services[number / 3 % 2]),
            as: Self.viewers[number % 4])
        }
        let winners = Set(answers.compactMap(\.appointment).map(\.id))
        let rows = try await firm.day(on: date).visits
        #expect(Set(rows.map(\.appointment)) == winners)
        #expect(winners.count >= 2)
        #expect(answers.allSatisfy { ["booked", "slotTaken"].contains($0.word) })
        let overlaps = try await firm.overlaps(on: date)
        guard overlaps.isEmpty else {
          Issue.record("round \(round): \(overlaps)")
          return
        }
      }
    }
  }

  /// One cancels while the others wait for it, and come again until somebody has it.
  @Test(.timeLimit(.minutes(5)))
  func b1CancelThenRebook() async throws {
    try await withFirm { firm in
      for round in 0..<10 {
        let date = Self.day(round)
        let owner = try await firm.booked("\(round)-owner", "9:00", on: date)
        let isOver = Mutex(false)
        let most = Mutex(0)
        async let watching: Void = {
          while !isOver.withLock({ $0 }) {
            let count = try await firm.owners(of: Cast.slot("9:00", on: date))
            most.withLock { $0 = max($0, count) }
            await Task.yield()
          }
        }()
        let words = try await firm.rush(50) { firm, number in
          if number == 20 { return try await firm.cancel(owner).word }
          let wish = Firm.wish("\(round)-\(number)", Cast.slot("9:00", on: date))
          while true {
            let word = try await firm.book(wish, as: Self.viewers[number % 4]).word
            if word == "booked" {
              isOver.withLock { $0 = true }
              return word
            }
            if isOver.withLock({ $0 }) { return word }
          }
        }
        try await watching
        #expect(words == ["canceled": 1, "booked": 1, "slotTaken": 48])
        #expect(most.withLock { $0 } <= 1)
        #expect(try await firm.visit(owner.id)?.state == .canceled)
        #expect(try await firm.owners(of: Cast.slot("9:00", on: date)) == 1)
        #expect(try await firm.overlaps(on: date) == [])
      }
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func b5ManyMoveToOneSlot() async throws {
    try await withFirm { firm in
      var visits: [Appointment] = []
      for number in 0..<20 {
        visits.append(try await firm.booked("\(number)", "9:00", on: Self.day(number + 5)))
      }
      let waiting = visits
      let words = try await firm.rush(20) { firm, number in
        try await firm.move(waiting[number], to: "10:30").word
      }
      #expect(words == ["moved": 1, "slotTaken": 19])
      var kept = 0
      for (number, visit) in visits.enumerated() {
        let after = try #require(try await firm.visit(visit.id))
        let old = try await firm.day(on: Self.day(number + 5)).visits.count
        // The old time or the new one: never both, never neither.
        #expect((after.slot == visit.slot) == (old == 1))
        kept += old
      }
      #expect(kept == 19)
      #expect(try await firm.day().visits.count == 1)
    }
  }
}

extension Firm {
  /// That many at once; everybody's answer.
  func all<Answer: Sendable>(
    _ count: Int, _ attempt: @escaping @Sendable (Int) async throws -> Answer
  ) async throws -> [Answer] {
    try await withThrowingTaskGroup(of: Answer.self) { group in
      for number in 0..<count { group.addTask { try await attempt(number) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
  }

  /// How many stand in the diary at a time.
  func owners(of slot: Slot) async throws -> Int {
    let date = Cast.zurich.date(of: slot.earliest)
    return try await day(on: date).visits.filter { $0.promise == slot }.count
  }
}
