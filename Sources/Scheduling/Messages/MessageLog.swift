/// Which letters of the log are wanted. What is nil doesn't narrow it.
public struct MessageQuery: Hashable, Sendable {
  public var state: MessageState?
  /// The whole address, as it was written to.
  public var recipient: String?

  public init(state: MessageState? = nil, recipient: String? = nil) {
    self.state = state
    self.recipient = recipient
  }
}

public enum MessageState: String, Sendable, CaseIterable {
  case waiting, delivered, failed
}

/// What became of a letter. Its secrets are no part of it.
public struct MessageRecord: Sendable {
  /// Counts up in the order in which letters were written, over all organisations.
  public var sequence: Int
  public var id: MessageID
  public var kind: Message.Kind
  public var recipient: Recipient
  /// The visit that it is about, and its number.
  public var appointment: AppointmentID?
  public var number: String?
  public var state: MessageState
  public var attempts: Int
  /// What the mail server said last.
  public var reply: String?
  public var createdAt: Instant
  public var lastAttemptAt: Instant?
  /// Waiting: when the next attempt is due.
  public var dueAt: Instant
  public var settledAt: Instant?
  /// The letter that was sent in its stead.
  public var replacement: MessageID?

  public init(
    sequence: Int, id: MessageID, kind: Message.Kind, recipient: Recipient,
    appointment: AppointmentID?, number: String?, state: MessageState, attempts: Int,
    reply: String?, createdAt: Instant, lastAttemptAt: Instant?, dueAt: Instant,
    settledAt: Instant?, replacement: MessageID?
  ) {
    self.sequence = sequence
    self.id = id
    self.kind = kind
    self.recipient = recipient
    self.appointment = appointment
    self.number = number
    self.state = state
    self.attempts = attempts
    self.reply = reply
    self.createdAt = createdAt
    self.lastAttemptAt = lastAttemptAt
    self.dueAt = dueAt
    self.settledAt = settledAt
    self.replacement = replacement
  }

  /// Whether it failed, can be written anew, and hasn't been. A portal invitation's code is gone with
  /// the letter that held it: that needs a new invitation.
  public var canBeSentAgain: Bool {
    state == .failed && replacement == nil && appointment != nil
  }
}

public protocol MessageLogLedger {
  /// Newest first, older than the letter `cursor` if one is given. At most `limit`.
  func messages(_ query: MessageQuery, before cursor: Int?, limit: Int) throws -> [MessageRecord]
  func message(_ id: MessageID) throws -> MessageRecord?
  /// Notes what was sent in a failed letter's stead; false when something has been already.
  func replace(_ id: MessageID, with replacement: MessageID) throws -> Bool
  /// Takes letters about a visit that still wait out of the outbox: they are never sent.
  func withdrawLetters(about visit: AppointmentID) throws
  /// The same with portal invitations to an address.
  func withdrawInvitations(to email: String) throws
  /// Portal invitations that were written to an address since then.
  func countInvitations(to email: String, since: Instant) throws -> Int
  /// Failed letters in whose stead nothing was sent.
  func countFailedMessages() throws -> Int
}

public struct MessagePart: Sendable {
  public var messages: [MessageRecord]
  /// Where the next part begins; nil: nothing is older.
  public var next: Int?
}

public enum SendingAgainAnswer: Sendable {
  case sent(MessageID)
  case notFound
  /// It didn't fail, was sent again already, or its secret is gone.
  case notPossible
  /// The customer has no address, or wants no mail.
  case noRecipient
}

extension Scheduler {
  /// Part of the letters of an organisation, newest first.
  public func messages(
    _ query: MessageQuery, before cursor: Int?, limit: Int, in organization: OrganizationID
  ) async throws -> MessagePart {
    try await store.read(organization) { ledger in
      let found = try ledger.messages(query, before: cursor, limit: limit + 1)
      let shown = Array(found.prefix(limit))
      return MessagePart(
        messages: shown, next: found.count > limit ? shown.last?.sequence : nil)
    }
  }

  public func countFailedMessages(in organization: OrganizationID) async throws -> Int {
    try await store.read(organization) { try $0.countFailedMessages() }
  }

  /// Writes a failed letter anew: about the visit as it stands now, to the address that the customer
  /// has now, with a link of its own.
  public func sendAgain(
    _ id: MessageID, by viewer: Viewer, in organization: OrganizationID
  ) async throws -> SendingAgainAnswer {
    try await store.write(organization) { ledger in
      guard let message = try ledger.message(id) else { return .notFound }
      guard message.canBeSentAgain, let appointment = message.appointment,
        let visit = try ledger.appointment(appointment, for: viewer)
      else { return .notPossible }
      let kind = visit.state == .canceled ? .canceled : message.kind
      guard
        let new = try Correspondence(ledger: ledger, scheduler: self)
          .write(kind, about: visit, previous: nil)
      else { return .noRecipient }
      guard try ledger.replace(id, with: new) else { throw StaleProposal() }
      try ledger.record(
        JournalEntry(
          actor: viewer.name, event: "message.resent", subject: visit.id.rawValue,
          before: ["message": id.rawValue, "recipient": message.recipient.email],
          after: ["message": new.rawValue, "kind": kind.rawValue]))
      return .sent(new)
    }
  }
}
