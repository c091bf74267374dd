import Scheduling

/// What is asked about API keys.
struct KeyOrder: Codable, Sendable {
  enum Action: Codable, Sendable {
    case create(name: String, scopes: [APIScope], expires: Instant?)
    case list
    case revoke(id: String)
  }

  var action: Action
  var organization: String?
}

/// A key for programs that read the command's output.
struct KeyAnswer: Codable, Sendable {
  var id: String
  var name: String
  var scopes: [APIScope]
  /// Only when it was just made.
  var secret: String?
  var createdAt: Instant
  var expiresAt: Instant?
  var revokedAt: Instant?
  var lastUsedAt: Instant?

  init(_ key: APIKey, secret: String? = nil) {
    id = key.id.rawValue
    name = key.name
    scopes = key.scopes.sorted()
    self.secret = secret
    createdAt = key.createdAt
    expiresAt = key.expiresAt
    revokedAt = key.revokedAt
    lastUsedAt = key.lastUsedAt
  }

  fileprivate var line: String {
    let state =
      revokedAt.map { "revoked \($0)" } ?? expiresAt.map { "expires \($0)" } ?? "does not expire"
    let use = lastUsedAt.map { "last used \($0)" } ?? "never used"
    return "\(id)  \(name)  \(scopes.map(\.rawValue).joined(separator: " "))  \(state)  \(use)"
  }
}

extension Installation {
  func key(_ order: KeyOrder) async throws -> OrderAnswer {
    guard let site = try await site(ofChosen: order.organization) else {
      return .refused("There is no such organisation, or several: name one with --organization.")
    }
    let organization = site.organization
    switch order.action {
    case .create(let name, let scopes, let expires):
      let wish = APIKeyWish(name: name, scopes: Set(scopes), expiresAt: expires)
      switch try await scheduler.createAPIKey(wish, by: .system, in: organization) {
      case .refused(let refusal): return .refused(refusal.explanation)
      case .created(let key, let secret):
        return OrderAnswer(
          succeeded: true,
          lines: [
            "Key \(key.id)", "Secret: \(secret)",
            "The secret is shown this once; only its hash is kept.",
          ], keys: [KeyAnswer(key, secret: secret)])
      }
    case .list:
      let keys = try await scheduler.apiKeys(for: .system, in: organization) ?? []
      let answers = keys.map { KeyAnswer($0) }
      return OrderAnswer(
        succeeded: true, lines: answers.isEmpty ? ["There are no keys."] : answers.map(\.line),
        keys: answers)
    case .revoke(let text):
      guard let id = APIKeyID(text) else {
        return .refused("The key must be an identifier such as key_…")
      }
      guard try await scheduler.revokeAPIKey(id, by: .system, in: organization) else {
        return .refused("There is no key \(id) that is still valid.")
      }
      return OrderAnswer(succeeded: true, lines: ["Revoked \(id)"])
    }
  }
}

extension APIKeyRefusal {
  fileprivate var explanation: String {
    switch self {
    case .notAllowed: "Not allowed."
    case .nameMissing: "The key needs a name: which program has it?"
    case .nameTooLong: "The name is too long."
    case .nameMalformed: "The name has characters that can't be kept."
    case .scopesMissing: "--scope: at least one of \(APIScope.allNames)"
    case .expiryInPast: "--expires: must be in the future"
    }
  }
}

extension APIScope {
  static var allNames: String { allCases.sorted().map(\.rawValue).joined(separator: ", ") }
}
