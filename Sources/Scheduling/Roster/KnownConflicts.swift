internal import Synchronization

/// Conflicts of the coming days as they were found last, by resource: a booking makes the plans of one
/// resource be looked at anew, not those of all.
final class KnownConflicts: Sendable {
  typealias Days = [DayKey: [AppointmentID]]

  fileprivate struct State {
    /// Counts the commits that touched plans.
    var change = 0
    /// The last that touched all of them.
    var changeOfAll = 0
    var touched: [ResourceID: Int] = [:]
    /// Nil: nothing is known.
    var window: ClosedRange<LocalDate>?
    var found: [ResourceID: Days] = [:]
    var stale: Set<ResourceID> = []
    /// All plans are being looked at.
    var search: (window: ClosedRange<LocalDate>, change: Int, task: Task<Days, any Error>)?
  }

  private let state = Mutex(State())

  /// Beyond that it is no slower to look at all plans.
  private static let mostStale = 200

  /// Part of every commit that touched the organisation.
  func apply(_ change: LedgerChange) {
    state.withLock { state in
      let resources = Set(change.days.map(\.resource)).union(change.deviations)
      let isAll = change.touchesCatalogue || change.isEverything
      guard isAll || !resources.isEmpty else { return }
      state.change += 1
      for resource in resources { state.touched[resource] = state.change }
      state.stale.formUnion(resources)
      guard isAll || state.stale.count > Self.mostStale else { return }
      state.changeOfAll = state.change
      (state.window, state.found, state.stale) = (nil, [:], [])
    }
  }

  /// - Parameters:
  ///   - window: from today on.
  ///   - find: looks at the plans of some resources, or of all (nil), in a transaction that begins
  ///     now.
  func conflicts(
    in window: ClosedRange<LocalDate>,
    _ find: @escaping @Sendable (Set<ResourceID>?) async throws -> Days
  ) async throws -> Days {
    let (known, stale, change) = state.withLock { state in
      (
        state.window == window ? state.all : nil, state.window == window ? state.stale : [],
        state.change
      )
    }
    guard let known else { return try await searchAll(in: window, find) }
    if stale.isEmpty { return known }
    let found = try await find(stale)
    state.withLock { state in
      guard state.window == window else { return }
      for resource in stale where state.touched[resource, default: 0] <= change {
        state.found[resource] = found.filter { $0.key.resource == resource }
        state.stale.remove(resource)
      }
    }
    return known.filter { !stale.contains($0.key.resource) }.merging(found) { _, new in new }
  }

  /// Whoever asks meanwhile waits for the same search, unless something has changed since it began.
  private func searchAll(
    in window: ClosedRange<LocalDate>,
    _ find: @escaping @Sendable (Set<ResourceID>?) async throws -> Days
  ) async throws -> Days {
    let (change, task) = state.withLock { state in
      if let search = state.search, search.window == window, search.change == state.change {
        return (search.change, search.task)
      }
      let task = Task { try await find(nil) }
      state.search = (window, state.change, task)
      return (state.change, task)
    }
    let result = await task.result
    state.withLock { state in
      if state.search?.task == task { state.search = nil }
      guard case .success(let found) = result, state.changeOfAll <= change,
        state.window != window
      else { return }
      state.window = window
      state.found = Dictionary(grouping: found, by: \.key.resource).mapValues {
        Dictionary($0.map { ($0.key, $0.value) }) { first, _ in first }
      }
      // What was touched while it was looked at is looked at again.
      state.touched = state.touched.filter { $0.value > change }
      state.stale = Set(state.touched.keys)
    }
    return try result.get()
  }
}

extension KnownConflicts.State {
  fileprivate var all: KnownConflicts.Days {
    found.values.reduce(into: [:]) { $0.merge($1) { first, _ in first } }
  }
}

extension Roster {
  /// Conflicts of everybody's plans from yesterday on.
  ///
  /// - Parameter days: how many after today.
  func conflicts(
    days: Int, in organization: OrganizationID
  ) async throws -> [DayKey: [AppointmentID]] {
    let store = store
    guard let followed else {
      return try await store.read(organization) { ledger in
        try ledger.conflicts(of: nil, through: try ledger.today() + days)
      }
    }
    let zone = try await catalogue(of: organization).organization.zone
    let today = zone.date(of: followed.now())
    return try await company(organization).conflicts.conflicts(in: today...today + days) { some in
      try await store.read(organization) { try $0.conflicts(of: some, through: today + days) }
    }
  }
}
