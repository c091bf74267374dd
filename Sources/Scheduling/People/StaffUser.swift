/// Somebody who works for the organisation and signs in on the staff pages.
public struct StaffUser: Hashable, Sendable {
  public var id: StaffUserID
  public var name: String
  /// To sign in with; unique among the organisation's staff, without regard to case.
  public var email: String
  /// Nil: the organisation's.
  public var language: String?
  /// Argon2id, in its usual text form; nil: can't sign in with a password.
  public var passwordHash: String?
  /// Rights are the union of their permissions.
  public var roles: Set<WebRoleID>
  /// The resource that this person is: whose days are theirs.
  public var resource: ResourceID?
  public var isEnabled: Bool
  public var createdAt: Instant

  public init(
    id: StaffUserID, name: String, email: String, language: String?, passwordHash: String?,
    roles: Set<WebRoleID>, resource: ResourceID?, isEnabled: Bool, createdAt: Instant
  ) {
    self.id = id
    self.name = name
    self.email = email
    self.language = language
    self.passwordHash = passwordHash
    self.roles = roles
    self.resource = resource
    self.isEnabled = isEnabled
    self.createdAt = createdAt
  }
}

/// A member of staff as the rules see them.
public struct StaffViewer: Hashable, Sendable {
  public var id: StaffUserID
  public var resource: ResourceID?
  public var permissions: Set<Permission>

  public init(id: StaffUserID, resource: ResourceID?, permissions: Set<Permission>) {
    self.id = id
    self.resource = resource
    self.permissions = permissions
  }

  /// Whoever administers may do what dispatchers do, and they see everybody's days.
  public func may(_ permission: Permission) -> Bool {
    switch permission {
    case .dispatch: !permissions.isDisjoint(with: [.dispatch, .administer])
    case .ownDays: !permissions.isDisjoint(with: [.ownDays, .dispatch, .administer])
    // For whom is said by the resource that they are, and by those that they assist.
    case .share: !permissions.isDisjoint(with: [.share, .ownDays, .dispatch, .administer])
    default: permissions.contains(permission)
    }
  }

  /// Sees and changes every visit; others only those of their own resource.
  public var seesEverything: Bool { may(.dispatch) }
}

/// A signed-in member of staff.
public struct StaffMember: Sendable {
  public var user: StaffUser
  public var viewer: StaffViewer
  public var session: Session
}
