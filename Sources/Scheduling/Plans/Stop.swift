/// One visit as a day plan sees it. A shared session is one stop.
public struct Stop: Hashable, Sendable {
  /// The visit, or the visit that opened the shared session.
  public var id: AppointmentID
  /// First and last promised service start.
  public var promise: Slot
  /// Service start as it stands in the ledger.
  public var planned: Instant
  /// Seconds of service, and of block time before and after it.
  public var duration: Int
  public var before: Int
  public var after: Int
  /// Nil: phone, video or a meeting. It happens wherever the previous stop left off.
  public var place: Place?
  /// When the service itself may take place (territory's and visiting hours); nil: any time.
  public var hours: [TimeRange]?
  public var progress: Progress
  /// The drive to it as it was when promised: used instead of a fresh estimate from the same place.
  public var leg: Leg?
  public var serviceType: ServiceTypeID?
  public var seats: Int
  public var seatsTaken: Int

  /// How far the work has got.
  public enum Progress: Hashable, Sendable {
    case waiting
    /// On the way since.
    case traveling(since: Instant)
    /// Service began.
    case running(since: Instant)
    /// Service began and ended; the resource is free from the end on.
    case finished(start: Instant, end: Instant)
  }

  public init(
    id: AppointmentID, promise: Slot, planned: Instant, duration: Int, before: Int, after: Int,
    place: Place?, hours: [TimeRange]?, progress: Progress, leg: Leg?,
    serviceType: ServiceTypeID?, seats: Int, seatsTaken: Int
  ) {
    self.id = id
    self.promise = promise
    self.planned = planned
    self.duration = duration
    self.before = before
    self.after = after
    self.place = place
    self.hours = hours
    self.progress = progress
    self.leg = leg
    self.serviceType = serviceType
    self.seats = seats
    self.seatsTaken = seatsTaken
  }
}

/// A drive that stands in the ledger.
public struct Leg: Hashable, Sendable, Codable {
  public var from: Place
  /// Seconds.
  public var seconds: Int

  public init(from: Place, seconds: Int) {
    self.from = from
    self.seconds = seconds
  }
}
