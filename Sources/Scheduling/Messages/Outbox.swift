/// Letters that wait to be sent, over all organisations.
public protocol Outbox: Sendable {
  /// Takes up to `limit` letters that are due, oldest first, and keeps others from taking them for
  /// `lease` seconds: a worker that dies loses nothing, it only delays. Of a thread only the first
  /// that waits is given, so that a cancellation never overtakes the confirmation before it.
  func claim(limit: Int, lease: Int) async throws -> [PendingMessage]

  /// Writes down how an attempt ended. A delivered or failed letter's secrets are wiped.
  func settle(_ message: PendingMessage, as outcome: SendingOutcome) async throws

  /// Letters that wait, newest first: what an installation without a mail server shows instead.
  func waiting(limit: Int) async throws -> [PendingMessage]

  /// Seconds until the next letter is due; nil when none waits.
  func nextDue() async throws -> Int?
}

/// A claimed letter.
public struct PendingMessage: Sendable {
  public var organization: OrganizationID
  public var message: Message
  /// Attempts before this one.
  public var attempts: Int

  public init(organization: OrganizationID, message: Message, attempts: Int) {
    self.organization = organization
    self.message = message
    self.attempts = attempts
  }
}

public enum SendingOutcome: Hashable, Sendable {
  /// The server's answer.
  case delivered(reply: String)
  /// Seconds until the next attempt.
  case retry(after: Int, reason: String)
  case failed(reason: String)
}
