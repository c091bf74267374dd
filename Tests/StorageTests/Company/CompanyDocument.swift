import Foundation
import Scheduling
import Storage

/// Documents for tests, and what is answered to them.
enum CompanyDocument {
  static let zones = ZoneFiles().source

  /// A right organisation with further members of the document, as JSON.
  static func text(_ members: String = "") -> String {
    let organization = """
      "organization": {"id": "org_a", "name": "A", "slug": "a", "zone": "Europe/Vaduz",
      "language": "en"}
      """
    return #"{"format": "doorstep-company/1", "# + organization
      + (members.isEmpty ? "" : ", " + members) + "}"
  }

  /// Two customers, a technician, a service type: what visits need.
  static func withWork(_ members: String) -> String {
    text(
      """
      "territories": [{"id": "ter_t", "name": "T", "zone": "Europe/Vaduz",
        "hours": {"tuesday": ["08:00-18:00"]}}],
      "serviceTypes": [{"id": "svc_s", "name": "S", "durationMinutes": 60,
        "startIntervalMinutes": 30}],
      "resources": [{"id": "res_r", "name": "R", "hours": {"tuesday": ["08:00-18:00"]},
        "memberships": [{"territory": "ter_t"}]}],
      "contacts": [{"id": "con_c", "lastName": "C"}, {"id": "con_d", "lastName": "D"}],
      "assets": [{"id": "ast_c", "name": "Boiler", "contact": "con_c"}]\(
        members.isEmpty ? "" : ", " + members)
      """)
  }

  /// An appointment of `con_c` on Tuesday, 1 December 2026.
  static func visit(_ id: String, at slot: String, _ more: String = "") -> String {
    """
    {"id": "\(id)", "contact": "con_c", "serviceType": "svc_s", "resource": "res_r",
    "slot": "\(slot)"\(more.isEmpty ? "" : ", " + more)}
    """
  }

  static func read(_ text: String) -> CompanyFile.Reading {
    CompanyFile.read(Array(text.utf8), zones: zones)
  }

  /// Nil for a file with faults.
  static func company(_ text: String) -> CompanyFile? {
    if case .company(let company) = read(text) { return company }
    return nil
  }

  static func faults(_ text: String) -> [CompanyFault] {
    if case .faulty(let faults) = read(text) { return faults }
    return []
  }

  static func documentation(_ name: String) throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: "docs/\(name)"), encoding: .utf8)
  }

  /// The example in the documentation.
  static func example() throws -> String {
    let page = try documentation("company-file.md")
    let start = page.range(of: "```json\n")
    let end = page.range(of: "\n```\n", options: .backwards)
    guard let start, let end, start.upperBound < end.lowerBound else { return "" }
    return String(page[start.upperBound..<end.lowerBound])
  }
}
