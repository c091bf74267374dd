internal import Synchronization

/// Customers as they were found last. One change to anybody's contact, account, assets, roles,
/// sign-in or sessions makes all of them be looked up again: such changes are few, pages are many.
final class KnownVisitors: Sendable {
  private let state = Mutex(State())
  /// Beyond that all are forgotten.
  private static let most = 20_000

  private struct State {
    var change = 0
    var visitors: [Hash: Visitor] = [:]
    var files: [ContactID: CustomerFile] = [:]
    var keys: [Hash: APIKey] = [:]
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
      state.files.removeAll()
      state.keys.removeAll()
    }
  }

  /// A program's key by the hash of its secret, whether it is still valid or not.
  func key(_ secret: Hash) -> (APIKey?, change: Int) {
    state.withLock { ($0.keys[secret], $0.change) }
  }

  func keep(_ key: APIKey, readAfter change: Int) {
    state.withLock { state in
      guard state.change == change else { return }
      if state.keys.count >= Self.most { state.keys.removeAll() }
      state.keys[key.secretHash] = key
    }
  }

  func file(_ contact: ContactID) -> (CustomerFile?, change: Int) {
    state.withLock { ($0.files[contact], $0.change) }
  }

  func keep(_ file: CustomerFile, readAfter change: Int) {
    state.withLock { state in
      guard state.change == change else { return }
      if state.files.count >= Self.most { state.files.removeAll() }
      state.files[file.contact.id] = file
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

  func key(_ secret: Hash, in organization: OrganizationID) -> (APIKey?, change: Int) {
    followed == nil ? (nil, 0) : company(organization).visitors.key(secret)
  }

  func keep(_ key: APIKey, readAfter change: Int, in organization: OrganizationID) {
    if followed != nil { company(organization).visitors.keep(key, readAfter: change) }
  }

  /// Nil over a store that doesn't tell of its commits.
  var now: Instant? { followed?.now() }

  func file(
    of contact: ContactID, in organization: OrganizationID
  ) async throws -> CustomerFile? {
    let visitors = company(organization).visitors
    let (known, change) = visitors.file(contact)
    if followed != nil, let known { return known }
    let file = try await store.read(organization) { try $0.customerFile(contact) }
    if followed != nil, let file { visitors.keep(file, readAfter: change) }
    return file
  }
}
