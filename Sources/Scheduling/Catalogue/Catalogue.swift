/// Everything about an organisation that changes rarely, read once per `catalogueVersion`.
public final class Catalogue: Sendable {
  public let organization: Organization
  public let territories: [TerritoryID: Territory]
  public let serviceTypes: [ServiceTypeID: ServiceType]
  public let resources: [ResourceID: Resource]
  public let categories: [ProductCategory]
  public let skills: [Skill]
  /// By name.
  public let topics: [Topic]
  /// By name.
  public let flows: [Flow]
  /// In the order in which they are shown.
  public let quickActions: [QuickAction]
  /// By id: of two that cover an address the first counts.
  private let orderedTerritories: [Territory]
  /// Members of a territory on any date, by id: where a search begins.
  private let members: [TerritoryID: [ResourceID]]

  public init(
    organization: Organization, territories: [Territory], serviceTypes: [ServiceType],
    resources: [Resource], categories: [ProductCategory], skills: [Skill],
    topics: [Topic] = [], flows: [Flow] = [], quickActions: [QuickAction] = []
  ) {
    self.organization = organization
    self.territories = Dictionary(territories.map { ($0.id, $0) }) { first, _ in first }
    orderedTerritories = self.territories.values.sorted { $0.id < $1.id }
    self.serviceTypes = Dictionary(serviceTypes.map { ($0.id, $0) }) { first, _ in first }
    self.resources = Dictionary(resources.map { ($0.id, $0) }) { first, _ in first }
    self.categories = categories
    self.skills = skills
    self.topics = topics
    self.flows = flows
    self.quickActions = quickActions
    var members: [TerritoryID: [ResourceID]] = [:]
    for resource in resources.sorted(by: { $0.id < $1.id }) {
      for territory in Set(resource.memberships.map(\.territory)) {
        members[territory, default: []].append(resource.id)
      }
    }
    self.members = members
  }

  /// Resources that are a member of a territory at some time, in the order of their ids.
  public func members(of territory: TerritoryID) -> [Resource] {
    (members[territory] ?? []).compactMap { resources[$0] }
  }

  /// The territory that an address belongs to: the first by id whose area covers it.
  public func territory(covering address: Address) -> Territory? {
    orderedTerritories.first { $0.covers(address) }
  }

  /// The address with the point to drive to; nil when there is none to be found.
  public func located(_ address: Address) -> Address? {
    guard let place = locate(address) else { return nil }
    var located = address
    located.place = place
    return located
  }

  /// The point to drive to: the address's own, else the middle of its postal code.
  public func locate(_ address: Address) -> Place? {
    if let place = address.place { return place }
    for territory in orderedTerritories {
      if let area = territory.postalAreas.first(where: { $0.matches(address) }),
        let center = area.center
      {
        return center
      }
    }
    return nil
  }
}
