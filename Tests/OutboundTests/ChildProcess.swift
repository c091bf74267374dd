import Glibc
import Synchronization

/// A program that a test runs. Foundation's `Process` loses output and waits for ever when several
/// are started at once, as parallel tests do.
final class ChildProcess: Sendable {
  struct Failure: Error {
    let code: Int32
  }

  private let id: pid_t
  /// Our end of its standard input: the child sees it close when we end, however we end.
  private let input: Int32
  private let output: Int32
  private let isStopped = Mutex(false)

  /// One at a time, so that no child inherits another's pipes before they are marked.
  private static let starting = Mutex(())

  /// - Parameter words: the program's path and its arguments.
  init(_ words: [String]) throws {
    (id, input, output) = try Self.starting.withLock { _ in try Self.start(words) }
  }

  private static func start(_ words: [String]) throws -> (pid_t, Int32, Int32) {
    let (childInput, input) = try Self.pipe()
    let (output, childOutput) = try Self.pipe()
    defer {
      close(childInput)
      close(childOutput)
    }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, childInput, 0)
    posix_spawn_file_actions_adddup2(&actions, childOutput, 1)
    // Swift's threads block signals, and a child inherits that: it could not be asked to end.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var arguments = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var id: pid_t = 0
    let code = posix_spawn(&id, words[0], &actions, &attributes, &arguments, environ)
    guard code == 0 else { throw Failure(code: code) }
    return (id, input, output)
  }

  /// Closed on exec, so that no other child holds an end of it.
  private static func pipe() throws -> (reading: Int32, writing: Int32) {
    var ends: [Int32] = [0, 0]
    guard Glibc.pipe(&ends) == 0 else { throw Failure(code: errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  deinit { stop() }

  /// The next line that it writes; waits for it.
  func line() -> String {
    var bytes: [UInt8] = []
    var byte: UInt8 = 0
    while read(output, &byte, 1) == 1, byte != UInt8(ascii: "\n") { bytes.append(byte) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// All that it writes until it ends.
  func everything() -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(output, &buffer, buffer.count)
      guard count > 0 else { return bytes }
      bytes += buffer[..<count]
    }
  }

  /// Ends it, and waits until it has.
  func stop() {
    isStopped.withLock { isStopped in
      guard !isStopped else { return }
      isStopped = true
      close(input)
      kill(id, SIGTERM)
      var status: Int32 = 0
      waitpid(id, &status, 0)
      close(output)
    }
  }
}
