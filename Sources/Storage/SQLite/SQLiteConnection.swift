internal import GRDB
internal import GRDBSQLite

/// One open transaction of SQLite. Statements stay prepared with GRDB's connection; arguments and
/// columns go to SQLite and come from it directly, since a booking has some hundreds of them.
final class SQLiteConnection: Connection {
  private let database: GRDB.Database

  init(_ database: GRDB.Database) { self.database = database }

  var dialect: Dialect { .sqlite }

  @discardableResult
  func run(_ sql: String, _ arguments: [(any Bindable)?]) throws -> Int {
    try step(sql, arguments) { _ in }
    return database.changesCount
  }

  func rows<Record>(
    _ sql: String, _ arguments: [(any Bindable)?], _ read: (inout RowReader) throws -> Record
  ) throws -> [Record] {
    var records: [Record] = []
    try step(sql, arguments) { statement in
      var reader = RowReader(SQLiteColumns(statement: statement))
      records.append(try read(&reader))
    }
    return records
  }

  private func step(
    _ sql: String, _ arguments: [(any Bindable)?], _ row: (OpaquePointer) throws -> Void
  ) throws {
    let statement: OpaquePointer
    do {
      statement = try database.cachedStatement(sql: sql).sqliteStatement
    } catch let error as DatabaseError {
      throw StorageError(error)
    }
    defer {
      sqlite3_reset(statement)
      sqlite3_clear_bindings(statement)
    }
    guard arguments.count == sqlite3_bind_parameter_count(statement) else {
      throw StorageError.other("\(arguments.count) arguments for: \(sql)")
    }
    for (index, argument) in arguments.enumerated() {
      guard Self.bind(argument?.columnValue, to: statement, CInt(index + 1)) == SQLITE_OK else {
        throw fault(sql)
      }
    }
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_ROW: try row(statement)
      case SQLITE_DONE: return
      default: throw fault(sql)
      }
    }
  }

  /// What SQLite says of the last call.
  private func fault(_ sql: String) -> StorageError {
    let connection = database.sqliteConnection
    return StorageError(
      DatabaseError(
        resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)),
        message: sqlite3_errmsg(connection).map { String(cString: $0) }, sql: sql))
  }

  /// SQLite copies what is bound.
  private static let copies = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

  private static func bind(
    _ value: ColumnValue?, to statement: OpaquePointer, _ index: CInt
  ) -> CInt {
    switch value {
    case nil: return sqlite3_bind_null(statement, index)
    case .integer(let value): return sqlite3_bind_int64(statement, index, Int64(value))
    case .real(let value): return sqlite3_bind_double(statement, index, value)
    case .text(var text):
      return text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) { bytes in
          // An empty text has no address, which SQLite would take for NULL.
          bytes.baseAddress.map {
            sqlite3_bind_text(statement, index, $0, CInt(bytes.count), copies)
          } ?? sqlite3_bind_text(statement, index, "", 0, copies)
        }
      }
    case .bytes(let bytes):
      if bytes.isEmpty { return sqlite3_bind_zeroblob(statement, index, 0) }
      return bytes.withUnsafeBytes {
        sqlite3_bind_blob(statement, index, $0.baseAddress, CInt($0.count), copies)
      }
    }
  }
}

/// The row that a statement stands on. A column of another type than asked for is none.
private struct SQLiteColumns: Columns {
  let statement: OpaquePointer

  private func type(_ column: Int) -> CInt { sqlite3_column_type(statement, CInt(column)) }

  func integer(_ column: Int) -> Int? {
    type(column) == SQLITE_INTEGER ? Int(sqlite3_column_int64(statement, CInt(column))) : nil
  }

  func real(_ column: Int) -> Double? {
    let type = type(column)
    guard type == SQLITE_FLOAT || type == SQLITE_INTEGER else { return nil }
    return sqlite3_column_double(statement, CInt(column))
  }

  func text(_ column: Int) -> String? {
    guard type(column) == SQLITE_TEXT, let text = sqlite3_column_text(statement, CInt(column))
    else { return nil }
    let count = Int(sqlite3_column_bytes(statement, CInt(column)))
    return String(decoding: UnsafeBufferPointer(start: text, count: count), as: UTF8.self)
  }

  func bytes(_ column: Int) -> [UInt8]? {
    guard type(column) == SQLITE_BLOB else { return nil }
    let count = Int(sqlite3_column_bytes(statement, CInt(column)))
    guard count > 0, let bytes = sqlite3_column_blob(statement, CInt(column)) else { return [] }
    return [UInt8](UnsafeRawBufferPointer(start: bytes, count: count))
  }
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
