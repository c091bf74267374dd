import Scheduling
import Storage
import Testing

@Suite struct AppointmentSQLTests {
  @Test(arguments: Backend.available)
  func numbersCountUpForEachOrganisation(_ backend: Backend) async throws {
    try await backend.withCast { store in
      let numbers = try await store.write(Cast.alpine) { ledger in
        [
          try ledger.nextAppointmentNumber(), try ledger.nextAppointmentNumber(),
          try ledger.nextWorkOrderNumber(),
        ]
      }
      #expect(numbers == ["A-100001", "A-100002", "W-100001"])
      #expect(
        try await store.write(Cast.riverside) { try $0.nextAppointmentNumber() } == "A-100001")
    }
  }

  @Test(arguments: Backend.available)
  func aVisitComesBackAsItWasWritten(_ backend: Backend) async throws {
    try await backend.withCast { store in
      var full = Cast.appointment("full", state: .canceled)
      full.cancellation = CancellationNote(at: Cast.monday, by: "con_omar", reason: "Ill")
      full.departedAt = Cast.monday + 1
      full.startedAt = Cast.monday + 2
      full.endedAt = Cast.monday + 3
      full.sequence = 4
      var bare = Cast.appointment("bare")
      bare.account = nil
      bare.asset = nil
      bare.category = nil
      bare.address = nil
      bare.venue = .video
      try await store.write(Cast.alpine) { [full, bare] ledger in
        try ledger.insert(full)
        try ledger.insert(bare)
      }
      #expect(try await store.visit("apt_full") == full)
      #expect(try await store.visit("apt_bare") == bare)
    }
  }

  @Test(arguments: Backend.available)
  func b4TheSameIdentifierCannotBeInsertedTwice(_ backend: Backend) async throws {
    try await backend.withCast { store in
      try await store.book(["1"])
      await #expect(throws: StorageError.self) { try await store.book(["1"]) }
    }
  }

  @Test(arguments: Backend.available)
  func anUpdateRaisesTheVersionAndRefusesAStaleOne(_ backend: Backend) async throws {
    try await backend.withCast { store in
      try await store.book(["1"])
      var changed = Cast.appointment("1")
      changed.comment = "Ring twice"
      changed.state = .traveling
      try await store.write(Cast.alpine) { [changed] in try $0.update(changed) }
      let stored = try await store.visit("apt_1")
      #expect(stored?.version == 2)
      #expect(stored?.comment == "Ring twice")
      await #expect(throws: LedgerConflict.planChanged(Cast.mondayOfDries)) {
        try await store.write(Cast.alpine) { [changed] in try $0.update(changed) }
      }
    }
  }

  @Test(arguments: Backend.available)
  func openOnesComeSoonestFirstAndPastOnesLatestFirst(_ backend: Backend) async throws {
    try await backend.withCast { store in
      try await store.write(Cast.alpine) { ledger in
        let states: [AppointmentState] = [
          .scheduled, .completed, .traveling, .canceled, .inProgress, .cannotComplete, .onBreak,
        ]
        for (number, state) in states.enumerated() {
          try ledger.insert(Cast.appointment("\(number)", at: -number * 100, state: state))
        }
      }
      let (open, first, past, second) = try await store.read(Cast.alpine) { ledger in
        (
          try ledger.openAppointments(for: .system, limit: 9).map(\.id.rawValue),
          try ledger.openAppointments(for: .system, limit: 1).map(\.id.rawValue),
          try ledger.pastAppointments(for: .system, offset: 0, limit: 9).map(\.id.rawValue),
          try ledger.pastAppointments(for: .system, offset: 1, limit: 1).map(\.id.rawValue)
        )
      }
      #expect(open == ["apt_6", "apt_4", "apt_2", "apt_0"])
      #expect(first == ["apt_6"])
      #expect(past == ["apt_1", "apt_3", "apt_5"])
      #expect(second == ["apt_3"])
    }
  }

  @Test(
    arguments: Backend.available,
    [
      // viewer, and which of Omar's, Aisha's (same household) and a stranger's visits they see
      Sight("Omar alone", .customer(Cast.omar, account: nil), ["omar"]),
      Sight(
        "Omar for his household", .customer(Cast.omar, account: Cast.household),
        ["aisha", "omar"]),
      Sight("the stranger", .customer(Cast.stranger, account: nil), ["stranger"]),
      Sight("Aisha's link", .bearer(AppointmentID("apt_aisha")!), ["aisha"]),
      Sight("a link to nothing", .bearer(AppointmentID("apt_nothing")!), []),
      Sight("the command line", .system, ["aisha", "omar", "stranger"]),
    ])
  func viewersSeeTheirOwnOnly(_ backend: Backend, _ sight: Sight) async throws {
    try await backend.withCast { store in
      let people = [("aisha", Cast.aisha), ("omar", Cast.omar), ("stranger", Cast.stranger)]
      try await store.write(Cast.alpine) { ledger in
        for (name, contact) in people {
          let order = WorkOrderID("wo_\(name)")!
          try ledger.insert(Cast.order(order, of: contact))
          for (suffix, state) in [("", AppointmentState.scheduled), ("-past", .completed)] {
            var visit = Cast.appointment(name + suffix, for: contact, state: state)
            visit.workOrder = order
            try ledger.insert(visit)
          }
        }
      }
      let viewer = sight.viewer
      let (open, past, orders, single, singleOrders) = try await store.read(Cast.alpine) { ledger in
        (
          try ledger.openAppointments(for: viewer, limit: 9).map(\.id.rawValue).sorted(),
          try ledger.pastAppointments(for: viewer, offset: 0, limit: 9).map(\.id.rawValue).sorted(),
          try ledger.workToSchedule(for: viewer).map(\.id.rawValue).sorted(),
          try people.filter {
            try ledger.appointment(AppointmentID("apt_\($0.0)")!, for: viewer) != nil
          }.map(\.0),
          try people.filter {
            try ledger.workOrder(WorkOrderID("wo_\($0.0)")!, for: viewer) != nil
          }.map(\.0)
        )
      }
      #expect(open == sight.sees.map { "apt_\($0)" })
      #expect(single == sight.sees)
      #expect(singleOrders == sight.sees)
      if case .bearer = viewer {
        #expect(past.isEmpty)
      } else {
        #expect(past == sight.sees.map { "apt_\($0)-past" })
        #expect(orders.filter { $0 != "wo_1" } == sight.sees.map { "wo_\($0)" })
      }
    }
  }

  struct Sight: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var viewer: Viewer
    var sees: [String]

    init(_ name: String, _ viewer: Viewer, _ sees: [String]) {
      testDescription = name
      (self.viewer, self.sees) = (viewer, sees)
    }
  }

  @Test(arguments: Backend.available)
  func workOrdersFollowTheirStates(_ backend: Backend) async throws {
    try await backend.withCast { store in
      try await store.write(Cast.alpine) { ledger in
        try ledger.insert(Cast.appointment("1", state: .canceled))
        try ledger.insert(Cast.appointment("2"))
        #expect(try ledger.appointmentStates(of: Cast.workOrder) == [.canceled, .scheduled])
        #expect(
          try ledger.workOrder(Cast.workOrder, for: .system)
            == Cast.order(Cast.workOrder, of: Cast.omar))
        try ledger.setState(.completed, of: Cast.workOrder)
        #expect(try ledger.workOrder(Cast.workOrder, for: .system)?.state == .completed)
        #expect(try ledger.workToSchedule(for: .system).isEmpty)
      }
    }
  }

  @Test(arguments: Backend.available)
  func assignmentsInTurnAndTheUsualResource(_ backend: Backend) async throws {
    try await backend.withCast { store in
      try await store.write(Cast.alpine) { ledger in
        func visit(_ name: String, _ by: ResourceID, _ contact: ContactID, after: Int) throws {
          var visit = Cast.appointment(name, at: after, by: by, for: contact, state: .completed)
          visit.createdAt = Cast.monday + after
          try ledger.insert(visit)
        }
        try visit("1", Cast.dries, Cast.omar, after: 10)
        try visit("2", Cast.dries, Cast.omar, after: 20)
        try visit("3", Cast.lena, Cast.aisha, after: 5)
        try visit("4", Cast.lena, Cast.stranger, after: 7)
        let last = try ledger.lastAssignments(of: [Cast.dries, Cast.lena, Cast.room])
        #expect(last == [Cast.dries: Cast.monday + 20, Cast.lena: Cast.monday + 7])
        // Aisha herself had Lena; her household mostly has Dries.
        #expect(try ledger.usualResource(of: Cast.aisha) == Cast.dries)
        #expect(try ledger.usualResource(of: Cast.stranger) == Cast.lena)
        #expect(try ledger.usualResource(of: ContactID("con_nobody")!) == nil)
      }
    }
  }

  @Test(arguments: Backend.available)
  func linksOpenTheirVisitUntilTheyExpire(_ backend: Backend) async throws {
    let clock = TestClock()
    try await backend.withCast(clock: clock) { store in
      try await store.book(["1"])
      let id = AppointmentID("apt_1")!
      try await store.write(Cast.alpine) { ledger in
        try ledger.insertLink(Cast.hash(1), to: id, expiresAt: nil)
        try ledger.insertLink(Cast.hash(2), to: id, expiresAt: Cast.monday + 60)
      }
      #expect(try await store.linked(2) == id)
      clock.now = Cast.monday + 60
      #expect(try await store.linked(1) == id)
      #expect(try await store.linked(2) == nil)
      #expect(try await store.linked(3) == nil)
      #expect(
        try await store.read(Cast.riverside) { try $0.appointment(byLinkHash: Cast.hash(1)) } == nil
      )
    }
  }
}

extension SQLStore {
  func linked(_ hash: UInt8) async throws -> AppointmentID? {
    try await read(Cast.alpine) { try $0.appointment(byLinkHash: Cast.hash(hash)) }
  }
}
