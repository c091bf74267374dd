/// When a message that couldn't be handed over is tried again: soon at first, because most
/// greylisting ends within minutes, then every four hours, as RFC 5321 asks.
package struct RetrySchedule: Hashable, Sendable {
  /// Seconds from the first attempt to the second.
  package var firstRetry: Int
  /// Seconds from the first attempt after which nothing more is tried.
  package var givesUpAfter: Int

  private static let pauses = [5 * 60, 15 * 60, 60 * 60]
  private static let lastPause = 4 * 60 * 60

  package init(firstRetry: Int = 60, givesUpAfter: Int = 3 * 24 * 60 * 60) {
    self.firstRetry = max(1, firstRetry)
    self.givesUpAfter = givesUpAfter
  }

  /// Seconds to wait once the attempt of that number (from 1) has failed; nil to give up.
  package func delay(afterAttempt attempt: Int) -> Int? {
    guard attempt >= 1 else { return nil }
    var elapsed = 0
    for number in 1..<attempt { elapsed += pause(after: number) }
    let pause = pause(after: attempt)
    return elapsed + pause <= givesUpAfter ? pause : nil
  }

  private func pause(after attempt: Int) -> Int {
    guard attempt > 1 else { return firstRetry }
    return attempt - 2 < Self.pauses.count ? Self.pauses[attempt - 2] : Self.lastPause
  }
}
