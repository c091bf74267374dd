internal import Synchronization

struct ChunkKey: Hashable, Sendable {
  var territory: TerritoryID
  /// See `RosterChunk.number(of:)`.
  var number: Int
}

/// What is kept of one organisation.
final class CompanyRoster: Sendable {
  let visitors = KnownVisitors()
  let conflicts = KnownConflicts()
  private let state = Mutex(State())

  /// More plans than this in one commit (an import): all is read anew.
  private static let mostDays = 5000

  fileprivate struct State {
    /// Counts the commits that touched something here.
    var change = 0
    var catalogueChange = 0
    /// Nil: the catalogue has changed and is to be read.
    var shelf: CatalogueShelf?
    /// Of the last catalogue, changed or not: says which chunks a resource is in.
    var memberships: [ResourceID: [Member]] = [:]
    var chunks: [ChunkKey: RosterChunk] = [:]
    var changes: [TerritoryID: TerritoryChanges] = [:]
    var changeOfAll = 0
    /// Older chunks have been dropped.
    var firstNumber = Int.min
    /// The last reading of each chunk that had a gap.
    var readings: [ChunkKey: Reading] = [:]
  }

  fileprivate struct Reading: Sendable {
    var chunk: RosterChunk
    var task: Task<RosterChunk, any Error>
  }

  fileprivate struct Member: Sendable {
    var territory: TerritoryID
    var index: Int
  }

  func shelf() -> (CatalogueShelf?, change: Int) { state.withLock { ($0.shelf, $0.change) } }

  /// Keeps a catalogue that was read after a change, unless it has changed since.
  func keep(_ catalogue: Catalogue, readAfter change: Int) -> CatalogueShelf {
    state.withLock { state in
      guard state.catalogueChange <= change else { return CatalogueShelf(catalogue) }
      if let shelf = state.shelf { return shelf }
      let shelf = CatalogueShelf(catalogue)
      state.shelf = shelf
      state.move(to: catalogue)
      return shelf
    }
  }

  func changes(in territory: TerritoryID) -> TerritoryChanges {
    state.withLock { state in
      state.changes[territory] ?? TerritoryChanges(everywhere: state.changeOfAll)
    }
  }

  /// A territory's chunks as they stand, gaps and all.
  func chunks(
    of territory: TerritoryID, _ numbers: ClosedRange<Int>, _ shelf: CatalogueShelf, at now: Instant
  ) -> (change: Int, chunks: [RosterChunk]) {
    state.withLock { state in
      state.dropPast(RosterChunk.number(of: Zone.utc.date(of: now)) - 2)
      let chunks = numbers.map { number -> RosterChunk in
        let key = ChunkKey(territory: territory, number: number)
        if let chunk = state.chunks[key], chunk.catalogue === shelf.catalogue { return chunk }
        let first = RosterChunk.dates(of: number).lowerBound
        let chunk = RosterChunk(
          catalogue: shelf.catalogue,
          pages: shelf.catalogue.members(of: territory).map { .unread($0, first: first) })
        if state.shelf === shelf { state.chunks[key] = chunk }
        return chunk
      }
      return (state.change, chunks)
    }
  }

  /// The reading that fills the gaps of this very chunk: one that is under way, else a new one.
  func reading(
    of chunk: RosterChunk, in key: ChunkKey, _ start: () -> Task<RosterChunk, any Error>
  ) -> Task<RosterChunk, any Error> {
    state.withLock { state in
      if let known = state.readings[key], known.chunk === chunk { return known.task }
      let task = start()
      state.readings[key] = Reading(chunk: chunk, task: task)
      return task
    }
  }

  /// Whether it went well or not: who comes next looks anew.
  func endReading(of chunk: RosterChunk, in key: ChunkKey) {
    state.withLock { state in
      if state.readings[key]?.chunk === chunk { state.readings[key] = nil }
    }
  }

  /// Puts pages that were read into a chunk, unless they have changed while they were read. Answers
  /// the chunk as it was read.
  func install(
    _ pages: [(member: Int, page: RosterPage)], over chunk: RosterChunk, in key: ChunkKey
  ) -> RosterChunk {
    var read = chunk.pages
    for (member, page) in pages { read[member] = page }
    let whole = RosterChunk(catalogue: chunk.catalogue, pages: read)
    state.withLock { state in
      guard let standing = state.chunks[key], standing.catalogue === chunk.catalogue else { return }
      if standing === chunk {
        state.chunks[key] = whole
        return
      }
      var merged = standing.pages
      for (member, page) in pages where merged[member] === chunk.pages[member] {
        merged[member] = page
      }
      state.chunks[key] = RosterChunk(catalogue: chunk.catalogue, pages: merged)
    }
    return whole
  }

  /// Part of every commit that touched this organisation.
  func apply(_ change: LedgerChange) {
    if change.touchesPeople || change.isEverything { visitors.forget() }
    conflicts.apply(change)
    state.withLock { state in
      state.change += 1
      if change.touchesCatalogue || change.isEverything {
        state.catalogueChange = state.change
        state.shelf = nil
        state.touchAll()
      }
      if change.isEverything || change.days.count > Self.mostDays {
        state.chunks.removeAll()
        state.touchAll()
        return
      }
      for resource in change.deviations { state.forget(resource) }
      for day in change.days { state.forget(day) }
    }
  }
}

extension CompanyRoster.State {
  /// Months go by.
  fileprivate mutating func dropPast(_ number: Int) {
    guard firstNumber < number else { return }
    firstNumber = number
    chunks = chunks.filter { $0.key.number >= number }
  }

  fileprivate mutating func touchAll() {
    changes.removeAll()
    changeOfAll = change
  }

  fileprivate mutating func touch(
    _ territory: TerritoryID, _ touch: (inout TerritoryChanges) -> Void
  ) {
    var standing =
      changes.removeValue(forKey: territory) ?? TerritoryChanges(everywhere: changeOfAll)
    touch(&standing)
    changes[territory] = standing
  }

  /// A day of a resource reads differently now.
  fileprivate mutating func forget(_ key: DayKey) {
    for member in memberships[key.resource] ?? [] {
      let (number, change) = (RosterChunk.number(of: key.date), change)
      touch(member.territory) { $0.touch(key.date, change) }
      let chunkKey = ChunkKey(territory: member.territory, number: number)
      guard let chunk = chunks[chunkKey], chunk.pages[member.index].deviations != nil else {
        // A page that is being read for the first time must not be kept as it is read.
        renew(chunkKey, member.index)
        continue
      }
      chunks[chunkKey] = chunk.replacing(
        chunk.pages[member.index].forgetting(key.date), at: member.index)
    }
  }

  /// All that is known of a resource's days is old.
  fileprivate mutating func forget(_ resource: ResourceID) {
    for member in memberships[resource] ?? [] {
      let change = change
      touch(member.territory) { $0.touchAll(change) }
      for key in chunks.keys where key.territory == member.territory { renew(key, member.index) }
    }
  }

  private mutating func renew(_ key: ChunkKey, _ member: Int) {
    guard let chunk = chunks[key] else { return }
    let page = chunk.pages[member]
    chunks[key] = chunk.replacing(.unread(page.resource, first: page.first), at: member)
  }

  /// Records of visits don't depend on the catalogue: they are taken over to the new one.
  fileprivate mutating func move(to catalogue: Catalogue) {
    var memberships: [ResourceID: [CompanyRoster.Member]] = [:]
    for territory in catalogue.territories.keys {
      for (index, resource) in catalogue.members(of: territory).enumerated() {
        memberships[resource.id, default: []].append(
          CompanyRoster.Member(territory: territory, index: index))
      }
    }
    self.memberships = memberships
    for (key, chunk) in chunks {
      guard chunk.catalogue !== catalogue else { continue }
      let known = Dictionary(chunk.pages.map { ($0.resource.id, $0) }) { first, _ in first }
      let first = RosterChunk.dates(of: key.number).lowerBound
      let members = catalogue.members(of: key.territory)
      chunks[key] =
        members.isEmpty
        ? nil
        : RosterChunk(
          catalogue: catalogue,
          pages: members.map {
            known[$0.id]?.moved(to: $0, catalogue: catalogue) ?? .unread($0, first: first)
          })
    }
  }
}

/// What a chunk lacks.
struct RosterGaps: Sendable {
  private var unread: [(member: Int, page: RosterPage)] = []
  private var stale: [(member: Int, page: RosterPage)] = []

  init(_ chunk: RosterChunk) {
    for (member, page) in chunk.pages.enumerated() where !page.isWhole {
      if page.deviations == nil {
        unread.append((member, page))
      } else {
        stale.append((member, page))
      }
    }
  }

  var isEmpty: Bool { unread.isEmpty && stale.isEmpty }

  func read(
    from ledger: any Ledger, _ dates: ClosedRange<LocalDate>, _ catalogue: Catalogue
  ) throws -> [(member: Int, page: RosterPage)] {
    var pages = try stale.map { member, page in
      (
        member,
        page.renewing(
          try page.missing.flatMap {
            try ledger.days(of: [page.resource.id], from: $0, through: $0)
          })
      )
    }
    guard !unread.isEmpty else { return pages }
    let resources = unread.map(\.page.resource.id)
    let (first, last) = (dates.lowerBound, dates.upperBound)
    let days = Dictionary(
      grouping: try ledger.days(of: resources, from: first, through: last), by: \.key.resource)
    let deviations = try ledger.deviations(of: resources, from: first, through: last)
    for (member, page) in unread {
      let id = page.resource.id
      pages.append(
        (
          member,
          .read(
            page.resource, first: first, days: days[id] ?? [],
            deviations: deviations[id] ?? .none, catalogue: catalogue)
        ))
    }
    return pages
  }
}
