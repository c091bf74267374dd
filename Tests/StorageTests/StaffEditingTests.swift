import Scheduling
import Storage
import Testing

@Suite("Members of staff") struct StaffEditingTests {
  private func typed(_ fields: [String: String], on user: StaffUser? = nil) -> TypedForm {
    let standing = user.map { StaffUserForm.fields(of: $0) }
    return TypedForm(fields: fields, stamp: standing.map { FormStamp.of($0) })
  }

  private func edit(
    _ id: StaffUserID, _ firm: Firm, by viewer: StaffViewer = Cast.adaAdministers,
    _ change: (inout [String: String]) -> Void
  ) async throws -> EditAnswer {
    let user = try #require(try await firm.staffUser(id))
    var fields = StaffUserForm.fields(of: user)
    change(&fields)
    return try await firm.scheduler.saveStaffUser(
      typed(fields, on: user), id: id, for: viewer, in: Cast.heating)
  }

  private func faults(_ answer: EditAnswer) -> [FormFault] {
    if case .faulty(let faults) = answer { return faults }
    return []
  }

  @Test(arguments: Backend.available)
  func areAddedWithAPasswordThatOpens(_ backend: Backend) async throws {
    try await withFirm(on: backend) { firm in
      try await firm.hire()
      let form = typed([
        "name": " Eva Gstöhl ", "email": "eva@heating.example", "language": "de",
        "resource": Cast.dries.rawValue, "role.rol_office": "true",
        // Not for staff, and nothing that a form may say.
        "role.rol_booker": "true", "isEnabled": "false", "passwordHash": "mine",
      ])
      let answer = try await firm.scheduler.addStaffUser(
        form, for: Cast.adaAdministers, in: Cast.heating)
      guard case .added(let user, let password) = answer else {
        Issue.record("\(answer)")
        return
      }
      #expect(password.count == 20 && password.lowercased() == password)
      #expect(user.name == "Eva Gstöhl" && user.roles == [Cast.office] && user.isEnabled)
      #expect(try await firm.staffUser(user.id) == user)
      #expect(
        try await firm.scheduler.signInStaff(
          email: "EVA@heating.example", password: password, in: Cast.heating) != nil)
      #expect(try await firm.events() == "staff.created")
      let entry = try await firm.store.journal(of: Cast.heating, limit: 10).last?.entry
      #expect(entry?.after["roles"] == "Office")
      #expect(entry?.after.values.contains { $0.contains(password) } == false)
    }
  }

  @Test(arguments: [
    // field      typed                             reason
    ("name", " ", FormFault.Reason.missing),
    ("name", String(repeating: "a", count: 101), .tooLong(100)),
    ("name", "a\nb", .malformed(.text)),
    ("email", "", .missing),
    ("email", "eva", .malformed(.email)),
    ("email", "ADA@heating.example", .addressTaken),
    ("language", "fr", .notAChoice),
    ("resource", "res_nobody", .notAChoice),
  ])
  func whatTheirFormRefuses(field: String, text: String, reason: FormFault.Reason) async throws {
    try await withFirm { firm in
      try await firm.hire()
      let fields = ["name": "Eva", "email": "eva@heating.example"].merging([field: text]) { $1 }
      let answer = try await firm.scheduler.addStaffUser(
        typed(fields), for: Cast.adaAdministers, in: Cast.heating)
      guard case .faulty(let found) = answer else {
        Issue.record("\(answer)")
        return
      }
      #expect(found.contains(FormFault(field: field, reason: reason)))
      let changed = try await edit(Cast.dora, firm) { $0[field] = text }
      #expect(faults(changed).contains(FormFault(field: field, reason: reason)))
      #expect(try await firm.events() == "")
    }
  }

  @Test func disablingEndsTheirSessionsAtOnce() async throws {
    try await withFirm { firm in
      try await firm.hire()
      let key = try await firm.signIn(Cast.dora)
      #expect(try await firm.member(key) != nil)
      func set(_ isEnabled: Bool) async throws {
        let answer = try await firm.scheduler.setStaffAccess(
          of: Cast.dora, isEnabled: isEnabled, for: Cast.adaAdministers, in: Cast.heating)
        guard case .changed = answer else {
          Issue.record("\(answer)")
          return
        }
      }
      try await set(false)
      #expect(try await firm.member(key) == nil)
      #expect(try await firm.signIn(Cast.dora) == nil)
      try await set(false)
      try await set(true)
      // What was ended stays so.
      #expect(try await firm.member(key) == nil)
      #expect(try await firm.signIn(Cast.dora) != nil)
      #expect(try await firm.events() == "staff.disabled staff.enabled")
    }
  }

  @Test func nobodyTakesTheRightToAdministerFromThemselves() async throws {
    try await withFirm { firm in
      try await firm.hire()
      let own = [FormFault(field: "roles", reason: .administrator(.own))]
      #expect(faults(try await edit(Cast.ada, firm) { $0["role.rol_administrators"] = nil }) == own)
      let disabled = try await firm.scheduler.setStaffAccess(
        of: Cast.ada, isEnabled: false, for: Cast.adaAdministers, in: Cast.heating)
      guard case .refused(.own) = disabled else {
        Issue.record("\(disabled)")
        return
      }
      // Boris may take it from Ada; then she can't take it back from him, and he is the last.
      _ = try await edit(Cast.ada, firm, by: Cast.borisAdministers) {
        $0["role.rol_administrators"] = nil
      }
      let back = try await edit(Cast.boris, firm) { $0["role.rol_administrators"] = nil }
      #expect(faults(back) == [FormFault(field: "roles", reason: .administrator(.last))])
      let late = try await edit(Cast.dora, firm) { $0["name"] = "Dorothea" }
      #expect(faults(late) == own)
      #expect(try await firm.events() == "staff.changed")
    }
  }

  @Test func aNewPasswordReplacesTheOldAndEndsTheirSessions() async throws {
    try await withFirm { firm in
      try await firm.hire()
      let key = try await firm.signIn(Cast.dora)
      let password = try #require(
        try await firm.scheduler.renewStaffPassword(
          of: Cast.dora, for: Cast.adaAdministers, in: Cast.heating))
      #expect(try await firm.member(key) == nil)
      #expect(try await firm.signIn(Cast.dora) == nil)
      #expect(try await firm.signIn(Cast.dora, password) != nil)
      #expect(try await firm.events() == "staff.passwordRenewed")
    }
  }

  @Test func s12OnesOwnPasswordEndsTheOtherSessions() async throws {
    try await withFirm { firm in
      try await firm.hire()
      let (here, elsewhere) = (try await firm.signIn(Cast.dora), try await firm.signIn(Cast.dora))
      let colleague = try await firm.signIn(Cast.ada)
      let member = try #require(try await firm.member(here))
      func change(_ old: String, _ new: String) async throws -> Bool {
        try await firm.scheduler.changePassword(old: old, new: new, of: member, in: Cast.heating)
      }
      #expect(try await !change("a wrong password", "quite another one"))
      #expect(try await !change("the old password", "password"))
      #expect(try await firm.member(elsewhere) != nil)
      #expect(try await change("the old password", "quite another one"))
      #expect(try await firm.member(here) != nil)
      #expect(try await firm.member(elsewhere) == nil)
      #expect(try await firm.member(colleague) != nil)
      #expect(try await firm.signIn(Cast.dora, "quite another one") != nil)
      // A form that was open since before the change.
      #expect(try await !change("the old password", "and yet another"))
      #expect(try await firm.events() == "staff.passwordChanged")
    }
  }

  @Test(arguments: [
    // old        new                 once more            faults
    ("", "quite another one", "quite another one", [PasswordFault.oldMissing]),
    ("old", "", "", [.new(.missing)]),
    ("old", "short", "short", [.new(.tooShort(8))]),
    ("old", "passwort123", "passwort123", [.new(.tooCommon)]),
    ("old", "Dora@heating.example", "Dora@heating.example", [.new(.tooCommon)]),
    ("old", "quite another one", "quite another One", [.notRepeated]),
    ("old", "quite another one", "quite another one", []),
  ])
  func s8TheRulesOfThePortalHold(
    old: String, new: String, repeated: String, faults: [PasswordFault]
  ) async throws {
    try await withFirm { firm in
      try await firm.hire()
      let member = try #require(try await firm.member(try await firm.signIn(Cast.dora)))
      #expect(
        firm.scheduler.passwordFaults(old: old, new: new, repeated: repeated, of: member) == faults)
    }
  }

  @Test func s5OnlyAdministratorsAndOnlyTheirOwnOrganisation() async throws {
    try await withFirm { firm in
      try await firm.hire()
      try await Cast.found(Cast.riverside, in: firm.store)
      let (scheduler, form) = (firm.scheduler, typed(["name": "Eva", "email": "e@x.example"]))
      for (viewer, organization) in [
        (Cast.doraDispatches, Cast.heating), (Cast.adaAdministers, Cast.riverside),
      ] {
        #expect(
          try await scheduler.staffUser(Cast.boris, for: viewer, in: organization) == nil)
        #expect(
          try await scheduler.renewStaffPassword(of: Cast.boris, for: viewer, in: organization)
            == nil)
        let saved = try await scheduler.saveStaffUser(
          form, id: Cast.boris, for: viewer, in: organization)
        guard case .notFound = saved else {
          Issue.record("\(saved)")
          continue
        }
        let access = try await scheduler.setStaffAccess(
          of: Cast.boris, isEnabled: false, for: viewer, in: organization)
        guard case .notFound = access else {
          Issue.record("\(access)")
          continue
        }
      }
      #expect(
        try await scheduler.staffUsers(for: Cast.doraDispatches, in: Cast.heating) == nil)
      let added = try await scheduler.addStaffUser(
        form, for: Cast.doraDispatches, in: Cast.heating)
      guard case .notFound = added else {
        Issue.record("\(added)")
        return
      }
      #expect(try await firm.events() == "")
    }
  }

  @Test func whatSomebodyElseHasChangedIsNotOverwritten() async throws {
    try await withFirm { firm in
      try await firm.hire()
      let before = try #require(try await firm.staffUser(Cast.dora))
      _ = try await edit(Cast.dora, firm) { $0["name"] = "Dorothea" }
      let fields = StaffUserForm.fields(of: before).merging(["language": "de"]) { $1 }
      let late = try await firm.scheduler.saveStaffUser(
        typed(fields, on: before), id: Cast.dora, for: Cast.adaAdministers, in: Cast.heating)
      guard case .outdated(let standing) = late else {
        Issue.record("\(late)")
        return
      }
      #expect(standing["name"] == "Dorothea")
    }
  }
}
