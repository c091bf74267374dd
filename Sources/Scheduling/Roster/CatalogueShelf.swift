internal import Synchronization

/// What searches work out of a catalogue again and again, and that changes only with it: who may do
/// which work, what is proposed on a date, when a territory is open.
final class CatalogueShelf: Sendable {
  let catalogue: Catalogue
  private let known = Mutex(Known())

  private struct Known {
    var eligible: [EligibilityKey: [Eligible]] = [:]
    var services: [ServiceKey: ServiceShelf] = [:]
    var territories: [TerritoryID: TerritoryShelf] = [:]
    var scenes: [SceneKey: SceneMemory] = [:]
  }

  /// A member of a territory who may do some work.
  final class Eligible: Sendable {
    /// Where in `catalogue.members(of:)`.
    let member: Int
    let resource: Resource
    /// Memberships or skills begin or end: to be asked for each date.
    let isDated: Bool

    init(member: Int, resource: Resource, isDated: Bool) {
      self.member = member
      self.resource = resource
      self.isDated = isDated
    }
  }

  private struct EligibilityKey: Hashable {
    var territory: TerritoryID
    var skills: [SkillRequirement]
    var isOnSite: Bool
  }

  private struct ServiceKey: Hashable {
    var territory: TerritoryID
    var promise: Promise
    var interval: Int
    var duration: Int
  }

  /// Scenes whose free slots are remembered; beyond that all are forgotten.
  private static let mostScenes = 4096

  init(_ catalogue: Catalogue) { self.catalogue = catalogue }

  /// Active members of a territory, some time, who may have the skills, in the order of their ids.
  func eligible(for service: ServiceType, in territory: Territory) -> [Eligible] {
    let key = EligibilityKey(
      territory: territory.id, skills: service.skills, isOnSite: service.venue == .onSite)
    if let found = known.withLock({ $0.eligible[key] }) { return found }
    let found = catalogue.members(of: territory.id).enumerated().compactMap {
      member, resource -> Eligible? in
      guard resource.isActive, resource.capacity == 1 || service.venue != .onSite else {
        return nil
      }
      let isDated = resource.isDated
      let today = LocalDate(days: 0)
      guard isDated || resource.isEligible(for: service, in: territory.id, on: today) else {
        return nil
      }
      return Eligible(member: member, resource: resource, isDated: isDated)
    }
    known.withLock { $0.eligible[key] = found }
    return found
  }

  /// Members of a territory by name, whatever they can do; nil: somebody is none, or can't come.
  func members(_ ids: [ResourceID], for service: ServiceType, in territory: Territory)
    -> [Eligible]?
  {
    guard !ids.isEmpty else { return [] }
    let members = catalogue.members(of: territory.id)
    var found: [Eligible] = []
    for id in ids {
      guard let member = members.firstIndex(where: { $0.id == id }), members[member].isActive,
        members[member].capacity == 1 || service.venue != .onSite
      else { return nil }
      found.append(Eligible(member: member, resource: members[member], isDated: false))
    }
    return found
  }

  func service(_ service: ServiceType, in territory: Territory) -> ServiceShelf {
    let key = ServiceKey(
      territory: territory.id, promise: service.promise, interval: service.startInterval,
      duration: service.duration)
    let openings = self.territory(territory)
    return known.withLock { known in
      if let shelf = known.services[key] { return shelf }
      let shelf = ServiceShelf(service: service, openings: openings)
      known.services[key] = shelf
      return shelf
    }
  }

  func territory(_ territory: Territory) -> TerritoryShelf {
    known.withLock { known in
      if let shelf = known.territories[territory.id] { return shelf }
      let shelf = TerritoryShelf(territory)
      known.territories[territory.id] = shelf
      return shelf
    }
  }

  func memory(of scene: SceneKey) -> SceneMemory {
    known.withLock { known in
      if let memory = known.scenes[scene] { return memory }
      if known.scenes.count >= Self.mostScenes { known.scenes.removeAll() }
      let memory = SceneMemory()
      known.scenes[scene] = memory
      return memory
    }
  }
}

extension Resource {
  /// Something about who may send it where begins or ends on a date.
  fileprivate var isDated: Bool {
    memberships.contains { $0.from != nil || $0.through != nil }
      || skills.contains { $0.validThrough != nil }
  }

  func isEligible(for service: ServiceType, in territory: TerritoryID, on date: LocalDate) -> Bool {
    memberships(on: date).contains { $0.territory == territory } && has(service.skills, on: date)
  }
}

/// When a territory is open, by date.
final class TerritoryShelf: Sendable {
  let territory: Territory
  private let isAlwaysOpen: Bool
  private let known = Mutex<[LocalDate: [TimeRange]]>([:])

  init(_ territory: Territory) {
    self.territory = territory
    isAlwaysOpen = territory.hours == nil && territory.holidays.isEmpty
  }

  /// The openings from two days before a date to two days after; nil: always open.
  func openings(around date: LocalDate) -> [TimeRange]? {
    if isAlwaysOpen { return nil }
    if let found = known.withLock({ $0[date] }) { return found }
    let found = territory.openings(from: date - 2, through: date + 2)
    known.withLock { $0[date] = found }
    return found
  }
}

/// What the hours of a territory let a service propose, by date, whatever the time is.
final class ServiceShelf: Sendable {
  private let service: ServiceType
  private let openings: TerritoryShelf
  private let known = Mutex<[LocalDate: [Slot]]>([:])

  init(service: ServiceType, openings: TerritoryShelf) {
    self.service = service
    self.openings = openings
  }

  /// In order, each once.
  func proposals(on date: LocalDate) -> [Slot] {
    if let found = known.withLock({ $0[date] }) { return found }
    let found = propose(on: date)
    known.withLock { $0[date] = found }
    return found
  }

  private func propose(on date: LocalDate) -> [Slot] {
    let territory = openings.territory
    switch service.promise {
    case .exactStart:
      let hours = openings.openings(around: date)
      let starts = StartGrid(territory: territory, interval: service.startInterval)
        .starts(on: date)
      return Set(starts).sorted().filter { isInside(hours, start: $0) }.map { Slot(start: $0) }
    case .arrivalWindows(let windows):
      let slots = windows.compactMap { window -> Slot? in
        let end = window.endsNextDay ? date + 1 : date
        let slot = Slot(
          earliest: territory.zone.first(LocalDateTime(date: date, time: window.start)),
          latest: territory.zone.last(LocalDateTime(date: end, time: window.end)))
        // Clocks may skip all of a window.
        return slot.flatMap { $0.isExact ? nil : $0 }
      }
      return Set(slots).sorted()
    }
  }

  private func isInside(_ hours: [TimeRange]?, start: Instant) -> Bool {
    guard let hours else { return true }
    return hours.contains { $0.start <= start && start + service.duration <= $0.end }
  }
}
