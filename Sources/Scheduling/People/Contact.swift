/// A person whom the organisation serves.
public struct Contact: Hashable, Sendable {
  public var id: ContactID
  public var account: AccountID?
  public var firstName: String
  public var lastName: String
  /// As written; compared without regard to case.
  public var email: String
  public var phone: String
  public var language: String?
  /// IANA name; nil: the organisation's.
  public var zone: String?
  public var address: Address?
  public var emailOptOut: Bool
  public var smsOptOut: Bool
  public var roles: Set<WebRoleID>
  /// Set: nobody is served under this name any more; past visits keep it.
  public var deletedAt: Instant?
  /// Set: a guest wrote this down and nobody has shown yet that the address is theirs.
  public var unverifiedSince: Instant?

  public init(
    id: ContactID, account: AccountID?, firstName: String, lastName: String, email: String,
    phone: String, language: String?, zone: String?, address: Address?, emailOptOut: Bool,
    smsOptOut: Bool, roles: Set<WebRoleID>, deletedAt: Instant? = nil,
    unverifiedSince: Instant? = nil
  ) {
    self.id = id
    self.account = account
    self.firstName = firstName
    self.lastName = lastName
    self.email = email
    self.phone = phone
    self.language = language
    self.zone = zone
    self.address = address
    self.emailOptOut = emailOptOut
    self.smsOptOut = smsOptOut
    self.roles = roles
    self.deletedAt = deletedAt
    self.unverifiedSince = unverifiedSince
  }

  public var name: String {
    [firstName, lastName].filter { !$0.isEmpty }.joined(separator: " ")
  }
}

/// A household or company that contacts belong to.
public struct Account: Hashable, Sendable {
  public var id: AccountID
  public var name: String
  public var address: Address?
  public var visitingHours: WeeklyHours?
  public var preferred: Set<ResourceID>
  /// Not empty: only these may come.
  public var required: Set<ResourceID>
  public var excluded: Set<ResourceID>

  public init(
    id: AccountID, name: String, address: Address?, visitingHours: WeeklyHours?,
    preferred: Set<ResourceID>, required: Set<ResourceID>, excluded: Set<ResourceID>
  ) {
    self.id = id
    self.name = name
    self.address = address
    self.visitingHours = visitingHours
    self.preferred = preferred
    self.required = required
    self.excluded = excluded
  }
}

/// A thing at a customer's that is looked after: a boiler, a lift.
public struct Asset: Hashable, Sendable {
  public var id: AssetID
  public var name: String
  public var category: ProductCategoryID?
  public var contact: ContactID?
  public var account: AccountID?
  public var address: Address?

  public init(
    id: AssetID, name: String, category: ProductCategoryID?, contact: ContactID?,
    account: AccountID?, address: Address?
  ) {
    self.id = id
    self.name = name
    self.category = category
    self.contact = contact
    self.account = account
    self.address = address
  }
}

/// A named set of permissions; rights are the union of a person's roles.
public struct WebRole: Hashable, Sendable, Codable {
  public var id: WebRoleID
  public var name: String
  public var permissions: Set<Permission>

  public init(id: WebRoleID, name: String, permissions: Set<Permission>) {
    self.id = id
    self.name = name
    self.permissions = permissions
  }

  /// Whether it says nothing about working here: only such roles are given to contacts.
  public var isForCustomers: Bool { permissions.isSubset(of: Permission.ofCustomers) }

  /// Grants what a customer needs to book; without it one can sign in and look.
  public static let webAPIUser = "Web API User"
}

public enum Permission: String, Sendable, Codable, CaseIterable {
  /// Book, move and cancel one's own visits.
  case book
  /// See and change the visits of one's whole account.
  case wholeAccount
  /// Staff: one's own days; everybody's contacts and visits; settings.
  case ownDays, dispatch, administer
  /// Staff: share the free time of those whom one assists. Gives no days to see.
  case share

  /// The others are for staff.
  public static let ofCustomers: Set<Permission> = [.book, .wholeAccount]
}

/// What a person signs in with: a profile of the portal, tied to a contact.
public struct PortalUser: Hashable, Sendable {
  public var id: PortalUserID
  public var contact: ContactID
  public var email: String
  /// Argon2id, in its usual text form; nil: external identity only.
  public var passwordHash: String?
  public var isEnabled: Bool
  public var createdAt: Instant

  public init(
    id: PortalUserID, contact: ContactID, email: String, passwordHash: String?, isEnabled: Bool,
    createdAt: Instant
  ) {
    self.id = id
    self.contact = contact
    self.email = email
    self.passwordHash = passwordHash
    self.isEnabled = isEnabled
    self.createdAt = createdAt
  }
}

/// For whom something is asked: everything read or changed is limited to what they may see.
public enum Viewer: Hashable, Sendable {
  /// A signed-in customer; `account` is set when their roles show them the whole account.
  case customer(ContactID, account: AccountID?)
  /// Whoever came by a mail's link: that one visit.
  case bearer(AppointmentID)
  /// Whoever opened an appointment invitation's URL and is not signed in: may book, sees nothing.
  case guest(AppointmentInvitationID)
  /// A member of staff: everything, or the visits of the resource that they are.
  case staff(StaffViewer)
  /// Another program, with an API key: the whole organisation, as far as the key's scopes go.
  case program(ProgramViewer)
  /// The command line and background work.
  case system

  /// For the journal.
  public var name: String {
    switch self {
    case .customer(let contact, _): contact.rawValue
    case .bearer(let appointment): "link:" + appointment.rawValue
    case .guest(let invitation): "guest:" + invitation.rawValue
    case .staff(let member): member.id.rawValue
    case .program(let program): program.id.rawValue
    case .system: "system"
    }
  }

  /// Whether the cut-off before a visit binds them: customers and whoever acts in their name, not
  /// those who run the firm.
  var isBoundByCutOff: Bool {
    switch self {
    case .customer, .bearer, .guest, .program: true
    case .staff, .system: false
    }
  }
}
