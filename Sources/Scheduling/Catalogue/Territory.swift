/// A service area: its zone, hours, holidays and what lies in it.
public struct Territory: Hashable, Sendable {
  public var id: TerritoryID
  public var name: String
  public var zone: Zone
  /// Operating hours; nil: always open.
  public var hours: WeeklyHours?
  public var holidays: Set<LocalDate>
  /// Where the start grid begins anew: off, once a day at the first opening.
  public var gridRestartsAtEachOpening: Bool
  public var postalAreas: [PostalArea]
  /// A ring of points; the last is joined to the first. Empty: postal codes alone decide.
  public var polygon: [Place]
  public var office: Address?
  /// How fast one drives here: the built-in travel estimate.
  public var travel: TravelModel

  public init(
    id: TerritoryID, name: String, zone: Zone, hours: WeeklyHours?, holidays: Set<LocalDate>,
    gridRestartsAtEachOpening: Bool, postalAreas: [PostalArea], polygon: [Place],
    office: Address?, travel: TravelModel
  ) {
    self.id = id
    self.name = name
    self.zone = zone
    self.hours = hours
    self.holidays = holidays
    self.gridRestartsAtEachOpening = gridRestartsAtEachOpening
    self.postalAreas = postalAreas
    self.polygon = polygon
    self.office = office
    self.travel = travel
  }

  /// Opening ranges that begin on a local date; nil where the territory is always open.
  public func openings(on date: LocalDate) -> [TimeRange]? {
    guard let hours else { return holidays.contains(date) ? [] : nil }
    return holidays.contains(date) ? [] : hours[date.weekday].ranges(on: date, in: zone)
  }

  /// When work may be done here during a stretch of local dates.
  public func openings(from first: LocalDate, through last: LocalDate) -> [TimeRange] {
    var open: [TimeRange] = []
    var date = first
    while date <= last {
      open += openings(on: date) ?? [zone.day(date)]
      date = date + 1
    }
    return open.normalized()
  }

  /// Whether an address belongs to this territory.
  public func covers(_ address: Address) -> Bool {
    if postalAreas.contains(where: { $0.matches(address) }) { return true }
    guard let place = address.place, polygon.count >= 3 else { return false }
    return place.isInside(polygon)
  }
}

/// A postal code of a territory, with a point to drive to when an address has none of its own.
public struct PostalArea: Hashable, Sendable, Codable {
  public var country: String
  public var code: String
  public var center: Place?

  public init(country: String, code: String, center: Place?) {
    self.country = country
    self.code = code
    self.center = center
  }

  public func matches(_ address: Address) -> Bool {
    code == address.postalCode && (address.country.isEmpty || country == address.country)
  }
}

extension Place {
  /// Even–odd ray casting; a point on an edge may fall on either side.
  func isInside(_ ring: [Place]) -> Bool {
    var inside = false
    var previous = ring[ring.count - 1]
    for corner in ring {
      if (corner.latitude > latitude) != (previous.latitude > latitude) {
        let share = (latitude - corner.latitude) / (previous.latitude - corner.latitude)
        let crossing = corner.longitude + share * (previous.longitude - corner.longitude)
        if longitude < crossing { inside.toggle() }
      }
      previous = corner
    }
    return inside
  }
}
