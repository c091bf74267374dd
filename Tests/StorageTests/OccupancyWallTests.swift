import Scheduling
import Storage
import Testing

/// The three walls against double bookings are tested one at a time, the others switched off: here
/// the database's own, and the version of a plan. The rule has its tests with the scheduler.
@Suite struct OccupancyWallTests {
  @Test(
    arguments: Backend.available,
    [
      // taken: 9:00 to 10:00; minutes after 9:00 of the second row; whether it may stand
      Attempt("touches before", from: -30 * 60, to: 0, stands: true),
      Attempt("touches after", from: 60 * 60, to: 90 * 60, stands: true),
      Attempt("a second into the start", from: -30 * 60, to: 1, stands: false),
      Attempt("a second before the end", from: 60 * 60 - 1, to: 90 * 60, stands: false),
      Attempt("inside", from: 10 * 60, to: 20 * 60, stands: false),
      Attempt("around", from: -60, to: 61 * 60, stands: false),
      Attempt("the same", from: 0, to: 60 * 60, stands: false),
      Attempt("from long before", from: -6 * 86_400, to: 1, stands: false),
    ])
  func b1TheDatabaseRefusesOverlaps(_ backend: Backend, _ attempt: Attempt) async throws {
    try await backend.withCast { store in
      try await store.book(["taken", "wish"])
      try await store.occupy("taken", from: 0, to: 3600)
      #expect(
        try await store.stands { try $0.occupy("wish", attempt.from, attempt.to) }
          == attempt.stands)
    }
  }

  @Test(arguments: Backend.available)
  func b1AnUpdateIsRefusedLikeAnInsert(_ backend: Backend) async throws {
    try await backend.withCast { store in
      try await store.book(["taken", "wish"])
      try await store.occupy("taken", from: 0, to: 3600)
      try await store.occupy("wish", from: 3600, to: 7200)
      #expect(try await !store.stands { try $0.move("wish", "occupied_start = ?", 3599) })
      #expect(try await store.stands { try $0.move("wish", "occupied_end = ?", 9000) })
    }
  }

  @Test(arguments: Backend.available)
  func b1MovingToAnotherResourceIsRefusedWhereThatIsTaken(_ backend: Backend) async throws {
    try await backend.withCast { store in
      try await store.book(["taken", "wish"])
      try await store.occupy("taken", from: 0, to: 3600)
      try await store.occupy("wish", by: Cast.lena, from: 60, to: 3600)
      #expect(
        try await !store.stands { ledger in
          try ledger.connection.run(
            "UPDATE occupancy SET resource_id = ? WHERE appointment_id = ?", Cast.dries,
            "apt_wish")
        })
    }
  }

  @Test(arguments: [Backend.sqlite])
  func b1AReplacementIsRefusedLikeAnInsert(_ backend: Backend) async throws {
    try await backend.withCast { store in
      try await store.book(["taken", "wish"])
      try await store.occupy("taken", from: 0, to: 3600)
      try await store.occupy("wish", from: 3600, to: 7200)
      let replace = "INSERT OR REPLACE INTO"
      #expect(try await !store.stands { try $0.occupy("wish", 1800, 5400, verb: replace) })
      // In its own place it may be replaced: it is not in its own way.
      #expect(try await store.stands { try $0.occupy("wish", 4000, 9000, verb: replace) })
    }
  }

  @Test(arguments: Backend.available)
  func otherLanesAndOrganisationsAreNotInTheWay(_ backend: Backend) async throws {
    try await backend.withCast { store in
      try await store.book(["taken", "wish"])
      try await store.book(["wish"], in: Cast.riverside)
      try await store.occupy("taken", from: 0, to: 3600)
      try await store.occupy("wish", by: Cast.lena, from: 0, to: 3600)
      try await store.occupy("wish", from: 0, to: 3600, in: Cast.riverside)
    }
  }

  @Test(
    arguments: Backend.available,
    [
      // a room for two: taken 0–60 and 30–90
      Attempt("while both are there", from: 40 * 60, to: 50 * 60, stands: false),
      Attempt("while one is there", from: 0, to: 30 * 60, stands: true),
      Attempt("from one into both", from: 0, to: 30 * 60 + 1, stands: false),
      Attempt("out of both into one", from: 60 * 60 - 1, to: 120 * 60, stands: false),
      Attempt("after the first", from: 60 * 60, to: 120 * 60, stands: true),
      Attempt("around everything", from: -60, to: 100 * 60, stands: false),
    ])
  func b1ACapacityOfTwoTakesTwoAtOnce(_ backend: Backend, _ attempt: Attempt) async throws {
    try await backend.withCast { store in
      try await store.book(["one", "two", "wish"])
      try await store.occupy("one", by: Cast.room, from: 0, to: 3600)
      try await store.occupy("two", by: Cast.room, from: 1800, to: 5400)
      #expect(
        try await store.stands {
          try $0.occupy("wish", attempt.from, attempt.to, by: Cast.room)
        } == attempt.stands)
    }
  }

  @Test(arguments: Backend.available)
  func b1HalfOverlapsInATwoPlaceRoomLeaveAThirdItsPlace(_ backend: Backend) async throws {
    try await backend.withCast { store in
      try await store.book(["one", "two", "three", "wish"])
      try await store.occupy("one", by: Cast.room, from: 0, to: 1800)
      try await store.occupy("two", by: Cast.room, from: 900, to: 2700)
      // Fixed lanes would refuse this one; at no moment are there three.
      try await store.occupy("three", by: Cast.room, from: 1800, to: 3600)
      #expect(try await !store.stands { try $0.occupy("wish", 2000, 2100, by: Cast.room) })
    }
  }

  @Test(arguments: Backend.available)
  func b1ALoweredCapacityCountsForNewRows(_ backend: Backend) async throws {
    try await backend.withCast { store in
      try await store.book(["long", "short", "wish"])
      try await store.occupy("long", by: Cast.room, from: 0, to: 7200)
      try await store.occupy("short", by: Cast.room, from: 600, to: 1200)
      try await store.writeLedger(Cast.alpine) {
        try $0.save(Cast.resource(Cast.room, capacity: 1))
      }
      // The row before it by start has ended; an earlier one has not.
      #expect(try await !store.stands { try $0.occupy("wish", 3600, 4000, by: Cast.room) })
      #expect(try await store.stands { try $0.occupy("wish", 7200, 8000, by: Cast.room) })
    }
  }

  @Test(arguments: Backend.available)
  func b1WithoutTheConstraintAStaleVersionIsRefused(_ backend: Backend) async throws {
    try await backend.withCast { store in
      try await store.book(["taken", "wish"])
      try await store.dropOccupancyWall()
      let key = Cast.mondayOfDries
      let seen = try await store.write(Cast.alpine) { ledger in
        let seen = try ledger.days(of: [key.resource], from: key.date, through: key.date)[0]
        try ledger.replaceDay(
          key, version: seen.version, placements: [Cast.placement("taken", at: 0)])
        return seen
      }
      await #expect(throws: LedgerConflict.planChanged(key)) {
        try await store.write(Cast.alpine) { ledger in
          try ledger.replaceDay(
            key, version: seen.version, placements: [Cast.placement("wish", at: 0)])
        }
      }
    }
  }

  @Test(arguments: Backend.available)
  func b1OfManyWhoSawTheSameFreeTimeOneWins(_ backend: Backend) async throws {
    try await backend.withCast { store in
      let names = (0..<20).map { "\($0)" }
      try await store.book(names)
      let key = Cast.mondayOfDries
      let seen = try await store.day()
      let winners = try await withThrowingTaskGroup(of: Int.self) { group in
        for name in names {
          group.addTask {
            do {
              try await store.write(Cast.alpine) { ledger in
                try ledger.replaceDay(
                  key, version: seen.version, placements: [Cast.placement(name, at: 0)])
              }
              return 1
            } catch LedgerConflict.planChanged(key) {
              return 0
            }
          }
        }
        return try await group.reduce(0, +)
      }
      #expect(winners == 1)
      #expect(try await store.day().visits.count == 1)
    }
  }

  @Test(arguments: Backend.available)
  func b1WithTheRightVersionTheConstraintRefusesByItself(_ backend: Backend) async throws {
    try await backend.withCast { store in
      try await store.book(["taken", "wish"])
      let key = Cast.mondayOfDries
      await #expect(throws: LedgerConflict.overlap(key)) {
        try await store.write(Cast.alpine) { ledger in
          try ledger.replaceDay(
            key, version: 0,
            placements: [Cast.placement("taken", at: 0), Cast.placement("wish", at: 3599)])
        }
      }
      #expect(try await store.day().version == 0)
    }
  }

  struct Attempt: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var from: Int
    var to: Int
    var stands: Bool

    init(_ name: String, from: Int, to: Int, stands: Bool) {
      testDescription = name
      (self.from, self.to, self.stands) = (from, to, stands)
    }
  }
}

extension SQLLedger {
  /// A row of occupancy past rule and version; seconds after ``Cast/monday``.
  func occupy(
    _ name: String, _ from: Int, _ to: Int, by resource: ResourceID = Cast.dries,
    verb: String = "INSERT INTO"
  ) throws {
    try connection.run(
      """
      \(verb) occupancy (organization_id, appointment_id, resource_id, plan_date, occupied_start,
        occupied_end, planned, seats, seats_taken)
      VALUES (?, ?, ?, ?, ?, ?, ?, 1, 1)
      """, organization, "apt_\(name)", resource, Cast.mondayDate, Cast.monday + from,
      Cast.monday + to, Cast.monday + from)
  }

  func move(_ name: String, _ change: String, _ seconds: Int) throws {
    try connection.run(
      "UPDATE occupancy SET \(change) WHERE organization_id = ? AND appointment_id = ?",
      Cast.monday + seconds, organization, "apt_\(name)")
  }
}

extension SQLStore {
  /// Visits without a row of occupancy yet.
  func book(_ names: [String], in organization: OrganizationID = Cast.alpine) async throws {
    try await write(organization) { ledger in
      for name in names { try ledger.insert(Cast.appointment(name)) }
    }
  }

  func occupy(
    _ name: String, by resource: ResourceID = Cast.dries, from: Int, to: Int,
    in organization: OrganizationID = Cast.alpine
  ) async throws {
    try await writeLedger(organization) { try $0.occupy(name, from, to, by: resource) }
  }

  /// Whether the change stood; false when the wall refused it.
  func stands(_ change: @escaping @Sendable (SQLLedger) throws -> Void) async throws -> Bool {
    do {
      try await writeLedger(Cast.alpine) { try change($0) }
      return true
    } catch StorageError.constraint("occupancy_overlap") {
      return false
    }
  }

  func dropOccupancyWall() async throws {
    try await writeLedger(Cast.alpine) { ledger in
      for name in ["occupancy_inserted", "occupancy_updated"] {
        try ledger.connection.run("DROP TRIGGER \(name)")
      }
    }
  }

  func day(_ key: DayKey = Cast.mondayOfDries) async throws -> DayRecord {
    try await read(Cast.alpine) { ledger in
      try ledger.days(of: [key.resource], from: key.date, through: key.date)[0]
    }
  }
}
