internal import Synchronization

/// Signed-in customers as they were found last. One change to anybody's contact, roles, sign-in or
/// sessions makes all of them be looked up again: such changes are few, pages are many.
final class KnownVisitors: Sendable {
  private let state = Mutex(State())
  /// Beyond that all are forgotten.
  private static let most = 20_000

  private struct State {
    var change = 0
    var visitors: [Hash: Visitor] = [:]
  }

  /// Nil also when the session is over; and the number of the last change.
  func visitor(_ session: Hash, at now: Instant) -> (Visitor?, change: Int) {
    state.withLock { state in
      let known = state.visitors[session]
      return (known.flatMap { now < $0.session.expiresAt ? $0 : nil }, state.change)
    }
  }

  /// Keeps whoever was looked up after a change, unless another has come.
  func keep(_ visitor: Visitor, _ session: Hash, readAfter change: Int) {
    state.withLock { state in
      guard state.change == change else { return }
      if state.visitors.count >= Self.most { state.visitors.removeAll() }
      state.visitors[session] = visitor
    }
  }

  func forget() {
    state.withLock { state in
      state.change += 1
      state.visitors.removeAll()
    }
  }
}

extension Roster {
  /// Somebody signed in, if known from before.
  func visitor(_ session: Hash, in organization: OrganizationID) -> (Visitor?, change: Int) {
    guard let followed else { return (nil, 0) }
    return company(organization).visitors.visitor(session, at: followed.now())
  }

  /// Only sign-ins: whoever came by a mail's link is looked up each time.
  func keep(
    _ visitor: Visitor, _ session: Hash, readAfter change: Int, in organization: OrganizationID
  ) {
    guard followed != nil, visitor.user != nil else { return }
    company(organization).visitors.keep(visitor, session, readAfter: change)
  }
}
