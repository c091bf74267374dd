/// What is wrong with a wish for another password, in the order of the form.
public enum PasswordFault: Hashable, Sendable {
  case oldMissing
  /// The new one can't be a password.
  case new(FieldFault.Reason)
  /// The second time it was typed otherwise.
  case notRepeated
}

extension Scheduler {
  /// What can be told without looking at the password that stands.
  public func passwordFaults(
    old: String, new: String, repeated: String, of member: StaffMember
  ) -> [PasswordFault] {
    var faults: [PasswordFault] = old.isEmpty ? [.oldMissing] : []
    if let fault = PasswordRules.fault(of: new, email: member.user.email) {
      faults.append(.new(fault.reason))
    } else if new != repeated {
      faults.append(.notRepeated)
    }
    return faults
  }

  /// Changes a member of staff's own password and ends their other sessions. False: the old one is
  /// wrong, and nothing is changed.
  public func changePassword(
    old: String, new: String, of member: StaffMember, in organization: OrganizationID
  ) async throws -> Bool {
    let standing = member.user.passwordHash
    guard old.count <= TextLimit.password,
      passwordFaults(old: old, new: new, repeated: new, of: member).isEmpty,
      await secrets.verifyPassword(old, standing ?? "")
    else { return false }
    let hash = try await secrets.hashPassword(new)
    return try await store.write(organization) { ledger in
      // Renewed by an administrator meanwhile: then that one counts.
      guard var user = try ledger.staffUser(member.user.id), user.isEnabled,
        user.passwordHash == standing
      else { return false }
      user.passwordHash = hash
      try ledger.save(user)
      try ledger.deleteSessions(ofStaff: user.id, except: member.session.keyHash)
      try ledger.record(
        JournalEntry(
          actor: Viewer.staff(member.viewer).name, event: "staff.passwordChanged",
          subject: user.id.rawValue))
      return true
    }
  }

  /// Changes the language in which a member of staff reads the staff pages.
  public func saveOwnLanguage(
    _ typed: TypedForm, of member: StaffMember, in organization: OrganizationID
  ) async throws -> EditAnswer {
    var reader = FormReader(typed.fields, zones: zones)
    let language = StaffUserForm.language(&reader)
    guard reader.faults.isEmpty else { return .faulty(reader.faults) }
    return try await store.write(organization) { ledger in
      guard var user = try ledger.staffUser(member.user.id) else { return .notFound }
      let change = JournalChange(
        from: ["language": user.language ?? ""], to: ["language": language ?? ""])
      guard user.language != language else { return .saved(conflicts: 0) }
      user.language = language
      try ledger.save(user)
      try ledger.record(change.entry("staff.changed", on: user.id.rawValue, by: member.viewer))
      return .saved(conflicts: 0)
    }
  }
}
