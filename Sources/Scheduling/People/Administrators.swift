/// Why a change to a member of staff or to a role would leave the settings without somebody who can
/// change them, in the order of precedence.
public enum AdministratorRefusal: String, Sendable, CaseIterable {
  /// Nobody who administers could sign in any more.
  case last
  /// Whoever changes it would lose the right themselves.
  case own
}

extension AdministratorRefusal {
  /// - Parameters:
  ///   - users, roles: as they would stand afterwards.
  ///   - viewer: must still administer then. That also stops whoever lost the right a moment ago.
  init?(users: [StaffUser], roles: [WebRole], by viewer: StaffViewer) {
    let rights = Set(roles.filter { $0.permissions.contains(.administer) }.map(\.id))
    let left = users.filter {
      $0.isEnabled && $0.passwordHash != nil && !$0.roles.isDisjoint(with: rights)
    }
    if left.isEmpty {
      self = .last
    } else if !left.contains(where: { $0.id == viewer.id }) {
      self = .own
    } else {
      return nil
    }
  }
}
