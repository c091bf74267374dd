public enum ListSendingKind: IdentifierKind { public static let prefix = "snd" }
public typealias ListSendingID = Identifier<ListSendingKind>

public enum MemberKeyKind: IdentifierKind { public static let prefix = "mky" }
public typealias MemberKeyID = Identifier<MemberKeyKind>

/// Letters with an invitation to members of a list, each with a URL of its own. It begins as a draft:
/// who gets one is fixed before the invitation is made.
public struct ListSending: Hashable, Sendable {
  public var id: ListSendingID
  public var list: ActionableListID
  /// Nil: a draft.
  public var invitation: AppointmentInvitationID?
  /// A `Viewer.name`.
  public var madeBy: String
  public var createdAt: Instant
  /// Members who are to get a letter.
  public var total: Int
  /// All letters are written, or it was stopped.
  public var endedAt: Instant?
  public var isStopped: Bool

  public init(
    id: ListSendingID, list: ActionableListID, invitation: AppointmentInvitationID?,
    madeBy: String, createdAt: Instant, total: Int, endedAt: Instant? = nil,
    isStopped: Bool = false
  ) {
    self.id = id
    self.list = list
    self.invitation = invitation
    self.madeBy = madeBy
    self.createdAt = createdAt
    self.total = total
    self.endedAt = endedAt
    self.isStopped = isStopped
  }

  /// Seconds that a draft waits for its invitation.
  public static let draftLifetime = 24 * 3600

  public var isRunning: Bool { invitation != nil && endedAt == nil }
}

/// How far a sending has come.
public struct SendingProgress: Sendable {
  public var sending: ListSending
  /// Letters that have been handed to the outbox.
  public var written: Int
  public var delivered: Int
  public var bounced: Int
  /// Members who were left out when it was their turn: no address, or no mail wanted by then.
  public var skipped: Int

  public init(sending: ListSending, written: Int, delivered: Int, bounced: Int, skipped: Int) {
    self.sending = sending
    self.written = written
    self.delivered = delivered
    self.bounced = bounced
    self.skipped = skipped
  }
}

/// What a member's own URL stands for.
public struct MemberKey: Hashable, Sendable {
  public var id: MemberKeyID
  public var invitation: AppointmentInvitationID
  /// Nil: the member was taken off the list since.
  public var member: ListMember?

  public init(id: MemberKeyID, invitation: AppointmentInvitationID, member: ListMember?) {
    self.id = id
    self.invitation = invitation
    self.member = member
  }
}

public protocol ListSendingLedger {
  /// Members whom a letter can reach: with an address, who are on their way to none yet. Contacts who
  /// want no mail are left out.
  func recipients(of list: ActionableListID, _ selection: MemberSelection) throws -> [ListMemberID]
  /// A draft with its recipients.
  func insert(_ sending: ListSending, to members: [(MemberKeyID, ListMemberID)]) throws
  func sending(_ id: ListSendingID) throws -> ListSending?
  /// Newest first, drafts left out. At most `limit`.
  func sendings(of list: ActionableListID, limit: Int) throws -> [SendingProgress]
  /// The one by which an invitation was sent; nil: none.
  func sending(by invitation: AppointmentInvitationID) throws -> SendingProgress?
  /// Begins a draft: whoever is on the way to another letter by now is left out. Answers how many
  /// remain.
  func begin(_ sending: ListSendingID, by invitation: AppointmentInvitationID) throws -> Int
  /// Who comes next, in the list's order. At most `limit`.
  func nextRecipients(
    of sending: ListSendingID, limit: Int
  ) throws -> [(key: MemberKeyID, member: ListMember)]
  /// A member's letter was written, with the key of this hash.
  func setWritten(_ key: MemberKeyID, hash: Hash, message: MessageID) throws
  func setSkipped(_ key: MemberKeyID) throws
  /// Ends a sending; whoever hasn't got a letter gets none.
  func end(_ sending: ListSendingID, isStopped: Bool) throws
  /// Letters that are due at once, at most `limit`.
  func countDueLetters(limit: Int) throws -> Int

  func memberKey(byHash hash: Hash) throws -> MemberKey?
  func memberKey(_ id: MemberKeyID) throws -> MemberKey?
  /// Adds to what was counted of a member's URL, and marks the member.
  func add(_ uses: InvitationUses, to key: MemberKeyID) throws
  /// A visit counts for the member with this key.
  func insertBooking(_ appointment: AppointmentID, by key: MemberKeyID) throws
  /// Members of that invitation who opened, chose a time, or have a visit that stands.
  func figures(of invitation: AppointmentInvitationID) throws -> ListFigures
}

/// Sendings that go on, over all organisations: what is left to do after a start.
public protocol SendingQueue: Sendable {
  func runningSendings() async throws -> [(organization: OrganizationID, sending: ListSendingID)]
  /// Throws away files that nobody took in, and drafts that nobody began, within a day.
  func deleteLeftovers() async throws
}

/// Which members are to get a letter.
public enum MemberSelection: Hashable, Sendable {
  case chosen(Set<ListMemberID>)
  /// Everybody who matches.
  case all(MemberQuery)
}
