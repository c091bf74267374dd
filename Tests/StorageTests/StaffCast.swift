import Foundation
import Scheduling
import Storage
import Testing

/// Who works at the heating firm: Ada and Boris administer, Dora dispatches. Next door there is
/// somebody with Dora's identifier.
extension Cast {
  static let administrators = WebRoleID("rol_administrators")!
  static let office = WebRoleID("rol_office")!
  static let ada = StaffUserID("stf_ada")!
  static let boris = StaffUserID("stf_boris")!
  static let dora = StaffUserID("stf_dora")!
  static let adaAdministers = StaffViewer(id: ada, resource: nil, permissions: [.administer])
  static let borisAdministers = StaffViewer(id: boris, resource: nil, permissions: [.administer])
  static let doraDispatches = StaffViewer(id: dora, resource: nil, permissions: [.dispatch])

  static func staff(_ id: StaffUserID, _ role: WebRoleID) -> StaffUser {
    let name = id.rawValue.dropFirst(4).capitalized
    return StaffUser(
      id: id, name: name, email: "\(name)@heating.example", language: nil,
      passwordHash: "hashed the old password", roles: [role], resource: nil, isEnabled: true,
      createdAt: monday)
  }
}

extension Firm {
  func hire() async throws {
    try await change { ledger in
      try ledger.save(
        WebRole(id: Cast.administrators, name: "Administrators", permissions: [.administer]))
      try ledger.save(WebRole(id: Cast.office, name: "Office", permissions: [.dispatch]))
      try ledger.save(Cast.staff(Cast.ada, Cast.administrators))
      try ledger.save(Cast.staff(Cast.boris, Cast.administrators))
      try ledger.save(Cast.staff(Cast.dora, Cast.office))
    }
  }

  func staffUser(_ id: StaffUserID) async throws -> StaffUser? {
    try await look { try $0.staffUser(id) }
  }

  /// The key of a new session; nil: the password is wrong, or they may not.
  func signIn(_ id: StaffUserID, _ password: String = "the old password") async throws -> String? {
    let email = Cast.staff(id, Cast.office).email
    return try await scheduler.signInStaff(email: email, password: password, in: Cast.heating)?.key
  }

  func member(_ key: String?) async throws -> StaffMember? {
    try await scheduler.staffMember(sessionKey: try #require(key), in: Cast.heating)
  }
}
