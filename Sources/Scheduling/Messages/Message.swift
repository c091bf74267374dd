/// A letter that waits to be sent: everything it says, as it was when its change committed.
public struct Message: Hashable, Sendable {
  public var id: MessageID
  public var kind: Kind
  public var recipient: Recipient
  public var content: Content
  public var createdAt: Instant

  public enum Kind: String, Sendable, Codable, CaseIterable {
    case portalInvitation, confirmed, rescheduled, canceled, appointmentInvitation
  }

  public enum Content: Hashable, Sendable {
    case invitation(InvitationFacts)
    case visit(VisitFacts)
    case availability(AvailabilityFacts)
  }

  /// Letters of one thread leave one after the other: those to one person about one visit.
  public var thread: String {
    switch content {
    case .invitation, .availability: "\(id)"
    case .visit(let facts): "\(facts.appointment) \(recipient.email)"
    }
  }

  public init(
    id: MessageID, kind: Kind, recipient: Recipient, content: Content, createdAt: Instant
  ) {
    self.id = id
    self.kind = kind
    self.recipient = recipient
    self.content = content
    self.createdAt = createdAt
  }
}

/// To whom a letter goes, and how they read.
public struct Recipient: Hashable, Sendable, Codable {
  public var name: String
  public var email: String
  public var language: String
  /// IANA name.
  public var zone: String

  public init(name: String, email: String, language: String, zone: String) {
    self.name = name
    self.email = email
    self.language = language
    self.zone = zone
  }
}

/// What a portal invitation says. The code is kept sealed while the letter waits, then wiped.
public struct InvitationFacts: Hashable, Sendable, Codable {
  public var code: String
  public var inviter: String?
  public var expiresAt: Instant?

  public init(code: String, inviter: String?, expiresAt: Instant?) {
    self.code = code
    self.inviter = inviter
    self.expiresAt = expiresAt
  }
}

/// What a letter about a visit says.
public struct VisitFacts: Hashable, Sendable, Codable {
  public var appointment: AppointmentID
  public var number: String
  public var service: String
  public var product: String?
  public var slot: Slot
  /// Rescheduled: what was promised before.
  public var previous: Slot?
  /// Seconds.
  public var duration: Int
  /// IANA name of the zone in which the times stand.
  public var zone: String
  public var venue: Venue
  public var address: Address?
  /// Who comes, where that is said.
  public var resource: String?
  public var comment: String
  /// Canceled: why.
  public var reason: String?
  public var sequence: Int
  public var meetingLink: String?
  public var phoneInstructions: String?
  /// The secret of the mailed link (`/v/…`); sealed while the letter waits, then wiped.
  public var key: String

  public init(
    appointment: AppointmentID, number: String, service: String, product: String?, slot: Slot,
    previous: Slot?, duration: Int, zone: String, venue: Venue, address: Address?,
    resource: String?, comment: String, reason: String?, sequence: Int, meetingLink: String?,
    phoneInstructions: String?, key: String
  ) {
    self.appointment = appointment
    self.number = number
    self.service = service
    self.product = product
    self.slot = slot
    self.previous = previous
    self.duration = duration
    self.zone = zone
    self.venue = venue
    self.address = address
    self.resource = resource
    self.comment = comment
    self.reason = reason
    self.sequence = sequence
    self.meetingLink = meetingLink
    self.phoneInstructions = phoneInstructions
    self.key = key
  }
}

/// What a letter with an appointment invitation says. The URL is kept sealed while the letter waits,
/// then wiped.
public struct AvailabilityFacts: Hashable, Sendable, Codable {
  public var topic: String
  /// Those whose time is shared; empty: they are not to be named.
  public var names: [String]
  public var inviter: String?
  /// Of whoever sends it; empty: none.
  public var message: String
  public var url: String

  public init(topic: String, names: [String], inviter: String?, message: String, url: String) {
    self.topic = topic
    self.names = names
    self.inviter = inviter
    self.message = message
    self.url = url
  }
}
