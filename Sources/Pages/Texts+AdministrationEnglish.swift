internal import Scheduling

extension Texts.Administration {
  static let english = Texts.Administration(
    name: "Name", email: "Email", emailHint: "To sign in with.", language: "Language",
    resource: "Resource", resourceHint: "Whose days and hours are theirs.", state: "State",
    enabled: "Enabled", disabled: "Disabled", save: "Save", addButton: "Add",
    staff: "Staff", staffLead: "Who signs in here, and what they may do.",
    addStaff: "Add a member of staff", newStaff: "New member of staff",
    addHint: "A first password is made for you to hand over. No mail is sent.",
    noRole: "None",
    rolesHint: "Rights add up. Without a role one can sign in and sees nothing.",
    signIn: "Sign-in",
    signInLead: "A new password replaces the old one. That and disabling end every session of "
      + "theirs at once.",
    ownSignIn: "That is you. You change your own password here:",
    newPassword: "New password", disable: "Disable", enable: "Enable",
    staffAdded: { "\($0) is added" },
    passwordRenewed: { "\($0) has a new password" },
    passwordLead: "The password is shown this once; only a fingerprint of it is kept. Hand it over "
      + "in person. They change it under “Your account”.",
    password: "Password",
    refusal: { refusal in
      switch refusal {
      case .last:
        "Nobody could change the settings any more: one enabled administrator must remain."
      case .own: "You can’t take the right to administer from yourself. Ask another administrator."
      }
    },
    roles: "Roles", rolesLead: "What customers and staff may do. Rights add up over their roles.",
    noRoles: "There are no roles yet.", addRole: "New role", newRole: "New role",
    builtIn: "Built in",
    builtInLead:
      "New contacts get this role, and invitations grant it: it lets customers book, move "
      + "and cancel their own visits, and keeps its name.",
    forCustomers: "Customers", forStaff: "Staff",
    permission: { permission in
      switch permission {
      case .book: "Book"
      case .wholeAccount: "Whole account"
      case .ownDays: "Own days"
      case .dispatch: "Dispatch"
      case .administer: "Administer"
      case .share: "Share availability"
      }
    },
    permissionHint: { permission in
      switch permission {
      case .book: "Book, move and cancel one’s own visits."
      case .wholeAccount: "See and change the visits of everybody in one’s account."
      case .ownDays:
        "See one’s own days, keep one’s hours and absences, change states of one’s visits."
      case .dispatch:
        "Everybody’s contacts, invitations, schedules and visits, and what is offered."
      case .administer: "All that, and the settings: portal, mail, staff, roles and API keys."
      case .share: "Share the free time of those whom one assists, by link."
      }
    },
    noPermission: "May only sign in and look",
    contacts: { $0 == 1 ? "1 contact" : "\($0) contacts" },
    members: { $0 == 1 ? "1 member of staff" : "\($0) members of staff" },
    invitations: { $0 == 1 ? "1 open invitation" : "\($0) open invitations" },
    unused: "Nobody has it", usedBy: { "Held by \($0)" },
    deleteRole: "Delete role", keepRole: "Keep it",
    roleDeletion: { "Delete the role \($0)?" },
    roleDeletionLead: "Nobody has it. It can’t be brought back, but made anew.",
    roleInUse: { "This role is in use: \($0). Take it away there first." },
    roleIsBuiltIn: "This role is built in: new contacts get it, and invitations grant it.",
    keys: "API keys", keysLead: "With a key another program uses the REST API.",
    noKeys: "There are no keys yet.", addKey: "New API key", newKey: "New API key",
    keyNameHint: "Which program has it.",
    scopes: "What the program may do",
    scope: { scope in
      switch scope {
      case .readSlots: "Free times"
      case .readAppointments: "Read visits"
      case .writeAppointments: "Change visits"
      case .readContacts: "Read contacts"
      case .writeContacts: "Change contacts"
      case .invitations: "Invitations"
      case .readCatalogue: "Catalogue"
      }
    },
    scopeHint: { scope in
      switch scope {
      case .readSlots: "Look for times that can be booked."
      case .readAppointments: "See every visit, its customer and its address."
      case .writeAppointments: "Book, move and cancel visits, and change their states."
      case .readContacts: "See every contact with address and phone."
      case .writeContacts: "Add and change contacts."
      case .invitations: "Make, see, resend and void portal invitations."
      case .readCatalogue: "See service types, territories and resources."
      }
    },
    scopesMissing: "Please choose at least one.",
    createKey: "Create key",
    made: { when, who in "Made \(when) by \(who)" },
    lastUsed: { "last used \($0)" }, neverUsed: "never used",
    expires: { "expires \($0)" }, noExpiry: "doesn’t expire", revokedAt: { "revoked \($0)" },
    valid: "Valid", expired: "Expired", revoked: "Revoked", revoke: "Revoke", keepKey: "Keep it",
    revocation: { "Revoke the key \($0)?" },
    revocationLead:
      "The program that has it is refused from its next request on. This can’t be undone.",
    keyMade: { "The key \($0) is made" },
    keyMadeLead: "The secret is shown this once; only a fingerprint of it is kept. Put it where "
      + "the program reads its secrets.",
    secret: "Secret",
    account: "Your account", accountLead: "An administrator changes your name, address and roles.",
    changePassword: "Change password",
    changePasswordLead: "It ends your sessions in other browsers; this one goes on.",
    oldPassword: "Present password", newPasswordField: "New password",
    repeated: "New password once more",
    notRepeated: "This is not the same as the new password.")
}
