/// What a new portal invitation is to be.
public struct InvitationWish: Hashable, Sendable {
  public var kind: PortalInvitation.Kind
  public var contact: ContactID?
  public var maximumRedemptions: Int
  public var expiresAt: Instant?
  public var inviter: String?
  public var account: AccountID?
  /// Nil: `Web API User`.
  public var roles: Set<WebRoleID>?
  public var sendsMail: Bool

  /// How often a group invitation can be redeemed at most.
  public static let mostRedemptions = 10_000

  public init(
    kind: PortalInvitation.Kind, contact: ContactID?, maximumRedemptions: Int,
    expiresAt: Instant?, inviter: String?, account: AccountID?, roles: Set<WebRoleID>?,
    sendsMail: Bool
  ) {
    self.kind = kind
    self.contact = contact
    self.maximumRedemptions = maximumRedemptions
    self.expiresAt = expiresAt
    self.inviter = inviter
    self.account = account
    self.roles = roles
    self.sendsMail = sendsMail
  }
}

/// Why no invitation was made, in the order of precedence.
public enum InvitationRefusal: String, Sendable, CaseIterable {
  case contactMissing, contactUnknown, profileExists, roleUnknown, inviterMalformed
  case accountUnknown, expiryInPast, maximumTooSmall, maximumTooLarge, addressMissing
  /// The address has been sent as many as a day allows.
  case tooManyLetters
}

public enum InvitationAnswer: Sendable {
  /// The code is shown this once; only its hash is kept.
  case invited(PortalInvitation, code: String)
  case refused(InvitationRefusal)
  /// Stands there already: a retry. Its code was in the answer that got lost, and is known no more.
  case alreadyInvited(PortalInvitation)
  /// The identifier was used for another invitation; the field is the first that differs.
  case sameKeyOtherWish(PortalInvitation, field: String)
  /// Nobody can be invited before all of that is put right.
  case notReady([InvitationGap])
}

extension Scheduler {
  /// Makes a portal invitation and, unless told otherwise, the letter that carries its code.
  ///
  /// - Parameter id: the caller's, so that a retry is recognised; nil: a new one.
  public func invite(
    _ wish: InvitationWish, id: PortalInvitationID? = nil, by viewer: Viewer,
    in organization: OrganizationID
  ) async throws -> InvitationAnswer {
    try await store.write(organization) { ledger in
      if let id, let standing = try ledger.invitation(id) {
        let first = try ledger.firstEntry(Self.invited, on: id.rawValue)?.after ?? [:]
        return wish.difference(from: first).map { .sameKeyOtherWish(standing, field: $0) }
          ?? .alreadyInvited(standing)
      }
      let gaps = try ledger.invitationGaps()
      guard gaps.isEmpty else { return .notReady(gaps) }
      let roles = try ledger.roles()
      let wanted = wish.roles ?? Set(roles.filter { $0.name == WebRole.webAPIUser }.map(\.id))
      if let refusal = try refusal(of: wish, roles: wanted, known: roles, in: ledger) {
        return .refused(refusal)
      }
      let code = secrets.newCode()
      let invitation = PortalInvitation(
        id: id ?? identifier(now: ledger.now), kind: wish.kind,
        contact: wish.kind == .single ? wish.contact : nil,
        codeHash: secrets.hash(Secrets.canonical(code: code)), expiresAt: wish.expiresAt,
        maximumRedemptions: wish.kind == .single ? 1 : wish.maximumRedemptions, redemptions: 0,
        revokedAt: nil, inviter: wish.inviter, account: wish.account, roles: wanted,
        createdAt: ledger.now, madeBy: viewer.name)
      try ledger.insert(invitation)
      if wish.sendsMail, let contact = try invitation.contact.flatMap({ try ledger.contact($0) }) {
        try ledger.enqueue(
          Message(
            id: identifier(now: ledger.now), kind: .portalInvitation,
            recipient: Recipient(contact, in: try ledger.catalogue().organization),
            content: .invitation(
              InvitationFacts(
                code: code, inviter: wish.inviter, expiresAt: wish.expiresAt)),
            createdAt: ledger.now))
      }
      try ledger.record(
        JournalEntry(
          actor: viewer.name, event: Self.invited, subject: invitation.id.rawValue,
          after: wish.journalled))
      return .invited(invitation, code: code)
    }
  }

  private static let invited = "invitation.created"

  private func refusal(
    of wish: InvitationWish, roles: Set<WebRoleID>, known: [WebRole], in ledger: any Ledger
  ) throws -> InvitationRefusal? {
    if wish.kind == .single {
      guard let id = wish.contact else { return .contactMissing }
      guard let contact = try ledger.contact(id), contact.deletedAt == nil else {
        return .contactUnknown
      }
      guard try ledger.portalUser(of: id) == nil else { return .profileExists }
      if wish.sendsMail, let refusal = try ledger.refusal(ofInvitationTo: contact) {
        return refusal
      }
    }
    let grantable = known.filter(\.isForCustomers)
    guard roles.isSubset(of: Set(grantable.map(\.id))) else { return .roleUnknown }
    if let inviter = wish.inviter,
      FieldFault.line(.name, inviter, limit: TextLimit.name, isRequired: false) != nil
    {
      return .inviterMalformed
    }
    if let account = wish.account, try ledger.account(account) == nil { return .accountUnknown }
    if let expiry = wish.expiresAt, expiry <= ledger.now { return .expiryInPast }
    guard wish.kind == .group else { return nil }
    if wish.maximumRedemptions < 1 { return .maximumTooSmall }
    return wish.maximumRedemptions > InvitationWish.mostRedemptions ? .maximumTooLarge : nil
  }

  /// Voids an invitation; false when there is none that is still valid.
  public func revokeInvitation(
    _ id: PortalInvitationID, by viewer: Viewer, in organization: OrganizationID
  ) async throws -> Bool {
    try await store.write(organization) { ledger in
      guard try ledger.revoke(id) else { return false }
      try ledger.record(
        JournalEntry(actor: viewer.name, event: "invitation.revoked", subject: id.rawValue))
      return true
    }
  }
}

extension InvitationWish {
  /// For the journal, which knows a retry by it.
  fileprivate var journalled: [String: String] {
    [
      "kind": kind.rawValue, "contact": contact?.rawValue ?? "",
      "maximumRedemptions": kind == .group ? "\(maximumRedemptions)" : "",
      "expiresAt": expiresAt?.iso8601 ?? "", "inviter": inviter ?? "",
      "account": account?.rawValue ?? "", "sendsMail": "\(sendsMail)",
    ]
  }

  fileprivate func difference(from earlier: [String: String]) -> String? {
    let order = [
      "kind", "contact", "maximumRedemptions", "expiresAt", "inviter", "account", "sendsMail",
    ]
    return order.first { journalled[$0] != earlier[$0] }
  }
}

extension Ledger {
  /// Invitations that are mailed to one address in 24 hours, whoever asks for them: nobody's mailbox
  /// is filled by us. Codes can still be made and passed on by hand.
  private static var mostLetters: Int { 10 }

  /// Why no invitation can be mailed to a contact.
  func refusal(ofInvitationTo contact: Contact) throws -> InvitationRefusal? {
    guard !contact.email.isEmpty else { return .addressMissing }
    let sent = try countInvitations(to: contact.email, since: now - 86_400)
    return sent >= Self.mostLetters ? .tooManyLetters : nil
  }
}
