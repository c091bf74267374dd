/// Inserts many records of one table with few statements.
final class BulkInsert {
  /// More gain little.
  private static let rowsAtOnce = 40

  private let connection: any Connection
  private let table: String
  private var names: [String] = []
  private var values: [(any Bindable)?] = []
  private var count = 0
  private var statement = ""

  init(_ connection: any Connection, _ table: String) {
    self.connection = connection
    self.table = table
  }

  /// - Parameter columns: the same names in the same order each time.
  func add(_ columns: [(String, (any Bindable)?)]) throws {
    if names.isEmpty {
      names = columns.map(\.0)
      statement = text(rows: Self.rowsAtOnce)
    }
    for column in columns { values.append(column.1) }
    count += 1
    if count == Self.rowsAtOnce { try pass(statement) }
  }

  /// Inserts what is left.
  func finish() throws {
    if count > 0 { try pass(text(rows: count)) }
  }

  private func pass(_ statement: String) throws {
    try connection.run(statement, values)
    values.removeAll(keepingCapacity: true)
    count = 0
  }

  private func text(rows: Int) -> String {
    let marks = "(" + Array(repeating: "?", count: names.count).joined(separator: ", ") + ")"
    return "INSERT INTO \(table) (\(names.joined(separator: ", "))) VALUES "
      + Array(repeating: marks, count: rows).joined(separator: ", ")
  }
}
