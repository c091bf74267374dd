import Foundation
import Scheduling
import Storage

struct ExportOrder: Codable, Sendable {
  /// Absolute; must not exist.
  var path: String
  var organization: String?
  var withSecrets: Bool
}

extension Installation {
  func exportFile(
    _ order: ExportOrder, _ progress: @escaping @Sendable (ImportProgress) -> Void
  ) async throws -> OrderAnswer {
    guard let organization = try await site(ofChosen: order.organization)?.organization else {
      return .refused("There is no such organisation, or several: name one with --organization.")
    }
    return try await NewFile.make(order.path) { path in
      let file = try NewFile(path)
      try await store.exportCompany(
        organization, withSecrets: order.withSecrets, progress: progress
      ) { try file.write($0) }
      try file.close()
      return "Exported \(organization) to \(order.path)"
    }
  }

  func backup(to path: String) async throws -> OrderAnswer {
    let key = SQLStore.keyFile(of: settings.database)
    let copied = try await NewFile.make(path) { part in
      try await store.copy(to: part)
      try NewFile.sync(part)
      return "Backed up \(settings.database) to \(path)"
    }
    guard copied.succeeded, FileManager.default.fileExists(atPath: key) else { return copied }
    let sealed = SQLStore.keyFile(of: path)
    let answer = try await NewFile.make(sealed) { part in
      guard case .bytes(let bytes) = FileBytes.read(key, atMost: 4_096) else {
        throw NewFileError(path: key)
      }
      let file = try NewFile(part)
      try file.write(bytes)
      try file.close()
      return "Its key is in \(sealed)"
    }
    return OrderAnswer(
      succeeded: answer.succeeded, lines: copied.lines + answer.lines)
  }
}
