import Foundation
import Synchronization

/// A door that others wait at.
final class Gate: Sendable {
  private let isShut: Mutex<Bool>

  init(isShut: Bool = false) { self.isShut = Mutex(isShut) }

  func shut() { isShut.withLock { $0 = true } }
  func open() { isShut.withLock { $0 = false } }
  /// For a thread that may be held up.
  func pass() { while isShut.withLock({ $0 }) { usleep(500) } }
  func wait() async {
    while isShut.withLock({ $0 }) { try? await Task.sleep(for: .milliseconds(1)) }
  }
}
