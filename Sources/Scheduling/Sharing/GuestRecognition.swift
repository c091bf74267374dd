extension Scheduler {
  /// Whoever does something by the link of a visit's letter has shown that its address is theirs. A
  /// guest of that address becomes the contact who is known by it, if there is exactly one; else an
  /// ordinary contact. Opening the link alone does neither: programs that look through mail do that,
  /// too.
  public func recognizeGuest(
    of id: AppointmentID, for viewer: Viewer, in organization: OrganizationID
  ) async throws {
    guard viewer == .bearer(id) else { return }
    let isGuest = try await store.read(organization) { try $0.guest(of: id, for: viewer) != nil }
    guard isGuest else { return }
    try await store.write(organization) { ledger in
      guard var guest = try ledger.guest(of: id, for: viewer) else { return }
      let known = try ledger.contacts(email: guest.email).filter {
        $0.id != guest.id && $0.unverifiedSince == nil && $0.deletedAt == nil
      }
      guest.unverifiedSince = nil
      guard known.count == 1, let contact = known.first else {
        try ledger.update(guest)
        try ledger.record(
          JournalEntry(
            actor: viewer.name, event: "contact.verified", subject: guest.id.rawValue))
        return
      }
      try ledger.moveVisits(from: guest.id, to: contact.id, account: contact.account)
      guest.email = ""
      guest.phone = ""
      guest.deletedAt = ledger.now
      try ledger.update(guest)
      try ledger.record(
        JournalEntry(
          actor: viewer.name, event: "contact.merged", subject: contact.id.rawValue,
          after: ["guest": guest.id.rawValue]))
    }
  }
}

extension Ledger {
  /// The guest who booked a visit and whose address nobody has shown to be theirs yet.
  fileprivate func guest(of id: AppointmentID, for viewer: Viewer) throws -> Contact? {
    guard let visit = try appointment(id, for: viewer), let contact = try contact(visit.contact),
      contact.unverifiedSince != nil, contact.deletedAt == nil
    else { return nil }
    return contact
  }
}
