import Foundation
import Scheduling
import Storage

extension Installation {
  func importFile(
    _ path: String, _ progress: @escaping @Sendable (ImportProgress) -> Void
  ) async throws -> OrderAnswer {
    switch reading(of: path, progress) {
    case .success(let reading): try await write(reading, progress)
    case .failure(let error): .refused(error.reason)
    }
  }

  func importCompany(
    _ bytes: [UInt8], progress: @escaping @Sendable (ImportProgress) -> Void = { _ in }
  ) async throws -> OrderAnswer {
    try await write(CompanyFile.read(bytes, zones: zones, progress: progress), progress)
  }

  /// The file's bytes are let go before anything is written: with the pages that writing keeps they
  /// would be too much.
  private func reading(
    of path: String, _ progress: (ImportProgress) -> Void
  ) -> Result<CompanyFile.Reading, ControlError> {
    let limits = CompanyFile.Limits()
    switch FileBytes.read(path, atMost: limits.size) {
    case .unreadable: return .failure(ControlError(reason: "\(path): can't be read"))
    case .tooLarge(let size):
      return .failure(
        ControlError(reason: "\(path): must be at most \(limits.size) bytes, not \(size)"))
    case .bytes(let bytes):
      return .success(CompanyFile.read(bytes, zones: zones, progress: progress))
    }
  }

  private func write(
    _ reading: CompanyFile.Reading, _ progress: @escaping @Sendable (ImportProgress) -> Void
  ) async throws -> OrderAnswer {
    switch reading {
    case .faulty(let faults): return .refused(faults)
    case .company(let file):
      let outcome = try await store.importCompany(
        file, secrets: scheduler.secrets, progress: progress)
      switch outcome {
      case .refused(let faults): return .refused(faults)
      case .imported(let summary): return OrderAnswer(succeeded: true, lines: summary.lines)
      }
    }
  }
}

extension OrderAnswer {
  static func refused(_ faults: [CompanyFault]) -> OrderAnswer {
    OrderAnswer(
      succeeded: false,
      lines: ["The file was refused; nothing was changed."] + faults.map(\.description))
  }
}

/// A file's bytes, read once into memory and no more than once.
enum FileBytes {
  enum Reading {
    case bytes([UInt8])
    case unreadable
    case tooLarge(Int)
  }

  /// - Parameter limit: a larger file is not read at all.
  static func read(_ path: String, atMost limit: Int) -> Reading {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return .unreadable }
    defer { close(file) }
    var facts = stat()
    guard fstat(file, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return .unreadable }
    let size = Int(facts.st_size)
    guard size <= limit else { return .tooLarge(size) }
    var isWhole = true
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let taken = Foundation.read(file, buffer.baseAddress.map { $0 + count }, size - count)
        guard taken > 0 else {
          isWhole = taken == 0
          return
        }
        count += taken
      }
    }
    return isWhole ? .bytes(bytes) : .unreadable
  }
}
