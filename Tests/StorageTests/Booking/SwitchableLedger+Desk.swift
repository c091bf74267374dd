import Scheduling

/// What staff ask for; as it is.
extension SwitchableLedger {
  func links(to appointment: AppointmentID) throws -> [AppointmentLink] {
    try ledger.links(to: appointment)
  }
  func update(_ link: AppointmentLink) throws { try ledger.update(link) }
  func deleteSessions(of appointment: AppointmentID) throws {
    try ledger.deleteSessions(of: appointment)
  }
  func journal(
    _ query: JournalQuery, before cursor: Int?, limit: Int
  ) throws -> [JournalRecord] {
    try ledger.journal(query, before: cursor, limit: limit)
  }
}

extension SwitchableLedger {
  func messages(
    _ query: MessageQuery, before cursor: Int?, limit: Int
  ) throws -> [MessageRecord] {
    try ledger.messages(query, before: cursor, limit: limit)
  }
  func message(_ id: MessageID) throws -> MessageRecord? { try ledger.message(id) }
  func replace(_ id: MessageID, with replacement: MessageID) throws -> Bool {
    try ledger.replace(id, with: replacement)
  }
  func withdrawLetters(about visit: AppointmentID) throws {
    try ledger.withdrawLetters(about: visit)
  }
  func withdrawInvitations(to email: String) throws {
    try ledger.withdrawInvitations(to: email)
  }
  func countInvitations(to email: String, since: Instant) throws -> Int {
    try ledger.countInvitations(to: email, since: since)
  }
  func countFailedMessages() throws -> Int { try ledger.countFailedMessages() }
}
