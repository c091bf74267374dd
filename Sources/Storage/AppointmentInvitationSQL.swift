package import Scheduling

extension SQLLedger {
  package func insert(_ invitation: AppointmentInvitation) throws {
    try connection.insert(
      "appointment_invitations",
      [
        ("organization_id", organization), ("id", invitation.id), ("site_id", invitation.site),
        ("flow_id", invitation.flow), ("topic", invitation.topic.rawValue),
        ("territory_id", invitation.territory),
        ("venue", invitation.venue), ("is_anonymous", invitation.isAnonymous),
        ("message", invitation.message), ("contact_id", invitation.contact),
        ("account_id", invitation.account), ("made_by", invitation.madeBy),
        ("created_at", invitation.createdAt), ("key_hash", invitation.keyHash),
        ("sealed_key", invitation.sealedKey), ("opened", invitation.uses.opened),
        ("started", invitation.uses.started), ("booked", invitation.uses.booked),
      ] + limits(of: invitation))
    for participant in invitation.participants {
      try connection.insert(
        "invitation_participants",
        [
          ("organization_id", organization), ("invitation_id", invitation.id),
          ("resource_id", participant.resource), ("role", participant.role),
        ])
    }
  }

  package func update(_ invitation: AppointmentInvitation) throws {
    let columns = limits(of: invitation)
    let changes = columns.map { "\($0.0) = ?" }.joined(separator: ", ")
    try connection.run(
      "UPDATE appointment_invitations SET \(changes) WHERE organization_id = ? AND id = ?",
      columns.map(\.1) + [organization, invitation.id])
  }

  private func limits(of invitation: AppointmentInvitation) -> [(String, (any Bindable)?)] {
    [
      ("first_day", invitation.firstDay), ("last_day", invitation.lastDay),
      ("expires_at", invitation.expiresAt), ("maximum_bookings", invitation.maximumBookings),
      ("is_active", invitation.isActive),
    ]
  }

  package func appointmentInvitation(
    _ id: AppointmentInvitationID
  ) throws -> AppointmentInvitation? {
    try appointmentInvitations(where: "id = ?", [id], limit: 1).first
  }

  package func appointmentInvitation(byKeyHash hash: Hash) throws -> AppointmentInvitation? {
    try appointmentInvitations(where: "key_hash = ?", [hash], limit: 1).first
  }

  package func appointmentInvitations(
    within reach: SharingReach, after cursor: AppointmentInvitationID?, limit: Int
  ) throws -> [AppointmentInvitation] {
    var (condition, arguments): (String, [(any Bindable)?]) = ("1 = 1", [])
    if case .some(let resources) = reach {
      guard !resources.isEmpty else { return [] }
      let marks = Array(repeating: "?", count: resources.count).joined(separator: ", ")
      let own = "SELECT invitation_id FROM invitation_participants WHERE organization_id = ?"
      condition = """
        id IN (\(own) AND resource_id IN (\(marks)))
          AND id NOT IN (\(own) AND resource_id NOT IN (\(marks)))
        """
      let ids: [(any Bindable)?] = resources.sorted()
      arguments = [organization] + ids + [organization] + ids
    }
    if let cursor {
      // Identifiers count up with the time of their making.
      condition += " AND id < ?"
      arguments.append(cursor)
    }
    return try appointmentInvitations(where: condition, arguments, limit: limit)
  }

  package func countBooking(of id: AppointmentInvitationID) throws -> Bool {
    try connection.run(
      """
      UPDATE appointment_invitations SET booked = booked + 1
      WHERE organization_id = ? AND id = ? AND is_active = 1
        AND (maximum_bookings IS NULL OR booked < maximum_bookings)
        AND (expires_at IS NULL OR expires_at > ?)
      """, organization, id, now) == 1
  }

  package func add(_ uses: InvitationUses, to id: AppointmentInvitationID) throws {
    try connection.run(
      """
      UPDATE appointment_invitations SET opened = opened + ?, started = started + ?
      WHERE organization_id = ? AND id = ?
      """, uses.opened, uses.started, organization, id)
  }

  package func openBookings(by id: AppointmentInvitationID, email: String) throws -> Int {
    try connection.row(
      """
      SELECT COUNT(*) FROM appointments AS visit
      JOIN contacts AS guest
        ON guest.organization_id = visit.organization_id AND guest.id = visit.contact_id
      WHERE guest.organization_id = ? AND guest.email_key = ? AND visit.invitation_id = ?
        AND visit.state = 'scheduled'
      """, organization, emailKey(email), id
    ) { try $0.int() } ?? 0
  }

  package func moveVisits(
    from guest: ContactID, to contact: ContactID, account: AccountID?
  ) throws {
    try connection.run(
      """
      UPDATE appointments SET contact_id = ?, account_id = ?, version = version + 1
      WHERE organization_id = ? AND contact_id = ?
      """, contact, account, organization, guest)
    try connection.run(
      """
      UPDATE work_orders SET contact_id = ?, account_id = ?
      WHERE organization_id = ? AND contact_id = ?
      """, contact, account, organization, guest)
  }

  package func appointments(
    bookedBy id: AppointmentInvitationID, limit: Int
  ) throws -> [Appointment] {
    try connection.rows(
      """
      SELECT \(Self.appointmentColumns) FROM appointments
      WHERE organization_id = ? AND invitation_id = ? ORDER BY created_at DESC, id DESC LIMIT ?
      """, [organization, id, max(0, limit)], Self.readAppointment)
  }

  private func appointmentInvitations(
    where condition: String, _ arguments: [(any Bindable)?], limit: Int
  ) throws -> [AppointmentInvitation] {
    var found = try connection.rows(
      """
      SELECT id, site_id, topic, territory_id, venue, is_anonymous, first_day, last_day, expires_at,
        maximum_bookings, is_active, message, contact_id, account_id, made_by, created_at, key_hash,
        sealed_key, flow_id, opened, started, booked
      FROM appointment_invitations WHERE organization_id = ? AND \(condition)
      ORDER BY id DESC LIMIT ?
      """, [organization] + arguments + [max(0, limit)], Self.readInvitation)
    let participants = try connection.rows(in: found.map(\.id)) { marks, chunk in
      try connection.rows(
        """
        SELECT invitation_id, resource_id, role FROM invitation_participants
        WHERE organization_id = ? AND invitation_id IN (\(marks))
        ORDER BY invitation_id, role = 'primary' DESC, resource_id
        """, [organization] + chunk
      ) { row -> (AppointmentInvitationID, AppointmentInvitation.Participant) in
        (try row.id(), .init(resource: try row.id(), role: try row.choice()))
      }
    }
    let byInvitation = Dictionary(grouping: participants, by: \.0)
    for index in found.indices {
      found[index].participants = (byInvitation[found[index].id] ?? []).map(\.1)
    }
    return found
  }

  private static func readInvitation(_ row: inout RowReader) throws -> AppointmentInvitation {
    AppointmentInvitation(
      id: try row.id(), site: try row.id(), topic: try row.topic(), territory: try row.id(),
      venue: try row.optionalChoice(), participants: [], isAnonymous: try row.bool(),
      firstDay: try row.date(), lastDay: row.optionalInt().map(LocalDate.init(days:)),
      expiresAt: row.optionalInstant(), maximumBookings: row.optionalInt(),
      isActive: try row.bool(), message: try row.text(), contact: try row.optionalID(),
      account: try row.optionalID(), madeBy: try row.text(), createdAt: try row.instant(),
      keyHash: try row.hash(), sealedKey: try row.text(), flow: try row.optionalID(),
      uses: InvitationUses(opened: try row.int(), started: try row.int(), booked: try row.int()))
  }
}

extension AppointmentInvitation.Participant.Role: Bindable {}

extension RowReader {
  mutating func topic() throws -> InvitationTopic {
    let text = try text()
    guard let topic = InvitationTopic(text) else {
      throw StorageError.damaged("\(text) is no topic")
    }
    return topic
  }

  mutating func optionalChoice<Choice: RawRepresentable<String>>() throws -> Choice? {
    guard let text = optionalText() else { return nil }
    guard let choice = Choice(rawValue: text) else {
      throw StorageError.damaged("\(text) is no \(Choice.self)")
    }
    return choice
  }
}
