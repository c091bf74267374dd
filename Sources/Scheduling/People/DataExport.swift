/// Everything that is kept about a customer, in a form to take away.
public struct DataExport: Sendable, Encodable {
  public var contact: Person
  public var account: String?
  public var assets: [Thing]
  public var appointments: [Visit]

  public struct Person: Sendable, Encodable {
    public var firstName: String
    public var lastName: String
    public var email: String
    public var signInEmail: String?
    public var phone: String
    public var language: String?
    public var timeZone: String?
    public var address: String?
    public var emailOptOut: Bool
    public var smsOptOut: Bool
    public var roles: [String]
  }

  public struct Thing: Sendable, Encodable {
    public var name: String
    public var address: String?
  }

  public struct Visit: Sendable, Encodable {
    public var number: String
    public var service: String
    public var state: AppointmentState
    public var promisedFrom: Instant
    public var promisedTo: Instant
    public var address: String?
    public var comment: String
    public var cancellationReason: String?
    public var bookedAt: Instant
    public var answers: [Answer]
  }

  /// What was answered to a question of the organisation's own.
  public struct Answer: Sendable, Encodable {
    public var question: String
    public var answer: String
  }
}

extension Scheduler {
  /// Visits that one export holds at most.
  static let exportedVisits = 10_000

  public func dataExport(
    of visitor: Visitor, in organization: OrganizationID
  ) async throws -> DataExport {
    try await store.read(organization) { ledger in
      let contact = visitor.contact
      let catalogue = try ledger.catalogue()
      let own = Viewer.customer(contact.id, account: nil)
      let visits =
        try ledger.openAppointments(for: own, limit: Self.exportedVisits)
        + ledger.pastAppointments(for: own, offset: 0, limit: Self.exportedVisits)
      return DataExport(
        contact: DataExport.Person(
          firstName: contact.firstName, lastName: contact.lastName, email: contact.email,
          signInEmail: visitor.user?.email, phone: contact.phone, language: contact.language,
          timeZone: contact.zone, address: contact.address?.line,
          emailOptOut: contact.emailOptOut, smsOptOut: contact.smsOptOut,
          roles: try ledger.roles().filter { contact.roles.contains($0.id) }.map(\.name)),
        account: try contact.account.flatMap { try ledger.account($0)?.name },
        assets: try ledger.assets(of: contact.id, account: nil).map {
          DataExport.Thing(name: $0.name, address: $0.address?.line)
        },
        appointments: visits.map { visit in
          DataExport.Visit(
            number: visit.number,
            service: catalogue.serviceTypes[visit.serviceType]?.name ?? "", state: visit.state,
            promisedFrom: visit.slot.earliest, promisedTo: visit.slot.latest,
            address: visit.address?.line, comment: visit.comment,
            cancellationReason: visit.cancellation?.reason, bookedAt: visit.createdAt,
            answers: visit.answers.map { DataExport.Answer(question: $0.label, answer: $0.value) })
        })
    }
  }
}
