import HTTPTypes
import Scheduling
import Testing

@Suite("Server")
struct ServerTests {
  @Test("health: live always, ready with the database")
  func health() async throws {
    var setup = StageSetup()
    setup.faults = FaultPlan()
    let faults = setup.faults
    try await withStage(setup) { stage in
      let browser = stage.browser()
      #expect(try await browser.get("/health/live").status == .ok)
      #expect(try await browser.get("/health/ready").status == .ok)
      faults.reads = .unavailable
      #expect(try await browser.get("/health/live").status == .ok)
      let down = try await browser.get("/health/ready")
      #expect(down.status == .serviceUnavailable)
      #expect(!down.everything.contains("secret"))
    }
  }

  @Test("HEAD answers as GET does, without a body")
  func head() async throws {
    try await withStage { stage in
      let browser = try await stage.customer()
      for path in ["/health/live", "/sign-in", "/", "/appointments/\(Firm.miraVisit)"] {
        let (get, head) = (try await browser.get(path), try await browser.head(path))
        #expect(head.status == get.status, "\(path)")
        #expect(head.text.isEmpty, "\(path)")
        #expect(head.headers[.contentType] == get.headers[.contentType], "\(path)")
        #expect(head["X-Content-Type-Options"] == "nosniff")
      }
      #expect(try await browser.head("/nowhere").status == .notFound)
    }
  }

  @Test("an unknown path and method have a page of their own")
  func unknown() async throws {
    try await withStage { stage in
      let browser = stage.browser()
      for path in ["/nowhere", "/appointments", "/s/nobody/", "/assets/00/doorstep.css", "/logo"] {
        let answer = try await browser.get(path)
        #expect(answer.status == .notFound, "\(path)")
        #expect(answer.text.contains("<h1"), "\(path)")
      }
      let answer = try await browser.send(.delete, "/profile", [:], body: nil)
      #expect(answer.status.code == 404 || answer.status.code == 405)
    }
  }

  @Test("a fault's page carries the reference number and nothing of its cause")
  func fault() async throws {
    let setup = StageSetup()
    try await withStage(setup) { stage in
      let browser = try await stage.customer()
      setup.faults.writes = .broken
      let inside = try await browser.post(
        "/appointments/\(Firm.miraVisit)/comment", ["comment": "Bell is broken"])
      setup.faults.reads = .broken
      let outside = try await browser.get("/")
      for answer in [inside, outside] {
        #expect(answer.status == .internalServerError)
        let reference = try #require(answer["Request-Id"])
        #expect(reference.count == 8)
        #expect(answer.text.contains(reference))
        #expect(!answer.everything.contains("secret"))
        #expect(stage.log.text.contains(reference))
        #expect(answer.headers[.contentSecurityPolicy] != nil)
      }
      #expect(stage.log.text.contains("secret detail of the fault"))
      setup.faults.writes = .none
      setup.faults.reads = .none
      #expect(try await browser.get("/").status == .ok)
    }
  }

  @Test("a store that is away: 503, come back soon, and reads go on while only writes fail")
  func unavailable() async throws {
    let setup = StageSetup()
    try await withStage(setup) { stage in
      let browser = try await stage.customer()
      setup.faults.writes = .unavailable
      let write = try await browser.post(
        "/appointments/\(Firm.miraVisit)/cancellation", ["reason": "We are away"])
      #expect(try await browser.get("/").status == .ok)
      setup.faults.reads = .unavailable
      let read = try await browser.get("/")
      for answer in [write, read] {
        #expect(answer.status == .serviceUnavailable)
        #expect(answer.headers[.retryAfter] == "5")
        #expect(!answer.everything.contains("secret"))
      }
      setup.faults.reads = .none
      setup.faults.writes = .none
      #expect(try await stage.visit(Firm.miraVisit)?.state == .scheduled)
    }
  }
}
