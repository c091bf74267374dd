internal import Foundation
internal import GRDB

/// One open transaction of SQLite. Statements stay prepared with GRDB's connection.
final class SQLiteConnection: Connection {
  private let database: GRDB.Database

  init(_ database: GRDB.Database) { self.database = database }

  var dialect: Dialect { .sqlite }

  @discardableResult
  func run(_ sql: String, _ arguments: [(any Bindable)?]) throws -> Int {
    do {
      let statement = try database.cachedStatement(sql: sql)
      try statement.execute(arguments: Self.bind(arguments))
      return database.changesCount
    } catch let error as DatabaseError {
      throw StorageError(error)
    }
  }

  func rows<Record>(
    _ sql: String, _ arguments: [(any Bindable)?], _ read: (inout RowReader) throws -> Record
  ) throws -> [Record] {
    do {
      let statement = try database.cachedStatement(sql: sql)
      let cursor = try Row.fetchCursor(statement, arguments: Self.bind(arguments))
      var records: [Record] = []
      while let row = try cursor.next() {
        var reader = RowReader(SQLiteColumns(row: row))
        records.append(try read(&reader))
      }
      return records
    } catch let error as DatabaseError {
      throw StorageError(error)
    }
  }

  private static func bind(_ arguments: [(any Bindable)?]) -> StatementArguments {
    StatementArguments(
      arguments.map { argument -> DatabaseValue in
        switch argument?.columnValue {
        case nil: .null
        case .integer(let value): value.databaseValue
        case .real(let value): value.databaseValue
        case .text(let value): value.databaseValue
        case .bytes(let value): Data(value).databaseValue
        }
      })
  }
}

private struct SQLiteColumns: Columns {
  let row: Row

  func integer(_ column: Int) -> Int? { row[column] as Int? }
  func real(_ column: Int) -> Double? { row[column] as Double? }
  func text(_ column: Int) -> String? { row[column] as String? }
  func bytes(_ column: Int) -> [UInt8]? { (row[column] as Data?).map { [UInt8]($0) } }
}

extension StorageError {
  /// SQLite's answer, without the statement and its values.
  init(_ error: DatabaseError) {
    let message = error.message ?? error.resultCode.description
    switch error.resultCode {
    case .SQLITE_FULL: self = .diskFull
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_CANTOPEN: self = .readOnly
    case .SQLITE_IOERR, .SQLITE_PROTOCOL:
      // A full disk shows itself as a failed write of the shared memory or the log, too.
      self = .inputOutput("\(error.extendedResultCode.rawValue): \(message)")
    case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_FORMAT: self = .damaged(message)
    case .SQLITE_CONSTRAINT: self = .constraint(message)
    default: self = .other("SQLite \(error.extendedResultCode.rawValue): \(message)")
    }
  }
}
