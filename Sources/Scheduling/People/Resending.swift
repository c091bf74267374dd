/// What came of sending an invitation again.
public enum ResendingAnswer: Sendable {
  /// The new code is shown this once; the old one is void.
  case sent(PortalInvitation, code: String)
  /// This key has made a new code before: a retry. The code was in the answer that got lost.
  case alreadySent(PortalInvitation)
  case notFound
  /// Used up, revoked or expired: another invitation is needed.
  case refused(RedemptionRefusal)
  case refusedToInvite(InvitationRefusal)
  case notReady([InvitationGap])
}

extension Scheduler {
  /// Gives an invitation a new code, which voids the old one, and mails it to the contact if it has
  /// one and is to get it.
  ///
  /// - Parameter key: the caller's for this resending, so that a retry doesn't void the code that was
  ///   just mailed; nil: none.
  public func resendInvitation(
    _ id: PortalInvitationID, sendsMail: Bool, key: String? = nil, by viewer: Viewer,
    in organization: OrganizationID
  ) async throws -> ResendingAnswer {
    let event = "invitation.resent"
    return try await store.write(organization) { ledger in
      guard var invitation = try ledger.invitation(id) else { return .notFound }
      if let key {
        let earlier = try ledger.journal(
          JournalQuery(subject: id.rawValue, actor: viewer.name, event: event), before: nil,
          limit: 1000)
        if earlier.contains(where: { $0.entry.after["key"] == key }) {
          return .alreadySent(invitation)
        }
      }
      if let refusal = invitation.refusal(at: ledger.now) { return .refused(refusal) }
      let gaps = try ledger.invitationGaps()
      guard gaps.isEmpty else { return .notReady(gaps) }
      let contact = try invitation.contact.flatMap { try ledger.contact($0) }
      if let contact, try ledger.portalUser(of: contact.id) != nil {
        return .refused(.profileExists)
      }
      if sendsMail, let contact, let refusal = try ledger.refusal(ofInvitationTo: contact) {
        return .refusedToInvite(refusal)
      }
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
        JournalEntry(
          actor: viewer.name, event: event, subject: id.rawValue,
          after: key.map { ["key": $0] } ?? [:]))
      return .sent(invitation, code: code)
    }
  }
}
