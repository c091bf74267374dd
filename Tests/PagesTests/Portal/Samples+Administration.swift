import Pages
import Scheduling

/// What administrators keep, and everybody's own account.
extension Samples {
  var administration: [(name: String, html: HTML)] { members + webRoles + keys }

  private var members: [(name: String, html: HTML)] {
    let staff = staffFrame
    let standing = FormState(standing: StaffUserForm.fields(of: user))
    var wrong = FormState(values: ["name": typed(""), "email": typed("eva")])
    wrong.errors = [
      "name": typed("Please fill this in."), "email": typed("Please enter an address."),
      "roles": typed("One administrator must remain."),
    ]
    let resources = [Choice(value: "res_1", label: typed("Lena Beck"))]
    let roles = [office, customers]
    return [
      (
        "staff-users",
        StaffUsersPage(users: [user, former], roles: roles, resources: [:]).html(in: staff)
      ),
      (
        "staff-user",
        StaffUserPage(user: user, state: standing, roles: roles, resources: resources)
          .html(in: staff)
      ),
      (
        "staff-user-own",
        StaffUserPage(
          user: user, state: standing, roles: roles, resources: resources, isOwn: true,
          refusal: .own
        ).html(in: staff)
      ),
      (
        "staff-user-new",
        StaffUserPage(user: nil, state: wrong, roles: roles, resources: resources).html(in: staff)
      ),
      (
        "staff-user-made",
        ShownOncePage(.password(typed("k7q2md-3xw9tp-d2mxk7"), of: user, isNew: true))
          .html(in: staff)
      ),
      (
        "staff-own-account",
        OwnAccountPage(user: user, roles: roles, language: FormState(values: ["language": "de"]))
          .html(in: staff)
      ),
      (
        "staff-own-account-wrong",
        OwnAccountPage(
          user: former, roles: [], language: FormState(values: [:]),
          passwordErrors: [
            "oldPassword": typed("The password is wrong."), "repeated": typed("Not the same."),
          ]
        ).html(in: staff)
      ),
      ("staff-sign-in", SignInPage(.staff, email: typed("eva")).html(in: frame(signedIn: false))),
    ]
  }

  private var webRoles: [(name: String, html: HTML)] {
    let staff = staffFrame
    let held = RoleView(role: office, use: RoleUse(contacts: 1, staff: 2, invitations: 3))
    let free = RoleView(role: office, use: RoleUse())
    var wrong = FormState(values: ["name": typed("Office"), "permission.dispatch": "true"])
    wrong.errors = [
      "name": typed("There is one of that name already."),
      "permissions": typed("One administrator must remain."),
    ]
    let views = [held, RoleView(role: customers, use: RoleUse())]
    return [
      ("staff-roles", WebRolesPage(roles: views).html(in: staff)),
      ("staff-roles-none", WebRolesPage(roles: []).html(in: staff)),
      ("staff-role-new", WebRolePage(role: nil, state: wrong).html(in: staff)),
      (
        "staff-role",
        WebRolePage(role: office, state: FormState(standing: WebRoleForm.fields(of: office)))
          .html(in: staff)
      ),
      (
        "staff-role-built-in",
        WebRolePage(
          role: customers, state: FormState(standing: WebRoleForm.fields(of: customers))
        ).html(in: staff)
      ),
      ("staff-role-deletion", RoleDeletionPage(role: free).html(in: staff)),
      ("staff-role-in-use", RoleDeletionPage(role: held).html(in: staff)),
    ]
  }

  private var keys: [(name: String, html: HTML)] {
    let staff = staffFrame
    let maker = JournalActor(kind: .staff, id: "stf_1", name: typed("Ada"))
    var wrong = FormState(values: ["name": typed("Website"), "scope.slots:read": "true"])
    wrong.errors = ["scopes": typed("At least one."), "expires": typed("No such day.")]
    var revoked = key
    revoked.revokedAt = at("2026-11-20T09:00")
    revoked.expiresAt = nil
    let list = APIKeysPage(
      keys: [key, revoked], makers: ["stf_1": maker], now: at("2026-11-21T09:00"),
      zone: Self.vaduz)
    return [
      ("staff-keys", list.html(in: staff)),
      (
        "staff-keys-none",
        APIKeysPage(keys: [], makers: [:], now: at("2026-11-21T09:00"), zone: Self.vaduz)
          .html(in: staff)
      ),
      ("staff-key-new", APIKeyPage(state: wrong, zone: Self.vaduz).html(in: staff)),
      ("staff-key-made", ShownOncePage(.key(typed("dsk_secret"), key)).html(in: staff)),
      ("staff-key-revocation", KeyRevocationPage(key: key).html(in: staff)),
    ]
  }

  private var user: StaffUser {
    StaffUser(
      id: StaffUserID(now: at("2026-11-21T08:00"), random: [1]), name: typed("Dora Beck"),
      email: typed("dora@example.com"), language: "de", passwordHash: nil, roles: [office.id],
      resource: ResourceID(now: at("2026-11-21T08:00"), random: [1]), isEnabled: true,
      createdAt: at("2026-11-21T08:00"))
  }

  private var former: StaffUser {
    var user = user
    user.roles = []
    user.resource = nil
    user.isEnabled = false
    return user
  }

  private var office: WebRole {
    WebRole(
      id: WebRoleID(now: at("2026-11-21T08:00"), random: [1]), name: typed("Office"),
      permissions: [.dispatch, .ownDays])
  }

  private var customers: WebRole {
    WebRole(
      id: WebRoleID(now: at("2026-11-21T08:00"), random: [2]), name: WebRole.webAPIUser,
      permissions: [.book])
  }

  private var key: APIKey {
    APIKey(
      id: APIKeyID(now: at("2026-11-21T08:00"), random: [1]), name: typed("Website"),
      secretHash: Hash(bytes: []), scopes: [.readSlots, .invitations], createdBy: "stf_1",
      createdAt: at("2026-11-20T08:00"), expiresAt: at("2026-12-20T08:00"), revokedAt: nil,
      lastUsedAt: at("2026-11-21T08:00"))
  }
}
