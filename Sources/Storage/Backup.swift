internal import Foundation
internal import GRDB

extension SQLStore {
  /// Copies the database as it stands into a new file, beside running transactions: all that was
  /// committed before is in the copy.
  ///
  /// - Parameter path: must not exist yet. Not synced: whoever asked for it does that.
  /// - Throws: ``StorageError``
  package func copy(to path: String) async throws { try await database.copy(to: path) }

  /// Seals the secrets of letters that wait; without it a copy's can't be sent.
  package static func keyFile(of database: String) -> String { database + ".key" }
}

/// A copy of the database that nobody serves.
package enum BackupFile {
  /// Everything that would keep a backup from being restored; nothing is changed.
  package static func faults(in path: String) -> [String] {
    var configuration = Configuration()
    configuration.readonly = true
    guard FileManager.default.fileExists(atPath: path) else { return ["there is no such file"] }
    do {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      defer { try? queue.close() }
      return try queue.read { connection in
        let version = try Int.fetchOne(connection, sql: "SELECT version FROM schema_version")
        guard let version, version <= Schema.known else {
          return ["is of a later version of Doorstep"]
        }
        return try SQLStore.integrityFaults(SQLiteConnection(connection))
      }
    } catch {
      return ["is no database of Doorstep: \(error.localizedDescription)"]
    }
  }
}
