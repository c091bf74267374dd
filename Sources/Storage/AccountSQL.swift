package import Scheduling

extension SQLLedger {
  package func account(_ id: AccountID) throws -> Account? {
    try connection.row(
      """
      SELECT name, \(AddressColumns.names), visiting_hours, preferred_resources,
        required_resources, excluded_resources
      FROM accounts WHERE organization_id = ? AND id = ?
      """, organization, id
    ) { row in
      Account(
        id: id, name: try row.text(), address: try row.optionalAddress(),
        visitingHours: try row.optionalJSON(), preferred: try row.json(),
        required: try row.json(), excluded: try row.json())
    }
  }

  package func save(_ account: Account) throws {
    try connection.upsert(
      "accounts", key: [("organization_id", organization), ("id", account.id)],
      [("name", account.name)] + AddressColumns.pairs(account.address) + [
        ("visiting_hours", try account.visitingHours.map { try JSONText.encode($0) }),
        ("preferred_resources", try JSONText.encode(account.preferred.sorted())),
        ("required_resources", try JSONText.encode(account.required.sorted())),
        ("excluded_resources", try JSONText.encode(account.excluded.sorted())),
      ])
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
