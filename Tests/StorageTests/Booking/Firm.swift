import Scheduling
import Storage
import Testing

/// A heating firm with a database of its own: what its catalogue says before the first customer
/// comes. Tests change what they are about.
struct FirmSetup: Sendable {
  var rules = PortalRules()
  var territory = Cast.openValley
  var services = [
    Cast.yearlyCheck, Cast.windowVisit, Cast.advice, Cast.boilerWorkshop, Cast.quickLook,
    Cast.internalWork,
  ]
  var resources = [Cast.driesPlumber]
  var household = Cast.haddads
}

/// The firm at work.
struct Firm: Sendable {
  let store: SQLStore
  let clock: TestClock
  let scheduler: Scheduler

  func change<Answer: Sendable>(
    _ body: @escaping @Sendable (SQLLedger) throws -> Answer
  ) async throws -> Answer {
    try await store.writeLedger(Cast.heating, body)
  }

  func look<Answer: Sendable>(
    _ body: @Sendable (SQLLedger) throws -> Answer
  ) async throws -> Answer {
    try await store.readLedger(Cast.heating, body)
  }
}

/// Opens a firm in a folder of its own, on the Sunday evening before everything.
func withFirm(
  on backend: Backend = .sqlite, _ body: (Firm) async throws -> Void
) async throws {
  try await withFirm(on: backend, { _ in }, body)
}

/// The same with another catalogue than usual.
func withFirm(
  on backend: Backend = .sqlite, _ prepare: (inout FirmSetup) -> Void,
  _ body: (Firm) async throws -> Void
) async throws {
  var setup = FirmSetup()
  prepare(&setup)
  let clock = TestClock(Cast.sundayEvening)
  try await backend.withStore(clock: clock) { store in
    let firm = Firm(
      store: store, clock: clock,
      scheduler: Scheduler(store: store, secrets: .quick, zones: Cast.zones.source))
    try await firm.found(setup)
    try await body(firm)
  }
}

extension Firm {
  fileprivate func found(_ setup: FirmSetup) async throws {
    try await change { ledger in
      var organization = Cast.organization(Cast.heating)
      organization.rules = setup.rules
      organization.mail.mailboxes = [
        Mailbox(
          id: Cast.mailbox, name: "Heating", address: "visits@heating.example",
          approvedAt: ledger.now, testedAt: ledger.now)
      ]
      try ledger.save(organization)
      try ledger.save(
        Site(id: Cast.site, organization: Cast.heating, host: nil, prefix: ""))
      try ledger.save(setup.territory)
      try ledger.save(ProductCategory(id: Cast.boilers, name: "Boilers"))
      for service in setup.services { try ledger.save(service) }
      for resource in setup.resources { try ledger.save(resource) }
      try ledger.save(WebRole(id: Cast.booker, name: WebRole.webAPIUser, permissions: [.book]))
      try ledger.save(
        WebRole(id: Cast.keeper, name: "Keeper", permissions: [.book, .wholeAccount]))
      try ledger.save(setup.household)
      for person in Cast.people { try ledger.insert(person) }
      try ledger.save(Cast.asset)
      try ledger.save(Cast.strangersBoiler)
      try ledger.insert(Cast.order(Cast.workOrder, of: Cast.omar))
    }
  }
}

extension Secrets {
  /// Real randomness; hashes that are only different for different secrets, and at once.
  static let quick = Secrets(
    random: { count in
      var generator = SystemRandomNumberGenerator()
      return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    },
    hash: { secret in
      var bytes = [UInt8](repeating: 0, count: 32)
      for (index, byte) in secret.utf8.enumerated() {
        bytes[index % 32] = bytes[index % 32] &* 31 &+ byte
      }
      return Hash(bytes: bytes)
    },
    hashPassword: { "hashed " + $0 },
    verifyPassword: { $1 == "hashed " + $0 })
}
