import Scheduling
import Storage

/// The heating firm's people and things.
extension Cast {
  static let heating = OrganizationID("org_heating")!
  /// The evening before ``monday``.
  static let sundayEvening = monday - 12 * 3600
  static let tuesdayDate = mondayDate + 1
  /// At 2:00 clocks are put to 3:00.
  static let springForwardSunday = LocalDate(iso8601: "2027-03-28")!

  // MARK: What can be booked

  /// An hour at the customer's, on the half hour; only for boilers.
  static let yearlyCheck = {
    var made = service("boiler-check", minutes: 60, venue: .onSite)
    made.categories = [boilers]
    return made
  }()
  /// The same, promised for a morning or an afternoon.
  static let windowVisit = {
    var made = service("window-visit", minutes: 60, venue: .onSite)
    made.promise = .arrivalWindows([range("8:00", "12:00"), range("13:00", "16:00")])
    return made
  }()
  static let quickLook = service("quick-look", minutes: 20, venue: .onSite)
  static let advice = service("advice", minutes: 30, venue: .phone)
  /// For three at once, in the firm's own rooms.
  static let boilerWorkshop = {
    var made = service("workshop", minutes: 60, venue: .atOurPlace)
    made.seats = 3
    return made
  }()
  static let internalWork = {
    var made = service("internal", minutes: 60, venue: .onSite)
    made.bookableByCustomers = false
    return made
  }()

  static func service(_ name: String, minutes: Int, venue: Venue) -> ServiceType {
    ServiceType(
      id: ServiceTypeID("svc_\(name)")!, name: "Work", description: "", duration: minutes * 60,
      before: 0, after: 0, startInterval: 1800, skills: [], venue: venue, promise: .exactStart,
      notice: 0, furthestDay: 365, bookableByCustomers: true, categories: [],
      namesResourceAtBooking: true, seats: 1, priceText: nil, assignment: .leastDriving,
      territory: nil, meetingLink: nil, phoneInstructions: nil)
  }

  // MARK: Who works

  /// Works 8–12 and 13–17 on weekdays and begins in the town, where Omar lives too.
  static let driesPlumber = worker(dries, "Dries")
  /// The same for Lena, who lives on the hill.
  static let lenaPlumber = {
    var made = worker(lena, "Lena")
    made.base?.place = hill
    return made
  }()
  static let mayaPlumber = worker(ResourceID("res_maya")!, "Maya")
  /// Serves two at once.
  static let adviceDesk = {
    var made = worker(room, "Advice desk")
    made.kind = .room
    made.capacity = 2
    return made
  }()

  static let names = [dries: "Dries", lena: "Lena", mayaPlumber.id: "Maya"]

  static func worker(_ id: ResourceID, _ name: String) -> Resource {
    Resource(
      id: id, name: name, kind: .user, zone: zurich, base: home,
      hours: WeeklyHours(
        days: Array(repeating: [range("8:00", "12:00"), range("13:00", "17:00")], count: 5)),
      skills: [],
      memberships: [Membership(territory: valley, kind: .primary, from: nil, through: nil)],
      maximumRadius: nil, capacity: 1, email: nil, phone: nil, photo: nil, isActive: true)
  }

  /// Always open; the town's postal code has a middle, the hill's has none.
  static let openValley = Territory(
    id: valley, name: "Valley", zone: zurich, hours: nil, holidays: [],
    gridRestartsAtEachOpening: false,
    postalAreas: [
      PostalArea(country: "LI", code: "9490", center: town),
      PostalArea(country: "LI", code: "9497", center: nil),
    ], polygon: [], office: home, travel: .standard)

  // MARK: Who books

  static let haddads = Account(
    id: household, name: "Haddad", address: nil, visitingHours: nil, preferred: [], required: [],
    excluded: [])
  static let lodger = ContactID("con_lodger")!
  static let newcomer = ContactID("con_newcomer")!
  static let shy = ContactID("con_shy")!

  static let people = [
    person(omar, household, roles: [booker]),
    person(aisha, household, roles: [keeper]),
    // May sign in, and nothing else.
    person(lodger, household, roles: []),
    person(stranger, nil, at: hill, roles: [booker]),
    // Nobody knows where they live.
    person(newcomer, nil, at: nil, roles: [booker]),
    // Doesn't want letters.
    person(shy, nil, roles: [booker], optOut: true),
  ]

  static let guestOmar = Viewer.customer(omar, account: nil)
  static let guestAisha = Viewer.customer(aisha, account: household)
  static let guestStranger = Viewer.customer(stranger, account: nil)
  static let guestLodger = Viewer.customer(lodger, account: nil)
  static let guestNewcomer = Viewer.customer(newcomer, account: nil)
  static let guestShy = Viewer.customer(shy, account: nil)

  static func person(
    _ id: ContactID, _ account: AccountID?, at place: Place? = town, roles: Set<WebRoleID>,
    optOut: Bool = false
  ) -> Contact {
    var address = home
    address.place = place
    return Contact(
      id: id, account: account, firstName: String(id.rawValue.dropFirst(4)), lastName: "Example",
      email: "\(id)@example.org", phone: "", language: "en", zone: nil,
      address: place == nil ? nil : address, emailOptOut: optOut, smsOptOut: false, roles: roles)
  }

  static let strangersBoiler = Asset(
    id: AssetID("ast_strangers")!, name: "Boiler on the hill", category: boilers,
    contact: stranger, account: nil, address: nil)

  /// On the map, and far from every territory.
  static let sahara = Address(
    street: "Dune 1", postalCode: "11000", city: "Tamanrasset", country: "DZ",
    place: Place(latitude: 22.8, longitude: 5.5))
  /// In the valley, but nowhere on the map.
  static let unmapped = Address(
    street: "Hillside 1", postalCode: "9497", city: "Triesenberg", country: "LI", place: nil)

  // MARK: Times as people write them

  static func time(_ text: String) -> LocalTime {
    LocalTime(iso8601: text.count == 4 ? "0" + text : text)!
  }

  static func range(_ start: String, _ end: String) -> HoursRange {
    HoursRange(start: time(start), end: time(end))
  }

  static func at(_ text: String, on date: LocalDate = mondayDate) -> Instant {
    zurich.first(LocalDateTime(date: date, time: time(text)))
  }

  /// `9:00`, or `8:00–12:00` for a window.
  static func slot(_ text: String, on date: LocalDate = mondayDate) -> Slot {
    let ends = text.split(separator: "–").map { at(String($0), on: date) }
    return Slot(earliest: ends[0], latest: ends[ends.count - 1])!
  }

  static func clock(_ instant: Instant) -> String {
    let text = zurich.local(instant).time.iso8601
    return text.hasPrefix("0") ? String(text.dropFirst()) : text
  }

  static func clock(_ slot: Slot) -> String {
    slot.isExact ? clock(slot.earliest) : "\(clock(slot.earliest))–\(clock(slot.latest))"
  }
}
