import HTTPTypes
import Scheduling
import StrictJSON
import Testing

/// Absurd values on the staff pages.
@Suite("Staff input")
struct StaffInputTests {
  @Test(
    "S21: absurd values in a list's address are no fault of ours",
    arguments: [
      "-1", "0", "99999999999999999999", "9223372036854775807", "-9223372036854775808", "2026-13",
      "0000-00-00", "0001-01-01", "9999-12-31", "2026-02-30", "/", "'; DROP TABLE contacts; --",
      "%", "%00", "\u{0}", "\u{202E}🛠", "apt_", "con_nobody", "1795676400.apt_x", "..", "_", "*",
      "!",
      String(repeating: "a", count: 5000),
    ])
  func absurd(_ value: String) async throws {
    try await withStage { stage in
      let ada = try await stage.staff("ada")
      let before = try await stage.events()
      let names = [
        "page", "before", "after", "from", "through", "q", "text", "record", "state", "service",
        "resource", "contact", "account", "recipient", "actor", "event", "inactive", "to", "day",
        "month", "slot", "asset", "category", "workOrder", "done", "next",
        "site", "topic", "territory", "flow", "action",
      ]
      for route in Route.all where route.method == .get && route.path.hasPrefix("/staff") {
        let path = route.path(visit: Firm.miraVisit).replacing("abs_nobody", with: "abs_lena")
        let query = names.map { "\($0)=\(Browser.encoded(value))" }.joined(separator: "&")
        #expect(try await ada.get(path + "?" + query).status.code < 500, "\(path)")
        let lists = ["appointments", "contacts", "accounts", "messages", "journal", "resources"]
        guard lists.contains(where: path.hasSuffix) || path.hasSuffix("/days") else { continue }
        for name in names {
          let one = path + "?\(name)=\(Browser.encoded(value))"
          let answer = try await ada.get(one)
          #expect([200, 303, 400, 404].contains(answer.status.code), "\(one) \(answer.status)")
        }
      }
      #expect(try await stage.events() == before)
    }
  }

  @Test("S21: an address has at most two hundred fields, and none is overlooked")
  func pairs() async throws {
    try await withStage { stage in
      let (ada, program) = (try await stage.staff("ada"), try await stage.program())
      func query(_ count: Int, _ last: String) -> String {
        "?" + (1..<count).map { "x\($0)=1" }.joined(separator: "&") + "&" + last
      }
      let found = try await ada.get("/staff/resources" + query(200, "q=nobody-at-all"))
      #expect(found.status == .ok && !found.text.contains("Lena Beck"))
      for path in ["/staff/resources", "/sign-in", "/staff/sign-in"] {
        #expect(try await ada.get(path + query(201, "q=x")).status == .badRequest, "\(path)")
      }
      let repeated = "?" + Array(repeating: "limit=1", count: 201).joined(separator: "&")
      for path in [
        "/contacts" + query(201, "limit=1"), "/contacts" + repeated, "/openapi.json" + repeated,
      ] {
        let answer = try await program.get(path)
        #expect(answer.status == .badRequest && answer.code == "malformedRequest")
        #expect(answer.text.contains("at most 200"))
      }
    }
  }

  @Test(
    "S21: limits of the forms that staff fill in, beside their fields",
    arguments: [
      ("/staff/accounts", "name", 201), ("/staff/accounts", "street", 201),
      ("/staff/accounts", "postalCode", 21), ("/staff/accounts", "city", 101),
      ("/staff/accounts/acc_mira/edit", "name", 201), ("/staff/contacts", "firstName", 101),
      ("/staff/contacts", "lastName", 101), ("/staff/contacts", "email", 255),
      ("/staff/contacts", "phone", 41), ("/staff/contacts", "account", 201),
      ("/staff/contacts/con_mira/edit", "lastName", 101), ("/staff/settings", "portalName", 201),
      ("/staff/settings", "contactEmail", 255), ("/staff/settings", "contactPhone", 41),
      ("/staff/settings", "footer", 2001), ("/staff/settings", "accent", 8),
      ("/staff/settings", "cutOff", 20), ("/staff/contacts/con_new/invitation", "inviter", 101),
      ("/staff/contacts/con_new/invitation", "account", 201),
      ("/staff/contacts/con_new/invitation", "expires", 20),
      ("/staff/settings/mailboxes", "mailboxName", 101),
      ("/staff/settings/mailboxes", "mailboxAddress", 255),
      ("/staff/settings/mailboxes/mbx_main", "mailboxName", 101),
      ("/staff/settings/roles", "name", 101), ("/staff/settings/roles/rol_looker", "name", 101),
      ("/staff/settings/keys", "name", 101), ("/staff/settings/keys", "expires", 20),
      ("/staff/settings/users", "name", 101), ("/staff/settings/users", "email", 255),
      ("/staff/settings/users/stf_lena", "name", 101),
      ("/staff/settings/flows", "name", 201), ("/staff/settings/flows", "heading.de", 201),
      ("/staff/settings/flows/preview", "message", 2001),
      ("/staff/settings/quick-actions", "label.en", 61),
      ("/staff/account/password", "password", 257), ("/staff/lists", "name", 201),
    ])
  func limits(_ path: String, _ field: String, _ length: Int) async throws {
    try await withStage { stage in
      let ada = try await stage.staff("ada")
      let before = try await stage.events()
      let long = String(repeating: "9", count: length)
      let usual = [
        "name": "A", "lastName": "A", "street": "S", "postalCode": "9490", "city": "V",
        "country": "LI", "portalName": "P", "accent": "#000000", "cutOff": "1", "kind": "group",
        "maximum": "2", "mailboxName": "M", "mailboxAddress": "m@example.org",
        "email": "new@example.org", "scope.slots:read": "true", "oldPassword": Firm.password,
        "repeated": long,
      ]
      let answer = try await ada.post(path, usual.merging([field: long]) { $1 })
      #expect(answer.status == .unprocessableContent)
      #expect(answer.text.contains("id=\"\(field)-error\""))
      if !field.lowercased().contains("password") { #expect(answer.text.contains(long)) }
      #expect(try await stage.events() == before)
    }
  }

  @Test("S21: a form of the staff pages has a limit and a type")
  func forms() async throws {
    try await withStage { stage in
      let ada = try await stage.staff("ada")
      let before = try await stage.events()
      for route in Route.changing {
        // The others are buttons without a field.
        guard case .staff = route.need, route.form?.isEmpty == false else { continue }
        let path = route.path(visit: Firm.miraVisit)
        let answer = try await ada.post(path, raw: "{}", ["Content-Type": "application/json"])
        #expect([400, 404].contains(answer.status.code), "\(path) \(answer.status)")
        let long = "name=" + String(repeating: "a", count: 1100 * 1024)
        let large = try await ada.post(path, raw: long)
        #expect([404, 413].contains(large.status.code), "\(path) \(large.status)")
      }
      #expect(try await stage.events() == before)
    }
  }

  @Test("S21: what an invitation of the API can't be is named")
  func invitations() async throws {
    try await withStage { stage in
      let program = try await stage.program()
      let before = try await stage.events()
      let cases: [(JSONValue, String, String)] = [
        (["type": "single"], "contactMissing", "/contact"),
        (["type": "single", "contact": "con_nobody"], "contactUnknown", "/contact"),
        (["type": "single", "contact": "con_stranger"], "contactUnknown", "/contact"),
        (["type": "single", "contact": "con_mira"], "profileExists", "/contact"),
        (
          ["type": "single", "contact": "con_new", "account": "acc_nobody"], "accountUnknown",
          "/account"
        ),
        (
          ["type": "single", "contact": "con_new", "expiresAt": "2020-01-01T00:00:00Z"],
          "expiryInPast", "/expiresAt"
        ),
        (
          ["type": "single", "contact": "con_new", "maximumRedemptions": 2], "faultyFields",
          "/maximumRedemptions"
        ),
        (["type": "group", "contact": "con_new"], "faultyFields", "/contact"),
        (["type": "group", "sendsMail": true], "faultyFields", "/sendsMail"),
      ]
      for (body, code, pointer) in cases {
        let answer = try await program.post("/invitations", body)
        #expect(answer.status == .unprocessableContent, "\(code) \(pointer)")
        #expect(answer.code == code && answer.places == [pointer], "\(answer.text)")
      }
      let address: JSONValue = ["city": "Vaduz", "country": "LI", "latitude": 47.1]
      for (method, path) in [
        (HTTPRequest.Method.post, "/contacts"), (.patch, "/contacts/con_mira"),
      ] {
        let body: JSONValue = ["lastName": "A", "address": address]
        let answer = try await program.send(
          method, path, String(decoding: body.line, as: UTF8.self))
        #expect(answer.status == .unprocessableContent)
        #expect(answer.places == ["/address/longitude"])
      }
      #expect(try await stage.events() == before)
    }
  }
}
