package import Scheduling

/// *Add members*: a file, or contacts.
package struct MemberAdditionPage: Sendable {
  package var list: ActionableList
  /// Nil: not for those who don't see all contacts.
  package var contacts: ContactSearch?
  package var errors: FieldErrors

  package init(list: ActionableList, contacts: ContactSearch?, errors: FieldErrors = [:]) {
    self.list = list
    self.contacts = contacts
    self.errors = errors
  }

  /// Which contacts are looked for, and what was found.
  package struct ContactSearch: Sendable {
    package var text: String
    package var account: String
    package var role: String
    /// Of customers, by name.
    package var roles: [Choice]
    /// Nil: nothing was looked for.
    package var found: ContactAddition?

    package init(
      text: String, account: String, role: String, roles: [Choice], found: ContactAddition?
    ) {
      self.text = text
      self.account = account
      self.role = role
      self.roles = roles
      self.found = found
    }
  }

  private var id: String { list.id.rawValue }

  package func html(in frame: Frame) -> HTML {
    let words = frame.texts.lists
    let page = PageFrame(
      frame: frame, title: words.add, hasErrors: !errors.isEmpty, place: frame.sharingPlace,
      isNarrow: true)
    return page.write { html in
      html.errorSummary(errors, order: ["file", "q", "account", "role"], frame.texts)
      html.backLink(list.name.oneLine, to: frame.site.staffList(id))
      html.h1(words.add)
      html.part("file", words.fromFile) { html in
        html.form(
          .method("post"), .action(frame.site.staffListUploads(id)),
          .encodingType("multipart/form-data"), .novalidate
        ) { html in
          html.div(class: "field") { html in
            html.label(words.file, .for("file"))
            html.p(words.fileHint, class: "hint", id: "file-hint")
            html.fieldError(errors["file"], for: "file")
            html.input(
              id: "file", .type("file"), .name("file"), .accept(".csv,.txt,text/csv"),
              .required(true),
              .aria("describedby", errors["file"] == nil ? "file-hint" : "file-hint file-error"),
              .aria("invalid", errors["file"] == nil ? nil : "true"))
          }
          html.button(words.upload, class: "primary", .type("submit"))
        }
      }
      if let contacts { search(contacts, &html, frame) }
    }
  }

  private func search(_ search: ContactSearch, _ html: inout HTML, _ frame: Frame) {
    let words = frame.texts.lists
    html.part("contacts", words.fromContacts) { html in
      html.p(words.contactsLead, class: "soft")
      html.form(.method("get"), .action(frame.site.staffListMembers(id)), .novalidate) { html in
        html.field(
          TextField(
            name: "q", label: words.contactText, value: search.text, type: "search",
            hint: words.contactTextHint, autocomplete: "off", maxLength: 100, isRequired: false,
            isMarked: false), errors, frame.texts)
        html.div(class: "two") { html in
          html.field(
            TextField(
              name: "account", label: words.account, value: search.account, autocomplete: "off",
              maxLength: TextLimit.title, isRequired: false), errors, frame.texts)
          html.selectField(
            "role", label: words.role, value: search.role,
            choices: [Choice(value: "", label: words.anyRole)] + search.roles, errors,
            frame.texts)
        }
        html.button(words.find, .type("submit"), .name("find"), .value("true"))
      }
      if let found = search.found { result(found, search, &html, frame) }
    }
  }

  private func result(
    _ found: ContactAddition, _ search: ContactSearch, _ html: inout HTML, _ frame: Frame
  ) {
    let words = frame.texts.lists
    html.div(class: "inner", .role("status")) { html in
      html.h3(
        found.isCut ? words.foundCut(found.found) : words.found(found.found), id: "found")
      let rest = found.found - found.sample.count
      html.ul(class: "list plain-list") { html in
        for contact in found.sample {
          html.li(class: "plain") { html in
            html.div { html in
              html.text(contact.name.oneLine)
              html.span(" \(contact.email.oneLine)", class: "soft small")
            }
          }
        }
        if rest > 0 { html.li(class: "plain") { $0.span(words.andMore(rest), class: "soft") } }
      }
    }
    guard found.found > 0, !found.isCut else { return }
    html.postForm(frame.site.staffListContacts(id)) { html in
      html.hiddenField("q", search.text)
      html.hiddenField("account", search.account)
      html.hiddenField("role", search.role)
      html.button(words.addFound(found.found), class: "primary", .type("submit"))
    }
  }
}
