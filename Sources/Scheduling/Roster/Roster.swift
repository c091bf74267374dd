internal import Synchronization

/// All day plans of an organisation in memory, in chunks that are read when they are first asked for
/// and renewed after each commit that touches them.
///
/// It only proposes: the transaction that books reads the plan concerned again and decides. A stale
/// roster costs another look, never a double booking. Over a store that does not tell of its commits
/// nothing is kept: every look reads the ledger.
final class Roster: Sendable {
  let store: any Store
  let followed: (any FollowedStore)?
  private let companies = Mutex<[OrganizationID: CompanyRoster]>([:])

  init(_ store: any Store) {
    self.store = store
    followed = store as? any FollowedStore
    followed?.follow { [weak self] change in
      self?.known(change.organization)?.apply(change)
    }
  }

  private func known(_ organization: OrganizationID) -> CompanyRoster? {
    companies.withLock { $0[organization] }
  }

  func company(_ organization: OrganizationID) -> CompanyRoster {
    companies.withLock { companies in
      if let company = companies[organization] { return company }
      let company = CompanyRoster()
      companies[organization] = company
      return company
    }
  }

  /// The catalogue as the last commit left it.
  func catalogue(of organization: OrganizationID) async throws -> Catalogue {
    guard followed != nil else { return try await store.read(organization) { try $0.catalogue() } }
    return try await shelf(of: company(organization), organization).catalogue
  }

  private func shelf(
    of company: CompanyRoster, _ organization: OrganizationID
  ) async throws -> CatalogueShelf {
    let (known, change) = company.shelf()
    if let known { return known }
    let catalogue = try await store.read(organization) { try $0.catalogue() }
    return company.keep(catalogue, readAfter: change)
  }

  /// A search over a territory's plans around some dates, with a visit taken out of them.
  func search(
    _ scene: SlotScene, of resource: ResourceID? = nil, dates: ClosedRange<LocalDate>,
    moving: Appointment?, in organization: OrganizationID
  ) async throws -> SlotSearch {
    guard let followed else {
      let (catalogue, now, book) = try await store.read(organization) { ledger in
        let catalogue = try ledger.catalogue()
        return (
          catalogue, ledger.now,
          try ledger.dayBook(for: scene.territory, in: catalogue, dates: dates)
        )
      }
      return SlotSearch(
        scene, shelf: CatalogueShelf(catalogue), now: now, book: book, moving: moving, of: resource)
    }
    let company = company(organization)
    let shelf = try await shelf(of: company, organization)
    let scene = scene.current(in: shelf.catalogue)
    let now = followed.now()
    // For staff who override the rules the furthest day doesn't count.
    guard scene.isOverridden || scene.bookable(at: now).overlaps(dates) else {
      return SlotSearch(
        scene, shelf: shelf, now: now, book: DayBook(days: [], deviations: [:]), of: resource)
    }
    let look = try await look(
      at: scene.territory.id, dates: dates, shelf: shelf, company: company, now: now,
      organization)
    return SlotSearch(
      scene, shelf: look.shelf, now: look.now, book: DayBook(look), moving: moving, of: resource)
  }

  /// The free slots of each of some dates. A visit that is to be moved leaves its own time free.
  func free(
    _ scene: SlotScene, of resource: ResourceID? = nil, on dates: ClosedRange<LocalDate>,
    moving: Appointment?, in organization: OrganizationID
  ) async throws -> [SlotList.Day] {
    guard let followed, moving == nil else {
      let search = try await search(
        scene, of: resource, dates: dates, moving: moving, in: organization)
      return await Self.aside(search.breadth * dates.count) {
        dates.all.map { SlotList.Day(date: $0, slots: search.slots(on: $0)) }
      }
    }
    let company = company(organization)
    let shelf = try await shelf(of: company, organization)
    let scene = scene.current(in: shelf.catalogue)
    let memory = shelf.memory(of: SceneKey(scene, resource: resource))
    let now = followed.now()
    let known = memory.entries(on: dates, at: now, since: company.changes(in: scene.territory.id))
    var days: [SlotList.Day] = []
    days.reserveCapacity(known.count)
    for (offset, entry) in known.enumerated() {
      days.append(SlotList.Day(date: dates.lowerBound + offset, slots: entry?.slots ?? []))
    }
    let bookable = scene.bookable(at: now)
    let open = known.indices.filter {
      known[$0] == nil && bookable.contains(dates.lowerBound + $0)
    }
    guard let first = open.first, let last = open.last else { return days }
    let look = try await look(
      at: scene.territory.id, dates: dates.lowerBound + first...dates.lowerBound + last,
      shelf: shelf, company: company, now: now, organization)
    let search = SlotSearch(
      scene, shelf: look.shelf, now: now, book: DayBook(look), moving: nil, of: resource)
    let found = await Self.aside(search.breadth * open.count) {
      open.map { index in
        let (slots, through) = search.freeSlots(on: dates.lowerBound + index)
        return SceneMemory.Entry(change: look.change, from: now, through: through, slots: slots)
      }
    }
    for (index, entry) in zip(open, found) { days[index].slots = entry.slots }
    memory.keep(zip(open, found).map { (dates.lowerBound + $0, $1) })
    return days
  }

  /// Days of resources that a search may look at in the thread that asked: about a millisecond's work.
  private static let quick = 400

  /// Lets go of the asking thread for a long search: it may serve many others.
  private static func aside<Answer: Sendable>(
    _ count: Int, _ search: () -> Answer
  ) async -> Answer {
    guard count > quick else { return search() }
    return await withTaskExecutorPreference(globalConcurrentExecutor) { search() }
  }

  /// The plans of a territory; what is missing is read in one transaction.
  private func look(
    at territory: TerritoryID, dates: ClosedRange<LocalDate>, shelf: CatalogueShelf,
    company: CompanyRoster, now: Instant, _ organization: OrganizationID
  ) async throws -> RosterLook {
    let numbers =
      RosterChunk.number(
        of: dates.lowerBound - SlotSearch.margin)...RosterChunk.number(
        of: dates.upperBound + SlotSearch.margin)
    var (change, chunks) = company.chunks(of: territory, numbers, shelf, at: now)
    for (offset, chunk) in chunks.enumerated() {
      let gaps = RosterGaps(chunk)
      guard !gaps.isEmpty else { continue }
      let key = ChunkKey(territory: territory, number: numbers.lowerBound + offset)
      // Whoever meets the same gap meanwhile waits for the same reading. It belongs to nobody's
      // request, so that nobody's leaving ends it for the others.
      let reading = company.reading(of: chunk, in: key) { [store] in
        Task {
          defer { company.endReading(of: chunk, in: key) }
          let pages = try await store.read(organization) { ledger in
            try gaps.read(from: ledger, RosterChunk.dates(of: key.number), shelf.catalogue)
          }
          return company.install(pages, over: chunk, in: key)
        }
      }
      chunks[offset] = try await reading.value
    }
    return RosterLook(
      shelf: shelf, now: now, change: change, firstChunk: numbers.lowerBound, chunks: chunks)
  }
}

extension SlotScene {
  /// The dates that can be booked, by the furthest day alone. No plans are read for others: whoever
  /// asks for the year 5000 must not fill the memory.
  func bookable(at now: Instant) -> ClosedRange<LocalDate> {
    if let dates { return dates }
    let today = territory.zone.date(of: now)
    return today...today + max(0, serviceType.furthestDay)
  }

  /// The same with the service and the territory as the catalogue has them now; what was agreed of a
  /// visit stays.
  fileprivate func current(in catalogue: Catalogue) -> SlotScene {
    guard var service = catalogue.serviceTypes[serviceType.id],
      let territory = catalogue.territories[territory.id]
    else { return self }
    service.duration = serviceType.duration
    service.before = serviceType.before
    service.after = serviceType.after
    if let venue { service.venue = venue }
    var scene = self
    scene.serviceType = service
    scene.territory = territory
    return scene
  }
}

extension ClosedRange<LocalDate> {
  var all: [LocalDate] { (0...(upperBound - lowerBound)).map { lowerBound + $0 } }
}
