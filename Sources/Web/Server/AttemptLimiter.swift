import Foundation
import NIOCore
import Synchronization

/// Counts failed attempts, so that secrets can't be tried out. In memory: a restart forgets.
final class AttemptLimiter: Sendable {
  struct Key: Hashable, Sendable {
    var purpose: String
    /// The peer's network (see `network(of:)`): nobody can use up somebody else's attempts.
    var peer: String
    /// What was tried, such as an account; nil: everything by this peer.
    var about: String?
  }

  private struct Count {
    var failures: Int
    var since: ContinuousClock.Instant
  }

  private static let window = Duration.seconds(15 * 60)
  /// Entries kept; beyond that the oldest windows are dropped.
  private static let capacity = 50_000

  private let counts = Mutex<[Key: Count]>([:])

  /// Failures that a window allows: few for one account, more for all that a peer tries (an office
  /// shares one address).
  private static func limit(_ key: Key) -> Int { key.about == nil ? 60 : 8 }

  /// Begins an attempt. It counts as failed until `succeeded` says otherwise, so that many at once
  /// don't slip past the limit.
  ///
  /// - Returns: seconds to wait; nil: go on.
  func begin(_ keys: [Key]) -> Int? {
    let now = ContinuousClock.now
    return counts.withLock { counts in
      let waits = keys.compactMap { key -> Int? in
        guard let count = counts[key], count.failures >= Self.limit(key),
          now - count.since < Self.window
        else { return nil }
        return Int((Self.window - (now - count.since)).components.seconds) + 1
      }
      if let longest = waits.max() { return longest }
      if counts.count > Self.capacity {
        counts = counts.filter { now - $0.value.since < Self.window }
        if counts.count > Self.capacity { counts.removeAll() }
      }
      for key in keys {
        var count = counts[key] ?? Count(failures: 0, since: now)
        if now - count.since >= Self.window { count = Count(failures: 0, since: now) }
        count.failures += 1
        counts[key] = count
      }
      return nil
    }
  }

  /// Whom an address belongs to: IPv4 addresses count singly; of IPv6 whoever has one has 2⁶⁴, so
  /// the network's half counts.
  static func network(of address: String) -> String {
    guard address.contains(":"),
      case .v6(let peer)? = try? SocketAddress(ipAddress: address, port: 0)
    else { return address }
    return withUnsafeBytes(of: peer.address.sin6_addr) { bytes in
      bytes.prefix(8).map { String($0, radix: 16) }.joined(separator: ":") + "/64"
    }
  }

  /// Takes an attempt back; what was tried is forgiven altogether.
  func succeeded(_ keys: [Key]) {
    counts.withLock { counts in
      for key in keys {
        guard var count = counts[key] else { continue }
        count.failures -= 1
        counts[key] = key.about == nil && count.failures > 0 ? count : nil
      }
    }
  }
}
