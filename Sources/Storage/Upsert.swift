/// Columns and values are paired, so that a new column is added in one place.
extension Connection {
  package func insert(_ table: String, _ columns: [(String, (any Bindable)?)]) throws {
    let names = columns.map(\.0).joined(separator: ", ")
    let marks = Array(repeating: "?", count: columns.count).joined(separator: ", ")
    try run("INSERT INTO \(table) (\(names)) VALUES (\(marks))", columns.map(\.1))
  }

  /// Inserts a record, or replaces the other columns of the one with the same key.
  package func upsert(
    _ table: String, key: [(String, (any Bindable)?)], _ columns: [(String, (any Bindable)?)]
  ) throws {
    let changes = columns.map { "\($0.0) = excluded.\($0.0)" }.joined(separator: ", ")
    try upsert(table, key: key, columns, otherwise: changes)
  }

  /// Inserts a record, or makes the changes to the one with the same key.
  package func upsert(
    _ table: String, key: [(String, (any Bindable)?)], _ columns: [(String, (any Bindable)?)],
    otherwise changes: String
  ) throws {
    let all = key + columns
    let names = all.map(\.0).joined(separator: ", ")
    let marks = Array(repeating: "?", count: all.count).joined(separator: ", ")
    let keys = key.map(\.0).joined(separator: ", ")
    try run(
      """
      INSERT INTO \(table) (\(names)) VALUES (\(marks))
      ON CONFLICT (\(keys)) DO UPDATE SET \(changes)
      """, all.map(\.1))
  }
}
