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
      guard before.state == .scheduled else { return .refused(.wrongState) }
      guard text.count <= TextLimit.comment else { return .refused(.textTooLong) }
      guard text != before.comment else { return .saved(before) }
      var after = before
      after.comment = text
      try ledger.update(after)
      after.version += 1
      try ledger.record(
        JournalEntry(
          actor: viewer.name, event: "appointment.commented", subject: id.rawValue,
          before: ["comment": before.comment], after: ["comment": text]))
      return .saved(after)
    }
  }
}
