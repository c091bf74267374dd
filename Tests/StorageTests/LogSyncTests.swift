import Foundation
import Scheduling
import Storage
import Synchronization
import Testing

/// The log is synced beside the writer, and nobody is answered before.
@Suite struct LogSyncTests {
  private struct NoDisk: Error {}

  private static func store(
    _ path: String, sync: @escaping @Sendable () throws -> Void
  ) async throws -> SQLStore {
    let store = try await SQLStore(
      path: path, clock: { Cast.monday }, zones: Cast.zones.source, sync: sync)
    try await Cast.found(Cast.alpine, in: store)
    return store
  }

  @Test func b2NobodyIsAnsweredBeforeTheDiskHasIt() async throws {
    let isOpen = Gate()
    let answered = Count()
    try await withFolder { folder in
      let store = try await Self.store(folder + "/a.sqlite", sync: { isOpen.pass() })
      isOpen.shut()
      try await withThrowingTaskGroup(of: Void.self) { group in
        for name in ["1", "2", "3"] {
          group.addTask {
            try await store.write(Cast.alpine) { try $0.enqueue(OutboxSQLTests.message(name)) }
            answered.add()
          }
        }
        // Others see them all before the disk is through with the first.
        while try await store.waiting(limit: 10).count < 3 { await Task.yield() }
        #expect(answered.value == 0)
        isOpen.open()
        try await group.waitForAll()
      }
      #expect(answered.value == 3)
      try store.close()
    }
  }

  @Test func b2AfterAFailedSyncTheFileItselfIsWritten() async throws {
    let disk = Disk()
    try await withFolder { folder in
      let path = folder + "/a.sqlite"
      let store = try await Self.store(path, sync: { try disk.sync() })
      disk.isGone = true
      try await store.write(Cast.alpine) { try $0.enqueue(OutboxSQLTests.message("kept")) }
      // The database file alone, without its log, holds what was answered.
      try FileManager.default.copyItem(atPath: path, toPath: folder + "/b.sqlite")
      try FileManager.default.copyItem(atPath: path + ".key", toPath: folder + "/b.sqlite.key")
      let copy = try await SQLStore(
        path: folder + "/b.sqlite", clock: { Cast.monday }, zones: Cast.zones.source)
      #expect(try await copy.waiting(limit: 10).map(\.message.id.rawValue) == ["msg_kept"])
      try copy.close()
      try store.close()
    }
  }

  @Test func b4WhoCannotBeKeptIsToldSo() async throws {
    let disk = Disk()
    try await withFolder { folder in
      let store = try await Self.store(
        folder + "/a.sqlite", sync: { try disk.sync() })
      disk.isGone = true
      // A reader that looks at an old state keeps the log from being moved into the file.
      let (isLooking, mayGo) = (Gate(), Gate())
      isLooking.shut()
      mayGo.shut()
      async let looked: Void = store.readLedger(Cast.alpine) { ledger in
        _ = try ledger.connection.row("SELECT COUNT(*) FROM outbox") { try $0.int() }
        isLooking.open()
        mayGo.pass()
      }
      await isLooking.wait()
      await #expect(throws: StorageError.self) {
        try await store.write(Cast.alpine) { try $0.enqueue(OutboxSQLTests.message("lost")) }
      }
      mayGo.open()
      try await looked
      disk.isGone = false
      try await store.write(Cast.alpine) { try $0.enqueue(OutboxSQLTests.message("kept")) }
      try store.close()
    }
  }

  private final class Count: Sendable {
    private let count = Mutex(0)

    var value: Int { count.withLock { $0 } }
    func add() { count.withLock { $0 += 1 } }
  }

  private final class Disk: Sendable {
    private let state = Mutex(false)

    var isGone: Bool {
      get { state.withLock { $0 } }
      set { state.withLock { $0 = newValue } }
    }
    func sync() throws { if isGone { throw NoDisk() } }
  }
}
