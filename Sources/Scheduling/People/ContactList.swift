/// Which contacts a list is to hold. What is nil doesn't narrow it.
public struct ContactQuery: Hashable, Sendable {
  public var account: AccountID?
  /// The whole address, without regard to case.
  public var email: String?
  /// A part of the name, the address or the telephone number.
  public var text: String?

  public init(account: AccountID? = nil, email: String? = nil, text: String? = nil) {
    self.account = account
    self.email = email
    self.text = text
  }
}

extension Scheduler {
  /// Part of the organisation's contacts: for staff and programs, who see all of them.
  public func contacts(
    _ query: ContactQuery, after cursor: ContactID?, limit: Int, in organization: OrganizationID
  ) async throws -> ListPart<Contact> {
    try await store.read(organization) { ledger in
      ListPart(try ledger.contacts(query, after: cursor, limit: limit + 1), limit: limit)
    }
  }

  public func contact(
    _ id: ContactID, in organization: OrganizationID
  ) async throws -> Contact? {
    try await store.read(organization) { try $0.contact(id) }
  }

  /// Part of the portal invitations, of one contact or of all.
  public func invitations(
    of contact: ContactID?, after cursor: PortalInvitationID?, limit: Int,
    in organization: OrganizationID
  ) async throws -> ListPart<PortalInvitation> {
    try await store.read(organization) { ledger in
      ListPart(
        try ledger.invitations(of: contact, after: cursor, limit: limit + 1), limit: limit)
    }
  }

  public func invitation(
    _ id: PortalInvitationID, in organization: OrganizationID
  ) async throws -> PortalInvitation? {
    try await store.read(organization) { try $0.invitation(id) }
  }
}
