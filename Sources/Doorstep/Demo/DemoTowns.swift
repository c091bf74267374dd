/// A village or town where customers and technicians live.
struct DemoTown {
  var name: String
  var postalCode: String
  /// Two letters.
  var country: String
  /// How telephone numbers begin there.
  var dial: String
  var latitude: Double
  var longitude: Double

  /// Kilometres as the crow flies, near enough in one valley.
  func distance(to other: DemoTown) -> Double {
    let north = (latitude - other.latitude) * 111.2
    let east = (longitude - other.longitude) * 75.6
    return (north * north + east * east).squareRoot()
  }

  /// Villages and towns of the Rhine valley between Sargans and Lake Constance.
  static let liechtenstein = [
    ("Vaduz", "9490", 47.1410, 9.5209), ("Schaan", "9494", 47.1650, 9.5087),
    ("Balzers", "9496", 47.0669, 9.5025), ("Triesen", "9495", 47.1076, 9.5284),
    ("Triesenberg", "9497", 47.1181, 9.5433), ("Planken", "9498", 47.1853, 9.5444),
    ("Eschen", "9492", 47.2101, 9.5222), ("Mauren", "9493", 47.2204, 9.5428),
    ("Gamprin", "9487", 47.2204, 9.5093), ("Ruggell", "9491", 47.2380, 9.5254),
    ("Schellenberg", "9488", 47.2310, 9.5460),
  ].map { DemoTown($0, "LI", "+423 555") }

  static let stGallen = [
    ("Buchs SG", "9470", 47.1675, 9.4780), ("Sevelen", "9475", 47.1220, 9.4860),
    ("Azmoos", "9478", 47.0790, 9.4730), ("Sargans", "7320", 47.0490, 9.4410),
    ("Mels", "8887", 47.0460, 9.4230), ("Grabs", "9472", 47.1830, 9.4440),
    ("Gams", "9473", 47.2040, 9.4420), ("Sennwald", "9466", 47.2600, 9.5030),
    ("Rüthi SG", "9464", 47.2960, 9.5420), ("Oberriet SG", "9463", 47.3210, 9.5680),
    ("Altstätten SG", "9450", 47.3770, 9.5470), ("Widnau", "9443", 47.4070, 9.6360),
    ("Heerbrugg", "9435", 47.4110, 9.6270), ("Au SG", "9434", 47.4330, 9.6360),
  ].map { DemoTown($0, "CH", "+41 81 555") }

  static let vorarlberg = [
    ("Feldkirch", "6800", 47.2370, 9.5980), ("Frastanz", "6820", 47.2180, 9.6300),
    ("Rankweil", "6830", 47.2710, 9.6430), ("Götzis", "6840", 47.3330, 9.6440),
    ("Altach", "6844", 47.3500, 9.6500), ("Hohenems", "6845", 47.3660, 9.6880),
    ("Dornbirn", "6850", 47.4140, 9.7420), ("Lustenau", "6890", 47.4260, 9.6590),
  ].map { DemoTown($0, "AT", "+43 5522 555") }

  private init(_ facts: (String, String, Double, Double), _ country: String, _ dial: String) {
    (name, postalCode, latitude, longitude) = facts
    self.country = country
    self.dial = dial
  }

  init(
    name: String, postalCode: String, country: String, dial: String, latitude: Double,
    longitude: Double
  ) {
    self.name = name
    self.postalCode = postalCode
    self.country = country
    self.dial = dial
    self.latitude = latitude
    self.longitude = longitude
  }
}
