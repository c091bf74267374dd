/// What a person has typed, or we know, about themselves.
package struct ProfileForm: Sendable {
  package var firstName: String
  package var lastName: String
  package var email: String
  package var phone: String
  /// `en`, `de`
  package var language: String
  /// A name of the tz database: `Europe/Vaduz`.
  package var zone: String
  package var emailOptOut: Bool
  package var smsOptOut: Bool
  package var errors: FieldErrors

  package init(
    firstName: String = "", lastName: String = "", email: String = "", phone: String = "",
    language: String, zone: String, emailOptOut: Bool = false, smsOptOut: Bool = false,
    errors: FieldErrors = [:]
  ) {
    self.firstName = firstName
    self.lastName = lastName
    self.email = email
    self.phone = phone
    self.language = language
    self.zone = zone
    self.emailOptOut = emailOptOut
    self.smsOptOut = smsOptOut
    self.errors = errors
  }
}

/// *Your profile*: filled in once when an invitation is redeemed, and changed later.
package struct ProfilePage: Sendable {
  package enum Variant: Sendable {
    /// The invited person chooses a password and gets an account.
    case redemption
    /// The signed-in person's own profile.
    case own
  }

  package var variant: Variant
  package var form: ProfileForm
  /// Names of the tz database to choose from.
  package var zones: [String]

  package init(variant: Variant, form: ProfileForm, zones: [String]) {
    self.variant = variant
    self.form = form
    self.zones = zones
  }

  private static let order = [
    "firstName", "lastName", "email", "phone", "language", "zone", "password", "emailOptOut",
    "smsOptOut",
  ]

  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts
    let page = PageFrame(
      frame: frame, title: texts.profile.title, hasErrors: !form.errors.isEmpty,
      place: variant == .own ? .profile : nil, isNarrow: true)
    return page.write { html in
      html.errorSummary(form.errors, order: Self.order, texts)
      html.h1(texts.profile.title)
      switch variant {
      case .redemption:
        html.p(texts.profile.redeemLead(frame.theme.name), class: "soft")
        html.postForm(frame.site.redemptionProfile) { redemption(&$0, frame) }
      case .own:
        html.postForm(frame.site.profile) { own(&$0, frame) }
        data(&html, frame)
      }
    }
  }

  private func redemption(_ html: inout HTML, _ frame: Frame) {
    let texts = frame.texts
    html.fieldset(class: "card pad") { html in
      html.legend(texts.profile.aboutYou)
      person(&html, texts)
      languageAndZone(&html, texts)
    }
    html.fieldset(class: "card pad") { html in
      html.legend(texts.profile.yourSignIn)
      html.field(
        TextField(
          name: "email", label: texts.profile.email, value: form.email, type: "email",
          autocomplete: "username", maxLength: 254), form.errors, texts)
      html.field(
        TextField(
          name: "password", label: texts.profile.password, type: "password",
          hint: texts.profile.passwordHint, autocomplete: "new-password", maxLength: 256),
        form.errors, texts)
    }
    html.button(texts.profile.saveAndSignIn, class: "primary wide", .type("submit"))
  }

  private func own(_ html: inout HTML, _ frame: Frame) {
    let texts = frame.texts
    html.fieldset(class: "card pad") { html in
      html.legend(texts.profile.aboutYou)
      html.p(class: "fact") { html in
        html.strong(form.email)
        html.br()
        html.span(texts.profile.emailFixed, class: "soft")
      }
      person(&html, texts)
      languageAndZone(&html, texts)
    }
    html.fieldset(class: "card pad") { html in
      html.legend(texts.profile.messages)
      html.checkbox("emailOptOut", label: texts.profile.emailOptOut, isOn: form.emailOptOut)
      html.checkbox("smsOptOut", label: texts.profile.smsOptOut, isOn: form.smsOptOut)
    }
    html.button(texts.profile.save, class: "primary wide", .type("submit"))
  }

  // MARK: Fields

  private func person(_ html: inout HTML, _ texts: Texts) {
    html.div(class: "two") { html in
      html.field(
        TextField(
          name: "firstName", label: texts.profile.firstName, value: form.firstName,
          autocomplete: "given-name", maxLength: 100), form.errors, texts)
      html.field(
        TextField(
          name: "lastName", label: texts.profile.lastName, value: form.lastName,
          autocomplete: "family-name", maxLength: 100), form.errors, texts)
    }
    html.field(
      TextField(
        name: "phone", label: texts.profile.phone, value: form.phone, type: "tel",
        autocomplete: "tel", maxLength: 40, isRequired: false), form.errors, texts)
  }

  private func languageAndZone(_ html: inout HTML, _ texts: Texts) {
    html.selectField(
      "language", label: texts.profile.language, value: form.language,
      choices: Texts.all.map { Choice(value: $0.language, label: $0.name) }, form.errors, texts)
    html.selectField(
      "zone", label: texts.profile.zone, value: form.zone,
      choices: zones.map { Choice(value: $0, label: texts.dates.zoneChoice($0)) },
      hint: texts.profile.zoneHint, form.errors, texts)
  }

  private func data(_ html: inout HTML, _ frame: Frame) {
    let texts = frame.texts
    html.section(.aria("labelledby", "data")) { html in
      html.h2(texts.profile.data, id: "data")
      html.ul(class: "list card") { html in
        html.li(class: "plain") { html in
          html.p(texts.profile.exportLead)
          html.a(
            texts.profile.export, class: "button", .href(frame.site.dataExport),
            .download("profile.json"))
        }
        html.li(class: "plain") { html in
          html.p(texts.profile.deletionLead)
          html.a(texts.profile.deletion, class: "button danger", .href(frame.site.deletion))
        }
      }
    }
  }
}
