// A record that can't be made here is a fault of the test, which may end it.
// swift-format-ignore-file: NeverForceUnwrap, NeverUseForceTry

import Scheduling

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The oracle's organisation told to the engine, and the engine's answers told back.
/// The only file here, beside the tests, that knows both.
struct OracleAdapter {
  let asked: OracleCase
  let places: [Place]
  let catalogue: Catalogue
  let search: SlotSearch

  init(_ asked: OracleCase) {
    self.asked = asked
    let places = asked.places.map { Place(latitude: $0.latitude, longitude: $0.longitude)! }
    self.places = places
    let service = Self.serviceType(asked)
    let territories = asked.territories.enumerated().map { index, each in
      Self.territory(each, index, places)
    }
    catalogue = Catalogue(
      organization: Organization(
        id: OrganizationID("org_oracle")!, name: "Oracle", slug: "oracle", zone: .utc,
        language: "en", look: Organization.Look(accent: "#123456", font: nil, logo: nil),
        contactEmail: nil, contactPhone: nil, footer: nil, rules: PortalRules(),
        catalogueVersion: 1),
      territories: territories, serviceTypes: [service],
      resources: asked.resources.enumerated().map { Self.resource($1, $0, places) },
      categories: [], skills: [Skill(id: SkillID("skl_0")!, name: "Skill")])
    search = SlotSearch(
      catalogue: catalogue, serviceType: service, territory: territories[asked.territory],
      place: asked.place.map { places[$0] }, account: asked.account.map(Self.account),
      now: Instant(seconds: asked.now), book: Self.book(asked, places))
  }

  /// Who the engine says can keep a slot, and how.
  struct Keeper {
    var key: OracleKey
    var start: Int
    var extraDriving: Int
    var isSession: Bool
  }

  /// What the engine answers, in the oracle's words.
  func answers(on day: Int) -> [OracleSlot: [Keeper]] {
    let date = LocalDate(days: day)
    var answers: [OracleSlot: [Keeper]] = [:]
    for slot in search.slots(on: date) {
      answers[OracleSlot(earliest: slot.earliest.seconds, latest: slot.latest.seconds)] =
        search.keepers(of: slot, on: date).map { candidate in
          Keeper(
            key: OracleKey(
              resource: Int(candidate.key.resource.rawValue.dropFirst(4))!,
              date: candidate.key.date.days),
            start: candidate.start.seconds, extraDriving: candidate.extraDriving,
            isSession: candidate.session != nil)
        }
    }
    return answers
  }

  // MARK: Names and times

  static let zones: [String: Zone] = Dictionary(
    uniqueKeysWithValues: OracleZone.names.map { name in
      (name, try! Zone(name: name, tzif: bytes(of: "/usr/share/zoneinfo/" + name)))
    })

  private static func bytes(of path: String) -> [UInt8] {
    guard let file = fopen(path, "rb") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    while case let byte = fgetc(file), byte != EOF { bytes.append(UInt8(truncatingIfNeeded: byte)) }
    return bytes
  }

  static func week(_ week: OracleWeek) -> WeeklyHours {
    WeeklyHours(days: week.map { $0.map(range) })
  }

  private static func range(_ range: OracleRange) -> HoursRange {
    HoursRange(start: LocalTime(seconds: range.start)!, end: LocalTime(seconds: range.end)!)
  }

  private static func resourceID(_ index: Int) -> ResourceID { ResourceID("res_\(index)")! }

  private static func territoryID(_ index: Int) -> TerritoryID { TerritoryID("ter_\(index)")! }

  /// Ids are ordered as texts.
  private static func appointmentID(_ id: Int) -> AppointmentID {
    AppointmentID("apt_\(10_000 + id)")!
  }

  private static func address(_ place: Place?) -> Address? {
    place.map {
      Address(street: "Street 1", postalCode: "9490", city: "Town", country: "LI", place: $0)
    }
  }

  // MARK: Records

  private static func territory(
    _ each: OracleTerritory, _ index: Int, _ places: [Place]
  ) -> Territory {
    Territory(
      id: territoryID(index), name: "Territory \(index)", zone: zones[each.zone]!,
      hours: each.hours.map(week), holidays: Set(each.holidays.map(LocalDate.init(days:))),
      gridRestartsAtEachOpening: each.restartsGrid, postalAreas: [], polygon: [],
      office: address(each.office.map { places[$0] }),
      travel: TravelModel(speed: each.speed, detour: each.detour, overhead: each.overhead))
  }

  private static func resource(
    _ each: OracleResource, _ index: Int, _ places: [Place]
  ) -> Resource {
    Resource(
      id: resourceID(index), name: "Resource \(index)", kind: .user, zone: zones[each.zone]!,
      base: address(each.base.map { places[$0] }), hours: week(each.hours),
      skills: each.skills.map {
        SkillLevel(
          skill: SkillID("skl_\($0.skill)")!, level: $0.level,
          validThrough: $0.through.map(LocalDate.init(days:)))
      },
      memberships: each.memberships.map { membership in
        Membership(
          territory: territoryID(membership.territory),
          kind: kind(membership.kind), from: membership.from.map(LocalDate.init(days:)),
          through: membership.through.map(LocalDate.init(days:)))
      },
      maximumRadius: each.radius, capacity: each.capacity, email: nil, phone: nil, photo: nil,
      isActive: each.isActive)
  }

  private static func kind(_ kind: OracleMembership.Kind) -> Membership.Kind {
    switch kind {
    case .primary: .primary
    case .secondary: .secondary
    case .temporary: .temporary
    }
  }

  private static func venue(_ venue: OracleVenue) -> Venue {
    switch venue {
    case .onSite: .onSite
    case .atOurPlace: .atOurPlace
    case .phone: .phone
    case .video: .video
    }
  }

  private static func account(_ account: OracleAccount) -> Account {
    Account(
      id: AccountID("acc_0")!, name: "Account", address: nil,
      visitingHours: account.visiting.map(week), preferred: [],
      required: Set(account.required.map(resourceID)),
      excluded: Set(account.excluded.map(resourceID)))
  }

  private static func serviceType(_ asked: OracleCase) -> ServiceType {
    let service = asked.service
    return ServiceType(
      id: ServiceTypeID("svc_asked")!, name: "Service", description: "",
      duration: service.duration, before: service.before, after: service.after,
      startInterval: service.interval,
      skills: service.skills.map {
        SkillRequirement(skill: SkillID("skl_\($0.skill)")!, minimumLevel: $0.minimum)
      },
      venue: venue(service.venue),
      promise: service.windows.map { .arrivalWindows($0.map(range)) } ?? .exactStart,
      notice: service.notice, furthestDay: service.furthestDay, bookableByCustomers: true,
      categories: [], namesResourceAtBooking: false, seats: service.seats, priceText: nil,
      assignment: .leastDriving, territory: nil, meetingLink: nil, phoneInstructions: nil)
  }

  private static func book(_ asked: OracleCase, _ places: [Place]) -> DayBook {
    let byDay = Dictionary(grouping: asked.visits) {
      OracleKey(resource: $0.resource, date: $0.date)
    }
    let days = byDay.map { key, visits in
      DayRecord(
        key: DayKey(resource: resourceID(key.resource), date: LocalDate(days: key.date)),
        version: 1,
        visits: visits.filter { $0.state != .canceled }
          .sorted { ($0.planned, $0.id) < ($1.planned, $1.id) }.map { visit($0, places) })
    }
    var deviations: [ResourceID: Deviations] = [:]
    for (index, resource) in asked.resources.enumerated() {
      deviations[resourceID(index)] = Deviations(
        shifts: Dictionary(
          uniqueKeysWithValues: resource.shifts.map {
            (LocalDate(days: $0.key), $0.value.map(range))
          }),
        absences: resource.absences.enumerated().map { number, absence in
          Absence(
            id: AbsenceID("abs_\(number)")!,
            range: TimeRange(
              start: Instant(seconds: absence.start), end: Instant(seconds: absence.end))!,
            reason: "away")
        })
    }
    return DayBook(days: days, deviations: deviations)
  }

  private static func visit(_ visit: OracleVisit, _ places: [Place]) -> PlannedVisit {
    let state: AppointmentState =
      switch visit.state {
      case .scheduled: .scheduled
      case .traveling: .traveling
      case .inProgress: .inProgress
      case .onBreak: .onBreak
      case .completed: .completed
      case .canceled: .canceled
      case .cannotComplete: .cannotComplete
      }
    return PlannedVisit(
      appointment: appointmentID(visit.id), state: state,
      serviceType: ServiceTypeID(visit.isSameService ? "svc_asked" : "svc_other")!,
      territory: territoryID(visit.territory),
      promise: Slot(
        earliest: Instant(seconds: visit.earliest), latest: Instant(seconds: visit.latest))!,
      planned: Instant(seconds: visit.planned), duration: visit.duration, before: visit.before,
      after: visit.after, place: visit.place.map { places[$0] },
      leg: visit.legFrom.map { Leg(from: places[$0], seconds: visit.legSeconds) },
      departedAt: visit.departed.map(Instant.init(seconds:)),
      startedAt: visit.started.map(Instant.init(seconds:)),
      endedAt: visit.ended.map(Instant.init(seconds:)), visitingHours: visit.visiting.map(week),
      seats: visit.seats, seatsTaken: visit.taken)
  }
}
