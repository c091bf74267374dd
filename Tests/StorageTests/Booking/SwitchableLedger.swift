import Scheduling
import Storage
import Synchronization

/// Which of the walls against double bookings stand in the ledger. (The third is the database's.)
struct Walls: Sendable {
  /// The rule sees what is booked already.
  var rule = true
  /// A plan that has changed since it was read is refused.
  var version = true
}

/// A store whose ledger leaves some walls out. Without the rule, all days look as they did when
/// they were looked at first.
final class SwitchableStore: Store {
  private let store: SQLStore
  private let walls: Walls
  private let firstLook = Mutex<[DayKey: DayRecord]>([:])

  init(_ store: SQLStore, _ walls: Walls) { (self.store, self.walls) = (store, walls) }

  func read<Answer: Sendable>(
    _ organization: OrganizationID, _ body: @Sendable (any Ledger) throws -> Answer
  ) async throws -> Answer {
    try await store.read(organization) { try body(SwitchableLedger($0, self)) }
  }

  func write<Answer: Sendable>(
    _ organization: OrganizationID, _ body: @escaping @Sendable (any Ledger) throws -> Answer
  ) async throws -> Answer {
    try await store.write(organization) { try body(SwitchableLedger($0, self)) }
  }

  fileprivate var seesChanges: Bool { walls.rule }

  fileprivate func seen(_ days: [DayRecord]) -> [DayRecord] {
    if walls.rule { return days }
    return firstLook.withLock { known in
      days.map { day in
        let first = known[day.key] ?? day
        known[day.key] = first
        return first
      }
    }
  }

  /// The version to insist on, and the rows to write, when somebody who saw `seen` writes.
  fileprivate func write(
    _ placements: [Placement], to day: DayRecord, version: Int
  ) -> (Int, [Placement]) {
    guard !walls.version else { return (version, placements) }
    // The rows that were not seen stay: it is for the database to refuse what overlaps them.
    let named = Set(placements.map(\.appointment))
    let standing = day.visits.filter { !walls.rule && !named.contains($0.appointment) }
    return (day.version, placements + standing.map(Placement.init))
  }
}

extension Placement {
  /// The row as it stands.
  fileprivate init(_ visit: PlannedVisit) {
    let span = PlanChecker.occupied(visit)
    self.init(
      appointment: visit.appointment, planned: visit.planned,
      occupied: TimeRange(
        uncheckedStart: Instant(seconds: span.start), end: Instant(seconds: span.end)),
      leg: visit.leg, seats: visit.seats, seatsTaken: visit.seatsTaken)
  }
}

final class SwitchableLedger: Ledger {
  let ledger: any Ledger
  private let store: SwitchableStore

  init(_ ledger: any Ledger, _ store: SwitchableStore) {
    (self.ledger, self.store) = (ledger, store)
  }

  /// Without the rule, what was looked at first is never taken for old.
  func planVersion(of key: DayKey) throws -> Int {
    store.seesChanges ? try ledger.planVersion(of: key) : -1
  }

  func days(
    of resources: [ResourceID], from: LocalDate, through: LocalDate
  ) throws -> [DayRecord] {
    store.seen(try ledger.days(of: resources, from: from, through: through))
  }

  func replaceDay(_ key: DayKey, version: Int, placements: [Placement]) throws {
    let day = try ledger.days(of: [key.resource], from: key.date, through: key.date)[0]
    let (version, placements) = store.write(placements, to: day, version: version)
    try ledger.replaceDay(key, version: version, placements: placements)
  }

  // MARK: Everything else as it is

  var now: Instant { ledger.now }
  func record(_ entry: JournalEntry) throws { try ledger.record(entry) }
  func firstEntry(_ event: String, on subject: String) throws -> JournalEntry? {
    try ledger.firstEntry(event, on: subject)
  }
  func catalogue() throws -> Catalogue { try ledger.catalogue() }
  func deviations(
    of resources: [ResourceID], from: LocalDate, through: LocalDate
  ) throws -> [ResourceID: Deviations] {
    try ledger.deviations(of: resources, from: from, through: through)
  }
  func hold(_ appointment: Appointment, until end: Instant?) throws {
    try ledger.hold(appointment, until: end)
  }
  func takeSeat(of session: AppointmentID, on key: DayKey) throws -> Bool {
    try ledger.takeSeat(of: session, on: key)
  }
  func leaveSession(_ appointment: Appointment) throws { try ledger.leaveSession(appointment) }
  func lastAssignments(of resources: [ResourceID]) throws -> [ResourceID: Instant] {
    try ledger.lastAssignments(of: resources)
  }
  func usualResource(of contact: ContactID) throws -> ResourceID? {
    try ledger.usualResource(of: contact)
  }

  func nextAppointmentNumber() throws -> String { try ledger.nextAppointmentNumber() }
  func nextWorkOrderNumber() throws -> String { try ledger.nextWorkOrderNumber() }
  func insert(_ appointment: Appointment) throws { try ledger.insert(appointment) }
  func update(_ appointment: Appointment) throws { try ledger.update(appointment) }
  func appointment(_ id: AppointmentID, for viewer: Viewer) throws -> Appointment? {
    try ledger.appointment(id, for: viewer)
  }
  func openAppointments(for viewer: Viewer, limit: Int) throws -> [Appointment] {
    try ledger.openAppointments(for: viewer, limit: limit)
  }
  func pastAppointments(for viewer: Viewer, offset: Int, limit: Int) throws -> [Appointment] {
    try ledger.pastAppointments(for: viewer, offset: offset, limit: limit)
  }
  func insert(_ workOrder: WorkOrder) throws { try ledger.insert(workOrder) }
  func workOrder(_ id: WorkOrderID, for viewer: Viewer) throws -> WorkOrder? {
    try ledger.workOrder(id, for: viewer)
  }
  func setState(_ state: WorkOrderState, of workOrder: WorkOrderID) throws {
    try ledger.setState(state, of: workOrder)
  }
  func workToSchedule(for viewer: Viewer) throws -> [WorkOrder] {
    try ledger.workToSchedule(for: viewer)
  }
  func appointmentStates(of workOrder: WorkOrderID) throws -> [AppointmentState] {
    try ledger.appointmentStates(of: workOrder)
  }
  func appointment(byLinkHash hash: Hash) throws -> AppointmentID? {
    try ledger.appointment(byLinkHash: hash)
  }
  func insertLink(_ hash: Hash, to appointment: AppointmentID, expiresAt: Instant?) throws {
    try ledger.insertLink(hash, to: appointment, expiresAt: expiresAt)
  }

  func peopleVersion() throws -> Int? { try ledger.peopleVersion() }
  func contact(_ id: ContactID) throws -> Contact? { try ledger.contact(id) }
  func contacts(_ ids: Set<ContactID>) throws -> [ContactID: Contact] {
    try ledger.contacts(ids)
  }
  func contacts(email: String) throws -> [Contact] { try ledger.contacts(email: email) }
  func insert(_ contact: Contact) throws { try ledger.insert(contact) }
  func update(_ contact: Contact) throws { try ledger.update(contact) }
  func account(_ id: AccountID) throws -> Account? { try ledger.account(id) }
  func assets(of contact: ContactID, account: AccountID?) throws -> [Asset] {
    try ledger.assets(of: contact, account: account)
  }
  func asset(_ id: AssetID) throws -> Asset? { try ledger.asset(id) }
  func assets(_ ids: Set<AssetID>) throws -> [AssetID: Asset] { try ledger.assets(ids) }
  func roles() throws -> [WebRole] { try ledger.roles() }
  func permissions(of contact: ContactID) throws -> Set<Permission> {
    try ledger.permissions(of: contact)
  }
  func portalUser(_ id: PortalUserID) throws -> PortalUser? { try ledger.portalUser(id) }
  func portalUser(email: String) throws -> PortalUser? { try ledger.portalUser(email: email) }
  func portalUser(of contact: ContactID) throws -> PortalUser? {
    try ledger.portalUser(of: contact)
  }
  func insert(_ user: PortalUser) throws { try ledger.insert(user) }
  func update(_ user: PortalUser) throws { try ledger.update(user) }
  func delete(_ user: PortalUserID) throws { try ledger.delete(user) }

  func insert(_ invitation: PortalInvitation) throws { try ledger.insert(invitation) }
  func invitation(_ id: PortalInvitationID) throws -> PortalInvitation? {
    try ledger.invitation(id)
  }
  func invitation(byCodeHash hash: Hash) throws -> PortalInvitation? {
    try ledger.invitation(byCodeHash: hash)
  }
  func staffUser(_ id: StaffUserID) throws -> StaffUser? { try ledger.staffUser(id) }
  func staffUser(email: String) throws -> StaffUser? { try ledger.staffUser(email: email) }
  func staffUsers() throws -> [StaffUser] { try ledger.staffUsers() }
  func save(_ user: StaffUser) throws { try ledger.save(user) }
  func deleteSessions(ofStaff user: StaffUserID, except: Hash?) throws {
    try ledger.deleteSessions(ofStaff: user, except: except)
  }

  func redeem(_ id: PortalInvitationID) throws -> Bool { try ledger.redeem(id) }
  func revoke(_ id: PortalInvitationID) throws -> Bool { try ledger.revoke(id) }
  func insert(_ session: Session) throws { try ledger.insert(session) }
  func session(_ keyHash: Hash) throws -> Session? { try ledger.session(keyHash) }
  func deleteSession(_ keyHash: Hash) throws { try ledger.deleteSession(keyHash) }
  func deleteSessions(of user: PortalUserID, except: Hash?) throws {
    try ledger.deleteSessions(of: user, except: except)
  }
  func enqueue(_ message: Message) throws { try ledger.enqueue(message) }

  // MARK: Catalogue

  func save(_ resource: Resource) throws { try ledger.save(resource) }
  func save(_ type: ServiceType) throws { try ledger.save(type) }
  func save(_ territory: Territory) throws { try ledger.save(territory) }
  func save(_ category: ProductCategory) throws { try ledger.save(category) }
  func save(_ skill: Skill) throws { try ledger.save(skill) }
  func saveShift(_ ranges: [HoursRange], of resource: ResourceID, on date: LocalDate) throws {
    try ledger.saveShift(ranges, of: resource, on: date)
  }
  func removeShift(of resource: ResourceID, on date: LocalDate) throws {
    try ledger.removeShift(of: resource, on: date)
  }
  func absence(_ id: AbsenceID, of resource: ResourceID) throws -> Absence? {
    try ledger.absence(id, of: resource)
  }
  func save(_ absence: Absence, of resource: ResourceID) throws {
    try ledger.save(absence, of: resource)
  }
  func remove(_ absence: Absence, of resource: ResourceID) throws {
    try ledger.remove(absence, of: resource)
  }
  func raisePlanVersions(of resource: ResourceID, from: LocalDate?, through: LocalDate?) throws {
    try ledger.raisePlanVersions(of: resource, from: from, through: through)
  }
  func bookedDays(from: LocalDate, through: LocalDate) throws -> [DayKey] {
    try ledger.bookedDays(from: from, through: through)
  }
}
