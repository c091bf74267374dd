import Scheduling
import Storage
import Testing

@Suite("Redemption") struct RedemptionTests {
  @Test(arguments: Backend.available)
  func aCodeMakesAProfileAndSignsIn(_ backend: Backend) async throws {
    try await withFirm(on: backend) { firm in
      let code = try await firm.invite(Cast.lodger)
      #expect(try await firm.check(code) == "valid con_lodger")
      let user = try #require(try await firm.redeem(code).user)
      #expect((user.contact, user.email) == (Cast.lodger, "new@example.org"))
      let contact = try await firm.look { try $0.contact(Cast.lodger) }
      #expect(contact?.firstName == "Nora")
      // The role that lets one book came with it.
      #expect(contact?.roles == [Cast.booker])
      #expect(try await firm.events().hasSuffix("invitation.redeemed"))

      let session = try #require(
        try await firm.scheduler.signIn(
          email: " New@Example.org ", password: Self.password, in: Cast.heating))
      let visitor = try await firm.scheduler.visitor(sessionKey: session.key, in: Cast.heating)
      #expect(visitor?.viewer == Cast.guestLodger)
      #expect(visitor?.mayBook == true)
    }
  }

  struct Bad: Sendable, CustomTestStringConvertible {
    var answer: String
    var testDescription: String
    /// Which code is typed at last.
    var prepare: @Sendable (Firm) async throws -> String

    init(
      _ answer: String, _ story: String,
      _ prepare: @escaping @Sendable (Firm) async throws -> String
    ) {
      (self.answer, testDescription, self.prepare) = (answer, story, prepare)
    }
  }

  @Test(arguments: [
    Bad("wrongCode", "never given out") { _ in "AAAAAA-AAAAAA-AAAAAA-AAAAAA" },
    Bad("wrongCode", "nothing") { _ in "" },
    Bad("revoked", "taken back") { firm in
      let code = try await firm.invite(Cast.lodger)
      try await firm.revokeAll()
      return code
    },
    Bad("expired", "a second after its end") { firm in
      let code = try await firm.invite(Cast.lodger, until: firm.clock.now + 60)
      firm.clock.now = firm.clock.now + 60
      return code
    },
    Bad("usedUp", "the second of a group of one") { firm in
      let code = try await firm.invite(nil, seats: 1)
      _ = try await firm.redeem(code, email: "first@example.org")
      return code
    },
    Bad("usedUp", "a single one twice") { firm in
      let code = try await firm.invite(Cast.lodger)
      _ = try await firm.redeem(code, email: "first@example.org")
      return code
    },
    Bad("usedUp", "used up and expired: the first of the two") { firm in
      let code = try await firm.invite(nil, seats: 1, until: firm.clock.now + 60)
      _ = try await firm.redeem(code, email: "first@example.org")
      firm.clock.now = firm.clock.now + 60
      return code
    },
    Bad("profileExists", "somebody gave them a second code before") { firm in
      let (first, second) = (try await firm.invite(Cast.lodger), try await firm.invite(Cast.lodger))
      _ = try await firm.redeem(first, email: "first@example.org")
      return second
    },
  ])
  func refusedCodesCreateNothing(_ bad: Bad) async throws {
    try await withFirm { firm in
      let code = try await bad.prepare(firm)
      let events = try await firm.events()
      #expect(try await firm.check(code) == bad.answer)
      #expect(try await firm.redeem(code).word == bad.answer)
      let user = try await firm.look { try $0.portalUser(email: "new@example.org") }
      #expect(user == nil)
      #expect(try await firm.events() == events)
    }
  }

  @Test func aGroupsCodeIsGoodForAsManyAsItSays() async throws {
    try await withFirm { firm in
      let code = try await firm.invite(nil, seats: 3)
      let words = try await firm.rush(10) { firm, number in
        try await firm.redeem(code, email: "guest\(number)@example.org").word
      }
      #expect(words == ["created": 3, "usedUp": 7])
    }
  }

  @Test func aSingleCodeIsGoodForOneHoweverManyTypeItAtOnce() async throws {
    try await withFirm { firm in
      let code = try await firm.invite(Cast.lodger)
      let words = try await firm.rush(10) { firm, number in
        try await firm.redeem(code, email: "guest\(number)@example.org").word
      }
      #expect(words["created"] == 1)
    }
  }

  @Test func s3AnInvitationNeverChangesAProfileThatExists() async throws {
    try await withFirm { firm in
      let omar = try await firm.profile(Cast.omar)
      let code = try await firm.invite(nil, seats: 5)
      let answer = try await firm.redeem(
        code, email: "CON_OMAR@example.org", password: "another password")
      #expect(answer.word == "profileExists")
      let after = try await firm.look { try $0.portalUser(email: "con_omar@example.org") }
      #expect(after == omar)
      // The code keeps its redemptions.
      #expect(try await firm.check(code) == "valid")
      let contact = try await firm.look { try $0.contact(Cast.omar) }
      #expect(contact?.firstName == "omar")
    }
  }

  @Test func s3AGroupsCodeMakesANewContactAndLeavesOneWithTheSameAddress() async throws {
    try await withFirm { firm in
      let code = try await firm.invite(nil, seats: 5)
      let user = try #require(
        try await firm.redeem(code, email: "con_omar@example.org").user)
      #expect(user.contact != Cast.omar)
      let omar = try await firm.look { try $0.contact(Cast.omar) }
      #expect(omar?.firstName == "omar")
    }
  }

  @Test(arguments: ["k7q2md k7q2md", "K7Q2MD-K7Q2MD", "k7q2md–k7q2md", " K7Q2MDK7Q2MD "])
  func codesAreReadAsPeopleTypeThem(typed: String) {
    #expect(Secrets.canonical(code: typed) == "K7Q2MDK7Q2MD")
  }

  @Test(arguments: [
    ("short", "short77", "password"), ("too common", "password1", "password"),
    ("the address itself", "new@example.org", "password"), ("none", "", "password"),
  ])
  func s8Passwords(story: String, password: String, field: String) async throws {
    try await withFirm { firm in
      let code = try await firm.invite(Cast.lodger)
      #expect(try await firm.redeem(code, password: password).word == "faulty \(field)")
      #expect(try await firm.check(code) == "valid con_lodger")
    }
  }

  static let password = "quiet river stone"
}

@Suite("Signing in") struct SignInTests {
  @Test(arguments: [
    ("con_omar@example.org", RedemptionTests.password, true),
    ("CON_OMAR@EXAMPLE.ORG", RedemptionTests.password, true),
    ("con_omar@example.org", "wrong", false),
    ("con_omar@example.org", "", false),
    ("nobody@example.org", RedemptionTests.password, false),
    ("", "", false),
  ])
  func s10AddressAndPassword(email: String, password: String, opens: Bool) async throws {
    try await withFirm { firm in
      try await firm.profile(Cast.omar)
      let session = try await firm.scheduler.signIn(
        email: email, password: password, in: Cast.heating)
      #expect((session != nil) == opens)
    }
  }

  @Test func s12SigningOutEndsTheSessionOnTheServer() async throws {
    try await withFirm { firm in
      let (key, visitor) = try await firm.session(Cast.omar)
      try await firm.scheduler.signOut(visitor.session, in: Cast.heating)
      #expect(try await firm.scheduler.visitor(sessionKey: key, in: Cast.heating) == nil)
    }
  }

  @Test func s12DeletingTheProfileEndsAllSessionsAndFreesTheAddress() async throws {
    try await withFirm { firm in
      let (phone, visitor) = try await firm.session(Cast.omar)
      let (laptop, _) = try await firm.session(Cast.omar)
      let visit = try await firm.booked("1", "9:00")
      #expect(
        try await !firm.scheduler.deleteProfile(
          of: visitor, password: "wrong", in: Cast.heating))
      #expect(try await firm.scheduler.visitor(sessionKey: phone, in: Cast.heating) != nil)
      #expect(
        try await firm.scheduler.deleteProfile(
          of: visitor, password: RedemptionTests.password, in: Cast.heating))
      for key in [phone, laptop] {
        #expect(try await firm.scheduler.visitor(sessionKey: key, in: Cast.heating) == nil)
      }
      // The contact and its visits stay.
      #expect(try await firm.visit(visit.id)?.state == .scheduled)
      try await firm.profile(Cast.omar)
    }
  }

  @Test func s12DisablingEndsThemToo() async throws {
    try await withFirm { firm in
      let (key, visitor) = try await firm.session(Cast.omar)
      try await firm.change { ledger in
        guard var user = visitor.user else { return }
        user.isEnabled = false
        try ledger.update(user)
      }
      #expect(try await firm.scheduler.visitor(sessionKey: key, in: Cast.heating) == nil)
      let again = try await firm.scheduler.signIn(
        email: "con_omar@example.org", password: RedemptionTests.password, in: Cast.heating)
      #expect(again == nil)
    }
  }

  @Test func s12SessionsEndByThemselves() async throws {
    try await withFirm { firm in
      let (key, visitor) = try await firm.session(Cast.omar)
      firm.clock.now = visitor.session.expiresAt - 1
      #expect(try await firm.scheduler.visitor(sessionKey: key, in: Cast.heating) != nil)
      firm.clock.now = visitor.session.expiresAt
      #expect(try await firm.scheduler.visitor(sessionKey: key, in: Cast.heating) == nil)
    }
  }

  @Test func s12EachSessionHasItsOwnKey() async throws {
    try await withFirm { firm in
      let keys = [try await firm.session(Cast.omar).0, try await firm.session(Cast.omar).0]
      #expect(Set(keys).count == 2)
      #expect(keys.allSatisfy { $0.count == 22 })
    }
  }
}

extension Firm {
  /// Invites a contact, or a group of that many; the code.
  func invite(
    _ contact: ContactID?, seats: Int = 1, until expiry: Instant? = nil
  ) async throws -> String {
    let answer = try await scheduler.invite(
      InvitationWish(
        kind: contact == nil ? .group : .single, contact: contact, maximumRedemptions: seats,
        expiresAt: expiry, inviter: nil, account: nil, roles: nil, sendsMail: false),
      by: .system, in: Cast.heating)
    guard case .invited(_, let code) = answer else { return "" }
    return code
  }

  func revokeAll() async throws {
    let rows = try await store.journal(of: Cast.heating).filter {
      $0.entry.event == "invitation.created"
    }
    for row in rows {
      let id = try #require(PortalInvitationID(row.entry.subject))
      #expect(try await scheduler.revokeInvitation(id, by: .system, in: Cast.heating))
    }
  }

  func check(_ code: String) async throws -> String {
    switch try await scheduler.check(code: code, in: Cast.heating) {
    case .valid(let found):
      (["valid"] + (found.contact.map { [$0.id.rawValue] } ?? [])).joined(separator: " ")
    case .refused(let refusal): refusal.rawValue
    }
  }

  func redeem(
    _ code: String, email: String = "new@example.org", password: String = RedemptionTests.password
  ) async throws -> RedemptionAnswer {
    try await scheduler.redeem(
      code: code,
      profile: ProfileForm(
        firstName: "Nora", lastName: "Neu", email: email, phone: "", language: "en",
        zone: "Europe/Zurich", emailOptOut: false, smsOptOut: false),
      password: password, in: Cast.heating)
  }

  /// A profile that one can sign in with.
  @discardableResult
  func profile(_ contact: ContactID) async throws -> PortalUser {
    let user = PortalUser(
      id: PortalUserID("usr_\(contact.rawValue.dropFirst(4))")!, contact: contact,
      email: "\(contact)@example.org", passwordHash: "hashed \(RedemptionTests.password)",
      isEnabled: true, createdAt: clock.now)
    try await change { try $0.insert(user) }
    return user
  }

  /// Signs a contact in, with a profile made on the first time.
  func session(_ contact: ContactID) async throws -> (String, Visitor) {
    if try await look({ try $0.portalUser(of: contact) }) == nil { try await profile(contact) }
    let session = try #require(
      try await scheduler.signIn(
        email: "\(contact)@example.org", password: RedemptionTests.password, in: Cast.heating))
    let visitor = try await scheduler.visitor(sessionKey: session.key, in: Cast.heating)
    return (session.key, try #require(visitor))
  }

  func signedIn(_ contact: ContactID) async throws -> Visitor { try await session(contact).1 }
}

extension RedemptionAnswer {
  var word: String {
    switch self {
    case .created: "created"
    case .refused(let refusal): refusal.rawValue
    case .faulty(let faults): "faulty " + faults.map(\.field.rawValue).joined(separator: " ")
    }
  }

  var user: PortalUser? {
    if case .created(let user) = self { user } else { nil }
  }
}
