/// The use cases: one method per verb, each in the file of its noun. Pages, programs and the command
/// line all enter here, so a rule exists once.
public struct Scheduler: Sendable {
  public let store: any Store
  public let secrets: Secrets

  public let zones: ZoneSource
  let roster: Roster

  public init(store: any Store, secrets: Secrets, zones: ZoneSource) {
    self.store = store
    self.secrets = secrets
    self.zones = zones
    roster = Roster(store)
  }

  /// A new identifier at an instant.
  func identifier<Kind: IdentifierKind>(now: Instant) -> Identifier<Kind> {
    Identifier(now: now, random: secrets.random(10))
  }
}

/// Limits of texts that people type, in characters.
public enum TextLimit {
  public static let comment = 2000
  public static let reason = 1000
  public static let name = 100
  public static let email = 254
  public static let phone = 40
  public static let password = 256
  public static let address = 200
  /// Names of what an organisation has and offers.
  public static let title = 200
  public static let description = 4000
  /// The hours of one day.
  public static let hours = 300
  /// The reason of an absence.
  public static let absence = 500
}
