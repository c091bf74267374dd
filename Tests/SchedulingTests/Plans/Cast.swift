import Scheduling

/// The people and places of these tests. One road runs through the valley; each place on it has a
/// stone with its minutes of driving from Vaduz.
enum Cast {
  static let zurich = try! ZoneFiles.zone("Europe/Zurich")
  static let london = try! ZoneFiles.zone("Europe/London")
  static let auckland = try! ZoneFiles.zone("Pacific/Auckland")

  /// 23 November 2026.
  static let monday = LocalDate(iso8601: "2026-11-23")!
  static let tuesday = monday + 1
  /// At 2:00 clocks are put to 3:00.
  static let springForwardSunday = LocalDate(iso8601: "2027-03-28")!
  /// At 3:00 clocks are put back to 2:00.
  static let fallBackSunday = LocalDate(iso8601: "2026-10-25")!
  /// Before everything that happens here.
  static let longBefore = Instant(iso8601: "2026-10-01T06:00:00Z")!

  static let vaduz = stone(0)
  static let schaan = stone(10)
  static let buchs = stone(20)
  static let feldkirch = stone(40)

  static func stone(_ minutes: Int) -> Place {
    Place(latitude: 47 + Double(minutes) / 1000, longitude: 9.5)!
  }

  /// Exactly the minutes between two stones.
  static let road: TravelTime = { from, to in
    Int((abs(from.latitude - to.latitude) * 1000).rounded()) * 60
  }

  /// The same as a model of the catalogue: 0.2 seconds a minute faster, so that rounding never
  /// costs a slot.
  static let pace = TravelModel(speed: 1.86, detour: 1, overhead: 0)

  static let gas = SkillID("skl_gas")!
  static let valley = TerritoryID("ter_valley")!
  static let city = TerritoryID("ter_city")!

  static func address(_ place: Place) -> Address {
    Address(street: "Landstrasse 1", postalCode: "9490", city: "Vaduz", country: "LI", place: place)
  }

  /// Works 8–12 and 13–17 on weekdays, lives in Vaduz, knows gas.
  static let driesPlumber = Resource(
    id: ResourceID("res_dries")!, name: "Dries", kind: .user, zone: zurich, base: address(vaduz),
    hours: weekdays("8:00–12:00 13:00–17:00"),
    skills: [SkillLevel(skill: gas, level: 2, validThrough: nil)],
    memberships: [Membership(territory: valley, kind: .primary, from: nil, through: nil)],
    maximumRadius: nil, capacity: 1, email: nil, phone: nil, photo: nil, isActive: true)

  /// Talks to two customers at once, without driving.
  static let adviceDesk = {
    var desk = driesPlumber
    desk.id = ResourceID("res_desk")!
    desk.kind = .room
    desk.capacity = 2
    return desk
  }()

  /// Open round the clock, in Zurich's time.
  static let openValley = Territory(
    id: valley, name: "Valley", zone: zurich, hours: nil, holidays: [],
    gridRestartsAtEachOpening: false, postalAreas: [], polygon: [], office: nil, travel: pace)

  /// An hour at the customer's, on the hour.
  static let boilerCheck = ServiceType(
    id: ServiceTypeID("svc_boiler-check")!, name: "Boiler check", description: "",
    duration: 3600, before: 0, after: 0, startInterval: 3600, skills: [], venue: .onSite,
    promise: .exactStart, notice: 0, furthestDay: 365, bookableByCustomers: true, categories: [],
    namesResourceAtBooking: false, seats: 1, priceText: nil, assignment: .leastDriving,
    territory: nil, meetingLink: nil, phoneInstructions: nil)

  /// Lives in Vaduz and says nothing about who may come or when.
  static let guestOmar = Account(
    id: AccountID("acc_omar")!, name: "Omar", address: address(vaduz), visitingHours: nil,
    preferred: [], required: [], excluded: [])

  // MARK: Times as people write them

  static func weekdays(_ hours: String) -> WeeklyHours {
    WeeklyHours(days: Array(repeating: ranges(hours), count: 5))
  }

  static func daily(_ hours: String) -> WeeklyHours {
    WeeklyHours(days: Array(repeating: ranges(hours), count: 7))
  }

  /// `8:00–12:00 13:00–17:00`
  static func ranges(_ text: String) -> [HoursRange] {
    text.split(separator: " ").map { range in
      let ends = range.split(separator: "–").map { time(String($0)) }
      return HoursRange(start: ends[0], end: ends[1])
    }
  }

  static func time(_ text: String) -> LocalTime {
    LocalTime(iso8601: text.count == 4 ? "0" + text : text)!
  }

  static func at(_ text: String, _ date: LocalDate = monday, in zone: Zone = zurich) -> Instant {
    zone.first(LocalDateTime(date: date, time: time(text)))
  }

  /// Times of one day, in order.
  static func spans(_ text: String, _ date: LocalDate = monday) -> [TimeRange] {
    ranges(text).map { $0.range(on: date, in: zurich)! }
  }

  static func clock(_ instant: Instant, in zone: Zone = zurich) -> String {
    let text = zone.local(instant).time.iso8601
    return text.hasPrefix("0") ? String(text.dropFirst()) : text
  }

  /// `8:00–12:00, 13:00–17:00`; a dash for none. An end at midnight is 24:00.
  static func text(_ ranges: [TimeRange], in zone: Zone = zurich) -> String {
    let texts = ranges.map { range in
      let end = clock(range.end, in: zone)
      return "\(clock(range.start, in: zone))–\(end == "0:00" ? "24:00" : end)"
    }
    return texts.isEmpty ? "–" : texts.joined(separator: ", ")
  }

  /// What openings allow together: `8:10–11:00, 13:10`; a dash for nothing.
  static func text(_ openings: [Opening]) -> String {
    var merged: [(first: Instant, last: Instant)] = []
    for opening in openings.sorted(by: { ($0.first, $0.last) < ($1.first, $1.last) }) {
      if let last = merged.last, opening.first <= last.last {
        merged[merged.count - 1].last = max(last.last, opening.last)
      } else {
        merged.append((opening.first, opening.last))
      }
    }
    let texts = merged.map { first, last in
      first == last ? clock(first) : "\(clock(first))–\(clock(last))"
    }
    return texts.isEmpty ? "–" : texts.joined(separator: ", ")
  }

  static func day(_ resource: Resource, _ date: LocalDate = monday) -> DayKey {
    DayKey(resource: resource.id, date: date)
  }
}

extension Stop {
  /// A visit with an exact start.
  static func visit(
    _ start: String, minutes: Int = 60, at place: Place? = Cast.vaduz, before: Int = 0,
    after: Int = 0, leg: Leg? = nil, _ progress: Progress = .waiting
  ) -> Stop {
    window(
      start, start, planned: start, minutes: minutes, at: place, before: before, after: after,
      leg: leg, progress)
  }

  /// A visit whose start was promised between two times.
  static func window(
    _ first: String, _ last: String, planned: String, minutes: Int = 60,
    at place: Place? = Cast.vaduz, before: Int = 0, after: Int = 0, leg: Leg? = nil,
    _ progress: Progress = .waiting
  ) -> Stop {
    Stop(
      id: AppointmentID("apt_\(planned.replacing(":", with: "-"))")!,
      promise: Slot(earliest: Cast.at(first), latest: Cast.at(last))!,
      planned: Cast.at(planned), duration: minutes * 60, before: before * 60, after: after * 60,
      place: place, hours: nil, progress: progress, leg: leg, serviceType: nil, seats: 1,
      seatsTaken: 1)
  }

  static func call(_ start: String, minutes: Int) -> Stop {
    visit(start, minutes: minutes, at: nil)
  }
}

extension Stop.Progress {
  static func traveling(since: String) -> Self { .traveling(since: Cast.at(since)) }
  static func running(since: String) -> Self { .running(since: Cast.at(since)) }
  static func finished(_ start: String, _ end: String) -> Self {
    .finished(start: Cast.at(start), end: Cast.at(end))
  }
}
