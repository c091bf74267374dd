import Foundation
import Scheduling
import Storage
import Synchronization
import Testing

/// A database that the suite runs on. Every test of the ledger takes one as its argument.
enum Backend: String, CaseIterable, CustomTestStringConvertible {
  case sqlite

  static var available: [Backend] { allCases }

  var testDescription: String { rawValue }

  /// Opens a new, empty store in a folder of its own, and removes both afterwards.
  @discardableResult
  func withStore<Answer>(
    clock: TestClock = TestClock(), _ body: (SQLStore) async throws -> Answer
  ) async throws -> Answer {
    try await withFolder { folder in
      let store = try await open(in: folder, clock: clock)
      let answer = try await body(store)
      try store.close()
      return answer
    }
  }

  /// The same with the cast's two organisations in it.
  @discardableResult
  func withCast<Answer>(
    clock: TestClock = TestClock(), _ body: (SQLStore) async throws -> Answer
  ) async throws -> Answer {
    try await withStore(clock: clock) { store in
      try await Cast.found(Cast.alpine, in: store)
      try await Cast.found(Cast.riverside, in: store)
      return try await body(store)
    }
  }

  func open(in folder: String, clock: TestClock = TestClock()) async throws -> SQLStore {
    try await SQLStore(
      path: folder + "/ledger.sqlite", clock: { clock.now }, zones: Cast.zones.source)
  }
}

/// A clock on the wall that a test sets.
final class TestClock: Sendable {
  private let seconds: Mutex<Int>

  init(_ now: Instant = Cast.monday) { seconds = Mutex(now.seconds) }

  var now: Instant {
    get { Instant(seconds: seconds.withLock { $0 }) }
    set { seconds.withLock { $0 = newValue.seconds } }
  }
}

/// A folder in the temporary one, gone when `body` is.
@discardableResult
func withFolder<Answer>(_ body: (String) async throws -> Answer) async throws -> Answer {
  let folder = NSTemporaryDirectory() + "/doorstep-storage-\(UUID().uuidString)"
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  return try await body(folder)
}
