import Scheduling
import Storage
import Testing

@Suite struct DayPlanSQLTests {
  @Test(arguments: Backend.available)
  func daysWithoutRowsAreThereAtVersionZero(_ backend: Backend) async throws {
    try await backend.withCast { store in
      let days = try await store.read(Cast.alpine) { ledger in
        try ledger.days(
          of: [Cast.lena, Cast.dries, Cast.lena], from: Cast.mondayDate,
          through: Cast.mondayDate + 1)
      }
      #expect(
        days.map(\.key) == [
          DayKey(resource: Cast.dries, date: Cast.mondayDate),
          DayKey(resource: Cast.dries, date: Cast.mondayDate + 1),
          DayKey(resource: Cast.lena, date: Cast.mondayDate),
          DayKey(resource: Cast.lena, date: Cast.mondayDate + 1),
        ])
      #expect(days.allSatisfy { $0.version == 0 && $0.visits.isEmpty })
    }
  }

  @Test(arguments: Backend.available)
  func aDayComesBackAsItWasWritten(_ backend: Backend) async throws {
    try await backend.withCast { store in
      try await store.book(["late", "early"])
      let leg = Leg(from: Cast.hill, seconds: 720)
      try await store.replace(
        0, [Cast.placement("late", at: 7200, leg: leg), Cast.placement("early", at: 0)])
      let day = try await store.day()
      #expect(day.version == 1)
      #expect(day.visits.map(\.appointment.rawValue) == ["apt_early", "apt_late"])
      let late = day.visits[1]
      let booked = Cast.appointment("late")
      #expect(late.state == .scheduled)
      #expect(late.serviceType == booked.serviceType)
      #expect(late.territory == booked.territory)
      #expect(late.promise == booked.slot)
      #expect(late.planned == Cast.monday + 7200)
      #expect((late.duration, late.before, late.after) == (3600, 300, 600))
      #expect(late.place == Cast.town)
      #expect(late.leg == leg)
      #expect(late.visitingHours == Cast.mornings)
      #expect((late.seats, late.seatsTaken) == (1, 1))
      #expect(day.visits[0].leg == nil)
    }
  }

  @Test(arguments: Backend.available)
  func plannedStartsReachTheVisitsWithoutChangingTheirVersion(_ backend: Backend) async throws {
    try await backend.withCast { store in
      try await store.book(["1"])
      try await store.replace(0, [Cast.placement("1", at: 1800)])
      let visit = try await store.visit("apt_1")
      #expect(visit?.planned == Cast.monday + 1800)
      #expect(visit?.version == 1)
    }
  }

  @Test(arguments: Backend.available)
  func b5ReplacingADayMovesItsRowsInOneStep(_ backend: Backend) async throws {
    try await backend.withCast { store in
      try await store.book(["1", "2", "3"])
      let stays = Cast.placement("3", at: 20_000)
      try await store.replace(
        0, [Cast.placement("1", at: 0), Cast.placement("2", at: 3600), stays])
      // The two change places, which no order of single moves would allow.
      try await store.replace(
        1, [Cast.placement("2", at: 0), Cast.placement("1", at: 3600), stays])
      let day = try await store.day()
      #expect(day.version == 2)
      #expect(day.visits.map(\.appointment.rawValue) == ["apt_2", "apt_1", "apt_3"])
      try await store.replace(2, [stays])
      #expect(try await store.day().visits.map(\.appointment.rawValue) == ["apt_3"])
    }
  }

  @Test(arguments: Backend.available)
  func aStaleVersionIsRefused(_ backend: Backend) async throws {
    try await backend.withCast { store in
      try await store.book(["1"])
      try await store.replace(0, [Cast.placement("1", at: 0)])
      for version in [0, 2] {
        await #expect(throws: LedgerConflict.planChanged(Cast.mondayOfDries)) {
          try await store.replace(version, [])
        }
      }
      #expect(try await store.day().visits.count == 1)
    }
  }

  @Test(arguments: Backend.available)
  func aVisitMovesToAnotherDayInEitherOrder(_ backend: Backend) async throws {
    try await backend.withCast { store in
      try await store.book(["1"])
      try await store.replace(0, [Cast.placement("1", at: 0)])
      let tuesday = DayKey(resource: Cast.dries, date: Cast.mondayDate + 1)
      try await store.write(Cast.alpine) { ledger in
        try ledger.replaceDay(
          tuesday, version: 0, placements: [Cast.placement("1", at: 86_400)])
        try ledger.replaceDay(Cast.mondayOfDries, version: 1, placements: [])
      }
      #expect(try await store.day().visits.isEmpty)
      #expect(try await store.day(tuesday).visits.count == 1)
    }
  }

  @Test(arguments: Backend.available)
  func cancelledVisitsAndPlacelessOnesAreToldApart(_ backend: Backend) async throws {
    try await backend.withCast { store in
      try await store.write(Cast.alpine) { ledger in
        try ledger.insert(Cast.appointment("gone", state: .canceled))
        var call = Cast.appointment("call", at: 7200, for: Cast.stranger)
        call.venue = .phone
        try ledger.insert(call)
        try ledger.replaceDay(
          Cast.mondayOfDries, version: 0,
          placements: [Cast.placement("gone", at: 0), Cast.placement("call", at: 7200)])
      }
      let visits = try await store.day().visits
      #expect(visits.map(\.appointment.rawValue) == ["apt_call"])
      #expect(visits.first?.place == nil)
      #expect(visits.first?.visitingHours == nil)
    }
  }

  @Test(arguments: Backend.available)
  func manyResourcesAreReadAtOnce(_ backend: Backend) async throws {
    try await backend.withCast { store in
      let crowd = (0..<300).map { ResourceID("res_\($0 + 1000)")! }
      try await store.writeLedger(Cast.alpine) { ledger in
        for id in crowd { try ledger.save(Cast.resource(id, capacity: 1)) }
        try ledger.insert(Cast.appointment("1", by: crowd[299]))
        try ledger.replaceDay(
          DayKey(resource: crowd[299], date: Cast.mondayDate), version: 0,
          placements: [Cast.placement("1", at: 0)])
      }
      let days = try await store.read(Cast.alpine) {
        try $0.days(of: crowd, from: Cast.mondayDate, through: Cast.mondayDate)
      }
      #expect(days.count == 300)
      #expect(days.map(\.visits.count).reduce(0, +) == 1)
    }
  }

  @Test(arguments: Backend.available)
  func shiftsAndAbsencesAreReadWithAMarginAndRaiseVersions(_ backend: Backend) async throws {
    try await backend.withCast { store in
      try await store.book(["1"])
      try await store.replace(0, [Cast.placement("1", at: 0)])
      let sick = Absence(
        id: AbsenceID("abs_1")!, range: TimeRange(from: Cast.monday, seconds: 7200),
        reason: "sick")
      let longAgo = Absence(
        id: AbsenceID("abs_2")!, range: TimeRange(from: Cast.monday - 9 * 86_400, seconds: 60),
        reason: "")
      let evening = [HoursRange(start: LocalTime(hour: 18, minute: 0)!, end: .endOfDay)]
      try await store.writeLedger(Cast.alpine) { ledger in
        try ledger.save(sick, of: Cast.dries)
        try ledger.save(longAgo, of: Cast.dries)
        try ledger.saveShift(evening, of: Cast.dries, on: Cast.mondayDate - 1)
        try ledger.saveShift([], of: Cast.dries, on: Cast.mondayDate + 30)
      }
      let found = try await store.read(Cast.alpine) { ledger in
        try ledger.deviations(
          of: [Cast.dries, Cast.lena], from: Cast.mondayDate, through: Cast.mondayDate)
      }
      #expect(found[Cast.dries]?.absences == [sick])
      #expect(found[Cast.dries]?.shifts == [Cast.mondayDate - 1: evening])
      #expect(found[Cast.lena]?.absences.isEmpty == true)
      #expect(try await store.day().version > 1)
    }
  }
}

@Suite struct SharedSessionSQLTests {
  private static let key = DayKey(resource: Cast.room, date: Cast.mondayDate)

  private func open(_ store: SQLStore, seats: Int = 3) async throws {
    try await store.write(Cast.alpine) { ledger in
      var first = Cast.appointment("1", by: Cast.room)
      first.seats = seats
      try ledger.insert(first)
      try ledger.replaceDay(
        Self.key, version: 0, placements: [Cast.placement("1", at: 0, seats: seats)])
    }
  }

  private func join(_ store: SQLStore, _ name: String) async throws -> Bool {
    try await store.write(Cast.alpine) { ledger in
      let session = AppointmentID("apt_1")!
      guard try ledger.takeSeat(of: session, on: Self.key) else { return false }
      var visit = Cast.appointment(name, by: Cast.room, session: session)
      visit.createdAt = Cast.monday + (Int(name) ?? 0)
      try ledger.insert(visit)
      return true
    }
  }

  private func leave(_ store: SQLStore, _ name: String) async throws {
    try await store.write(Cast.alpine) { ledger in
      var visit = try #require(
        try ledger.appointment(AppointmentID("apt_\(name)")!, for: .system))
      try ledger.leaveSession(visit)
      visit.state = .canceled
      try ledger.update(visit)
    }
  }

  @Test(arguments: Backend.available)
  func seatsRunOut(_ backend: Backend) async throws {
    try await backend.withCast { store in
      try await open(store)
      #expect(try await join(store, "2"))
      #expect(try await join(store, "3"))
      #expect(try await !join(store, "4"))
      let day = try await store.day(Self.key)
      #expect(day.version == 3)
      #expect(day.visits.map(\.seatsTaken) == [3])
    }
  }

  @Test(arguments: Backend.available)
  func aSeatIsGivenBack(_ backend: Backend) async throws {
    try await backend.withCast { store in
      try await open(store)
      #expect(try await join(store, "2"))
      try await leave(store, "2")
      let day = try await store.day(Self.key)
      #expect(day.version == 3)
      #expect(day.visits.map(\.seatsTaken) == [1])
      #expect(day.visits.map(\.appointment.rawValue) == ["apt_1"])
    }
  }

  @Test(arguments: Backend.available)
  func theSessionPassesToTheNextWhenItsOpenerLeaves(_ backend: Backend) async throws {
    try await backend.withCast { store in
      try await open(store)
      for name in ["2", "3"] { #expect(try await join(store, name)) }
      try await leave(store, "2")
      try await leave(store, "1")
      let day = try await store.day(Self.key)
      #expect(day.visits.map(\.appointment.rawValue) == ["apt_3"])
      #expect(day.visits.map(\.seatsTaken) == [1])
      #expect(try await store.visit("apt_3")?.session.rawValue == "apt_3")
      try await leave(store, "3")
      #expect(try await store.day(Self.key).visits.isEmpty)
    }
  }

  @Test(arguments: Backend.available)
  func whoHasNoSeatCannotGiveOneBack(_ backend: Backend) async throws {
    try await backend.withCast { store in
      try await store.book(["1"])
      await #expect(throws: LedgerConflict.self) { try await leave(store, "1") }
    }
  }
}

extension SQLStore {
  func replace(_ version: Int, _ placements: [Placement]) async throws {
    try await write(Cast.alpine) {
      try $0.replaceDay(Cast.mondayOfDries, version: version, placements: placements)
    }
  }

  func visit(_ id: String, for viewer: Viewer = .system) async throws -> Appointment? {
    try await read(Cast.alpine) { try $0.appointment(AppointmentID(id)!, for: viewer) }
  }
}
