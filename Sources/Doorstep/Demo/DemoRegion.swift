/// A part of the country with its towns, and the territory that covers it.
struct DemoRegion {
  /// The territory's id.
  var territory: String
  var name: String
  var zone: String
  /// On working days.
  var hours: [String]
  var holidays: DemoHolidays.Region
  /// The first one has the office.
  var towns: [DemoTown]
  /// Id of the territory where some of its technicians help out; nil: of none.
  var neighbour: String?

  var office: DemoTown { towns[0] }
}

extension DemoRegion {
  static let liechtenstein = DemoRegion(
    territory: "ter_liechtenstein", name: "Liechtenstein", zone: "Europe/Vaduz",
    hours: ["07:30-12:00", "13:00-17:30"], holidays: .liechtenstein,
    towns: DemoTown.liechtenstein, neighbour: "ter_st-gallen-rhine-valley")

  static let stGallen = DemoRegion(
    territory: "ter_st-gallen-rhine-valley", name: "St. Gallen Rhine valley",
    zone: "Europe/Zurich", hours: ["07:30-12:00", "13:00-17:30"], holidays: .stGallen,
    towns: DemoTown.stGallen, neighbour: "ter_liechtenstein")

  static let vorarlberg = DemoRegion(
    territory: "ter_vorarlberg", name: "Vorarlberg", zone: "Europe/Vienna",
    hours: ["07:00-17:00"], holidays: .vorarlberg, towns: DemoTown.vorarlberg,
    neighbour: "ter_liechtenstein")
}
