import HTTPTypes
import Scheduling
import Testing

@Suite("Attempts that go round the limit")
struct AttemptTests {
  @Test("S1: wrong codes are counted wherever they are sent to")
  func codes() async throws {
    try await withStage { stage in
      let profile = [
        "firstName": "A", "lastName": "B", "email": "a@example.org", "phone": "",
        "language": "en", "zone": "UTC", "password": "a long and rare one",
      ]
      var last = HTTPResponse.Status.ok
      for number in 0..<70 {
        let browser = stage.browser()
        browser.cookies = ["doorstep-code": "WRONG-\(number)"]
        last = try await browser.post("/redeem/profile", profile).status
      }
      #expect(last == .tooManyRequests)
    }
  }

  @Test(
    "S11: addresses of one IPv6 network count as one, those of another don’t",
    arguments: [
      ("2001:db8:1:2::7", "2001:db8:1:2:ffff::1", true),
      ("2001:db8:1:2::7", "2001:db8:1:3::7", false), ("192.0.2.7", "192.0.2.8", false),
    ])
  func networks(_ first: String, _ second: String, _ isOne: Bool) async throws {
    try await withStage { stage in
      let form = ["email": Firm.miraMail, "password": "not the password"]
      for _ in 0..<9 { _ = try await stage.browser(peer: first).post("/sign-in", form) }
      let answer = try await stage.browser(peer: second).post("/sign-in", form)
      #expect((answer.status == .tooManyRequests) == isOne)
    }
  }

  @Test("S11: attempts at once count as those one after another do")
  func atOnce() async throws {
    var setup = StageSetup()
    setup.verifyPassword = { _, _ in
      try? await Task.sleep(for: .milliseconds(50))
      return false
    }
    try await withStage(setup) { stage in
      let tried = try await withThrowingTaskGroup(of: Bool.self) { group in
        for _ in 0..<40 {
          group.addTask {
            let answer = try await stage.browser().post(
              "/sign-in", ["email": Firm.miraMail, "password": "not the password"])
            return answer.status == .unprocessableContent
          }
        }
        return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
      }
      #expect(tried <= 8)
    }
  }

  @Test("S5: a visit's identifier that somebody else has gives nothing away")
  func takenIdentifier() async throws {
    try await withStage { stage in
      let browser = try await stage.customer()
      for visit in [Firm.omarVisit, Firm.strangerVisit] {
        let answer = try await browser.post(
          "/appointments",
          [
            "appointment": visit, "asset": "ast_mira", "service": "svc_yearly",
            "slot": Firm.freeSlot,
          ])
        #expect(answer.status.code < 500, "\(visit)")
        let text = answer.everything.lowercased()
        for canary in Firm.canaries { #expect(!text.contains(canary), "\(visit)") }
      }
      #expect(try await stage.visit(Firm.omarVisit)?.contact == Firm.omar)
    }
  }

  @Test("S5: a form for something that is no identifier is not found, as the page is")
  func malformedIdentifier() async throws {
    try await withStage { stage in
      let browser = try await stage.customer()
      #expect(try await browser.get("/appointments/x").status == .notFound)
      for action in ["comment", "cancellation", "rescheduling"] {
        let answer = try await browser.post("/appointments/x/\(action)", ["reason": "Away"])
        #expect(answer.status == .notFound, "\(action)")
      }
    }
  }
}
