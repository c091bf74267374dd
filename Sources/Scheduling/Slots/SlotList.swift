/// The free slots of a stretch of days, as other programs ask for them.
public struct SlotList: Sendable {
  /// The zone in which days are counted: the territory's.
  public var zone: Zone
  /// Days with at least one free slot, in order.
  public var days: [Day]

  public struct Day: Sendable {
    public var date: LocalDate
    public var slots: [Slot]

    public init(date: LocalDate, slots: [Slot]) {
      self.date = date
      self.slots = slots
    }
  }

  public init(zone: Zone, days: [Day]) {
    self.zone = zone
    self.days = days
  }

  /// Days that one question may span.
  public static let longest = 366
}

/// What came of asking for a list of slots.
public enum SlotListAnswer: Sendable {
  case slots(SlotList)
  case refused(Refusal)
}

extension Scheduler {
  /// Free slots from one local date of the territory through another, at most `SlotList.longest`
  /// days; later ones are left out, as are days that can't be booked.
  ///
  /// - Parameter resource: only what this one can keep; nil: anybody. Somebody who doesn't do such
  ///   work has no slots.
  public func slots(
    _ request: VisitRequest, of resource: ResourceID?, on dates: ClosedRange<LocalDate>,
    for viewer: Viewer, in organization: OrganizationID
  ) async throws -> SlotListAnswer {
    let (setting, now) = try await setting(of: request, for: viewer, in: organization)
    switch setting {
    case .refused(let refusal): return .refused(refusal)
    case .found(let setting):
      let today = setting.territory.zone.date(of: now)
      let bookable = today...today + max(0, setting.serviceType.furthestDay)
      guard dates.overlaps(bookable) else {
        return .slots(SlotList(zone: setting.territory.zone, days: []))
      }
      let dates = dates.clamped(to: bookable)
      return .slots(
        try await slots(in: setting.scene, of: resource, on: dates, in: organization))
    }
  }

  func slots(
    in scene: SlotScene, of resource: ResourceID?, on dates: ClosedRange<LocalDate>,
    in organization: OrganizationID
  ) async throws -> SlotList {
    let last = min(dates.upperBound, dates.lowerBound + (SlotList.longest - 1))
    let free = try await roster.free(
      scene, of: resource, on: dates.lowerBound...last, moving: nil, in: organization)
    return SlotList(
      zone: scene.territory.zone,
      days: free.filter { !$0.slots.isEmpty })
  }
}
