/// What a program may do with its key. As data: a new right is a new case here and a route that
/// names it.
public enum APIScope: String, Sendable, Codable, CaseIterable, Comparable {
  case readSlots = "slots:read"
  case readAppointments = "appointments:read"
  case writeAppointments = "appointments:write"
  case readContacts = "contacts:read"
  case writeContacts = "contacts:write"
  /// Make, see, resend and void portal invitations.
  case invitations
  case readCatalogue = "catalogue:read"

  public static func < (left: APIScope, right: APIScope) -> Bool {
    left.rawValue < right.rawValue
  }
}

public enum APIKeyKind: IdentifierKind { public static let prefix = "key" }
public typealias APIKeyID = Identifier<APIKeyKind>

/// What another program shows to be let in. Only the hash of its secret is kept.
public struct APIKey: Hashable, Sendable {
  public var id: APIKeyID
  /// For people: which program has it.
  public var name: String
  public var secretHash: Hash
  public var scopes: Set<APIScope>
  /// A `Viewer.name`.
  public var createdBy: String
  public var createdAt: Instant
  public var expiresAt: Instant?
  public var revokedAt: Instant?
  /// To the hour: enough to find keys that nobody uses any more.
  public var lastUsedAt: Instant?

  public init(
    id: APIKeyID, name: String, secretHash: Hash, scopes: Set<APIScope>, createdBy: String,
    createdAt: Instant, expiresAt: Instant?, revokedAt: Instant?, lastUsedAt: Instant?
  ) {
    self.id = id
    self.name = name
    self.secretHash = secretHash
    self.scopes = scopes
    self.createdBy = createdBy
    self.createdAt = createdAt
    self.expiresAt = expiresAt
    self.revokedAt = revokedAt
    self.lastUsedAt = lastUsedAt
  }

  public func isValid(at now: Instant) -> Bool {
    revokedAt == nil && expiresAt.map { now < $0 } ?? true
  }

  /// How secrets of keys begin, so that people and scanners of source code recognise them.
  public static let secretPrefix = "dsk_"
  /// Characters of a whole secret: the prefix and 256 bits in base64url.
  public static let secretLength = 47
  /// Seconds between two notes of a key's use.
  static let useInterval = 3600
}

/// A program that has shown a valid key: it sees the whole organisation, and may do what the key's
/// scopes say.
public struct ProgramViewer: Hashable, Sendable {
  public var id: APIKeyID
  public var scopes: Set<APIScope>

  public init(id: APIKeyID, scopes: Set<APIScope>) {
    self.id = id
    self.scopes = scopes
  }

  public func may(_ scope: APIScope) -> Bool { scopes.contains(scope) }
}

public protocol APIKeyLedger {
  func insert(_ key: APIKey) throws
  func apiKey(_ id: APIKeyID) throws -> APIKey?
  /// Whatever its state.
  func apiKey(bySecretHash hash: Hash) throws -> APIKey?
  /// Newest first.
  func apiKeys() throws -> [APIKey]
  /// False when there is none or it is revoked already.
  func revoke(_ id: APIKeyID) throws -> Bool
  func noteUse(of id: APIKeyID) throws
}
