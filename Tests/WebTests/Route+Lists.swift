import Scheduling

/// The routes of actionable lists.
extension Route {
  static let lists: [Route] = [
    get("/staff/lists", .staff(.share)), get("/staff/lists/new", .staff(.share)),
    post("/staff/lists", .staff(.share), ["name": "By matrix", "audience": "owner"]),
    get("/staff/lists/{id}", .staff(.share)), get("/staff/lists/{id}/edit", .staff(.share)),
    post("/staff/lists/{id}/edit", .staff(.share), ["name": "By matrix", "audience": "owner"]),
    get("/staff/lists/{id}/deletion", .staff(.share)),
    post("/staff/lists/{id}/deletion", .staff(.share), [:]),
    get("/staff/lists/{id}/members.csv", .staff(.share)),
    get("/staff/lists/{id}/members", .staff(.share)),
    post("/staff/lists/{id}/contacts", .staff(.dispatch), ["q": "", "account": "", "role": ""]),
    post("/staff/lists/{id}/uploads", .staff(.share), [:]),
    get("/staff/lists/{id}/uploads/{upload}", .staff(.share)),
    post("/staff/lists/{id}/uploads/{upload}", .staff(.share), ["column-0": "email"]),
    post("/staff/lists/{id}/sendings", .staff(.share), ["which": "all"]),
    post("/staff/lists/{id}/sendings/{sending}/stop", .staff(.share), [:]),
    post("/staff/lists/{id}/removal", .staff(.share), ["tick.mem_x": "true"]),
  ]
}
