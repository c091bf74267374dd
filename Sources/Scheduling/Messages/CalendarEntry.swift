/// A visit as calendars get it.
public struct CalendarEntry: Sendable {
  public var facts: VisitFacts
  public var recipient: Recipient
  /// When it was asked for.
  public var at: Instant
  public var isCanceled: Bool
}

extension Scheduler {
  /// What *Add to calendar* holds; nil when there is no such visit that the viewer may see.
  public func calendarEntry(
    _ id: AppointmentID, for viewer: Viewer, in organization: OrganizationID
  ) async throws -> CalendarEntry? {
    try await store.read(organization) { ledger in
      guard let visit = try ledger.appointment(id, for: viewer),
        let contact = try ledger.contact(visit.contact)
      else { return nil }
      let catalogue = try ledger.catalogue()
      // The file is kept and passed on by people: it carries no key to the visit.
      let facts = try Correspondence(ledger: ledger, scheduler: self).facts(
        visit, of: contact, previous: nil, key: "", catalogue: catalogue)
      return CalendarEntry(
        facts: facts, recipient: Recipient(contact, in: catalogue.organization), at: ledger.now,
        isCanceled: visit.state == .canceled)
    }
  }

  /// The catalogue of an organisation, for its look and its names.
  public func catalogue(of organization: OrganizationID) async throws -> Catalogue {
    try await roster.catalogue(of: organization)
  }
}
