internal import Synchronization

/// Columns and values are paired, so that a new column is added in one place.
extension Connection {
  package func insert(_ table: String, _ columns: [(String, (any Bindable)?)]) throws {
    let sql = StatementTexts.insertions.text(table, columns) {
      let names = columns.map(\.0).joined(separator: ", ")
      let marks = Array(repeating: "?", count: columns.count).joined(separator: ", ")
      return "INSERT INTO \(table) (\(names)) VALUES (\(marks))"
    }
    try run(sql, columns.map(\.1))
  }

  /// Inserts a record, or replaces the other columns of the one with the same key.
  package func upsert(
    _ table: String, key: [(String, (any Bindable)?)], _ columns: [(String, (any Bindable)?)]
  ) throws {
    let all = key + columns
    let sql = StatementTexts.upserts.text(table, all) {
      let changes = columns.map { "\($0.0) = excluded.\($0.0)" }.joined(separator: ", ")
      return Self.upsert(table, key: key, all, otherwise: changes)
    }
    try run(sql, all.map(\.1))
  }

  /// Inserts a record, or makes the changes to the one with the same key.
  package func upsert(
    _ table: String, key: [(String, (any Bindable)?)], _ columns: [(String, (any Bindable)?)],
    otherwise changes: String
  ) throws {
    let all = key + columns
    try run(Self.upsert(table, key: key, all, otherwise: changes), all.map(\.1))
  }

  private static func upsert(
    _ table: String, key: [(String, (any Bindable)?)], _ all: [(String, (any Bindable)?)],
    otherwise changes: String
  ) -> String {
    let names = all.map(\.0).joined(separator: ", ")
    let marks = Array(repeating: "?", count: all.count).joined(separator: ", ")
    let keys = key.map(\.0).joined(separator: ", ")
    return """
      INSERT INTO \(table) (\(names)) VALUES (\(marks))
      ON CONFLICT (\(keys)) DO UPDATE SET \(changes)
      """
  }
}

/// Statements that are put together of columns, each put together once: a booking writes seven rows.
private final class StatementTexts: Sendable {
  static let insertions = StatementTexts()
  static let upserts = StatementTexts()

  private struct Known: Sendable {
    var columns: [String]
    var sql: String
  }

  private let texts = Mutex<[String: [Known]]>([:])

  func text(
    _ table: String, _ columns: [(String, (any Bindable)?)], _ make: () -> String
  ) -> String {
    texts.withLock { texts in
      let known = texts[table]?.first { $0.columns.elementsEqual(columns.lazy.map(\.0)) }
      if let known { return known.sql }
      let sql = make()
      texts[table, default: []].append(Known(columns: columns.map(\.0), sql: sql))
      return sql
    }
  }
}
