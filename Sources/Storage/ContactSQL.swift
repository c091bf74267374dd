package import Scheduling

extension SQLLedger {
  package func peopleVersion() throws -> Int? {
    try connection.row(
      "SELECT people_version FROM counters WHERE organization_id = ?", organization
    ) { try $0.int() }
  }

  package func contact(_ id: ContactID) throws -> Contact? {
    try contacts(where: "id = ?", id).first
  }

  package func contacts(_ ids: Set<ContactID>) throws -> [ContactID: Contact] {
    let found = try connection.rows(in: ids.sorted()) { marks, chunk in
      try contacts(where: "id IN (\(marks))", chunk)
    }
    return Dictionary(uniqueKeysWithValues: found.map { ($0.id, $0) })
  }

  package func contacts(email: String) throws -> [Contact] {
    try contacts(where: "email_key = ?", emailKey(email))
  }

  package func insert(_ contact: Contact) throws {
    try connection.insert(
      "contacts", [("organization_id", organization), ("id", contact.id)] + columns(contact))
    try saveRoles(of: contact)
  }

  package func update(_ contact: Contact) throws {
    try save(contact)
  }

  package func save(_ contact: Contact) throws {
    try connection.upsert(
      "contacts", key: [("organization_id", organization), ("id", contact.id)], columns(contact))
    try connection.run(
      "DELETE FROM contact_roles WHERE organization_id = ? AND contact_id = ?", organization,
      contact.id)
    try saveRoles(of: contact)
  }

  private func contacts(
    where condition: String, _ arguments: (any Bindable)?...
  ) throws -> [Contact] {
    try contacts(where: condition, arguments)
  }

  private func contacts(
    where condition: String, _ arguments: [(any Bindable)?]
  ) throws -> [Contact] {
    var contacts = try connection.rows(
      """
      SELECT id, account_id, first_name, last_name, email, phone, language, zone,
        \(AddressColumns.names), email_opt_out, sms_opt_out, deleted_at, unverified_since
      FROM contacts WHERE organization_id = ? AND \(condition) ORDER BY id
      """, [organization] + arguments
    ) { row in
      Contact(
        id: try row.id(), account: try row.optionalID(), firstName: try row.text(),
        lastName: try row.text(), email: try row.text(), phone: try row.text(),
        language: row.optionalText(), zone: row.optionalText(),
        address: try row.optionalAddress(), emailOptOut: try row.bool(),
        smsOptOut: try row.bool(), roles: [], deletedAt: row.optionalInstant(),
        unverifiedSince: row.optionalInstant())
    }
    let roles = try connection.rows(in: contacts.map(\.id)) { marks, chunk in
      try connection.rows(
        """
        SELECT contact_id, role_id FROM contact_roles
        WHERE organization_id = ? AND contact_id IN (\(marks))
        """, [organization] + chunk
      ) { row -> (ContactID, WebRoleID) in (try row.id(), try row.id()) }
    }
    let byContact = Dictionary(grouping: roles, by: \.0)
    for index in contacts.indices {
      contacts[index].roles = Set(byContact[contacts[index].id, default: []].map(\.1))
    }
    return contacts
  }

  func columns(_ contact: Contact) -> [(String, (any Bindable)?)] {
    [
      ("account_id", contact.account), ("first_name", contact.firstName),
      ("last_name", contact.lastName), ("first_key", SearchKey.text(contact.firstName)),
      ("last_key", SearchKey.text(contact.lastName)), ("email", contact.email),
      ("email_key", emailKey(contact.email)), ("phone", contact.phone),
      ("phone_key", SearchKey.phone(contact.phone)),
      ("city_key", contact.address.map { SearchKey.text($0.city) }),
      ("language", contact.language), ("zone", contact.zone),
    ] + AddressColumns.pairs(contact.address) + [
      ("email_opt_out", contact.emailOptOut), ("sms_opt_out", contact.smsOptOut),
      ("deleted_at", contact.deletedAt), ("unverified_since", contact.unverifiedSince),
    ]
  }

  private func saveRoles(of contact: Contact) throws {
    for role in contact.roles.sorted() {
      try connection.run(
        "INSERT INTO contact_roles (organization_id, contact_id, role_id) VALUES (?, ?, ?)",
        organization, contact.id, role)
    }
  }
}
