/// What the statements are run on: one open transaction of SQLite (or, later, of PostgreSQL).
///
/// Statements are written once, with `?` for each argument; a driver caches them prepared, and
/// translates the marks if its database spells them differently.
package protocol Connection: AnyObject {
  var dialect: Dialect { get }

  /// Runs a statement that answers no rows. Answers how many rows it inserted, changed or deleted.
  /// - Throws: ``StorageError``
  @discardableResult
  func run(_ sql: String, _ arguments: [(any Bindable)?]) throws -> Int

  /// Runs a statement and reads each row that it answers, in order. `read` must not run another:
  /// it could be the same prepared one.
  /// - Throws: ``StorageError``, and what `read` throws.
  func rows<Record>(
    _ sql: String, _ arguments: [(any Bindable)?], _ read: (inout RowReader) throws -> Record
  ) throws -> [Record]
}

extension Connection {
  @discardableResult
  package func run(_ sql: String, _ arguments: (any Bindable)?...) throws -> Int {
    try run(sql, arguments)
  }

  package func rows<Record>(
    _ sql: String, _ arguments: (any Bindable)?..., read: (inout RowReader) throws -> Record
  ) throws -> [Record] {
    try rows(sql, arguments, read)
  }

  /// Lets a transaction that writes much keep more pages in memory.
  /// - Parameter bytes: nil: as usual.
  func makeRoom(bytes: Int?) throws { try run(dialect.cacheSize(bytes: bytes)) }

  /// The first row, or nil if there is none.
  package func row<Record>(
    _ sql: String, _ arguments: (any Bindable)?..., read: (inout RowReader) throws -> Record
  ) throws -> Record? {
    try rows(sql, arguments, read).first
  }
}

/// A database that can be read and written in transactions. A driver's whole face.
protocol Database: Sendable {
  /// A consistent look, beside the writer.
  func read<Answer: Sendable>(
    _ body: @Sendable (any Connection) throws -> Answer
  ) async throws -> Answer

  /// All or nothing: commits when `body` returns, rolls back when it throws.
  func write<Answer: Sendable>(
    _ body: @escaping @Sendable (any Connection) throws -> Answer
  ) async throws -> Answer

  /// From now on calls `follower` after each commit that touched what is kept in memory, before
  /// ``write(_:)`` returns.
  func follow(_ follower: @escaping @Sendable (CommittedChanges) -> Void) async throws

  /// Waits until the follower has heard of all that has been committed, and the disk has it.
  func settle() async throws

  /// Copies the whole database, as it is when the copy begins, into a new file. Writers go on.
  func copy(to path: String) async throws

  /// Waits for what is under way, then lets the database go.
  func close() throws
}
