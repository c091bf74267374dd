/// What a step of a sending has done.
public enum SendingStep: Hashable, Sendable {
  /// So many letters were written. There may be more to do at once.
  case wrote(Int)
  /// Enough letters wait in the outbox, or letters of this kind can't be sent for the time being.
  case pausing
  case ended
}

extension Scheduler {
  /// Writes letters for whoever comes next, in one transaction: a member's letter, the hash of its key
  /// and the member's state exist together or not at all. Whoever kills the server in between loses
  /// nothing, and nobody gets a second letter.
  ///
  /// - Parameters:
  ///   - limit: letters of one step.
  ///   - room: letters that may wait in the outbox at once; confirmations of visits wait behind them.
  ///     Nil: nothing sends them here, so they only wait to be looked at.
  public func continueSending(
    _ id: ListSendingID, atMost limit: Int, room: Int?, in organization: OrganizationID
  ) async throws -> SendingStep {
    try await store.write(organization) { ledger in
      guard let sending = try ledger.sending(id), sending.isRunning,
        let invitation = try sending.invitation.flatMap({ try ledger.appointmentInvitation($0) })
      else { return .ended }
      let catalogue = try ledger.catalogue()
      guard catalogue.organization.mail.sendsInvitations else { return .pausing }
      let site = try ledger.sites().first { $0.id == invitation.site }
      guard case .open(let look) = catalogue.look(at: invitation, site: site, now: ledger.now),
        let prefix = look.site.sharing.invitationPrefix
      else {
        try ledger.end(id, isStopped: true)
        try ledger.record(
          JournalEntry(
            actor: Viewer.system.name, event: "list.sendingStopped",
            subject: sending.list.rawValue, after: ["invitation": invitation.id.rawValue]))
        return .ended
      }
      var count = limit
      if let room { count = min(limit, room - (try ledger.countDueLetters(limit: room))) }
      guard count > 0 else { return .pausing }
      let next = try ledger.nextRecipients(of: id, limit: count)
      guard !next.isEmpty else {
        try ledger.end(id, isStopped: false)
        return .ended
      }
      let maker = try StaffUserID(sending.madeBy).flatMap { try ledger.staffUser($0)?.name }
      let contacts = try ledger.contacts(Set(next.compactMap(\.member.contact)))
      let letter = MemberLetter(
        look: look, prefix: prefix, maker: maker, organization: catalogue.organization)
      for (key, member) in next {
        let contact = member.contact.flatMap { contacts[$0] }
        guard let recipient = letter.recipient(member, contact) else {
          try ledger.setSkipped(key)
          continue
        }
        let secret = secrets.newKey()
        let message = Message(
          id: identifier(now: ledger.now), kind: .appointmentInvitation, recipient: recipient,
          content: letter.content(secret), createdAt: ledger.now)
        try ledger.enqueue(message)
        try ledger.setWritten(key, hash: secrets.hash(secret), message: message.id)
      }
      return .wrote(next.count)
    }
  }

  /// Whoever hasn't got a letter gets none. Nil: there is no such list or sending for this viewer.
  public func stopSending(
    _ id: ListSendingID, of list: ActionableListID, for viewer: StaffViewer,
    in organization: OrganizationID
  ) async throws -> Bool? {
    try await store.write(organization) { ledger in
      guard try ledger.list(list, for: viewer) != nil, let sending = try ledger.sending(id),
        sending.list == list, let invitation = sending.invitation
      else { return nil }
      guard sending.isRunning else { return false }
      try ledger.end(id, isStopped: true)
      try ledger.record(
        JournalEntry(
          actor: Viewer.staff(viewer).name, event: "list.sendingStopped", subject: list.rawValue,
          after: ["invitation": invitation.rawValue]))
      return true
    }
  }
}

/// What all letters of a sending have in common.
private struct MemberLetter {
  let look: InvitedLook
  let prefix: String
  let maker: String?
  let organization: Organization

  /// Contacts have moved on since the list was made: their address and wishes of today count. Nil: no
  /// letter reaches them.
  func recipient(_ member: ListMember, _ contact: Contact?) -> Recipient? {
    if let contact, contact.deletedAt != nil || contact.emailOptOut { return nil }
    let email = contact?.email ?? member.email
    guard !email.isEmpty else { return nil }
    return Recipient(
      name: contact?.name ?? member.name, email: email,
      language: contact?.language ?? member.language ?? organization.language,
      zone: contact?.zone ?? organization.zone.name)
  }

  func content(_ key: String) -> Message.Content {
    .availability(
      AvailabilityFacts(
        topic: look.topic, names: look.names, inviter: maker,
        message: look.invitation.message.trimmed, url: prefix + key))
  }
}
