/// The fields of the form that shares availability. Resources are one checkbox each:
/// `resource.res_x`.
public enum SharingForm {
  public static let resourcePrefix = "resource."
  public static let mostResources = 50
  /// Says that all come, whoever leads with the role `primary`; else any one of them.
  public static let together = "together"
  /// `optional.res_x`: comes along only if they can.
  public static let optionalPrefix = "optional."
  /// Who must come, with whoever leads, and who may.
  public static let mostTogether = 5
  public static let mostBookings = 100_000
  static let message = 2000
}

/// What came of sharing availability.
public enum SharingAnswer: Sendable {
  case created(AppointmentInvitation, url: String)
  /// The same for members of a list, who are being written to.
  case sending(ListSending)
  /// The same wish, looked at without making anything.
  case preview(InvitedLook)
  case faulty([FormFault])
  /// The site has no prefix.
  case noPrefix(Site)
  case notFound
}

/// What can be chosen when availability is shared.
public struct SharingChoices: Sendable {
  /// Those with a prefix first.
  public var sites: [Site]
  public var topics: [(topic: InvitationTopic, name: String)]
  /// Those of which somebody who may be shared is a member, by name.
  public var territories: [Territory]
  /// Who may be shared for the topic in the territory, by name.
  public var resources: [Resource]
  /// Who else could come along in the territory, by name.
  public var companions: [Resource]
  /// Customers that it can be for: of the account or alone, with a portal profile.
  public var contacts: [Contact]
  public var defaults: SharingDefaults
  /// In the organisation's zone.
  public var today: LocalDate
}

/// What the form was opened with, or says so far.
public struct SharingQuery: Hashable, Sendable {
  public var site: SiteID?
  public var topic: InvitationTopic?
  public var territory: TerritoryID?
  public var resource: ResourceID?
  public var contact: ContactID?
  public var account: AccountID?
  public var flow: FlowID?
  /// What it was opened by.
  public var action: QuickActionID?

  public init(
    site: SiteID? = nil, topic: InvitationTopic? = nil, territory: TerritoryID? = nil,
    resource: ResourceID? = nil, contact: ContactID? = nil, account: AccountID? = nil,
    flow: FlowID? = nil, action: QuickActionID? = nil
  ) {
    self.site = site
    self.topic = topic
    self.territory = territory
    self.resource = resource
    self.contact = contact
    self.account = account
    self.flow = flow
    self.action = action
  }
}

extension Scheduler {
  /// What can be chosen; nil: nobody's time is the viewer's to share, or the resource asked for isn't.
  public func sharingChoices(
    _ query: SharingQuery, for viewer: StaffViewer, in organization: OrganizationID
  ) async throws -> SharingChoices? {
    try await store.read(organization) { ledger in
      let reach = try ledger.reach(of: viewer)
      let catalogue = try ledger.catalogue()
      if let resource = query.resource,
        !reach.contains(resource) || catalogue.resources[resource] == nil
      {
        return nil
      }
      let sites = try ledger.sites()
      let everybody = catalogue.resources.values.filter { reach.contains($0.id) && $0.isActive }
      let members = query.resource.flatMap { catalogue.resources[$0] }.map { [$0] } ?? everybody
      let places = Set(members.flatMap(\.memberships).map(\.territory))
      var defaults =
        try query.resource.map { try ledger.sharingDefaults(of: $0) }
        ?? SharingDefaults()
      let site = sites.first { $0.id == query.site }?.sharing
      defaults.topic = defaults.topic ?? site?.topic
      defaults.territory = defaults.territory ?? site?.territory
      let able = catalogue.sharable(
        everybody, for: query.topic ?? defaults.topic, in: query.territory ?? defaults.territory)
      return SharingChoices(
        sites: sites.sorted {
          ($0.sharing.invitationPrefix == nil ? 1 : 0, $0.id)
            < ($1.sharing.invitationPrefix == nil ? 1 : 0, $1.id)
        },
        topics: catalogue.invitationTopics.filter { topic in
          members.contains { resource in
            catalogue.services(of: topic.topic).contains { resource.maySometimes(do: $0) }
          }
        },
        territories: places.compactMap { catalogue.territories[$0] }
          .sorted { ($0.name, $0.id) < ($1.name, $1.id) },
        resources: able,
        companions: catalogue.companions(
          everybody, of: able.map(\.id), in: query.territory ?? defaults.territory),
        contacts: try ledger.clients(query, for: viewer), defaults: defaults,
        today: catalogue.organization.zone.date(of: ledger.now))
    }
  }

  /// Makes an invitation and its URL, or says what can't stand.
  ///
  /// - Parameter isPreview: nothing is made.
  public func shareAvailability(
    _ typed: TypedForm, isPreview: Bool = false, for viewer: StaffViewer,
    in organization: OrganizationID
  ) async throws -> SharingAnswer {
    let key = secrets.newKey()
    let hash = secrets.hash(key)
    let share: @Sendable (any Ledger) throws -> SharingAnswer = { ledger in
      let reach = try ledger.reach(of: viewer)
      guard reach != .some([]) else { return .notFound }
      let catalogue = try ledger.catalogue()
      let sites = try ledger.sites()
      let flow =
        catalogue.flow(FlowID(typed.fields["flow"] ?? ""))
        ?? catalogue.flow(
          sites.first { $0.id.rawValue == typed.fields["site"] }?.sharing.flow)
      let action = try QuickActionID(typed.fields["action"] ?? "").flatMap {
        catalogue.quickAction($0, of: try ledger.staffUser(viewer.id)?.roles ?? [])
      }
      let today = catalogue.organization.zone.date(of: ledger.now)
      let fields = flow?.generate.filled(by: action).completed(typed.fields, today: today)
      var reader = FormReader(fields ?? typed.fields, zones: zones)
      let siteID: SiteID? = reader.identifier("site") { id in sites.contains { $0.id == id } }
      if reader.raw("site").isEmpty { reader.fault("site", .missing) }
      let chosenFlow: FlowID? = reader.identifier("flow") { catalogue.flow($0) != nil }
      // Resources that the viewer may not share are not there: their boxes are not read.
      let known = catalogue.resources.values.filter { $0.isActive && reach.contains($0.id) }
      let draft = reader.sharingDraft(of: known, in: catalogue, now: ledger.now)
      let clients = try ledger.clients(
        SharingQuery(
          contact: ContactID(reader.raw("contact")), account: AccountID(reader.raw("account"))),
        for: viewer)
      let wanted = reader.raw("sending")
      if let begun = try ListSendingID(wanted).flatMap({ try ledger.begun($0, by: viewer) }) {
        return .sending(begun)
      }
      let sending = try ListSendingID(wanted).flatMap { try ledger.draft($0, for: viewer)?.sending }
      guard wanted.isEmpty || sending != nil else { return .notFound }
      // Others have no such field, and members of a list come in their own name.
      var client: ContactID?
      if viewer.may(.dispatch), sending == nil {
        client = reader.identifier("contact") { id in clients.contains { $0.id == id } }
      }
      guard reader.faults.isEmpty, let topic = draft.topic, let territory = draft.territory,
        let site = sites.first(where: { $0.id == siteID })
      else { return .faulty(reader.faults) }
      guard let prefix = site.sharing.invitationPrefix else { return .noPrefix(site) }
      let id: AppointmentInvitationID = identifier(now: ledger.now)
      let invitation = AppointmentInvitation(
        id: id, site: site.id, topic: topic, territory: territory, venue: draft.venue,
        participants: draft.participants,
        isAnonymous: draft.isAnonymous, firstDay: draft.limits.firstDay,
        lastDay: draft.limits.lastDay, expiresAt: draft.limits.expiresAt,
        maximumBookings: draft.limits.maximumBookings, isActive: true, message: draft.message,
        contact: client, account: clients.first { $0.id == client }?.account,
        madeBy: Viewer.staff(viewer).name, createdAt: ledger.now, keyHash: hash,
        sealedKey: try secrets.seal(key, AppointmentInvitation.keyContext(id)), flow: chosenFlow)
      if isPreview {
        guard case .open(let look) = catalogue.look(at: invitation, site: site, now: ledger.now)
        else { return .faulty([FormFault(field: "topic", reason: .notAChoice)]) }
        return .preview(look)
      }
      try ledger.insert(invitation)
      try ledger.record(
        JournalEntry(
          actor: invitation.madeBy, event: "appointmentInvitation.created", subject: id.rawValue,
          after: invitation.journalled(catalogue)))
      if let sending { return .sending(try ledger.begin(sending, by: invitation)) }
      return .created(invitation, url: prefix + key)
    }
    return try await isPreview
      ? store.read(organization, share) : store.write(organization, share)
  }
}

/// What was typed, as far as it can be read.
private struct SharingDraft {
  var topic: InvitationTopic?
  var territory: TerritoryID?
  var venue: Venue?
  var participants: [AppointmentInvitation.Participant] = []
  var isAnonymous = false
  var limits: InvitationLimits
  var message = ""
}

/// When and how often an invitation can be booked by: what can be changed afterwards.
struct InvitationLimits: Hashable, Sendable {
  var firstDay: LocalDate
  var lastDay: LocalDate?
  var expiresAt: Instant?
  var maximumBookings: Int?
}

extension AppointmentInvitation {
  var limits: InvitationLimits {
    get {
      InvitationLimits(
        firstDay: firstDay, lastDay: lastDay, expiresAt: expiresAt,
        maximumBookings: maximumBookings)
    }
    set {
      (firstDay, lastDay) = (newValue.firstDay, newValue.lastDay)
      (expiresAt, maximumBookings) = (newValue.expiresAt, newValue.maximumBookings)
    }
  }
}

extension FormReader {
  fileprivate mutating func sharingDraft(
    of known: [Resource], in catalogue: Catalogue, now: Instant
  ) -> SharingDraft {
    let place: Territory? = (identifier("territory") { catalogue.territories[$0] != nil })
      .flatMap { (id: TerritoryID) in catalogue.territories[id] }
    let today = (place?.zone ?? catalogue.organization.zone).date(of: now)
    var draft = SharingDraft(limits: InvitationLimits(firstDay: today))
    draft.territory = place?.id
    draft.topic = topic("topic", catalogue)
    for name in ["topic", "territory"] where raw(name).isEmpty { fault(name, .missing) }
    if !raw("mode").isEmpty { draft.venue = choice("mode", else: .onSite) }
    let able = catalogue.sharable(known, for: draft.topic, in: draft.territory).map(\.id)
    let chosen = able.filter { flag(SharingForm.resourcePrefix + $0.rawValue) }
    if chosen.isEmpty { fault("resources", .missing) }
    if chosen.count > SharingForm.mostResources {
      fault("resources", .tooMany(SharingForm.mostResources))
    }
    let others = catalogue.companions(known, of: able, in: draft.territory).map(\.id)
      .filter { flag(SharingForm.resourcePrefix + $0.rawValue) }
    let isTogether = flag(SharingForm.together) && chosen.count + others.count > 1
    draft.participants =
      isTogether && !chosen.isEmpty
      ? together(chosen, others, for: draft.topic, in: catalogue)
      : chosen.map { .init(resource: $0, role: .primary) }
    draft.isAnonymous = flag("anonymous") || chosen.count > 1 && !isTogether
    readLimits(&draft.limits, today: today, zone: catalogue.organization.zone, now: now)
    draft.message = text(
      "message", atMost: SharingForm.message, isRequired: false, hasLines: true)
    return draft
  }

  /// Whoever leads, and those who come along.
  private mutating func together(
    _ able: [ResourceID], _ others: [ResourceID], for topic: InvitationTopic?,
    in catalogue: Catalogue
  ) -> [AppointmentInvitation.Participant] {
    if let topic, !catalogue.services(of: topic).allSatisfy(\.canBeDoneTogether) {
      fault(SharingForm.together, .notTogether)
    }
    let asked: ResourceID? = identifier("primary") { able.contains($0) }
    let leader = asked ?? able[0]
    let participants = (able + others).map { id -> AppointmentInvitation.Participant in
      let isOptional = flag(SharingForm.optionalPrefix + id.rawValue)
      return .init(
        resource: id, role: id == leader ? .primary : isOptional ? .optional : .required)
    }
    let optional = participants.count { $0.role == .optional }
    if max(optional, participants.count - optional) > SharingForm.mostTogether {
      fault("resources", .tooMany(SharingForm.mostTogether))
    }
    return participants
  }

  /// What can be changed afterwards, too.
  mutating func readLimits(
    _ limits: inout InvitationLimits, today: LocalDate, zone: Zone, now: Instant
  ) {
    limits.firstDay = date("first") ?? limits.firstDay
    if limits.firstDay > today + AppointmentInvitation.furthestDay {
      fault("first", .tooFarAhead(AppointmentInvitation.furthestDay))
    }
    limits.lastDay = date("last")
    if let last = limits.lastDay, last < limits.firstDay { fault("last", .endsBeforeItStarts) }
    let standing = limits.expiresAt
    limits.expiresAt = date("expires").map { zone.startOfDay($0 + 1) }
    if let expiry = limits.expiresAt, expiry != standing, expiry <= now {
      fault("expires", .isOver)
    }
    limits.maximumBookings =
      raw("maximum").isEmpty ? nil : integer("maximum", 1...SharingForm.mostBookings)
  }
}

extension Catalogue {
  /// Those who may do some service of a topic in a territory, some time; by name.
  func sharable(
    _ resources: [Resource], for topic: InvitationTopic?, in territory: TerritoryID?
  ) -> [Resource] {
    let services = topic.map { self.services(of: $0) }
    let able = resources.filter { resource in
      guard resource.isActive else { return false }
      if let territory, !resource.memberships.contains(where: { $0.territory == territory }) {
        return false
      }
      guard let services else { return true }
      return services.contains { resource.maySometimes(do: $0) }
    }
    return able.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
  }
}

extension Catalogue {
  /// Active members of a territory who can come along with those who do the work; by name.
  fileprivate func companions(
    _ resources: [Resource], of able: [ResourceID], in territory: TerritoryID?
  ) -> [Resource] {
    guard let territory else { return [] }
    return resources.filter { resource in
      resource.isActive && !able.contains(resource.id)
        && resource.memberships.contains { $0.territory == territory }
    }.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
  }
}

extension Resource {
  /// Whether the skills are there, whatever their dates.
  fileprivate func maySometimes(do service: ServiceType) -> Bool {
    service.skills.allSatisfy { wanted in
      skills.contains { $0.skill == wanted.skill && $0.level >= wanted.minimumLevel }
    }
  }
}

extension Ledger {
  /// Customers that an invitation can be made for: with a portal profile. Only those who see all
  /// contacts choose one.
  fileprivate func clients(_ query: SharingQuery, for viewer: StaffViewer) throws -> [Contact] {
    guard viewer.may(.dispatch) else { return [] }
    var found: [Contact] = []
    if let account = query.account {
      found = try contacts(of: account, limit: 200)
    } else if let id = query.contact, let contact = try contact(id) {
      found = [contact]
    }
    return try found.filter { try $0.deletedAt == nil && portalUser(of: $0.id) != nil }
  }
}
