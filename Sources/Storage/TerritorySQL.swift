package import Scheduling

extension SQLLedger {
  package func readTerritories() throws -> [Territory] {
    let holidays = try connection.rows(
      "SELECT territory_id, holiday FROM holidays WHERE organization_id = ?", organization
    ) { row -> (TerritoryID, LocalDate) in (try row.id(), try row.date()) }
    let byTerritory = Dictionary(grouping: holidays, by: \.0).mapValues { Set($0.map(\.1)) }
    return try connection.rows(
      """
      SELECT id, name, zone, hours, grid_restarts, postal_areas, polygon,
        \(AddressColumns.names), travel
      FROM territories WHERE organization_id = ? ORDER BY id
      """, organization
    ) { [context] row in
      let id: TerritoryID = try row.id()
      return Territory(
        id: id, name: try row.text(), zone: try context.zone(try row.text()),
        hours: try row.optionalJSON(), holidays: byTerritory[id] ?? [],
        gridRestartsAtEachOpening: try row.bool(), postalAreas: try row.json(),
        polygon: try row.json(), office: try row.optionalAddress(), travel: try row.json())
    }
  }

  package func save(_ territory: Territory) throws {
    try connection.upsert(
      "territories", key: [("organization_id", organization), ("id", territory.id)],
      [
        ("name", territory.name), ("zone", territory.zone.name),
        ("hours", try territory.hours.map { try JSONText.encode($0) }),
        ("grid_restarts", territory.gridRestartsAtEachOpening),
        ("postal_areas", try JSONText.encode(territory.postalAreas)),
        ("polygon", try JSONText.encode(territory.polygon)),
      ] + AddressColumns.pairs(territory.office) + [
        ("travel", try JSONText.encode(territory.travel))
      ])
    try connection.run(
      "DELETE FROM holidays WHERE organization_id = ? AND territory_id = ?", organization,
      territory.id)
    for holiday in territory.holidays.sorted() {
      try connection.run(
        "INSERT INTO holidays (organization_id, territory_id, holiday) VALUES (?, ?, ?)",
        organization, territory.id, holiday)
    }
    try raisePlanVersions(in: territory.id)
    try raiseCatalogueVersion()
  }

  /// Plans that depend on a territory: of its members, whose working hours its holidays bound and
  /// whose drives it estimates, and those that hold visits of it.
  private func raisePlanVersions(in territory: TerritoryID) throws {
    // Memberships are a JSON text. An identifier's `_` stands for any character in a pattern: a
    // plan whose version is raised needlessly costs one more look at it.
    try connection.run(
      """
      UPDATE day_plans SET version = version + 1
      WHERE organization_id = ? AND (
        resource_id IN (
          SELECT id FROM resources WHERE organization_id = ? AND memberships LIKE ?)
        OR (resource_id, plan_date) IN (
          SELECT plan.resource_id, plan.plan_date FROM occupancy AS plan
          JOIN appointments AS visit
            ON visit.organization_id = plan.organization_id AND visit.id = plan.appointment_id
          WHERE plan.organization_id = ? AND visit.territory_id = ?))
      """, organization, organization, "%\"\(territory.rawValue)\"%", organization, territory)
  }
}
