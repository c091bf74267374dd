extension Scheduler {
  /// Deletes a contact: ends the portal profile and its sessions, voids open invitations and mailed
  /// links, takes back letters that still wait, takes it off lists, and frees the address. The name
  /// stays, because visits do; those to come are marked as conflicts for staff to decide on. False:
  /// there is no such contact.
  public func deleteContact(
    _ id: ContactID, by viewer: Viewer, in organization: OrganizationID
  ) async throws -> Bool {
    try await store.write(organization) { ledger in
      guard let before = try ledger.contact(id), before.deletedAt == nil else { return false }
      if let user = try ledger.portalUser(of: id) {
        try ledger.deleteSessions(of: user.id, except: nil)
        try ledger.delete(user.id)
        try ledger.record(
          JournalEntry(
            actor: viewer.name, event: "profile.deleted", subject: user.id.rawValue))
      }
      for invitation in try ledger.invitations(of: id, limit: 1000)
      where try invitation.refusal(at: ledger.now) == nil && ledger.revoke(invitation.id) {
        try ledger.record(
          JournalEntry(
            actor: viewer.name, event: "invitation.revoked", subject: invitation.id.rawValue))
      }
      var after = before
      after.email = ""
      after.phone = ""
      after.address = nil
      after.roles = []
      after.deletedAt = ledger.now
      try ledger.update(after)
      try ledger.removeMembers(with: id)
      try ledger.record(
        JournalEntry(
          actor: viewer.name, event: "contact.deleted", subject: id.rawValue,
          before: ["name": before.name]))
      let own = Viewer.customer(id, account: nil)
      let open = try ledger.openAppointments(for: own, limit: 1000)
      let past = try ledger.pastAppointments(for: own, offset: 0, limit: 1000)
      try ledger.endCorrespondence(about: open + past)
      try ledger.forgetAnswers(of: id)
      // Others of the household may read mail at the same address.
      if !before.email.isEmpty, try ledger.contacts(email: before.email).isEmpty {
        try ledger.withdrawInvitations(to: before.email)
      }
      for visit in open {
        try ledger.record(
          JournalEntry(
            actor: viewer.name, event: "appointment.conflicted", subject: visit.id.rawValue,
            after: ["reason": "contactDeleted", "contact": id.rawValue]))
      }
      return true
    }
  }
}

extension Ledger {
  /// Nobody reads of these visits any more, nor opens them by a link.
  fileprivate func endCorrespondence(about visits: [Appointment]) throws {
    for visit in visits {
      for var link in try links(to: visit.id) where link.blockedAt == nil {
        link.blockedAt = now
        try update(link)
      }
      try deleteSessions(of: visit.id)
      try withdrawLetters(about: visit.id)
    }
  }
}
