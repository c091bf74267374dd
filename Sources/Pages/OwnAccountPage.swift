package import Scheduling

/// *Your account*, of every member of staff.
package struct OwnAccountPage: Sendable {
  package var user: StaffUser
  package var roles: [WebRole]
  package var language: FormState
  package var passwordErrors: FieldErrors

  package init(
    user: StaffUser, roles: [WebRole], language: FormState, passwordErrors: FieldErrors = [:]
  ) {
    self.user = user
    self.roles = roles
    self.language = language
    self.passwordErrors = passwordErrors
  }

  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts.administration
    let errors = language.errors.merging(passwordErrors) { first, _ in first }
    let page = PageFrame(
      frame: frame, title: texts.account, hasErrors: !errors.isEmpty, place: .ownAccount,
      isNarrow: true)
    return page.write { html in
      html.errorSummary(
        errors, order: ["language", "oldPassword", "password", "repeated"], frame.texts)
      html.h1(texts.account)
      html.dl(class: "facts") { html in
        html.fact(texts.name, user.name)
        html.fact(texts.email, user.email)
        let names = roles.filter { user.roles.contains($0.id) }.map(\.name)
        html.fact(texts.roles, names.isEmpty ? texts.noRole : names.joined(separator: ", "))
      }
      html.p(texts.accountLead, class: "soft")
      html.postForm(frame.site.staffOwnAccount, class: "card pad") { html in
        FieldWriter(state: language, texts: frame.texts)
          .choice(
            &html, "language", texts.language, frame.texts.languageChoices, isRequired: false)
        html.button(texts.save, .type("submit"))
      }
      html.section(class: "card pad", .aria("labelledby", "password-title")) {
        password(&$0, frame)
      }
    }
  }

  private func password(_ html: inout HTML, _ frame: Frame) {
    let texts = frame.texts.administration
    html.h2(texts.changePassword, id: "password-title")
    html.p(texts.changePasswordLead, class: "soft")
    html.postForm(frame.site.staffOwnPassword) { html in
      func field(_ name: String, _ label: String, _ fill: String, hint: String? = nil) {
        html.field(
          TextField(
            name: name, label: label, type: "password", hint: hint, autocomplete: fill,
            maxLength: TextLimit.password), passwordErrors, frame.texts)
      }
      field("oldPassword", texts.oldPassword, "current-password")
      field(
        "password", texts.newPasswordField, "new-password", hint: frame.texts.profile.passwordHint)
      field("repeated", texts.repeated, "new-password")
      html.button(texts.changePassword, class: "primary", .type("submit"))
    }
  }
}
