/// What came of adding a member of staff.
public enum StaffAdded: Sendable {
  /// The password is shown this once; only its hash is kept.
  case added(StaffUser, password: String)
  case faulty([FormFault])
  case notFound
}

/// What came of letting a member of staff in, or no longer.
public enum StaffAccess: Sendable {
  case changed
  case refused(AdministratorRefusal)
  case notFound
}

extension Scheduler {
  /// Everybody who works there, by name; nil: not for this viewer.
  public func staffUsers(
    for viewer: StaffViewer, in organization: OrganizationID
  ) async throws -> [StaffUser]? {
    guard viewer.may(.administer) else { return nil }
    return try await store.read(organization) { try $0.staffUsers() }
  }

  /// Nil: there is nobody of that name here, or not for this viewer.
  public func staffUser(
    _ id: StaffUserID, for viewer: StaffViewer, in organization: OrganizationID
  ) async throws -> StaffUser? {
    guard viewer.may(.administer) else { return nil }
    return try await store.read(organization) { try $0.staffUser(id) }
  }

  /// Adds a member of staff with a password of ours: there is no letter to them, whoever adds them
  /// hands it over.
  public func addStaffUser(
    _ typed: TypedForm, for viewer: StaffViewer, in organization: OrganizationID
  ) async throws -> StaffAdded {
    guard viewer.may(.administer) else { return .notFound }
    let password = secrets.newPassword()
    let hash = try await secrets.hashPassword(password)
    return try await store.write(organization) { ledger in
      let roles = try ledger.roles()
      var user = StaffUserForm.blank(identifier(now: ledger.now), at: ledger.now)
      var reader = FormReader(typed.fields, zones: zones)
      try reader.read(&user, roles: roles, in: ledger)
      guard reader.faults.isEmpty else { return .faulty(reader.faults) }
      user.passwordHash = hash
      try ledger.save(user)
      let change = JournalChange(from: [:], to: user.journalled(roles))
      try ledger.record(change.entry("staff.created", on: user.id.rawValue, by: viewer))
      return .added(user, password: password)
    }
  }

  public func saveStaffUser(
    _ typed: TypedForm, id: StaffUserID, for viewer: StaffViewer, in organization: OrganizationID
  ) async throws -> EditAnswer {
    guard viewer.may(.administer) else { return .notFound }
    return try await store.write(organization) { ledger in
      guard let before = try ledger.staffUser(id) else { return .notFound }
      let roles = try ledger.roles()
      var after = before
      var reader = FormReader(typed.fields, zones: zones)
      try reader.read(&after, roles: roles, in: ledger)
      if let refusal = try ledger.refusal(of: after, roles: roles, by: viewer) {
        reader.fault("roles", .administrator(refusal))
      }
      guard reader.faults.isEmpty else { return .faulty(reader.faults) }
      guard after != before else { return .saved(conflicts: 0) }
      let standing = StaffUserForm.fields(of: before)
      guard typed.stamp == FormStamp.of(standing) else { return .outdated(standing: standing) }
      try ledger.save(after)
      let change = JournalChange(from: before.journalled(roles), to: after.journalled(roles))
      try ledger.record(change.entry("staff.changed", on: id.rawValue, by: viewer))
      return .saved(conflicts: 0)
    }
  }

  /// Disables a member of staff, which ends their sessions at once, or lets them in again.
  public func setStaffAccess(
    of id: StaffUserID, isEnabled: Bool, for viewer: StaffViewer, in organization: OrganizationID
  ) async throws -> StaffAccess {
    guard viewer.may(.administer) else { return .notFound }
    return try await store.write(organization) { ledger in
      guard var user = try ledger.staffUser(id) else { return .notFound }
      guard user.isEnabled != isEnabled else { return .changed }
      user.isEnabled = isEnabled
      if let refusal = try ledger.refusal(of: user, roles: try ledger.roles(), by: viewer) {
        return .refused(refusal)
      }
      try ledger.save(user)
      if !isEnabled { try ledger.deleteSessions(ofStaff: id, except: nil) }
      try ledger.record(
        JournalEntry(
          actor: Viewer.staff(viewer).name, event: isEnabled ? "staff.enabled" : "staff.disabled",
          subject: id.rawValue))
      return .changed
    }
  }

  /// Gives a member of staff a new password and ends their sessions; nil: there is nobody of that
  /// name here, or not for this viewer.
  public func renewStaffPassword(
    of id: StaffUserID, for viewer: StaffViewer, in organization: OrganizationID
  ) async throws -> String? {
    guard try await staffUser(id, for: viewer, in: organization) != nil else { return nil }
    let password = secrets.newPassword()
    let hash = try await secrets.hashPassword(password)
    return try await store.write(organization) { ledger in
      guard var user = try ledger.staffUser(id) else { return nil }
      user.passwordHash = hash
      try ledger.save(user)
      try ledger.deleteSessions(ofStaff: id, except: nil)
      try ledger.record(
        JournalEntry(
          actor: Viewer.staff(viewer).name, event: "staff.passwordRenewed", subject: id.rawValue))
      return password
    }
  }
}

extension FormReader {
  fileprivate mutating func read(
    _ user: inout StaffUser, roles: [WebRole], in ledger: any Ledger
  ) throws {
    let catalogue = try ledger.catalogue()
    StaffUserForm.read(&self, into: &user, roles: roles) { catalogue.resources[$0] != nil }
    if let other = try ledger.staffUser(email: user.email), other.id != user.id {
      fault("email", .addressTaken)
    }
  }
}

extension Ledger {
  /// Why a member of staff can't stand like this.
  fileprivate func refusal(
    of changed: StaffUser, roles: [WebRole], by viewer: StaffViewer
  ) throws -> AdministratorRefusal? {
    let users = try staffUsers().map { $0.id == changed.id ? changed : $0 }
    return AdministratorRefusal(users: users, roles: roles, by: viewer)
  }
}

extension StaffUser {
  /// For the journal: roles by name, and nothing about the password.
  fileprivate func journalled(_ known: [WebRole]) -> [String: String] {
    [
      "name": name, "email": email, "language": language ?? "",
      "resource": resource?.rawValue ?? "",
      "roles": known.filter { roles.contains($0.id) }.map(\.name).joined(separator: ", "),
    ]
  }
}
