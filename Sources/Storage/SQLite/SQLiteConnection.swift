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
    // It would lose the rows of the one that is under way.
    guard sqlite3_stmt_busy(statement) == 0 else {
      throw StorageError.other("runs inside itself: \(sql)")
    }
    let values = BoundValues(arguments)
    defer {
      sqlite3_reset(statement)
      sqlite3_clear_bindings(statement)
      values.free()
    }
    guard arguments.count == sqlite3_bind_parameter_count(statement) else {
      throw StorageError.other("\(arguments.count) arguments for: \(sql)")
    }
    guard values.bind(to: statement) else { throw fault(sql) }
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
}

/// The arguments of one statement, with their texts and bytes side by side in one piece of memory that
/// SQLite reads in place. Copying each by itself took a tenth of a booking.
private struct BoundValues {
  private let values: [ColumnValue?]
  private let memory: UnsafeMutableRawPointer

  init(_ arguments: [(any Bindable)?]) {
    values = arguments.map { $0?.columnValue }
    let size = values.reduce(1) { size, value in
      switch value {
      case .text(let text): size + text.utf8.count
      case .bytes(let bytes): size + bytes.count
      default: size
      }
    }
    memory = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 1)
  }

  /// After the statement has forgotten them.
  func free() { memory.deallocate() }

  /// False: SQLite refused one.
  func bind(to statement: OpaquePointer) -> Bool {
    var free = memory
    for (offset, value) in values.enumerated() {
      let index = CInt(offset + 1)
      let result: CInt
      switch value {
      case nil: result = sqlite3_bind_null(statement, index)
      case .integer(let value): result = sqlite3_bind_int64(statement, index, Int64(value))
      case .real(let value): result = sqlite3_bind_double(statement, index, value)
      case .text(var text):
        let count = text.withUTF8 { bytes in
          if let first = bytes.baseAddress {
            free.copyMemory(from: first, byteCount: bytes.count)
          }
          return bytes.count
        }
        let start = free.assumingMemoryBound(to: CChar.self)
        result = sqlite3_bind_text(statement, index, start, CInt(count), nil)
        free += count
      case .bytes(let bytes):
        bytes.withUnsafeBytes { source in
          if let first = source.baseAddress {
            free.copyMemory(from: first, byteCount: source.count)
          }
        }
        result = sqlite3_bind_blob(statement, index, free, CInt(bytes.count), nil)
        free += bytes.count
      }
      guard result == SQLITE_OK else { return false }
    }
    return true
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
