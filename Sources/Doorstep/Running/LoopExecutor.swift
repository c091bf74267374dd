import NIOCore
import NIOPosix
import ServiceLifecycle

/// Runs tasks on the event loops: what a connection has received is worked on in the thread that
/// received it. Handing each request to another thread and back costs more than most answers.
///
/// Not for what computes for long: it would keep the loop's other connections waiting.
final class LoopExecutor: TaskExecutor {
  private let loops = MultiThreadedEventLoopGroup.singleton

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let loop = MultiThreadedEventLoopGroup.currentEventLoop ?? loops.next()
    loop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}

/// A service with all that it starts on the event loops.
struct ServiceOnLoops<Wrapped: Service>: Service {
  let service: Wrapped

  func run() async throws {
    try await withTaskExecutorPreference(LoopExecutor()) { try await service.run() }
  }
}
