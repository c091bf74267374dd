/// Asks one or several contacts to make a profile in the portal. Only the code's hash is kept.
public struct PortalInvitation: Hashable, Sendable {
  public var id: PortalInvitationID
  public var kind: Kind
  /// Single: the invited contact. Group: nil; whoever redeems becomes a new contact.
  public var contact: ContactID?
  public var codeHash: Hash
  public var expiresAt: Instant?
  public var maximumRedemptions: Int
  public var redemptions: Int
  public var revokedAt: Instant?
  public var inviter: String?
  /// Given to the contact on redemption.
  public var account: AccountID?
  public var roles: Set<WebRoleID>
  public var createdAt: Instant
  /// A `Viewer.name`.
  public var madeBy: String

  public enum Kind: String, Sendable, Codable, CaseIterable { case single, group }

  public init(
    id: PortalInvitationID, kind: Kind, contact: ContactID?, codeHash: Hash, expiresAt: Instant?,
    maximumRedemptions: Int, redemptions: Int, revokedAt: Instant?, inviter: String?,
    account: AccountID?, roles: Set<WebRoleID>, createdAt: Instant,
    madeBy: String = Viewer.system.name
  ) {
    self.id = id
    self.kind = kind
    self.contact = contact
    self.codeHash = codeHash
    self.expiresAt = expiresAt
    self.maximumRedemptions = maximumRedemptions
    self.redemptions = redemptions
    self.revokedAt = revokedAt
    self.inviter = inviter
    self.account = account
    self.roles = roles
    self.createdAt = createdAt
    self.madeBy = madeBy
  }

  /// Why it can't be redeemed at `now`, in the order of precedence; nil: it can.
  public func refusal(at now: Instant) -> RedemptionRefusal? {
    if revokedAt != nil { return .revoked }
    if redemptions >= maximumRedemptions { return .usedUp }
    if let expiresAt, expiresAt <= now { return .expired }
    return nil
  }
}

/// Why a code was refused, in the order of precedence.
public enum RedemptionRefusal: String, Sendable, CaseIterable {
  case wrongCode, revoked, usedUp, expired
  /// The contact (or the address typed) has a profile already; an invitation never changes one.
  case profileExists
}
