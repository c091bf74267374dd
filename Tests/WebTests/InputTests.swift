import HTTPTypes
import Scheduling
import Testing

@Suite("Input")
struct InputTests {
  private static let visit = "/appointments/\(Firm.miraVisit)"

  @Test("S6: fields that no form has change nothing")
  func massAssignment() async throws {
    try await withStage { stage in
      let browser = try await stage.customer()
      let extra = [
        "contact": "con_omar", "account": "acc_omar", "role": "rol_office",
        "roles": "rol_office", "permissions": "administer", "state": "completed",
        "resource": "res_unskilled", "organization": "org_next", "id": "con_omar",
        "email": "taken@example.org", "by": "con_omar", "number": "A-1", "duration": "1",
      ]
      func send(_ path: String, _ fields: [String: String]) async throws {
        let answer = try await browser.post(path, fields.merging(extra) { old, _ in old })
        #expect(answer.status == .seeOther, "\(path)")
      }
      let before = try await stage.contact(Firm.mira)
      try await send(
        "/profile",
        [
          "firstName": "Mira", "lastName": "Ospelt", "phone": "+423 555 01 23",
          "language": "en", "zone": "Europe/Vaduz",
        ])
      var expected = before
      expected?.zone = "Europe/Vaduz"
      #expect(try await stage.contact(Firm.mira) == expected)
      try await send(
        "/appointments",
        [
          "appointment": "apt_by-mira", "asset": "ast_mira", "service": "svc_yearly",
          "slot": Firm.freeSlot,
        ])
      let booked = try #require(try await stage.visit("apt_by-mira"))
      #expect(booked.contact == Firm.mira && booked.state == .scheduled)
      #expect(booked.account?.rawValue == "acc_mira" && booked.resource.rawValue == "res_lena")
      try await send(Self.visit + "/comment", ["comment": "Bell is broken"])
      try await send(
        Self.visit + "/rescheduling",
        ["slot": Firm.laterSlot, "version": "2", "comment": "Bell is broken"])
      let moved = try #require(try await stage.visit(Firm.miraVisit))
      #expect(moved.contact == Firm.mira && moved.state == .scheduled)
      #expect(moved.resource.rawValue == "res_lena")
      try await send(Self.visit + "/cancellation", ["reason": "We are away"])
      #expect(try await stage.visit(Firm.miraVisit)?.cancellation?.by == "con_mira")
      #expect(try await stage.contact(Firm.omar)?.firstName == "CanaryOmar")
    }
  }

  @Test("S21: forms have a limit and a type")
  func forms() async throws {
    try await withStage { stage in
      let browser = try await stage.customer()
      let before = try await stage.events()
      let paths = [
        "/sign-in", "/redeem", "/appointments", "/profile", "/profile/deletion",
        Self.visit + "/comment", Self.visit + "/rescheduling", Self.visit + "/cancellation",
      ]
      for path in paths {
        let long = "comment=" + String(repeating: "a", count: 65 * 1024)
        #expect(try await browser.post(path, raw: long).status.code == 413, "\(path)")
        for type in ["application/json", "text/plain", "multipart/form-data; boundary=x"] {
          let answer = try await browser.post(path, raw: "{}", ["Content-Type": type])
          #expect(answer.status == .badRequest, "\(path)")
        }
        #expect(try await browser.post(path, raw: "a=%").status == .badRequest, "\(path)")
      }
      #expect(try await stage.events() == before)
    }
  }

  @Test("S21: a text that is too long is refused beside its field")
  func longTexts() async throws {
    try await withStage { stage in
      let browser = try await stage.customer()
      let long = String(repeating: "a", count: 2001)
      func check(_ path: String, _ field: String, _ fields: [String: String] = [:]) async throws {
        let answer = try await browser.post(path, fields.merging([field: long]) { $1 })
        #expect(answer.status == .unprocessableContent, "\(path) \(field)")
        #expect(answer.text.contains("\"\(field)-error\""), "\(path) \(field)")
      }
      for field in ["firstName", "lastName", "phone"] { try await check("/profile", field) }
      try await check(Self.visit + "/comment", "comment")
      try await check(Self.visit + "/cancellation", "reason")
      let slot = ["slot": Firm.laterSlot, "version": "1"]
      try await check(Self.visit + "/rescheduling", "comment", slot)
      try await check(
        "/appointments", "comment",
        [
          "appointment": "apt_long", "asset": "ast_mira", "service": "svc_yearly",
          "slot": Firm.freeSlot,
        ])
      #expect(try await stage.visit(Firm.miraVisit)?.version == 1)
    }
  }

  @Test(
    "S21: absurd values are no fault of ours",
    arguments: [
      "-1", "0", "99999999999999999999", "9223372036854775807", "2026-13", "0000-00-00",
      "9999-12-31", "9999-12", "2026-02-30", "2026-11-26T25:00:00Z", "9999-12-31T23:59:59Z",
      "2026-11-26T09:00:00Z/2026-11-26T08:00:00Z", "/", "'; DROP TABLE contacts; --", "%00",
      "\u{0}", "\u{202E}🛠", "apt_", "apt_../../etc",
    ])
  func absurd(_ value: String) async throws {
    try await withStage { stage in
      let browser = try await stage.customer()
      let text = Browser.encoded(value)
      let queries = [
        "month", "day", "slot", "asset", "category", "service", "workOrder", "address",
      ]
      var paths = ["/past?page=\(text)", "/appointments/\(text)", "/v/\(text)", "/?done=\(text)"]
      for query in queries {
        paths.append("/book?asset=ast_mira&service=svc_yearly&\(query)=\(text)")
        paths.append(Self.visit + "/rescheduling?\(query)=\(text)")
      }
      for path in paths {
        #expect(try await browser.get(path).status.code < 500, "\(path)")
      }
      let booking = ["appointment": "apt_absurd", "asset": "ast_mira", "service": "svc_yearly"]
      for field in ["appointment", "asset", "service", "slot", "category", "workOrder"] {
        let form = booking.merging([field: value]) { $1 }
        let answer = try await browser.post("/appointments", form)
        #expect((400..<500).contains(answer.status.code), "\(field)")
      }
      for field in ["slot", "version"] {
        let form = ["slot": Firm.freeSlot, "version": "77"].merging([field: value]) { $1 }
        let answer = try await browser.post(Self.visit + "/rescheduling", form)
        #expect((400..<500).contains(answer.status.code), "\(field)")
      }
    }
  }
}
