package import Scheduling

/// *New contact*, and the form that changes one.
package struct ContactFormPage: Sendable {
  /// Nil: a new one.
  package var contact: String?
  package var form: ContactForm
  package var account: String
  package var address: AddressFields
  /// What the changes were made from; refused when it stands otherwise by now.
  package var tag: String?
  package var zones: [String]
  package var errors: FieldErrors

  package init(
    contact: String?, form: ContactForm, account: String, address: AddressFields, tag: String?,
    zones: [String], errors: FieldErrors = [:]
  ) {
    self.contact = contact
    self.form = form
    self.account = account
    self.address = address
    self.tag = tag
    self.zones = zones
    self.errors = errors
  }

  private static let order =
    ["firstName", "lastName", "email", "phone", "account"] + AddressFields.order
    + ["language", "zone", "emailOptOut", "smsOptOut"]

  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts.contacts
    let title = contact == nil ? texts.newTitle : texts.editTitle
    let page = PageFrame(
      frame: frame, title: title, hasErrors: !errors.isEmpty, place: .staff(.contacts),
      isNarrow: true)
    return page.write { html in
      html.errorSummary(errors, order: Self.order, frame.texts)
      if let contact {
        html.backLink(
          [form.firstName, form.lastName].joined(separator: " "),
          to: frame.site.staffContact(contact))
      } else {
        html.backLink(texts.title, to: frame.site.staffContacts)
      }
      html.h1(title)
      html.postForm(contact.map { frame.site.staffContactForm($0) } ?? frame.site.staffContacts) {
        fields(&$0, frame)
      }
    }
  }

  private func fields(_ html: inout HTML, _ frame: Frame) {
    let texts = frame.texts
    html.hiddenField("tag", tag)
    html.fieldset(class: "card pad") { html in
      html.legend(texts.contacts.aboutThem)
      person(&html, texts)
    }
    html.fieldset(class: "card pad") { html in
      html.legend(texts.contacts.address)
      html.p(texts.contacts.addressHint, class: "hint")
      address.write(&html, errors, texts)
    }
    html.fieldset(class: "card pad") { html in
      html.legend(texts.contacts.wants)
      html.selectField(
        "language", label: texts.contacts.language, value: form.language ?? "",
        choices: [Choice(value: "", label: texts.contacts.usual)]
          + Texts.all.map { Choice(value: $0.language, label: $0.name) }, errors, texts)
      html.selectField(
        "zone", label: texts.contacts.zone, value: form.zone ?? "",
        choices: [Choice(value: "", label: texts.contacts.usual)]
          + zones.map { Choice(value: $0, label: texts.dates.zoneChoice($0)) }, errors, texts)
      html.checkbox("emailOptOut", label: texts.contacts.noMails, isOn: form.emailOptOut)
      html.checkbox("smsOptOut", label: texts.contacts.noSMS, isOn: form.smsOptOut)
    }
    html.button(texts.contacts.save, class: "primary wide", .type("submit"))
  }

  private func person(_ html: inout HTML, _ texts: Texts) {
    func field(
      _ name: String, _ label: String, _ value: String, _ limit: Int, type: String = "text",
      hint: String? = nil, isRequired: Bool = false
    ) -> TextField {
      TextField(
        name: name, label: label, value: value, type: type, hint: hint, autocomplete: "off",
        maxLength: limit, isRequired: isRequired)
    }
    let (profile, contacts) = (texts.profile, texts.contacts)
    html.div(class: "two") { html in
      html.field(field("firstName", profile.firstName, form.firstName, 100), errors, texts)
      html.field(
        field("lastName", profile.lastName, form.lastName, 100, isRequired: true), errors, texts)
    }
    html.field(field("email", profile.email, form.email, 254, type: "email"), errors, texts)
    html.field(field("phone", profile.phone, form.phone, 40, type: "tel"), errors, texts)
    html.field(
      field("account", contacts.account, account, 200, hint: contacts.accountHint), errors, texts)
  }
}

/// *Delete contact*: what goes and what stays.
package struct ContactDeletionPage: Sendable {
  package var contact: String
  package var name: String
  /// Visits to come.
  package var upcoming: Int

  package init(contact: String, name: String, upcoming: Int) {
    self.contact = contact
    self.name = name
    self.upcoming = upcoming
  }

  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts.contacts
    let title = texts.deletionTitle(name)
    let page = PageFrame(
      frame: frame, title: title, place: .staff(.contacts), isNarrow: true)
    return page.write { html in
      html.section(class: "card pad") { html in
        html.h1(title)
        html.p(texts.deletionLead)
        if upcoming > 0 { html.p(texts.deletionVisits(upcoming), class: "flash problem") }
        html.postForm(frame.site.staffContactDeletion(contact)) { html in
          html.div(class: "row") { html in
            html.button(texts.deletionButton, class: "danger", .type("submit"))
            html.a(texts.keep, class: "button quiet", .href(frame.site.staffContact(contact)))
          }
        }
      }
    }
  }
}
