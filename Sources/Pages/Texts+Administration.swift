package import Scheduling

extension Texts {
  /// Staff, web roles, API keys, and one's own account.
  struct Administration: Sendable {
    let name: String
    let email: String
    let emailHint: String
    let language: String
    let resource: String
    let resourceHint: String
    let state: String
    let enabled: String
    let disabled: String
    let save: String
    let addButton: String

    let staff: String
    let staffLead: String
    let addStaff: String
    let newStaff: String
    let addHint: String
    let noRole: String
    let rolesHint: String
    let signIn: String
    let signInLead: String
    let ownSignIn: String
    let newPassword: String
    let disable: String
    let enable: String
    let staffAdded: Filled
    let passwordRenewed: Filled
    let passwordLead: String
    let password: String
    let refusal: @Sendable (AdministratorRefusal) -> String

    let roles: String
    let rolesLead: String
    let noRoles: String
    let addRole: String
    let newRole: String
    let builtIn: String
    let builtInLead: String
    let forCustomers: String
    let forStaff: String
    let permission: @Sendable (Permission) -> String
    let permissionHint: @Sendable (Permission) -> String
    let noPermission: String
    let contacts: Counted
    let members: Counted
    let invitations: Counted
    let unused: String
    let usedBy: Filled
    let deleteRole: String
    let keepRole: String
    let roleDeletion: Filled
    let roleDeletionLead: String
    let roleInUse: Filled
    let roleIsBuiltIn: String

    let keys: String
    let keysLead: String
    let noKeys: String
    let addKey: String
    let newKey: String
    let keyNameHint: String
    let scopes: String
    let scope: @Sendable (APIScope) -> String
    let scopeHint: @Sendable (APIScope) -> String
    let scopesMissing: String
    let createKey: String
    let made: @Sendable (_ when: String, _ who: String) -> String
    let lastUsed: Filled
    let neverUsed: String
    let expires: Filled
    let noExpiry: String
    let revokedAt: Filled
    let valid: String
    let expired: String
    let revoked: String
    let revoke: String
    let keepKey: String
    let revocation: Filled
    let revocationLead: String
    let keyMade: Filled
    let keyMadeLead: String
    let secret: String

    let account: String
    let accountLead: String
    let changePassword: String
    let changePasswordLead: String
    let oldPassword: String
    let newPasswordField: String
    let repeated: String
    let notRepeated: String
  }

  var administration: Administration { language == "de" ? .german : .english }

  /// What is wrong with a new API key, beside the field that it is about.
  package func messages(_ refusal: APIKeyRefusal) -> FieldErrors {
    switch refusal {
    case .notAllowed: ["": staff.notPermitted]
    case .nameMissing: ["name": catalogue.faults(.missing)]
    case .nameTooLong: ["name": catalogue.faults(.tooLong(TextLimit.name))]
    case .nameMalformed: ["name": catalogue.faults(.malformed(.text))]
    case .scopesMissing: ["scopes": administration.scopesMissing]
    case .expiryInPast: ["expires": message(InvitationRefusal.expiryInPast)]
    }
  }

  /// What is wrong with a wish for another password.
  package func messages(_ faults: [PasswordFault]) -> FieldErrors {
    var errors: FieldErrors = [:]
    for fault in faults {
      switch fault {
      case .oldMissing:
        errors["oldPassword"] = self.errors.required(administration.oldPassword)
      case .new(.missing):
        errors["password"] = self.errors.required(administration.newPasswordField)
      case .new(let reason):
        errors["password"] = message(FieldFault(field: .password, reason: reason))
      case .notRepeated: errors["repeated"] = administration.notRepeated
      }
    }
    return errors
  }
}

extension Texts.Administration {
  /// As sentences, in their order.
  func hints(of permissions: Set<Permission>) -> String {
    let hints = Permission.allCases.filter(permissions.contains).map { permissionHint($0) }
    return hints.isEmpty ? noPermission : hints.joined(separator: " ")
  }

  func use(_ use: RoleUse) -> String { use.isNone ? unused : usedBy(holders(use)) }

  func message(_ refusal: RoleDeletionRefusal) -> String {
    switch refusal {
    case .builtIn: roleIsBuiltIn
    case .inUse(let use): roleInUse(holders(use))
    }
  }

  private func holders(_ use: RoleUse) -> String {
    [
      (use.contacts, contacts), (use.staff, members), (use.invitations, invitations),
    ].filter { $0.0 > 0 }.map { $0.1($0.0) }.joined(separator: ", ")
  }
}
