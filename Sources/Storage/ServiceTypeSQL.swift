package import Scheduling

extension SQLLedger {
  package func readServiceTypes() throws -> [ServiceType] {
    try connection.rows(
      """
      SELECT id, name, description, duration, block_before, block_after, start_interval, skills,
        venue, arrival_windows, notice, furthest_day, bookable_by_customers, categories,
        names_resource, seats, price_text, assignment, territory_id, meeting_link,
        phone_instructions, is_active
      FROM service_types WHERE organization_id = ? ORDER BY id
      """, organization
    ) { row in
      ServiceType(
        id: try row.id(), name: try row.text(), description: try row.text(),
        duration: try row.int(), before: try row.int(), after: try row.int(),
        startInterval: try row.int(), skills: try row.json(), venue: try row.choice(),
        promise: try row.optionalJSON().map(Promise.arrivalWindows) ?? .exactStart,
        notice: try row.int(), furthestDay: try row.int(), bookableByCustomers: try row.bool(),
        categories: try row.json(), namesResourceAtBooking: try row.bool(),
        seats: try row.int(), priceText: row.optionalText(), assignment: try row.choice(),
        territory: try row.optionalID(), meetingLink: row.optionalText(),
        phoneInstructions: row.optionalText(), isActive: try row.bool())
    }
  }

  package func save(_ type: ServiceType) throws {
    var windows: String?
    if case .arrivalWindows(let ranges) = type.promise { windows = try JSONText.encode(ranges) }
    try connection.upsert(
      "service_types", key: [("organization_id", organization), ("id", type.id)],
      [
        ("name", type.name), ("description", type.description), ("duration", type.duration),
        ("block_before", type.before), ("block_after", type.after),
        ("start_interval", type.startInterval), ("skills", try JSONText.encode(type.skills)),
        ("venue", type.venue), ("arrival_windows", windows), ("notice", type.notice),
        ("furthest_day", type.furthestDay), ("bookable_by_customers", type.bookableByCustomers),
        ("categories", try JSONText.encode(type.categories.sorted())),
        ("names_resource", type.namesResourceAtBooking), ("seats", type.seats),
        ("price_text", type.priceText), ("assignment", type.assignment),
        ("territory_id", type.territory), ("meeting_link", type.meetingLink),
        ("phone_instructions", type.phoneInstructions), ("is_active", type.isActive),
      ])
    try raiseCatalogueVersion()
  }
}
