import Scheduling
import Synchronization

/// How often invitations were opened and started since it was written down last. In memory: what a
/// page view writes must not stand in the way of bookings. A server that is killed forgets at most
/// what came in since.
final class InvitedUses: Sendable {
  private struct Counts {
    var invitations: [AppointmentInvitationID: InvitationUses] = [:]
    /// Of the URLs of members of lists, which count for their invitation as well.
    var members: [MemberKeyID: InvitationUses] = [:]
  }

  private struct State {
    var counts: [OrganizationID: Counts] = [:]
    var writtenAt = ContinuousClock.now
  }

  private let state = Mutex(State())
  private static let pause = Duration.seconds(10)

  /// True when it is time to write it down.
  func count(
    _ token: InvitedToken, in organization: OrganizationID,
    _ change: (inout InvitationUses) -> Void
  ) -> Bool {
    state.withLock { state in
      change(
        &state.counts[organization, default: Counts()]
          .invitations[token.invitation, default: InvitationUses()])
      if let member = token.member {
        change(
          &state.counts[organization, default: Counts()]
            .members[member, default: InvitationUses()])
      }
      guard ContinuousClock.now - state.writtenAt >= Self.pause else { return false }
      state.writtenAt = ContinuousClock.now
      return true
    }
  }

  /// Writes down what was counted.
  func flush(_ scheduler: Scheduler) async throws {
    let counts = state.withLock { state in
      let counts = state.counts
      state.counts = [:]
      state.writtenAt = ContinuousClock.now
      return counts
    }
    for (organization, uses) in counts {
      try await scheduler.count(uses.invitations, members: uses.members, in: organization)
    }
  }
}
