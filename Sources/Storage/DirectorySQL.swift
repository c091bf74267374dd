package import Scheduling

extension SQLLedger {
  package func contactLines(_ search: DirectorySearch, limit: Int) throws -> [ContactLine] {
    let words = SearchWords(search.text)
    let (found, arguments) = words.ids(
      [
        Self.range("contacts", "last_key"), Self.range("contacts", "first_key"),
        Self.range("contacts", "email_key"), Self.range("contacts", "postal_code"),
        Self.range("contacts", "city_key"),
        """
        SELECT contacts.id FROM accounts JOIN contacts
          ON contacts.organization_id = accounts.organization_id
          AND contacts.account_id = accounts.id
        WHERE accounts.organization_id = ? AND accounts.name_key >= ? AND accounts.name_key < ?
        """,
      ], phones: [Self.range("contacts", "phone_key")], organization: organization)
    let after = search.after.flatMap { ContactID($0) }
    return try connection.rows(
      """
      SELECT person.id, person.first_name, person.last_name, person.account_id, accounts.name,
        person.email, person.phone, person.postal_code, person.city, portal_users.id
      FROM contacts AS person
      LEFT JOIN accounts ON accounts.organization_id = person.organization_id
        AND accounts.id = person.account_id
      LEFT JOIN portal_users ON portal_users.organization_id = person.organization_id
        AND portal_users.contact_id = person.id
      WHERE person.organization_id = ? AND person.deleted_at IS NULL
        \(words.isEmpty ? "" : "AND person.id IN (\(found))")
        \(after == nil ? "" : "AND (person.last_key, person.first_key, person.id) > (?, ?, ?)")
      ORDER BY person.last_key, person.first_key, person.id LIMIT ?
      """,
      [organization] + (words.isEmpty ? [] : arguments)
        + (try after.map { try contactPosition($0) } ?? []) + [max(0, limit)]
    ) { row in
      let id: ContactID = try row.id()
      let names = [try row.text(), try row.text()].filter { !$0.isEmpty }
      return ContactLine(
        id: id, name: names.joined(separator: " "), account: try row.optionalID(),
        accountName: row.optionalText(), email: try row.text(), phone: try row.text(),
        place: [row.optionalText() ?? "", row.optionalText() ?? ""].filter { !$0.isEmpty }
          .joined(separator: " "), hasProfile: row.optionalText() != nil)
    }
  }

  package func accountLines(_ search: DirectorySearch, limit: Int) throws -> [AccountLine] {
    let words = SearchWords(search.text)
    let (found, arguments) = words.ids(
      [
        Self.range("accounts", "name_key"), Self.range("accounts", "postal_code"),
        Self.range("accounts", "city_key"),
        """
        SELECT account_id AS id FROM contacts
        WHERE organization_id = ? AND last_key >= ? AND last_key < ? AND account_id IS NOT NULL
        """,
      ],
      phones: [
        """
        SELECT account_id AS id FROM contacts
        WHERE organization_id = ? AND phone_key >= ? AND phone_key < ? AND account_id IS NOT NULL
        """
      ], organization: organization)
    let after = search.after.flatMap { AccountID($0) }
    return try connection.rows(
      """
      SELECT id, name, \(AddressColumns.names),
        (SELECT COUNT(*) FROM contacts WHERE contacts.organization_id = accounts.organization_id
          AND contacts.account_id = accounts.id AND contacts.deleted_at IS NULL)
      FROM accounts
      WHERE organization_id = ?
        \(words.isEmpty ? "" : "AND id IN (\(found))")
        \(after == nil ? "" : "AND (name_key, id) > (?, ?)")
      ORDER BY name_key, id LIMIT ?
      """,
      [organization] + (words.isEmpty ? [] : arguments)
        + (try after.map { try accountPosition($0) } ?? []) + [max(0, limit)]
    ) { row in
      AccountLine(
        id: try row.id(), name: try row.text(), address: try row.optionalAddress()?.line ?? "",
        contacts: try row.int())
    }
  }

  package func accounts(named name: String, limit: Int) throws -> [Account] {
    let found: [AccountID] = try connection.rows(
      "SELECT id FROM accounts WHERE organization_id = ? AND name_key = ? ORDER BY id LIMIT ?",
      organization, SearchKey.text(name), max(0, limit)
    ) { try $0.id() }
    return try found.compactMap { try account($0) }
  }

  package func contacts(of account: AccountID, limit: Int) throws -> [Contact] {
    let found: [ContactID] = try connection.rows(
      """
      SELECT id FROM contacts
      WHERE organization_id = ? AND account_id = ? AND deleted_at IS NULL
      ORDER BY last_key, first_key, id LIMIT ?
      """, organization, account, max(0, limit)
    ) { try $0.id() }
    let contacts = try contacts(Set(found))
    return found.compactMap { contacts[$0] }
  }

  static func range(_ table: String, _ column: String) -> String {
    "SELECT id FROM \(table) WHERE organization_id = ? AND \(column) >= ? AND \(column) < ?"
  }

  /// Where a page begins: behind that contact, whatever it is called by now.
  private func contactPosition(_ id: ContactID) throws -> [(any Bindable)?] {
    try connection.row(
      "SELECT last_key, first_key FROM contacts WHERE organization_id = ? AND id = ?",
      organization, id
    ) { [try $0.text(), try $0.text(), id] } ?? ["", "", id]
  }

  private func accountPosition(_ id: AccountID) throws -> [(any Bindable)?] {
    try connection.row(
      "SELECT name_key FROM accounts WHERE organization_id = ? AND id = ?", organization, id
    ) { [try $0.text(), id] } ?? ["", id]
  }
}

/// What an account has.
extension SQLLedger {
  package func assets(of account: AccountID) throws -> [Asset] {
    try connection.rows(
      """
      SELECT \(Self.assetColumns) FROM assets
      WHERE organization_id = ? AND account_id = ? ORDER BY name, id LIMIT 1000
      """, organization, account, read: Self.readAsset)
  }

  package func appointments(
    of account: AccountID, areOpen: Bool, limit: Int
  ) throws -> [Appointment] {
    let ended = "('completed', 'canceled', 'cannotComplete')"
    return try connection.rows(
      """
      SELECT \(Self.appointmentColumns) FROM appointments
      WHERE organization_id = ? AND account_id = ? AND state \(areOpen ? "NOT IN" : "IN") \(ended)
      ORDER BY promise_earliest \(areOpen ? "" : "DESC"), id LIMIT ?
      """, organization, account, max(0, limit), read: Self.readAppointment)
  }
}
