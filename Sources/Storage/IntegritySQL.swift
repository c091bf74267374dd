extension SQLStore {
  /// What a look through the whole database finds wrong: nothing, normally.
  package func integrityFaults() async throws -> [String] {
    try await database.read { try Self.integrityFaults($0) }
  }

  static func integrityFaults(_ connection: any Connection) throws -> [String] {
    let broken = try connection.rows("PRAGMA integrity_check") { try $0.text() }
    let dangling = try connection.rows("PRAGMA foreign_key_check") { try $0.text() }
    return broken.filter { $0 != "ok" } + dangling.map { "a row of \($0) refers to nothing" }
  }
}
