import Logging
import Scheduling
import Synchronization

/// When the store is to fail, and how.
final class FaultPlan: Sendable {
  enum Kind: Sendable { case none, broken, unavailable }

  private let state = Mutex<(reads: Kind, writes: Kind)>((.none, .none))

  var reads: Kind {
    get { state.withLock { $0.reads } }
    set { state.withLock { $0.reads = newValue } }
  }

  var writes: Kind {
    get { state.withLock { $0.writes } }
    set { state.withLock { $0.writes = newValue } }
  }

  static func strike(_ kind: Kind) throws {
    switch kind {
    case .none: return
    case .broken: throw Broken()
    case .unavailable: throw Away()
    }
  }

  /// Says something that only the log may know.
  struct Broken: Error, CustomStringConvertible {
    var description: String { "secret detail of the fault" }
  }

  struct Away: Unavailability, CustomStringConvertible {
    var isUnavailability: Bool { true }
    var description: String { "secret detail of the disk" }
  }
}

/// The real store, with faults as planned.
struct FaultyStore<Inner: Store>: Store {
  let store: Inner
  let plan: FaultPlan

  func read<Result: Sendable>(
    _ organization: OrganizationID, _ body: @Sendable (any Ledger) throws -> Result
  ) async throws -> Result {
    try FaultPlan.strike(plan.reads)
    return try await store.read(organization, body)
  }

  func write<Result: Sendable>(
    _ organization: OrganizationID, _ body: @escaping @Sendable (any Ledger) throws -> Result
  ) async throws -> Result {
    try FaultPlan.strike(plan.writes)
    return try await store.write(organization, body)
  }
}

struct FaultySites<Inner: SiteDirectory>: SiteDirectory {
  let sites: Inner
  let plan: FaultPlan

  func sites() async throws -> [Site] {
    try FaultPlan.strike(plan.reads)
    return try await sites.sites()
  }
}

/// Keeps every line that is logged, at every level.
final class LogBook: Sendable {
  private let lines = Mutex<[String]>([])

  var text: String { lines.withLock { $0.joined(separator: "\n") } }

  var logger: Logger {
    var logger = Logger(label: "portal", factory: { _ in Handler(book: self) })
    logger.logLevel = .trace
    return logger
  }

  private struct Handler: LogHandler {
    let book: LogBook
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level = .trace

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      let all = metadata.merging(event.metadata ?? [:]) { $1 }
      book.lines.withLock { $0.append("\(event.level) \(event.message) \(all)") }
    }
  }
}
