internal import GRDB
internal import Synchronization

/// Runs writing transactions one after the other, and commits those together that wait. None is answered
/// before the commit that holds it is on the disk. Should one fail that has written already, nothing of
/// theirs stands, and each runs again in a transaction of its own.
final class SQLiteWriter: Sendable {
  /// Transactions that share a commit; more would make the first of them wait for long.
  private static let most = 32

  private let pool: DatabasePool
  private let log: LogSync
  private let queue = Mutex(Queue())

  private struct Queue {
    var jobs: [Job] = []
    var isRunning = false
    var follower: (@Sendable (CommittedChanges) -> Void)?
  }

  private struct Job: Sendable {
    /// Answers what is to be called once it is committed.
    let run: @Sendable (SQLiteConnection) throws -> @Sendable () -> Void
    let fail: @Sendable (any Error) -> Void

    func answer(_ committed: @escaping @Sendable () -> Void) -> LogSync.Answer {
      LogSync.Answer(kept: committed, lost: fail)
    }
  }

  init(_ pool: DatabasePool, _ log: LogSync) { (self.pool, self.log) = (pool, log) }

  /// - Throws: what `body` throws, and ``StorageError``. `body` may run more than once.
  func write<Answer: Sendable>(
    _ body: @escaping @Sendable (any Connection) throws -> Answer
  ) async throws -> Answer {
    try await withCheckedThrowingContinuation { continuation in
      submit(
        Job(
          run: { connection in
            let answer = try body(connection)
            return { continuation.resume(returning: answer) }
          },
          fail: { error in
            continuation.resume(
              throwing: (error as? DatabaseError).map { StorageError($0) } ?? error)
          }))
    }
  }

  /// Calls `follower` after each commit, before those who wrote are answered; the commit may not be
  /// on the disk yet.
  func follow(_ follower: @escaping @Sendable (CommittedChanges) -> Void) async throws {
    try await write { try SQLiteChanges.prepare($0) }
    queue.withLock { $0.follower = follower }
  }

  /// Each batch tells the follower before it lets go of the writing connection.
  /// - Throws: ``StorageError`` when what is committed can't be brought to the disk.
  func settle() async throws {
    try await withCheckedThrowingContinuation { continuation in
      pool.asyncWriteWithoutTransaction { [log] _ in
        log.add([
          LogSync.Answer(
            kept: { continuation.resume() }, lost: { continuation.resume(throwing: $0) })
        ])
      }
    }
  }

  private func submit(_ job: Job) {
    let isFirst = queue.withLock { queue in
      queue.jobs.append(job)
      defer { queue.isRunning = true }
      return !queue.isRunning
    }
    if isFirst { schedule() }
  }

  /// One batch at a time, so that others who need the writing connection get their turn.
  private func schedule() {
    pool.asyncWriteWithoutTransaction { [self] database in
      let (batch, follower) = queue.withLock { queue in
        let batch = Array(queue.jobs.prefix(Self.most))
        queue.jobs.removeFirst(batch.count)
        return (batch, queue.follower)
      }
      if batch.count == 1 {
        alone(batch[0], database, follower)
      } else {
        together(batch, database, follower)
      }
      let isDone = queue.withLock { queue in
        queue.isRunning = !queue.jobs.isEmpty
        return queue.jobs.isEmpty
      }
      if !isDone { schedule() }
    }
  }

  private func alone(
    _ job: Job, _ database: GRDB.Database, _ follower: (@Sendable (CommittedChanges) -> Void)?
  ) {
    do {
      var answer: LogSync.Answer?
      var changes = CommittedChanges()
      try database.inTransaction(.immediate) {
        let connection = SQLiteConnection(database)
        answer = job.answer(try job.run(connection))
        if follower != nil { changes = try SQLiteChanges.collect(connection) }
        return .commit
      }
      follower?(changes)
      if let answer { log.add([answer]) }
    } catch {
      job.fail(error)
    }
  }

  private func together(
    _ batch: [Job], _ database: GRDB.Database,
    _ follower: (@Sendable (CommittedChanges) -> Void)?
  ) {
    var answers: [LogSync.Answer] = []
    var changes = CommittedChanges()
    do {
      try database.inTransaction(.immediate) {
        let connection = SQLiteConnection(database)
        for job in batch {
          let changes = database.totalChangesCount
          do {
            answers.append(job.answer(try job.run(connection)))
          } catch {
            // Who fails before writing leaves nothing to undo. A full disk undoes all by itself.
            guard database.isInsideTransaction, database.totalChangesCount == changes else {
              throw error
            }
            answers.append(job.answer { job.fail(error) })
          }
        }
        if follower != nil { changes = try SQLiteChanges.collect(connection) }
        return .commit
      }
    } catch {
      // Nothing of it stands. By itself, each finds out how it fares.
      for job in batch { alone(job, database, follower) }
      return
    }
    follower?(changes)
    log.add(answers)
  }
}
