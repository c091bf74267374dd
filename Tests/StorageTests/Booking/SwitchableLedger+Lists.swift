import Scheduling

/// Nothing of lists is switched.
extension SwitchableLedger {
  func lists() throws -> [ActionableList] { try ledger.lists() }
  func list(_ id: ActionableListID) throws -> ActionableList? { try ledger.list(id) }
  func save(_ list: ActionableList) throws { try ledger.save(list) }
  func delete(_ list: ActionableListID) throws { try ledger.delete(list) }

  func insert(_ members: [ListMember]) throws { try ledger.insert(members) }
  func countMembers() throws -> [ActionableListID: Int] { try ledger.countMembers() }
  func countMembers(of list: ActionableListID) throws -> Int {
    try ledger.countMembers(of: list)
  }
  func countMembers(of list: ActionableListID, _ query: MemberQuery) throws -> Int {
    try ledger.countMembers(of: list, query)
  }
  func lastPosition(of list: ActionableListID) throws -> Int { try ledger.lastPosition(of: list) }
  func addresses(
    of list: ActionableListID
  ) throws -> (emails: Set<String>, contacts: Set<ContactID>) { try ledger.addresses(of: list) }
  func members(
    of list: ActionableListID, _ query: MemberQuery, after position: Int?, limit: Int
  ) throws -> [MemberLine] {
    try ledger.members(of: list, query, after: position, limit: limit)
  }
  func stateCounts(of list: ActionableListID) throws -> [MemberState: Int] {
    try ledger.stateCounts(of: list)
  }
  func figures(of list: ActionableListID) throws -> ListFigures { try ledger.figures(of: list) }
  func removeMembers(_ ids: Set<ListMemberID>, of list: ActionableListID) throws -> Int {
    try ledger.removeMembers(ids, of: list)
  }
  func removeMembers(with contact: ContactID) throws { try ledger.removeMembers(with: contact) }

  func recipients(
    of list: ActionableListID, _ selection: MemberSelection
  ) throws -> [ListMemberID] { try ledger.recipients(of: list, selection) }
  func insert(_ sending: ListSending, to members: [(MemberKeyID, ListMemberID)]) throws {
    try ledger.insert(sending, to: members)
  }
  func sending(_ id: ListSendingID) throws -> ListSending? { try ledger.sending(id) }
  func sendings(of list: ActionableListID, limit: Int) throws -> [SendingProgress] {
    try ledger.sendings(of: list, limit: limit)
  }
  func sending(by invitation: AppointmentInvitationID) throws -> SendingProgress? {
    try ledger.sending(by: invitation)
  }
  func begin(
    _ sending: ListSendingID, by invitation: AppointmentInvitationID
  ) throws -> Int { try ledger.begin(sending, by: invitation) }
  func nextRecipients(
    of sending: ListSendingID, limit: Int
  ) throws -> [(key: MemberKeyID, member: ListMember)] {
    try ledger.nextRecipients(of: sending, limit: limit)
  }
  func setWritten(_ key: MemberKeyID, hash: Hash, message: MessageID) throws {
    try ledger.setWritten(key, hash: hash, message: message)
  }
  func setSkipped(_ key: MemberKeyID) throws { try ledger.setSkipped(key) }
  func end(_ sending: ListSendingID, isStopped: Bool) throws {
    try ledger.end(sending, isStopped: isStopped)
  }
  func countDueLetters(limit: Int) throws -> Int { try ledger.countDueLetters(limit: limit) }

  func memberKey(byHash hash: Hash) throws -> MemberKey? { try ledger.memberKey(byHash: hash) }
  func memberKey(_ id: MemberKeyID) throws -> MemberKey? { try ledger.memberKey(id) }
  func add(_ uses: InvitationUses, to key: MemberKeyID) throws { try ledger.add(uses, to: key) }
  func insertBooking(_ appointment: AppointmentID, by key: MemberKeyID) throws {
    try ledger.insertBooking(appointment, by: key)
  }
  func figures(of invitation: AppointmentInvitationID) throws -> ListFigures {
    try ledger.figures(of: invitation)
  }

  func insert(_ upload: ListUpload) throws { try ledger.insert(upload) }
  func upload(_ id: ListUploadID) throws -> ListUpload? { try ledger.upload(id) }
  func deleteUpload(_ id: ListUploadID) throws { try ledger.deleteUpload(id) }
  func deleteUploads(by maker: String, of list: ActionableListID) throws {
    try ledger.deleteUploads(by: maker, of: list)
  }
  func countContacts(_ query: ContactQuery, atMost limit: Int) throws -> Int {
    try ledger.countContacts(query, atMost: limit)
  }
}
