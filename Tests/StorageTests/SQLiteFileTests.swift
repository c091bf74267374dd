import Foundation
import Scheduling
import Storage
import Testing

@Suite struct SQLiteFileTests {
  @Test func theDatabaseIsSetUpAsMeant() async throws {
    try await Backend.sqlite.withCast { store in
      let settings = try await store.writeLedger(Cast.alpine) { ledger in
        try ["synchronous", "foreign_keys"].map { name in
          try ledger.connection.row("PRAGMA \(name)") { try $0.int() }
        }
      }
      // NORMAL: the log is synced beside the writer, before anybody is answered.
      #expect(settings == [1, 1])
      let journal = try await store.writeLedger(Cast.alpine) { ledger in
        try ledger.connection.row("PRAGMA journal_mode") { try $0.text() }
      }
      #expect(journal == "wal")
    }
  }

  @Test func theWriterAloneCheckpoints() async throws {
    try await Backend.sqlite.withCast { store in
      let pages = "PRAGMA wal_autocheckpoint"
      let reader = try await store.readLedger(Cast.alpine) { ledger in
        try ledger.connection.row(pages) { try $0.int() }
      }
      let writer = try await store.writeLedger(Cast.alpine) { ledger in
        try ledger.connection.row(pages) { try $0.int() }
      }
      #expect(reader == 0)
      #expect(writer == 8192)
    }
  }

  @Test func valuesComeBackAsTheyWereBound() async throws {
    try await Backend.sqlite.withCast { store in
      let texts = ["", "a\0b", "Zoë 🔧", "'; DROP TABLE contacts; --"]
      let found = try await store.readLedger(Cast.alpine) { ledger in
        try texts.map { try ledger.connection.row("SELECT ?", $0) { try $0.text() } }
      }
      #expect(found == texts)
      let bytes: [[UInt8]] = [[], [0], [255, 0, 1]]
      let blobs = try await store.readLedger(Cast.alpine) { ledger in
        try bytes.map { try ledger.connection.row("SELECT ?", $0) { try $0.bytes() } }
      }
      #expect(blobs == bytes)
      let numbers = try await store.readLedger(Cast.alpine) { ledger in
        try ledger.connection.row("SELECT ?, ?, ?", Int.min, -0.5, 3) {
          (try $0.int(), $0.optionalDouble(), $0.optionalDouble())
        }
      }
      #expect(numbers?.0 == Int.min && numbers?.1 == -0.5 && numbers?.2 == 3)
      let none = try await store.readLedger(Cast.alpine) { ledger in
        try ledger.connection.row("SELECT ?", nil) { ($0.optionalText() == nil) }
      }
      #expect(none == true)
    }
  }

  @Test func aColumnOfAnotherTypeIsDamage() async throws {
    try await Backend.sqlite.withCast { store in
      await #expect(throws: StorageError.damaged("column 1 is no number")) {
        try await store.readLedger(Cast.alpine) { ledger in
          try ledger.connection.row("SELECT 'seven'") { try $0.int() }
        }
      }
      await #expect(throws: StorageError.damaged("column 1 is no text")) {
        try await store.readLedger(Cast.alpine) { ledger in
          try ledger.connection.row("SELECT 7") { try $0.text() }
        }
      }
    }
  }

  @Test func aStatementThatFailsSaysWhy() async throws {
    try await Backend.sqlite.withCast { store in
      await #expect(throws: StorageError.self) {
        try await store.readLedger(Cast.alpine) { ledger in
          try ledger.connection.row("SELECT ? + ?", 1) { try $0.int() }
        }
      }
      await #expect(throws: StorageError.constraint("UNIQUE constraint failed: twice.id")) {
        try await store.writeLedger(Cast.alpine) { ledger in
          try ledger.connection.run("CREATE TEMP TABLE twice (id INTEGER UNIQUE)")
          try ledger.connection.run("INSERT INTO twice VALUES (?)", 1)
          try ledger.connection.run("INSERT INTO twice VALUES (?)", 1)
        }
      }
    }
  }

  @Test func aSecondOwnerIsRefusedByName() async throws {
    try await withFolder { folder in
      let store = try await Backend.sqlite.open(in: folder)
      let refusal = StorageError.inUse(
        path: folder + "/ledger.sqlite", process: Int(ProcessInfo.processInfo.processIdentifier))
      await #expect(throws: refusal) { try await Backend.sqlite.open(in: folder) }
      #expect(refusal.description.contains("\(ProcessInfo.processInfo.processIdentifier)"))
      try store.close()
      try await Backend.sqlite.open(in: folder).close()
    }
  }

  @Test func aLockFileLeftByADeadProcessIsNoLock() async throws {
    try await withFolder { folder in
      try Data("99999\n".utf8).write(to: URL(fileURLWithPath: folder + "/ledger.sqlite.lock"))
      try await Backend.sqlite.open(in: folder).close()
    }
  }

  @Test func migratingReportsWhatItDid() async throws {
    try await withFolder { folder in
      let first = try await Backend.sqlite.open(in: folder)
      #expect(first.migration.from == 0)
      #expect(first.migration.to == 1)
      #expect(first.migration.applied == ["first tables"])
      try first.close()
      let second = try await Backend.sqlite.open(in: folder)
      #expect(second.migration.from == 1)
      #expect(second.migration.to == 1)
      #expect(second.migration.applied == [])
      try second.close()
    }
  }

  @Test func aFileOfALaterVersionIsRefused() async throws {
    try await withFolder { folder in
      let store = try await Backend.sqlite.open(in: folder)
      try await store.writeLedger(Cast.alpine) { ledger in
        _ = try ledger.connection.run("UPDATE schema_version SET version = 99")
      }
      try store.close()
      await #expect(throws: StorageError.newerSchema(found: 99, known: 1)) {
        try await Backend.sqlite.open(in: folder)
      }
    }
  }

  @Test func withoutMigratingAnEmptyFileIsRefused() async throws {
    try await withFolder { folder in
      await #expect(throws: StorageError.olderSchema(found: 0, known: 1)) {
        try await SQLStore(
          path: folder + "/ledger.sqlite", clock: { Cast.monday }, zones: Cast.zones.source,
          migrates: false)
      }
    }
  }

  @Test func whatIsNoDatabaseIsRefused() async throws {
    try await withFolder { folder in
      try Data(String(repeating: "not a database ", count: 1000).utf8)
        .write(to: URL(fileURLWithPath: folder + "/ledger.sqlite"))
      await #expect(throws: StorageError.self) { try await Backend.sqlite.open(in: folder) }
    }
  }

  @Test func aFolderThatIsNotThereIsAnInputError() async throws {
    await #expect(throws: StorageError.self) {
      try await Backend.sqlite.open(in: "/nowhere/at/all")
    }
  }

  @Test func filesAreForTheirOwnerOnly() async throws {
    try await withFolder { folder in
      let store = try await Backend.sqlite.open(in: folder)
      try await Cast.found(Cast.alpine, in: store)
      let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(names.count >= 4)
      for name in names {
        let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/" + name)
        #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
      }
      try store.close()
    }
  }

  @Test func b2B7AKilledProcessLeavesWhatWasAcknowledgedAndNothingElse() async throws {
    try await Backend.sqlite.withCast { store in
      try await store.book(["kept"])
      try await store.replace(0, [Cast.placement("kept", at: 0)])
      try await withFolder { image in
        // In the middle of the next transaction the files are as a kill would leave them.
        try await store.writeLedger(Cast.alpine) { ledger in
          try ledger.insert(Cast.appointment("half"))
          try ledger.replaceDay(
            Cast.mondayOfDries, version: 1,
            placements: [Cast.placement("kept", at: 0), Cast.placement("half", at: 3600)])
          let path = try ledger.connection.row("PRAGMA database_list") { row in
            _ = (row.optionalInt(), row.optionalText())
            return try row.text()
          }
          let folder = URL(fileURLWithPath: try #require(path)).deletingLastPathComponent().path
          for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            try FileManager.default.copyItem(
              atPath: folder + "/" + name, toPath: image + "/" + name)
          }
        }
        let recovered = try await Backend.sqlite.open(in: image)
        #expect(try await recovered.exists("apt_kept"))
        #expect(try await !recovered.exists("apt_half"))
        let day = try await recovered.day()
        #expect(day.version == 1)
        #expect(day.visits.map(\.appointment.rawValue) == ["apt_kept"])
        let check = try await recovered.readLedger(Cast.alpine) { ledger in
          try ledger.connection.rows("PRAGMA integrity_check") { try $0.text() }
        }
        #expect(check == ["ok"])
        try recovered.close()
      }
    }
  }

  @Test func b7AFullDiskRefusesWritesOnlyAndHeals() async throws {
    try await Backend.sqlite.withCast { store in
      try await store.book(["before"])
      let pages = try await store.readLedger(Cast.alpine) { ledger in
        try ledger.connection.row("PRAGMA page_count") { try $0.int() } ?? 0
      }
      try await store.limitPages("\(pages)")
      let refusal = await #expect(throws: StorageError.self) {
        try await store.book((0..<200).map { "full-\($0)" })
      }
      #expect(refusal == .diskFull)
      #expect(refusal?.isUnavailability == true)
      #expect(try await store.exists("apt_before"))
      #expect(try await !store.exists("apt_full-0"))
      try await store.limitPages("1000000")
      try await store.book(["after"])
      #expect(try await store.exists("apt_after"))
    }
  }

  @Test("a statement that is asked again by whoever reads its rows is refused, not begun anew")
  func nested() async throws {
    try await Backend.sqlite.withCast { store in
      let outcome = try await store.readLedger(Cast.alpine) { ledger in
        let sql = "SELECT value FROM (SELECT 1 AS value UNION ALL SELECT 2) ORDER BY value"
        var refusals = 0
        let rows = try ledger.connection.rows(sql) { row in
          do {
            _ = try ledger.connection.rows(sql) { try $0.int() }
          } catch {
            refusals += 1
          }
          return try row.int()
        }
        return (rows, refusals)
      }
      #expect(outcome.0 == [1, 2] && outcome.1 == 2)
    }
  }
}

extension SQLStore {
  /// How large the file may become: a full disk, as far as SQLite can tell.
  func limitPages(_ count: String) async throws {
    try await writeLedger(Cast.alpine) { ledger in
      _ = try ledger.connection.row("PRAGMA max_page_count = \(count)") { try $0.int() }
    }
  }
}
