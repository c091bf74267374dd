package import Scheduling

extension SQLLedger {
  package func memberKey(byHash hash: Hash) throws -> MemberKey? {
    try memberKey(where: "own.key_hash = ?", hash)
  }

  package func memberKey(_ id: MemberKeyID) throws -> MemberKey? {
    try memberKey(where: "own.id = ? AND own.state = 'written'", id)
  }

  private func memberKey(
    where condition: String, _ argument: any Bindable
  ) throws -> MemberKey? {
    let found = try connection.row(
      """
      SELECT own.id, own.invitation_id, own.member_id FROM member_keys AS own
      WHERE own.organization_id = ? AND \(condition)
      """, organization, argument
    ) { row -> (MemberKeyID, AppointmentInvitationID, ListMemberID?) in
      (try row.id(), try row.id(), try row.optionalID())
    }
    guard let (id, invitation, member) = found else { return nil }
    return MemberKey(id: id, invitation: invitation, member: try member.flatMap(self.member))
  }

  private func member(_ id: ListMemberID) throws -> ListMember? {
    try connection.row(
      """
      SELECT \(Self.memberColumns) FROM list_members AS member
      WHERE member.organization_id = ? AND member.id = ?
      """, organization, id, read: Self.readMember)
  }

  package func add(_ uses: InvitationUses, to key: MemberKeyID) throws {
    try connection.run(
      """
      UPDATE member_keys SET opened = opened + ?, started = started + ?
      WHERE organization_id = ? AND id = ?
      """, uses.opened, uses.started, organization, key)
    try mark(key, opened: uses.opened + uses.started > 0, started: uses.started > 0)
  }

  package func insertBooking(_ appointment: AppointmentID, by key: MemberKeyID) throws {
    guard let member = try memberKey(key)?.member else { return }
    try connection.insert(
      "member_bookings",
      [
        ("organization_id", organization), ("appointment_id", appointment),
        ("member_id", member.id), ("member_key_id", key),
      ])
    try mark(key, opened: true, started: true)
  }

  private func mark(_ key: MemberKeyID, opened: Bool, started: Bool) throws {
    try connection.run(
      """
      UPDATE list_members SET opened_at = COALESCE(opened_at, ?),
        started_at = COALESCE(started_at, ?)
      WHERE organization_id = ? AND id = (
        SELECT member_id FROM member_keys WHERE organization_id = ? AND id = ?)
      """, opened ? now : nil, started ? now : nil, organization, organization, key)
  }

  package func figures(of invitation: AppointmentInvitationID) throws -> ListFigures {
    let booking = Self.hasBooking("1 = 1")
    return try connection.row(
      """
      SELECT COUNT(*), \(Self.count("letter.status = 'delivered' OR own.opened > 0")),
        \(Self.count("own.opened + own.started > 0 OR \(booking)")),
        \(Self.count("own.started > 0 OR \(booking)")),
        \(Self.count(Self.hasBooking("visit.state <> 'canceled'")))
      FROM member_keys AS own LEFT JOIN outbox AS letter
        ON letter.organization_id = own.organization_id AND letter.id = own.message_id
      WHERE own.organization_id = ? AND own.invitation_id = ?
      """, organization, invitation
    ) { row in
      ListFigures(
        members: try row.int(), sent: try row.int(), opened: try row.int(),
        started: try row.int(), booked: try row.int())
    } ?? ListFigures()
  }

  private static func hasBooking(_ condition: String) -> String {
    """
    EXISTS (SELECT 1 FROM member_bookings AS booking
      JOIN appointments AS visit ON visit.organization_id = booking.organization_id
        AND visit.id = booking.appointment_id
      WHERE booking.organization_id = own.organization_id AND booking.member_key_id = own.id
        AND \(condition))
    """
  }
}
