import Scheduling
import Storage
import Testing

@Suite("Web roles") struct WebRoleTests {
  private func save(
    _ fields: [String: String], _ id: WebRoleID?, _ firm: Firm,
    by viewer: StaffViewer = Cast.adaAdministers
  ) async throws -> EditAnswer {
    let standing = try await role(id, firm).map { FormStamp.of(WebRoleForm.fields(of: $0)) }
    return try await firm.scheduler.saveWebRole(
      TypedForm(fields: fields, stamp: standing), id: id, for: viewer, in: Cast.heating)
  }

  private func role(_ id: WebRoleID?, _ firm: Firm) async throws -> WebRole? {
    try await firm.look { try $0.roles() }.first { $0.id == id }
  }

  private func delete(_ id: WebRoleID, _ firm: Firm) async throws -> RoleDeletion {
    try await firm.scheduler.deleteWebRole(id, for: Cast.adaAdministers, in: Cast.heating)
  }

  private func faults(_ answer: EditAnswer) -> [FormFault] {
    if case .faulty(let faults) = answer { return faults }
    return []
  }

  @Test(arguments: Backend.available)
  func areAddedRenamedAndDeleted(_ backend: Backend) async throws {
    try await withFirm(on: backend) { firm in
      try await firm.hire()
      let added = try await save(
        ["name": " Night watch ", "permission.ownDays": "true", "permission.root": "true"], nil,
        firm)
      guard case .created(let text) = added, let id = WebRoleID(text) else {
        Issue.record("\(added)")
        return
      }
      #expect(
        try await role(id, firm) == WebRole(id: id, name: "Night watch", permissions: [.ownDays]))
      _ = try await save(["name": "Day watch", "permission.book": "true"], id, firm)
      #expect(
        try await role(id, firm) == WebRole(id: id, name: "Day watch", permissions: [.book]))
      guard case .deleted = try await delete(id, firm) else {
        Issue.record("not deleted")
        return
      }
      #expect(try await role(id, firm) == nil)
      #expect(try await firm.events() == "role.created role.changed role.deleted")
    }
  }

  @Test(arguments: [
    ("", FormFault.Reason.missing), ("office", .taken), ("Web API user", .taken),
    (String(repeating: "a", count: 101), .tooLong(100)), ("a\u{7}", .malformed(.text)),
  ])
  func whatTheirNamesAre(name: String, reason: FormFault.Reason) async throws {
    try await withFirm { firm in
      try await firm.hire()
      for id in [nil, Cast.keeper] {
        let answer = try await save(["name": name], id, firm)
        #expect(faults(answer) == [FormFault(field: "name", reason: reason)])
      }
    }
  }

  @Test func theBuiltInOneKeepsItsNameAndLetsCustomersBook() async throws {
    try await withFirm { firm in
      try await firm.hire()
      _ = try await save(
        [
          "name": "Mine", "permission.wholeAccount": "true", "permission.administer": "true",
        ], Cast.booker, firm)
      #expect(
        try await role(Cast.booker, firm)
          == WebRole(
            id: Cast.booker, name: WebRole.webAPIUser, permissions: [.book, .wholeAccount]))
      guard case .refused(.builtIn) = try await delete(Cast.booker, firm) else {
        Issue.record("not refused")
        return
      }
    }
  }

  @Test(arguments: Backend.available)
  func oneInUseStaysAndSaysWhoHasIt(_ backend: Backend) async throws {
    try await withFirm(on: backend) { firm in
      try await firm.hire()
      func invite(_ seconds: Int) async throws -> PortalInvitationID? {
        let wish = InvitationWish(
          kind: .group, contact: Cast.omar, maximumRedemptions: 3,
          expiresAt: firm.clock.now + seconds, inviter: nil, account: nil, roles: [Cast.keeper],
          sendsMail: false)
        let answer = try await firm.scheduler.invite(wish, by: .system, in: Cast.heating)
        guard case .invited(let invitation, _) = answer else { return nil }
        return invitation.id
      }
      let open = try #require(try await invite(3600))
      _ = try #require(try await invite(60))
      firm.clock.now += 60
      guard case .refused(.inUse(let use)) = try await delete(Cast.keeper, firm) else {
        Issue.record("not refused")
        return
      }
      let holders = Cast.people.count { $0.roles.contains(Cast.keeper) }
      #expect(use == RoleUse(contacts: holders, staff: 0, invitations: 1))
      guard case .refused(.inUse(let office)) = try await delete(Cast.office, firm) else {
        Issue.record("not refused")
        return
      }
      #expect(office == RoleUse(staff: 1))
      // Nobody has it any more, and what is over grants nothing.
      for person in Cast.people where person.roles.contains(Cast.keeper) {
        _ = try await firm.scheduler.removeRole(
          Cast.keeper, from: person.id, by: .system, in: Cast.heating)
      }
      _ = try await firm.scheduler.revokeInvitation(open, by: .system, in: Cast.heating)
      guard case .deleted = try await delete(Cast.keeper, firm) else {
        Issue.record("not deleted")
        return
      }
      #expect(try await role(Cast.keeper, firm) == nil)
    }
  }

  @Test func somebodyCanAlwaysChangeTheSettings() async throws {
    try await withFirm { firm in
      try await firm.hire()
      let last = [FormFault(field: "permissions", reason: .administrator(.last))]
      let own = [FormFault(field: "permissions", reason: .administrator(.own))]
      let stripped = ["name": "Administrators", "permission.dispatch": "true"]
      #expect(faults(try await save(stripped, Cast.administrators, firm)) == last)
      // With Dora's role another one remains, but not the one who takes it.
      _ = try await save(["name": "Office", "permission.administer": "true"], Cast.office, firm)
      #expect(faults(try await save(stripped, Cast.administrators, firm)) == own)
      #expect(try await firm.events() == "role.changed")
    }
  }

  @Test func s12WhatARoleLosesItsHoldersLoseAtOnce() async throws {
    try await withFirm { firm in
      try await firm.hire()
      let key = try await firm.signIn(Cast.dora)
      #expect(try await firm.member(key)?.viewer.permissions == [.dispatch])
      _ = try await save(["name": "Office"], Cast.office, firm)
      #expect(try await firm.member(key)?.viewer.permissions == [])
    }
  }

  @Test func s5OnlyAdministratorsAndOnlyTheirOwnOrganisation() async throws {
    try await withFirm { firm in
      try await firm.hire()
      try await Cast.found(Cast.riverside, in: firm.store)
      for (viewer, organization) in [
        (Cast.doraDispatches, Cast.heating), (Cast.adaAdministers, Cast.riverside),
      ] {
        let saved = try await firm.scheduler.saveWebRole(
          TypedForm(fields: ["name": "Mine"]), id: Cast.office, for: viewer, in: organization)
        guard case .notFound = saved else {
          Issue.record("\(saved)")
          continue
        }
        let deleted = try await firm.scheduler.deleteWebRole(
          Cast.office, for: viewer, in: organization)
        guard case .notFound = deleted else {
          Issue.record("\(deleted)")
          continue
        }
      }
      #expect(try await firm.scheduler.webRoles(for: Cast.doraDispatches, in: Cast.heating) == nil)
      #expect(try await firm.events() == "")
    }
  }
}
