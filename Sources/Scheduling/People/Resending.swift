/// What came of sending an invitation again.
public enum ResendingAnswer: Sendable {
  /// The new code is shown this once; the old one is void.
  case sent(PortalInvitation, code: String)
  case notFound
  /// Used up, revoked or expired: another invitation is needed.
  case refused(RedemptionRefusal)
  case refusedToInvite(InvitationRefusal)
  case notReady([InvitationGap])
}

extension Scheduler {
  /// Gives an invitation a new code, which voids the old one, and mails it to the contact if it has
  /// one and is to get it.
  public func resendInvitation(
    _ id: PortalInvitationID, sendsMail: Bool, by viewer: Viewer, in organization: OrganizationID
  ) async throws -> ResendingAnswer {
    try await store.write(organization) { ledger in
      guard var invitation = try ledger.invitation(id) else { return .notFound }
      if let refusal = invitation.refusal(at: ledger.now) { return .refused(refusal) }
      let gaps = try ledger.invitationGaps()
      guard gaps.isEmpty else { return .notReady(gaps) }
      let contact = try invitation.contact.flatMap { try ledger.contact($0) }
      if let contact, try ledger.portalUser(of: contact.id) != nil {
        return .refused(.profileExists)
      }
      if sendsMail, let contact, contact.email.isEmpty { return .refusedToInvite(.addressMissing) }
      let code = secrets.newCode()
      invitation.codeHash = secrets.hash(Secrets.canonical(code: code))
      try ledger.replaceCode(of: id, with: invitation.codeHash)
      if sendsMail, let contact {
        try ledger.enqueue(
          Message(
            id: identifier(now: ledger.now), kind: .portalInvitation,
            recipient: Recipient(contact, in: try ledger.catalogue().organization),
            content: .invitation(
              InvitationFacts(
                code: code, inviter: invitation.inviter, expiresAt: invitation.expiresAt)),
            createdAt: ledger.now))
      }
      try ledger.record(
        JournalEntry(actor: viewer.name, event: "invitation.resent", subject: id.rawValue))
      return .sent(invitation, code: code)
    }
  }
}
