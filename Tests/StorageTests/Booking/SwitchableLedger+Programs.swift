import Scheduling

extension SwitchableLedger {
  func insert(_ key: APIKey) throws { try ledger.insert(key) }
  func apiKey(_ id: APIKeyID) throws -> APIKey? { try ledger.apiKey(id) }
  func apiKey(bySecretHash hash: Hash) throws -> APIKey? { try ledger.apiKey(bySecretHash: hash) }
  func apiKeys() throws -> [APIKey] { try ledger.apiKeys() }
  func revoke(_ id: APIKeyID) throws -> Bool { try ledger.revoke(id) }
  func noteUse(of id: APIKeyID) throws { try ledger.noteUse(of: id) }

  func appointments(
    _ query: AppointmentQuery, after cursor: AppointmentCursor?, limit: Int, for viewer: Viewer
  ) throws -> [Appointment] {
    try ledger.appointments(query, after: cursor, limit: limit, for: viewer)
  }
  func contacts(_ query: ContactQuery, after cursor: ContactID?, limit: Int) throws -> [Contact] {
    try ledger.contacts(query, after: cursor, limit: limit)
  }
  func replaceCode(of id: PortalInvitationID, with hash: Hash) throws {
    try ledger.replaceCode(of: id, with: hash)
  }
  func invitations(
    of contact: ContactID?, after cursor: PortalInvitationID?, limit: Int
  ) throws -> [PortalInvitation] {
    try ledger.invitations(of: contact, after: cursor, limit: limit)
  }
}
