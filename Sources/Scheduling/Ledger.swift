/// Opens transactions on one organisation's records. One instant per transaction; the body is
/// synchronous, so nothing can wait inside.
public protocol Store: Sendable {
  /// A consistent look, beside the writer.
  func read<Answer: Sendable>(
    _ organization: OrganizationID, _ body: @Sendable (any Ledger) throws -> Answer
  ) async throws -> Answer

  /// All or nothing. The body may run again from the start (another transaction came first): it
  /// must do nothing but ask the ledger.
  func write<Answer: Sendable>(
    _ organization: OrganizationID, _ body: @escaping @Sendable (any Ledger) throws -> Answer
  ) async throws -> Answer
}

/// The open transaction. Everything in it belongs to one organisation.
public protocol Ledger: AnyObject, CatalogueLedger, DayLedger, AppointmentLedger, PeopleLedger,
  InvitationLedger, SessionLedger, MessageLedger, StaffLedger, RoleLedger, APIKeyLedger, ListLedger,
  LinkLedger, JournalLedger, CatalogueEditingLedger, SettingsLedger, DirectoryLedger,
  MessageLogLedger, AssistantLedger, AppointmentInvitationLedger, ActionableListLedger,
  ListMemberLedger, ListSendingLedger, ListUploadLedger, FlowLedger
{
  /// The transaction's one instant.
  var now: Instant { get }

  /// Adds a row to the journal.
  func record(_ entry: JournalEntry) throws

  /// The first row of that event on a record; nil when there is none.
  func firstEntry(_ event: String, on subject: String) throws -> JournalEntry?
}

/// Thrown by a ledger that found something else than it was told to expect. The store answers by
/// running the transaction again; a caller sees it only when that did not help.
public enum LedgerConflict: Error, Equatable {
  /// The plan is no longer at the version that the decision was made on.
  case planChanged(DayKey)
  /// The database refused overlapping occupancy: the last wall.
  case overlap(DayKey)
}

/// An error that may pass by itself: a full disk, a database that is away. The visitor is asked to
/// come back, nothing is lost.
public protocol Unavailability: Error {
  var isUnavailability: Bool { get }
}

public protocol CatalogueLedger {
  /// The catalogue of this organisation, shared between transactions while its version stands.
  func catalogue() throws -> Catalogue
}

public protocol DayLedger {
  /// The days of some resources, first and last date included; days without a row are at
  /// version 0 with no visits. One entry per resource and date, sorted by key.
  func days(of resources: [ResourceID], from: LocalDate, through: LocalDate) throws -> [DayRecord]

  /// The number that every change to a day, or to what it depends on, raises; 0: it has no row yet.
  func planVersion(of key: DayKey) throws -> Int

  /// Shifts, and absences that touch the range of dates (a day of margin either side).
  func deviations(
    of resources: [ResourceID], from: LocalDate, through: LocalDate
  ) throws -> [ResourceID: Deviations]

  /// Replaces a day's occupancy. Throws `LedgerConflict.planChanged` unless the day is at
  /// `version`, `.overlap` when the database's own constraint refuses it. Rows that did not move
  /// stay; the version rises by one. Also writes `planned` into the visits' rows.
  func replaceDay(_ key: DayKey, version: Int, placements: [Placement]) throws

  /// Writes until when a visit keeps others out of its day, and raises the day's version. Into the
  /// time of the next visit it never grows: that one is late, and both stand. Nil gives its time
  /// back; a visit that gave it back takes it again. Throws `LedgerConflict.overlap` when that is
  /// taken by now. A shared session's time stays as it is.
  func hold(_ appointment: Appointment, until end: Instant?) throws

  /// Takes a seat of a shared session; false when none is left. Raises the day's version.
  func takeSeat(of session: AppointmentID, on key: DayKey) throws -> Bool

  /// Gives a visit's seat back. When the visit that opened the session leaves and others remain, the
  /// session passes to the one that was booked next: its row and the others' `session` follow.
  func leaveSession(_ appointment: Appointment) throws

  /// When each resource was last given a visit (by booking time), for assignment in turn.
  func lastAssignments(of resources: [ResourceID]) throws -> [ResourceID: Instant]

  /// The resource that has completed most visits of a contact's account (else of the contact).
  func usualResource(of contact: ContactID) throws -> ResourceID?
}

public protocol AppointmentLedger {
  /// Counts up within the organisation: `A-100001`, …
  func nextAppointmentNumber() throws -> String
  func nextWorkOrderNumber() throws -> String

  func insert(_ appointment: Appointment) throws
  /// Writes every field but id and number, and raises `version` by one; throws `planChanged` for
  /// its day when the row is no longer at `appointment.version`.
  func update(_ appointment: Appointment) throws
  /// Nil when there is none, or none that the viewer may see.
  func appointment(_ id: AppointmentID, for viewer: Viewer) throws -> Appointment?
  /// Not ended; soonest promised start first. At most `limit`.
  func openAppointments(for viewer: Viewer, limit: Int) throws -> [Appointment]
  /// Ended; latest promised start first.
  func pastAppointments(for viewer: Viewer, offset: Int, limit: Int) throws -> [Appointment]

  func insert(_ workOrder: WorkOrder) throws
  func workOrder(_ id: WorkOrderID, for viewer: Viewer) throws -> WorkOrder?
  func setState(_ state: WorkOrderState, of workOrder: WorkOrderID) throws
  /// Unscheduled ones of the viewer's contact or account.
  func workToSchedule(for viewer: Viewer) throws -> [WorkOrder]
  /// States of all visits of a work order.
  func appointmentStates(of workOrder: WorkOrderID) throws -> [AppointmentState]

  /// The visit whose mailed link has this secret's hash, unless the link has expired.
  func appointment(byLinkHash hash: Hash) throws -> AppointmentID?
  /// A further link to a visit. Earlier ones stay valid.
  func insertLink(_ hash: Hash, to appointment: AppointmentID, expiresAt: Instant?) throws
}

public protocol PeopleLedger {
  /// Counts changes to contacts, their roles and assets, accounts and web roles: what was read of
  /// them at one number stands as long as it does. Nil: not counted.
  func peopleVersion() throws -> Int?
  func contact(_ id: ContactID) throws -> Contact?
  func contacts(_ ids: Set<ContactID>) throws -> [ContactID: Contact]
  /// By address, without regard to case; several contacts may share one.
  func contacts(email: String) throws -> [Contact]
  func insert(_ contact: Contact) throws
  func update(_ contact: Contact) throws
  func account(_ id: AccountID) throws -> Account?
  func assets(of contact: ContactID, account: AccountID?) throws -> [Asset]
  func asset(_ id: AssetID) throws -> Asset?
  func assets(_ ids: Set<AssetID>) throws -> [AssetID: Asset]
  func roles() throws -> [WebRole]
  /// The union over a contact's roles.
  func permissions(of contact: ContactID) throws -> Set<Permission>

  func portalUser(_ id: PortalUserID) throws -> PortalUser?
  /// By sign-in address, without regard to case.
  func portalUser(email: String) throws -> PortalUser?
  func portalUser(of contact: ContactID) throws -> PortalUser?
  func insert(_ user: PortalUser) throws
  func update(_ user: PortalUser) throws
  func delete(_ user: PortalUserID) throws
}

public protocol InvitationLedger {
  func insert(_ invitation: PortalInvitation) throws
  func invitation(_ id: PortalInvitationID) throws -> PortalInvitation?
  func invitation(byCodeHash hash: Hash) throws -> PortalInvitation?
  /// Counts one redemption if any is left, not revoked and not expired; false otherwise.
  func redeem(_ id: PortalInvitationID) throws -> Bool
  /// False when there is none or it is revoked already.
  func revoke(_ id: PortalInvitationID) throws -> Bool
  /// The old code finds it no more.
  func replaceCode(of id: PortalInvitationID, with hash: Hash) throws
  /// Newest first, with those that are over. At most `limit`.
  func invitations(of contact: ContactID, limit: Int) throws -> [PortalInvitation]
  /// Those for several people, newest first. At most `limit`.
  func groupInvitations(limit: Int) throws -> [PortalInvitation]
  /// Takes a role out of what the contact's open invitations grant.
  func withhold(_ role: WebRoleID, fromInvitationsOf contact: ContactID) throws
}

public protocol SessionLedger {
  func insert(_ session: Session) throws
  /// Nil when unknown or expired.
  func session(_ keyHash: Hash) throws -> Session?
  func deleteSession(_ keyHash: Hash) throws
  /// Ends all of a user's sessions, but one if given.
  func deleteSessions(of user: PortalUserID, except: Hash?) throws
}

public protocol StaffLedger {
  func staffUser(_ id: StaffUserID) throws -> StaffUser?
  /// By sign-in address, without regard to case.
  func staffUser(email: String) throws -> StaffUser?
  /// By name.
  func staffUsers() throws -> [StaffUser]
  func save(_ user: StaffUser) throws
  /// Ends all of a member's sessions, but one if given.
  func deleteSessions(ofStaff user: StaffUserID, except: Hash?) throws
}

public protocol SettingsLedger {
  /// Where the organisation's portal is reached, by id.
  func sites() throws -> [Site]
  func save(_ site: Site) throws
  /// Changes the organisation's settings; `catalogueVersion` counts up from what it was.
  func save(_ organization: Organization) throws
}

/// The people whom staff look up.
public protocol DirectoryLedger {
  /// By last name, first name and id; deleted ones left out. At most `limit`.
  func contactLines(_ search: DirectorySearch, limit: Int) throws -> [ContactLine]
  /// By name and id. At most `limit`.
  func accountLines(_ search: DirectorySearch, limit: Int) throws -> [AccountLine]
  /// Those that are called just so, without regard to case. At most `limit`.
  func accounts(named name: String, limit: Int) throws -> [Account]
  /// By last name. At most `limit`.
  func contacts(of account: AccountID, limit: Int) throws -> [Contact]
  func assets(of account: AccountID) throws -> [Asset]
  /// Of an account: to come, soonest first; or over, latest first. At most `limit`.
  func appointments(of account: AccountID, areOpen: Bool, limit: Int) throws -> [Appointment]
  func save(_ account: Account) throws
}

public protocol MessageLedger {
  /// Puts a letter into the outbox: it exists if and only if this transaction commits.
  func enqueue(_ message: Message) throws
}

/// One line of what happened: who changed what, from what to what.
public struct JournalEntry: Sendable {
  /// A `Viewer.name`.
  public var actor: String
  /// A noun and a past verb: `appointment.booked`.
  public var event: String
  /// Identifier of the record concerned.
  public var subject: String
  /// Named values before and after; secrets never.
  public var before: [String: String]
  public var after: [String: String]

  public init(
    actor: String, event: String, subject: String, before: [String: String] = [:],
    after: [String: String] = [:]
  ) {
    self.actor = actor
    self.event = event
    self.subject = subject
    self.before = before
    self.after = after
  }
}
