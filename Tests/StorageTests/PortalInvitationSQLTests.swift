import Scheduling
import Storage
import Testing

@Suite struct PortalInvitationSQLTests {
  private static func invitation(
    _ kind: PortalInvitation.Kind = .single, maximum: Int = 1, expiresAt: Instant? = nil
  ) -> PortalInvitation {
    PortalInvitation(
      id: PortalInvitationID("inv_1")!, kind: kind, contact: kind == .single ? Cast.omar : nil,
      codeHash: Cast.hash(7), expiresAt: expiresAt, maximumRedemptions: maximum, redemptions: 0,
      revokedAt: nil, inviter: "Lena", account: Cast.household, roles: [Cast.booker, Cast.keeper],
      createdAt: Cast.monday)
  }

  @Test(arguments: Backend.available)
  func anInvitationIsFoundByItsCodesHash(_ backend: Backend) async throws {
    try await backend.withCast { store in
      let invitation = Self.invitation(expiresAt: Cast.monday + 60)
      try await store.write(Cast.alpine) { try $0.insert(invitation) }
      try await store.read(Cast.alpine) { ledger throws in
        #expect(try ledger.invitation(invitation.id) == invitation)
        #expect(try ledger.invitation(byCodeHash: Cast.hash(7)) == invitation)
        #expect(try ledger.invitation(byCodeHash: Cast.hash(8)) == nil)
      }
      #expect(
        try await store.read(Cast.riverside) { try $0.invitation(byCodeHash: Cast.hash(7)) } == nil)
    }
  }

  @Test(arguments: Backend.available, [1, 3])
  func redemptionsAreCounted(_ backend: Backend, _ maximum: Int) async throws {
    try await backend.withCast { store in
      let invitation = Self.invitation(.group, maximum: maximum)
      try await store.write(Cast.alpine) { try $0.insert(invitation) }
      for attempt in 1...maximum + 2 {
        let redeemed = try await store.write(Cast.alpine) { try $0.redeem(invitation.id) }
        #expect(redeemed == (attempt <= maximum))
      }
      #expect(
        try await store.read(Cast.alpine) { try $0.invitation(invitation.id)?.redemptions }
          == maximum)
    }
  }

  @Test(arguments: Backend.available)
  func anExpiredOrRevokedOneIsNotRedeemed(_ backend: Backend) async throws {
    let clock = TestClock()
    try await backend.withCast(clock: clock) { store in
      let invitation = Self.invitation(.group, maximum: 9, expiresAt: Cast.monday + 60)
      let id = invitation.id
      try await store.write(Cast.alpine) { try $0.insert(invitation) }
      #expect(try await !store.write(Cast.riverside) { try $0.redeem(id) })
      #expect(try await !store.write(Cast.riverside) { try $0.revoke(id) })
      clock.now = Cast.monday + 59
      #expect(try await store.write(Cast.alpine) { try $0.redeem(id) })
      clock.now = Cast.monday + 60
      #expect(try await !store.write(Cast.alpine) { try $0.redeem(id) })
      #expect(try await store.write(Cast.alpine) { try $0.revoke(id) })
      #expect(try await !store.write(Cast.alpine) { try $0.revoke(id) })
      #expect(
        try await store.read(Cast.alpine) { try $0.invitation(id)?.revokedAt } == Cast.monday + 60)
    }
  }
}
