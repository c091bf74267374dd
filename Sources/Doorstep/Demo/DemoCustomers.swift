internal import Scheduling
internal import Storage

/// Two thousand contacts of households and companies, each with something that heats.
struct DemoCustomers {
  private(set) var accounts: [JSONValue] = []
  private(set) var contacts: [JSONValue] = []
  private(set) var assets: [JSONValue] = []
  private var random: SeededRandom
  private let roles: JSONValue = [.string(DemoCatalogue.customerRole)]

  static let mira = "con_mira-ospelt"
  static let jakob = "con_jakob-marxer"
  static let miraBoiler = "ast_mira-boiler"
  static let miraSolar = "ast_mira-solar"

  init(count: Int, random: SeededRandom) {
    self.random = random
    named()
    while contacts.count < count {
      let number = accounts.count + 1_000
      if self.random.chance(0.08) {
        company(number, atMost: count)
      } else {
        household(number)
      }
    }
  }

  /// Those whom demonstrations are told about.
  private mutating func named() {
    let vaduz = DemoTown.all[0]
    let mira = DemoCatalogue.address("Aeulestrasse 12", vaduz, 47.1402, 9.5212)
    accounts.append(["id": "acc_ospelt", "name": "Familie Ospelt", "address": mira])
    contacts.append([
      "id": .string(Self.mira), "account": "acc_ospelt", "firstName": "Mira",
      "lastName": "Ospelt", "email": "mira@example.org", "phone": "+423 555 03 10",
      "language": "en", "address": mira, "roles": roles, "portal": ["password": "doorstep-demo"],
    ])
    asset(Self.miraBoiler, "Gas boiler Calora 24", "cat_gas-boiler", of: Self.mira, at: mira)
    asset(Self.miraSolar, "Solar thermal Helia 6", "cat_solar-thermal", of: Self.mira, at: mira)
    let schaan = DemoTown.all[1]
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
    let region: DemoTown.Region =
      share < 0.5 ? .liechtenstein : share < 0.83 ? .stGallen : .vorarlberg
    return random.pick(DemoTown.towns(of: region)) ?? DemoTown.all[0]
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
    let mail = "\(DemoNames.plain(first)).\(DemoNames.plain(last)).\(number)@example.com"
    contacts.append([
      "id": .string(id), "account": .string(account), "firstName": .string(first),
      "lastName": .string(last), "email": .string(mail),
      "phone": .string("\(town.region.dial) \(random.number(10...99)) \(random.number(10...99))"),
      "language": .string(random.chance(0.15) ? "en" : "de"), "address": address,
    ])
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
