import Scheduling

/// What sharing availability asks for; as it is.
extension SwitchableLedger {
  func save(_ topic: Topic) throws { try ledger.save(topic) }
  func save(_ site: Site) throws { try ledger.save(site) }
  func save(_ flow: Flow) throws { try ledger.save(flow) }
  func delete(_ flow: FlowID) throws { try ledger.delete(flow) }
  func save(_ action: QuickAction) throws { try ledger.save(action) }
  func delete(_ action: QuickActionID) throws { try ledger.delete(action) }
  func forgetAnswers(of contact: ContactID) throws {
    try ledger.forgetAnswers(of: contact)
  }
  func assistants(of resource: ResourceID) throws -> [Assistant] {
    try ledger.assistants(of: resource)
  }
  func resources(assistedBy staff: StaffUserID) throws -> Set<ResourceID> {
    try ledger.resources(assistedBy: staff)
  }
  func assign(_ assistant: Assistant) throws -> Bool { try ledger.assign(assistant) }
  func revokeAssistant(_ staff: StaffUserID, of resource: ResourceID) throws -> Bool {
    try ledger.revokeAssistant(staff, of: resource)
  }
  func sharingDefaults(of resource: ResourceID) throws -> SharingDefaults {
    try ledger.sharingDefaults(of: resource)
  }
  func save(_ defaults: SharingDefaults, of resource: ResourceID) throws {
    try ledger.save(defaults, of: resource)
  }
  func insert(_ invitation: AppointmentInvitation) throws { try ledger.insert(invitation) }
  func update(_ invitation: AppointmentInvitation) throws { try ledger.update(invitation) }
  func appointmentInvitation(_ id: AppointmentInvitationID) throws -> AppointmentInvitation? {
    try ledger.appointmentInvitation(id)
  }
  func appointmentInvitation(byKeyHash hash: Hash) throws -> AppointmentInvitation? {
    try ledger.appointmentInvitation(byKeyHash: hash)
  }
  func appointmentInvitations(
    within reach: SharingReach, after cursor: AppointmentInvitationID?, limit: Int
  ) throws -> [AppointmentInvitation] {
    try ledger.appointmentInvitations(within: reach, after: cursor, limit: limit)
  }
  func countBooking(of id: AppointmentInvitationID) throws -> Bool {
    try ledger.countBooking(of: id)
  }
  func add(_ uses: InvitationUses, to id: AppointmentInvitationID) throws {
    try ledger.add(uses, to: id)
  }
  func openBookings(by id: AppointmentInvitationID, email: String) throws -> Int {
    try ledger.openBookings(by: id, email: email)
  }
  func moveVisits(from guest: ContactID, to contact: ContactID, account: AccountID?) throws {
    try ledger.moveVisits(from: guest, to: contact, account: account)
  }
  func appointments(
    bookedBy id: AppointmentInvitationID, limit: Int
  ) throws -> [Appointment] {
    try ledger.appointments(bookedBy: id, limit: limit)
  }
}
