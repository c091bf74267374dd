import Scheduling

/// The routes of sharing availability: by staff, and of whoever opens an invitation's URL.
extension Route {
  static let sharing: [Route] =
    [
      get("/staff/topics", .staff(.dispatch)), get("/staff/topics/new", .staff(.dispatch)),
      post("/staff/topics", .staff(.dispatch), ["name": "By matrix"]),
      get("/staff/topics/{id}", .staff(.dispatch)),
      post("/staff/topics/{id}", .staff(.dispatch), ["name": "By matrix"]),
      get("/staff/settings/sites", .staff(.administer)),
      get("/staff/settings/sites/new", .staff(.administer)),
      post("/staff/settings/sites", .staff(.administer), ["name": "By matrix"]),
      get("/staff/settings/sites/{id}", .staff(.administer)),
      post("/staff/settings/sites/{id}", .staff(.administer), ["name": "By matrix"]),
      get("/staff/resources/{id}/sharing", .staff(.ownDays)),
      post("/staff/resources/{id}/sharing", .staff(.ownDays), ["topic": "svc_yearly"]),
      post("/staff/resources/{id}/assistants", .staff(.ownDays), ["change": "assign"]),
      get("/staff/sharing", .staff(.share)), get("/staff/sharing/new", .staff(.share)),
      post("/staff/sharing/preview", .staff(.share), ["topic": "svc_yearly"]),
      post("/staff/sharing", .staff(.share), ["topic": "svc_yearly"]),
      get("/staff/sharing/{id}", .staff(.share)),
      post("/staff/sharing/{id}", .staff(.share), ["first": "2026-11-24"]),
      post("/staff/sharing/{id}/letters", .staff(.share), ["email": "a@example.org"]),
      get("/staff/sharing/{id}/code.svg", .staff(.share)),
      post("/appointments/{id}/address-confirmation", .visit, [:]),
      get("/i/{key}", .none), get("/invited/{token}", .none),
      get("/invited/{token}/review", .none),
      post("/invited/{token}/bookings", .none, ["slot": Firm.freeSlot]),
      get("/invited/{token}/booked/{booked}", .none),
      get("/invited/{token}/booked/{booked}/calendar.ics", .none),
      get("/embed.js", .none), get("/embed", .none), get("/embed/{key}", .none),
      get("/embed/sign-in/{site}", .none),
      post("/embed/sign-in/{site}", .none, ["email": "a@example.org", "password": "x"]),
    ] + framed
}
