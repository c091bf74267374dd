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

  package static let organization = "org_rheintal-heizung"

  /// The company file's bytes: 40 technicians, 5 advisors, 2,000 contacts with assets, and visits
  /// from two weeks before `today` to two weeks after (none on the day itself: a demonstration may
  /// begin at any hour).
  ///
  /// - Parameter zones: the tz database.
  package static func make(seed: UInt64, today: LocalDate, zones: ZoneSource) -> [UInt8] {
    var random = SeededRandom(seed: seed)
    var staff = DemoStaff(today: today, random: SeededRandom(seed: random.next()))
    let customers = DemoCustomers(count: 2_000, random: SeededRandom(seed: random.next()))
    let catalogue = DemoCatalogue(today: today)
    var members = [
      JSONMember("format", .string(CompanyFile.format)),
      JSONMember("organization", DemoCatalogue.organization),
      JSONMember("sites", DemoCatalogue.sites), JSONMember("roles", DemoCatalogue.roles),
      JSONMember("categories", DemoCatalogue.categories),
      JSONMember("skills", DemoCatalogue.skills),
      JSONMember("territories", catalogue.territories),
      JSONMember("serviceTypes", DemoCatalogue.serviceTypes),
      JSONMember("resources", staff.everybody()),
      JSONMember("accounts", .array(customers.accounts)),
      JSONMember("contacts", .array(customers.contacts)),
      JSONMember("assets", .array(customers.assets)),
    ]
    // Visits are planned on the company as readers of the file will see it.
    let bytes = JSONValue.object(members).document
    guard case .company(let company) = CompanyFile.read(bytes, zones: zones) else { return bytes }
    var visits = DemoVisits(
      company: company, today: today, random: SeededRandom(seed: random.next()))
    visits.plan()
    members.append(JSONMember("workOrders", .array(visits.workOrders)))
    members.append(JSONMember("appointments", .array(visits.appointments)))
    return JSONValue.object(members).document
  }
}
