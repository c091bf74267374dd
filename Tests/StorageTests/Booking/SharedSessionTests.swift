import Scheduling
import Storage
import Testing

/// A workshop for three in the firm's rooms.
@Suite("Shared sessions") struct SharedSessionTests {
  @Test func threeShareOneHourAndTheFourthIsSentElsewhere() async throws {
    try await withFirm { firm in
      let first = try await firm.booked("1", "9:00", Cast.boilerWorkshop)
      let second = try await firm.booked("2", "9:00", Cast.boilerWorkshop, as: Cast.guestAisha)
      try await firm.booked("3", "9:00", Cast.boilerWorkshop, as: Cast.guestStranger)
      #expect(second.session == first.id)
      #expect(try await firm.diary() == "9:00 1")
      #expect(try await firm.seats() == "3 of 3")
      let fourth = try await firm.book(
        Firm.wish("4", Cast.slot("9:00"), Cast.boilerWorkshop), as: Cast.guestShy)
      #expect(fourth.word == "slotTaken")
      #expect(fourth.alternatives.first == Cast.slot("8:00"))
    }
  }

  @Test func whoLeavesGivesTheirSeatBack() async throws {
    try await withFirm { firm in
      try await firm.booked("1", "9:00", Cast.boilerWorkshop)
      let second = try await firm.booked("2", "9:00", Cast.boilerWorkshop)
      _ = try await firm.cancel(second)
      #expect(try await firm.diary() == "9:00 1")
      #expect(try await firm.seats() == "1 of 3")
    }
  }

  @Test func whoOpenedItHandsItOverToWhoCameNext() async throws {
    try await withFirm { firm in
      let first = try await firm.booked("1", "9:00", Cast.boilerWorkshop)
      firm.clock.now = firm.clock.now + 60
      let second = try await firm.booked("2", "9:00", Cast.boilerWorkshop)
      firm.clock.now = firm.clock.now + 60
      let third = try await firm.booked("3", "9:00", Cast.boilerWorkshop)
      _ = try await firm.cancel(first)
      #expect(try await firm.diary() == "9:00 2")
      #expect(try await firm.seats() == "2 of 3")
      #expect(try await firm.visit(third.id)?.session == second.id)
      // The seat is on offer again.
      let fourth = try await firm.booked("4", "9:00", Cast.boilerWorkshop)
      #expect(fourth.session == second.id)
      for visit in [second, third, fourth] { _ = try await firm.cancel(visit) }
      #expect(try await firm.diary() == "–")
    }
  }

  @Test func b5WhoOpenedItMovesAlone() async throws {
    try await withFirm { firm in
      let first = try await firm.booked("1", "9:00", Cast.boilerWorkshop)
      firm.clock.now = firm.clock.now + 60
      let second = try await firm.booked("2", "9:00", Cast.boilerWorkshop)
      let moved = try #require(try await firm.move(first, to: "14:00").appointment)
      #expect(moved.session == moved.id)
      #expect(try await firm.diary() == "9:00 2, 14:00 1")
      // And joins the others again.
      let back = try #require(try await firm.move(moved, to: "9:00").appointment)
      #expect(back.session == second.id)
      #expect(try await firm.diary() == "9:00 2")
      #expect(try await firm.seats() == "2 of 3")
    }
  }

  @Test func b5AGuestOfTheSessionMovesAlone() async throws {
    try await withFirm { firm in
      try await firm.booked("1", "9:00", Cast.boilerWorkshop)
      let second = try await firm.booked("2", "9:00", Cast.boilerWorkshop)
      _ = try await firm.move(second, to: "14:00")
      #expect(try await firm.diary() == "9:00 1, 14:00 2")
      #expect(try await firm.seats() == "1 of 3")
    }
  }

  @Test func b1FiftyAtOnceTakeThreeSeats() async throws {
    try await withFirm { firm in
      let words = try await firm.rush(50) { firm, number in
        try await firm.book(
          Firm.wish("\(number)", Cast.slot("9:00"), Cast.boilerWorkshop)
        ).word
      }
      #expect(words == ["booked": 3, "slotTaken": 47])
      #expect(try await firm.seats() == "3 of 3")
    }
  }

  @Test func b1TheAdviceDeskServesTwoAtOnce() async throws {
    try await withFirm {
      $0.resources = [Cast.adviceDesk]
    } _: { firm in
      let words = try await firm.rush(20) { firm, number in
        try await firm.book(Firm.wish("\(number)", Cast.slot("9:00"), Cast.advice)).word
      }
      #expect(words == ["booked": 2, "slotTaken": 18])
      // Half an hour after half past nine, when both have gone.
      try await firm.booked("next", "9:30", Cast.advice)
    }
  }
}

extension Firm {
  func seats(on date: LocalDate = Cast.mondayDate) async throws -> String {
    try await day(on: date).visits.first.map { "\($0.seatsTaken) of \($0.seats)" } ?? "–"
  }

  /// That many at once; how often each answer was given.
  func rush(
    _ count: Int, _ attempt: @escaping @Sendable (Firm, Int) async throws -> String
  ) async throws -> [String: Int] {
    try await withThrowingTaskGroup(of: String.self) { group in
      for number in 0..<count { group.addTask { try await attempt(self, number) } }
      return try await group.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }
  }
}
