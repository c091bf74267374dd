extension Ledger {
  /// The days around some local dates of a territory, of everybody who may work there.
  func dayBook(
    for territory: Territory, in catalogue: Catalogue, dates: ClosedRange<LocalDate>
  ) throws -> DayBook {
    let resources = catalogue.members(of: territory.id).map(\.id)
    // A working period may have begun the day before, and the resource may live in another zone.
    let (first, last) = (dates.lowerBound - 2, dates.upperBound + 2)
    return DayBook(
      days: try days(of: resources, from: first, through: last),
      deviations: try deviations(of: resources, from: first, through: last))
  }
}

/// How many slots each day of a month has, and the slots of one of them.
public struct SlotOffer: Sendable {
  public var month: Month
  /// Days with at least one free slot.
  public var counts: [LocalDate: Int]
  /// The day asked for, else the first free one; nil: the month has none.
  public var day: LocalDate?
  public var slots: [Slot]
  /// The next day with a free slot, when this month has none.
  public var nextFree: LocalDate?
  /// No day that can be booked has a free slot.
  public var isFullyBooked: Bool
  /// First and last date that can be booked at all.
  public var dates: ClosedRange<LocalDate>
  /// The zone in which days are counted: the territory's.
  public var zone: Zone
  public var serviceType: ServiceType
  public var address: Address?
  /// For staff only.
  public var keepers: SlotKeepers?
}

/// Who could come, for those who may know.
public struct SlotKeepers: Sendable {
  /// Everybody who may do such work, by name.
  public var eligible: [Resource]
  /// Who can keep each slot of the day, by name.
  public var names: [Slot: [String]]
}

/// What came of asking for slots.
public enum SlotOfferAnswer: Sendable {
  case offer(SlotOffer)
  case refused(Refusal)
}

/// Which month and day of a calendar is looked at.
public struct CalendarView: Hashable, Sendable {
  public var month: Month?
  public var day: LocalDate?

  public init(month: Month?, day: LocalDate?) {
    self.month = month
    self.day = day
  }
}

extension Scheduler {
  /// The month calendar of a new booking. Without a month: the first month that has a free day.
  public func offers(
    _ request: VisitRequest, view: CalendarView, for viewer: Viewer, in organization: OrganizationID
  ) async throws -> SlotOfferAnswer {
    let (setting, now) = try await setting(of: request, for: viewer, in: organization)
    switch setting {
    case .refused(let refusal): return .refused(refusal)
    case .found(let setting):
      return .offer(
        try await offer(
          setting.scene, moving: nil, view: view, now: now, for: viewer, in: organization))
    }
  }

  /// The month calendar for moving a visit: its own time counts as free.
  ///
  /// - Parameter resource: whom staff wish for.
  public func offersForRescheduling(
    _ id: AppointmentID, view: CalendarView, resource: ResourceID? = nil, for viewer: Viewer,
    in organization: OrganizationID
  ) async throws -> SlotOfferAnswer {
    let (setting, now) = try await store.read(organization) { ledger in
      (try ledger.movableScene(id, for: viewer), ledger.now)
    }
    switch setting {
    case .refused(let refusal): return .refused(refusal)
    case .found(let (appointment, found)):
      var scene = found
      scene.resource = viewer.keeper(wished: resource)
      return .offer(
        try await offer(
          scene, moving: appointment, view: view, now: now, for: viewer, in: organization))
    }
  }

  private func offer(
    _ scene: SlotScene, moving: Appointment?, view: CalendarView, now: Instant,
    for viewer: Viewer, in organization: OrganizationID
  ) async throws -> SlotOffer {
    var offer = try await calendar(scene, moving: moving, now: now, in: organization).offer(view)
    guard viewer.isStaff else { return offer }
    let day = offer.day ?? offer.dates.lowerBound
    var anybody = scene
    if case .staff(let member) = viewer, member.seesEverything { anybody.resource = nil }
    let everybody = try await roster.search(
      anybody, dates: day - 1...day, moving: moving, in: organization)
    let search = try await roster.search(
      scene, dates: day - 1...day, moving: moving, in: organization)
    var names: [Slot: [String]] = [:]
    for slot in offer.slots {
      guard case .proposal(let proposal) = search.proposal(of: slot, isDecided: false) else {
        continue
      }
      names[slot] = proposal.candidates
        .compactMap { search.plans.catalogue.resources[$0.key.resource]?.name }.sorted()
    }
    offer.keepers = SlotKeepers(eligible: everybody.eligible, names: names)
    return offer
  }

  func calendar(
    _ scene: SlotScene, moving: Appointment?, now: Instant, in organization: OrganizationID
  ) -> SlotCalendar {
    SlotCalendar(
      roster: roster, organization: organization, now: now, setting: scene, moving: moving)
  }
}

/// What a slot search needs to know: a service at a place for an account.
struct SlotScene: Sendable {
  var serviceType: ServiceType
  var territory: Territory
  var place: Place?
  var address: Address?
  var account: Account?
  /// Nobody else is looked at.
  var resource: ResourceID?
  /// Whose time an appointment invitation shares; nil: everybody's.
  var resources: Set<ResourceID>?
  /// Who comes along, whatever they can do.
  var companions = Companions.none
  /// The only dates that can be booked; nil: from today, as far as the service type says.
  var dates: ClosedRange<LocalDate>?
  /// Where it takes place, whatever the service type says by now; nil: as it says.
  var venue: Venue?
  /// Notice, furthest day and start grid don't count: any start that somebody can keep.
  var isOverridden = false
}

extension VisitSetting {
  var scene: SlotScene {
    SlotScene(
      serviceType: serviceType, territory: territory, place: place, address: address,
      account: invited == nil ? account : nil, resource: resource, resources: invited?.resources,
      companions: invited?.companions ?? .none, dates: invited?.dates, venue: invited?.venue,
      isOverridden: isOverridden)
  }
}

extension Ledger {
  /// The scene of a visit as it was booked; nil when its service or territory is gone.
  func scene(of appointment: Appointment) throws -> SlotScene? {
    let catalogue = try catalogue()
    guard var serviceType = catalogue.serviceTypes[appointment.serviceType],
      let territory = catalogue.territories[appointment.territory]
    else { return nil }
    // What was agreed stays agreed, whatever the catalogue says by now.
    serviceType.duration = appointment.duration
    serviceType.before = appointment.before
    serviceType.after = appointment.after
    serviceType.venue = appointment.venue
    var scene = SlotScene(
      serviceType: serviceType, territory: territory,
      place: appointment.venue.hasPlace ? appointment.address.flatMap(catalogue.locate) : nil,
      address: appointment.address, account: try appointment.account.flatMap { try account($0) },
      venue: appointment.venue)
    if !appointment.companions.isEmpty {
      scene.resources = [appointment.resource]
      scene.companions.required = appointment.companions.map(\.resource)
    }
    if let id = appointment.invitation, let invitation = try appointmentInvitation(id) {
      // Visiting hours and preferences don't count here, for moving as for booking.
      scene.account = nil
      scene.resources = Set(invitation.leads)
      scene.companions = invitation.companions
      scene.dates = invitation.dates(of: serviceType, today: territory.zone.date(of: now))
    }
    return scene
  }

  /// A visit that may be moved, and where it takes place.
  func movableScene(
    _ id: AppointmentID, for viewer: Viewer
  ) throws -> Resolved<(Appointment, SlotScene)> {
    switch try movable(id, for: viewer) {
    case .refused(let refusal): return .refused(refusal)
    case .found(let appointment):
      return try scene(of: appointment).map { .found((appointment, $0)) } ?? .refused(.notFound)
    }
  }

  /// A search in the open transaction, over everybody.
  func search(
    _ scene: SlotScene, dates: ClosedRange<LocalDate>, moving: Appointment?
  ) throws -> SlotSearch {
    let catalogue = try catalogue()
    return SlotSearch(
      scene, shelf: CatalogueShelf(catalogue), now: now,
      book: try dayBook(for: scene.territory, in: catalogue, dates: dates), moving: moving)
  }

  /// A search in the open transaction, over one plan alone. `shelf` and `known`: the catalogue and
  /// the day as they were before; they are not read again if their versions say that they stand.
  func search(
    _ scene: SlotScene, plan key: DayKey, moving: Appointment?, shelf: CatalogueShelf?,
    known: KnownDay? = nil
  ) throws -> SlotSearch {
    let catalogue = try catalogue()
    let isSame =
      shelf?.catalogue.organization.catalogueVersion == catalogue.organization.catalogueVersion
    let shelf = isSame ? shelf : nil
    let book =
      try shelf == nil || moving != nil ? nil : known.flatMap { try standing($0, in: catalogue) }
    return SlotSearch(
      scene, shelf: shelf ?? CatalogueShelf(catalogue), now: now,
      book: try book
        ?? DayBook(
          days: try days(of: [key.resource], from: key.date, through: key.date),
          deviations: try deviations(of: [key.resource], from: key.date, through: key.date)),
      moving: moving, focus: key)
  }

  /// A day as it was read before, if nothing that it is made of has changed since.
  private func standing(_ known: KnownDay, in catalogue: Catalogue) throws -> DayBook? {
    let key = known.record.key
    guard let deviations = known.deviations, let resource = catalogue.resources[key.resource],
      known.isCounted(today: resource.zone.date(of: now)),
      try planVersion(of: key) == known.record.version
    else { return nil }
    return DayBook(days: [known.record], deviations: [key.resource: deviations])
  }
}

/// Answers a calendar page.
struct SlotCalendar {
  let roster: Roster
  let organization: OrganizationID
  let now: Instant
  let setting: SlotScene
  let moving: Appointment?

  func offer(_ view: CalendarView) async throws -> SlotOffer {
    let dates = setting.bookable(at: now)
    let (first, last) = (Month(containing: dates.lowerBound), Month(containing: dates.upperBound))
    let asked = view.day.map(Month.init(containing:)) ?? view.month
    var month = min(max(asked ?? first, first), last)
    var slots = try await slots(in: month, dates: dates)
    var nextFree: LocalDate?
    if slots.isEmpty {
      let later = try await firstMonth(after: month, through: last, dates: dates)
      nextFree = later?.slots.keys.min()
      // Nobody asked for this month: show the first one that has something.
      if asked == nil, let later { (month, slots, nextFree) = (later.month, later.slots, nil) }
    }
    var isFullyBooked = slots.isEmpty && nextFree == nil
    if isFullyBooked {
      isFullyBooked = try await firstMonth(after: nil, through: month, dates: dates) == nil
    }
    let day = view.day.flatMap { dates.contains($0) ? $0 : nil } ?? slots.keys.min()
    return SlotOffer(
      month: month, counts: slots.mapValues(\.count), day: day,
      slots: day.flatMap { slots[$0] } ?? [], nextFree: nextFree, isFullyBooked: isFullyBooked,
      dates: dates, zone: setting.territory.zone, serviceType: setting.serviceType,
      address: setting.address)
  }

  /// The first month with a free slot: after one, else from today's on.
  private func firstMonth(
    after month: Month?, through last: Month, dates: ClosedRange<LocalDate>
  ) async throws -> (month: Month, slots: [LocalDate: [Slot]])? {
    var month = month?.next ?? Month(containing: dates.lowerBound)
    while month <= last {
      let found = try await slots(in: month, dates: dates)
      if !found.isEmpty { return (month, found) }
      month = month.next
    }
    return nil
  }

  /// The nearest free slots around a moment, nearest first: at most `limit`, within two weeks.
  func alternatives(to wished: Slot, limit: Int) async throws -> [Slot] {
    let dates = setting.bookable(at: now)
    let (first, last) = (dates.lowerBound, dates.upperBound)
    let middle = min(max(setting.territory.zone.date(of: wished.earliest), first), last)
    var found: [Slot] = []
    // Near days first; the whole fortnight is read only when they have nothing to offer.
    for reach in [1, 4, 14] {
      let dates = max(first, middle - reach)...min(last, middle + reach)
      found = try await roster.free(setting, on: dates, moving: moving, in: organization)
        .flatMap(\.slots)
      if found.count >= limit { break }
    }
    let distance = { (slot: Slot) in abs(slot.earliest - wished.earliest) }
    return Array(
      found.filter { $0 != wished && $0 != moving?.slot }
        .sorted { (distance($0), $0) < (distance($1), $1) }.prefix(limit))
  }

  private func slots(
    in month: Month, dates: ClosedRange<LocalDate>
  ) async throws -> [LocalDate: [Slot]] {
    guard month.first <= dates.upperBound, dates.lowerBound <= month.last else { return [:] }
    let days = max(month.first, dates.lowerBound)...min(month.last, dates.upperBound)
    var slots: [LocalDate: [Slot]] = [:]
    for day in try await roster.free(setting, on: days, moving: moving, in: organization) {
      let free = moving == nil ? day.slots : day.slots.filter { $0 != moving?.slot }
      if !free.isEmpty { slots[day.date] = free }
    }
    return slots
  }
}
