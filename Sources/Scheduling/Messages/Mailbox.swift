/// An address that letters come from. It sends once somebody has approved it and a test letter got
/// through; changing it withdraws both.
public struct Mailbox: Hashable, Sendable, Codable {
  public var id: MailboxID
  /// As recipients see it beside the address.
  public var name: String
  public var address: String
  public var approvedAt: Instant?
  public var testedAt: Instant?

  public init(
    id: MailboxID, name: String, address: String, approvedAt: Instant? = nil,
    testedAt: Instant? = nil
  ) {
    self.id = id
    self.name = name
    self.address = address
    self.approvedAt = approvedAt
    self.testedAt = testedAt
  }

  public var isEnabled: Bool { approvedAt != nil && testedAt != nil }
}

/// Which letters an organisation sends, and from where.
public struct MailSettings: Hashable, Sendable, Codable {
  public var mailboxes: [Mailbox] = []
  /// From where letters go whose kind names no mailbox of its own; nil: the first.
  public var notification: MailboxID?
  /// Kinds that differ from the usual: on, and from the notification mailbox.
  public var kinds: [Message.Kind: Rule] = [:]

  public struct Rule: Hashable, Sendable, Codable {
    public var isOn: Bool
    /// Nil: the notification mailbox.
    public var mailbox: MailboxID?

    public init(isOn: Bool = true, mailbox: MailboxID? = nil) {
      self.isOn = isOn
      self.mailbox = mailbox
    }
  }

  public init() {}

  public subscript(id: MailboxID) -> Mailbox? { mailboxes.first { $0.id == id } }

  public func isOn(_ kind: Message.Kind) -> Bool { kinds[kind]?.isOn ?? true }

  /// The mailbox that letters of a kind come from, enabled or not.
  public func sender(of kind: Message.Kind) -> Mailbox? {
    kinds[kind]?.mailbox.flatMap { self[$0] } ?? notificationMailbox
  }

  public var notificationMailbox: Mailbox? {
    notification.flatMap { self[$0] } ?? mailboxes.first
  }
}

extension Message.Kind: CodingKeyRepresentable {}
