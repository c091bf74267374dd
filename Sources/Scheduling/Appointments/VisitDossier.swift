/// Everything that staff see of one visit.
public struct VisitDossier: Sendable {
  public var view: VisitView
  public var contact: Contact?
  public var account: Account?
  /// Whoever it is planned for, named to the customer or not.
  public var resource: Resource?
  /// Who comes along.
  public var companions: [Resource]
  public var workOrder: WorkOrder?
  /// Newest first.
  public var links: [AppointmentLink]
  /// Newest first, at most `VisitDossier.longestHistory` lines.
  public var history: [JournalLine]
  /// When it was looked at.
  public var now: Instant

  public static let longestHistory = 100

  public var visit: Appointment { view.appointment }
}

extension Scheduler {
  /// One visit with all that belongs to it; nil when there is none that the viewer may see.
  public func dossier(
    _ id: AppointmentID, for viewer: Viewer, in organization: OrganizationID
  ) async throws -> VisitDossier? {
    let zones = zones
    return try await store.read(organization) { ledger in
      guard let visit = try ledger.appointment(id, for: viewer) else { return nil }
      let catalogue = try ledger.catalogue()
      let history = try ledger.journal(
        JournalQuery(subject: id.rawValue), before: nil, limit: VisitDossier.longestHistory)
      return VisitDossier(
        view: try VisitViews(of: [visit], for: viewer, in: ledger, zones: zones).view(visit),
        contact: try ledger.contact(visit.contact),
        account: try visit.account.flatMap { try ledger.account($0) },
        resource: catalogue.resources[visit.resource],
        companions: visit.companions.compactMap { catalogue.resources[$0.resource] },
        workOrder: try ledger.workOrder(visit.workOrder, for: viewer),
        links: try ledger.links(to: id), history: try ledger.named(history), now: ledger.now)
    }
  }
}
