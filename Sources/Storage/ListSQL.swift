package import Scheduling

extension SQLLedger {
  package func appointments(
    _ query: AppointmentQuery, after cursor: AppointmentCursor?, limit: Int, for viewer: Viewer
  ) throws -> [Appointment] {
    let scope = Scope.appointments(for: viewer, in: organization)
    var conditions = ["organization_id = ?", scope.condition]
    var arguments: [(any Bindable)?] = [organization] + scope.arguments
    func narrow(_ condition: String, _ argument: (any Bindable)?) {
      guard let argument else { return }
      conditions.append(condition)
      arguments.append(argument)
    }
    narrow("contact_id = ?", query.contact)
    narrow("account_id = ?", query.account)
    narrow("resource_id = ?", query.resource)
    narrow("work_order_id = ?", query.workOrder)
    narrow("service_type_id = ?", query.serviceType)
    narrow("number = ?", query.number)
    narrow("state = ?", query.state)
    if let contacts = query.contacts {
      // As many marks as the next power of two: statements stay prepared, each length is one.
      let sorted = contacts.sorted()
      var size = 1
      while size < sorted.count { size *= 2 }
      let marks = Array(repeating: "?", count: size).joined(separator: ", ")
      conditions.append("contact_id IN (\(marks))")
      arguments += sorted as [(any Bindable)?]
      arguments += Array(repeating: sorted.last, count: size - sorted.count)
    }
    narrow("promise_earliest >= ?", query.from)
    narrow("promise_earliest < ?", query.until)
    if let cursor {
      conditions.append("(promise_earliest, id) > (?, ?)")
      arguments += [cursor.earliest, cursor.id]
    }
    return try connection.rows(
      """
      SELECT \(Self.appointmentColumns) FROM appointments
      WHERE \(conditions.joined(separator: " AND "))
      ORDER BY promise_earliest, id LIMIT ?
      """, arguments + [max(0, limit)], Self.readAppointment)
  }

  package func contacts(
    _ query: ContactQuery, after cursor: ContactID?, limit: Int
  ) throws -> [Contact] {
    guard var (condition, arguments) = contactCondition(query) else { return [] }
    if let cursor {
      condition += " AND id > ?"
      arguments.append(cursor)
    }
    let found: [ContactID] = try connection.rows(
      "SELECT id FROM contacts WHERE \(condition) ORDER BY id LIMIT ?",
      arguments + [max(0, limit)]
    ) { try $0.id() }
    let contacts = try contacts(Set(found))
    return found.compactMap { contacts[$0] }
  }

  package func countContacts(_ query: ContactQuery, atMost limit: Int) throws -> Int {
    guard let (condition, arguments) = contactCondition(query) else { return 0 }
    return try connection.rows(
      "SELECT COUNT(*) FROM (SELECT 1 FROM contacts WHERE \(condition) LIMIT ?) AS found",
      arguments + [max(0, limit)]
    ) { try $0.int() }.first ?? 0
  }

  /// Nil: nobody can be found so.
  private func contactCondition(
    _ query: ContactQuery
  ) -> (condition: String, arguments: [(any Bindable)?])? {
    var conditions = ["organization_id = ?", "deleted_at IS NULL"]
    var arguments: [(any Bindable)?] = [organization]
    if let account = query.account {
      conditions.append("account_id = ?")
      arguments.append(account)
    }
    if let email = query.email {
      conditions.append("email_key = ?")
      arguments.append(emailKey(email))
    }
    if let text = query.text {
      let (ids, more) = SearchWords(text).ids(
        ["last_key", "first_key", "email_key"].map { Self.range("contacts", $0) },
        phones: [Self.range("contacts", "phone_key")], organization: organization)
      guard !ids.isEmpty else { return nil }
      conditions.append("id IN (\(ids))")
      arguments += more
    }
    if let resource = query.visitedBy {
      conditions.append(
        """
        EXISTS (SELECT 1 FROM appointments AS visit
          WHERE visit.organization_id = contacts.organization_id
            AND visit.contact_id = contacts.id AND visit.resource_id = ?)
        """)
      arguments.append(resource)
    }
    if let role = query.role {
      conditions.append(
        """
        EXISTS (SELECT 1 FROM contact_roles AS given
          WHERE given.organization_id = contacts.organization_id
            AND given.contact_id = contacts.id AND given.role_id = ?)
        """)
      arguments.append(role)
    }
    return (conditions.joined(separator: " AND "), arguments)
  }

  package func invitations(
    of contact: ContactID?, after cursor: PortalInvitationID?, limit: Int
  ) throws -> [PortalInvitation] {
    var conditions = ["organization_id = ?"]
    var arguments: [(any Bindable)?] = [organization]
    if let contact {
      conditions.append("contact_id = ?")
      arguments.append(contact)
    }
    if let cursor {
      conditions.append("id > ?")
      arguments.append(cursor)
    }
    let found: [PortalInvitationID] = try connection.rows(
      """
      SELECT id FROM portal_invitations WHERE \(conditions.joined(separator: " AND "))
      ORDER BY id LIMIT ?
      """, arguments + [max(0, limit)]
    ) { try $0.id() }
    return try found.compactMap { try invitation($0) }
  }
}
