/// The paths of what administrators keep, and of every member of staff's own account.
extension SitePath {
  package var staffUsers: String { staffSettings + "/users" }
  package var staffUserCreation: String { staffUsers + "/new" }
  package func staffUser(_ id: String) -> String { staffUsers + "/" + part(id) }
  package func staffUserAccess(_ id: String) -> String { staffUser(id) + "/access" }
  package func staffUserPassword(_ id: String) -> String { staffUser(id) + "/password" }
  package var staffRoles: String { staffSettings + "/roles" }
  package var staffRoleCreation: String { staffRoles + "/new" }
  package func staffRole(_ id: String) -> String { staffRoles + "/" + part(id) }
  package func staffRoleDeletion(_ id: String) -> String { staffRole(id) + "/deletion" }
  package var staffKeys: String { staffSettings + "/keys" }
  package var staffKeyCreation: String { staffKeys + "/new" }
  package func staffKeyRevocation(_ id: String) -> String {
    staffKeys + "/" + part(id) + "/revocation"
  }
  package var staffOwnAccount: String { staff + "/account" }
  package var staffOwnPassword: String { staffOwnAccount + "/password" }
}
