internal import Foundation
internal import Synchronization

/// Says that this process owns a database file, and which process it is.
///
/// The lock is the operating system's: it ends with the process, however that dies, so that no
/// stale file can keep a server from starting.
final class LockFile: Sendable {
  private let descriptor: Mutex<Int32?>

  /// - Parameter path: the database's; the lock stands beside it with `.lock` appended.
  /// - Throws: ``StorageError/inUse(path:process:)``
  init(path: String) throws {
    let file = open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else {
      throw StorageError.inputOutput("\(path).lock: \(String(cString: strerror(errno)))")
    }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      let owner = Self.owner(file)
      Foundation.close(file)
      throw StorageError.inUse(path: path, process: owner)
    }
    let text = Array("\(getpid())\n".utf8)
    // What stands in the file is only for the other's error message: failing to write it is no harm.
    if ftruncate(file, 0) == 0 { _ = pwrite(file, text, text.count, 0) }
    descriptor = Mutex(file)
  }

  func release() {
    descriptor.withLock { file in
      if let open = file { Foundation.close(open) }
      file = nil
    }
  }

  deinit { release() }

  private static func owner(_ file: Int32) -> Int? {
    var bytes = [UInt8](repeating: 0, count: 20)
    let count = pread(file, &bytes, bytes.count, 0)
    guard count > 0 else { return nil }
    return Int(String(decoding: bytes[..<count], as: UTF8.self).filter { !$0.isWhitespace })
  }
}
