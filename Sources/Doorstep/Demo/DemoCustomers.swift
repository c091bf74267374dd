internal import Scheduling
internal import Storage

/// Contacts of households and companies, each with something that heats.
struct DemoCustomers {
  /// Where they live.
  struct Places {
    /// Towns of each region, with the share of customers that live in it or in one before.
    var regions: [(upTo: Double, towns: [DemoTown])]
  }

  /// Contacts who can sign in: customer-1@example.org and so on.
  struct Profiles {
    /// Numbers of those that are still to be made.
    var numbers: Range<Int>
    var password: String

    static let none = Profiles(numbers: 0..<0, password: "")
  }

  private(set) var accounts: [JSONValue] = []
  private(set) var contacts: [JSONValue] = []
  private(set) var assets: [JSONValue] = []
  private let places: Places
  /// Of the first account. Ten times it is more than that of the last one.
  private let first: Int
  private var profiles: Profiles
  private var random: SeededRandom
  private static let roles: JSONValue = [.string(DemoCatalogue.customerRole)]

  static let mira = "con_mira-ospelt"
  static let jakob = "con_jakob-marxer"
  static let miraBoiler = "ast_mira-boiler"
  static let miraSolar = "ast_mira-solar"

  init(
    places: Places, first: Int = 1_000, profiles: Profiles = .none, random: SeededRandom
  ) {
    self.places = places
    self.first = first
    self.profiles = profiles
    self.random = random
  }

  /// Makes contacts until there are so many.
  mutating func add(upTo count: Int) {
    while contacts.count < count {
      let number = accounts.count + first
      if random.chance(0.08) {
        company(number, atMost: count)
      } else {
        household(number)
      }
    }
  }

  /// Those whom demonstrations are told about.
  mutating func addNamed() {
    let vaduz = DemoTown.liechtenstein[0]
    let mira = DemoCatalogue.address("Aeulestrasse 12", vaduz, 47.1402, 9.5212)
    accounts.append(["id": "acc_ospelt", "name": "Familie Ospelt", "address": mira])
    contacts.append([
      "id": .string(Self.mira), "account": "acc_ospelt", "firstName": "Mira",
      "lastName": "Ospelt", "email": .string(DemoCompany.miraEmail), "phone": "+423 555 03 10",
      "language": "en", "address": mira, "roles": Self.roles,
      "portal": ["password": .string(DemoCompany.miraPassword)],
    ])
    asset(Self.miraBoiler, "Gas boiler Calora 24", "cat_gas-boiler", of: Self.mira, at: mira)
    asset(Self.miraSolar, "Solar thermal Helia 6", "cat_solar-thermal", of: Self.mira, at: mira)
    let schaan = DemoTown.liechtenstein[1]
    let jakob = DemoCatalogue.address("Im Bongert 7", schaan, 47.1668, 9.5061)
    accounts.append(["id": "acc_marxer", "name": "Familie Marxer", "address": jakob])
    // Without role and profile: both come with the invitation.
    contacts.append([
      "id": .string(Self.jakob), "account": "acc_marxer", "firstName": "Jakob",
      "lastName": "Marxer", "email": "jakob@example.org", "phone": "+423 555 03 11",
      "language": "en", "address": jakob,
    ])
    asset(
      "ast_jakob-heat-pump", "Heat pump Aeris 9", "cat_heat-pump", of: Self.jakob, at: jakob)
  }

  private mutating func asset(
    _ id: String, _ name: String, _ category: String, of contact: String, at address: JSONValue
  ) {
    assets.append([
      "id": .string(id), "name": .string(name), "category": .string(category),
      "contact": .string(contact), "address": address,
    ])
  }

  private mutating func town() -> DemoTown {
    let share = random.fraction()
    let towns = (places.regions.first { share < $0.upTo } ?? places.regions[0]).towns
    return random.pick(towns) ?? towns[0]
  }

  private mutating func household(_ number: Int) {
    let town = town()
    let address = DemoCatalogue.address(in: town, &random)
    let last = random.word(DemoNames.last)
    let account = "acc_\(number)"
    accounts.append([
      "id": .string(account), "name": .string("Familie \(last)"), "address": address,
    ])
    person(random.word(DemoNames.first), last, number: number, account, town, address)
  }

  private mutating func company(_ number: Int, atMost count: Int) {
    let town = town()
    let address = DemoCatalogue.address(in: town, &random)
    let account = "acc_\(number)"
    let name = "\(random.word(DemoNames.businesses)) \(random.word(DemoNames.last))"
    var members = [
      JSONMember("id", .string(account)), JSONMember("name", .string(name)),
      JSONMember("address", address),
    ]
    if random.chance(0.4) {
      members.append(
        JSONMember("visitingHours", DemoCatalogue.week(["08:00-12:00", "13:30-17:30"])))
    }
    accounts.append(.object(members))
    for index in 0..<min(random.number(1...3), count - contacts.count) {
      person(
        random.word(DemoNames.first), random.word(DemoNames.last), number: number * 10 + index,
        account, town, address)
    }
  }

  private mutating func person(
    _ first: String, _ last: String, number: Int, _ account: String, _ town: DemoTown,
    _ address: JSONValue
  ) {
    let id = "con_\(number)"
    let profile = profiles.numbers.first
    profiles.numbers = profiles.numbers.dropFirst()
    let mail =
      profile.map { "customer-\($0)@example.org" }
      ?? "\(DemoNames.plain(first)).\(DemoNames.plain(last)).\(number)@example.com"
    var members: [JSONMember] = [
      JSONMember("id", .string(id)), JSONMember("account", .string(account)),
      JSONMember("firstName", .string(first)), JSONMember("lastName", .string(last)),
      JSONMember("email", .string(mail)),
      JSONMember(
        "phone", .string("\(town.dial) \(random.number(10...99)) \(random.number(10...99))")),
      JSONMember("language", .string(random.chance(0.15) ? "en" : "de")),
      JSONMember("address", address),
    ]
    if profile != nil {
      members.append(JSONMember("roles", Self.roles))
      members.append(JSONMember("portal", ["password": .string(profiles.password)]))
    }
    contacts.append(.object(members))
    heating(of: id, number, address, suffix: "a")
    if random.chance(0.18) { heating(of: id, number, address, suffix: "b") }
  }

  private mutating func heating(
    of contact: String, _ number: Int, _ address: JSONValue, suffix: String
  ) {
    let models: [(share: Double, category: String, names: [String])] = [
      (
        0.24, "cat_oil-boiler",
        ["Oil boiler Calora 18", "Oil boiler Calora 25", "Oil boiler Flam 20"]
      ),
      (
        0.48, "cat_gas-boiler",
        ["Gas boiler Calora 24", "Gas boiler Flam 15", "Gas boiler Flam 30"]
      ),
      (0.78, "cat_heat-pump", ["Heat pump Aeris 9", "Heat pump Aeris 14", "Heat pump Terra 12"]),
      (0.86, "cat_pellet-boiler", ["Pellet boiler Silva 15", "Pellet boiler Silva 22"]),
      (0.93, "cat_district-heating", ["Heat exchanger Nodo 20", "Heat exchanger Nodo 40"]),
      (1.00, "cat_solar-thermal", ["Solar thermal Helia 6", "Solar thermal Helia 12"]),
    ]
    let share = random.fraction()
    let model = models.first { share < $0.share } ?? models[0]
    asset(
      "ast_\(number)\(suffix)", random.word(model.names), model.category, of: contact,
      at: address)
  }
}

extension DemoCustomers {
  /// Mira's visits, by the first day that they may be on, counted from today.
  static let wishes: [Int: (asset: String, service: String, state: AppointmentState)] = [
    -11: (miraBoiler, "svc_repair", .completed), -6: (miraSolar, "svc_repair", .canceled),
    4: (miraBoiler, "svc_boiler-service", .scheduled),
  ]
}
