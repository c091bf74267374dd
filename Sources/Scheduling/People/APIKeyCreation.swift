/// What a new key is to be.
public struct APIKeyWish: Hashable, Sendable {
  public var name: String
  public var scopes: Set<APIScope>
  public var expiresAt: Instant?

  public init(name: String, scopes: Set<APIScope>, expiresAt: Instant?) {
    self.name = name
    self.scopes = scopes
    self.expiresAt = expiresAt
  }
}

/// Why no key was made, in the order of precedence.
public enum APIKeyRefusal: String, Sendable, CaseIterable {
  case notAllowed, nameMissing, nameTooLong, nameMalformed, scopesMissing, expiryInPast
}

public enum APIKeyAnswer: Sendable {
  /// The secret is shown this once; only its hash is kept.
  case created(APIKey, secret: String)
  case refused(APIKeyRefusal)
}

extension Scheduler {
  /// Makes a key for another program.
  public func createAPIKey(
    _ wish: APIKeyWish, by viewer: Viewer, in organization: OrganizationID
  ) async throws -> APIKeyAnswer {
    let secret = APIKey.secretPrefix + Secrets.base64URL(secrets.random(32))
    let hash = secrets.hash(secret)
    return try await store.write(organization) { ledger in
      if let refusal = wish.refusal(by: viewer, at: ledger.now) { return .refused(refusal) }
      let key = APIKey(
        id: identifier(now: ledger.now), name: wish.name.trimmed, secretHash: hash,
        scopes: wish.scopes, createdBy: viewer.name, createdAt: ledger.now,
        expiresAt: wish.expiresAt, revokedAt: nil, lastUsedAt: nil)
      try ledger.insert(key)
      try ledger.record(
        JournalEntry(
          actor: viewer.name, event: "apiKey.created", subject: key.id.rawValue,
          after: [
            "name": key.name, "expires": key.expiresAt?.iso8601 ?? "",
            "scopes": key.scopes.sorted().map(\.rawValue).joined(separator: " "),
          ]))
      return .created(key, secret: secret)
    }
  }

  /// Every key that was ever made, newest first; nil: not for this viewer.
  public func apiKeys(
    for viewer: Viewer, in organization: OrganizationID
  ) async throws -> [APIKey]? {
    guard viewer.keepsKeys else { return nil }
    return try await store.read(organization) { try $0.apiKeys() }
  }

  /// Who made keys, by `createdBy`.
  public func makers(
    of keys: [APIKey], in organization: OrganizationID
  ) async throws -> [String: JournalActor] {
    let names = Set(keys.map(\.createdBy))
    return try await store.read(organization) { try $0.actors(names) }
  }

  /// Voids a key at once; false when there is none that is still valid, or not for this viewer.
  public func revokeAPIKey(
    _ id: APIKeyID, by viewer: Viewer, in organization: OrganizationID
  ) async throws -> Bool {
    guard viewer.keepsKeys else { return false }
    return try await store.write(organization) { ledger in
      guard try ledger.revoke(id) else { return false }
      try ledger.record(
        JournalEntry(actor: viewer.name, event: "apiKey.revoked", subject: id.rawValue))
      return true
    }
  }

  /// The program that shows this secret; nil: no key that is valid now.
  public func program(
    secret: String, in organization: OrganizationID
  ) async throws -> ProgramViewer? {
    guard secret.utf8.count == APIKey.secretLength, secret.hasPrefix(APIKey.secretPrefix) else {
      return nil
    }
    let hash = secrets.hash(secret)
    let (known, change) = roster.key(hash, in: organization)
    var found: (key: APIKey, now: Instant)?
    if let known, let now = roster.now {
      found = (known, now)
    } else {
      found = try await store.read(organization) { ledger in
        try ledger.apiKey(bySecretHash: hash).map { ($0, ledger.now) }
      }
      if let found { roster.keep(found.key, readAfter: change, in: organization) }
    }
    guard let (standing, now) = found, standing.isValid(at: now) else { return nil }
    var key = standing
    if key.lastUsedAt.map({ $0 + APIKey.useInterval <= now }) ?? true {
      let id = key.id
      try await store.write(organization) { try $0.noteUse(of: id) }
      key.lastUsedAt = now
      roster.keep(key, readAfter: change, in: organization)
    }
    return ProgramViewer(id: key.id, scopes: key.scopes)
  }
}

extension APIKeyWish {
  fileprivate func refusal(by viewer: Viewer, at now: Instant) -> APIKeyRefusal? {
    guard viewer.keepsKeys else { return .notAllowed }
    switch FieldFault.line(.name, name, limit: TextLimit.name)?.reason {
    case nil: break
    case .missing: return .nameMissing
    case .tooLong: return .nameTooLong
    default: return .nameMalformed
    }
    guard !scopes.isEmpty else { return .scopesMissing }
    if let expiresAt, expiresAt <= now { return .expiryInPast }
    return nil
  }
}

extension Viewer {
  /// Whether they may give programs a way in: administrators, and the command line.
  var keepsKeys: Bool {
    switch self {
    case .customer, .bearer, .guest, .program: false
    case .staff(let member): member.may(.administer)
    case .system: true
    }
  }
}
