internal import Scheduling

/// Finds out what a commit has touched, whatever statement wrote it: temporary triggers of the
/// writing connection note keys in a temporary table, which rolls back with the transaction and
/// never reaches the file.
enum SQLiteChanges {
  private enum Kind: Int {
    case day = 1
    case deviations, catalogue, people, sites
  }

  /// For the writing connection, once the schema is up to date.
  static func prepare(_ connection: any Connection) throws {
    for statement in statements { try connection.run(statement) }
  }

  /// What the open transaction has touched; forgets it.
  static func collect(_ connection: any Connection) throws -> CommittedChanges {
    let rows = try connection.rows(
      "SELECT kind, organization_id, resource_id, plan_date FROM temp.touched LIMIT ?",
      CommittedChanges.most + 1
    ) { row in
      (
        kind: try row.int(), organization: row.optionalText() ?? "",
        resource: row.optionalText() ?? "", day: try row.int()
      )
    }
    guard !rows.isEmpty else { return CommittedChanges() }
    try connection.run("DELETE FROM temp.touched")
    var changes = CommittedChanges()
    if rows.count > CommittedChanges.most {
      changes.isEverything = true
      return changes
    }
    for row in rows {
      guard let kind = Kind(rawValue: row.kind) else { continue }
      if kind == .sites {
        changes.touchesSites = true
        continue
      }
      guard let organization = OrganizationID(row.organization) else { continue }
      // Changed in place: a copy for each of thousands of days would be quadratic.
      note(
        kind, resource: ResourceID(row.resource), LocalDate(days: row.day),
        in: &changes.organizations[organization, default: LedgerChange(organization: organization)])
    }
    return changes
  }

  private static func note(
    _ kind: Kind, resource: ResourceID?, _ date: LocalDate, in change: inout LedgerChange
  ) {
    switch kind {
    case .day:
      if let resource { change.days.insert(DayKey(resource: resource, date: date)) }
    case .deviations:
      if let resource { change.deviations.insert(resource) }
    case .catalogue: change.touchesCatalogue = true
    case .people: change.touchesPeople = true
    case .sites: break
    }
  }

  private static var statements: [String] {
    let table = """
      CREATE TEMP TABLE touched (
        kind INTEGER NOT NULL, organization_id TEXT NOT NULL, resource_id TEXT NOT NULL,
        plan_date INTEGER NOT NULL,
        PRIMARY KEY (kind, organization_id, resource_id, plan_date)) WITHOUT ROWID
      """
    let days = ["occupancy", "day_plans"].flatMap {
      triggers($0, .day, resource: "resource_id", day: "plan_date")
    }
    let visits = triggers(
      "appointments", .day, resource: "resource_id", day: "plan_date", on: ["UPDATE"])
    let deviations = ["shifts", "absences"].flatMap {
      triggers($0, .deviations, resource: "resource_id")
    }
    let catalogue = triggers(
      "organizations", .catalogue, on: ["UPDATE OF catalogue_version", "DELETE"])
    let people = ["contact_roles", "web_roles", "portal_users", "assets"].flatMap {
      triggers($0, .people)
    }
    // Somebody new can't be known yet.
    let changedPeople = ["contacts", "accounts"].flatMap {
      triggers($0, .people, on: ["UPDATE", "DELETE"])
    }
    let sessions = triggers("sessions", .people, on: ["UPDATE", "DELETE"])
    // When a key was used last is nobody's business here.
    let keys = triggers("api_keys", .people, on: ["UPDATE OF revoked_at, expires_at", "DELETE"])
    let sites = triggers("sites", .sites)
    return [table] + days + visits + deviations + catalogue + people + changedPeople + sessions
      + keys + sites
  }

  private static let columns = ["kind", "organization_id", "resource_id", "plan_date"]

  private static func triggers(
    _ table: String, _ kind: Kind, resource: String? = nil, day: String? = nil,
    on events: [String] = ["INSERT", "UPDATE", "DELETE"]
  ) -> [String] {
    events.enumerated().map { index, event in
      let rows = event == "INSERT" ? ["NEW"] : event == "DELETE" ? ["OLD"] : ["OLD", "NEW"]
      // Not `INSERT OR IGNORE`: in a trigger the conflict clause of the statement outside counts.
      let notes = rows.map { row in
        let keys = [
          "\(kind.rawValue)", "\(row).organization_id",
          resource.map { "\(row).\($0)" } ?? "''", day.map { "\(row).\($0)" } ?? "0",
        ]
        let same = zip(columns, keys).map { "\($0) = \($1)" }.joined(separator: " AND ")
        return """
          INSERT INTO touched SELECT \(keys.joined(separator: ", "))
          WHERE NOT EXISTS (SELECT 1 FROM touched WHERE \(same));
          """
      }
      return """
        CREATE TEMP TRIGGER touched_\(table)_\(index) AFTER \(event) ON main.\(table)
        FOR EACH ROW BEGIN \(notes.joined(separator: " ")) END
        """
    }
  }
}

/// What one commit has touched, over all organisations.
struct CommittedChanges: Sendable {
  /// More than so many keys aren't listed.
  static let most = 20_000

  var organizations: [OrganizationID: LedgerChange] = [:]
  var touchesSites = false
  var isEverything = false

  var isEmpty: Bool { organizations.isEmpty && !touchesSites && !isEverything }
}
