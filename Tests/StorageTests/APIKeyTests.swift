import Scheduling
import Storage
import Testing

@Suite("API keys") struct APIKeyTests {
  private func made(
    _ firm: Firm, _ name: String = "Website", _ scopes: Set<APIScope> = [.readSlots],
    expires: Instant? = nil, by viewer: Viewer = .system
  ) async throws -> (key: APIKey, secret: String)? {
    let wish = APIKeyWish(name: name, scopes: scopes, expiresAt: expires)
    switch try await firm.scheduler.createAPIKey(wish, by: viewer, in: Cast.heating) {
    case .created(let key, let secret): return (key, secret)
    case .refused: return nil
    }
  }

  private func opens(_ secret: String, _ firm: Firm) async throws -> Bool {
    try await firm.scheduler.program(secret: secret, in: Cast.heating) != nil
  }

  @Test(arguments: Backend.available)
  func s1AKeyOpensUntilItIsRevokedOrExpires(_ backend: Backend) async throws {
    try await withFirm(on: backend) { firm in
      let lasting = try #require(try await made(firm))
      let brief = try #require(try await made(firm, expires: firm.clock.now + 60))
      #expect(lasting.secret.hasPrefix("dsk_") && lasting.secret.count == APIKey.secretLength)
      // Asked twice: the second time it may be known from the first.
      for _ in 0..<2 {
        #expect(try await opens(lasting.secret, firm))
        #expect(try await opens(brief.secret, firm))
      }
      firm.clock.now += 60
      #expect(try await !opens(brief.secret, firm))
      let id = lasting.key.id
      #expect(try await firm.scheduler.revokeAPIKey(id, by: .system, in: Cast.heating))
      #expect(try await !opens(lasting.secret, firm))
      #expect(try await !firm.scheduler.revokeAPIKey(id, by: .system, in: Cast.heating))
      #expect(try await !opens(lasting.secret + "A", firm))
      #expect(try await !opens("dsk_" + String(repeating: "A", count: 43), firm))
      #expect(
        try await firm.events() == "apiKey.created apiKey.created apiKey.revoked")
    }
  }

  @Test func itsUseIsNotedOnceAnHour() async throws {
    try await withFirm { firm in
      let (_, secret) = try #require(try await made(firm))
      func lastUsed() async throws -> Instant? {
        try await firm.scheduler.apiKeys(for: .system, in: Cast.heating)?.first?.lastUsedAt
      }
      #expect(try await lastUsed() == nil)
      let first = firm.clock.now
      #expect(try await opens(secret, firm))
      firm.clock.now += 3599
      #expect(try await opens(secret, firm))
      #expect(try await lastUsed() == first)
      firm.clock.now += 1
      #expect(try await opens(secret, firm))
      #expect(try await lastUsed() == first + 3600)
    }
  }

  @Test(arguments: [
    // name                              scopes               answer
    ("Website", [APIScope.readSlots], true),
    (" \n", [.readSlots], false),
    (String(repeating: "a", count: 101), [.readSlots], false),
    ("Website", [], false),
  ])
  func whatAKeyNeeds(name: String, scopes: [APIScope], isMade: Bool) async throws {
    try await withFirm { firm in
      let key = try await made(firm, name, Set(scopes))
      #expect((key != nil) == isMade)
      #expect(try await made(firm, expires: firm.clock.now) == nil)
    }
  }

  @Test func s6OnlyAdministratorsMakeThem() async throws {
    try await withFirm { firm in
      let id = try #require(StaffUserID("stf_1"))
      func staff(_ permissions: Set<Permission>) -> Viewer {
        .staff(StaffViewer(id: id, resource: nil, permissions: permissions))
      }
      let program = Viewer.program(
        ProgramViewer(id: APIKeyID("key_1")!, scopes: Set(APIScope.allCases)))
      for viewer in [Cast.guestOmar, program, staff([.dispatch]), staff([.ownDays])] {
        #expect(try await made(firm, by: viewer) == nil)
        #expect(try await firm.scheduler.apiKeys(for: viewer, in: Cast.heating) == nil)
      }
      #expect(try await made(firm, by: staff([.administer])) != nil)
    }
  }

  @Test func s5OfAnotherOrganisationItOpensNothing() async throws {
    try await withFirm { firm in
      let (_, secret) = try #require(try await made(firm))
      try await Cast.found(Cast.riverside, in: firm.store)
      #expect(try await firm.scheduler.program(secret: secret, in: Cast.riverside) == nil)
    }
  }
}
