/// What a customer sees first: the visit that is under way, those to come, and what still needs a
/// date.
public struct Overview: Sendable {
  /// One of the traveling visits: the one that arrives first.
  public var active: VisitView?
  /// Soonest first, further traveling ones included.
  public var upcoming: [VisitView]
  public var workToSchedule: [WorkView]
}

/// Work that needs a date, with the names that tell two of a kind apart.
public struct WorkView: Sendable {
  public var order: WorkOrder
  public var service: String
  public var product: String?
  public var place: String?
}

/// A visit with the names that a page shows.
public struct VisitView: Sendable {
  public var appointment: Appointment
  public var service: String
  public var product: String?
  /// Who comes, if that may be said yet.
  public var resource: Resource?
  /// Where one goes the place's zone, on the phone and by video the viewer's.
  public var zone: Zone
  /// The territory's: in which staff plan, whatever the customer reads.
  public var placeZone: Zone
  public var meetingLink: String?
  public var phoneInstructions: String?
  /// Whether the viewer may move or cancel it now.
  public var canChange: Bool
  /// Whether it is too late for customers to move or cancel it.
  public var isInsideCutOff: Bool
}

/// A page of past visits.
public struct PastVisits: Sendable {
  public var visits: [VisitView]
  public var hasMore: Bool
}

extension Scheduler {
  /// Upcoming and active visits of a viewer, at most 200.
  public func overview(
    for viewer: Viewer, in organization: OrganizationID
  ) async throws -> Overview {
    let zones = zones
    return try await store.read(organization) { ledger in
      let open = try ledger.openAppointments(for: viewer, limit: 200)
      let active = open.filter { $0.state == .traveling }
        .min { ($0.planned, $0.slot, $0.id) < ($1.planned, $1.slot, $1.id) }
      let work = try ledger.workToSchedule(for: viewer)
      let views = try VisitViews(of: open, and: work, for: viewer, in: ledger, zones: zones)
      return Overview(
        active: active.map(views.view),
        upcoming: open.filter { $0.id != active?.id }.map(views.view),
        workToSchedule: work.map(views.view))
    }
  }

  /// One page of ended visits, newest first. Pages count from 1.
  public func past(
    for viewer: Viewer, page: Int, size: Int, in organization: OrganizationID
  ) async throws -> PastVisits {
    let zones = zones
    return try await store.read(organization) { ledger in
      let found = try ledger.pastAppointments(
        for: viewer, offset: (max(1, page) - 1) * size, limit: size + 1)
      let shown = Array(found.prefix(size))
      let views = try VisitViews(of: shown, for: viewer, in: ledger, zones: zones)
      return PastVisits(visits: shown.map(views.view), hasMore: found.count > size)
    }
  }

  /// One visit; nil when there is none that the viewer may see.
  public func visit(
    _ id: AppointmentID, for viewer: Viewer, in organization: OrganizationID
  ) async throws -> VisitView? {
    let zones = zones
    return try await store.read(organization) { ledger in
      try ledger.appointment(id, for: viewer).map {
        try VisitViews(of: [$0], for: viewer, in: ledger, zones: zones).view($0)
      }
    }
  }
}

/// Adds the names to visits and work; what they need is read once for the whole list.
struct VisitViews {
  private let catalogue: Catalogue
  private let zones: ZoneSource
  private let viewer: Viewer
  private let mayChange: Bool
  private let now: Instant
  private let assets: [AssetID: Asset]
  private let contacts: [ContactID: Contact]

  init(
    of visits: [Appointment], and work: [WorkOrder] = [], for viewer: Viewer,
    in ledger: any Ledger, zones: ZoneSource
  ) throws {
    catalogue = try ledger.catalogue()
    self.zones = zones
    self.viewer = viewer
    mayChange = try ledger.mayChange(as: viewer)
    now = ledger.now
    assets = try ledger.assets(Set(visits.compactMap(\.asset) + work.compactMap(\.asset)))
    contacts = try ledger.contacts(Set(visits.filter { !$0.venue.hasPlace }.map(\.contact)))
  }

  func view(_ visit: Appointment) -> VisitView {
    let service = catalogue.serviceTypes[visit.serviceType]
    let product =
      visit.asset.flatMap { assets[$0]?.name }
      ?? catalogue.categories.first { $0.id == visit.category }?.name
    let isNamed = catalogue.resourceName(of: visit) != nil
    let refusal = visit.changeRefusal(
      for: viewer, at: now, under: catalogue.organization.rules)
    return VisitView(
      appointment: visit, service: service?.name ?? "", product: product,
      resource: isNamed ? catalogue.resources[visit.resource] : nil, zone: zone(of: visit),
      placeZone: placeZone(of: visit),
      meetingLink: service?.meetingLink?.replacing("{appointment}", with: visit.number),
      phoneInstructions: service?.phoneInstructions, canChange: mayChange && refusal == nil,
      isInsideCutOff: visit.isInsideCutOff(at: now, under: catalogue.organization.rules))
  }

  func view(_ order: WorkOrder) -> WorkView {
    let asset = order.asset.flatMap { assets[$0] }
    return WorkView(
      order: order, service: catalogue.serviceTypes[order.serviceType]?.name ?? "",
      product: asset?.name, place: asset?.address?.line)
  }

  private func placeZone(of visit: Appointment) -> Zone {
    catalogue.territories[visit.territory]?.zone ?? catalogue.organization.zone
  }

  private func zone(of visit: Appointment) -> Zone {
    let place = placeZone(of: visit)
    guard !visit.venue.hasPlace, let name = contacts[visit.contact]?.zone else { return place }
    return zones.zone(name) ?? place
  }
}
