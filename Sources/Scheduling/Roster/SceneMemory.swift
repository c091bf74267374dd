internal import Synchronization

/// A slot search without its dates: everything that free slots depend on besides plans and time.
/// Services and territories are named only; a memory lives as long as its catalogue.
struct SceneKey: Hashable, Sendable {
  var serviceType: ServiceTypeID
  var duration: Int
  var before: Int
  var after: Int
  var territory: TerritoryID
  var place: Place?
  var visitingHours: WeeklyHours?
  var required: Set<ResourceID>
  var excluded: Set<ResourceID>
  var resource: ResourceID?
  var resources: Set<ResourceID>?
  var companions: [ResourceID]
  var dates: ClosedRange<LocalDate>?
  var venue: Venue

  init(_ scene: SlotScene, resource: ResourceID?) {
    serviceType = scene.serviceType.id
    duration = scene.serviceType.duration
    before = scene.serviceType.before
    after = scene.serviceType.after
    territory = scene.territory.id
    place = scene.serviceType.venue == .onSite ? scene.place : nil
    visitingHours = scene.account?.visitingHours
    required = scene.account?.required ?? []
    excluded = scene.account?.excluded ?? []
    self.resource = resource ?? scene.resource
    resources = scene.resources
    companions = scene.companions.required
    dates = scene.dates
    venue = scene.serviceType.venue
  }
}

/// The free slots of a scene's days as they were found last. An entry counts only while no plan that
/// it could depend on has changed since, and while the time makes no difference to it.
final class SceneMemory: Sendable {
  struct Entry: Sendable {
    /// The roster's count of changes before the days were looked at.
    var change: Int
    var from: Instant
    var through: Instant
    var slots: [Slot]
  }

  private let entries = Mutex<[LocalDate: Entry]>([:])

  /// The entries of some dates that still hold.
  func entries(
    on dates: ClosedRange<LocalDate>, at now: Instant, since changes: TerritoryChanges
  ) -> [Entry?] {
    entries.withLock { entries in
      (0...(dates.upperBound - dates.lowerBound)).map { offset in
        let date = dates.lowerBound + offset
        guard let entry = entries[date], entry.from <= now, now <= entry.through,
          changes.latest(on: date) <= entry.change
        else { return nil }
        return entry
      }
    }
  }

  func keep(_ found: [(LocalDate, Entry)]) {
    entries.withLock { entries in
      for (date, entry) in found { entries[date] = entry }
      // Dates go by; what is long past is in nobody's way but takes room.
      if entries.count > 800 { entries.removeAll() }
    }
  }
}

/// Which change touched the plans around each date of a territory last.
struct TerritoryChanges: Sendable {
  private var everywhere: Int
  private var dates: [LocalDate: Int] = [:]

  init(everywhere change: Int) { everywhere = change }

  func latest(on date: LocalDate) -> Int { max(everywhere, dates[date] ?? 0) }

  mutating func touchAll(_ change: Int) {
    everywhere = change
    dates.removeAll()
  }

  /// A period that begins on a date may touch dates of the territory around it: a night shift, a
  /// zone far away.
  mutating func touch(_ date: LocalDate, _ change: Int) {
    for offset in -SlotSearch.margin...SlotSearch.margin { dates[date + offset] = change }
  }
}
