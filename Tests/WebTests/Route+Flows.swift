import Scheduling

/// The routes of customised flows and of quick actions.
extension Route {
  /// Of whom its pages are.
  static let flowRecords = [
    "/staff/settings/flows": "flw_nobody", "/staff/settings/quick-actions": "qac_nobody",
  ]

  static let flows: [Route] = [
    get("/staff/settings/flows", .staff(.administer)),
    get("/staff/settings/flows/new", .staff(.administer)),
    post("/staff/settings/flows", .staff(.administer), ["name": "By matrix"]),
    post("/staff/settings/flows/preview", .staff(.administer), ["name": "By matrix"]),
    get("/staff/settings/flows/{id}", .staff(.administer)),
    post("/staff/settings/flows/{id}", .staff(.administer), ["name": "By matrix"]),
    post("/staff/settings/flows/{id}/preview", .staff(.administer), ["name": "By matrix"]),
    get("/staff/settings/flows/{id}/deletion", .staff(.administer)),
    post("/staff/settings/flows/{id}/deletion", .staff(.administer), [:]),
    get("/staff/settings/quick-actions/new", .staff(.administer)),
    post("/staff/settings/quick-actions", .staff(.administer), ["label.en": "By matrix"]),
    get("/staff/settings/quick-actions/{id}", .staff(.administer)),
    post("/staff/settings/quick-actions/{id}", .staff(.administer), ["label.en": "By matrix"]),
    get("/staff/settings/quick-actions/{id}/deletion", .staff(.administer)),
    post("/staff/settings/quick-actions/{id}/deletion", .staff(.administer), [:]),
  ]
}
