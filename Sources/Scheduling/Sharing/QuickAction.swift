public enum QuickActionKind: IdentifierKind { public static let prefix = "qac" }
public typealias QuickActionID = Identifier<QuickActionKind>

/// A button of an administrator's own making that opens *Share availability* with something filled
/// in, beside the record of the page that it stands on.
public struct QuickAction: Hashable, Sendable {
  /// The pages of the staff that can show one.
  public enum Page: String, Sendable, Codable, CaseIterable {
    case home, resource, contact, account
  }

  public var id: QuickActionID
  public var label: FlowText
  public var flow: FlowID?
  public var site: SiteID?
  public var topic: InvitationTopic?
  public var territory: TerritoryID?
  public var mode: Venue?
  public var pages: Set<Page>
  /// Who of the staff sees it: those with one of these web roles.
  public var roles: Set<WebRoleID>
  /// Lower ones stand first.
  public var position: Int
  public var isActive: Bool
  /// The form itself stands on the page, folded, instead of a button that leads to it.
  public var isPlaced: Bool

  public init(
    id: QuickActionID, label: FlowText, flow: FlowID? = nil, site: SiteID? = nil,
    topic: InvitationTopic? = nil, territory: TerritoryID? = nil, mode: Venue? = nil,
    pages: Set<Page> = [], roles: Set<WebRoleID> = [], position: Int = 0, isActive: Bool = true,
    isPlaced: Bool = false
  ) {
    self.id = id
    self.label = label
    self.flow = flow
    self.site = site
    self.topic = topic
    self.territory = territory
    self.mode = mode
    self.pages = pages
    self.roles = roles
    self.position = position
    self.isActive = isActive
    self.isPlaced = isPlaced
  }
}

/// Of which record a page is that shows quick actions.
public enum QuickActionSubject: Hashable, Sendable {
  case home
  case resource(ResourceID)
  /// - isClient: with a portal profile, so that a link can be for them.
  case contact(ContactID, isClient: Bool)
  /// - hasClient: one of its contacts has a portal profile.
  case account(AccountID, hasClient: Bool)

  public var page: QuickAction.Page {
    switch self {
    case .home: .home
    case .resource: .resource
    case .contact: .contact
    case .account: .account
    }
  }

  /// Whether a link can be about it at all: as for the built-in *Share availability*.
  fileprivate var isShareable: Bool {
    switch self {
    case .home, .resource: true
    case .contact(_, let isClient): isClient
    case .account(_, let hasClient): hasClient
    }
  }
}

extension Catalogue {
  /// One that is switched on and meant for somebody with these roles; nil: there is none.
  public func quickAction(_ id: QuickActionID, of roles: Set<WebRoleID>) -> QuickAction? {
    quickActions.first { $0.id == id && $0.isUsable(by: roles, in: self) }
  }
}

extension QuickAction {
  fileprivate func isUsable(by roles: Set<WebRoleID>, in catalogue: Catalogue) -> Bool {
    isActive && !self.roles.isDisjoint(with: roles)
      && (flow == nil || catalogue.flow(flow) != nil)
  }
}

extension Scheduler {
  /// The quick actions that a page shows to a member of staff, in their order: those that lead them
  /// to something.
  public func quickActions(
    on subject: QuickActionSubject, for member: StaffMember, in organization: OrganizationID
  ) async throws -> [QuickAction] {
    let roles = member.user.roles
    @Sendable func meant(in catalogue: Catalogue) -> [QuickAction] {
      guard subject.isShareable, member.viewer.may(.share) else { return [] }
      return catalogue.quickActions.filter {
        $0.pages.contains(subject.page) && $0.isUsable(by: roles, in: catalogue)
      }
    }
    // Most pages show none.
    guard try await !meant(in: roster.catalogue(of: organization)).isEmpty else { return [] }
    return try await store.read(organization) { ledger in
      let catalogue = try ledger.catalogue()
      let reach = try ledger.reach(of: member.viewer)
      let shared = catalogue.resources.values.filter { $0.isActive && reach.contains($0.id) }
      if case .resource(let id) = subject {
        guard shared.contains(where: { $0.id == id }) else { return [] }
      }
      return shared.isEmpty ? [] : meant(in: catalogue)
    }
  }
}

/// The fields of a quick action's form. Pages and roles are one checkbox each: `page.home`,
/// `role.rol_x`.
public enum QuickActionForm {
  public static let mostActions = 50
  static let label = 60
  public static let pagePrefix = "page."
  public static let rolePrefix = "role."

  public static func blank(_ id: QuickActionID) -> QuickAction {
    QuickAction(id: id, label: FlowText())
  }

  public static func fields(of action: QuickAction) -> [String: String] {
    var fields = [
      "flow": action.flow?.rawValue ?? "", "site": action.site?.rawValue ?? "",
      "topic": action.topic?.rawValue ?? "", "territory": action.territory?.rawValue ?? "",
      "mode": action.mode?.rawValue ?? "", "position": "\(action.position)",
      "active": action.isActive ? "true" : "", "placed": action.isPlaced ? "true" : "",
    ]
    for (language, words) in action.label.words { fields["label.\(language)"] = words }
    for page in action.pages { fields[pagePrefix + page.rawValue] = "true" }
    for role in action.roles { fields[rolePrefix + role.rawValue] = "true" }
    return fields
  }

  /// - Parameter roles: those of the staff.
  static func read(
    _ reader: inout FormReader, into action: inout QuickAction, _ catalogue: Catalogue,
    sites: [Site], roles: [WebRole]
  ) {
    action.label = reader.words("label", atMost: label)
    if action.label.isEmpty { reader.fault("label.\(ProfileForm.languages[0])", .missing) }
    action.flow = reader.identifier("flow") { catalogue.flow($0) != nil }
    action.site = reader.identifier("site") { id in sites.contains { $0.id == id } }
    action.topic = reader.topic("topic", catalogue)
    action.territory = reader.identifier("territory") { catalogue.territories[$0] != nil }
    action.mode = reader.raw("mode").isEmpty ? nil : reader.choice("mode", else: .onSite)
    action.pages = Set(
      QuickAction.Page.allCases.filter { reader.flag(pagePrefix + $0.rawValue) })
    if action.pages.isEmpty { reader.fault("pages", .missing) }
    action.roles = Set(
      roles.map(\.id).filter { reader.flag(rolePrefix + $0.rawValue) })
    if action.roles.isEmpty { reader.fault("roles", .missing) }
    action.position = reader.optionalInteger("position", 0...9999) ?? 0
    action.isActive = reader.flag("active")
    action.isPlaced = reader.flag("placed")
  }
}

extension Scheduler {
  /// Changes a quick action, or adds one (`id` nil).
  public func saveQuickAction(
    _ typed: TypedForm, id: QuickActionID?, for viewer: StaffViewer,
    in organization: OrganizationID
  ) async throws -> EditAnswer {
    guard viewer.may(.administer) else { return .notFound }
    return try await store.write(organization) { ledger in
      let (catalogue, sites) = (try ledger.catalogue(), try ledger.sites())
      let roles = try ledger.roles().filter { !$0.isForCustomers }
      let standing =
        id.map { id in catalogue.quickActions.first { $0.id == id } }
        ?? QuickActionForm.blank(identifier(now: ledger.now))
      guard let standing else { return .notFound }
      if id == nil, catalogue.quickActions.count >= QuickActionForm.mostActions {
        let fault = FormFault(
          field: "label.\(ProfileForm.languages[0])", reason: .tooMany(QuickActionForm.mostActions))
        return .faulty([fault])
      }
      return try RecordForm<QuickAction>(
        event: id == nil ? "quickAction.created" : "quickAction.changed",
        fields: QuickActionForm.fields,
        read: { QuickActionForm.read(&$0, into: &$1, catalogue, sites: sites, roles: roles) }
      ).settle(
        typed, on: standing, id: standing.id.rawValue, isNew: id == nil, by: viewer, ledger, zones
      ) {
        try ledger.save($0)
      }
    }
  }

  /// False: there is none.
  public func deleteQuickAction(
    _ id: QuickActionID, for viewer: StaffViewer, in organization: OrganizationID
  ) async throws -> Bool {
    guard viewer.may(.administer) else { return false }
    return try await store.write(organization) { ledger in
      guard let action = try ledger.catalogue().quickActions.first(where: { $0.id == id }) else {
        return false
      }
      try ledger.delete(id)
      try ledger.record(
        JournalChange(from: QuickActionForm.fields(of: action), to: [:])
          .entry("quickAction.deleted", on: id.rawValue, by: viewer))
      return true
    }
  }
}
