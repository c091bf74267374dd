package import Scheduling

extension SQLLedger {
  package func enqueue(_ message: Message) throws {
    let (content, secret) = message.content.split()
    try connection.insert(
      "outbox",
      [
        ("organization_id", organization), ("id", message.id), ("kind", message.kind),
        ("thread", message.thread), ("recipient", message.recipient.text),
        ("recipient_email", message.recipient.email), ("content", try content.text),
        (
          "secret",
          try context.vault.seal(
            secret, for: OutboxRow.context(organization, message.id))
        ),
        ("created_at", message.createdAt), ("status", "waiting"), ("attempts", 0),
        ("due_at", now),
      ])
  }
}

extension SQLStore: Outbox {
  package func claim(limit: Int, lease: Int) async throws -> [PendingMessage] {
    try await database.write { [clock, context] connection in
      let now = clock.now()
      let rows = try connection.rows(
        """
        SELECT organization_id, id, kind, recipient, content, secret, created_at, attempts
        FROM outbox
        WHERE status = 'waiting' AND due_at <= ?
          AND (leased_until IS NULL OR leased_until <= ?)
          AND NOT EXISTS (
            SELECT 1 FROM outbox AS earlier
            WHERE earlier.organization_id = outbox.organization_id
              AND earlier.thread = outbox.thread AND earlier.sequence < outbox.sequence
              AND earlier.status = 'waiting')
        ORDER BY due_at, sequence LIMIT ?
        """, now, now, max(0, limit)
      ) { try OutboxRow(&$0) }
      var claimed: [PendingMessage] = []
      for row in rows {
        try connection.run(
          """
          UPDATE outbox SET attempts = attempts + 1, leased_until = ?, last_attempt_at = ?
          WHERE organization_id = ? AND id = ?
          """, now + lease, now, row.organization, row.id)
        do {
          claimed.append(try row.pending(context.vault))
        } catch {
          // One letter that can't be read must not hold up the others.
          try OutboxRow.settle(
            row.organization, row.id, as: .failed(reason: "unreadable: \(error)"), at: now,
            connection)
        }
      }
      try LedgerClock.commit(now, connection)
      return claimed
    }
  }

  /// Also when the caller has been cancelled: a letter that went out before the server was told to
  /// stop must not go out again after it has started.
  package func settle(_ message: PendingMessage, as outcome: SendingOutcome) async throws {
    try await Task { try await write(message, outcome) }.value
  }

  private func write(_ message: PendingMessage, _ outcome: SendingOutcome) async throws {
    try await database.write { [clock] connection in
      let now = clock.now()
      // Whoever claimed it later (this one's lease had run out) decides whether to try again; that
      // it was delivered counts whoever says so.
      if case .retry = outcome {
        let attempts = try connection.row(
          "SELECT attempts FROM outbox WHERE organization_id = ? AND id = ?",
          message.organization, message.message.id
        ) { try $0.int() }
        guard attempts == message.attempts + 1 else { return }
      }
      try OutboxRow.settle(
        message.organization, message.message.id, as: outcome, at: now, connection)
      try LedgerClock.commit(now, connection)
    }
  }

  package func waiting(limit: Int) async throws -> [PendingMessage] {
    try await database.read { [context] connection in
      let rows = try connection.rows(
        """
        SELECT organization_id, id, kind, recipient, content, secret, created_at, attempts
        FROM outbox WHERE status = 'waiting' ORDER BY sequence DESC LIMIT ?
        """, max(0, limit)
      ) { try OutboxRow(&$0) }
      return try rows.map { try $0.pending(context.vault) }
    }
  }

  package func nextDue() async throws -> Int? {
    try await database.read { [clock] connection in
      let due = try connection.row(
        """
        SELECT MIN(CASE WHEN leased_until > due_at THEN leased_until ELSE due_at END)
        FROM outbox
        WHERE status = 'waiting' AND NOT EXISTS (
          SELECT 1 FROM outbox AS earlier
          WHERE earlier.organization_id = outbox.organization_id
            AND earlier.thread = outbox.thread AND earlier.sequence < outbox.sequence
            AND earlier.status = 'waiting')
        """
      ) { $0.optionalInstant() }
      return (due ?? nil).map { max(0, $0 - clock.now()) }
    }
  }
}

/// A claimed row, before its secret is opened.
private struct OutboxRow {
  var organization: OrganizationID
  var id: MessageID
  var kind: Message.Kind
  var recipient: String
  var content: String
  var secret: [UInt8]?
  var createdAt: Instant
  var attempts: Int

  init(_ row: inout RowReader) throws {
    organization = try row.id()
    id = try row.id()
    kind = try row.choice()
    recipient = try row.text()
    content = try row.text()
    secret = row.optionalBytes()
    createdAt = try row.instant()
    attempts = try row.int()
  }

  /// Ties a sealed secret to its letter: moved to another row it can't be opened.
  static func context(_ organization: OrganizationID, _ id: MessageID) -> String {
    "outbox \(organization) \(id)"
  }

  func pending(_ vault: Vault) throws -> PendingMessage {
    guard let secret else { throw StorageError.damaged("a waiting letter without its secret") }
    let content: StoredContent = try JSONText.decode(content)
    return PendingMessage(
      organization: organization,
      message: Message(
        id: id, kind: kind, recipient: try JSONText.decode(recipient),
        content: content.joined(
          with: try vault.open(secret, for: Self.context(organization, id))),
        createdAt: createdAt),
      attempts: attempts)
  }

  static func settle(
    _ organization: OrganizationID, _ id: MessageID, as outcome: SendingOutcome, at now: Instant,
    _ connection: any Connection
  ) throws {
    switch outcome {
    case .delivered(let reply): try end("delivered", reply)
    case .failed(let reason): try end("failed", reason)
    case .retry(let seconds, let reason):
      try connection.run(
        """
        UPDATE outbox SET due_at = ?, leased_until = NULL, last_reply = ?
        WHERE organization_id = ? AND id = ? AND status = 'waiting'
        """, now + max(0, seconds), reason, organization, id)
    }
    func end(_ status: String, _ reply: String) throws {
      try connection.run(
        """
        UPDATE outbox
        SET status = ?, last_reply = ?, settled_at = ?, leased_until = NULL, secret = NULL
        WHERE organization_id = ? AND id = ? AND status = 'waiting'
        """, status, reply, now, organization, id)
    }
  }
}

/// A letter's content as it is stored: without its secret, which is sealed beside it.
enum StoredContent: Codable {
  case invitation(InvitationFacts)
  case visit(VisitFacts)
  case availability(AvailabilityFacts)

  var visit: VisitFacts? {
    if case .visit(let facts) = self { facts } else { nil }
  }

  func joined(with secret: String) -> Message.Content {
    switch self {
    case .invitation(var facts):
      facts.code = secret
      return .invitation(facts)
    case .visit(var facts):
      facts.key = secret
      return .visit(facts)
    case .availability(var facts):
      facts.url = secret
      return .availability(facts)
    }
  }
}

extension Message.Content {
  /// What may be stored in the clear, and what may not.
  fileprivate func split() -> (StoredContent, secret: String) {
    switch self {
    case .invitation(var facts):
      let code = facts.code
      facts.code = ""
      return (.invitation(facts), code)
    case .visit(var facts):
      let key = facts.key
      facts.key = ""
      return (.visit(facts), key)
    case .availability(var facts):
      let url = facts.url
      facts.url = ""
      return (.availability(facts), url)
    }
  }
}
