/// What names a day plan: a resource, and the date on which the working period starts in the
/// resource's home zone.
public struct DayKey: Hashable, Sendable, Comparable {
  public var resource: ResourceID
  public var date: LocalDate

  public init(resource: ResourceID, date: LocalDate) {
    self.resource = resource
    self.date = date
  }

  public static func < (left: DayKey, right: DayKey) -> Bool {
    (left.resource, left.date) < (right.resource, right.date)
  }
}

/// A day of a resource as the ledger keeps it.
public struct DayRecord: Sendable {
  public var key: DayKey
  /// Raised by every change to the plan or to what it depends on.
  public var version: Int
  /// Visits that are not cancelled, in the order of their planned starts.
  public var visits: [PlannedVisit]

  public init(key: DayKey, version: Int, visits: [PlannedVisit]) {
    self.key = key
    self.version = version
    self.visits = visits
  }
}

/// One row of a plan: a visit (or the first of a shared session) with the hours of its customer.
public struct PlannedVisit: Sendable {
  public var appointment: AppointmentID
  public var state: AppointmentState
  public var serviceType: ServiceTypeID
  public var territory: TerritoryID
  public var promise: Slot
  public var planned: Instant
  public var duration: Int
  public var before: Int
  public var after: Int
  /// Nil: phone or video.
  public var place: Place?
  public var leg: Leg?
  public var departedAt: Instant?
  public var startedAt: Instant?
  public var endedAt: Instant?
  /// Of the account; nil: any time, as for what was booked by an invitation.
  public var visitingHours: WeeklyHours?
  public var seats: Int
  public var seatsTaken: Int

  public init(
    appointment: AppointmentID, state: AppointmentState, serviceType: ServiceTypeID,
    territory: TerritoryID, promise: Slot, planned: Instant, duration: Int, before: Int,
    after: Int, place: Place?, leg: Leg?, departedAt: Instant?, startedAt: Instant?,
    endedAt: Instant?, visitingHours: WeeklyHours?, seats: Int, seatsTaken: Int
  ) {
    self.appointment = appointment
    self.state = state
    self.serviceType = serviceType
    self.territory = territory
    self.promise = promise
    self.planned = planned
    self.duration = duration
    self.before = before
    self.after = after
    self.place = place
    self.leg = leg
    self.departedAt = departedAt
    self.startedAt = startedAt
    self.endedAt = endedAt
    self.visitingHours = visitingHours
    self.seats = seats
    self.seatsTaken = seatsTaken
  }
}

/// Where a stop ends up when a plan is written back: a row that keeps others out.
public struct Placement: Hashable, Sendable {
  public var appointment: AppointmentID
  /// Service start.
  public var planned: Instant
  /// From the departure towards it until the block time after it has ended.
  public var occupied: TimeRange
  public var leg: Leg?
  public var seats: Int
  public var seatsTaken: Int

  public init(
    appointment: AppointmentID, planned: Instant, occupied: TimeRange, leg: Leg?, seats: Int,
    seatsTaken: Int
  ) {
    self.appointment = appointment
    self.planned = planned
    self.occupied = occupied
    self.leg = leg
    self.seats = seats
    self.seatsTaken = seatsTaken
  }
}

/// Shifts and absences of a resource: what differs from its weekly hours.
public struct Deviations: Sendable {
  /// Working hours that replace the weekly ones, by local date (an empty list: a day off).
  public var shifts: [LocalDate: [HoursRange]]
  public var absences: [Absence]

  public init(shifts: [LocalDate: [HoursRange]], absences: [Absence]) {
    self.shifts = shifts
    self.absences = absences
  }

  public static let none = Deviations(shifts: [:], absences: [])
}

/// A time at which a resource does not work.
public struct Absence: Hashable, Sendable {
  public var id: AbsenceID
  public var range: TimeRange
  public var reason: String

  public init(id: AbsenceID, range: TimeRange, reason: String) {
    self.id = id
    self.range = range
    self.reason = reason
  }
}
