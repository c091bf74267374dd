public enum ProfileAnswer: Sendable {
  case saved
  case faulty([FieldFault])
}

extension Scheduler {
  /// Changes what a signed-in customer says about themselves. The sign-in address stays: changing it
  /// needs a confirmed letter.
  public func saveProfile(
    _ form: ProfileForm, of visitor: Visitor, in organization: OrganizationID
  ) async throws -> ProfileAnswer {
    var form = form
    form.email = visitor.user?.email ?? visitor.contact.email
    let faults = form.faults(zones: zones)
    guard faults.isEmpty else { return .faulty(faults) }
    let wanted = form
    try await store.write(organization) { ledger in
      guard let before = try ledger.contact(visitor.contact.id) else { return }
      let after = wanted.applied(to: before)
      guard after != before else { return }
      try ledger.update(after)
      try ledger.record(
        JournalEntry(
          actor: visitor.viewer.name, event: "contact.profileChanged",
          subject: before.id.rawValue, before: before.journalled, after: after.journalled))
    }
    return .saved
  }

  /// Ends the portal profile of a signed-in customer and all of its sessions; the contact and its
  /// visits stay. False when the password is wrong.
  public func deleteProfile(
    of visitor: Visitor, password: String, in organization: OrganizationID
  ) async throws -> Bool {
    guard let user = visitor.user,
      await secrets.verifyPassword(password, user.passwordHash ?? "")
    else { return false }
    try await store.write(organization) { ledger in
      try ledger.deleteSessions(of: user.id, except: nil)
      try ledger.delete(user.id)
      try ledger.record(
        JournalEntry(
          actor: visitor.viewer.name, event: "profile.deleted", subject: user.id.rawValue))
    }
    return true
  }
}

extension Contact {
  fileprivate var journalled: [String: String] {
    [
      "name": name, "phone": phone, "language": language ?? "", "zone": zone ?? "",
      "emailOptOut": "\(emailOptOut)", "smsOptOut": "\(smsOptOut)",
    ]
  }
}
