import Scheduling
import Storage
import Testing

@Suite struct PeopleSQLTests {
  @Test(arguments: Backend.available)
  func contactsAreFoundByIdentifierAndAddress(_ backend: Backend) async throws {
    try await backend.withCast { store in
      try await store.read(Cast.alpine) { ledger throws in
        let omar = Cast.contact(Cast.omar)
        #expect(try ledger.contact(Cast.omar) == omar)
        #expect(try ledger.contacts(email: "oMAR@example.ORG") == [omar])
        #expect(try ledger.contacts(email: "nobody@example.org") == [])
        #expect(try ledger.contact(ContactID("con_nobody")!) == nil)
      }
    }
  }

  @Test(arguments: Backend.available)
  func aContactsChangesAndRolesAreKept(_ backend: Backend) async throws {
    try await backend.withCast { store in
      var omar = Cast.contact(Cast.omar)
      omar.email = "neu@example.org"
      omar.roles = [Cast.keeper]
      omar.zone = "Europe/Vaduz"
      omar.address = nil
      try await store.write(Cast.alpine) { [omar] ledger throws in
        try ledger.update(omar)
        #expect(try ledger.contact(Cast.omar) == omar)
        #expect(try ledger.contacts(email: "omar@example.org") == [])
        #expect(try ledger.permissions(of: Cast.omar) == [.book, .wholeAccount])
      }
      #expect(
        try await store.read(Cast.riverside) { try $0.contact(Cast.omar) }
          == Cast.contact(Cast.omar))
    }
  }

  @Test(arguments: Backend.available)
  func rolesAddUp(_ backend: Backend) async throws {
    try await backend.withCast { store in
      try await store.read(Cast.alpine) { ledger throws in
        #expect(try ledger.roles().map(\.id) == [Cast.keeper, Cast.booker])
        #expect(try ledger.permissions(of: Cast.omar) == [.book])
        #expect(try ledger.permissions(of: Cast.aisha) == [])
      }
    }
  }

  @Test(arguments: Backend.available)
  func accountsAndAssets(_ backend: Backend) async throws {
    try await backend.withCast { store in
      let lift = AssetID("ast_lift")!
      var own = Cast.asset
      own.id = lift
      own.name = "A lift"
      own.contact = Cast.stranger
      own.account = nil
      try await store.writeLedger(Cast.alpine) { [own] ledger in
        try ledger.save(own)
        #expect(try ledger.account(Cast.household) == Cast.account)
        #expect(try ledger.account(AccountID("acc_nobody")!) == nil)
        #expect(try ledger.asset(Cast.boiler) == Cast.asset)
        #expect(try ledger.assets(of: Cast.omar, account: nil) == [])
        #expect(try ledger.assets(of: Cast.omar, account: Cast.household) == [Cast.asset])
        #expect(try ledger.assets(of: Cast.stranger, account: Cast.household) == [own, Cast.asset])
      }
      #expect(try await store.read(Cast.riverside) { try $0.asset(lift) } == nil)
    }
  }

  @Test(arguments: Backend.available)
  func newVisitingHoursRaiseTheVersionsOfThePlansConcerned(_ backend: Backend) async throws {
    try await backend.withCast { store in
      try await store.book(["1"])
      try await store.replace(0, [Cast.placement("1", at: 0)])
      try await store.writeLedger(Cast.alpine) { try $0.save(Cast.account) }
      #expect(try await store.day().version == 2)
    }
  }
}

@Suite struct PortalUserSQLTests {
  private static let user = PortalUser(
    id: PortalUserID("usr_omar")!, contact: Cast.omar, email: "Omar@Example.org",
    passwordHash: "$argon2id$…", isEnabled: true, createdAt: Cast.monday)

  @Test(arguments: Backend.available)
  func aPortalUserIsFoundThreeWays(_ backend: Backend) async throws {
    try await backend.withCast { store in
      try await store.write(Cast.alpine) { ledger in
        try ledger.insert(Self.user)
        #expect(try ledger.portalUser(Self.user.id) == Self.user)
        #expect(try ledger.portalUser(email: "omar@EXAMPLE.org") == Self.user)
        #expect(try ledger.portalUser(of: Cast.omar) == Self.user)
        #expect(try ledger.portalUser(of: Cast.aisha) == nil)
        var disabled = Self.user
        disabled.isEnabled = false
        disabled.passwordHash = nil
        disabled.email = "o@example.org"
        try ledger.update(disabled)
        #expect(try ledger.portalUser(email: "O@example.org") == disabled)
      }
      #expect(try await store.read(Cast.riverside) { try $0.portalUser(Self.user.id) } == nil)
    }
  }

  @Test(arguments: Backend.available, ["OMAR@example.ORG", "other@example.org"])
  func oneForEachAddressAndEachContact(_ backend: Backend, _ email: String) async throws {
    try await backend.withCast { store in
      try await store.write(Cast.alpine) { try $0.insert(Self.user) }
      var second = Self.user
      second.id = PortalUserID("usr_second")!
      second.email = email
      // The same address for somebody else, or a second address for the same contact.
      second.contact = email.lowercased() == Self.user.email.lowercased() ? Cast.aisha : Cast.omar
      await #expect(throws: StorageError.self) {
        try await store.write(Cast.alpine) { [second] in try $0.insert(second) }
      }
      try await store.write(Cast.riverside) { [second] in try $0.insert(second) }
    }
  }

  @Test(arguments: Backend.available)
  func s12DeletingAPortalUserEndsItsSessions(_ backend: Backend) async throws {
    try await backend.withCast { store in
      try await store.write(Cast.alpine) { ledger throws in
        try ledger.insert(Self.user)
        try ledger.insert(
          Session(
            keyHash: Cast.hash(1), subject: .user(Self.user.id), createdAt: Cast.monday,
            expiresAt: Cast.monday + 60))
        try ledger.delete(Self.user.id)
      }
      try await store.read(Cast.alpine) { ledger throws in
        #expect(try ledger.portalUser(email: Self.user.email) == nil)
        #expect(try ledger.session(Cast.hash(1)) == nil)
      }
    }
  }

  @Test(arguments: Backend.available)
  func s12SessionsEndWhenToldAndByThemselves(_ backend: Backend) async throws {
    let clock = TestClock()
    try await backend.withCast(clock: clock) { store in
      try await store.book(["1"])
      let byLink = Session(
        keyHash: Cast.hash(9), subject: .visit(AppointmentID("apt_1")!), createdAt: Cast.monday,
        expiresAt: Cast.monday + 30)
      try await store.write(Cast.alpine) { ledger in
        try ledger.insert(Self.user)
        for number in 1...4 as ClosedRange<UInt8> {
          try ledger.insert(
            Session(
              keyHash: Cast.hash(number), subject: .user(Self.user.id), createdAt: Cast.monday,
              expiresAt: Cast.monday + 60))
        }
        try ledger.insert(byLink)
        #expect(try ledger.session(Cast.hash(9)) == byLink)
        try ledger.deleteSession(Cast.hash(1))
        try ledger.deleteSessions(of: Self.user.id, except: Cast.hash(3))
      }
      #expect(try await store.sessions() == [3, 9])
      #expect(try await store.sessions(in: Cast.riverside) == [])
      clock.now = Cast.monday + 30
      #expect(try await store.sessions() == [3])
      try await store.write(Cast.alpine) {
        try $0.deleteSessions(of: Self.user.id, except: nil)
      }
      #expect(try await store.sessions() == [])
    }
  }
}

extension SQLStore {
  /// Which of the hashes 1 to 9 name a session.
  func sessions(in organization: OrganizationID = Cast.alpine) async throws -> [UInt8] {
    try await read(organization) { ledger in
      try (1...9).filter { try ledger.session(Cast.hash($0)) != nil }
    }
  }
}
