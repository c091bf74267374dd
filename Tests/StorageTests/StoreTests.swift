import Foundation
import Scheduling
import Storage
import Testing

@Suite struct StoreTests {
  private struct Stop: Error {}

  @Test(arguments: Backend.available)
  func aTransactionThatThrowsLeavesNothing(_ backend: Backend) async throws {
    try await backend.withCast { store in
      await #expect(throws: Stop.self) {
        try await store.write(Cast.alpine) { ledger in
          try ledger.insert(Cast.appointment("1"))
          try ledger.replaceDay(
            Cast.mondayOfDries, version: 0, placements: [Cast.placement("1", at: 0)])
          try ledger.record(JournalEntry(actor: "system", event: "x", subject: "apt_1"))
          throw Stop()
        }
      }
      let day = try await store.read(Cast.alpine) { ledger in
        #expect(try ledger.appointment(AppointmentID("apt_1")!, for: .system) == nil)
        return try ledger.days(of: [Cast.dries], from: Cast.mondayDate, through: Cast.mondayDate)
      }
      #expect(day.map(\.version) == [0])
      #expect(day.flatMap(\.visits).isEmpty)
      #expect(try await store.journal(of: Cast.alpine).isEmpty)
    }
  }

  @Test(arguments: Backend.available)
  func aConflictRunsTheBodyAgain(_ backend: Backend) async throws {
    try await backend.withCast { store in
      let runs = Counter()
      let answer = try await store.write(Cast.alpine) { _ in
        if runs.next() < 4 { throw LedgerConflict.planChanged(Cast.mondayOfDries) }
        return "done"
      }
      #expect(answer == "done")
      #expect(runs.value == 4)
    }
  }

  @Test(arguments: Backend.available)
  func aConflictThatStaysReachesTheCaller(_ backend: Backend) async throws {
    try await backend.withCast { store in
      let runs = Counter()
      await #expect(throws: LedgerConflict.overlap(Cast.mondayOfDries)) {
        try await store.write(Cast.alpine) { _ in
          _ = runs.next()
          throw LedgerConflict.overlap(Cast.mondayOfDries)
        }
      }
      #expect(runs.value == 4)
    }
  }

  @Test(arguments: Backend.available)
  func foreignKeysHoldAtTheEndOfATransaction(_ backend: Backend) async throws {
    try await backend.withCast { store throws in
      await #expect(throws: StorageError.self) {
        try await store.write(Cast.alpine) { ledger throws in
          var homeless = Cast.appointment("1")
          homeless.contact = ContactID("con_nobody")!
          try ledger.insert(homeless)
        }
      }
      #expect(try await store.exists("apt_1") == false)
    }
  }

  @Test(arguments: Backend.available)
  func anUnknownOrganisationHasNoCatalogue(_ backend: Backend) async throws {
    try await backend.withStore { store in
      let nobody = OrganizationID("org_nobody")!
      await #expect(throws: StorageError.unknownOrganization(nobody)) {
        try await store.read(nobody) { try $0.catalogue() }
      }
    }
  }

  @Test(arguments: Backend.available)
  func b8TheClockNeverGoesBack(_ backend: Backend) async throws {
    try await withFolder { folder in
      let clock = TestClock()
      let store = try await backend.open(in: folder, clock: clock)
      try await Cast.found(Cast.alpine, in: store)
      let first = try await store.write(Cast.alpine) { $0.now }
      #expect(first == Cast.monday)
      for jump in [3600, -3600, -86_400] {
        clock.now = Cast.monday + jump
        let later = try await store.write(Cast.alpine) { $0.now }
        #expect(later == Cast.monday + 3600)
        #expect(try await store.read(Cast.alpine) { $0.now } == later)
      }
      try store.close()
      let again = try await backend.open(in: folder, clock: clock)
      #expect(try await again.read(Cast.alpine) { $0.now } == Cast.monday + 3600)
      clock.now = Cast.monday + 7200
      #expect(try await again.write(Cast.alpine) { $0.now } == Cast.monday + 7200)
      try again.close()
    }
  }

  @Test(arguments: Backend.available)
  func readersGoOnBesideTheWriter(_ backend: Backend) async throws {
    try await backend.withCast { store in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<20 {
          group.addTask {
            try await store.write(Cast.alpine) { try $0.insert(Cast.appointment("\(number)")) }
          }
          group.addTask {
            _ = try await store.read(Cast.alpine) {
              try $0.openAppointments(for: .system, limit: 100)
            }
          }
        }
        try await group.waitForAll()
      }
      let count = try await store.read(Cast.alpine) {
        try $0.openAppointments(for: .system, limit: 100).count
      }
      #expect(count == 20)
    }
  }
}

/// Counts from 1, on any thread.
final class Counter: Sendable {
  private let clock = TestClock(Instant(seconds: 0))

  var value: Int { clock.now.seconds }

  func next() -> Int {
    clock.now = clock.now + 1
    return clock.now.seconds
  }
}

extension SQLStore {
  func exists(_ id: String, in organization: OrganizationID = Cast.alpine) async throws -> Bool {
    try await read(organization) { ledger in
      try ledger.appointment(AppointmentID(id)!, for: .system) != nil
    }
  }
}
