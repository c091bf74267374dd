package import Scheduling

extension SQLLedger {
  package func recipients(
    of list: ActionableListID, _ selection: MemberSelection
  ) throws -> [ListMemberID] {
    var condition = "1 = 1"
    var arguments: [(any Bindable)?] = []
    var chosen: Set<ListMemberID>?
    switch selection {
    case .chosen(let ids): chosen = ids
    case .all(let query): (condition, arguments) = Self.condition(query)
    }
    let found: [ListMemberID] = try connection.rows(
      """
      SELECT member.id \(Self.memberTables)
      LEFT JOIN contacts AS person ON person.organization_id = member.organization_id
        AND person.id = member.contact_id
      WHERE member.organization_id = ? AND member.list_id = ? AND member.email <> ''
        AND COALESCE(person.email_opt_out, 0) = 0 AND COALESCE(own.state, '') <> 'queued'
        AND COALESCE(letter.status, '') <> 'waiting' AND \(condition)
      ORDER BY member.position
      """, [organization, list] + arguments
    ) { try $0.id() }
    guard let chosen else { return found }
    return found.filter(chosen.contains)
  }

  package func insert(
    _ sending: ListSending, to members: [(MemberKeyID, ListMemberID)]
  ) throws {
    try connection.insert(
      "list_sendings",
      [
        ("organization_id", organization), ("id", sending.id), ("list_id", sending.list),
        ("invitation_id", sending.invitation), ("made_by", sending.madeBy),
        ("created_at", sending.createdAt), ("total", sending.total),
        ("ended_at", sending.endedAt), ("is_stopped", sending.isStopped),
      ])
    let rows = BulkInsert(connection, "member_keys")
    for (position, (key, member)) in members.enumerated() {
      try rows.add([
        ("organization_id", organization), ("id", key), ("sending_id", sending.id),
        ("member_id", member), ("position", position), ("state", "queued"), ("opened", 0),
        ("started", 0),
      ])
    }
    try rows.finish()
  }

  package func sending(_ id: ListSendingID) throws -> ListSending? {
    try sendings(where: "id = ?", [id], limit: 1).first
  }

  package func sendings(
    of list: ActionableListID, limit: Int
  ) throws -> [SendingProgress] {
    try sendings(where: "list_id = ? AND invitation_id IS NOT NULL", [list], limit: limit)
      .map(progress)
  }

  package func sending(
    by invitation: AppointmentInvitationID
  ) throws -> SendingProgress? {
    try sendings(where: "invitation_id = ?", [invitation], limit: 1).first.map(progress)
  }

  package func begin(
    _ sending: ListSendingID, by invitation: AppointmentInvitationID
  ) throws -> Int {
    // Since the draft was made they may have been written to, by somebody else or in another window.
    try connection.run(
      """
      DELETE FROM member_keys WHERE organization_id = ? AND sending_id = ? AND member_id IN (
        SELECT member.id FROM list_members AS member
        JOIN member_keys AS own ON own.organization_id = member.organization_id
          AND own.id = member.last_member_key_id
        WHERE member.organization_id = ? AND own.state = 'queued' AND member.list_id = (
          SELECT list_id FROM list_sendings WHERE organization_id = ? AND id = ?))
      """, organization, sending, organization, organization, sending)
    try connection.run(
      "UPDATE member_keys SET invitation_id = ? WHERE organization_id = ? AND sending_id = ?",
      invitation, organization, sending)
    let total = try connection.run(
      """
      UPDATE list_members SET last_member_key_id = (
        SELECT own.id FROM member_keys AS own
        WHERE own.organization_id = list_members.organization_id
          AND own.member_id = list_members.id AND own.sending_id = ?)
      WHERE organization_id = ? AND id IN (
        SELECT member_id FROM member_keys WHERE organization_id = ? AND sending_id = ?)
      """, sending, organization, organization, sending)
    try connection.run(
      """
      UPDATE list_sendings SET invitation_id = ?, total = ? WHERE organization_id = ? AND id = ?
      """, invitation, total, organization, sending)
    return total
  }

  package func nextRecipients(
    of sending: ListSendingID, limit: Int
  ) throws -> [(key: MemberKeyID, member: ListMember)] {
    try connection.rows(
      """
      SELECT own.id, \(Self.memberColumns) FROM member_keys AS own
      JOIN list_members AS member ON member.organization_id = own.organization_id
        AND member.id = own.member_id
      WHERE own.organization_id = ? AND own.sending_id = ? AND own.state = 'queued'
      ORDER BY own.position LIMIT ?
      """, organization, sending, max(0, limit)
    ) { row in (try row.id(), try Self.readMember(&row)) }
  }

  package func setWritten(_ key: MemberKeyID, hash: Hash, message: MessageID) throws {
    try connection.run(
      """
      UPDATE member_keys SET state = 'written', key_hash = ?, message_id = ?, written_at = ?
      WHERE organization_id = ? AND id = ?
      """, hash, message, now, organization, key)
  }

  package func setSkipped(_ key: MemberKeyID) throws {
    try connection.run(
      "UPDATE member_keys SET state = 'skipped' WHERE organization_id = ? AND id = ?",
      organization, key)
  }

  package func end(_ sending: ListSendingID, isStopped: Bool) throws {
    // Their last letter is the one before, if there was one.
    try connection.run(
      """
      UPDATE list_members SET last_member_key_id = (
        SELECT MAX(own.id) FROM member_keys AS own
        WHERE own.organization_id = list_members.organization_id
          AND own.member_id = list_members.id AND own.state = 'written')
      WHERE organization_id = ? AND id IN (
        SELECT member_id FROM member_keys
        WHERE organization_id = ? AND sending_id = ? AND state <> 'written')
      """, organization, organization, sending)
    try connection.run(
      """
      DELETE FROM member_keys WHERE organization_id = ? AND sending_id = ? AND state = 'queued'
      """, organization, sending)
    try connection.run(
      """
      UPDATE list_sendings SET ended_at = ?, is_stopped = ? WHERE organization_id = ? AND id = ?
      """, now, isStopped, organization, sending)
  }

  package func countDueLetters(limit: Int) throws -> Int {
    try connection.row(
      """
      SELECT COUNT(*) FROM (SELECT 1 FROM outbox
        WHERE organization_id = ? AND status = 'waiting' AND due_at <= ? LIMIT ?) AS due
      """, organization, now, max(0, limit)
    ) { try $0.int() } ?? 0
  }

  private func sendings(
    where condition: String, _ arguments: [(any Bindable)?], limit: Int
  ) throws -> [ListSending] {
    try connection.rows(
      """
      SELECT id, list_id, invitation_id, made_by, created_at, total, ended_at, is_stopped
      FROM list_sendings WHERE organization_id = ? AND \(condition)
      ORDER BY created_at DESC, id DESC LIMIT ?
      """, [organization] + arguments + [max(0, limit)]
    ) { row in
      ListSending(
        id: try row.id(), list: try row.id(), invitation: try row.optionalID(),
        madeBy: try row.text(), createdAt: try row.instant(), total: try row.int(),
        endedAt: row.optionalInstant(), isStopped: try row.bool())
    }
  }

  private func progress(of sending: ListSending) throws -> SendingProgress {
    try connection.row(
      """
      SELECT \(Self.count("own.state = 'written'")), \(Self.count("letter.status = 'delivered'")),
        \(Self.count("letter.status = 'failed'")), \(Self.count("own.state = 'skipped'"))
      FROM member_keys AS own LEFT JOIN outbox AS letter
        ON letter.organization_id = own.organization_id AND letter.id = own.message_id
      WHERE own.organization_id = ? AND own.sending_id = ?
      """, organization, sending.id
    ) { row in
      SendingProgress(
        sending: sending, written: try row.int(), delivered: try row.int(),
        bounced: try row.int(), skipped: try row.int())
    } ?? SendingProgress(sending: sending, written: 0, delivered: 0, bounced: 0, skipped: 0)
  }
}

extension SQLStore: SendingQueue {
  package func runningSendings() async throws -> [(
    organization: OrganizationID, sending: ListSendingID
  )] {
    try await database.read { connection in
      try connection.rows(
        """
        SELECT organization_id, id FROM list_sendings
        WHERE invitation_id IS NOT NULL AND ended_at IS NULL ORDER BY organization_id, id LIMIT 100
        """
      ) { (try $0.id(), try $0.id()) }
    }
  }
  package func deleteLeftovers() async throws {
    try await database.write { [clock] connection in
      let now = clock.now()
      try connection.run(
        "DELETE FROM list_uploads WHERE created_at < ?", now - ListUpload.lifetime)
      let drafts = "invitation_id IS NULL AND created_at < ?"
      // What a draft holds was never sent: nothing refers to it.
      try connection.run(
        """
        DELETE FROM member_keys WHERE (organization_id, sending_id) IN (
          SELECT organization_id, id FROM list_sendings WHERE \(drafts))
        """, now - ListSending.draftLifetime)
      try connection.run(
        "DELETE FROM list_sendings WHERE \(drafts)", now - ListSending.draftLifetime)
      try LedgerClock.commit(now, connection)
    }
  }
}
