/// Which visits a list is to hold. What is nil doesn't narrow it.
public struct AppointmentQuery: Hashable, Sendable {
  public var contact: ContactID?
  public var account: AccountID?
  public var resource: ResourceID?
  public var workOrder: WorkOrderID?
  public var serviceType: ServiceTypeID?
  /// Exactly: `A-100042`.
  public var number: String?
  /// Any of these.
  public var contacts: Set<ContactID>?
  public var state: AppointmentState?
  /// Promised to begin in here.
  public var from: Instant?
  public var until: Instant?

  public init() {}
}

/// Where in a list of visits one has got to: the last one that was read.
public struct AppointmentCursor: Hashable, Sendable {
  public var earliest: Instant
  public var id: AppointmentID

  public init(earliest: Instant, id: AppointmentID) {
    self.earliest = earliest
    self.id = id
  }
}

/// Part of a list, and whether more follows.
public struct ListPart<Item: Sendable>: Sendable {
  public var items: [Item]
  public var hasMore: Bool

  public init(_ found: [Item], limit: Int) {
    items = Array(found.prefix(limit))
    hasMore = found.count > limit
  }
}

/// Lists that may be long: read part by part, each beginning after the last item of the one before,
/// so that what is added or removed meanwhile neither repeats nor hides anything.
public protocol ListLedger {
  /// By promised start, then id. At most `limit`.
  func appointments(
    _ query: AppointmentQuery, after cursor: AppointmentCursor?, limit: Int, for viewer: Viewer
  ) throws -> [Appointment]
  /// By id. At most `limit`.
  func contacts(_ query: ContactQuery, after cursor: ContactID?, limit: Int) throws -> [Contact]
  /// At most `limit` are counted.
  func countContacts(_ query: ContactQuery, atMost limit: Int) throws -> Int
  /// By id. At most `limit`. Nil: of all contacts and of none.
  func invitations(
    of contact: ContactID?, after cursor: PortalInvitationID?, limit: Int
  ) throws -> [PortalInvitation]
}

extension Scheduler {
  /// Part of the visits that a viewer may see.
  public func appointments(
    _ query: AppointmentQuery, after cursor: AppointmentCursor?, limit: Int, for viewer: Viewer,
    in organization: OrganizationID
  ) async throws -> ListPart<Appointment> {
    try await store.read(organization) { ledger in
      ListPart(
        try ledger.appointments(query, after: cursor, limit: limit + 1, for: viewer), limit: limit)
    }
  }

  /// One visit as it stands; nil when there is none that the viewer may see.
  public func appointment(
    _ id: AppointmentID, for viewer: Viewer, in organization: OrganizationID
  ) async throws -> Appointment? {
    try await store.read(organization) { try $0.appointment(id, for: viewer) }
  }
}
