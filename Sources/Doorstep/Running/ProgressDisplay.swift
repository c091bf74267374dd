import Foundation
import Storage
import Synchronization

/// Keeps what is said again and again from being said too often.
final class ProgressRhythm: Sendable {
  private let pause: Duration
  private let last = Mutex<ContinuousClock.Instant?>(nil)

  init(every pause: Duration) { self.pause = pause }

  func isDue() -> Bool {
    let now = ContinuousClock.now
    return last.withLock { last in
      if let last, now - last < pause { return false }
      last = now
      return true
    }
  }
}

/// Tells whoever waits at a terminal how far it is: on one line that is written over. Elsewhere, as
/// in a log, each tenth part is a line. What is done in a moment is not told of.
final class ProgressDisplay: Sendable {
  private static let worthTelling = 20_000

  private let isTerminal = isatty(STDERR_FILENO) == 1
  private let rhythm = ProgressRhythm(every: .milliseconds(100))
  private let state = Mutex(State())

  private struct State {
    var told: (phase: ImportProgress.Phase, tenths: Int)?
    var hasLine = false
  }

  func show(_ progress: ImportProgress) {
    guard progress.total >= Self.worthTelling else { return }
    let percent = 100 * progress.done / progress.total
    let text = "\(progress.phase.words): \(percent) % of \(progress.total)"
    let isLast = progress.done >= progress.total
    if isTerminal {
      guard isLast || rhythm.isDue() else { return }
      state.withLock { $0.hasLine = true }
      write("\r\u{1B}[K" + text)
    } else {
      let told = (phase: progress.phase, tenths: percent / 10)
      let isNew = state.withLock { state in
        defer { state.told = told }
        return state.told.map { $0 != told } ?? true
      }
      if isNew { write(text + "\n") }
    }
  }

  /// Makes room for what is written next.
  func finish() {
    let hasLine = state.withLock { state in
      defer { state.hasLine = false }
      return state.hasLine
    }
    if hasLine { write("\r\u{1B}[K") }
  }

  private func write(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }
}

extension ImportProgress.Phase {
  fileprivate var words: String {
    switch self {
    case .reading: "Reading records"
    case .writing: "Writing records"
    case .planning: "Planning days"
    case .exporting: "Exporting records"
    }
  }
}
