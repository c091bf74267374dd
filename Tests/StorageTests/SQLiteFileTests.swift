import Foundation
import Scheduling
import Storage
import Testing

@Suite struct SQLiteFileTests {
  @Test func b2EveryCommitIsSynced() async throws {
    try await Backend.sqlite.withCast { store in
      let settings = try await store.writeLedger(Cast.alpine) { ledger in
        try ["synchronous", "foreign_keys", "journal_mode"].map { name in
          try ledger.connection.row("PRAGMA \(name)") { row in row.optionalText() ?? "" }
        }
      }
      #expect(settings == ["2", "1", "wal"])
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
      #expect(writer == 1000)
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
      FileManager.default.createFile(
        atPath: folder + "/ledger.sqlite.lock", contents: Data("99999\n".utf8))
      try await Backend.sqlite.open(in: folder).close()
    }
  }

  @Test func migratingReportsWhatItDid() async throws {
    try await withFolder { folder in
      let first = try await Backend.sqlite.open(in: folder)
      #expect(first.migration == MigrationReport(from: 0, to: 1, applied: ["first tables"]))
      try first.close()
      let second = try await Backend.sqlite.open(in: folder)
      #expect(second.migration == MigrationReport(from: 1, to: 1, applied: []))
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
      FileManager.default.createFile(
        atPath: folder + "/ledger.sqlite",
        contents: Data(String(repeating: "not a database ", count: 1000).utf8))
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
}
