package import Scheduling

extension SQLLedger {
  package func account(_ id: AccountID) throws -> Account? { try accounts([id])[id] }

  func accounts(_ ids: [AccountID]) throws -> [AccountID: Account] {
    let found = try connection.rows(in: ids) { marks, chunk in
      try connection.rows(
        """
        SELECT id, name, \(AddressColumns.names), visiting_hours, preferred_resources,
          required_resources, excluded_resources
        FROM accounts WHERE organization_id = ? AND id IN (\(marks))
        """, [organization] + chunk
      ) { row in
        Account(
          id: try row.id(), name: try row.text(), address: try row.optionalAddress(),
          visitingHours: try row.optionalJSON(), preferred: try row.json(),
          required: try row.json(), excluded: try row.json())
      }
    }
    return Dictionary(found.map { ($0.id, $0) }) { first, _ in first }
  }

  func columns(_ account: Account) throws -> [(String, (any Bindable)?)] {
    [
      ("name", account.name), ("name_key", SearchKey.text(account.name)),
      ("city_key", account.address.map { SearchKey.text($0.city) }),
    ] + AddressColumns.pairs(account.address) + [
      ("visiting_hours", try account.visitingHours.map { try JSONText.encode($0) }),
      ("preferred_resources", try JSONText.encode(identifiers: account.preferred)),
      ("required_resources", try JSONText.encode(identifiers: account.required)),
      ("excluded_resources", try JSONText.encode(identifiers: account.excluded)),
    ]
  }

  package func save(_ account: Account) throws {
    try connection.upsert(
      "accounts", key: [("organization_id", organization), ("id", account.id)],
      try columns(account))
    // Visiting hours are part of what a plan's promises depend on.
    try connection.run(
      """
      UPDATE day_plans SET version = version + 1
      WHERE organization_id = ? AND (resource_id, plan_date) IN (
        SELECT plan.resource_id, plan.plan_date FROM appointments AS visit
        JOIN occupancy AS plan
          ON plan.organization_id = visit.organization_id AND plan.appointment_id = visit.id
        WHERE visit.organization_id = ? AND visit.account_id = ?)
      """, organization, organization, account.id)
  }
}
