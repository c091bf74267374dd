package import Scheduling

/// *Settings*, web roles.
package struct WebRolesPage: Sendable {
  package var roles: [RoleView]

  package init(roles: [RoleView]) { self.roles = roles }

  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts.administration
    let page = PageFrame(frame: frame, title: texts.roles, place: .staff(.settings))
    return page.write { html in
      html.settingsHead(frame, .roles)
      html.settingsList(
        texts.roles, lead: texts.rolesLead, button: texts.addRole, to: frame.site.staffRoleCreation)
      guard !roles.isEmpty else {
        html.p(texts.noRoles, class: "card empty soft")
        return
      }
      html.ul(class: "list card") { html in
        for view in roles {
          html.li(class: "plain") { html in
            html.div { html in
              html.h3 { $0.a(view.role.name, .href(frame.site.staffRole(view.role.id.rawValue))) }
              html.p(texts.hints(of: view.role.permissions))
              html.p(texts.use(view.use), class: "soft small")
            }
            if view.role.isBuiltIn { html.span(texts.builtIn, class: "badge plain") }
          }
        }
      }
    }
  }
}

/// *New role*, and the form that changes one.
package struct WebRolePage: Sendable {
  /// Nil: a new one.
  package var role: WebRole?
  package var state: FormState

  package init(role: WebRole?, state: FormState) {
    self.role = role
    self.state = state
  }

  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts.administration
    let title = role?.name ?? texts.newRole
    let page = PageFrame(
      frame: frame, title: title, hasErrors: !state.errors.isEmpty, place: .staff(.settings),
      isNarrow: true)
    return page.write { html in
      html.errorSummary(state.errors, order: ["name", "permissions"], frame.texts)
      html.backLink(texts.roles, to: frame.site.staffRoles)
      html.h1(title)
      html.postForm(role.map { frame.site.staffRole($0.id.rawValue) } ?? frame.site.staffRoles) {
        fields(&$0, frame)
      }
      guard let role, !role.isBuiltIn else { return }
      html.p(class: "below") {
        $0.a(
          texts.deleteRole, class: "button danger",
          .href(frame.site.staffRoleDeletion(role.id.rawValue)))
      }
    }
  }

  private func fields(_ html: inout HTML, _ frame: Frame) {
    let texts = frame.texts.administration
    let writer = FieldWriter(state: state, texts: frame.texts)
    writer.stamp(&html)
    html.div(class: "card pad") { html in
      if role?.isBuiltIn ?? false {
        html.p(texts.builtInLead)
      } else {
        writer.text(&html, "name", texts.name, limit: TextLimit.name, isRequired: true)
      }
    }
    let offered = WebRoleForm.offered(to: role)
    options(
      "permissions", texts.forCustomers, offered.filter(Permission.ofCustomers.contains), &html,
      texts)
    options(
      "staff-permissions", texts.forStaff,
      offered.filter { !Permission.ofCustomers.contains($0) }, &html, texts)
    html.button(
      role == nil ? texts.addButton : texts.save, class: "primary wide", .type("submit"))
  }

  private func options(
    _ name: String, _ title: String, _ permissions: [Permission], _ html: inout HTML,
    _ texts: Texts.Administration
  ) {
    guard !permissions.isEmpty else { return }
    html.checkOptions(name, title, error: state.errors[name]) { html in
      for permission in permissions {
        let name = WebRoleForm.permissionPrefix + permission.rawValue
        html.checkOption(
          name, label: texts.permission(permission), hint: texts.permissionHint(permission),
          isOn: state.isOn(name))
      }
    }
  }
}

/// Asks before a web role is deleted, or says why it stays.
package struct RoleDeletionPage: Sendable {
  package var role: RoleView

  package init(role: RoleView) { self.role = role }

  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts.administration
    let id = role.role.id.rawValue
    let refusal = role.deletionRefusal.map { texts.message($0) }
    let title = texts.roleDeletion(role.role.name)
    let page = PageFrame(
      frame: frame, title: title, hasErrors: refusal != nil, place: .staff(.settings),
      isNarrow: true)
    return page.write { html in
      html.backLink(role.role.name, to: frame.site.staffRole(id))
      html.section(class: "card pad") { html in
        html.h1(title)
        guard refusal == nil else {
          html.p(refusal ?? "", class: "flash problem", .role("alert"))
          return
        }
        html.p(texts.roleDeletionLead)
        html.postForm(frame.site.staffRoleDeletion(id)) { html in
          html.div(class: "row") { html in
            html.button(texts.deleteRole, class: "danger", .type("submit"))
            html.a(texts.keepRole, class: "button quiet", .href(frame.site.staffRoles))
          }
        }
      }
    }
  }
}
