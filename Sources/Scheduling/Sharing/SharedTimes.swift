/// Whose and what time an invitation shares, looked up.
public struct InvitedLook: Sendable {
  public var invitation: AppointmentInvitation
  public var site: Site
  public var territory: Territory
  /// What can be chosen, in the topic's order; at least one.
  public var services: [ServiceType]
  /// Of what it is about.
  public var topic: String
  /// Those whose time is shared, by name; empty: they are not to be named.
  public var names: [String]
  /// What is read and asked; nil: the usual.
  public var flow: BookFlow?
  public var now: Instant

  public init(
    invitation: AppointmentInvitation, site: Site, territory: Territory, services: [ServiceType],
    topic: String, names: [String], flow: BookFlow? = nil, now: Instant
  ) {
    self.invitation = invitation
    self.site = site
    self.territory = territory
    self.services = services
    self.topic = topic
    self.names = names
    self.flow = flow
    self.now = now
  }
}

/// What there is behind a token.
public enum InvitedLookAnswer: Sendable {
  case open(InvitedLook)
  /// Nobody books by it now.
  case closed(InvitationClosure)
  case unknown
}

/// A week of an invitation's free times, in the zone of whoever looks.
public struct SharedWeek: Sendable {
  public struct Day: Sendable {
    /// In the zone shown.
    public var date: LocalDate
    public var slots: [Slot]
  }

  public var monday: LocalDate
  /// Seven, from Monday.
  public var days: [Day]
  /// Mondays of the weeks to go to; nil: there is none.
  public var first: LocalDate?
  public var previous: LocalDate?
  public var next: LocalDate?
  public var last: LocalDate?
  /// The next week with a free time, when this one has none.
  public var nextFree: LocalDate?
  /// No week that is shared has a free time.
  public var isFullyBooked: Bool
  public var zone: Zone
}

/// Which week is looked at, and how.
public struct SharedQuery: Hashable, Sendable {
  public var service: ServiceTypeID
  /// Any day of the week; nil: the first that has a free time.
  public var week: LocalDate?
  public var zone: Zone
  /// Where it is to be, on site.
  public var address: Address?

  public init(service: ServiceTypeID, week: LocalDate?, zone: Zone, address: Address?) {
    self.service = service
    self.week = week
    self.zone = zone
    self.address = address
  }
}

public enum SharedWeekAnswer: Sendable {
  case week(SharedWeek)
  case refused(Refusal)
}

extension Catalogue {
  /// - Parameter site: the invitation's; nil: it is gone.
  func look(
    at invitation: AppointmentInvitation, site: Site?, now: Instant
  ) -> InvitedLookAnswer {
    if let closure = invitation.closure(at: now, in: self) { return .closed(closure) }
    guard let territory = territories[invitation.territory], let site else {
      return .closed(.withdrawn)
    }
    let services = services(of: invitation)
    let names =
      invitation.isAnonymous || !organization.rules.showsTechnicianName
      ? [] : invitation.resources.compactMap { resources[$0]?.name }
    return .open(
      InvitedLook(
        invitation: invitation, site: site, territory: territory, services: services,
        topic: name(of: invitation.topic), names: names,
        flow: flow(of: invitation, at: site)?.book, now: now))
  }
}

extension InvitedLook {
  /// What a service is searched with; nil: it is not offered by this invitation.
  func scene(
    of service: ServiceTypeID, address: Address?, in catalogue: Catalogue
  ) -> Resolved<SlotScene> {
    guard var service = services.first(where: { $0.id == service }) else {
      return .refused(.serviceNotOffered)
    }
    if let venue = invitation.venue { service.venue = venue }
    let today = territory.zone.date(of: now)
    guard let dates = invitation.dates(of: service, today: today) else {
      return .refused(.beyondFurthestDay)
    }
    service.territory = territory.id
    switch VisitSetting.whereabouts(of: service, address: address, in: catalogue) {
    case .refused(let refusal): return .refused(refusal)
    case .found(let (territory, address, place)):
      if service.venue == .onSite, let address,
        let other = catalogue.territory(covering: address), other.id != territory.id,
        !territory.covers(address)
      {
        return .refused(.outsideTerritories)
      }
      return .found(
        SlotScene(
          serviceType: service, territory: territory, place: place, address: address,
          account: nil, resources: Set(invitation.leads),
          companions: invitation.companions, dates: dates, venue: service.venue))
    }
  }
}

extension Scheduler {
  /// What there is behind an invitation's token.
  public func look(
    at id: AppointmentInvitationID, in organization: OrganizationID
  ) async throws -> InvitedLookAnswer {
    try await store.read(organization) { ledger in
      guard let invitation = try ledger.appointmentInvitation(id) else { return .unknown }
      return try ledger.catalogue().look(
        at: invitation, site: try ledger.sites().first { $0.id == invitation.site },
        now: ledger.now)
    }
  }

  /// One week of free times.
  public func sharedWeek(
    _ query: SharedQuery, of look: InvitedLook, in organization: OrganizationID
  ) async throws -> SharedWeekAnswer {
    let catalogue = try await roster.catalogue(of: organization)
    switch look.scene(of: query.service, address: query.address, in: catalogue) {
    case .refused(let refusal): return .refused(refusal)
    case .found(let scene):
      return .week(
        try await SharedWeeks(
          roster: roster, organization: organization, scene: scene, zone: query.zone,
          now: look.now
        ).week(of: query.week))
    }
  }
}

/// Cuts what is free into weeks of a zone.
struct SharedWeeks {
  let roster: Roster
  let organization: OrganizationID
  let scene: SlotScene
  let zone: Zone
  let now: Instant

  /// Days that are searched at a time for the first free one.
  private static let stride = 28

  func week(of wanted: LocalDate?) async throws -> SharedWeek {
    let dates = scene.bookable(at: now)
    let own = scene.territory.zone
    // What is left of the first day may lie in another week where the visitor is.
    let first = zone.date(of: max(now, own.day(dates.lowerBound).start)).monday
    let last = zone.date(of: own.day(dates.upperBound).end - 1).monday
    var monday = first
    var found: [LocalDate: [Slot]] = [:]
    var nextFree: LocalDate?
    if let wanted {
      monday = min(max(wanted.monday, first), last)
      found = try await slots(in: monday, dates)
      if found.isEmpty { nextFree = try await firstFree(from: monday + 7, dates) }
    } else if let free = try await firstFree(from: first, dates) {
      monday = free
      found = try await slots(in: monday, dates)
    }
    var isFullyBooked = found.isEmpty && nextFree == nil
    if isFullyBooked, wanted != nil {
      isFullyBooked = try await firstFree(from: first, dates) == nil
    }
    return SharedWeek(
      monday: monday,
      days: (0..<7).map { SharedWeek.Day(date: monday + $0, slots: found[monday + $0] ?? []) },
      first: monday > first ? first : nil, previous: monday > first ? monday - 7 : nil,
      next: monday < last ? monday + 7 : nil, last: monday < last ? last : nil,
      nextFree: nextFree, isFullyBooked: isFullyBooked, zone: zone)
  }

  private func slots(
    in monday: LocalDate, _ dates: ClosedRange<LocalDate>
  ) async throws -> [LocalDate: [Slot]] {
    try await slots(from: monday, through: monday + 6, dates)
  }

  /// Free slots by their date in the zone shown. A slot of a night opening belongs to the day before.
  private func slots(
    from: LocalDate, through: LocalDate, _ dates: ClosedRange<LocalDate>
  ) async throws -> [LocalDate: [Slot]] {
    let own = scene.territory.zone
    let first = max(dates.lowerBound, own.date(of: zone.day(from).start) - 1)
    let last = min(dates.upperBound, own.date(of: zone.day(through).end))
    guard first <= last else { return [:] }
    let free = try await roster.free(scene, on: first...last, moving: nil, in: organization)
    let slots = Dictionary(grouping: free.flatMap(\.slots)) { zone.date(of: $0.earliest) }
    return slots.filter { (from...through).contains($0.key) }.mapValues { $0.sorted() }
  }

  /// The Monday of the first week with something free.
  private func firstFree(
    from: LocalDate, _ dates: ClosedRange<LocalDate>
  ) async throws -> LocalDate? {
    var day = from
    let end = zone.date(of: scene.territory.zone.day(dates.upperBound).end)
    while day <= end {
      let found = try await slots(from: day, through: day + (Self.stride - 1), dates)
      if let first = found.keys.min() { return first.monday }
      day += Self.stride
    }
    return nil
  }
}

extension LocalDate {
  /// Of its week.
  var monday: LocalDate { self - (weekday.rawValue - 1) }
}
