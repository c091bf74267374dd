/// What staff look for in the list of visits.
public struct VisitSearch: Hashable, Sendable {
  /// A visit's number, which alone then counts, or what a `ContactQuery.text` may be about its
  /// customer.
  public var text: String?
  public var query: AppointmentQuery

  public init(text: String?, query: AppointmentQuery) {
    self.text = text
    self.query = query
  }
}

/// A visit in a list, with whom it is for and who comes.
public struct VisitRow: Sendable {
  public var view: VisitView
  public var contact: Contact?
  public var resource: Resource?
}

extension Scheduler {
  /// Customers whose visits one search looks at, at most: who finds more types more of the name.
  static let mostFound = 100

  /// Part of the visits that a member of staff may see, by promised start.
  public func visits(
    _ search: VisitSearch, after cursor: AppointmentCursor?, limit: Int, for viewer: Viewer,
    in organization: OrganizationID
  ) async throws -> ListPart<VisitRow> {
    let zones = zones
    return try await store.read(organization) { ledger in
      var query = search.query
      if let text = search.text?.trimmed, !text.isEmpty {
        if Appointment.isNumber(text) {
          query = AppointmentQuery()
          query.number = text.uppercased()
        } else {
          let found = try ledger.contacts(
            ContactQuery(text: text, visitedBy: viewer.visitingOnly), after: nil,
            limit: Self.mostFound)
          guard !found.isEmpty else { return ListPart([], limit: limit) }
          query.contacts = Set(found.map(\.id))
        }
      }
      let visits = try ledger.appointments(query, after: cursor, limit: limit + 1, for: viewer)
      return ListPart(
        try ledger.rows(of: visits, for: viewer, zones: zones), limit: limit)
    }
  }
}

extension Viewer {
  /// The resource whose visits are all that they see; nil: they see others too.
  fileprivate var visitingOnly: ResourceID? {
    guard case .staff(let member) = self, !member.seesEverything else { return nil }
    return member.resource
  }
}

extension Ledger {
  func rows(
    of visits: [Appointment], for viewer: Viewer, zones: ZoneSource
  ) throws -> [VisitRow] {
    let views = try VisitViews(of: visits, for: viewer, in: self, zones: zones)
    let contacts = try contacts(Set(visits.map(\.contact)))
    let catalogue = try catalogue()
    return visits.map { visit in
      VisitRow(
        view: views.view(visit), contact: contacts[visit.contact],
        resource: catalogue.resources[visit.resource])
    }
  }
}

extension Appointment {
  /// `A-100042`, as `nextAppointmentNumber` makes them.
  static func isNumber(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.count == 2 && parts[0].uppercased() == "A" && !parts[1].isEmpty
      && parts[1].allSatisfy { $0.isASCII && $0.isNumber }
  }
}
