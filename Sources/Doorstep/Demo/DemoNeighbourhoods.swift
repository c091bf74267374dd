internal import Scheduling
internal import Storage

/// Who lives near whom: a technician's day stays in one corner of the valley.
struct DemoNeighbourhoods {
  private let accounts: [ContactID: Account]
  private let assetsNear: [String: [Asset]]
  private let regions: [DemoRegion]

  /// Kilometres that are near.
  private static let reach = 6.5

  init(company: CompanyFile, regions: [DemoRegion]) {
    self.regions = regions
    let byID = Dictionary(company.accounts.map { ($0.id, $0) }) { first, _ in first }
    accounts = Dictionary(
      company.contacts.compactMap { contact in
        contact.account.flatMap { byID[$0] }.map { (contact.id, $0) }
      }
    ) { first, _ in first }
    let byTown = Dictionary(grouping: company.assets) { $0.address?.city ?? "" }
    assetsNear = Dictionary(
      regions.flatMap { region in
        region.towns.map { town in
          let near = region.towns.filter { $0.distance(to: town) <= Self.reach }
          return (town.name, near.flatMap { byTown[$0.name] ?? [] })
        }
      }
    ) { first, _ in first }
  }

  func account(of contact: ContactID) -> Account? { accounts[contact] }

  func assets(near town: String) -> [Asset] { assetsNear[town] ?? [] }

  /// Names of the towns that a technician's day may be about.
  func towns(near resource: Resource) -> [String] {
    guard let base = resource.base?.place else { return [] }
    let home = regions.flatMap(\.towns).filter { $0.country == resource.base?.country }
    let near = home.filter {
      guard let place = Place(latitude: $0.latitude, longitude: $0.longitude) else { return false }
      return base.meters(to: place) <= 16_000
    }
    return (near.isEmpty ? home : near).map(\.name)
  }
}
