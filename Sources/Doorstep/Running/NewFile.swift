import Foundation
import Synchronization

/// A file in the making, readable by its owner alone. It appears under its name when it is whole and
/// on the disk, and never over another.
final class NewFile: Sendable {
  private let descriptor: Int32
  private let isOpen = Mutex(true)
  private let path: String

  /// - Throws: ``NewFileError`` also when there is one.
  init(_ path: String) throws {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw NewFileError(path: path) }
  }

  func write(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { throw NewFileError(path: path) }
      rest = rest.dropFirst(count)
    }
  }

  /// Waits until it is on the disk.
  func close() throws {
    let isSynced = fsync(descriptor) == 0
    isOpen.withLock { $0 = false }
    guard Foundation.close(descriptor) == 0, isSynced else { throw NewFileError(path: path) }
  }

  /// One that was given up keeps no room on the disk.
  deinit {
    if isOpen.withLock({ $0 }) { Foundation.close(descriptor) }
  }
}

extension NewFile {
  /// Lets `fill` make a file under a passing name, then gives it its own.
  /// - Parameter fill: answers what to say when it is done.
  static func make(
    _ path: String, _ fill: (_ passing: String) async throws -> String
  ) async throws -> OrderAnswer {
    guard access(path, F_OK) != 0 else { return .refused("\(path): exists already") }
    let passing = path + ".part"
    guard access(passing, F_OK) != 0 else {
      return .refused(
        "\(passing): exists already: another run is making it, or broke off and it can go")
    }
    defer { unlink(passing) }
    do {
      let line = try await fill(passing)
      // Unlike renaming, linking refuses when somebody else was quicker.
      guard link(passing, path) == 0 else {
        return .refused("\(path): \(String(cString: strerror(errno)))")
      }
      try sync(URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false))
      return OrderAnswer(succeeded: true, lines: [line])
    } catch let error as NewFileError {
      return .refused("\(error)")
    }
  }

  /// Waits until a file or a folder's entries are on the disk.
  static func sync(_ path: String) throws {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw NewFileError(path: path) }
    let isSynced = fsync(file) == 0
    Foundation.close(file)
    guard isSynced else { throw NewFileError(path: path) }
  }
}

/// Made right after the call that failed.
struct NewFileError: Error, CustomStringConvertible {
  let path: String
  private let reason: String

  init(path: String) {
    self.path = path
    reason = String(cString: strerror(errno))
  }

  var description: String { "\(path): \(reason)" }
}
