internal import Scheduling

/// Records that plans depend on and that an import has changed: visits that were not in it, or
/// stood in it unchanged, are laid out anew.
struct Relaid {
  var resources: Set<ResourceID> = []
  var territories: Set<TerritoryID> = []
  var accounts: Set<AccountID> = []
}

extension SQLLedger {
  /// Days with visits whose plans depend on what was changed, from yesterday on: what lies further
  /// behind stays as it was.
  func daysToLayOutAgain(_ relaid: Relaid) throws -> Set<DayKey> {
    var resources = relaid.resources
    if !relaid.territories.isEmpty {
      for territory in relaid.territories {
        resources.formUnion(try catalogue().members(of: territory).map(\.id))
      }
    }
    return try days(of: "plan.resource_id", resources.sorted())
      .union(try days(of: "visit.territory_id", relaid.territories.sorted()))
      .union(try days(of: "visit.account_id", relaid.accounts.sorted()))
  }

  private func days<Kind>(
    of column: String, _ identifiers: [Identifier<Kind>]
  ) throws -> Set<DayKey> {
    let yesterday = Zone.utc.date(of: now) - 1
    return Set(
      try connection.rows(in: identifiers) { marks, chunk in
        try connection.rows(
          """
          SELECT DISTINCT plan.resource_id, plan.plan_date FROM occupancy AS plan
          JOIN appointments AS visit
            ON visit.organization_id = plan.organization_id AND visit.id = plan.appointment_id
          WHERE plan.organization_id = ? AND plan.plan_date >= ? AND \(column) IN (\(marks))
          """, [organization, yesterday] + chunk
        ) { DayKey(resource: try $0.id(), date: try $0.date()) }
      })
  }
}
