package import Scheduling

/// The store of the embedded database.
package final class SQLStore: FollowedStore, Sendable {
  /// How often a transaction runs again after a conflict before the caller hears of it.
  static let retries = 3

  let database: any Database
  let clock: LedgerClock
  let context: LedgerContext
  /// Seals what must not stand in the clear.
  package var vault: Vault { context.vault }
  let followers: CommitFollowers
  /// What opening it did to the schema.
  package let migration: MigrationReport

  /// Opens or creates a database file, and brings its schema up to date.
  ///
  /// - Parameters:
  ///   - path: the database file; `-wal`, `-shm`, `.lock` and `.key` stand beside it.
  ///   - clock: the clock on the wall. Transactions' instants never go back when it does.
  ///   - zones: where zones' names are looked up; a name that it doesn't know is damage.
  ///   - vault: seals secrets of waiting letters; nil: with the key in `<path>.key`, which is made
  ///     on first use.
  ///   - migrates: false: refuses a database that is not at this program's version.
  ///   - sync: brings what is committed to the disk; nil: the system does.
  /// - Throws: ``StorageError``
  package init(
    path: String, clock: @escaping @Sendable () -> Instant, zones: ZoneSource,
    vault: Vault? = nil, migrates: Bool = true, sync: (@Sendable () throws -> Void)? = nil
  ) async throws {
    let database = try SQLiteDatabase(path: path, sync: sync)
    // Under the file's lock: two processes never make a key at once.
    let vault = try vault ?? Vault(keyFile: Self.keyFile(of: path))
    if migrates {
      migration = try await Schema.migrate(database)
    } else {
      try await Schema.check(database)
      migration = MigrationReport(from: Schema.known, to: Schema.known, applied: [])
    }
    let followers = CommitFollowers()
    try await database.follow { followers.tell($0) }
    self.followers = followers
    let lastCommitted = try await database.read { try LedgerClock.lastCommitted($0) }
    self.database = database
    self.clock = LedgerClock(source: clock, lastCommitted: lastCommitted)
    context = LedgerContext(zones: zones, vault: vault, catalogues: CatalogueCache())
  }

  package func read<Answer: Sendable>(
    _ organization: OrganizationID, _ body: @Sendable (any Ledger) throws -> Answer
  ) async throws -> Answer {
    try await readLedger(organization) { try body($0) }
  }

  package func write<Answer: Sendable>(
    _ organization: OrganizationID, _ body: @escaping @Sendable (any Ledger) throws -> Answer
  ) async throws -> Answer {
    try await writeLedger(organization) { try body($0) }
  }

  package func now() -> Instant { clock.now() }

  package func follow(_ follower: @escaping @Sendable (LedgerChange) -> Void) {
    followers.add(follower)
  }

  package func settle() async throws { try await database.settle() }

  /// Waits for what is under way, then lets the file go; the store can't be used afterwards.
  package func close() throws { try database.close() }
}

extension SQLStore {
  package func readLedger<Answer: Sendable>(
    _ organization: OrganizationID, _ body: @Sendable (SQLLedger) throws -> Answer
  ) async throws -> Answer {
    followers.isAsked(for: organization)
    return try await database.read { [clock, context] connection in
      let ledger = SQLLedger(
        connection, organization: organization, now: clock.now(), context: context)
      let answer = try body(ledger)
      if let loaded = ledger.loadedCatalogue { context.catalogues.keep(loaded) }
      return answer
    }
  }

  /// A transaction with the whole of ``SQLLedger``, for what writes more than the ports allow.
  package func writeLedger<Answer: Sendable>(
    _ organization: OrganizationID, _ body: @escaping @Sendable (SQLLedger) throws -> Answer
  ) async throws -> Answer {
    var attempt = 0
    while true {
      do {
        return try await writeOnce(organization, body)
      } catch is LedgerConflict where attempt < Self.retries {
        attempt += 1
      }
    }
  }

  private func writeOnce<Answer: Sendable>(
    _ organization: OrganizationID, _ body: @escaping @Sendable (SQLLedger) throws -> Answer
  ) async throws -> Answer {
    let (answer, loaded) = try await database.write { [clock, context] connection in
      let ledger = SQLLedger(
        connection, organization: organization, now: clock.now(), context: context)
      let answer = try body(ledger)
      try LedgerClock.commit(ledger.now, connection)
      return (answer, ledger.loadedCatalogue)
    }
    if let loaded { context.catalogues.keep(loaded) }
    return answer
  }
}
