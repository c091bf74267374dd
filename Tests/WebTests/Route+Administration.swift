import Scheduling

/// The routes of what administrators keep, and of everybody's own account.
extension Route {
  static let administration: [Route] = [
    get("/staff/settings/users", .staff(.administer)),
    get("/staff/settings/users/new", .staff(.administer)),
    post("/staff/settings/users", .staff(.administer), ["name": "By matrix"]),
    get("/staff/settings/users/{id}", .staff(.administer)),
    post("/staff/settings/users/{id}", .staff(.administer), ["name": "By matrix"]),
    post("/staff/settings/users/{id}/access", .staff(.administer), ["change": "disable"]),
    post("/staff/settings/users/{id}/password", .staff(.administer), [:]),
    get("/staff/settings/roles", .staff(.administer)),
    get("/staff/settings/roles/new", .staff(.administer)),
    post("/staff/settings/roles", .staff(.administer), ["name": "By matrix"]),
    get("/staff/settings/roles/{id}", .staff(.administer)),
    post("/staff/settings/roles/{id}", .staff(.administer), ["name": "By matrix"]),
    get("/staff/settings/roles/{id}/deletion", .staff(.administer)),
    post("/staff/settings/roles/{id}/deletion", .staff(.administer), [:]),
    get("/staff/settings/keys", .staff(.administer)),
    get("/staff/settings/keys/new", .staff(.administer)),
    post("/staff/settings/keys", .staff(.administer), ["name": "By matrix"]),
    get("/staff/settings/keys/{id}/revocation", .staff(.administer)),
    post("/staff/settings/keys/{id}/revocation", .staff(.administer), [:]),
    get("/staff/account", .staff(nil)),
    post("/staff/account", .staff(nil), ["language": "de"]),
    post("/staff/account/password", .staff(nil), ["oldPassword": "x", "password": "y"]),
  ]
}
