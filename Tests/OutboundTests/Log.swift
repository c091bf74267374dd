import Foundation
import Synchronization

/// Notes which works run at the same time.
final class Log: Sendable {
  private let state = Mutex((running: Set<String>(), overlaps: 0, count: 0))

  /// Works for a moment under that key.
  func note(_ key: String) {
    state.withLock { state in
      if !state.running.insert(key).inserted { state.overlaps += 1 }
      state.count += 1
    }
    Thread.sleep(forTimeInterval: 0.002)
    state.withLock { state in _ = state.running.remove(key) }
  }

  /// How often a work began while another one of its key ran.
  var overlaps: Int { state.withLock { $0.overlaps } }
  var count: Int { state.withLock { $0.count } }
}
