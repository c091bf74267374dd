/// The fields of a territory's form. Its polygon is not among them: it stays as it is.
public enum TerritoryForm {
  static let mostHolidays = 5000
  static let mostAreas = 10_000

  public static func fields(of territory: Territory) -> [String: String] {
    [
      "name": territory.name, "zone": territory.zone.name,
      "always": territory.hours == nil ? "true" : "",
      "restarts": territory.gridRestartsAtEachOpening ? "true" : "",
      "holidays": territory.holidays.sorted().map(\.iso8601).joined(separator: "\n"),
      "areas": territory.postalAreas.map(line).joined(separator: "\n"),
      "speed": speed(territory.travel), "detour": detour(territory.travel),
      "overhead": "\(territory.travel.overhead / 60)",
    ].merging(AddressForm.fields(of: territory.office)) { own, _ in own }
      .merging(territory.hours?.fields ?? [:]) { own, _ in own }
  }

  static func read(_ reader: inout FormReader, into territory: inout Territory) {
    territory.name = reader.text("name", atMost: TextLimit.title)
    territory.zone = reader.zone("zone")
    let hours = reader.week()
    territory.hours = reader.flag("always") ? nil : hours
    territory.gridRestartsAtEachOpening = reader.flag("restarts")
    territory.holidays = holidays(&reader)
    territory.postalAreas = areas(&reader)
    territory.office = AddressForm.read(&reader, standing: territory.office)
    territory.travel = travel(&reader, standing: territory.travel)
  }

  private static func holidays(_ reader: inout FormReader) -> Set<LocalDate> {
    let words = reader.raw("holidays").split(whereSeparator: { $0.isWhitespace || $0 == "," })
    if words.count > mostHolidays { reader.fault("holidays", .tooMany(mostHolidays)) }
    let dates = words.prefix(mostHolidays).map { LocalDate(typed: String($0)) }
    if dates.contains(nil) { reader.fault("holidays", .malformed(.dates)) }
    return Set(dates.compactMap { $0 })
  }

  /// One a line: `LI 9490`, or with a point in the middle `LI 9490 47.141 9.5215`.
  private static func areas(_ reader: inout FormReader) -> [PostalArea] {
    let lines = reader.raw("areas").split(separator: "\n").map { String($0).trimmed }
      .filter { !$0.isEmpty }
    if lines.count > mostAreas { reader.fault("areas", .tooMany(mostAreas)) }
    var areas: [PostalArea] = []
    for line in lines.prefix(mostAreas) {
      guard let area = PostalArea(typed: line) else {
        reader.fault("areas", .malformed(.postalAreas))
        return areas
      }
      areas.append(area)
    }
    if Set(areas.map { "\($0.country) \($0.code)" }).count < areas.count {
      reader.fault("areas", .standsTwice)
    }
    return areas
  }

  private static func line(_ area: PostalArea) -> String {
    let code = "\(area.country) \(area.code)"
    return area.center.map { "\(code) \($0.latitude) \($0.longitude)" } ?? code
  }

  /// A field that was not touched keeps its number to the last digit.
  private static func travel(
    _ reader: inout FormReader, standing: TravelModel
  ) -> TravelModel {
    var travel = standing
    for name in ["speed", "detour"] where reader.raw(name).isEmpty { reader.fault(name, .missing) }
    if let kilometres = reader.decimal("speed", 1...200), reader.raw("speed") != speed(standing) {
      travel.speed = kilometres / 3.6
    }
    if let detour = reader.decimal("detour", 1...5), reader.raw("detour") != self.detour(standing) {
      travel.detour = detour
    }
    let minutes = reader.integer("overhead", 0...60)
    if minutes != standing.overhead / 60 { travel.overhead = minutes * 60 }
    return travel
  }

  private static func speed(_ travel: TravelModel) -> String {
    Decimal.text(thousandths: Int((travel.speed * 3600).rounded()))
  }

  private static func detour(_ travel: TravelModel) -> String {
    Decimal.text(thousandths: Int((travel.detour * 1000).rounded()))
  }

  /// What a new territory's form begins with.
  public static func blank(_ id: TerritoryID, zone: Zone) -> Territory {
    Territory(
      id: id, name: "", zone: zone,
      hours: WeeklyHours(days: Array(repeating: HoursRange.officeDay, count: 5)), holidays: [],
      gridRestartsAtEachOpening: false, postalAreas: [], polygon: [], office: nil,
      travel: .standard)
  }
}

extension HoursRange {
  /// What a new week begins with.
  static var officeDay: [HoursRange] {
    ["08:00-12:00", "13:00-17:00"].compactMap(HoursRange.init(iso8601:))
  }
}

extension PostalArea {
  /// `LI 9490`, `GB SW1A 1AA`, and with a point `LI 9490 47.141 9.5215`.
  init?(typed line: String) {
    let words = line.split(whereSeparator: { $0.isWhitespace || $0 == "," })
    guard words.count >= 2, words[0].utf8.count == 2,
      words[0].utf8.allSatisfy({ (0x41...0x5A).contains($0) })
    else { return nil }
    let last = words.suffix(2)
    let hasCenter = words.count >= 4 && last.allSatisfy { $0.contains(".") }
    let center = hasCenter ? Place(typed: last.joined(separator: " ")) : nil
    let code = words.dropFirst().dropLast(hasCenter ? 2 : 0).joined(separator: " ")
    guard code.count <= 20, hasCenter == (center != nil) else { return nil }
    self.init(country: String(words[0]), code: code, center: center)
  }
}
