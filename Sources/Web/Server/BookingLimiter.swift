import Synchronization

/// Counts what was booked by each peer, so that one can't take all times of an invitation.
final class BookingLimiter: Sendable {
  private struct Count {
    var bookings: Int
    var since: ContinuousClock.Instant
  }

  private static let window = Duration.seconds(3600)
  private static let capacity = 50_000

  private let counts = Mutex<[AttemptLimiter.Key: Count]>([:])

  /// Seconds to wait; nil: go on.
  func wait(_ key: AttemptLimiter.Key, _ most: Int) -> Int? {
    let now = ContinuousClock.now
    return counts.withLock { counts in
      guard let count = counts[key], count.bookings >= most, now - count.since < Self.window
      else { return nil }
      return Int((Self.window - (now - count.since)).components.seconds) + 1
    }
  }

  func count(_ key: AttemptLimiter.Key) {
    let now = ContinuousClock.now
    counts.withLock { counts in
      if counts.count > Self.capacity {
        counts = counts.filter { now - $0.value.since < Self.window }
        if counts.count > Self.capacity { counts.removeAll() }
      }
      var count = counts[key] ?? Count(bookings: 0, since: now)
      if now - count.since >= Self.window { count = Count(bookings: 0, since: now) }
      count.bookings += 1
      counts[key] = count
    }
  }
}

/// How much guests may book by one invitation.
package struct GuestLimits: Hashable, Sendable {
  /// Visits that one email address may have open.
  package var openPerAddress: Int
  /// Visits that one peer may book in an hour.
  package var bookingsPerPeer: Int

  package init(openPerAddress: Int = 3, bookingsPerPeer: Int = 20) {
    self.openPerAddress = openPerAddress
    self.bookingsPerPeer = bookingsPerPeer
  }
}
