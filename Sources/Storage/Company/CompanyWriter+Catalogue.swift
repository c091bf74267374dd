internal import Scheduling

/// The organisation itself and what it offers.
extension CompanyWriter {
  func writeCatalogue() throws {
    let standing = try standingCatalogue()
    var organization = file.organization
    if let known = standing?.organization.catalogueVersion {
      organization.catalogueVersion = known
    }
    try settle(.organization, organization, standing: standing?.organization) {
      try ledger.save($0)
    }
    try writeSites()
    let roles = Dictionary(try ledger.roles().map { ($0.id, $0) }) { first, _ in first }
    for role in file.roles {
      try settle(.roles, role, standing: roles[role.id]) { try ledger.save($0) }
    }
    let categories = Dictionary(
      (standing?.categories ?? []).map { ($0.id, $0) }
    ) { first, _ in first }
    for category in file.categories {
      try settle(.categories, category, standing: categories[category.id]) { try ledger.save($0) }
    }
    let skills = Dictionary((standing?.skills ?? []).map { ($0.id, $0) }) { first, _ in first }
    for skill in file.skills {
      try settle(.skills, skill, standing: skills[skill.id]) { try ledger.save($0) }
    }
    for territory in file.territories {
      let known = standing?.territories[territory.id]
      if let known, Self.plansDiffer(territory, known) { relaid.territories.insert(territory.id) }
      try settle(.territories, territory, standing: known) { try ledger.save($0) }
    }
    for service in file.serviceTypes {
      try settle(.serviceTypes, service, standing: standing?.serviceTypes[service.id]) {
        try ledger.save($0)
      }
    }
    let topics = Dictionary((standing?.topics ?? []).map { ($0.id, $0) }) { first, _ in first }
    for topic in file.topics {
      try settle(.topics, topic, standing: topics[topic.id]) { try ledger.save($0) }
    }
    let flows = Dictionary((standing?.flows ?? []).map { ($0.id, $0) }) { first, _ in first }
    for flow in file.flows {
      try settle(.flows, flow, standing: flows[flow.id]) { try ledger.save($0) }
    }
    let actions = Dictionary(
      (standing?.quickActions ?? []).map { ($0.id, $0) }
    ) { first, _ in first }
    for action in file.quickActions {
      try settle(.quickActions, action, standing: actions[action.id]) { try ledger.save($0) }
    }
    for resource in file.resources {
      let known = standing?.resources[resource.id]
      if let known, Self.plansDiffer(resource, known) { relaid.resources.insert(resource.id) }
      try settle(.resources, resource, standing: known) { try ledger.save($0) }
      try writeDeviations(of: resource.id, isNew: known == nil)
      progressed(by: 1)
    }
  }

  /// Whether plans that were laid out for one may be wrong for the other.
  private static func plansDiffer(_ new: Resource, _ old: Resource) -> Bool {
    new.hours != old.hours || new.base != old.base || new.zone != old.zone
      || new.capacity != old.capacity || new.memberships != old.memberships
  }

  private static func plansDiffer(_ new: Territory, _ old: Territory) -> Bool {
    new.hours != old.hours || new.holidays != old.holidays || new.zone != old.zone
      || new.office != old.office || new.travel != old.travel
  }

  private func standingCatalogue() throws -> Catalogue? {
    do {
      return try ledger.catalogue()
    } catch StorageError.unknownOrganization {
      return nil
    }
  }

  private func writeSites() throws {
    let standing = Dictionary(try ledger.sites().map { ($0.id, $0) }) { first, _ in first }
    for site in file.sites {
      try settle(.sites, site, standing: standing[site.id]) { try ledger.save($0) }
    }
  }

  private func writeDeviations(of resource: ResourceID, isNew: Bool) throws {
    guard let wanted = file.deviations[resource] else { return }
    let standingShifts = Dictionary(try ledger.shifts(of: resource)) { first, _ in first }
    for (date, hours) in wanted.shifts.sorted(by: { $0.key < $1.key }) {
      try settle(.shifts, hours, standing: standingShifts[date]) {
        try ledger.saveShift($0, of: resource, on: date)
      }
    }
    if !isNew, wanted.shifts.contains(where: { standingShifts[$0.key] != $0.value }) {
      relaid.resources.insert(resource)
    }
    for absence in wanted.absences {
      // Nil also when it is another resource's: then it moves here.
      let known = try ledger.absence(absence.id, of: resource)
      if !isNew, known?.range != absence.range { relaid.resources.insert(resource) }
      try settle(.absences, absence, standing: known) {
        try ledger.save($0, of: resource)
      }
    }
  }
}
