public enum ActionableListKind: IdentifierKind { public static let prefix = "lst" }
public typealias ActionableListID = Identifier<ActionableListKind>

/// A named list of prospects, to whom invitations are sent.
public struct ActionableList: Hashable, Sendable {
  public var id: ActionableListID
  public var name: String
  public var owner: StaffUserID
  public var audience: ListAudience
  /// Names of what its members have of their own, in the order of ``ListMember/values``.
  public var columns: [String]
  /// Columns that its page shows beside name and state, in the order of ``ListColumn/all(of:)``.
  public var shown: [ListColumn]
  public var createdAt: Instant

  /// Columns of its own that a list can have.
  public static let mostColumns = 20
  public static let mostMembers = 50_000
  /// Lists of one organisation.
  public static let most = 500

  public init(
    id: ActionableListID, name: String, owner: StaffUserID, audience: ListAudience,
    columns: [String], shown: [ListColumn], createdAt: Instant
  ) {
    self.id = id
    self.name = name
    self.owner = owner
    self.audience = audience
    self.columns = columns
    self.shown = shown
    self.createdAt = createdAt
  }
}

/// Who sees a list beside its owner. Administrators see all of them: the owner may have left.
public enum ListAudience: Hashable, Sendable {
  case owner
  /// Everybody who may dispatch.
  case dispatchers
  /// Whoever has one of these web roles and may share.
  case roles(Set<WebRoleID>)
}

/// A column of a list's page.
public enum ListColumn: Hashable, Sendable {
  case email, phone, language
  /// By its place among the list's own.
  case own(Int)

  /// `email`, `own-3`: the name of its checkbox.
  public var rawValue: String {
    switch self {
    case .email: "email"
    case .phone: "phone"
    case .language: "language"
    case .own(let index): "own-\(index)"
    }
  }

  public init?(rawValue: String) {
    switch rawValue {
    case "email": self = .email
    case "phone": self = .phone
    case "language": self = .language
    default:
      guard rawValue.hasPrefix("own-"), let index = Int(rawValue.dropFirst(4)),
        (0..<ActionableList.mostColumns).contains(index)
      else { return nil }
      self = .own(index)
    }
  }

  /// Everything that a list's page can show.
  public static func all(of list: ActionableList) -> [ListColumn] {
    [.email, .phone, .language] + list.columns.indices.map { .own($0) }
  }
}

public protocol ActionableListLedger {
  /// Newest first; at most ``ActionableList/most``.
  func lists() throws -> [ActionableList]
  func list(_ id: ActionableListID) throws -> ActionableList?
  func save(_ list: ActionableList) throws
  /// With everything about its members. URLs that they were sent lead to the invitation still.
  func delete(_ list: ActionableListID) throws
}

extension ActionableList {
  /// - Parameter roles: of the viewer.
  func isSeen(by viewer: StaffViewer, with roles: Set<WebRoleID>) -> Bool {
    guard viewer.may(.share) else { return false }
    if owner == viewer.id || viewer.may(.administer) { return true }
    switch audience {
    case .owner: return false
    case .dispatchers: return viewer.may(.dispatch)
    case .roles(let chosen): return !chosen.isDisjoint(with: roles)
    }
  }

  /// Who changes its name and audience, and deletes it.
  public func isKept(by viewer: StaffViewer) -> Bool {
    viewer.may(.share) && owner == viewer.id || viewer.may(.administer)
  }
}

extension Ledger {
  /// One that the viewer may see; others are not there.
  func list(_ id: ActionableListID, for viewer: StaffViewer) throws -> ActionableList? {
    guard let list = try list(id) else { return nil }
    let roles = try staffUser(viewer.id)?.roles ?? []
    return list.isSeen(by: viewer, with: roles) ? list : nil
  }
}
