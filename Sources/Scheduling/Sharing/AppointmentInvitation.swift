public enum AppointmentInvitationKind: IdentifierKind { public static let prefix = "ain" }
public typealias AppointmentInvitationID = Identifier<AppointmentInvitationKind>

/// Shares somebody's free time by a URL: whoever opens it can book.
public struct AppointmentInvitation: Hashable, Sendable {
  public var id: AppointmentInvitationID
  public var site: SiteID
  /// The version that runs; nil: the site's.
  public var flow: FlowID?
  public var topic: InvitationTopic
  public var territory: TerritoryID
  /// Where the service takes place; nil: where the service type says.
  public var venue: Venue?
  /// At least one, each resource once.
  public var participants: [Participant]
  /// Nobody is named.
  public var isAnonymous: Bool
  /// Of the territory.
  public var firstDay: LocalDate
  /// Nil: as far ahead as the service can be booked.
  public var lastDay: LocalDate?
  /// From then on nobody books, whatever the days say.
  public var expiresAt: Instant?
  public var maximumBookings: Int?
  public var isActive: Bool
  /// To whoever gets it; empty: none.
  public var message: String
  /// For whom it is; nil: for anybody.
  public var contact: ContactID?
  /// Whose bookings they are; only with a contact.
  public var account: AccountID?
  /// A `Viewer.name`.
  public var madeBy: String
  public var createdAt: Instant
  public var keyHash: Hash
  /// The key, sealed for whoever may copy the URL again.
  public var sealedKey: String
  public var uses: InvitationUses

  public struct Participant: Hashable, Sendable {
    public var resource: ResourceID
    public var role: Role

    public enum Role: String, Sendable, Codable, CaseIterable { case primary, required, optional }

    public init(resource: ResourceID, role: Role) {
      self.resource = resource
      self.role = role
    }
  }

  public init(
    id: AppointmentInvitationID, site: SiteID, topic: InvitationTopic, territory: TerritoryID,
    venue: Venue?, participants: [Participant], isAnonymous: Bool, firstDay: LocalDate,
    lastDay: LocalDate?, expiresAt: Instant?, maximumBookings: Int?, isActive: Bool,
    message: String, contact: ContactID?, account: AccountID?, madeBy: String,
    createdAt: Instant, keyHash: Hash, sealedKey: String, flow: FlowID? = nil,
    uses: InvitationUses = InvitationUses()
  ) {
    self.flow = flow
    self.id = id
    self.site = site
    self.topic = topic
    self.territory = territory
    self.venue = venue
    self.participants = participants
    self.isAnonymous = isAnonymous
    self.firstDay = firstDay
    self.lastDay = lastDay
    self.expiresAt = expiresAt
    self.maximumBookings = maximumBookings
    self.isActive = isActive
    self.message = message
    self.contact = contact
    self.account = account
    self.madeBy = madeBy
    self.createdAt = createdAt
    self.keyHash = keyHash
    self.sealedKey = sealedKey
    self.uses = uses
  }

  public var resources: [ResourceID] { participants.map(\.resource) }
  /// Any one of them is enough; when several come together, the one who leads.
  public var leads: [ResourceID] { resources(.primary) }
  /// All of them come, at one start.
  public var isTogether: Bool { participants.contains { $0.role != .primary } }
  public var companions: Companions {
    Companions(required: resources(.required), optional: resources(.optional))
  }

  private func resources(_ role: Participant.Role) -> [ResourceID] {
    participants.filter { $0.role == role }.map(\.resource)
  }
}

/// How often an invitation was used. Bookings are counted with each booking, the others now and then.
public struct InvitationUses: Hashable, Sendable {
  /// The URL was opened.
  public var opened: Int
  /// A time was chosen.
  public var started: Int
  /// Cancelled ones stay counted.
  public var booked: Int

  public init(opened: Int = 0, started: Int = 0, booked: Int = 0) {
    self.opened = opened
    self.started = started
    self.booked = booked
  }
}

/// Why nobody can book by an invitation, in the order of precedence.
public enum InvitationClosure: String, Sendable, CaseIterable {
  case inactive
  /// The last day or the expiry is over.
  case ended
  case usedUp
  /// What it is about, or everybody whose time it shares, is not offered any more.
  case withdrawn
}

extension AppointmentInvitation {
  /// No booking lies further ahead.
  public static let furthestDay = 366

  /// Nil: it can be booked by.
  public func closure(at now: Instant, in catalogue: Catalogue) -> InvitationClosure? {
    if !isActive { return .inactive }
    if let expiresAt, expiresAt <= now { return .ended }
    guard let territory = catalogue.territories[territory] else { return .withdrawn }
    if let lastDay, lastDay < territory.zone.date(of: now) { return .ended }
    if let maximumBookings, uses.booked >= maximumBookings { return .usedUp }
    let isOffered = !catalogue.services(of: self).isEmpty
    let isThere = { (id: ResourceID) in catalogue.resources[id]?.isActive ?? false }
    let isKept = leads.contains(where: isThere) && companions.required.allSatisfy(isThere)
    return isOffered && isKept ? nil : .withdrawn
  }

  /// The dates of the territory that are shared of a service; nil: none are left.
  public func dates(of service: ServiceType, today: LocalDate) -> ClosedRange<LocalDate>? {
    let first = max(today, firstDay)
    let last = min(lastDay ?? first + max(0, service.furthestDay), today + Self.furthestDay)
    return first <= last ? first...last : nil
  }
}

extension Catalogue {
  /// What can be booked by an invitation, in the topic's order.
  func services(of invitation: AppointmentInvitation) -> [ServiceType] {
    services(of: invitation.topic).filter { !invitation.isTogether || $0.canBeDoneTogether }
  }
}

extension ServiceType {
  /// Several people can start together only at a start that is exact, with one customer.
  var canBeDoneTogether: Bool { promise == .exactStart && seats == 1 }
}

public protocol AppointmentInvitationLedger {
  func insert(_ invitation: AppointmentInvitation) throws
  /// Writes what can be changed afterwards: days, expiry, maximum, whether it is active.
  func update(_ invitation: AppointmentInvitation) throws
  func appointmentInvitation(_ id: AppointmentInvitationID) throws -> AppointmentInvitation?
  func appointmentInvitation(byKeyHash hash: Hash) throws -> AppointmentInvitation?
  /// Newest first, after `cursor` if one is given; those of which every resource lies within reach.
  func appointmentInvitations(
    within reach: SharingReach, after cursor: AppointmentInvitationID?, limit: Int
  ) throws -> [AppointmentInvitation]
  /// Counts a booking if it is active, not expired, and one is left; false otherwise.
  func countBooking(of id: AppointmentInvitationID) throws -> Bool
  /// Adds to what was counted of openings and starts.
  func add(_ uses: InvitationUses, to id: AppointmentInvitationID) throws
  /// Not ended, of whoever typed this address, by that invitation.
  func openBookings(by id: AppointmentInvitationID, email: String) throws -> Int
  /// Gives a contact's visits and work orders to another one.
  func moveVisits(from guest: ContactID, to contact: ContactID, account: AccountID?) throws
  /// Visits booked by an invitation, newest first. At most `limit`.
  func appointments(bookedBy id: AppointmentInvitationID, limit: Int) throws -> [Appointment]
}
