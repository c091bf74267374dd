import Scheduling
import Storage
import Testing

/// The people and things of these tests. Both organisations have records with the same identifiers,
/// so that a statement that forgets its scope shows.
enum Cast {
  static let alpine = OrganizationID("org_alpine")!
  static let riverside = OrganizationID("org_riverside")!

  static let zones = ZoneFiles()
  static let zurich = zones.source.zone("Europe/Zurich")!

  /// Monday, 23 November 2026, 8:00 in Zurich.
  static let monday = Instant(iso8601: "2026-11-23T07:00:00Z")!
  static let mondayDate = LocalDate(iso8601: "2026-11-23")!

  static let mailbox = MailboxID("mbx_main")!
  static let site = SiteID("sit_main")!
  static let valley = TerritoryID("ter_valley")!
  static let boilerCheck = ServiceTypeID("svc_boiler-check")!
  static let workshop = ServiceTypeID("svc_workshop")!
  static let boilers = ProductCategoryID("cat_boilers")!
  static let gas = SkillID("skl_gas")!
  static let dries = ResourceID("res_dries")!
  static let lena = ResourceID("res_lena")!
  /// A room for two groups at once.
  static let room = ResourceID("res_room")!
  static let household = AccountID("acc_omar")!
  static let omar = ContactID("con_omar")!
  static let aisha = ContactID("con_aisha")!
  static let stranger = ContactID("con_stranger")!
  static let boiler = AssetID("ast_boiler")!
  static let booker = WebRoleID("rol_booker")!
  static let keeper = WebRoleID("rol_keeper")!
  static let workOrder = WorkOrderID("wo_1")!

  static let town = Place(latitude: 47.14, longitude: 9.52)!
  static let hill = Place(latitude: 47.2, longitude: 9.6)!
  static let home = Address(
    street: "Landstrasse 12", postalCode: "9490", city: "Vaduz", country: "LI", place: town)

  static let always = WeeklyHours(
    days: Array(repeating: [HoursRange(start: .midnight, end: .endOfDay)], count: 7))
  static let mornings = WeeklyHours(
    days: Array(
      repeating: [HoursRange(start: .midnight, end: LocalTime(hour: 12, minute: 0)!)],
      count: 7))

  /// Saves everything that appointments point at.
  static func found(_ organization: OrganizationID, in store: SQLStore) async throws {
    try await store.writeLedger(organization) { ledger in
      try ledger.save(self.organization(organization))
      try ledger.save(territory)
      try ledger.save(Skill(id: gas, name: "Gas"))
      try ledger.save(ProductCategory(id: boilers, name: "Boilers"))
      try ledger.save(serviceType(boilerCheck, seats: 1))
      try ledger.save(serviceType(workshop, seats: 3))
      for (id, capacity) in [(dries, 1), (lena, 1), (room, 2)] {
        try ledger.save(resource(id, capacity: capacity))
      }
      try ledger.save(WebRole(id: booker, name: WebRole.webAPIUser, permissions: [.book]))
      try ledger.save(WebRole(id: keeper, name: "Keeper", permissions: [.book, .wholeAccount]))
      try ledger.save(account)
      for id in [omar, aisha, stranger] { try ledger.insert(contact(id)) }
      try ledger.save(asset)
      try ledger.insert(order(workOrder, of: omar))
    }
  }

  static func organization(_ id: OrganizationID) -> Organization {
    Organization(
      id: id, name: "Alpine", slug: String(id.rawValue.dropFirst(4)), zone: zurich,
      language: "de",
      look: Organization.Look(
        accent: "#0a7f5a", font: nil, logo: Image(mediaType: "image/png", bytes: [1, 2, 3])),
      contactEmail: "office@alpine.example", contactPhone: nil, footer: "Since 1932",
      rules: PortalRules(), catalogueVersion: 0)
  }

  static let territory = Territory(
    id: valley, name: "Valley", zone: zurich, hours: always,
    holidays: [LocalDate(iso8601: "2026-12-25")!], gridRestartsAtEachOpening: true,
    postalAreas: [PostalArea(country: "LI", code: "9490", center: town)], polygon: [town, hill],
    office: home, travel: .standard)

  static func serviceType(_ id: ServiceTypeID, seats: Int) -> ServiceType {
    ServiceType(
      id: id, name: "Check", description: "All of it", duration: 3600, before: 300, after: 600,
      startInterval: 900, skills: [SkillRequirement(skill: gas, minimumLevel: 2)],
      venue: .onSite,
      promise: seats > 1
        ? .exactStart
        : .arrivalWindows([HoursRange(start: .midnight, end: LocalTime(hour: 4, minute: 0)!)]),
      notice: 3600, furthestDay: 90, bookableByCustomers: true, categories: [boilers],
      namesResourceAtBooking: true, seats: seats, priceText: "CHF 120", assignment: .inTurn,
      territory: valley, meetingLink: nil, phoneInstructions: "We call you")
  }

  static func resource(_ id: ResourceID, capacity: Int) -> Resource {
    Resource(
      id: id, name: "Dries", kind: capacity > 1 ? .room : .user, zone: zurich, base: home,
      hours: always,
      skills: [SkillLevel(skill: gas, level: 3, validThrough: LocalDate(iso8601: "2030-01-01"))],
      memberships: [
        Membership(territory: valley, kind: .primary, from: nil, through: mondayDate + 400)
      ],
      maximumRadius: 50_000, capacity: capacity, email: "dries@alpine.example", phone: nil,
      photo: nil, isActive: true)
  }

  static let account = Account(
    id: household, name: "Omar's household", address: home, visitingHours: mornings,
    preferred: [dries], required: [], excluded: [lena])

  static func contact(_ id: ContactID) -> Contact {
    Contact(
      id: id, account: id == stranger ? nil : household, firstName: "Omar", lastName: "Haddad",
      email: id == omar ? "Omar@Example.org" : "\(id)@example.org", phone: "+423 1",
      language: "de", zone: nil, address: home, emailOptOut: false, smsOptOut: true,
      roles: id == omar ? [booker] : [])
  }

  static let asset = Asset(
    id: boiler, name: "Boiler in the cellar", category: boilers, contact: nil,
    account: household, address: home)

  static func order(_ id: WorkOrderID, of contact: ContactID) -> WorkOrder {
    WorkOrder(
      id: id, number: "W-\(id)", state: .unscheduled, contact: contact,
      account: contact == stranger ? nil : household, asset: boiler, serviceType: boilerCheck,
      subject: "Yearly check")
  }

  /// A visit at `start` seconds after ``monday``.
  static func appointment(
    _ name: String, at start: Int = 0, by resource: ResourceID = dries,
    for contact: ContactID = omar, state: AppointmentState = .scheduled,
    session: AppointmentID? = nil
  ) -> Appointment {
    let id = AppointmentID("apt_\(name)")!
    return Appointment(
      id: id, number: "A-\(name)", state: state, workOrder: workOrder, serviceType: boilerCheck,
      territory: valley, contact: contact, account: contact == stranger ? nil : household,
      asset: boiler, category: boilers, resource: resource, planDate: mondayDate,
      slot: Slot(earliest: monday + start, latest: monday + start + 7200)!,
      planned: monday + start, duration: 3600, before: 300, after: 600, venue: .onSite,
      address: home, comment: "Bell\nis broken", cancellation: nil, sequence: 0, version: 1,
      createdAt: monday, departedAt: nil, startedAt: nil, endedAt: nil, session: session ?? id,
      seats: session == nil ? 1 : 3)
  }

  static func placement(
    _ name: String, at start: Int, seconds: Int = 3600, leg: Leg? = nil, seats: Int = 1
  ) -> Placement {
    Placement(
      appointment: AppointmentID("apt_\(name)")!, planned: monday + start,
      occupied: TimeRange(from: monday + start, seconds: seconds), leg: leg, seats: seats,
      seatsTaken: 1)
  }

  static let mondayOfDries = DayKey(resource: dries, date: mondayDate)

  static func hash(_ number: UInt8) -> Hash { Hash(bytes: Array(repeating: number, count: 32)) }
}
