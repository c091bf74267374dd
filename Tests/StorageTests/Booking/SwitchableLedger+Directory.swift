import Scheduling

/// Whom staff look up, and what they set; as it is.
extension SwitchableLedger {
  func save(_ role: WebRole) throws { try ledger.save(role) }
  func delete(_ role: WebRoleID) throws { try ledger.delete(role) }
  func roleUses() throws -> [WebRoleID: RoleUse] { try ledger.roleUses() }
  func sites() throws -> [Site] { try ledger.sites() }
  func save(_ organization: Organization) throws { try ledger.save(organization) }
  func save(_ account: Account) throws { try ledger.save(account) }
  func contactLines(_ search: DirectorySearch, limit: Int) throws -> [ContactLine] {
    try ledger.contactLines(search, limit: limit)
  }
  func accountLines(_ search: DirectorySearch, limit: Int) throws -> [AccountLine] {
    try ledger.accountLines(search, limit: limit)
  }
  func accounts(named name: String, limit: Int) throws -> [Account] {
    try ledger.accounts(named: name, limit: limit)
  }
  func contacts(of account: AccountID, limit: Int) throws -> [Contact] {
    try ledger.contacts(of: account, limit: limit)
  }
  func assets(of account: AccountID) throws -> [Asset] { try ledger.assets(of: account) }
  func appointments(
    of account: AccountID, areOpen: Bool, limit: Int
  ) throws -> [Appointment] {
    try ledger.appointments(of: account, areOpen: areOpen, limit: limit)
  }
  func invitations(of contact: ContactID, limit: Int) throws -> [PortalInvitation] {
    try ledger.invitations(of: contact, limit: limit)
  }
  func groupInvitations(limit: Int) throws -> [PortalInvitation] {
    try ledger.groupInvitations(limit: limit)
  }
  func withhold(_ role: WebRoleID, fromInvitationsOf contact: ContactID) throws {
    try ledger.withhold(role, fromInvitationsOf: contact)
  }
}
