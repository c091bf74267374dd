/// Somebody of the staff who shares a resource's availability for it.
public struct Assistant: Hashable, Sendable {
  public var staff: StaffUserID
  public var resource: ResourceID
  /// A `Viewer.name`.
  public var assignedBy: String
  public var assignedAt: Instant

  public init(
    staff: StaffUserID, resource: ResourceID, assignedBy: String, assignedAt: Instant
  ) {
    self.staff = staff
    self.resource = resource
    self.assignedBy = assignedBy
    self.assignedAt = assignedAt
  }
}

/// What is filled in when a resource's availability is shared.
public struct SharingDefaults: Hashable, Sendable {
  public var topic: InvitationTopic?
  public var territory: TerritoryID?

  public init(topic: InvitationTopic? = nil, territory: TerritoryID? = nil) {
    self.topic = topic
    self.territory = territory
  }
}

public protocol AssistantLedger {
  /// By the name of the staff user.
  func assistants(of resource: ResourceID) throws -> [Assistant]
  /// For whom somebody shares.
  func resources(assistedBy staff: StaffUserID) throws -> Set<ResourceID>
  /// False when they are assigned already.
  func assign(_ assistant: Assistant) throws -> Bool
  /// False when they were not assigned.
  func revokeAssistant(_ staff: StaffUserID, of resource: ResourceID) throws -> Bool
  func sharingDefaults(of resource: ResourceID) throws -> SharingDefaults
  func save(_ defaults: SharingDefaults, of resource: ResourceID) throws
}

/// For whom a member of staff may share availability.
public enum SharingReach: Hashable, Sendable {
  case everybody
  case some(Set<ResourceID>)

  public func contains(_ resource: ResourceID) -> Bool {
    switch self {
    case .everybody: true
    case .some(let resources): resources.contains(resource)
    }
  }

  public func contains(_ resources: [ResourceID]) -> Bool { resources.allSatisfy(contains) }
}

extension Ledger {
  /// Dispatchers share for everybody; others for the resource that they are and for those that they
  /// assist.
  func reach(of viewer: StaffViewer) throws -> SharingReach {
    if viewer.may(.dispatch) { return .everybody }
    guard viewer.may(.share) else { return .some([]) }
    var resources = try resources(assistedBy: viewer.id)
    if viewer.may(.ownDays), let own = viewer.resource { resources.insert(own) }
    return .some(resources)
  }
}

extension StaffViewer {
  /// Whether they say who shares for a resource: it itself, and administrators.
  public func choosesAssistants(of resource: ResourceID) -> Bool {
    may(.administer) || may(.ownDays) && self.resource == resource
  }
}

/// Who shares a resource's availability, as its page shows it.
public struct SharingRecord: Sendable {
  public var resource: Resource
  public var defaults: SharingDefaults
  public var assistants: [Line]
  /// Staff who could be assigned, by name.
  public var others: [StaffUser]
  public var mayChoose: Bool

  public struct Line: Sendable {
    public var user: StaffUser
    public var assistant: Assistant
    /// Who assigned them; nil: the command line, or somebody who is gone.
    public var assignedBy: String?

    public init(user: StaffUser, assistant: Assistant, assignedBy: String?) {
      self.user = user
      self.assistant = assistant
      self.assignedBy = assignedBy
    }
  }

  public init(
    resource: Resource, defaults: SharingDefaults, assistants: [Line], others: [StaffUser],
    mayChoose: Bool
  ) {
    self.resource = resource
    self.defaults = defaults
    self.assistants = assistants
    self.others = others
    self.mayChoose = mayChoose
  }
}

extension Scheduler {
  /// Nil: there is no such resource that the viewer keeps.
  public func sharing(
    of id: ResourceID, for viewer: StaffViewer, in organization: OrganizationID
  ) async throws -> SharingRecord? {
    guard viewer.keeps(id) else { return nil }
    return try await store.read(organization) { ledger in
      guard let resource = try ledger.catalogue().resources[id] else { return nil }
      let users = try ledger.staffUsers()
      let assistants = try ledger.assistants(of: id)
      let known = Set(assistants.map(\.staff))
      return SharingRecord(
        resource: resource, defaults: try ledger.sharingDefaults(of: id),
        assistants: assistants.compactMap { assistant in
          users.first { $0.id == assistant.staff }.map { user in
            SharingRecord.Line(
              user: user, assistant: assistant,
              assignedBy: users.first { $0.id.rawValue == assistant.assignedBy }?.name)
          }
        },
        others: users.filter { $0.isEnabled && !known.contains($0.id) && $0.resource != id },
        mayChoose: viewer.choosesAssistants(of: id))
    }
  }

  /// Assigns an assistant, or takes the task back; at once, and journalled. False: not for this
  /// viewer, or there is no such resource or member of staff.
  public func setAssistant(
    _ staff: StaffUserID, of id: ResourceID, isAssigned: Bool, for viewer: StaffViewer,
    in organization: OrganizationID
  ) async throws -> Bool {
    guard viewer.choosesAssistants(of: id) else { return false }
    return try await store.write(organization) { ledger in
      guard try ledger.catalogue().resources[id] != nil, try ledger.staffUser(staff) != nil else {
        return false
      }
      let actor = Viewer.staff(viewer).name
      let isChange =
        isAssigned
        ? try ledger.assign(
          Assistant(staff: staff, resource: id, assignedBy: actor, assignedAt: ledger.now))
        : try ledger.revokeAssistant(staff, of: id)
      guard isChange else { return true }
      let field = ["assistant": staff.rawValue]
      try ledger.record(
        JournalEntry(
          actor: actor, event: isAssigned ? "assistant.assigned" : "assistant.revoked",
          subject: id.rawValue, before: isAssigned ? [:] : field, after: isAssigned ? field : [:]))
      return true
    }
  }

  /// Changes what is filled in when a resource's availability is shared (fields `topic`,
  /// `territory`).
  public func saveSharingDefaults(
    _ typed: TypedForm, of id: ResourceID, for viewer: StaffViewer,
    in organization: OrganizationID
  ) async throws -> EditAnswer {
    guard viewer.keeps(id) else { return .notFound }
    return try await store.write(organization) { ledger in
      let catalogue = try ledger.catalogue()
      guard catalogue.resources[id] != nil else { return .notFound }
      let form = RecordForm<SharingDefaults>(
        event: "resource.sharingChanged", fields: \.fields,
        read: { reader, defaults in
          defaults.topic = reader.topic("topic", catalogue)
          defaults.territory = reader.identifier("territory") { catalogue.territories[$0] != nil }
        })
      let standing = try ledger.sharingDefaults(of: id)
      return try form.settle(
        typed, on: standing, id: id.rawValue, isNew: false, by: viewer, ledger, zones
      ) { try ledger.save($0, of: id) }
    }
  }
}

extension SharingDefaults {
  public var fields: [String: String] {
    ["topic": topic?.rawValue ?? "", "territory": territory?.rawValue ?? ""]
  }
}
