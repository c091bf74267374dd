import Scheduling

/// The routes of what an organisation is and offers.
extension Route {
  /// What `.staff(nil)` guards is for the scope to say: another's is not found.
  static let catalogue: [Route] = [
    get("/staff/hours", .staff(.ownDays)),
    get("/staff/resources", .staff(.dispatch)), get("/staff/resources/new", .staff(.dispatch)),
    post("/staff/resources", .staff(.dispatch), ["name": "By matrix"]),
    get("/staff/resources/{id}", .staff(nil)),
    post("/staff/resources/{id}/details", .staff(.dispatch), ["name": "By matrix"]),
    post("/staff/resources/{id}/hours", .staff(nil), ["monday": "8-9"]),
    post("/staff/resources/{id}/memberships", .staff(.dispatch), ["territory-0": "ter_valley"]),
    post("/staff/resources/{id}/skills", .staff(.dispatch), ["skill-0": "skl_gas"]),
    post("/staff/resources/{id}/absences", .staff(nil), ["from": "2026-11-27"]),
    get("/staff/resources/{id}/absences/{absence}", .staff(nil)),
    post("/staff/resources/{id}/absences/{absence}", .staff(nil), ["from": "2026-11-27"]),
    post("/staff/resources/{id}/absences/{absence}/removal", .staff(nil), [:]),
    post("/staff/resources/{id}/shifts", .staff(nil), ["date": "2026-11-27", "hours": "8-9"]),
    post("/staff/resources/{id}/shifts/{date}/removal", .staff(nil), [:]),
    get("/staff/resources/{id}/photo", .staff(nil)),
    post("/staff/resources/{id}/photo", .staff(.dispatch), [:]),
    post("/staff/resources/{id}/photo/removal", .staff(.dispatch), [:]),
    get("/staff/service-types", .staff(.dispatch)),
    get("/staff/service-types/new", .staff(.dispatch)),
    post("/staff/service-types", .staff(.dispatch), ["name": "By matrix"]),
    get("/staff/service-types/{id}", .staff(.dispatch)),
    post("/staff/service-types/{id}", .staff(.dispatch), ["name": "By matrix"]),
    get("/staff/territories", .staff(.dispatch)),
    get("/staff/territories/new", .staff(.dispatch)),
    post("/staff/territories", .staff(.dispatch), ["name": "By matrix"]),
    get("/staff/territories/{id}", .staff(.dispatch)),
    post("/staff/territories/{id}", .staff(.dispatch), ["name": "By matrix"]),
    get("/staff/categories", .staff(.dispatch)),
    post("/staff/categories", .staff(.dispatch), ["name": "By matrix"]),
    post("/staff/categories/{id}", .staff(.dispatch), ["name": "By matrix"]),
    get("/staff/skills", .staff(.dispatch)),
    post("/staff/skills", .staff(.dispatch), ["name": "By matrix"]),
    post("/staff/skills/{id}", .staff(.dispatch), ["name": "By matrix"]),
  ]
}
