import Foundation
import Storage
import Testing

/// The published schema and the reader say the same.
@Suite("Company schema")
struct CompanySchemaTests {
  private let schema: JSONSchema

  init() throws {
    schema = try JSONSchema(try CompanyDocument.documentation("company.schema.json"))
  }

  /// One record of each kind; what is wrong with them doesn't matter here.
  private static let everything = CompanyDocument.text(
    """
    "mailboxes": [{}], "messages": [{}], "sites": [{}], "roles": [{}], "categories": [{}], "skills": [{}],
    "territories": [{"hours": {}, "postalAreas": [{"center": {}}], "office": {}, "travel": {}}],
    "serviceTypes": [{"skills": [{}]}], "topics": [{}],
    "flows": [{"generate": {}, "book": {"heading": {}, "own": [{"hint": {}}]}}], "quickActions": [{}],
    "resources": [{"skills": [{}], "memberships": [{}], "shifts": [{}], "absences": [{}]}],
    "accounts": [{}], "contacts": [{"portal": {}}], "staff": [{}], "assets": [{}], "workOrders": [{}],
    "appointments": [{"address": {}, "cancellation": {}, "answers": [{}]}], "invitations": [{}], "links": [{}],
    "apiKeys": [{}]
    """
  ).replacing(#""en"}"#, with: #""en", "logo": {}, "rules": {}}"#)

  @Test("every field that is read is described, and none else")
  func fields() {
    let asked = CompanyFile.fields(
      askedIn: Array(Self.everything.utf8), zones: CompanyDocument.zones)
    #expect(asked.keys.sorted() == schema.records.keys.sorted())
    for (kind, fields) in schema.records {
      #expect(asked[kind] == fields.known, "\(kind)")
    }
  }

  @Test("the same fields are required")
  func required() {
    let faults = CompanyDocument.faults(Self.everything)
    let missing = Set(faults.filter { $0.reason == "is missing" }.map(\.pointer))
    for (place, kind) in [
      ("/mailboxes/0", "mailbox"), ("/messages/0", "message"), ("/sites/0", "site"),
      ("/roles/0", "role"), ("/categories/0", "category"),
      ("/skills/0", "skill"), ("/territories/0", "territory"),
      ("/territories/0/postalAreas/0", "postalArea"),
      ("/territories/0/postalAreas/0/center", "place"), ("/territories/0/office", "address"),
      ("/territories/0/travel", "travel"), ("/serviceTypes/0", "serviceType"),
      ("/topics/0", "topic"), ("/flows/0", "flow"), ("/flows/0/book/own/0", "ownField"),
      ("/quickActions/0", "quickAction"), ("/appointments/0/answers/0", "answer"),
      ("/serviceTypes/0/skills/0", "skillRequirement"), ("/resources/0", "resource"),
      ("/resources/0/skills/0", "skillLevel"), ("/resources/0/memberships/0", "membership"),
      ("/resources/0/shifts/0", "shift"), ("/resources/0/absences/0", "absence"),
      ("/accounts/0", "account"), ("/contacts/0", "contact"), ("/assets/0", "asset"),
      ("/workOrders/0", "workOrder"), ("/appointments/0", "appointment"),
      ("/appointments/0/cancellation", "cancellation"), ("/invitations/0", "invitation"),
      ("/links/0", "link"), ("/apiKeys/0", "apiKey"), ("/organization/logo", "image"),
    ] {
      for field in schema.records[kind]?.known ?? [] {
        let isRequired = schema.records[kind]?.required.contains(field) == true
        #expect(missing.contains("\(place)/\(field)") == isRequired, "\(kind).\(field)")
      }
    }
  }

  @Test("the documentation's example keeps to it")
  func example() throws {
    let document = try JSONSchema.parse(try CompanyDocument.example())
    #expect(schema.objections(to: document) == [])
  }

  @Test(
    "schema and reader accept and refuse the same",
    arguments: [
      // kind, field, a right value, wrong ones
      ("skills", "name", #""A""#, [#""""#, "1", "null", "[]"]),
      ("skills", "id", #""skl_b""#, [#""skl_""#, #""cat_b""#, #""skl_a_b""#, "7"]),
      ("sites", "prefix", #""""#, [#""/s/A""#, #""x""#]),
      ("contacts", "phone", #""+423 1""#, [#""x""#, #""""#]),
      ("contacts", "language", #""de""#, [#""fr""#, "1"]),
      ("contacts", "emailOptOut", "true", ["1", #""true""#]),
      ("resources", "capacity", "2", ["0", "1001", "1.5", #""2""#]),
      ("resources", "kind", #""room""#, [#""rooms""#]),
      ("resources", "hours", #"{"monday": ["22:00-06:00"]}"#, [#"{"Monday": []}"#, "[]"]),
      ("serviceTypes", "startIntervalMinutes", "480", ["481", "4"]),
      ("serviceTypes", "venue", #""video""#, [#""mars""#]),
      ("serviceTypes", "furthestDay", "366", ["367", "-1"]),
      ("serviceTypes", "meetingLink", #""https://a.example/x""#, [#""http://a.example""#]),
      ("territories", "polygon", "[]", [#"[{"latitude": 91, "longitude": 0}]"#, #"[{}]"#]),
      (
        "territories", "travel", #"{"kmPerHour": 50, "detour": 1.2, "overheadSeconds": 0}"#,
        [#"{"kmPerHour": 0, "detour": 1.2, "overheadSeconds": 0}"#, "{}"]
      ),
      ("accounts", "required", "[]", [#"["res_"]"#, #"{}"#]),
    ])
  func agreement(list: String, field: String, right: String, wrong: [String]) throws {
    let base: [String: String] = [
      "skills": #""id": "skl_a", "name": "A""#, "sites": #""id": "sit_a""#,
      "contacts": #""id": "con_c", "lastName": "C""#, "resources": #""id": "res_r", "name": "R""#,
      "serviceTypes":
        #""id": "svc_s", "name": "S", "durationMinutes": 60, "startIntervalMinutes": 30"#,
      "territories": #""id": "ter_t", "name": "T", "zone": "UTC""#,
      "accounts": #""id": "acc_a", "name": "A""#,
    ]
    let others = (base[list] ?? "").components(separatedBy: ", ")
      .filter { !$0.hasPrefix("\"\(field)\"") }
    for (value, isRight) in [(right, true)] + wrong.map({ ($0, false) }) {
      let record = (others + ["\"\(field)\": \(value)"]).joined(separator: ", ")
      let text = CompanyDocument.text("\"\(list)\": [{\(record)}]")
      #expect(CompanyDocument.faults(text).isEmpty == isRight, "reader: \(text)")
      let objections = schema.objections(to: try JSONSchema.parse(text))
      #expect(objections.isEmpty == isRight, "schema: \(text)")
    }
  }
}
