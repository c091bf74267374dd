import Scheduling
import Storage
import Testing

/// What plans depend on changes: they are laid out anew, or at least looked at anew.
@Suite("Company import: plans that depend on what changed")
struct CompanyRelayTests {
  private static let organization = OrganizationID("org_a")!
  private static let resource = ResourceID("res_r")!
  private static let date = LocalDate(iso8601: "2026-12-01")!
  /// The Friday before.
  private static let clock = Instant(iso8601: "2026-11-27T12:00:00Z")!

  /// A visit with a window, and a technician who drives to it from Vaduz.
  private static func text(
    hours: String = "08:00-18:00", base: Double = 47.14, more: String = ""
  ) -> String {
    let visit = CompanyDocument.visit(
      "apt_a", at: "2026-12-01T07:00:00Z/2026-12-01T11:00:00Z",
      """
      "address": {"city": "Schaan", "country": "LI",
      "place": {"latitude": 47.165, "longitude": 9.5087}}
      """)
    return CompanyDocument.withWork(#""appointments": [\#(visit)]\#(more)"#).replacing(
      #""resources": [{"id": "res_r", "name": "R", "hours": {"tuesday": ["08:00-18:00"]}"#,
      with: """
        "resources": [{"id": "res_r", "name": "R", "hours": {"tuesday": ["\(hours)"]},
        "base": {"city": "Vaduz", "country": "LI",
        "place": {"latitude": \(base), "longitude": 9.52}}
        """)
  }

  private func load(_ text: String, into store: SQLStore) async throws {
    let company = try #require(CompanyDocument.company(text), "\(CompanyDocument.faults(text))")
    let outcome = try await store.importCompany(company, secrets: try Secrets.live())
    guard case .imported = outcome else {
      Issue.record("refused: \(outcome)")
      return
    }
  }

  private func day(_ store: SQLStore) async throws -> DayRecord {
    try await store.read(Self.organization) {
      try $0.days(of: [Self.resource], from: Self.date, through: Self.date)[0]
    }
  }

  @Test("later hours begin a waiting visit later", arguments: Backend.available)
  func hours(_ backend: Backend) async throws {
    try await backend.withStore(clock: TestClock(Self.clock)) { store in
      try await load(Self.text(), into: store)
      let before = try await day(store)
      try await load(Self.text(hours: "10:00-18:00"), into: store)
      let after = try await day(store)
      #expect(after.version > before.version)
      let start = try #require(after.visits.first?.planned)
      #expect(start >= Instant(iso8601: "2026-12-01T09:00:00Z")!)
      #expect(start > before.visits[0].planned)
      let visit = try await store.read(Self.organization) {
        try $0.appointment(AppointmentID("apt_a")!, for: .system)
      }
      #expect(visit?.planned == start)
      #expect(visit?.slot.earliest.iso8601 == "2026-12-01T07:00:00Z")
    }
  }

  @Test("another base is driven from", arguments: Backend.available)
  func base(_ backend: Backend) async throws {
    try await backend.withStore(clock: TestClock(Self.clock)) { store in
      try await load(Self.text(), into: store)
      let before = try await day(store)
      try await load(Self.text(base: 47.05), into: store)
      let after = try await day(store)
      #expect(after.visits[0].leg?.from.latitude == 47.05)
      #expect((after.visits[0].leg?.seconds ?? 0) > (before.visits[0].leg?.seconds ?? 0))
    }
  }

  @Test("what lies behind stays as it was", arguments: Backend.available)
  func past(_ backend: Backend) async throws {
    let clock = TestClock(Instant(iso8601: "2026-12-04T12:00:00Z")!)
    try await backend.withStore(clock: clock) { store in
      try await load(Self.text(), into: store)
      let before = try await day(store)
      try await load(Self.text(base: 47.05), into: store)
      let after = try await day(store)
      #expect(after.visits[0].leg == before.visits[0].leg)
    }
  }

  @Test("an import that changes nothing of it leaves plans alone", arguments: Backend.available)
  func untouched(_ backend: Backend) async throws {
    try await backend.withStore(clock: TestClock(Self.clock)) { store in
      try await load(Self.text(), into: store)
      let before = try await day(store)
      try await load(
        Self.text(more: #", "categories": [{"id": "cat_a", "name": "A"}]"#), into: store)
      #expect(try await day(store).version == before.version)
    }
  }

  @Test(
    "saving a territory raises the versions of the plans that depend on it",
    arguments: Backend.available)
  func territory(_ backend: Backend) async throws {
    try await backend.withStore(clock: TestClock(Self.clock)) { store in
      try await load(
        Self.text().replacing(
          #""territories": ["#,
          with: #""territories": [{"id": "ter_u", "name": "U", "zone": "Europe/Vaduz"}, "#),
        into: store)
      let before = try await day(store).version
      func save(_ id: String) async throws {
        try await store.writeLedger(Self.organization) { ledger in
          var territory = try #require(try ledger.catalogue().territories[TerritoryID(id)!])
          territory.holidays.insert(Self.date)
          try ledger.save(territory)
        }
      }
      try await save("ter_u")
      #expect(try await day(store).version == before)
      try await save("ter_t")
      #expect(try await day(store).version == before + 1)
    }
  }
}
