/// What came of changing a comment.
public enum CommentAnswer: Sendable {
  case saved(Appointment)
  case refused(Refusal)
}

extension Scheduler {
  /// Changes what the customer wants us to know, until travel begins.
  public func comment(
    on id: AppointmentID, _ text: String, for viewer: Viewer, in organization: OrganizationID
  ) async throws -> CommentAnswer {
    try await store.write(organization) { ledger in
      guard let before = try ledger.appointment(id, for: viewer) else {
        return .refused(.notFound)
      }
      guard try ledger.mayChange(as: viewer), try ledger.mayBook(for: before.contact, as: viewer)
      else { return .refused(.notAllowed) }
      guard before.state == .scheduled else { return .refused(.wrongState) }
      guard text.count <= TextLimit.comment else { return .refused(.textTooLong) }
      guard text != before.comment else { return .saved(before) }
      return .saved(try ledger.setComment(text, on: before, by: viewer))
    }
  }
}

extension Ledger {
  func setComment(
    _ text: String, on before: Appointment, by viewer: Viewer
  ) throws -> Appointment {
    var after = before
    after.comment = text
    try update(after)
    after.version += 1
    try record(
      JournalEntry(
        actor: viewer.name, event: "appointment.commented", subject: after.id.rawValue,
        before: ["comment": before.comment], after: ["comment": text]))
    return after
  }
}
