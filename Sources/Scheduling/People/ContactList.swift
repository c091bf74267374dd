/// Which contacts a list is to hold. What is nil doesn't narrow it.
public struct ContactQuery: Hashable, Sendable {
  public var account: AccountID?
  /// The whole address, without regard to case.
  public var email: String?
  /// The beginning of a first or last name or of the address, or the end of a telephone number.
  /// Several words narrow it.
  public var text: String?
  /// Has or had a visit of this resource.
  public var visitedBy: ResourceID?
  /// Has this web role.
  public var role: WebRoleID?

  public init(
    account: AccountID? = nil, email: String? = nil, text: String? = nil,
    visitedBy: ResourceID? = nil, role: WebRoleID? = nil
  ) {
    self.account = account
    self.email = email
    self.text = text
    self.visitedBy = visitedBy
    self.role = role
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

  /// Nil: there is none, or it was deleted.
  public func contact(
    _ id: ContactID, in organization: OrganizationID
  ) async throws -> Contact? {
    try await store.read(organization) { ledger in
      try ledger.contact(id).flatMap { $0.deletedAt == nil ? $0 : nil }
    }
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
