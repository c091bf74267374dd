internal import Foundation
internal import GRDB

/// The embedded database: one file that this process alone owns, one connection that writes and
/// checkpoints, readers beside it.
final class SQLiteDatabase: Database {
  /// Seconds that a connection waits for a lock.
  private static let patience = 5.0

  /// Bytes of the log beside the file that are kept once they are in it.
  private static let longestLog = 64 * 1024 * 1024

  /// Pages of the log after which it is moved into the file: the pages that each booking changes are
  /// then moved once for many. Half of ``longestLog``.
  private static let checkpointPages = longestLog / 2 / 4096

  /// Bytes of pages that each reader keeps in memory, at most.
  private static let readerCache = 8 * 1024 * 1024

  private let pool: DatabasePool
  private let lock: LockFile
  private let writer: SQLiteWriter
  private let log: LogSync

  /// Opens or creates the file, and takes its lock.
  /// - Parameter sync: brings the log to the disk; nil: the system does.
  /// - Throws: ``StorageError``
  init(path: String, sync: (@Sendable () throws -> Void)? = nil) throws {
    lock = try LockFile(path: path)
    try Self.create(path)
    var configuration = Configuration()
    configuration.label = "doorstep"
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .timeout(Self.patience)
    configuration.persistentReadOnlyConnections = true
    configuration.prepareDatabase { connection in
      // The writer alone moves the log into the file (SQLite before 3.51.3 can damage a log when
      // two connections do it at once).
      if connection.configuration.readonly {
        try connection.execute(sql: "PRAGMA wal_autocheckpoint = 0")
      } else {
        try connection.execute(sql: "PRAGMA wal_autocheckpoint = \(Self.checkpointPages)")
        // What a statement with a trigger may have to undo would be written to a temporary file.
        try connection.execute(sql: "PRAGMA temp_store = MEMORY")
      }
      let cache = connection.configuration.readonly ? Self.readerCache : nil
      try connection.execute(sql: Dialect.sqlite.cacheSize(bytes: cache))
      try connection.execute(sql: "PRAGMA trusted_schema = OFF")
    }
    do {
      let pool = try DatabasePool(path: path, configuration: configuration)
      let file = LogFile(database: path)
      log = LogSync(sync: sync ?? { try file.sync() }, rescue: { try Self.moveLog(pool) })
      writer = SQLiteWriter(pool, log)
      self.pool = pool
      try pool.writeWithoutTransaction { connection in
        // Each commit is synced before it is answered, but beside the writer: see `LogSync`.
        try connection.execute(sql: "PRAGMA synchronous = NORMAL")
        // A large import's log is not kept for ever.
        try connection.execute(sql: "PRAGMA journal_size_limit = \(Self.longestLog)")
      }
    } catch let error as DatabaseError {
      throw StorageError(error)
    }
  }

  /// An empty file that its owner alone can read: people's names and addresses will stand in it.
  /// SQLite gives the log beside it the same permissions.
  private static func create(_ path: String) throws {
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else {
      throw StorageError.inputOutput("\(path): \(String(cString: strerror(errno)))")
    }
    Foundation.close(file)
  }

  func read<Answer: Sendable>(
    _ body: @Sendable (any Connection) throws -> Answer
  ) async throws -> Answer {
    do {
      return try await pool.read { try body(SQLiteConnection($0)) }
    } catch let error as DatabaseError {
      throw StorageError(error)
    }
  }

  func write<Answer: Sendable>(
    _ body: @escaping @Sendable (any Connection) throws -> Answer
  ) async throws -> Answer { try await writer.write(body) }

  func follow(_ follower: @escaping @Sendable (CommittedChanges) -> Void) async throws {
    try await writer.follow(follower)
  }

  func settle() async throws { try await writer.settle() }

  /// Moves the whole log into the database file, which is synced.
  private static func moveLog(_ pool: DatabasePool) throws {
    do {
      try pool.writeWithoutTransaction { connection in
        let row = try Row.fetchOne(connection, sql: "PRAGMA wal_checkpoint(FULL)")
        // Whether it was kept from it, pages of the log, pages moved.
        guard let row, row[0] == 0, row[1] as Int? == row[2] else { throw StorageError.busy }
      }
    } catch let error as DatabaseError {
      throw StorageError(error)
    }
  }

  func copy(to path: String) async throws {
    try Self.create(path)
    try await withCheckedThrowingContinuation { continuation in
      // Takes seconds: not on the threads that all tasks share.
      DispatchQueue.global(qos: .utility).async { [pool] in
        continuation.resume(with: Result { try Self.copy(pool, to: path) })
      }
    }
  }

  private static func copy(_ pool: DatabasePool, to path: String) throws {
    do {
      let copy = try DatabaseQueue(path: path)
      // In one step from one look at the database: what commits meanwhile is not in it.
      try pool.backup(to: copy)
      // One file without a log beside it, which opens read-only, too.
      try copy.writeWithoutTransaction { connection in
        guard
          try String.fetchOne(connection, sql: "PRAGMA journal_mode = DELETE")?.lowercased()
            == "delete"
        else { throw StorageError.other("the copy keeps a log") }
      }
      try copy.close()
    } catch let error as DatabaseError {
      throw StorageError(error)
    }
  }

  /// Moves the log into the file and closes all connections; the lock goes last.
  func close() throws {
    do {
      // Whoever is still to be answered is so first.
      try pool.writeWithoutTransaction { _ in }
      log.finish()
      try pool.writeWithoutTransaction { connection in
        _ = try Row.fetchOne(connection, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
      }
      try pool.close()
    } catch let error as DatabaseError {
      throw StorageError(error)
    }
    lock.release()
  }
}
