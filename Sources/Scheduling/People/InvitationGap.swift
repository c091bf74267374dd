/// What stands in the way of every portal invitation, in the order in which one puts it right.
public enum InvitationGap: String, Sendable, CaseIterable {
  case portalName, portalAddress, mailbox, approval, test, message
}

extension Scheduler {
  /// Everything that is missing before somebody can be invited; empty: nothing is.
  public func invitationGaps(in organization: OrganizationID) async throws -> [InvitationGap] {
    try await store.read(organization) { try $0.invitationGaps() }
  }
}

extension Ledger {
  func invitationGaps() throws -> [InvitationGap] {
    let organization = try catalogue().organization
    let mail = organization.mail
    let sender = mail.sender(of: .portalInvitation)
    let stands: [InvitationGap: Bool] = [
      .portalName: !organization.name.allSatisfy(\.isWhitespace),
      .portalAddress: try sites().contains(where: \.isPortal),
      .mailbox: sender != nil,
      // Without a mailbox there is nothing yet to approve and to test.
      .approval: sender.map { $0.approvedAt != nil } ?? true,
      .test: sender.map { $0.testedAt != nil } ?? true,
      .message: mail.isOn(.portalInvitation),
    ]
    return InvitationGap.allCases.filter { stands[$0] == false }
  }
}
