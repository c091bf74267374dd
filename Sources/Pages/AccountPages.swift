package import Scheduling

/// *Accounts*: found by what one knows of them or of their people.
package struct AccountsPage: Sendable {
  package var text: String
  package var page: DirectoryPage<AccountLine>

  package init(text: String, page: DirectoryPage<AccountLine>) {
    self.text = text
    self.page = page
  }

  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts.accounts
    let contacts = frame.texts.contacts
    let document = PageFrame(frame: frame, title: texts.title, place: .staff(.contacts))
    return document.write { html in
      html.staffTabs(.accounts, frame)
      html.titleRow(texts.title, button: texts.new, to: frame.site.staffNewAccount)
      html.searchForm(
        frame.site.staffAccounts, label: texts.search, value: text, button: contacts.find,
        clear: contacts.clear)
      if page.lines.isEmpty {
        html.p(text.isEmpty ? texts.none : texts.noneFound(text), class: "card empty soft")
      } else {
        html.sheet(texts.title, [contacts.name, contacts.address, texts.contacts]) { html in
          for line in page.lines {
            html.tr { html in
              html.th(.scope("row")) {
                $0.a(line.name, .href(frame.site.staffAccount(line.id.rawValue)))
              }
              html.cell(contacts.address, line.address)
              html.cell(texts.contacts, "\(line.contacts)")
            }
          }
        }
      }
      if let next = page.next {
        html.div(class: "row paging") { html in
          html.a(
            contacts.more, class: "button",
            .href(frame.site.staffAccounts(text: text, after: next)))
        }
      }
    }
  }
}

/// One account as staff see it.
package struct AccountPage: Sendable {
  package var dossier: AccountDossier
  package var quick: QuickLinks

  package init(dossier: AccountDossier, quick: QuickLinks = .none) {
    self.dossier = dossier
    self.quick = quick
  }

  private var account: Account { dossier.account }

  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts.accounts
    let document = PageFrame(frame: frame, title: account.name, place: .staff(.contacts))
    return document.write { html in
      html.backLink(texts.title, to: frame.site.staffAccounts)
      html.div(class: "row between head") { html in
        html.h1(account.name)
        html.div(class: "row") { html in
          let id = account.id.rawValue
          if dossier.hasPortalUser {
            html.a(
              frame.texts.sharing.share, class: "button",
              .href(frame.site.staffSharingCreation([("account", id)])))
          }
          html.quickButtons(quick, frame)
          html.a(
            frame.texts.contacts.edit, class: "button", .href(frame.site.staffAccountForm(id)))
          html.a(
            texts.addContact, class: "button", .href(frame.site.staffNewContact(account: id)))
        }
      }
      html.placedForm(quick, frame)
      details(&html, frame)
      contacts(&html, frame)
      html.visitSheet(
        frame.texts.contacts.upcoming, id: "upcoming", dossier.upcoming, frame)
      html.visitSheet(frame.texts.contacts.past, id: "past", dossier.past, frame)
    }
  }

  private func details(_ html: inout HTML, _ frame: Frame) {
    let texts = frame.texts.accounts
    let contacts = frame.texts.contacts
    html.section(class: "card pad", .aria("labelledby", "details")) { html in
      html.h2(contacts.details, id: "details")
      html.dl(class: "facts") { html in
        html.fact(contacts.address, account.address?.line)
        html.fact(texts.hours, hours(frame))
        html.fact(texts.preferred, names(account.preferred))
        html.fact(texts.required, names(account.required))
        html.fact(texts.excluded, names(account.excluded))
        html.fact(
          contacts.assets,
          dossier.assets.map { asset in
            [asset.name, asset.address?.line].compactMap { $0 }.joined(separator: ", ")
          }.joined(separator: "\n"))
        html.fact(frame.texts.faults.idLabel, account.id.rawValue)
      }
    }
  }

  private func hours(_ frame: Frame) -> String? {
    guard let hours = account.visitingHours else { return nil }
    let dates = frame.texts.dates
    return zip(dates.shortWeekdays, hours.days).filter { !$1.isEmpty }.map { day, ranges in
      let spans = ranges.map { "\(dates.time($0.start))–\(dates.time($0.end))" }
      return "\(day) \(spans.joined(separator: ", "))"
    }.joined(separator: "\n")
  }

  private func names(_ resources: Set<ResourceID>) -> String {
    dossier.resources.filter { resources.contains($0.id) }.map(\.name).joined(separator: ", ")
  }

  private func contacts(_ html: inout HTML, _ frame: Frame) {
    let texts = frame.texts.accounts
    html.section(.aria("labelledby", "contacts")) { html in
      html.h2(texts.contacts, id: "contacts")
      guard !dossier.contacts.isEmpty else {
        html.p(texts.noContacts, class: "soft")
        return
      }
      let words = frame.texts.contacts
      html.sheet(texts.contacts, [words.name, words.email, words.phone]) { html in
        for contact in dossier.contacts {
          html.tr { html in
            html.th(.scope("row")) {
              $0.a(contact.name, .href(frame.site.staffContact(contact.id.rawValue)))
            }
            html.cell(words.email, contact.email)
            html.cell(words.phone, contact.phone)
          }
        }
      }
    }
  }
}

/// *New account*, and the form that changes one.
package struct AccountFormPage: Sendable {
  /// Nil: a new one.
  package var account: String?
  package var name: String
  package var address: AddressFields
  /// What a resource is to the account: `preferred`, `required`, `excluded`.
  package var kinds: [ResourceID: String]
  /// From what the form was made; nil: a new account's.
  package var stamp: String?
  package var resources: [Resource]
  package var errors: FieldErrors

  package init(
    account: String?, name: String, address: AddressFields, kinds: [ResourceID: String],
    stamp: String? = nil, resources: [Resource], errors: FieldErrors = [:]
  ) {
    self.account = account
    self.name = name
    self.address = address
    self.kinds = kinds
    self.stamp = stamp
    self.resources = resources
    self.errors = errors
  }

  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts.accounts
    let title = account == nil ? texts.newTitle : texts.editTitle
    let page = PageFrame(
      frame: frame, title: title, hasErrors: !errors.isEmpty, place: .staff(.contacts),
      isNarrow: true)
    return page.write { html in
      html.errorSummary(errors, order: ["name"] + AddressFields.order, frame.texts)
      if let account {
        html.backLink(name, to: frame.site.staffAccount(account))
      } else {
        html.backLink(texts.title, to: frame.site.staffAccounts)
      }
      html.h1(title)
      html.postForm(account.map { frame.site.staffAccountForm($0) } ?? frame.site.staffAccounts) {
        html in
        html.hiddenField("stamp", stamp)
        html.fieldset(class: "card pad") { html in
          html.legend(frame.texts.contacts.details)
          html.field(
            TextField(
              name: "name", label: frame.texts.faults.name, value: name, autocomplete: "off",
              maxLength: 200), errors, frame.texts)
          address.write(&html, errors, frame.texts)
        }
        html.fieldset(class: "card pad") { html in
          html.legend(texts.resources)
          html.p(texts.resourcesHint, class: "hint")
          people(&html, frame)
        }
        html.button(texts.save, class: "primary wide", .type("submit"))
      }
    }
  }

  private func people(_ html: inout HTML, _ frame: Frame) {
    let texts = frame.texts.accounts
    let choices = [
      Choice(value: "", label: texts.neither), Choice(value: "preferred", label: texts.preferred),
      Choice(value: "required", label: texts.required),
      Choice(value: "excluded", label: texts.excluded),
    ]
    for resource in resources {
      guard let kind = kinds[resource.id] else { continue }
      html.selectField(
        "resource.\(resource.id.rawValue)", label: resource.name, value: kind, choices: choices,
        errors, frame.texts)
    }
    html.div(class: "two") { html in
      html.selectField(
        "resource", label: texts.addResource, value: "",
        choices: [Choice(value: "", label: texts.nobody)]
          + resources.filter { kinds[$0.id] == nil }.map {
            Choice(value: $0.id.rawValue, label: $0.name)
          }, errors, frame.texts)
      html.selectField(
        "as", label: texts.addAs, value: "preferred", choices: Array(choices.dropFirst()), [:],
        frame.texts)
    }
  }
}
