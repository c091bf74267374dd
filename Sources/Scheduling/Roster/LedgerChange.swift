/// What one commit has touched, by kind: enough to know what in memory is old.
public struct LedgerChange: Hashable, Sendable {
  public var organization: OrganizationID
  /// Plans whose record may read differently now.
  public var days: Set<DayKey> = []
  /// Resources whose shifts or absences changed.
  public var deviations: Set<ResourceID> = []
  public var touchesCatalogue = false
  /// Contacts, accounts, assets, roles or portal users; sessions that ended.
  public var touchesPeople = false
  /// So much that it is not listed.
  public var isEverything = false

  public init(organization: OrganizationID) {
    self.organization = organization
  }
}

/// A store that tells of each commit, so that what was read from it can be kept in memory.
public protocol FollowedStore: Store {
  /// The instant that a transaction would have if it began now: for looks outside of one.
  func now() -> Instant

  /// From now on calls `follower` after each commit that touched an organisation, before whoever
  /// wrote hears that it is done. Whatever is read after a call holds what was committed.
  func follow(_ follower: @escaping @Sendable (LedgerChange) -> Void)

  /// Waits until the followers have heard of every commit that a read could have seen so far, and
  /// nothing can undo it any more. A read may be ahead of both for a moment.
  func settle() async throws
}
