internal import Foundation
internal import Synchronization

/// Brings SQLite's log to the disk beside the writer, which meanwhile carries out the next
/// transactions. One sync serves all commits that came before it, and whoever wrote is answered only
/// after it.
final class LogSync: Sendable {
  /// What is to be told once a commit is on the disk, or can't be brought there.
  struct Answer: Sendable {
    let kept: @Sendable () -> Void
    let lost: @Sendable (any Error) -> Void
  }

  private let queue = DispatchQueue(label: "doorstep.log-sync")
  private let waiting = Mutex(Waiting())
  private let sync: @Sendable () throws -> Void
  private let rescue: @Sendable () throws -> Void

  private struct Waiting {
    var answers: [Answer] = []
    var isRunning = false
  }

  /// - Parameters:
  ///   - sync: brings all that is committed to the disk.
  ///   - rescue: another way to the same, for when `sync` has failed: the system then may take for
  ///     written what is not, so that trying the same again proves nothing.
  init(sync: @escaping @Sendable () throws -> Void, rescue: @escaping @Sendable () throws -> Void) {
    (self.sync, self.rescue) = (sync, rescue)
  }

  /// For what is committed already.
  func add(_ answers: [Answer]) {
    let isFirst = waiting.withLock { waiting in
      waiting.answers += answers
      defer { waiting.isRunning = true }
      return !waiting.isRunning
    }
    if isFirst { queue.async { self.run() } }
  }

  /// Waits until all that was added so far has been answered. Not to be called by an answer.
  func finish() { queue.sync {} }

  private func run() {
    while let answers = next() {
      do {
        do { try sync() } catch { try rescue() }
        for answer in answers { answer.kept() }
      } catch {
        for answer in answers { answer.lost(error) }
      }
    }
  }

  private func next() -> [Answer]? {
    waiting.withLock { waiting in
      if waiting.answers.isEmpty {
        waiting.isRunning = false
        return nil
      }
      defer { waiting.answers = [] }
      return waiting.answers
    }
  }
}

/// The log beside a database file.
final class LogFile: Sendable {
  private let path: String
  private let file = Mutex<CInt>(-1)

  init(database path: String) { self.path = path + "-wal" }

  /// - Throws: ``StorageError``
  func sync() throws {
    try file.withLock { file in
      // There is none before the first commit; then it stays as long as the database is open.
      if file < 0 { file = open(path, O_RDONLY | O_CLOEXEC) }
      guard file >= 0, fdatasync(file) == 0 else {
        throw StorageError.inputOutput("\(path): \(String(cString: strerror(errno)))")
      }
    }
  }

  deinit {
    file.withLock { file in
      if file >= 0 { Foundation.close(file) }
    }
  }
}
