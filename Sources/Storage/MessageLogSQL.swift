package import Scheduling

extension SQLLedger {
  private static let messageColumns = """
    sequence, id, kind, recipient, content, status, attempts, last_reply, created_at,
    last_attempt_at, due_at, settled_at, replaced_by
    """

  package func messages(
    _ query: MessageQuery, before cursor: Int?, limit: Int
  ) throws -> [MessageRecord] {
    var conditions = ["organization_id = ?"]
    var arguments: [(any Bindable)?] = [organization]
    func narrow(_ condition: String, _ argument: (any Bindable)?) {
      guard let argument else { return }
      conditions.append(condition)
      arguments.append(argument)
    }
    narrow("status = ?", query.state?.rawValue)
    narrow("recipient_email = ?", query.recipient)
    narrow("sequence < ?", cursor)
    return try connection.rows(
      """
      SELECT \(Self.messageColumns) FROM outbox
      WHERE \(conditions.joined(separator: " AND ")) ORDER BY sequence DESC LIMIT ?
      """, arguments + [max(0, limit)], Self.readMessage)
  }

  package func message(_ id: MessageID) throws -> MessageRecord? {
    try connection.rows(
      "SELECT \(Self.messageColumns) FROM outbox WHERE organization_id = ? AND id = ?",
      [organization, id], Self.readMessage
    ).first
  }

  package func replace(_ id: MessageID, with replacement: MessageID) throws -> Bool {
    try connection.run(
      """
      UPDATE outbox SET replaced_by = ?
      WHERE organization_id = ? AND id = ? AND status = 'failed' AND replaced_by IS NULL
      """, replacement, organization, id) == 1
  }

  package func countFailedMessages() throws -> Int {
    try connection.row(
      """
      SELECT COUNT(*) FROM outbox
      WHERE organization_id = ? AND status = 'failed' AND replaced_by IS NULL
      """, organization
    ) { try $0.int() } ?? 0
  }

  private static func readMessage(_ row: inout RowReader) throws -> MessageRecord {
    let (sequence, id): (Int, MessageID) = (try row.int(), try row.id())
    let kind: Message.Kind = try row.choice()
    let recipient: Recipient = try row.json()
    let content: StoredContent = try row.json()
    return MessageRecord(
      sequence: sequence, id: id, kind: kind, recipient: recipient,
      appointment: content.visit?.appointment, number: content.visit?.number,
      state: try row.choice(), attempts: try row.int(), reply: row.optionalText(),
      createdAt: try row.instant(), lastAttemptAt: row.optionalInstant(),
      dueAt: try row.instant(), settledAt: row.optionalInstant(), replacement: try row.optionalID())
  }
}
