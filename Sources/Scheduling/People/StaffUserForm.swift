/// The fields of a member of staff's form. Roles are one checkbox each: `role.rol_x`.
public enum StaffUserForm {
  public static let rolePrefix = "role."

  public static func blank(_ id: StaffUserID, at now: Instant) -> StaffUser {
    StaffUser(
      id: id, name: "", email: "", language: nil, passwordHash: nil, roles: [], resource: nil,
      isEnabled: true, createdAt: now)
  }

  public static func fields(of user: StaffUser) -> [String: String] {
    var fields = [
      "name": user.name, "email": user.email, "language": user.language ?? "",
      "resource": user.resource?.rawValue ?? "",
    ]
    for role in user.roles { fields[rolePrefix + role.rawValue] = "true" }
    return fields
  }

  /// The roles that one can choose: those that say something about working here, and those held.
  public static func offered(_ roles: [WebRole], to user: StaffUser?) -> [WebRole] {
    roles.filter { !$0.isForCustomers || user?.roles.contains($0.id) ?? false }
  }

  static func read(
    _ reader: inout FormReader, into user: inout StaffUser, roles: [WebRole],
    resources: (ResourceID) -> Bool
  ) {
    user.name = reader.text("name", atMost: TextLimit.name)
    let faults = reader.faults.count
    user.email = reader.text("email", atMost: TextLimit.email)
    if reader.faults.count == faults, !EmailAddress.isPlausible(user.email) {
      reader.fault("email", .malformed(.email))
    }
    user.language = language(&reader)
    user.resource = reader.identifier("resource", where: resources)
    let chosen = offered(roles, to: user).filter { reader.flag(rolePrefix + $0.id.rawValue) }
    user.roles = Set(chosen.map(\.id))
  }

  /// Nil: the organisation's.
  static func language(_ reader: inout FormReader) -> String? {
    let language = reader.raw("language").nilIfEmpty
    if let language, !ProfileForm.languages.contains(language) {
      reader.fault("language", .notAChoice)
    }
    return language
  }
}
