import Foundation
import Scheduling
import Storage

/// Two companies on one server: a heating firm with two customers who don't know each other, and a
/// stranger's company next door. Whatever only Omar, the office or the technician may read says
/// `Canary`.
enum Firm {
  static let organization = OrganizationID("org_rhine")!
  static let mira = ContactID("con_mira")!
  static let omar = ContactID("con_omar")!
  static let password = "long enough for us"
  static let miraMail = "mira@example.org"
  static let omarMail = "canary.omar@example.org"
  static let miraVisit = "apt_mira-service"
  static let otherMiraVisit = "apt_mira-second"
  static let omarVisit = "apt_omar-service"
  static let strangerVisit = "apt_stranger"
  /// A visit that nobody has.
  static let unknownVisit = "apt_nobody"
  /// Monday morning: the visits are on Thursday.
  static let monday = Instant(iso8601: "2026-11-23T07:00:00Z")!
  static let freeSlot = "2026-11-27T09:00:00Z"
  static let laterSlot = "2026-11-27T13:00:00Z"

  /// Parts of what must never reach another customer, and the technician's phone number.
  static let canaries = ["canary", "999 77 66", "9997766"]

  static let document = """
    {"format": "doorstep-company/1",
    "organization": {"id": "org_rhine", "name": "Rhine Heating", "slug": "rhine",
      "zone": "Europe/Vaduz", "language": "en", "contactEmail": "office@example.org",
      "rules": {"cutOffMinutes": 60, "cancellationReasonRequired": true,
        "showsTechnicianPhone": false}},
    "mailboxes": [{"id": "mbx_main", "name": "Rhine Heating", "address": "visits@rhine.example",
      "approvedAt": "2026-11-01T08:00:00Z", "testedAt": "2026-11-01T08:00:00Z"}],
    "sites": [{"id": "sit_rhine"}],
    "roles": [{"id": "rol_customer", "name": "Web API User", "permissions": ["book"]},
      {"id": "rol_looker", "name": "Looker", "permissions": []},
      {"id": "rol_office", "name": "CanaryOffice",
        "permissions": ["book", "wholeAccount", "dispatch", "administer"]},
      {"id": "rol_resource", "name": "Resource", "permissions": ["ownDays"]},
      {"id": "rol_assistant", "name": "Assistant", "permissions": ["share"]},
      {"id": "rol_dispatcher", "name": "Dispatcher", "permissions": ["dispatch"]},
      {"id": "rol_administrator", "name": "Administrator", "permissions": ["administer"]}],
    "categories": [{"id": "cat_boiler", "name": "Gas boiler"}],
    "skills": [{"id": "skl_gas", "name": "CanarySkill"}],
    "territories": [{"id": "ter_valley", "name": "CanaryTerritory", "zone": "Europe/Vaduz",
      "postalAreas": [{"country": "LI", "code": "9490",
        "center": {"latitude": 47.141, "longitude": 9.5215}}],
      "hours": {"monday": ["08:00-17:00"], "tuesday": ["08:00-17:00"],
        "wednesday": ["08:00-17:00"], "thursday": ["08:00-17:00"], "friday": ["08:00-17:00"]}}],
    "serviceTypes": [
      {"id": "svc_yearly", "name": "Yearly service", "durationMinutes": 60,
        "startIntervalMinutes": 30, "furthestDay": 60, "categories": ["cat_boiler"],
        "skills": [{"skill": "skl_gas"}]},
      {"id": "svc_inside", "name": "CanaryInspection", "durationMinutes": 60,
        "startIntervalMinutes": 30, "bookableByCustomers": false,
        "categories": ["cat_boiler"]}],
    "resources": [
      {"id": "res_lena", "name": "Lena Beck", "email": "lena.canary@example.org",
        "phone": "+423 999 77 66", "hours": \(hours), "skills": [{"skill": "skl_gas", "level": 5}],
        "base": {"street": "CanaryBase 3", "postalCode": "9494", "city": "Schaan",
          "country": "LI", "place": {"latitude": 47.165, "longitude": 9.509}},
        "memberships": [{"territory": "ter_valley"}],
        "absences": [{"id": "abs_lena", "reason": "CanaryReason",
          "start": "2026-11-24T00:00:00+01:00", "end": "2026-11-25T00:00:00+01:00"}]},
      {"id": "res_unskilled", "name": "CanaryTrainee", "hours": \(hours),
        "memberships": [{"territory": "ter_valley"}]}],
    "accounts": [{"id": "acc_mira", "name": "Mira's household"},
      {"id": "acc_omar", "name": "CanaryHousehold"}],
    "contacts": [
      {"id": "con_mira", "account": "acc_mira", "firstName": "Mira", "lastName": "Ospelt",
        "email": "\(miraMail)", "phone": "+423 555 01 23", "language": "en",
        "address": \(address("Aeulestrasse 12")), "roles": ["rol_customer"],
        "portal": {"password": "\(password)"}},
      {"id": "con_omar", "account": "acc_omar", "firstName": "CanaryOmar",
        "lastName": "CanaryHaddad", "email": "\(omarMail)", "phone": "+423 999 77 66",
        "address": \(address("CanaryRoad 7")), "roles": ["rol_customer"],
        "portal": {"password": "\(password)"}},
      {"id": "con_new", "firstName": "Nora", "lastName": "New", "email": "nora@example.org",
        "address": \(address("Am Schrägen Weg 2"))}],
    "staff": [
      \(staff("ada", "rol_administrator")), \(staff("dora", "rol_dispatcher")),
      \(staff("lena", "rol_resource", resource: "res_lena")),
      \(staff("udo", "rol_resource", resource: "res_unskilled")),
      \(staff("tara", "rol_assistant", assists: "res_lena")),
      \(staff("nobody", "rol_customer"))],
    "assets": [
      {"id": "ast_mira", "name": "Boiler in the cellar", "category": "cat_boiler",
        "contact": "con_mira"},
      {"id": "ast_omar", "name": "CanaryBoiler", "category": "cat_boiler",
        "contact": "con_omar"}],
    "workOrders": [
      {"id": "wo_mira", "contact": "con_mira", "asset": "ast_mira",
        "serviceType": "svc_yearly", "subject": "Radiator stays cold"},
      {"id": "wo_omar", "contact": "con_omar", "asset": "ast_omar",
        "serviceType": "svc_yearly", "subject": "CanarySubject"}],
    "appointments": [
      \(visit(miraVisit, of: "mira", at: "2026-11-26T09:00:00Z", "Ring twice, please.")),
      \(visit(otherMiraVisit, of: "mira", at: "2026-12-03T09:00:00Z", "Second of Mira's.")),
      \(visit(omarVisit, of: "omar", at: "2026-11-26T13:00:00Z", "CanaryComment")),
      {"id": "apt_omar-past", "contact": "con_omar", "asset": "ast_omar",
        "serviceType": "svc_yearly", "resource": "res_lena", "state": "canceled",
        "slot": "2026-11-12T09:00:00Z", "cancellation": {"at": "2026-11-11T09:00:00Z",
          "by": "con_omar", "reason": "CanaryCancellation"}}]}
    """

  /// The company next door, with a customer and a visit of its own.
  static let neighbour = """
    {"format": "doorstep-company/1",
    "organization": {"id": "org_next", "name": "CanaryNeighbour", "slug": "next",
      "zone": "Europe/Vaduz", "language": "en"},
    "sites": [{"id": "sit_next", "prefix": "/s/next"}],
    "roles": [{"id": "rol_customer", "name": "Web API User", "permissions": ["book"]}],
    "territories": [{"id": "ter_next", "name": "Next", "zone": "Europe/Vaduz",
      "hours": {"thursday": ["08:00-17:00"]}}],
    "serviceTypes": [{"id": "svc_next", "name": "CanaryService", "durationMinutes": 60,
      "startIntervalMinutes": 30}],
    "resources": [{"id": "res_next", "name": "CanaryWorker", "hours": \(hours),
      "memberships": [{"territory": "ter_next"}]}],
    "contacts": [{"id": "con_stranger", "firstName": "Canary", "lastName": "Stranger",
      "email": "stranger@example.net", "address": \(address("CanaryLane 1")),
      "roles": ["rol_customer"], "portal": {"password": "\(password)"}}],
    "appointments": [{"id": "\(strangerVisit)", "contact": "con_stranger",
      "serviceType": "svc_next", "resource": "res_next", "slot": "2026-11-26T09:00:00Z",
      "comment": "CanaryComment"}]}
    """

  /// Sign in as `<name>@staff.example`, with the password of the customers.
  private static func staff(
    _ name: String, _ role: String, resource: String? = nil, assists: String? = nil
  ) -> String {
    let member =
      (resource.map { ", \"resource\": \"\($0)\"" } ?? "")
      + (assists.map { ", \"assists\": [\"\($0)\"]" } ?? "")
    return """
      {"id": "stf_\(name)", "name": "CanaryStaff \(name)", "email": "\(name)@staff.example",
      "roles": ["\(role)"], "password": "\(password)"\(member)}
      """
  }

  private static let hours = """
    {"monday": ["08:00-17:00"], "tuesday": ["08:00-17:00"], "wednesday": ["08:00-17:00"],
    "thursday": ["08:00-17:00"], "friday": ["08:00-17:00"]}
    """

  private static func address(_ street: String) -> String {
    """
    {"street": "\(street)", "postalCode": "9490", "city": "Vaduz", "country": "LI",
    "place": {"latitude": 47.1405, "longitude": 9.5205}}
    """
  }

  private static func visit(
    _ id: String, of name: String, at slot: String, _ comment: String
  ) -> String {
    """
    {"id": "\(id)", "contact": "con_\(name)", "asset": "ast_\(name)",
    "serviceType": "svc_yearly", "resource": "res_lena", "slot": "\(slot)",
    "comment": "\(comment)"}
    """
  }
}
