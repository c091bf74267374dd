import Scheduling
import Storage
import Testing

/// No double booking, three times over: each wall by itself, the other two switched off.
@Suite("Double booking") struct DoubleBookingTests {
  @Test func b1TheRuleAlone() async throws {
    try await withFirm { firm in
      try await firm.store.dropOccupancyWall(in: Cast.heating)
      let open = firm.behind(Walls(rule: true, version: false))
      let words = try await open.rush(20) { firm, number in
        try await firm.book(Firm.wish("\(number)", Cast.slot("9:00"))).word
      }
      #expect(words == ["booked": 1, "slotTaken": 19])
      #expect(try await firm.book(Firm.wish("late", Cast.slot("9:30"))).word == "slotTaken")
      #expect(try await firm.overlaps() == [])
    }
  }

  @Test func b1TheVersionOfThePlanAlone() async throws {
    try await withFirm { firm in
      try await firm.store.dropOccupancyWall(in: Cast.heating)
      let blind = firm.behind(Walls(rule: false, version: true))
      #expect(try await blind.book(Firm.wish("1", Cast.slot("9:00"))).word == "booked")
      let key = DayKey(resource: Cast.dries, date: Cast.mondayDate)
      await #expect(throws: LedgerConflict.planChanged(key)) {
        try await blind.book(Firm.wish("2", Cast.slot("9:30")))
      }
      // B3: nothing of the second is left.
      #expect(try await firm.diary() == "9:00 1")
      #expect(try await firm.visit(AppointmentID("apt_2")!) == nil)
      #expect(try await firm.letterKinds() == "confirmed")
      #expect(try await firm.events() == "appointment.booked")
    }
  }

  @Test func b1TheDatabaseAlone() async throws {
    try await withFirm { firm async throws in
      let blind = firm.behind(Walls(rule: false, version: false))
      #expect(try await blind.book(Firm.wish("1", Cast.slot("9:00"))).word == "booked")
      let key = DayKey(resource: Cast.dries, date: Cast.mondayDate)
      await #expect(throws: LedgerConflict.overlap(key)) {
        try await blind.book(Firm.wish("2", Cast.slot("9:30")))
      }
      #expect(try await firm.diary() == "9:00 1")
      #expect(try await firm.letterKinds() == "confirmed")
      // What only touches it may stand.
      #expect(try await blind.book(Firm.wish("3", Cast.slot("10:00"))).word == "booked")
    }
  }

  /// The proof that the switches switch, and that the checker sees what the walls prevent.
  @Test func withoutAnyWallItHappens() async throws {
    try await withFirm { firm in
      try await firm.store.dropOccupancyWall(in: Cast.heating)
      let open = firm.behind(Walls(rule: false, version: false))
      for (name, time) in [("1", "9:00"), ("2", "9:30")] {
        #expect(try await open.book(Firm.wish(name, Cast.slot(time))).word == "booked")
      }
      #expect(try await firm.overlaps() == ["apt_1 with apt_2"])
    }
  }

  @Test(arguments: [
    Walls(rule: true, version: false), Walls(rule: true, version: true),
  ])
  func b5MovingIsHeldUpByTheSameWalls(_ walls: Walls) async throws {
    try await withFirm { firm in
      try await firm.store.dropOccupancyWall(in: Cast.heating)
      let firm = firm.behind(walls)
      let one = try await firm.booked("1", "9:00")
      try await firm.booked("2", "11:00")
      #expect(try await firm.move(one, to: "10:30").word == "slotTaken")
      #expect(try await firm.diary() == "9:00 1, 11:00 2")
    }
  }
}

extension Firm {
  /// The same firm, with some walls left out.
  func behind(_ walls: Walls) -> Firm {
    Firm(
      store: store, clock: clock,
      scheduler: Scheduler(
        store: SwitchableStore(store, walls), secrets: .quick, zones: Cast.zones.source))
  }
}

extension SQLStore {
  func dropOccupancyWall(in organization: OrganizationID) async throws {
    try await writeLedger(organization) { ledger in
      for name in ["occupancy_inserted", "occupancy_updated"] {
        try ledger.connection.run("DROP TRIGGER \(name)")
      }
    }
  }
}
