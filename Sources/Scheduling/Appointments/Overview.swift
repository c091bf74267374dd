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
  public var meetingLink: String?
  public var phoneInstructions: String?
  /// Whether the viewer may move or cancel it now.
  public var canChange: Bool
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
      let views = VisitViews(ledger: ledger, viewer: viewer, zones: zones)
      return Overview(
        active: try active.map { try views.view($0) },
        upcoming: try open.filter { $0.id != active?.id }.map { try views.view($0) },
        workToSchedule: try ledger.workToSchedule(for: viewer).map { order in
          let asset = try order.asset.flatMap { try ledger.asset($0) }
          return WorkView(
            order: order,
            service: try ledger.catalogue().serviceTypes[order.serviceType]?.name ?? "",
            product: asset?.name, place: asset?.address?.line)
        })
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
      let views = VisitViews(ledger: ledger, viewer: viewer, zones: zones)
      return PastVisits(
        visits: try found.prefix(size).map { try views.view($0) }, hasMore: found.count > size)
    }
  }

  /// One visit; nil when there is none that the viewer may see.
  public func visit(
    _ id: AppointmentID, for viewer: Viewer, in organization: OrganizationID
  ) async throws -> VisitView? {
    let zones = zones
    return try await store.read(organization) { ledger in
      try ledger.appointment(id, for: viewer).map {
        try VisitViews(ledger: ledger, viewer: viewer, zones: zones).view($0)
      }
    }
  }
}

/// Adds the names to visits.
struct VisitViews {
  let ledger: any Ledger
  let viewer: Viewer
  let zones: ZoneSource

  func view(_ visit: Appointment) throws -> VisitView {
    let catalogue = try ledger.catalogue()
    let service = catalogue.serviceTypes[visit.serviceType]
    let product =
      try visit.asset.flatMap { try ledger.asset($0)?.name }
      ?? catalogue.categories.first { $0.id == visit.category }?.name
    let isNamed = catalogue.resourceName(of: visit) != nil
    let canChange: Bool
    if case .found = try ledger.movable(visit.id, for: viewer) {
      canChange = true
    } else {
      canChange = false
    }
    return VisitView(
      appointment: visit, service: service?.name ?? "", product: product,
      resource: isNamed ? catalogue.resources[visit.resource] : nil,
      zone: try zone(of: visit, catalogue: catalogue),
      meetingLink: service?.meetingLink?.replacing("{appointment}", with: visit.number),
      phoneInstructions: service?.phoneInstructions, canChange: canChange)
  }

  private func zone(of visit: Appointment, catalogue: Catalogue) throws -> Zone {
    let place = catalogue.territories[visit.territory]?.zone ?? catalogue.organization.zone
    guard !visit.venue.hasPlace, let name = try ledger.contact(visit.contact)?.zone else {
      return place
    }
    return zones.zone(name) ?? place
  }
}
