package import Scheduling
internal import Storage

/// A made-up heating-service firm of any size, for trials and measurements.
///
/// It is made one territory after the other, so that its size is not bounded by memory. Everything
/// follows from the seed, the sizes and the date: the same ones give the same file, byte for byte.
package struct GeneratedCompany: Sendable {
  package struct Size: Sendable {
    package var resources: Int
    package var contacts: Int
    package var appointments: Int
    /// Nil: one for each thirty resources.
    package var territories: Int?
    /// Contacts who can sign in: customer-1@example.org and so on.
    package var portalUsers = 0
    package var password = DemoCompany.miraPassword

    package init(resources: Int, contacts: Int, appointments: Int, territories: Int? = nil) {
      self.resources = resources
      self.contacts = contacts
      self.appointments = appointments
      self.territories = territories
    }
  }

  package static let organization = "org_hausberg-technik"

  private let size: Size
  private let seed: UInt64
  private let today: LocalDate
  private let zones: ZoneSource
  private let parts: Int
  private let catalogue: DemoCatalogue

  /// - Parameter zones: the tz database.
  package init(_ size: Size, seed: UInt64, today: LocalDate, zones: ZoneSource) {
    self.size = size
    self.seed = seed
    self.today = today
    self.zones = zones
    let parts = size.territories ?? max(1, (size.resources + 29) / 30)
    self.parts = parts
    let regions = (0..<parts).map { DemoRegion.generated($0, of: parts, seed: seed) }
    catalogue = DemoCatalogue(today: today, regions: regions)
  }

  /// Writes the company file, and answers how many appointments it has: fewer than asked for where
  /// the resources have no room for more, or the contacts no need.
  ///
  /// - Parameters:
  ///   - progress: called with the part of the work that is done, from 0 to 1.
  ///   - sink: takes the file's bytes, in order.
  package func write(
    progress: (Double) -> Void = { _ in }, to sink: @escaping ([UInt8]) throws -> Void
  ) throws -> Int {
    var stream = try CompanyStream(sink: sink)
    for member in frame(catalogue.territories) { try stream.member(member.name, member.value) }
    try stream.list("resources") { add in
      for part in 0..<parts { try staff(part).forEach(add) }
    }
    for (name, records) in [
      ("accounts", \DemoCustomers.accounts), ("contacts", \.contacts), ("assets", \.assets),
    ] {
      try stream.list(name) { add in
        for part in 0..<parts { try customers(part)[keyPath: records].forEach(add) }
      }
    }
    var (made, orders): (Int, [JSONValue]) = (0, [])
    try stream.list("appointments") { add in
      for part in 0..<parts {
        let count = share(size.appointments, through: part) - made
        let visits = try visits(part, count: count)
        made += visits.count
        orders += visits.workOrders
        try visits.appointments.forEach(add)
        progress(Double(part + 1) / Double(parts))
      }
    }
    try stream.member("workOrders", .array(orders))
    try stream.finish()
    return made
  }

  // MARK: Parts

  /// How many of all belong to the parts up to this one: all parts have as many, more or less.
  private func share(_ all: Int, through part: Int) -> Int { all * (part + 1) / parts }

  private func shares(_ all: Int, of part: Int) -> Range<Int> {
    share(all, through: part - 1)..<share(all, through: part)
  }

  private enum Matter: UInt64 { case staff, customers, visits }

  /// Numbers of its own for each matter of each part, so that one can be made without the others.
  private func random(_ matter: Matter, _ part: Int) -> SeededRandom {
    var random = SeededRandom(seed: seed &+ UInt64(part) &* 4 &+ matter.rawValue)
    return SeededRandom(seed: random.next() ^ seed)
  }

  private func frame(_ territories: JSONValue) -> [JSONMember] {
    [
      JSONMember(
        "organization",
        [
          "id": .string(Self.organization), "name": "Hausberg Technik", "slug": "hausberg-technik",
          "zone": "Europe/Zurich", "language": "en", "accent": "#1f5f8b",
          "contactEmail": "service@hausberg-technik.example.org",
          "footer": "Hausberg Technik · a made-up company",
          "rules": ["cutOffMinutes": 120, "technicianTracking": true],
        ]),
      JSONMember(
        "mailboxes",
        DemoCatalogue.mailboxes("Hausberg Technik", at: "hausberg-technik.example.org", today)),
      JSONMember("sites", DemoCatalogue.sites), JSONMember("roles", DemoCatalogue.roles),
      JSONMember("categories", DemoCatalogue.categories),
      JSONMember("skills", DemoCatalogue.skills), JSONMember("territories", territories),
      JSONMember("serviceTypes", DemoCatalogue.serviceTypes),
    ]
  }

  /// One in twenty advises by video, but not more than fifty; the others drive.
  private func staff(_ part: Int) -> [JSONValue] {
    let advising = min(50, size.resources / 20)
    let advisors = shares(advising, of: part)
    let technicians = shares(size.resources - advising, of: part)
    var staff = DemoStaff(
      today: today, domain: "hausberg-technik.example.org",
      numbers: 1 + technicians.lowerBound + advisors.lowerBound, random: random(.staff, part))
    return staff.technicians(technicians.count, in: catalogue.regions[part])
      + staff.advisors(advisors.count, after: advisors.lowerBound)
  }

  private func customers(_ part: Int) -> DemoCustomers {
    let numbers = shares(size.contacts, of: part)
    var first = 1_000
    while first < size.contacts { first *= 10 }
    let profiles = shares(min(size.portalUsers, size.contacts), of: part)
    var customers = DemoCustomers(
      places: .init(regions: [(1, catalogue.regions[part].towns)]),
      first: first + numbers.lowerBound,
      profiles: .init(
        numbers: profiles.lowerBound + 1..<profiles.upperBound + 1, password: size.password),
      random: random(.customers, part))
    customers.add(upTo: numbers.count)
    return customers
  }

  /// Visits are planned on one territory's company as readers of the file will see it.
  private func visits(_ part: Int, count: Int) throws -> DemoVisits {
    let region = catalogue.regions[part]
    let neighbours = catalogue.regions.filter { $0.territory == region.neighbour }
    let customers = customers(part)
    let members =
      frame(.array(([region] + neighbours).map(catalogue.territory) + [catalogue.desk])) + [
        JSONMember("resources", .array(staff(part))),
        JSONMember("accounts", .array(customers.accounts)),
        JSONMember("contacts", .array(customers.contacts)),
        JSONMember("assets", .array(customers.assets)),
      ]
    let bytes = JSONValue.object([JSONMember("format", .string(CompanyFile.format))] + members)
      .document
    switch CompanyFile.read(bytes, zones: zones) {
    case .faulty(let faults): throw GenerationError(faults: faults)
    case .company(let company):
      var visits = DemoVisits(
        company: company, regions: [region], today: today, extent: extent(part, count: count),
        random: random(.visits, part))
      visits.plan()
      return visits
    }
  }

  /// From tomorrow and yesterday outwards: four weeks ahead, and as far back as need be.
  private func extent(_ part: Int, count: Int) -> DemoVisits.Extent {
    let each = size.appointments / max(1, size.resources)
    return DemoVisits.Extent(
      days: (1...28).flatMap { [$0, -$0] } + (29...1_500).map { -$0 },
      visits: count, perDay: each / 30 + 1,
      perAsset: 1 + size.appointments / max(1, size.contacts), prefix: "t\(part)-d")
  }
}

/// What generates company files broke one of their rules.
struct GenerationError: Error, CustomStringConvertible {
  var faults: [CompanyFault]
  var description: String { faults.prefix(3).map(\.description).joined(separator: "; ") }
}
