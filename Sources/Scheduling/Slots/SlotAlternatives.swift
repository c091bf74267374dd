/// What came of asking for the times around another.
public enum AlternativesAnswer: Sendable {
  case slots([Slot])
  case refused(Refusal)
}

extension Scheduler {
  /// The nearest free slots around one that was wished for: nearest first, at most `limit`, within
  /// two weeks.
  public func alternatives(
    to slot: Slot, _ request: VisitRequest, limit: Int, for viewer: Viewer,
    in organization: OrganizationID
  ) async throws -> AlternativesAnswer {
    let (setting, now) = try await setting(of: request, for: viewer, in: organization)
    switch setting {
    case .refused(let refusal): return .refused(refusal)
    case .found(let setting):
      return .slots(
        try await calendar(setting.scene, moving: nil, now: now, in: organization)
          .alternatives(to: slot, limit: limit))
    }
  }
}
