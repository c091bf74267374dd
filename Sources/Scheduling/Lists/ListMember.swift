public enum ListMemberKind: IdentifierKind { public static let prefix = "mem" }
public typealias ListMemberID = Identifier<ListMemberKind>

/// A prospect on a list.
public struct ListMember: Hashable, Sendable {
  public var id: ListMemberID
  public var list: ActionableListID
  /// Counts up in the order in which they came.
  public var position: Int
  public var firstName: String
  public var lastName: String
  public var email: String
  public var phone: String
  /// Of letters; nil: the organisation's.
  public var language: String?
  /// Who was taken in as one of the contacts.
  public var contact: ContactID?
  /// What the list's own columns say, in their order. Columns that came later may be missing.
  public var values: [String]

  /// Characters of a value, and of a column's name.
  public static let longestValue = 500
  public static let longestColumn = 60

  public init(
    id: ListMemberID, list: ActionableListID, position: Int, firstName: String, lastName: String,
    email: String, phone: String, language: String?, contact: ContactID?, values: [String]
  ) {
    self.id = id
    self.list = list
    self.position = position
    self.firstName = firstName
    self.lastName = lastName
    self.email = email
    self.phone = phone
    self.language = language
    self.contact = contact
    self.values = values
  }

  public var name: String {
    [firstName, lastName].filter { !$0.isEmpty }.joined(separator: " ")
  }

  public func value(_ column: Int) -> String {
    values.indices.contains(column) ? values[column] : ""
  }
}

/// How far a member has come. Whatever comes first here holds, the last letter's fate last.
public enum MemberState: String, Sendable, CaseIterable {
  case booked
  /// Booked, and every visit was cancelled.
  case canceled
  /// The URL was opened.
  case opened
  case bounced
  case sent
  /// A letter waits to be sent.
  case queued
  case notSent
}

/// A member as the list shows it.
public struct MemberLine: Sendable {
  public var member: ListMember
  public var state: MemberState
  /// When the last letter was written.
  public var writtenAt: Instant?
  /// Bounced: what the mail server said.
  public var reply: String?
  /// The visit that counts for the member: one that stands if there is one.
  public var appointment: AppointmentID?

  public init(
    member: ListMember, state: MemberState, writtenAt: Instant?, reply: String?,
    appointment: AppointmentID?
  ) {
    self.member = member
    self.state = state
    self.writtenAt = writtenAt
    self.reply = reply
    self.appointment = appointment
  }
}

/// Which members are wanted. What is nil doesn't narrow it.
public struct MemberQuery: Hashable, Sendable {
  public var state: MemberState?
  /// The beginning of a first or last name or of the address.
  public var text: String?

  public init(state: MemberState? = nil, text: String? = nil) {
    self.state = state
    self.text = text
  }
}

/// How many members have come how far. Each figure is part of the one before it.
public struct ListFigures: Hashable, Sendable {
  public var members: Int
  /// Have been delivered a letter.
  public var sent: Int
  public var opened: Int
  /// Have chosen a time.
  public var started: Int
  /// Have a visit that was not cancelled.
  public var booked: Int

  public init(members: Int = 0, sent: Int = 0, opened: Int = 0, started: Int = 0, booked: Int = 0) {
    self.members = members
    self.sent = sent
    self.opened = opened
    self.started = started
    self.booked = booked
  }
}

public protocol ListMemberLedger {
  func insert(_ members: [ListMember]) throws
  /// Of each list that has any.
  func countMembers() throws -> [ActionableListID: Int]
  func countMembers(of list: ActionableListID) throws -> Int
  func countMembers(of list: ActionableListID, _ query: MemberQuery) throws -> Int
  /// 0: it has had none.
  func lastPosition(of list: ActionableListID) throws -> Int
  /// Addresses and contacts that are on a list already; addresses in lower case.
  func addresses(of list: ActionableListID) throws -> (
    emails: Set<String>, contacts: Set<ContactID>
  )
  /// By position, after `position` if one is given. At most `limit`.
  func members(
    of list: ActionableListID, _ query: MemberQuery, after position: Int?, limit: Int
  ) throws -> [MemberLine]
  /// States that nobody has are left out.
  func stateCounts(of list: ActionableListID) throws -> [MemberState: Int]
  func figures(of list: ActionableListID) throws -> ListFigures
  /// Takes members off a list; answers how many were on it. Their URLs go on leading to the
  /// invitation.
  func removeMembers(_ ids: Set<ListMemberID>, of list: ActionableListID) throws -> Int
  /// Takes a contact off all lists.
  func removeMembers(with contact: ContactID) throws
}
