internal import Scheduling

extension DemoRegion {
  private static let townsEach = 12

  /// A made-up region of a made-up country: the regions lie on a grid, some fifty kilometres apart.
  /// - Parameter count: of all regions.
  static func generated(_ index: Int, of count: Int, seed: UInt64) -> DemoRegion {
    var random = SeededRandom(seed: seed ^ (UInt64(index) &* 0x1_0000 &+ 7))
    var columns = 1
    while columns * columns < count { columns += 1 }
    // A hundred columns reach from the Atlantic to the Caspian Sea; more lie nearer together.
    let spacing = min(0.6, 60 / Double(columns))
    let west = 9 - spacing * Double(columns) / 2 + spacing * Double(index % columns)
    let south = 47 - spacing * Double(columns) / 2 * 0.75 + spacing * 0.75 * Double(index / columns)
    var names: Set<String> = []
    var towns: [DemoTown] = []
    while towns.count < townsEach {
      let name = random.word(DemoNames.townBeginnings) + random.word(DemoNames.townEndings)
      guard names.insert(name).inserted else { continue }
      // On a loose raster of four by three, so that no two are in one place.
      let (column, row) = (Double(towns.count % 4), Double(towns.count / 4))
      towns.append(
        DemoTown(
          name: name, postalCode: String(10_000 + index * townsEach + towns.count),
          country: "DE", dial: "+49 7500 555",
          latitude: south + 0.09 * (row + 0.7 * random.fraction()),
          longitude: west + 0.09 * (column + 0.7 * random.fraction())))
    }
    let neighbour = (index + 1) % count
    return DemoRegion(
      territory: territoryID(index), name: "\(towns[0].name) region", zone: "Europe/Zurich",
      hours: index % 2 == 0 ? ["07:00-17:30"] : ["07:30-12:00", "13:00-17:30"],
      holidays: .stGallen, towns: towns,
      neighbour: neighbour == index ? nil : territoryID(neighbour))
  }

  private static func territoryID(_ index: Int) -> String { "ter_region-\(index + 1)" }
}
