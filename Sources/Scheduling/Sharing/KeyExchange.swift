/// A short-lived right to look at an invitation and to book by it. It stands in the path of the
/// pages, sealed: nothing is kept of it, and it needs no cookie.
public struct InvitedToken: Hashable, Sendable {
  public var invitation: AppointmentInvitationID
  public var issuedAt: Instant
  /// Nil: the page stands by itself.
  public var embedding: Embedding?
  /// Of whose own URL it came, if it was sent to a member of a list.
  public var member: MemberKeyID?

  /// Seconds that it stays good for.
  public static let lifetime = 2 * 3600

  /// What it always has, then what it may have: a letter and its text.
  fileprivate var text: String {
    var text = "\(invitation.rawValue) \(issuedAt.seconds)"
    if let embedding { text += " e\(embedding.text)" }
    if let member { text += " m\(member.rawValue)" }
    return text
  }

  fileprivate init(
    invitation: AppointmentInvitationID, issuedAt: Instant, embedding: Embedding? = nil,
    member: MemberKeyID? = nil
  ) {
    self.invitation = invitation
    self.issuedAt = issuedAt
    self.embedding = embedding
    self.member = member
  }

  fileprivate init?(_ text: String) {
    let parts = text.split(separator: " ")
    guard parts.count >= 2, let id = AppointmentInvitationID(parts[0]), let seconds = Int(parts[1])
    else { return nil }
    self.init(invitation: id, issuedAt: Instant(seconds: seconds))
    for part in parts.dropFirst(2) {
      switch part.first {
      case "e": embedding = Embedding(part.dropFirst())
      case "m": member = MemberKeyID(part.dropFirst())
      default: return nil
      }
    }
  }
}

/// What a token from a path is worth.
public enum InvitedTokenAnswer: Sendable {
  case valid(InvitedToken)
  /// It was right once: the URL is to be opened again.
  case over(InvitedToken)
  case unknown
}

extension Scheduler {
  /// Longest token or key that is looked at.
  static let longestToken = 480

  /// Exchanges the key of an invitation, or of a member to whom it was sent, for a token; nil: there
  /// is no such key.
  ///
  /// - Parameter embedding: where the pages are framed; its site becomes the invitation's.
  public func exchange(
    invitationKey key: String, in embedding: Embedding? = nil, of organization: OrganizationID
  ) async throws -> (InvitedToken, text: String)? {
    guard key.utf8.count == 22 else { return nil }
    let hash = secrets.hash(key)
    let found = try await store.read(organization) { ledger -> (InvitedToken, SiteID)? in
      let own = try ledger.memberKey(byHash: hash)
      let invitation =
        try own.flatMap { try ledger.appointmentInvitation($0.invitation) }
        ?? ledger.appointmentInvitation(byKeyHash: hash)
      return invitation.map { invitation in
        (
          InvitedToken(
            invitation: invitation.id, issuedAt: ledger.now, embedding: embedding,
            member: own?.id), invitation.site
        )
      }
    }
    guard let (invited, site) = found else { return nil }
    var token = invited
    token.embedding?.site = site
    return (token, try seal(token, in: organization))
  }

  /// To whom a URL was sent; nil: to nobody in particular, or they were taken off the list.
  public func member(
    by token: InvitedToken, in organization: OrganizationID
  ) async throws -> ListMember? {
    guard let key = token.member else { return nil }
    return try await store.read(organization) { try $0.memberKey(key)?.member }
  }

  /// The token as it stands in a path.
  public func seal(_ token: InvitedToken, in organization: OrganizationID) throws -> String {
    try secrets.seal(token.text, Self.tokenContext(organization))
  }

  public func read(
    invitedToken sealed: String, at now: Instant, in organization: OrganizationID
  ) -> InvitedTokenAnswer {
    guard sealed.utf8.count <= Self.longestToken,
      let token = secrets.open(sealed, Self.tokenContext(organization)).flatMap(InvitedToken.init)
    else { return .unknown }
    return now < token.issuedAt + InvitedToken.lifetime ? .valid(token) : .over(token)
  }

  /// What leads whoever has just booked to their visit, without a cookie.
  public func seal(booked id: AppointmentID, in organization: OrganizationID) throws -> String {
    try secrets.seal(id.rawValue, "booked \(organization)")
  }

  public func booked(_ sealed: String, in organization: OrganizationID) -> AppointmentID? {
    guard sealed.utf8.count <= Self.longestToken else { return nil }
    return secrets.open(sealed, "booked \(organization)").flatMap { AppointmentID($0) }
  }

  private static func tokenContext(_ organization: OrganizationID) -> String {
    "invited \(organization)"
  }

  /// The whole URL of an invitation; nil: its site has no prefix any more, or the key was sealed
  /// elsewhere.
  func url(of invitation: AppointmentInvitation, at site: Site) -> String? {
    guard let prefix = site.sharing.invitationPrefix,
      let key = secrets.open(invitation.sealedKey, AppointmentInvitation.keyContext(invitation.id))
    else { return nil }
    return prefix + key
  }
}

extension AppointmentInvitation {
  static func keyContext(_ id: AppointmentInvitationID) -> String { "key of \(id)" }
}
