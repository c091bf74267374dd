import Scheduling
import Storage
import Testing

/// Dries lives in the town like Omar, Lena on the hill; both can come.
@Suite("Assignment") struct AssignmentTests {
  @Test func theShortestWayByDefault() async throws {
    try await withFirm {
      $0.resources = Self.both
    } _: { firm async throws in
      #expect(try await firm.booked("1", "9:00").resource == Cast.dries)
      #expect(try await firm.booked("2", "9:00", as: Cast.guestAisha).resource == Cast.lena)
      #expect(try await firm.booked("3", "13:30", as: Cast.guestStranger).resource == Cast.lena)
    }
  }

  @Test func whoIsLeastBusyThatDay() async throws {
    try await withFirm {
      $0.resources = Self.both
      $0.services[0].assignment = .leastBusy
    } _: { firm in
      let order = try await Self.order(["8:00", "9:30", "11:00", "13:00", "14:30"], firm)
      #expect(order == "Dries Lena Dries Lena Dries")
      // Another day is another matter.
      let tuesday = try await firm.booked("tuesday", "8:00", on: Cast.tuesdayDate)
      #expect(tuesday.resource == Cast.dries)
    }
  }

  @Test func inTurn() async throws {
    try await withFirm {
      $0.resources = Self.both + [Cast.mayaPlumber]
      $0.services[0].assignment = .inTurn
    } _: { firm in
      let order = try await Self.order(["8:00", "9:30", "11:00", "13:00", "14:30"], firm)
      #expect(order == "Dries Lena Maya Dries Lena")
    }
  }

  @Test func whoUsuallyComes() async throws {
    try await withFirm {
      $0.resources = Self.both
      $0.services[0].assignment = .usualFirst
    } _: { firm in
      #expect(try await firm.booked("1", "9:00").resource == Cast.dries)
      let second = try await firm.booked("2", "9:00")
      #expect(second.resource == Cast.lena)
      try await firm.set(second.id, .completed)
      #expect(try await firm.booked("3", "14:00").resource == Cast.lena)
      // Whom she has never been to, the shortest way decides.
      #expect(try await firm.booked("4", "14:00", as: Cast.guestShy).resource == Cast.dries)
    }
  }

  @Test(arguments: AssignmentRule.allCases)
  func whoIsPreferredComesFirst(_ rule: AssignmentRule) async throws {
    try await withFirm {
      $0.resources = Self.both
      $0.services[0].assignment = rule
      $0.household.preferred = [Cast.lena]
    } _: { firm async throws in
      #expect(try await firm.booked("1", "9:00").resource == Cast.lena)
      // And where she can't, somebody else.
      #expect(try await firm.booked("2", "9:00").resource == Cast.dries)
    }
  }

  @Test func whoIsExcludedNever() async throws {
    try await withFirm {
      $0.resources = Self.both
      $0.household.excluded = [Cast.dries]
    } _: { firm async throws in
      #expect(try await firm.booked("1", "9:00").resource == Cast.lena)
      #expect(try await firm.book(Firm.wish("2", Cast.slot("9:00"))).word == "slotTaken")
    }
  }

  static let both = [Cast.driesPlumber, Cast.lenaPlumber]

  /// Books one after the other, a minute apart.
  static func order(_ times: [String], _ firm: Firm) async throws -> String {
    var names: [String] = []
    for (index, time) in times.enumerated() {
      firm.clock.now = firm.clock.now + 60
      let visit = try await firm.booked("\(index)", time)
      names.append(Cast.names[visit.resource] ?? "?")
    }
    return names.joined(separator: " ")
  }
}
