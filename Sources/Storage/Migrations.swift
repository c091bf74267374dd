/// One step of the schema, applied in a transaction of its own.
struct Migration: Sendable {
  /// Counts up from 1 without holes; never changed once released.
  var version: Int
  var name: String
  var statements: @Sendable (Dialect) -> [String]

  static let all: [Migration] = [
    Migration(version: 1, name: "first tables") { dialect in
      CompanySchema.statements + PeopleSchema.statements + StaffSchema.statements
        + BookingSchema.statements + SharingSchema.statements + ListSchema.statements
        + PeopleSchema.sessions
        + APISchema.statements
        + dialect.occupancyWall + dialect.journalWall + dialect.peopleWatch
    }
  ]
}

/// What bringing the schema up to date did.
package struct MigrationReport: Hashable, Sendable {
  /// 0: the database was empty.
  package var from: Int
  package var to: Int
  /// Names of the steps that were applied, in order.
  package var applied: [String]
}

enum Schema {
  static let known = Migration.all.last?.version ?? 0

  /// Applies what is missing.
  /// - Throws: ``StorageError/newerSchema(found:known:)`` and changes nothing when a later version
  ///   of the program wrote the database.
  static func migrate(
    _ database: any Database, through migrations: [Migration] = Migration.all
  ) async throws -> MigrationReport {
    let known = migrations.last?.version ?? 0
    let found = try await database.write { connection in
      try connection.run(
        connection.dialect.schema(
          """
          CREATE TABLE IF NOT EXISTS schema_version (
            id BIGINT NOT NULL PRIMARY KEY, version BIGINT NOT NULL)
          """))
      try connection.run(
        "INSERT INTO schema_version (id, version) VALUES (1, 0) ON CONFLICT (id) DO NOTHING")
      return try version(connection)
    }
    guard found <= known else { throw StorageError.newerSchema(found: found, known: known) }
    var report = MigrationReport(from: found, to: found, applied: [])
    for migration in migrations where migration.version > found {
      try await database.write { connection in
        for statement in migration.statements(connection.dialect) {
          try connection.run(connection.dialect.schema(statement))
        }
        try connection.run("UPDATE schema_version SET version = ? WHERE id = 1", migration.version)
      }
      report.to = migration.version
      report.applied.append(migration.name)
    }
    return report
  }

  /// - Throws: unless the schema is exactly the one that this program knows.
  static func check(_ database: any Database) async throws {
    let found = try await database.read { connection in
      do { return try version(connection) } catch StorageError.other { return 0 }
    }
    if found > known { throw StorageError.newerSchema(found: found, known: known) }
    if found < known { throw StorageError.olderSchema(found: found, known: known) }
  }

  private static func version(_ connection: any Connection) throws -> Int {
    try connection.row("SELECT version FROM schema_version WHERE id = 1") { try $0.int() } ?? 0
  }
}
