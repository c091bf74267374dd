package import Scheduling

/// *Settings* of the portal: name, look, contact, rules.
package struct SettingsPage: Sendable {
  package var form: SettingsForm
  /// From what the form was made.
  package var stamp: String
  /// Whole addresses under which the portal is reached.
  package var addresses: [String]
  package var errors: FieldErrors

  package init(
    form: SettingsForm, stamp: String = "", addresses: [String], errors: FieldErrors = [:]
  ) {
    self.form = form
    self.stamp = stamp
    self.addresses = addresses
    self.errors = errors
  }

  private static let order = [
    "portalName", "contactEmail", "contactPhone", "footer", "accent", "cutOff", "logo",
  ]

  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts.settings
    let page = PageFrame(
      frame: frame, title: texts.title, hasErrors: !errors.isEmpty, place: .staff(.settings))
    return page.write { html in
      html.errorSummary(errors, order: Self.order, frame.texts)
      html.settingsHead(frame, .portal)
      html.postForm(frame.site.staffSettings) { html in
        html.hiddenField("stamp", stamp)
        html.fieldset(class: "card pad") { html in
          html.legend(texts.whose)
          whose(&html, frame.texts)
        }
        html.fieldset(class: "card pad") { html in
          html.legend(texts.rules)
          rules(&html, frame.texts)
        }
        html.div(class: "row actions") { html in
          html.button(texts.save, class: "primary", .type("submit"))
        }
      }
      html.section(class: "card pad", .aria("labelledby", "logo-title")) { logo(&$0, frame) }
    }
  }

  private func whose(_ html: inout HTML, _ texts: Texts) {
    func field(
      _ name: String, _ label: String, _ value: String, _ limit: Int, type: String = "text",
      hint: String? = nil, isRequired: Bool = false
    ) -> TextField {
      TextField(
        name: name, label: label, value: value, type: type, hint: hint, autocomplete: "off",
        maxLength: limit, isRequired: isRequired)
    }
    let faults = texts.faults
    html.field(
      field("portalName", faults.portalName, form.portalName, 200, isRequired: true), errors, texts)
    html.p(class: "fact") { html in
      html.strong(texts.settings.address)
      for address in addresses {
        html.br()
        html.text(address)
      }
      html.br()
      html.span(texts.settings.addressHint, class: "soft small")
    }
    html.div(class: "two") { html in
      html.field(
        field("contactEmail", faults.contactEmail, form.contactEmail, 254, type: "email"), errors,
        texts)
      html.field(
        field("contactPhone", faults.contactPhone, form.contactPhone, 40, type: "tel"), errors,
        texts)
    }
    var footer = field("footer", faults.footer, form.footer, 2000)
    footer.rows = 3
    html.field(footer, errors, texts)
    html.field(
      field(
        "accent", faults.accent, form.accent, 7, hint: texts.settings.accentHint, isRequired: true),
      errors, texts)
  }

  private func rules(_ html: inout HTML, _ texts: Texts) {
    let settings = texts.settings
    html.field(
      TextField(
        name: "cutOff", label: texts.faults.cutOff, value: form.cutOff, hint: settings.cutOffHint,
        autocomplete: "off", inputMode: "decimal", maxLength: 6), errors, texts)
    html.checkbox(
      "reasonRequired", label: settings.reasonRequired, isOn: form.rules.cancellationReasonRequired)
    html.checkbox(
      "assetSelection", label: settings.assetSelection, isOn: form.rules.assetSelection)
    html.checkbox("tracking", label: settings.tracking, isOn: form.rules.technicianTracking)
    html.checkbox("showsName", label: settings.showsName, isOn: form.rules.showsTechnicianName)
    html.checkbox("showsPhone", label: settings.showsPhone, isOn: form.rules.showsTechnicianPhone)
  }

  private func logo(_ html: inout HTML, _ frame: Frame) {
    let texts = frame.texts.settings
    html.h2(frame.texts.faults.logo, id: "logo-title")
    if let logo = frame.theme.logo {
      html.p { $0.img(class: "logo", .src(logo), .alt("")) }
    }
    html.form(.method("post"), .action(frame.site.staffLogo), .multipart) { html in
      html.div(class: "field") { html in
        html.label(frame.texts.faults.logo, .for("logo"))
        html.p(texts.logoHint, class: "hint", id: "logo-hint")
        html.fieldError(errors["logo"], for: "logo")
        html.input(
          id: "logo", .type("file"), .name("logo"),
          .accept("image/png,image/jpeg,image/webp,image/svg+xml"),
          .aria("describedby", errors["logo"] == nil ? "logo-hint" : "logo-hint logo-error"),
          .aria("invalid", errors["logo"] == nil ? nil : "true"))
      }
      html.div(class: "row actions") { html in
        html.button(texts.upload, .type("submit"))
        if frame.theme.logo != nil {
          html.button(
            texts.removeLogo, class: "quiet", .type("submit"), .name("remove"), .value("true"))
        }
      }
    }
  }
}

/// What has been typed into the settings.
package struct SettingsForm: Sendable {
  package var portalName: String
  package var contactEmail: String
  package var contactPhone: String
  package var footer: String
  package var accent: String
  /// Hours.
  package var cutOff: String
  package var rules: PortalRules

  package init(
    portalName: String, contactEmail: String, contactPhone: String, footer: String,
    accent: String, cutOff: String, rules: PortalRules
  ) {
    self.portalName = portalName
    self.contactEmail = contactEmail
    self.contactPhone = contactPhone
    self.footer = footer
    self.accent = accent
    self.cutOff = cutOff
    self.rules = rules
  }
}
