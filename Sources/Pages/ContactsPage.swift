package import Scheduling

/// *Contacts*: found by the beginning of what one knows.
package struct ContactsPage: Sendable {
  package var text: String
  package var page: DirectoryPage<ContactLine>

  package init(text: String, page: DirectoryPage<ContactLine>) {
    self.text = text
    self.page = page
  }

  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts.contacts
    let document = PageFrame(frame: frame, title: texts.title, place: .staff(.contacts))
    return document.write { html in
      html.staffTabs(.contacts, frame)
      html.titleRow(texts.title, button: texts.new, to: frame.site.staffNewContact)
      html.searchForm(
        frame.site.staffContacts, label: texts.search, value: text, button: texts.find,
        clear: texts.clear)
      if page.lines.isEmpty {
        html.p(text.isEmpty ? texts.none : texts.noneFound(text), class: "card empty soft")
      } else {
        html.sheet(
          texts.title,
          [texts.name, texts.account, texts.email, texts.phone, texts.place, texts.portal]
        ) { html in
          for line in page.lines { row(&html, line, frame) }
        }
      }
      if let next = page.next {
        html.div(class: "row paging") { html in
          html.a(
            texts.more, class: "button",
            .href(frame.site.staffContacts(text: text, after: next)))
        }
      }
    }
  }

  private func row(_ html: inout HTML, _ line: ContactLine, _ frame: Frame) {
    let texts = frame.texts.contacts
    html.tr { html in
      html.th(.scope("row")) { html in
        html.a(line.name, .href(frame.site.staffContact(line.id.rawValue)))
      }
      if let account = line.account, let name = line.accountName {
        html.cell(texts.account) {
          $0.a(name, .href(frame.site.staffAccount(account.rawValue)))
        }
      } else {
        html.cell(texts.account, "")
      }
      html.cell(texts.email, line.email)
      html.cell(texts.phone, line.phone)
      html.cell(texts.place, line.place)
      html.cell(texts.portal) { html in
        html.span(
          line.hasProfile ? texts.hasProfile : texts.noProfile,
          class: line.hasProfile ? "badge" : "badge plain")
      }
    }
  }
}
