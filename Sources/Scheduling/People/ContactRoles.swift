public enum RoleAnswer: Sendable {
  case changed
  case notFound
}

extension Scheduler {
  /// Gives a contact a web role of customers.
  public func addRole(
    _ role: WebRoleID, to id: ContactID, by viewer: Viewer, in organization: OrganizationID
  ) async throws -> RoleAnswer {
    try await store.write(organization) { ledger in
      guard var contact = try ledger.contact(id), contact.deletedAt == nil,
        let role = try ledger.roles().first(where: { $0.id == role && $0.isForCustomers })
      else { return .notFound }
      guard contact.roles.insert(role.id).inserted else { return .changed }
      try ledger.update(contact)
      try ledger.record(
        JournalEntry(
          actor: viewer.name, event: "contact.roleAdded", subject: id.rawValue,
          after: ["role": role.name]))
      return .changed
    }
  }

  /// Takes a web role away, and out of what the contact's open invitations would grant: otherwise it
  /// came back on redemption.
  public func removeRole(
    _ role: WebRoleID, from id: ContactID, by viewer: Viewer, in organization: OrganizationID
  ) async throws -> RoleAnswer {
    try await store.write(organization) { ledger in
      guard var contact = try ledger.contact(id),
        let role = try ledger.roles().first(where: { $0.id == role })
      else { return .notFound }
      if contact.roles.remove(role.id) != nil { try ledger.update(contact) }
      try ledger.withhold(role.id, fromInvitationsOf: id)
      try ledger.record(
        JournalEntry(
          actor: viewer.name, event: "contact.roleRemoved", subject: id.rawValue,
          before: ["role": role.name]))
      return .changed
    }
  }
}
