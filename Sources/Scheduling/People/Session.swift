/// A browser that has signed in, or that came by a mail's link. Only the key's hash is kept.
public struct Session: Hashable, Sendable {
  public var keyHash: Hash
  public var subject: Subject
  public var createdAt: Instant
  public var expiresAt: Instant

  public enum Subject: Hashable, Sendable {
    case user(PortalUserID)
    /// The link of one visit.
    case visit(AppointmentID)
    case staff(StaffUserID)
  }

  public init(keyHash: Hash, subject: Subject, createdAt: Instant, expiresAt: Instant) {
    self.keyHash = keyHash
    self.subject = subject
    self.createdAt = createdAt
    self.expiresAt = expiresAt
  }
}
