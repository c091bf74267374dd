package import Scheduling

/// *Settings*, those who work here.
package struct StaffUsersPage: Sendable {
  package var users: [StaffUser]
  package var roles: [WebRole]
  /// Names of resources.
  package var resources: [ResourceID: String]

  package init(users: [StaffUser], roles: [WebRole], resources: [ResourceID: String]) {
    self.users = users
    self.roles = roles
    self.resources = resources
  }

  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts.administration
    let page = PageFrame(frame: frame, title: texts.staff, place: .staff(.settings))
    return page.write { html in
      html.settingsHead(frame, .users)
      html.settingsList(
        texts.staff, lead: texts.staffLead, button: texts.addStaff, to: frame.site.staffUserCreation
      )
      html.sheet(
        texts.staff, [texts.name, texts.email, texts.roles, texts.resource, texts.state]
      ) { html in
        for user in users { row(user, &html, frame) }
      }
    }
  }

  private func row(_ user: StaffUser, _ html: inout HTML, _ frame: Frame) {
    let texts = frame.texts.administration
    html.tr { html in
      html.th(.scope("row")) { $0.a(user.name, .href(frame.site.staffUser(user.id.rawValue))) }
      html.cell(texts.email, user.email)
      let names = roles.filter { user.roles.contains($0.id) }.map(\.name)
      html.cell(texts.roles, names.isEmpty ? texts.noRole : names.joined(separator: ", "))
      html.cell(texts.resource, user.resource.map { resources[$0] ?? $0.rawValue } ?? "")
      html.cell(texts.state) { html in
        html.span(
          user.isEnabled ? texts.enabled : texts.disabled,
          class: user.isEnabled ? "badge" : "badge plain")
      }
    }
  }
}

/// *Add a member of staff*, and the page of one.
package struct StaffUserPage: Sendable {
  /// Nil: a new one.
  package var user: StaffUser?
  package var state: FormState
  /// What can be ticked.
  package var roles: [WebRole]
  package var resources: [Choice]
  /// Whether it is the one who is looking.
  package var isOwn: Bool
  /// Why they can't be disabled.
  package var refusal: AdministratorRefusal?

  package init(
    user: StaffUser?, state: FormState, roles: [WebRole], resources: [Choice], isOwn: Bool = false,
    refusal: AdministratorRefusal? = nil
  ) {
    self.user = user
    self.state = state
    self.roles = roles
    self.resources = resources
    self.isOwn = isOwn
    self.refusal = refusal
  }

  private static let order = ["name", "email", "language", "resource", "roles"]

  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts.administration
    let title = user?.name ?? texts.newStaff
    var errors = state.errors
    if let refusal { errors[""] = texts.refusal(refusal) }
    let page = PageFrame(
      frame: frame, title: title, hasErrors: !errors.isEmpty, place: .staff(.settings),
      isNarrow: true)
    return page.write { html in
      html.errorSummary(errors, order: Self.order, frame.texts)
      html.backLink(texts.staff, to: frame.site.staffUsers)
      html.div(class: "row head") { html in
        html.h1(title)
        if let user, !user.isEnabled { html.span(texts.disabled, class: "badge plain") }
      }
      if user == nil { html.p(texts.addHint, class: "soft") }
      html.postForm(user.map { frame.site.staffUser($0.id.rawValue) } ?? frame.site.staffUsers) {
        fields(&$0, frame)
      }
      if let user { signIn(user, &html, frame) }
    }
  }

  private func fields(_ html: inout HTML, _ frame: Frame) {
    let texts = frame.texts.administration
    let writer = FieldWriter(state: state, texts: frame.texts)
    writer.stamp(&html)
    html.div(class: "card pad") { html in
      writer.text(&html, "name", texts.name, limit: TextLimit.name, isRequired: true)
      writer.text(
        &html, "email", texts.email, limit: TextLimit.email, isRequired: true,
        hint: texts.emailHint, type: "email")
      writer.choice(
        &html, "language", texts.language, frame.texts.languageChoices, isRequired: false)
      writer.choice(
        &html, "resource", texts.resource, [.none] + resources, isRequired: false,
        hint: texts.resourceHint)
    }
    html.checkOptions(
      "roles", texts.roles, hint: texts.rolesHint, error: state.errors["roles"]
    ) { html in
      for role in roles {
        let name = StaffUserForm.rolePrefix + role.id.rawValue
        html.checkOption(
          name, label: role.name, hint: texts.hints(of: role.permissions), isOn: state.isOn(name))
      }
    }
    html.button(
      user == nil ? texts.addButton : texts.save, class: "primary wide", .type("submit"))
  }

  private func signIn(_ user: StaffUser, _ html: inout HTML, _ frame: Frame) {
    let texts = frame.texts.administration
    let id = user.id.rawValue
    html.section(class: "card pad other", .aria("labelledby", "sign-in")) { html in
      html.h2(texts.signIn, id: "sign-in")
      if isOwn {
        html.p { html in
          html.text(texts.ownSignIn + " ")
          html.a(texts.account, .href(frame.site.staffOwnAccount))
        }
        return
      }
      html.p(texts.signInLead, class: "soft")
      html.div(class: "row") { html in
        html.postButton(texts.newPassword, frame.site.staffUserPassword(id), about: user.name)
        html.postButton(
          user.isEnabled ? texts.disable : texts.enable, frame.site.staffUserAccess(id),
          about: user.name, class: user.isEnabled ? "danger" : nil,
          fields: [("change", user.isEnabled ? "disable" : "enable")])
      }
    }
  }
}

extension Texts {
  /// Nothing chosen: the organisation's.
  var languageChoices: [Choice] {
    [Choice(value: "", label: contacts.usual)]
      + Texts.all.map { Choice(value: $0.language, label: $0.name) }
  }
}
