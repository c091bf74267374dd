import Scheduling
import Storage
import Testing

@Suite("Company file")
struct CompanyFileTests {
  @Test("the documentation's example is right")
  func example() throws {
    let text = try CompanyDocument.example()
    #expect(CompanyDocument.faults(text) == [])
    let company = try #require(CompanyDocument.company(text))
    #expect(company.organization.rules.cutOff == 7200)
    #expect(company.resources.first?.hours[.friday].first?.end == LocalTime(hour: 16, minute: 30))
    #expect(company.deviations[company.resources[0].id]?.absences.count == 1)
    let visit = try #require(company.visits.first?.appointment)
    #expect(visit.slot.text == "2026-12-01T07:30:00Z")
    #expect(visit.planDate.iso8601 == "2026-12-01")
    #expect(visit.territory.rawValue == "ter_oberland")
    #expect(visit.address?.city == "Vaduz")
    #expect(visit.category?.rawValue == "cat_gas-boiler")
    #expect(company.workOrders.map(\.id.rawValue).contains("wo_mira-yearly"))
  }

  @Test(
    "each fault is reported where it is",
    arguments: [
      // members of the document, where, what
      (#""sites": {}"#, "/sites", "must be an array, not an object"),
      (#""skills": [{"id": "skl_a"}]"#, "/skills/0/name", "is missing"),
      (#""skills": [{"id": "skl_a", "name": 7}]"#, "/skills/0/name", "must be a text"),
      (#""skills": [{"id": "skl_a", "name": null}]"#, "/skills/0/name", "not null"),
      (#""skills": [{"id": "skl_a", "name": "A", "colour": 1}]"#, "/skills/0/colour", "no field"),
      (#""skills": [{"id": "skl_a", "name": ""}]"#, "/skills/0/name", "must not be empty"),
      (#""skills": [{"id": "skl_a", "name": "a\u0007"}]"#, "/skills/0/name", "one line"),
      (#""skills": [7]"#, "/skills/0", "must be an object, not a number"),
      (#""skills": [{"id": "cat_a", "name": "A"}]"#, "/skills/0/id", "must be an id: skl_"),
      (#""skills": [{"id": "skl_a b", "name": "A"}]"#, "/skills/0/id", "must be an id: skl_"),
      (
        #""skills": [{"id": "skl_a", "name": "A"}, {"id": "skl_a", "name": "B"}]"#, "/skills/1",
        "skl_a stands at /skills/0 already"
      ),
      (#""employees": []"#, "/employees", "no field"),
      (
        #""staff": [{"id": "stf_a", "name": "A", "email": "a@b.example"}, "#
          + #"{"id": "stf_b", "name": "B", "email": "A@B.example"}]"#,
        "/staff/1", "another member of staff has"
      ),
      (
        #""staff": [{"id": "stf_a", "name": "A", "email": "a@b.example", "#
          + #""password": "long enough", "passwordHash": "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2hoYXNoaGFzaA"}]"#,
        "/staff/0", "only one of"
      ),
      (#""sites": [{"id": "sit_a", "prefix": "/s/b"}]"#, "/sites/0/prefix", "/s/a"),
      (#""sites": [{"id": "sit_a", "host": "A:80"}]"#, "/sites/0/host", "host name"),
      (
        #""sites": [{"id": "sit_a"}, {"id": "sit_b", "host": "b"}, {"id": "sit_c"}]"#, "/sites/2",
        "of another site"
      ),
      (
        #""roles": [{"id": "rol_a", "name": "A", "permissions": ["root"]}]"#,
        "/roles/0/permissions/0", "must be one of"
      ),
      (
        #""territories": [{"id": "ter_t", "name": "T", "zone": "Mars/Olympus"}]"#,
        "/territories/0/zone", "time zone"
      ),
      (
        Self.territory(#""holidays": ["2026-02-30"]"#),
        "/territories/0/holidays/0", "must be a date"
      ),
      (
        Self.territory(#""hours": {"monday": ["8-12"]}"#),
        "/territories/0/hours/monday/0", "08:00-12:00"
      ),
      (
        """
        "territories": [{"id": "ter_t", "name": "T", "zone": "UTC",
        "polygon": [{"latitude": 90.5, "longitude": 0}]}]
        """, "/territories/0/polygon/0/latitude", "from -90.0 to 90.0"
      ),
      (
        """
        "territories": [{"id": "ter_t", "name": "T", "zone": "UTC",
        "polygon": [{"latitude": 1, "longitude": 0}]}]
        """, "/territories/0/polygon", "3 corners"
      ),
      (Self.service(#""startIntervalMinutes": 4"#), "/serviceTypes/0/startIntervalMinutes", "5 to"),
      (
        Self.service(#""startIntervalMinutes": 481"#), "/serviceTypes/0/startIntervalMinutes", "480"
      ),
      (
        Self.service(#""startIntervalMinutes": 30, "beforeMinutes": 1441"#),
        "/serviceTypes/0/beforeMinutes", "0 to 1440"
      ),
      (
        Self.service(#""startIntervalMinutes": 30.5"#), "/serviceTypes/0/startIntervalMinutes",
        "whole number"
      ),
      (
        Self.service(#""startIntervalMinutes": 30, "skills": [{"skill": "skl_x"}]"#),
        "/serviceTypes/0/skills/0/skill", "skl_x is not in the file"
      ),
      (
        Self.service(#""startIntervalMinutes": 30, "meetingLink": "javascript:alert(1)""#),
        "/serviceTypes/0/meetingLink", "https"
      ),
      (
        #""resources": [{"id": "res_r", "name": "R", "capacity": 0}]"#, "/resources/0/capacity",
        "1 to 1000"
      ),
      (
        """
        "skills": [{"id": "skl_a", "name": "A"}], "resources": [{"id": "res_r", "name": "R",
        "skills": [{"skill": "skl_a", "level": 101}]}]
        """, "/resources/0/skills/0/level", "1 to 100"
      ),
      (
        """
        "resources": [{"id": "res_r", "name": "R", "absences": [{"id": "abs_a",
        "start": "2026-12-02T00:00:00Z", "end": "2026-12-01T00:00:00Z"}]}]
        """, "/resources/0/absences/0/end", "after “start”"
      ),
      (
        """
        "resources": [{"id": "res_r", "name": "R",
        "shifts": [{"date": "2026-12-01"}, {"date": "2026-12-01"}]}]
        """, "/resources/0/shifts/1/date", "already"
      ),
      (Self.contact(#""email": "a@b@c.example""#), "/contacts/0/email", "email address"),
      (Self.contact(#""email": "a b@c.example""#), "/contacts/0/email", "email address"),
      (Self.contact(#""email": "a@c""#), "/contacts/0/email", "email address"),
      (Self.contact(#""phone": "call me""#), "/contacts/0/phone", "telephone"),
      (Self.contact(#""account": "acc_x""#), "/contacts/0/account", "acc_x is not in the file"),
      (Self.contact(#""portal": {"password": "short"}"#), "/contacts/0/portal/password", "8 to"),
      (Self.contact(#""portal": {"email": "a@b.example"}"#), "/contacts/0/portal", "either"),
      (
        Self.contact(#""portal": {"password": "long enough"}"#), "/contacts/0/portal/email",
        "the contact has none"
      ),
      (
        Self.contact(#""portal": {"email": "a@b.example", "passwordHash": "plain"}"#),
        "/contacts/0/portal/passwordHash", "Argon2id"
      ),
      (#""assets": [{"id": "ast_a", "name": "A"}]"#, "/assets/0", "must belong"),
    ])
  func fault(members: String, pointer: String, reason: String) {
    let faults = CompanyDocument.faults(CompanyDocument.text(members))
    #expect(
      faults.contains { $0.pointer == pointer && $0.reason.contains(reason) }, "\(faults)")
  }

  private static func territory(_ members: String) -> String {
    #""territories": [{"id": "ter_t", "name": "T", "zone": "UTC", \#(members)}]"#
  }

  private static func service(_ members: String) -> String {
    #""serviceTypes": [{"id": "svc_s", "name": "S", "durationMinutes": 60, \#(members)}]"#
  }

  private static func contact(_ members: String) -> String {
    #""contacts": [{"id": "con_c", "lastName": "C", \#(members)}]"#
  }

  @Test(
    "one fault is one fault",
    arguments: [
      #""skills": [{"id": "skl_a"}]"#, #""skills": [7]"#,
      #""contacts": [{"id": "con_c", "lastName": "C", "account": "acc_x"}]"#,
    ])
  func single(members: String) {
    #expect(CompanyDocument.faults(CompanyDocument.text(members)).count == 1)
  }

  @Test("all faults of a file are found at once")
  func all() {
    let faults = CompanyDocument.faults(
      """
      {"format": "doorstep-company/2", "organization": {"id": "org_a", "slug": "A A",
      "zone": "Europe/Vaduz", "language": "fr", "accent": "red"}, "skills": [{}, {"id": 1}]}
      """)
    #expect(
      faults.map(\.pointer) == [
        "/format", "/organization/name", "/organization/slug", "/organization/language",
        "/organization/accent", "/skills/0/id", "/skills/0/name", "/skills/1/id", "/skills/1/name",
      ])
  }

  @Test("an organisation is needed")
  func organization() {
    let faults = CompanyDocument.faults(#"{"format": "doorstep-company/1"}"#)
    #expect(faults == [CompanyFault(pointer: "/organization", reason: "is missing")])
  }

  @Test(
    "pictures hold pictures only",
    arguments: [
      ("image/png", "iVBORw0KGgoAAAA=", true),
      ("image/png", "AAAAAAAAAAA=", false),
      ("image/gif", "iVBORw0KGgo=", false),
      ("image/png", "not base64!", false),
      // An empty drawing; one with a script; one with a handler.
      ("image/svg+xml", "PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciPjwvc3ZnPg==", true),
      ("image/svg+xml", "PHN2Zz48c2NyaXB0PmEoKTwvc2NyaXB0Pjwvc3ZnPg==", false),
      ("image/svg+xml", "PHN2ZyBvbmxvYWQ9ImEoKSI+PC9zdmc+", false),
    ])
  func picture(type: String, base64: String, isRight: Bool) {
    let logo = #", "logo": {"mediaType": "\#(type)", "base64": "\#(base64)"}}"#
    let text = CompanyDocument.text().replacing(#""en"}"#, with: #""en""# + logo)
    #expect(CompanyDocument.faults(text).isEmpty == isRight)
  }
}
