internal import Scheduling
internal import Synchronization

/// Tells of commits, and keeps the sites, which every request asks for.
final class CommitFollowers: Sendable {
  private let state = Mutex(State())

  private struct State {
    var followers: [@Sendable (LedgerChange) -> Void] = []
    /// Organisations that somebody has asked for: those that hear of a commit that touched all.
    var organizations: Set<OrganizationID> = []
    var siteChange = 0
    var sites: [Site]?
  }

  func add(_ follower: @escaping @Sendable (LedgerChange) -> Void) {
    state.withLock { $0.followers.append(follower) }
  }

  func isAsked(for organization: OrganizationID) {
    state.withLock { state in
      if !state.organizations.contains(organization) { state.organizations.insert(organization) }
    }
  }

  func tell(_ changes: CommittedChanges) {
    guard !changes.isEmpty else { return }
    let (followers, told) = state.withLock { state in
      if changes.touchesSites || changes.isEverything {
        state.siteChange += 1
        state.sites = nil
      }
      guard changes.isEverything else {
        return (state.followers, Array(changes.organizations.values))
      }
      return (
        state.followers,
        state.organizations.map {
          var change = LedgerChange(organization: $0)
          change.isEverything = true
          change.touchesPeople = true
          return change
        }
      )
    }
    for change in told { for follower in followers { follower(change) } }
  }

  /// The sites if they are known, and the number of the last change to them.
  func sites() -> ([Site]?, change: Int) { state.withLock { ($0.sites, $0.siteChange) } }

  /// Keeps what was read after a change, unless another has come.
  func keep(_ sites: [Site], readAfter change: Int) {
    state.withLock { state in
      if state.siteChange == change { state.sites = sites }
    }
  }
}
