import Scheduling
import Storage
import Testing

/// Shifts and absences: what differs from weekly hours, and the plans that depend on it.
@Suite struct DeviationSQLTests {
  private static let day = Cast.mondayDate + 2
  private static let key = DayKey(resource: Cast.dries, date: day)
  private static let absence = Absence(
    id: AbsenceID("abs_1")!,
    range: TimeRange(from: Cast.monday + 2 * 86_400, seconds: 3600), reason: "Dentist")

  private static func version(_ ledger: SQLLedger) throws -> Int {
    try ledger.days(of: [Cast.dries], from: day, through: day)[0].version
  }

  @Test(arguments: Backend.available)
  func removedShiftsAndAbsencesAreGone(_ backend: Backend) async throws {
    try await backend.withCast { store in
      try await store.writeLedger(Cast.alpine) { ledger in
        try ledger.replaceDay(Self.key, version: 0, placements: [])
        try ledger.saveShift([], of: Cast.dries, on: Self.day)
        try ledger.save(Self.absence, of: Cast.dries)
      }
      try await store.writeLedger(Cast.alpine) { ledger in
        #expect(try ledger.absence(Self.absence.id, of: Cast.dries) == Self.absence)
        #expect(try ledger.absence(Self.absence.id, of: Cast.lena) == nil)
        let before = try Self.version(ledger)
        try ledger.removeShift(of: Cast.dries, on: Self.day)
        #expect(try Self.version(ledger) == before + 1)
        try ledger.remove(Self.absence, of: Cast.lena)
        #expect(try ledger.absence(Self.absence.id, of: Cast.dries) != nil, "another's stays")
        try ledger.remove(Self.absence, of: Cast.dries)
        #expect(try Self.version(ledger) == before + 2)
        let known = try ledger.deviations(of: [Cast.dries], from: Self.day, through: Self.day)
        #expect(known[Cast.dries]?.shifts.isEmpty == true)
        #expect(known[Cast.dries]?.absences.isEmpty == true)
      }
    }
  }

  @Test(arguments: Backend.available)
  func anotherOrganisationsDeviationsStay(_ backend: Backend) async throws {
    try await backend.withCast { store in
      for organization in [Cast.alpine, Cast.riverside] {
        try await store.writeLedger(organization) { ledger in
          try ledger.saveShift([], of: Cast.dries, on: Self.day)
          try ledger.save(Self.absence, of: Cast.dries)
        }
      }
      try await store.writeLedger(Cast.alpine) { ledger in
        try ledger.removeShift(of: Cast.dries, on: Self.day)
        try ledger.remove(Self.absence, of: Cast.dries)
      }
      try await store.readLedger(Cast.riverside) { ledger in
        #expect(try ledger.absence(Self.absence.id, of: Cast.dries) == Self.absence)
        let known = try ledger.deviations(of: [Cast.dries], from: Self.day, through: Self.day)
        #expect(known[Cast.dries]?.shifts[Self.day] == [])
        #expect(try ledger.bookedDays(from: Self.day - 400, through: Self.day + 400).isEmpty)
      }
    }
  }

  @Test(arguments: Backend.available)
  func aServiceTypeIsKeptInactive(_ backend: Backend) async throws {
    try await backend.withCast { store in
      try await store.writeLedger(Cast.alpine) { ledger in
        var type = Cast.serviceType(Cast.boilerCheck, seats: 1)
        type.isActive = false
        try ledger.save(type)
        #expect(try ledger.catalogue().serviceTypes[Cast.boilerCheck] == type)
      }
    }
  }
}
