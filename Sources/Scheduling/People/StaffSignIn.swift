extension Scheduler {
  /// Seconds that a sign-in of staff stays good for in one browser: a working day and a bit.
  static let staffSessionSeconds = 16 * 3600
  /// Inside somebody else's page: long enough to share a few links.
  static let framedSessionSeconds = 3600

  /// Nil when the address or the password is wrong; both take the same time.
  public func signInStaff(
    email: String, password: String, in organization: OrganizationID
  ) async throws -> OpenedSession? {
    try await signInStaff(email, password, seconds: Self.staffSessionSeconds, in: organization)
  }

  /// The same inside a frame.
  public func signInFramedStaff(
    email: String, password: String, in organization: OrganizationID
  ) async throws -> OpenedSession? {
    try await signInStaff(email, password, seconds: Self.framedSessionSeconds, in: organization)
  }

  private func signInStaff(
    _ email: String, _ password: String, seconds: Int, in organization: OrganizationID
  ) async throws -> OpenedSession? {
    guard email.count <= TextLimit.email, password.count <= TextLimit.password else { return nil }
    let user = try await store.read(organization) { ledger in
      try ledger.staffUser(email: email.trimmed)
    }
    let isRight = await secrets.verifyPassword(password, user?.passwordHash ?? "")
    guard let user, user.isEnabled, isRight else { return nil }
    return try await open(.staff(user.id), seconds: seconds, in: organization)
  }

  /// Who of the staff is behind a session's key; nil when it is unknown, over, somebody else's, or
  /// its user is disabled.
  public func staffMember(
    sessionKey: String, in organization: OrganizationID
  ) async throws -> StaffMember? {
    let hash = secrets.hash(sessionKey)
    return try await store.read(organization) { ledger in
      guard let session = try ledger.session(hash), case .staff(let id) = session.subject,
        let user = try ledger.staffUser(id), user.isEnabled
      else { return nil }
      let permissions = try ledger.roles().filter { user.roles.contains($0.id) }
        .reduce(into: Set<Permission>()) { $0.formUnion($1.permissions) }
      return StaffMember(
        user: user,
        viewer: StaffViewer(id: id, resource: user.resource, permissions: permissions),
        session: session)
    }
  }
}
