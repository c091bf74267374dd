internal import Scheduling
internal import Storage

/// Technicians with different skills, bases and hours, and advisors at their desks.
struct DemoStaff {
  private let today: LocalDate
  /// Of their mail addresses.
  private let domain: String
  /// What follows their names in ids counts up from here; nil: no two have the same name.
  private let numbers: Int?
  private var random: SeededRandom
  private var taken: Set<String> = []

  init(today: LocalDate, domain: String, numbers: Int? = nil, random: SeededRandom) {
    self.today = today
    self.domain = domain
    self.numbers = numbers
    self.random = random
  }

  mutating func technicians(_ count: Int, in region: DemoRegion) -> [JSONValue] {
    (0..<count).map { technician($0, in: region) }
  }

  /// - Parameter first: how many there are already.
  mutating func advisors(_ count: Int, after first: Int = 0) -> [JSONValue] {
    (0..<count).map { advisor(first + $0) }
  }

  /// An administrator, a dispatcher, the first technician under a name that is easy to type, and an
  /// assistant of some advisors.
  static func signIns(_ resources: JSONValue, advisors: [JSONValue] = []) -> JSONValue {
    let assisted = advisors.compactMap { advisor -> JSONValue? in
      guard case .object(let members) = advisor else { return nil }
      return members.first { $0.name == "id" }?.value
    }
    var technician: [JSONMember] = []
    if case .array(let all) = resources, case .object(let first)? = all.first {
      technician = first.filter { $0.name == "id" || $0.name == "name" }
    }
    func person(
      _ id: String, _ name: JSONValue, _ email: String, _ role: String, _ more: [JSONMember] = []
    ) -> JSONValue {
      .object(
        [
          JSONMember("id", .string(id)), JSONMember("name", name),
          JSONMember("email", .string(email)), JSONMember("roles", [.string(role)]),
          JSONMember("password", .string(DemoCompany.miraPassword)),
        ] + more)
    }
    let id = technician.first { $0.name == "id" }?.value
    return [
      person(
        "stf_ada", "Ada Ospelt", DemoCompany.administratorEmail, "rol_administrator"),
      person("stf_dora", "Dora Hilti", DemoCompany.dispatcherEmail, "rol_dispatcher"),
      person(
        "stf_tom", technician.first { $0.name == "name" }?.value ?? "Tom",
        DemoCompany.technicianEmail, "rol_resource", id.map { [JSONMember("resource", $0)] } ?? []),
      person(
        DemoCompany.assistant, "Tess Beck", DemoCompany.assistantEmail, "rol_assistant",
        [JSONMember("assists", .array(assisted))]),
    ]
  }

  private mutating func name() -> (id: String, name: String) {
    while true {
      let name = "\(random.word(DemoNames.first)) \(random.word(DemoNames.last))"
      let number = numbers.map { "-\($0 + taken.count)" } ?? ""
      let id = DemoNames.plain(name) + number
      if taken.insert(id).inserted { return (id, name) }
    }
  }

  private mutating func technician(_ index: Int, in region: DemoRegion) -> JSONValue {
    let (id, name) = name()
    let town = random.pick(region.towns) ?? region.office
    var members: [JSONMember] = [
      JSONMember("id", .string("res_\(id)")), JSONMember("name", .string(name)),
      JSONMember("zone", .string(region.zone)),
      JSONMember("base", DemoCatalogue.address(in: town, &random)),
      JSONMember("hours", hours(index)), JSONMember("skills", skills(index)),
      JSONMember("memberships", memberships(index, region)),
      JSONMember("phone", .string("\(region.office.dial) 01 \(10 + taken.count)")),
      JSONMember("email", .string("\(id)@\(domain)")),
    ]
    if index % 6 == 4 { members.append(JSONMember("maximumRadiusMeters", 22_000)) }
    if let absence = absence(index, id) { members.append(JSONMember("absences", [absence])) }
    if let shift = shift(index) { members.append(JSONMember("shifts", [shift])) }
    return .object(members)
  }

  private mutating func advisor(_ index: Int) -> JSONValue {
    let (id, name) = name()
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday"]
    let hours: JSONValue =
      switch index % 5 {
      case 0, 1: DemoCatalogue.week(["08:00-12:00", "13:00-17:00"])
      case 2: DemoCatalogue.week(["10:00-14:00", "14:30-18:00"])
      case 3: DemoCatalogue.week(["08:00-12:30"])
      default: DemoCatalogue.week(["08:30-12:00", "13:00-17:30"], on: Array(days.prefix(3)))
      }
    return [
      "id": .string("res_\(id)"), "name": .string(name), "hours": hours,
      "skills": [["skill": "skl_advice", "level": .integer(index % 5 < 2 ? 3 : 2)]],
      "memberships": [["territory": .string(DemoCatalogue.deskTerritory)]],
      "phone": .string("+423 555 02 \(10 + index)"),
      "email": .string("\(id)@\(domain)"),
    ]
  }

  /// Usual, early, late and part-time weeks.
  private func hours(_ index: Int) -> JSONValue {
    switch index % 8 {
    case 1: DemoCatalogue.week(["06:30-12:00", "12:45-15:30"])
    case 3: DemoCatalogue.week(["08:30-12:30", "13:15-18:00"])
    case 5:
      DemoCatalogue.week(["07:00-12:00", "13:00-17:00"], on: ["monday", "tuesday", "thursday"])
    case 6:
      DemoCatalogue.week(
        ["07:00-12:00", "13:00-17:30"], on: ["tuesday", "wednesday", "thursday", "friday"])
    default: DemoCatalogue.week(["07:00-12:00", "13:00-17:15"])
    }
  }

  private func skills(_ index: Int) -> JSONValue {
    let levels: [(String, Int)] =
      switch index % 6 {
      case 0: [("skl_boiler", 3), ("skl_repair", 3), ("skl_planning", 2)]
      case 1: [("skl_heat-pump", 3), ("skl_repair", 2)]
      case 2: [("skl_boiler", 2), ("skl_heat-pump", 2), ("skl_repair", 2)]
      case 3: [("skl_boiler", 3), ("skl_heat-pump", 1), ("skl_repair", 2)]
      case 4: [("skl_boiler", 1), ("skl_repair", 1)]
      default: [("skl_heat-pump", 2), ("skl_boiler", 1), ("skl_repair", 3), ("skl_planning", 3)]
      }
    return .array(
      levels.map { skill, level in
        var members = [JSONMember("skill", .string(skill)), JSONMember("level", .integer(level))]
        // Handling refrigerants needs a certificate that runs out.
        if skill == "skl_heat-pump" {
          let days = index % 12 == 1 ? 10 : 120 + 45 * index
          members.append(JSONMember("validThrough", .string((today + days).iso8601)))
        }
        return .object(members)
      })
  }

  /// Some help out across the river; one is lent for a while.
  private func memberships(_ index: Int, _ region: DemoRegion) -> JSONValue {
    var all: [JSONValue] = [["territory": .string(region.territory)]]
    guard let neighbour = region.neighbour else { return .array(all) }
    let other: JSONValue = .string(neighbour)
    if index % 5 == 2 { all.append(["territory": other, "kind": "secondary"]) }
    if index == 7 {
      all.append([
        "territory": other, "kind": "temporary", "from": .string((today + 21).iso8601),
        "through": .string((today + 34).iso8601),
      ])
    }
    return .array(all)
  }

  private func absence(_ index: Int, _ id: String) -> JSONValue? {
    let days: (first: Int, count: Int, reason: String)? =
      switch index {
      case 3: (4, 5, "Holiday")
      case 8: (-6, 4, "Ill")
      case 10: (9, 1, "Training on heat pumps")
      case 13: (11, 12, "Holiday")
      default: nil
      }
    guard let days else { return nil }
    let (first, end) = (today + days.first, today + days.first + days.count)
    return [
      "id": .string("abs_\(id)-\(index)"), "start": .string("\(first.iso8601)T00:00:00+01:00"),
      "end": .string("\(end.iso8601)T00:00:00+01:00"), "reason": .string(days.reason),
    ]
  }

  /// A short day now and then.
  private func shift(_ index: Int) -> JSONValue? {
    guard index % 7 == 2 else { return nil }
    return ["date": .string((today + 5 + index).iso8601), "hours": ["07:00-12:00"]]
  }
}
