/// To whom an invitation's URL is sent.
public struct InvitationLetterWish: Hashable, Sendable {
  public var name: String
  public var email: String
  /// Of the letter: `en` or `de`.
  public var language: String
  /// In the place of the invitation's own.
  public var message: String

  public init(name: String, email: String, language: String, message: String) {
    self.name = name
    self.email = email
    self.language = language
    self.message = message
  }
}

public enum InvitationLetterAnswer: Sendable {
  case sent
  case faulty([FormFault])
  /// The message is switched off, or its mailbox doesn't send.
  case notReady
  /// Nobody books by it now, or its URL can't be made out any more.
  case closed
  case notFound
}

extension Scheduler {
  /// Whether letters with invitation URLs can be sent at all.
  public func canSendInvitations(in organization: OrganizationID) async throws -> Bool {
    try await store.read(organization) { try $0.catalogue().organization.mail.sendsInvitations }
  }

  /// Sends an invitation's URL by mail.
  public func sendInvitation(
    _ id: AppointmentInvitationID, _ wish: InvitationLetterWish, for viewer: StaffViewer,
    in organization: OrganizationID
  ) async throws -> InvitationLetterAnswer {
    let faults = wish.faults(zones)
    return try await store.write(organization) { ledger in
      guard let invitation = try ledger.shared(id, with: viewer) else { return .notFound }
      let catalogue = try ledger.catalogue()
      guard catalogue.organization.mail.sendsInvitations else { return .notReady }
      guard faults.isEmpty else { return .faulty(faults) }
      let site = try ledger.sites().first { $0.id == invitation.site }
      guard case .open(let look) = catalogue.look(at: invitation, site: site, now: ledger.now),
        let url = url(of: invitation, at: look.site)
      else { return .closed }
      let maker = try ledger.staffUser(viewer.id)?.name
      try ledger.enqueue(
        Message(
          id: identifier(now: ledger.now), kind: .appointmentInvitation,
          recipient: Recipient(
            name: wish.name.trimmed, email: wish.email.trimmed, language: wish.language,
            zone: catalogue.organization.zone.name),
          content: .availability(
            AvailabilityFacts(
              topic: look.topic, names: look.names, inviter: maker,
              message: wish.message.trimmed, url: url)),
          createdAt: ledger.now))
      try ledger.record(
        JournalEntry(
          actor: Viewer.staff(viewer).name, event: "appointmentInvitation.sent",
          subject: id.rawValue, after: ["email": wish.email.trimmed]))
      return .sent
    }
  }
}

extension MailSettings {
  var sendsInvitations: Bool {
    isOn(.appointmentInvitation) && sender(of: .appointmentInvitation)?.isEnabled ?? false
  }
}

extension InvitationLetterWish {
  fileprivate func faults(_ zones: ZoneSource) -> [FormFault] {
    var reader = FormReader(
      ["name": name, "email": email, "language": language, "message": message], zones: zones)
    _ = reader.text("name", atMost: TextLimit.name, isRequired: false)
    let count = reader.faults.count
    let address = reader.text("email", atMost: TextLimit.email)
    if reader.faults.count == count, !EmailAddress.isPlausible(address) {
      reader.fault("email", .malformed(.email))
    }
    if StaffUserForm.language(&reader) == nil { reader.fault("language", .missing) }
    _ = reader.text("message", atMost: SharingForm.message, isRequired: false, hasLines: true)
    return reader.faults
  }
}
