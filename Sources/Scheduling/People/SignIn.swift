/// A browser's new session: the key goes into the cookie and is kept nowhere.
public struct OpenedSession: Sendable {
  public var key: String
  public var expiresAt: Instant
}

/// Who asks: for scope, and for the name on the page.
public struct Visitor: Sendable {
  public var viewer: Viewer
  public var session: Session
  /// Nil for whoever came by a mail's link.
  public var user: PortalUser?
  public var contact: Contact
  public var mayBook: Bool
}

extension Scheduler {
  /// Seconds that a sign-in, and a visit's mailed link, stay good for in one browser.
  static let sessionSeconds = 14 * 86_400
  static let linkSessionSeconds = 2 * 3600

  /// Nil when the address or the password is wrong; both take the same time.
  public func signIn(
    email: String, password: String, in organization: OrganizationID
  ) async throws -> OpenedSession? {
    guard email.count <= TextLimit.email, password.count <= TextLimit.password else { return nil }
    let user = try await store.read(organization) { ledger in
      try ledger.portalUser(email: email.trimmed)
    }
    // An unknown address is checked against a hash that nothing matches: the time tells nothing.
    let isRight = await secrets.verifyPassword(password, user?.passwordHash ?? "")
    guard let user, user.isEnabled, isRight else { return nil }
    return try await open(.user(user.id), seconds: Self.sessionSeconds, in: organization)
  }

  /// Signs in whoever has just made a profile.
  public func openSession(
    for user: PortalUserID, in organization: OrganizationID
  ) async throws -> OpenedSession {
    try await open(.user(user), seconds: Self.sessionSeconds, in: organization)
  }

  /// Exchanges a mailed link's key for a session that opens that one visit.
  public func openVisit(
    linkKey: String, in organization: OrganizationID
  ) async throws -> (AppointmentID, OpenedSession)? {
    let hash = secrets.hash(linkKey)
    let found = try await store.read(organization) { ledger in
      try ledger.appointment(byLinkHash: hash)
    }
    guard let found else { return nil }
    return (
      found, try await open(.visit(found), seconds: Self.linkSessionSeconds, in: organization)
    )
  }

  func open(
    _ subject: Session.Subject, seconds: Int, in organization: OrganizationID
  ) async throws -> OpenedSession {
    let key = secrets.newKey()
    let hash = secrets.hash(key)
    return try await store.write(organization) { ledger in
      let session = Session(
        keyHash: hash, subject: subject, createdAt: ledger.now, expiresAt: ledger.now + seconds)
      try ledger.insert(session)
      return OpenedSession(key: key, expiresAt: session.expiresAt)
    }
  }

  /// Who is behind a session's key; nil when it is unknown, over, or its user is gone.
  public func visitor(
    sessionKey: String, in organization: OrganizationID
  ) async throws -> Visitor? {
    let hash = secrets.hash(sessionKey)
    let (known, change) = roster.visitor(hash, in: organization)
    if let known { return known }
    let visitor = try await store.read(organization) { ledger -> Visitor? in
      try self.visitor(hash, in: ledger)
    }
    if let visitor { roster.keep(visitor, hash, readAfter: change, in: organization) }
    return visitor
  }

  private func visitor(_ hash: Hash, in ledger: any Ledger) throws -> Visitor? {
    guard let session = try ledger.session(hash) else { return nil }
    switch session.subject {
    case .user(let id):
      guard let user = try ledger.portalUser(id), user.isEnabled,
        let contact = try ledger.contact(user.contact)
      else { return nil }
      let permissions = try ledger.permissions(of: contact.id)
      let account = permissions.contains(.wholeAccount) ? contact.account : nil
      return Visitor(
        viewer: .customer(contact.id, account: account), session: session, user: user,
        contact: contact, mayBook: permissions.contains(.book))
    case .visit(let id):
      guard let visit = try ledger.appointment(id, for: .bearer(id)),
        let contact = try ledger.contact(visit.contact)
      else { return nil }
      return Visitor(
        viewer: .bearer(id), session: session, user: nil, contact: contact, mayBook: false)
    case .staff: return nil
    }
  }

  public func signOut(_ session: Session, in organization: OrganizationID) async throws {
    try await store.write(organization) { ledger in
      try ledger.deleteSession(session.keyHash)
    }
  }
}
