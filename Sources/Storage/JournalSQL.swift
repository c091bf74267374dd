package import Scheduling

extension SQLLedger {
  package func record(_ entry: JournalEntry) throws {
    try connection.insert(
      "journal",
      [
        ("organization_id", organization), ("at", now), ("actor", entry.actor),
        ("event", entry.event), ("subject", entry.subject),
        ("before_change", JSONText.encode(entry.before)),
        ("after_change", JSONText.encode(entry.after)),
      ])
  }

  package func firstEntry(_ event: String, on subject: String) throws -> JournalEntry? {
    try connection.row(
      """
      SELECT actor, before_change, after_change FROM journal
      WHERE organization_id = ? AND subject = ? AND event = ? ORDER BY sequence LIMIT 1
      """, organization, subject, event
    ) { row in
      JournalEntry(
        actor: try row.text(), event: event, subject: subject, before: try row.json(),
        after: try row.json())
    }
  }
}

extension SQLLedger {
  package func journal(
    _ query: JournalQuery, before cursor: Int?, limit: Int
  ) throws -> [JournalRecord] {
    var conditions = ["organization_id = ?"]
    var arguments: [(any Bindable)?] = [organization]
    func narrow(_ condition: String, _ argument: (any Bindable)?) {
      guard let argument else { return }
      conditions.append(condition)
      arguments.append(argument)
    }
    narrow("subject = ?", query.subject)
    narrow("actor = ?", query.actor)
    narrow("event = ?", query.event)
    narrow("sequence < ?", cursor)
    return try connection.rows(
      """
      SELECT \(Self.journalColumns) FROM journal
      WHERE \(conditions.joined(separator: " AND ")) ORDER BY sequence DESC LIMIT ?
      """, arguments + [max(0, limit)], Self.readJournal)
  }

  static let journalColumns = "sequence, at, actor, event, subject, before_change, after_change"

  static func readJournal(_ row: inout RowReader) throws -> JournalRecord {
    JournalRecord(
      sequence: try row.int(), at: try row.instant(),
      entry: JournalEntry(
        actor: try row.text(), event: try row.text(), subject: try row.text(),
        before: try row.json(), after: try row.json()))
  }
}

extension SQLStore {
  /// An organisation's journal after a line, oldest first: whoever follows it keeps the last
  /// `sequence` that they have seen. At most `limit` lines.
  package func journal(
    of organization: OrganizationID, after sequence: Int = 0, limit: Int = 1000
  ) async throws -> [JournalRecord] {
    try await database.read { connection in
      try connection.rows(
        """
        SELECT \(SQLLedger.journalColumns) FROM journal
        WHERE organization_id = ? AND sequence > ? ORDER BY sequence LIMIT ?
        """, [organization, sequence, limit], SQLLedger.readJournal)
    }
  }
}
