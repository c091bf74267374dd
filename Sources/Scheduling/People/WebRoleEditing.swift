/// Who has a web role.
public struct RoleUse: Hashable, Sendable {
  public var contacts: Int
  public var staff: Int
  /// Portal invitations that can still be redeemed and would grant it.
  public var invitations: Int

  public init(contacts: Int = 0, staff: Int = 0, invitations: Int = 0) {
    self.contacts = contacts
    self.staff = staff
    self.invitations = invitations
  }

  public var isNone: Bool { contacts + staff + invitations == 0 }
}

/// Why a web role stays, in the order of precedence.
public enum RoleDeletionRefusal: Hashable, Sendable {
  /// New contacts get it, and invitations grant it.
  case builtIn
  case inUse(RoleUse)
}

public enum RoleDeletion: Sendable {
  case deleted
  case refused(RoleDeletionRefusal)
  case notFound
}

/// A web role with who has it.
public struct RoleView: Sendable {
  public var role: WebRole
  public var use: RoleUse

  public init(role: WebRole, use: RoleUse) {
    self.role = role
    self.use = use
  }

  /// Nil: it can be deleted.
  public var deletionRefusal: RoleDeletionRefusal? {
    if role.isBuiltIn { return .builtIn }
    return use.isNone ? nil : .inUse(use)
  }
}

public protocol RoleLedger {
  func save(_ role: WebRole) throws
  /// Takes it out of what invitations that are over would have granted. Nobody may have it.
  func delete(_ role: WebRoleID) throws
  /// Roles that nobody has may be left out.
  func roleUses() throws -> [WebRoleID: RoleUse]
}

extension WebRole {
  /// The code knows it by its name: it is neither renamed nor deleted, and lets customers book.
  public var isBuiltIn: Bool { name == Self.webAPIUser }
}

/// The fields of a web role's form. Permissions are one checkbox each: `permission.book`.
public enum WebRoleForm {
  public static let permissionPrefix = "permission."

  public static func fields(of role: WebRole) -> [String: String] {
    var fields = ["name": role.name]
    for permission in role.permissions { fields[permissionPrefix + permission.rawValue] = "true" }
    return fields
  }

  /// What can be ticked: a built-in role stays one of customers, who book.
  public static func offered(to role: WebRole?) -> [Permission] {
    guard role?.isBuiltIn ?? false else { return Permission.allCases }
    return Permission.allCases.filter { Permission.ofCustomers.contains($0) && $0 != .book }
  }

  static func read(_ reader: inout FormReader, into role: inout WebRole, others: [WebRole]) {
    let offered = offered(to: role)
    if !role.isBuiltIn {
      role.name = reader.text("name", atMost: TextLimit.name)
      let name = role.name.lowercased()
      if others.contains(where: { $0.name.lowercased() == name }) { reader.fault("name", .taken) }
    }
    let chosen = offered.filter { reader.flag(permissionPrefix + $0.rawValue) }
    role.permissions = Set(chosen).union(role.permissions.subtracting(offered))
    if role.isBuiltIn {
      role.permissions = role.permissions.intersection(Permission.ofCustomers).union([.book])
    }
  }
}

extension Scheduler {
  /// By name, with who has them; nil: not for this viewer.
  public func webRoles(
    for viewer: StaffViewer, in organization: OrganizationID
  ) async throws -> [RoleView]? {
    guard viewer.may(.administer) else { return nil }
    return try await store.read(organization) { ledger in
      let uses = try ledger.roleUses()
      return try ledger.roles().map { RoleView(role: $0, use: uses[$0.id] ?? RoleUse()) }
    }
  }

  /// Changes a web role, or adds one (`id` nil). Whoever has it may do so from their next request.
  public func saveWebRole(
    _ typed: TypedForm, id: WebRoleID?, for viewer: StaffViewer, in organization: OrganizationID
  ) async throws -> EditAnswer {
    guard viewer.may(.administer) else { return .notFound }
    return try await store.write(organization) { ledger in
      let roles = try ledger.roles()
      let standing = roles.first { $0.id == id }
      if id != nil, standing == nil { return .notFound }
      let before =
        standing ?? WebRole(id: identifier(now: ledger.now), name: "", permissions: [])
      let others = roles.filter { $0.id != before.id }
      let form = RecordForm<WebRole>(
        event: id == nil ? "role.created" : "role.changed", fields: WebRoleForm.fields,
        read: { WebRoleForm.read(&$0, into: &$1, others: others) })
      switch form.outcome(of: typed, on: before, isNew: id == nil, zones: zones) {
      case .refused(let answer): return answer
      case .same: return .saved(conflicts: 0)
      case .changed(_, let after, let change):
        let users = try ledger.staffUsers()
        if let refusal = AdministratorRefusal(users: users, roles: others + [after], by: viewer) {
          return .faulty([FormFault(field: "permissions", reason: .administrator(refusal))])
        }
        try ledger.save(after)
        try ledger.record(change.entry(form.event, on: after.id.rawValue, by: viewer))
        return id == nil ? .created(after.id.rawValue) : .saved(conflicts: 0)
      }
    }
  }

  /// Deletes a web role that nobody has.
  public func deleteWebRole(
    _ id: WebRoleID, for viewer: StaffViewer, in organization: OrganizationID
  ) async throws -> RoleDeletion {
    guard viewer.may(.administer) else { return .notFound }
    return try await store.write(organization) { ledger in
      guard let role = try ledger.roles().first(where: { $0.id == id }) else { return .notFound }
      let view = RoleView(role: role, use: try ledger.roleUses()[id] ?? RoleUse())
      if let refusal = view.deletionRefusal { return .refused(refusal) }
      for var action in try ledger.catalogue().quickActions where action.roles.contains(id) {
        let before = QuickActionForm.fields(of: action)
        action.roles.remove(id)
        if action.roles.isEmpty { action.isActive = false }
        try ledger.save(action)
        try ledger.record(
          JournalChange(from: before, to: QuickActionForm.fields(of: action))
            .entry("quickAction.changed", on: action.id.rawValue, by: viewer))
      }
      try ledger.delete(id)
      let change = JournalChange(from: WebRoleForm.fields(of: role), to: [:])
      try ledger.record(change.entry("role.deleted", on: id.rawValue, by: viewer))
      return .deleted
    }
  }
}
