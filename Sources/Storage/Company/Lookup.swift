internal import Scheduling

/// Finds the records of a list by their ids, without a second copy of each. Of two with the same id
/// it finds the first.
struct Lookup<Kind: IdentifierKind, Record> {
  let records: [Record]
  private var positions: [Identifier<Kind>: Int] = [:]

  init(_ records: [Record], id: (Record) -> Identifier<Kind>) {
    self.records = records
    positions.reserveCapacity(records.count)
    for (position, record) in records.enumerated() where positions[id(record)] == nil {
      positions[id(record)] = position
    }
  }

  subscript(id: Identifier<Kind>) -> Record? { positions[id].map { records[$0] } }
}

/// The territories that addresses belong to, looked for once for each postal code.
final class CoveringTerritories {
  private let catalogue: Catalogue
  /// Where a territory has a polygon, addresses of one postal code may lie in different ones.
  private let dependsOnPlace: Bool
  private var known: [PostalArea: TerritoryID?] = [:]

  init(_ catalogue: Catalogue) {
    self.catalogue = catalogue
    dependsOnPlace = catalogue.territories.values.contains { !$0.polygon.isEmpty }
  }

  func territory(of address: Address) -> Territory? {
    guard !dependsOnPlace else { return catalogue.territory(covering: address) }
    let area = PostalArea(country: address.country, code: address.postalCode, center: nil)
    if let id = known[area] { return id.flatMap { catalogue.territories[$0] } }
    let found = catalogue.territory(covering: address)
    known.updateValue(found?.id, forKey: area)
    return found
  }
}
