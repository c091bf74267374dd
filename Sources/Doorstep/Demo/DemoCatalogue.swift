internal import Foundation
internal import Scheduling
internal import Storage

/// What a company offers, as parts of its company file.
struct DemoCatalogue {
  let today: LocalDate
  let regions: [DemoRegion]

  static let sites: JSONValue = [["id": "sit_portal"]]

  /// One mailbox that sends: nobody has to set it up before trying things out.
  static func mailboxes(_ name: String, at domain: String, _ today: LocalDate) -> JSONValue {
    let since: JSONValue = .string("\((today - 30).iso8601)T08:00:00Z")
    return [
      [
        "id": "mbx_visits", "name": .string(name), "address": .string("visits@\(domain)"),
        "approvedAt": since, "testedAt": since, "isNotification": true,
      ]
    ]
  }

  static let customerRole = "rol_web-api-user"

  static let roles: JSONValue = [
    ["id": .string(customerRole), "name": .string(WebRole.webAPIUser), "permissions": ["book"]],
    ["id": "rol_whole-account", "name": "Whole account", "permissions": ["wholeAccount"]],
    ["id": "rol_resource", "name": "Resource", "permissions": ["ownDays"]],
    ["id": "rol_assistant", "name": "Assistant", "permissions": ["share"]],
    ["id": "rol_dispatcher", "name": "Dispatcher", "permissions": ["dispatch"]],
    [
      "id": "rol_administrator", "name": "Administrator",
      "permissions": ["dispatch", "administer"],
    ],
  ]

  static let categories: JSONValue = [
    ["id": "cat_oil-boiler", "name": "Oil boiler"],
    ["id": "cat_gas-boiler", "name": "Gas boiler"],
    ["id": "cat_pellet-boiler", "name": "Pellet boiler"],
    ["id": "cat_heat-pump", "name": "Heat pump"],
    ["id": "cat_district-heating", "name": "District heating"],
    ["id": "cat_solar-thermal", "name": "Solar thermal"],
  ]

  static let skills: JSONValue = [
    ["id": "skl_boiler", "name": "Boilers and burners"],
    ["id": "skl_heat-pump", "name": "Heat pumps and refrigerants"],
    ["id": "skl_repair", "name": "Repairs"],
    ["id": "skl_planning", "name": "Planning of heating systems"],
    ["id": "skl_advice", "name": "Energy advice"],
  ]

  static let deskTerritory = "ter_advisory-desk"

  var territories: JSONValue { .array(regions.map(territory) + [desk]) }

  func territory(_ region: DemoRegion) -> JSONValue {
    let office = region.office
    return [
      "id": .string(region.territory), "name": .string(region.name),
      "zone": .string(region.zone), "hours": Self.week(region.hours),
      "holidays": holidays(region.holidays),
      "postalAreas": .array(
        region.towns.map { town in
          [
            "country": .string(town.country), "code": .string(town.postalCode),
            "center": Self.place(town.latitude, town.longitude),
          ]
        }),
      "office": Self.address("Landstrasse 40", office, office.latitude, office.longitude),
      "travel": ["kmPerHour": 45, "detour": 1.35, "overheadSeconds": 180],
    ]
  }

  var desk: JSONValue {
    [
      "id": .string(Self.deskTerritory), "name": "Advisory desk", "zone": "Europe/Vaduz",
      "hours": Self.week(["08:00-18:00"]), "holidays": holidays(.liechtenstein),
    ]
  }

  private func holidays(_ region: DemoHolidays.Region) -> JSONValue {
    .array(
      DemoHolidays.dates(in: region, years: (today.year - 1)...(today.year + 2)).map {
        .string($0.iso8601)
      })
  }

  static let serviceTypes: JSONValue = [
    [
      "id": "svc_boiler-service", "name": "Yearly boiler service",
      "description": "Cleaning, adjustment and measurement of the exhaust gas.",
      "durationMinutes": 60, "startIntervalMinutes": 30, "noticeMinutes": 240, "furthestDay": 60,
      "skills": [["skill": "skl_boiler", "minimumLevel": 1]],
      "categories": ["cat_oil-boiler", "cat_gas-boiler", "cat_pellet-boiler"],
      "priceText": "CHF 190",
    ],
    [
      "id": "svc_heat-pump-inspection", "name": "Heat-pump inspection",
      "description": "Refrigerant, pressures, settings and a test run.",
      "durationMinutes": 90, "startIntervalMinutes": 30, "noticeMinutes": 240, "furthestDay": 60,
      "skills": [["skill": "skl_heat-pump", "minimumLevel": 2]],
      "categories": ["cat_heat-pump"], "arrivalWindows": ["08:00-12:00", "13:00-17:00"],
      "priceText": "CHF 240",
    ],
    [
      "id": "svc_repair", "name": "Repair",
      "description": "Something does not work as it should: we find out and mend it.",
      "durationMinutes": 120, "startIntervalMinutes": 30, "noticeMinutes": 60, "furthestDay": 30,
      "skills": [["skill": "skl_repair", "minimumLevel": 1]],
      "arrivalWindows": ["08:00-12:00", "13:00-17:00"], "namesResourceAtBooking": false,
      "priceText": "By the hour",
    ],
    [
      "id": "svc_burner-exchange", "name": "Burner exchange",
      "description": "A new burner in your boiler, set up and measured.",
      "durationMinutes": 180, "afterMinutes": 15, "startIntervalMinutes": 30,
      "noticeMinutes": 2880, "furthestDay": 90,
      "skills": [["skill": "skl_boiler", "minimumLevel": 3]],
      "categories": ["cat_oil-boiler", "cat_gas-boiler"], "priceText": "By quotation",
    ],
    [
      "id": "svc_consultation", "name": "Consultation at home",
      "description": "We look at your house and talk about what could heat it.",
      "durationMinutes": 45, "startIntervalMinutes": 30, "noticeMinutes": 1440, "furthestDay": 90,
      "skills": [["skill": "skl_planning", "minimumLevel": 2]], "priceText": "Free",
    ],
    [
      "id": "svc_energy-advice", "name": "Energy advice by video",
      "description": "Half an hour with an advisor, wherever you are.",
      "durationMinutes": 30, "startIntervalMinutes": 30, "noticeMinutes": 60, "furthestDay": 60,
      "venue": "video", "territory": .string(deskTerritory), "assignment": "leastBusy",
      "skills": [["skill": "skl_advice", "minimumLevel": 1]],
      "meetingLink": "https://meet.example.org/{appointment}", "priceText": "Free",
    ],
  ]

  /// Only by invitation.
  static let subsidies: JSONValue = [
    "id": "svc_subsidies", "name": "Subsidies by phone",
    "description": "Who pays what towards a new heating, and how one applies.",
    "durationMinutes": 20, "startIntervalMinutes": 20, "noticeMinutes": 60, "furthestDay": 60,
    "venue": "phone", "territory": .string(deskTerritory), "assignment": "leastBusy",
    "skills": [["skill": "skl_advice", "minimumLevel": 2]],
    "phoneInstructions": "We call you.", "priceText": "Free", "bookableByCustomers": false,
  ]

  /// What an advisor is asked about.
  static let topics: JSONValue = [
    [
      "id": "top_advice", "name": "Advice on heating",
      "serviceTypes": ["svc_energy-advice", "svc_subsidies"],
    ]
  ]

  // MARK: Parts

  /// The same hours from Monday to Friday, or on the weekdays given.
  static func week(
    _ hours: [String],
    on days: [String] = ["monday", "tuesday", "wednesday", "thursday", "friday"]
  ) -> JSONValue {
    .object(days.map { JSONMember($0, .array(hours.map { .string($0) })) })
  }

  static func place(_ latitude: Double, _ longitude: Double) -> JSONValue {
    ["latitude": .number(rounded(latitude)), "longitude": .number(rounded(longitude))]
  }

  /// To about ten centimetres: more digits would only be noise in the file.
  private static func rounded(_ degrees: Double) -> Double {
    (degrees * 1_000_000).rounded() / 1_000_000
  }

  static func address(
    _ street: String, _ town: DemoTown, _ latitude: Double, _ longitude: Double
  ) -> JSONValue {
    [
      "street": .string(street), "postalCode": .string(town.postalCode),
      "city": .string(town.name), "country": .string(town.country),
      "place": place(latitude, longitude),
    ]
  }

  /// Somewhere in a village, mostly near its middle.
  static func address(in town: DemoTown, _ random: inout SeededRandom) -> JSONValue {
    let street = "\(random.word(DemoNames.streets)) \(random.number(1...68))"
    let north = (random.fraction() + random.fraction() - 1) * 0.0085
    let east = (random.fraction() + random.fraction() - 1) * 0.0105
    return address(street, town, town.latitude + north, town.longitude + east)
  }
}
