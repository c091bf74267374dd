internal import Foundation
package import Scheduling
internal import Storage

/// Rheintal Heizung AG: a made-up heating-service firm in Liechtenstein and the Rhine valley.
///
/// Everything follows from the seed and the date: the same two give the same file, byte for byte.
package enum DemoCompany {
  /// Signs in with ``miraEmail`` and ``miraPassword``. Has a visit ahead, and two behind her.
  package static let mira = DemoCustomers.mira
  package static let miraEmail = "mira@example.org"
  package static let miraPassword = "doorstep-demo"
  /// Has no profile yet: for showing how an invitation is redeemed.
  package static let jakob = DemoCustomers.jakob

  /// Signs in on the staff pages, with the same password as Mira: everything; the schedule and the
  /// customers; their own days.
  package static let administratorEmail = "ada@rheintal-heizung.example.org"
  package static let dispatcherEmail = "dora@rheintal-heizung.example.org"
  package static let technicianEmail = "tom@rheintal-heizung.example.org"
  /// Shares the time of two advisors, and sees nobody's days.
  package static let assistantEmail = "tess@rheintal-heizung.example.org"
  package static let assistant = "stf_tess"

  package static let organization = "org_rheintal-heizung"

  private static let domain = "rheintal-heizung.example.org"

  private static let settings: JSONValue = [
    "id": .string(organization), "name": "Rheintal Heizung AG", "slug": "rheintal-heizung",
    "zone": "Europe/Vaduz", "language": "en", "accent": "#b3400f",
    "logo": [
      "mediaType": "image/svg+xml",
      "base64": .string(Data(DemoLogo.drawing.utf8).base64EncodedString()),
    ],
    "contactEmail": "service@rheintal-heizung.example.org", "contactPhone": "+423 555 00 00",
    "footer": "Rheintal Heizung AG · Landstrasse 40 · 9490 Vaduz · a made-up company",
    "rules": ["cutOffMinutes": 120, "technicianTracking": true],
  ]

  /// The company file's bytes: 40 technicians, 5 advisors, 2,000 contacts with assets, and visits
  /// from two weeks before `today` to two weeks after (none on the day itself: a demonstration may
  /// begin at any hour).
  ///
  /// - Parameter zones: the tz database.
  package static func make(seed: UInt64, today: LocalDate, zones: ZoneSource) -> [UInt8] {
    var random = SeededRandom(seed: seed)
    let regions: [DemoRegion] = [.liechtenstein, .stGallen, .vorarlberg]
    var staff = DemoStaff(
      today: today, domain: domain,
      random: SeededRandom(seed: random.next()))
    let technicians = zip(regions, [18, 14, 8]).flatMap { staff.technicians($1, in: $0) }
    let advisors = staff.advisors(5)
    var customers = DemoCustomers(
      places: .init(regions: zip([0.5, 0.83, 1], regions).map { ($0, $1.towns) }),
      random: SeededRandom(seed: random.next()))
    customers.addNamed()
    customers.add(upTo: 2_000)
    let catalogue = DemoCatalogue(today: today, regions: regions)
    var services = DemoCatalogue.serviceTypes
    if case .array(let usual) = services { services = .array(usual + [DemoCatalogue.subsidies]) }
    var members = [
      JSONMember("format", .string(CompanyFile.format)),
      JSONMember("organization", settings),
      JSONMember("mailboxes", DemoCatalogue.mailboxes("Rheintal Heizung", at: domain, today)),
      JSONMember("sites", DemoCatalogue.sites), JSONMember("roles", DemoCatalogue.roles),
      JSONMember("categories", DemoCatalogue.categories),
      JSONMember("skills", DemoCatalogue.skills),
      JSONMember("territories", catalogue.territories),
      JSONMember("serviceTypes", services),
      JSONMember("topics", DemoCatalogue.topics),
      JSONMember("flows", DemoFlows.flows),
      JSONMember("quickActions", DemoFlows.quickActions),
      JSONMember("resources", .array(technicians + advisors)),
      JSONMember("accounts", .array(customers.accounts)),
      JSONMember("contacts", .array(customers.contacts)),
      JSONMember(
        "staff", DemoStaff.signIns(.array(technicians), advisors: Array(advisors.prefix(2)))),
      JSONMember("assets", .array(customers.assets)),
    ]
    // Visits are planned on the company as readers of the file will see it.
    let bytes = JSONValue.object(members).document
    guard case .company(let company) = CompanyFile.read(bytes, zones: zones) else { return bytes }
    var visits = DemoVisits(
      company: company, regions: regions, today: today,
      extent: DemoVisits.Extent(days: (-14...14).filter { $0 != 0 }, prefix: "d"),
      random: SeededRandom(seed: random.next()))
    visits.plan(named: DemoCustomers.wishes)
    visits.addOpenWork()
    members.append(JSONMember("workOrders", .array(visits.workOrders)))
    members.append(JSONMember("appointments", .array(visits.appointments)))
    return JSONValue.object(members).document
  }
}
