import HTTPTypes
import Scheduling
import Testing

@Suite("Sessions and attempts")
struct SessionTests {
  @Test("S2: codes leave the address at once, and stand in no log")
  func codes() async throws {
    try await withStage { stage in
      let browser = stage.browser()
      let code = try await stage.invitation()
      let redeem = try await browser.get("/redeem?code=\(code)")
      #expect(redeem.status == .seeOther)
      #expect(redeem.location == "/redeem")
      #expect(try await browser.get("/redeem").text.contains(code))
      let key = try await stage.link(to: Firm.miraVisit)
      let visit = try await browser.get("/v/\(key)")
      #expect(visit.status == .seeOther)
      #expect(visit.location == "/appointments/\(Firm.miraVisit)")
      for answer in [redeem, visit] {
        #expect(answer["Referrer-Policy"] == "no-referrer")
        #expect(answer.text.isEmpty)
      }
      #expect(!stage.log.text.isEmpty)
      for secret in [code, key] { #expect(!stage.log.text.contains(secret)) }
    }
  }

  @Test("S10: known and unknown addresses get the same answer")
  func unknown() async throws {
    try await withStage { stage in
      let browser = stage.browser()
      let wrong = ["password": "not the password"]
      let known = try await browser.post(
        "/sign-in", wrong.merging(["email": Firm.miraMail]) { $1 })
      let unknown = try await browser.post(
        "/sign-in", wrong.merging(["email": "nobody@example.org"]) { $1 })
      #expect(known.status == .unprocessableContent && unknown.status == known.status)
      #expect(
        known.page.replacing(Firm.miraMail, with: "MAIL")
          == unknown.page.replacing("nobody@example.org", with: "MAIL"))
    }
  }

  @Test("S11: wrong passwords stop their own sender only")
  func lockout() async throws {
    try await withStage { stage in
      let attacker = stage.browser(peer: "192.0.2.1")
      let wrong = ["email": Firm.miraMail, "password": "not the password"]
      for _ in 0..<8 {
        #expect(try await attacker.post("/sign-in", wrong).status == .unprocessableContent)
      }
      let stopped = try await attacker.post("/sign-in", wrong)
      #expect(stopped.status == .tooManyRequests)
      let wait = try #require(stopped.headers[.retryAfter].flatMap(Int.init))
      #expect((1...900).contains(wait))
      let right = ["email": Firm.miraMail, "password": Firm.password]
      #expect(try await attacker.post("/sign-in", right).status == .tooManyRequests)
      let victim = stage.browser(peer: "192.0.2.2")
      #expect(try await victim.post("/sign-in", right).status == .seeOther)
      // What a visitor says about earlier hops is not what the proxy says.
      let forged = stage.browser(peer: "198.51.100.9, 192.0.2.1")
      #expect(try await forged.post("/sign-in", right).status == .tooManyRequests)
    }
  }

  @Test("S11: without a trusted proxy nobody's word about their address counts")
  func untrusted() async throws {
    var setup = StageSetup()
    setup.trustedProxies = []
    try await withStage(setup) { stage in
      let wrong = ["email": Firm.miraMail, "password": "not the password"]
      for number in 0..<8 {
        _ = try await stage.browser(peer: "192.0.2.\(number)").post("/sign-in", wrong)
      }
      let next = try await stage.browser(peer: "192.0.2.99").post("/sign-in", wrong)
      #expect(next.status == .tooManyRequests)
    }
  }

  @Test("S12: cookie's flags", arguments: ["http://localhost", "https://visits.example.com"])
  func flags(_ origin: String) async throws {
    var setup = StageSetup()
    setup.origin = origin
    try await withStage(setup) { stage in
      let answer = try await stage.browser().post(
        "/sign-in", ["email": Firm.miraMail, "password": Firm.password])
      let cookie = try #require(answer.setCookies.first)
      let isSecure = origin.hasPrefix("https")
      #expect(cookie.hasPrefix(isSecure ? "__Host-doorstep=" : "doorstep="))
      #expect(cookie.contains("HttpOnly"))
      #expect(cookie.contains("SameSite=Lax"))
      #expect(cookie.contains("Path=/"))
      #expect(!cookie.contains("Domain"))
      #expect(cookie.contains("Secure") == isSecure)
      #expect((answer["Strict-Transport-Security"] != nil) == isSecure)
    }
  }

  @Test("S12: sessions are new at sign-in and over at sign-out and deletion")
  func ends() async throws {
    try await withStage { stage in
      func works(_ cookies: [String: String]) async throws -> Bool {
        let browser = stage.browser()
        browser.cookies = cookies
        return try await browser.get("/").status == .ok
      }
      let browser = try await stage.customer()
      let first = browser.cookies
      let right = ["email": Firm.miraMail, "password": Firm.password]
      _ = try await browser.post("/sign-in", right)
      let second = browser.cookies
      #expect(first != second)
      #expect(try await !works(first))
      #expect(try await works(second))
      _ = try await browser.post("/sign-out")
      #expect(browser.cookies.isEmpty)
      #expect(try await !works(second))
      let elsewhere = try await stage.customer().cookies
      let leaving = try await stage.customer()
      let answer = try await leaving.post("/profile/deletion", ["password": Firm.password])
      #expect(answer.status == .seeOther)
      #expect(try await !works(elsewhere))
    }
  }

  @Test(
    "sign-in leads back to paths of this site only",
    arguments: [
      "https://evil.example/", "//evil.example", "/\\evil.example", "\\\\evil.example",
      "javascript:alert(1)", "/\t/evil.example", "/\r\nX-Evil: 1", "evil.example",
    ])
  func wayBack(_ next: String) async throws {
    try await withStage { stage in
      let browser = stage.browser()
      let answer = try await browser.post(
        "/sign-in", ["email": Firm.miraMail, "password": Firm.password, "next": next])
      #expect(answer.status == .seeOther)
      #expect(answer.location == "/")
      #expect(answer["X-Evil"] == nil)
      let again = try await browser.get("/sign-in?next=\(Browser.encoded(next))")
      #expect(again.location == "/")
    }
  }
}
