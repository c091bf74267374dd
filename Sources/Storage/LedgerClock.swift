internal import Scheduling
internal import Synchronization

/// The instants of transactions: what the clock on the wall says, but never going back, neither in
/// this process nor below what was committed before it started. A clock that is set back makes time
/// stand still for a while; holds and sessions neither come back nor end early.
final class LedgerClock: Sendable {
  private let source: @Sendable () -> Instant
  private let latest: Mutex<Instant>

  init(source: @escaping @Sendable () -> Instant, lastCommitted: Instant) {
    self.source = source
    latest = Mutex(lastCommitted)
  }

  func now() -> Instant {
    let wall = source()
    return latest.withLock { latest in
      latest = max(latest, wall)
      return latest
    }
  }

  /// What an earlier process committed last.
  static func lastCommitted(_ connection: any Connection) throws -> Instant {
    try connection.row("SELECT latest FROM ledger_clock WHERE id = 1") { try $0.instant() }
      ?? Instant(seconds: 0)
  }

  /// Part of each writing transaction. Writes a row at most once a second.
  static func commit(_ now: Instant, _ connection: any Connection) throws {
    try connection.run("UPDATE ledger_clock SET latest = ? WHERE id = 1 AND latest < ?", now, now)
  }
}
