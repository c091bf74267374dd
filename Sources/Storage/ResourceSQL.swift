package import Scheduling

extension SQLLedger {
  package func readResources() throws -> [Resource] {
    try connection.rows(
      """
      SELECT id, name, kind, zone, \(AddressColumns.names), hours, skills, memberships,
        maximum_radius, capacity, email, phone, photo_type, photo, is_active
      FROM resources WHERE organization_id = ? ORDER BY id
      """, organization
    ) { [context] row in
      Resource(
        id: try row.id(), name: try row.text(), kind: try row.choice(),
        zone: try context.zone(try row.text()), base: try row.optionalAddress(),
        hours: try row.json(), skills: try row.json(), memberships: try row.json(),
        maximumRadius: row.optionalInt(), capacity: try row.int(), email: row.optionalText(),
        phone: row.optionalText(), photo: row.optionalImage(), isActive: try row.bool())
    }
  }

  package func save(_ resource: Resource) throws {
    try connection.upsert(
      "resources", key: [("organization_id", organization), ("id", resource.id)],
      [
        ("name", resource.name), ("kind", resource.kind), ("zone", resource.zone.name),
      ] + AddressColumns.pairs(resource.base) + [
        ("hours", try JSONText.encode(resource.hours)),
        ("skills", try JSONText.encode(resource.skills)),
        ("memberships", try JSONText.encode(resource.memberships)),
        ("maximum_radius", resource.maximumRadius), ("capacity", resource.capacity),
        ("email", resource.email), ("phone", resource.phone),
        ("photo_type", resource.photo?.mediaType), ("photo", resource.photo?.bytes),
        ("is_active", resource.isActive),
      ])
    try raisePlanVersions(of: resource.id, from: nil, through: nil)
    try raiseCatalogueVersion()
  }

  package func deviations(
    of resources: [ResourceID], from: LocalDate, through: LocalDate
  ) throws -> [ResourceID: Deviations] {
    let shifts = try connection.rows(in: resources) { marks, chunk in
      try connection.rows(
        """
        SELECT resource_id, shift_date, ranges FROM shifts
        WHERE organization_id = ? AND shift_date BETWEEN ? AND ? AND resource_id IN (\(marks))
        """, [organization, from - 1, through + 1] + chunk
      ) { row -> (ResourceID, LocalDate, [HoursRange]) in
        (try row.id(), try row.date(), try row.json())
      }
    }
    let absences = try connection.rows(in: resources) { marks, chunk in
      // Dates are local and instants aren't: two days either side cover the margin in every zone.
      try connection.rows(
        """
        SELECT resource_id, id, starts_at, ends_at, reason FROM absences
        WHERE organization_id = ? AND starts_at < ? AND ends_at > ? AND resource_id IN (\(marks))
        ORDER BY starts_at, id
        """, [organization, (through + 3).days * 86_400, (from - 2).days * 86_400] + chunk
      ) { row -> (ResourceID, Absence) in
        let (resource, id): (ResourceID, AbsenceID) = (try row.id(), try row.id())
        let (start, end) = (try row.instant(), try row.instant())
        guard let range = TimeRange(start: start, end: end) else {
          throw StorageError.damaged("absence \(id) ends before it starts")
        }
        return (resource, Absence(id: id, range: range, reason: try row.text()))
      }
    }
    var deviations = Dictionary(resources.map { ($0, Deviations.none) }) { first, _ in first }
    for (resource, date, ranges) in shifts { deviations[resource]?.shifts[date] = ranges }
    for (resource, absence) in absences { deviations[resource]?.absences.append(absence) }
    return deviations
  }

  /// All of a resource's shifts, in order.
  func shifts(of resource: ResourceID) throws -> [(LocalDate, [HoursRange])] {
    try connection.rows(
      """
      SELECT shift_date, ranges FROM shifts WHERE organization_id = ? AND resource_id = ?
      ORDER BY shift_date
      """, organization, resource
    ) { (try $0.date(), try $0.json()) }
  }

  /// All of a resource's absences, in order.
  func absences(of resource: ResourceID) throws -> [Absence] {
    try connection.rows(
      """
      SELECT id, starts_at, ends_at, reason FROM absences
      WHERE organization_id = ? AND resource_id = ? ORDER BY starts_at, id
      """, organization, resource
    ) { row in
      let id: AbsenceID = try row.id()
      let (start, end) = (try row.instant(), try row.instant())
      return Absence(
        id: id, range: TimeRange(from: start, seconds: end - start), reason: try row.text())
    }
  }
}
