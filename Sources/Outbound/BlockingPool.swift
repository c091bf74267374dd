internal import Foundation
internal import Synchronization

/// Runs work that blocks, on a limited number of threads that belong to it alone: the threads of
/// Swift's own pool are few and must never wait.
///
/// Works with the same key run one at a time, in the order in which they came.
package final class BlockingPool: Sendable {
  private struct Job: Sendable {
    let key: String
    let work: @Sendable () -> Void
  }

  private struct State {
    var waiting: [Job] = []
    var busy: Set<String> = []
    var threads = 0
  }

  private let limit: Int
  private let state = Mutex(State())

  /// - Parameter threads: how many works run at once at most.
  package init(threads: Int) {
    limit = max(1, threads)
  }

  /// Waits without blocking until `work` has run. Cancelling the task doesn't end the work.
  package func run<Result: Sendable>(
    key: String, _ work: @escaping @Sendable () -> Result
  ) async -> Result {
    await withCheckedContinuation { continuation in
      submit(Job(key: key) { continuation.resume(returning: work()) })
    }
  }

  private func submit(_ job: Job) {
    let needsThread = state.withLock { state in
      state.waiting.append(job)
      guard state.threads < limit, !state.busy.contains(job.key) else { return false }
      state.threads += 1
      return true
    }
    if needsThread { Thread.detachNewThread { self.serve() } }
  }

  /// A thread works until nothing is left that it may begin. Whatever it leaves behind has a key
  /// that another thread is busy with, and that thread will look again.
  private func serve() {
    var finished: String?
    while let job = next(after: finished) {
      job.work()
      finished = job.key
    }
  }

  private func next(after finished: String?) -> Job? {
    state.withLock { state in
      if let finished { state.busy.remove(finished) }
      guard let index = state.waiting.firstIndex(where: { !state.busy.contains($0.key) }) else {
        state.threads -= 1
        return nil
      }
      let job = state.waiting.remove(at: index)
      state.busy.insert(job.key)
      return job
    }
  }
}
