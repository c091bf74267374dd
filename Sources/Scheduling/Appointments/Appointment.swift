/// One visit: when, who, where and what was promised.
public struct Appointment: Hashable, Sendable {
  public var id: AppointmentID
  /// `A-100042`: counts up within the organisation; people say it on the phone.
  public var number: String
  public var state: AppointmentState
  public var workOrder: WorkOrderID
  public var serviceType: ServiceTypeID
  public var territory: TerritoryID
  public var contact: ContactID
  public var account: AccountID?
  public var asset: AssetID?
  public var category: ProductCategoryID?
  public var resource: ResourceID
  /// The key of the day plan that holds it: the local date on which the working period starts.
  public var planDate: LocalDate
  public var slot: Slot
  /// When the service is planned to start: inside the promise, may move there.
  public var planned: Instant
  /// Seconds, as they were when it was booked.
  public var duration: Int
  public var before: Int
  public var after: Int
  public var venue: Venue
  public var address: Address?
  public var comment: String
  public var cancellation: CancellationNote?
  /// iCalendar SEQUENCE: raised by each change of the promise and by cancelling.
  public var sequence: Int
  /// Raised by each change: what a form says that it has seen.
  public var version: Int
  public var createdAt: Instant
  public var departedAt: Instant?
  public var startedAt: Instant?
  public var endedAt: Instant?
  /// The shared session that it has a seat in: the id of the visit that opened it.
  public var session: AppointmentID
  public var seats: Int
  /// By whose URL it was booked.
  public var invitation: AppointmentInvitationID?
  /// Who comes is not said before they set out.
  public var isAnonymous: Bool
  /// The days of those who come along, all at the same start.
  public var companions: [DayKey]
  /// To the own fields of the organisation, in their order.
  public var answers: [VisitAnswer]

  public init(
    id: AppointmentID, number: String, state: AppointmentState, workOrder: WorkOrderID,
    serviceType: ServiceTypeID, territory: TerritoryID, contact: ContactID, account: AccountID?,
    asset: AssetID?, category: ProductCategoryID?, resource: ResourceID, planDate: LocalDate,
    slot: Slot, planned: Instant, duration: Int, before: Int, after: Int, venue: Venue,
    address: Address?, comment: String, cancellation: CancellationNote?, sequence: Int,
    version: Int, createdAt: Instant, departedAt: Instant?, startedAt: Instant?,
    endedAt: Instant?, session: AppointmentID, seats: Int,
    invitation: AppointmentInvitationID? = nil, isAnonymous: Bool = false,
    companions: [DayKey] = [], answers: [VisitAnswer] = []
  ) {
    self.id = id
    self.number = number
    self.state = state
    self.workOrder = workOrder
    self.serviceType = serviceType
    self.territory = territory
    self.contact = contact
    self.account = account
    self.asset = asset
    self.category = category
    self.resource = resource
    self.planDate = planDate
    self.slot = slot
    self.planned = planned
    self.duration = duration
    self.before = before
    self.after = after
    self.venue = venue
    self.address = address
    self.comment = comment
    self.cancellation = cancellation
    self.sequence = sequence
    self.version = version
    self.createdAt = createdAt
    self.departedAt = departedAt
    self.startedAt = startedAt
    self.endedAt = endedAt
    self.session = session
    self.seats = seats
    self.invitation = invitation
    self.isAnonymous = isAnonymous
    self.companions = companions
    self.answers = answers
  }
}

extension Appointment {
  public var dayKey: DayKey { DayKey(resource: resource, date: planDate) }
}

/// Who cancelled a visit, when and why.
public struct CancellationNote: Hashable, Sendable, Codable {
  public var at: Instant
  public var by: String
  public var reason: String

  public init(at: Instant, by: String, reason: String) {
    self.at = at
    self.by = by
    self.reason = reason
  }
}

/// What is to be done; an appointment is when.
public struct WorkOrder: Hashable, Sendable {
  public var id: WorkOrderID
  public var number: String
  public var state: WorkOrderState
  public var contact: ContactID
  public var account: AccountID?
  public var asset: AssetID?
  public var serviceType: ServiceTypeID
  public var subject: String

  public init(
    id: WorkOrderID, number: String, state: WorkOrderState, contact: ContactID,
    account: AccountID?, asset: AssetID?, serviceType: ServiceTypeID, subject: String
  ) {
    self.id = id
    self.number = number
    self.state = state
    self.contact = contact
    self.account = account
    self.asset = asset
    self.serviceType = serviceType
    self.subject = subject
  }
}

public enum WorkOrderState: String, Sendable, Codable, CaseIterable {
  case unscheduled, scheduled, inProgress, completed, canceled
}
