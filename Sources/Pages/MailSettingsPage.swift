package import Scheduling

/// *Settings*, mailboxes and messages.
package struct MailSettingsPage: Sendable {
  /// As it stands, or as it was typed.
  package var mail: MailSettings
  /// From what the form of the messages was made.
  package var stamp: String
  /// Where test letters go unless somebody says otherwise.
  package var recipient: String
  /// Of a new mailbox that was refused.
  package var name: String
  package var address: String
  package var errors: FieldErrors

  package init(
    mail: MailSettings, stamp: String = "", recipient: String, name: String = "",
    address: String = "",
    errors: FieldErrors = [:]
  ) {
    self.mail = mail
    self.stamp = stamp
    self.recipient = recipient
    self.name = name
    self.address = address
    self.errors = errors
  }

  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts.mail
    let page = PageFrame(
      frame: frame, title: texts.tab, hasErrors: !errors.isEmpty, place: .staff(.settings))
    return page.write { html in
      html.errorSummary(errors, order: ["mailboxName", "mailboxAddress"], frame.texts)
      html.settingsHead(frame, .mail)
      html.section(.aria("labelledby", "mailboxes")) { mailboxes(&$0, frame) }
      html.section(.aria("labelledby", "messages")) { messages(&$0, frame) }
    }
  }

  private func mailboxes(_ html: inout HTML, _ frame: Frame) {
    let texts = frame.texts.mail
    html.h2(texts.mailboxes, id: "mailboxes")
    html.p(texts.mailboxesLead, class: "soft")
    if mail.mailboxes.isEmpty {
      html.p(texts.none, class: "flash problem")
    } else {
      html.ul(class: "list card") { html in
        for mailbox in mail.mailboxes { row(mailbox, &html, frame) }
      }
    }
    html.form(class: "card pad", .method("post"), .action(frame.site.staffMailboxes), .novalidate) {
      html in
      html.h3(texts.addTitle)
      MailboxFields(name: name, address: address, errors: errors).write(&html, frame.texts)
      html.button(texts.add, .type("submit"))
    }
  }

  private func row(_ mailbox: Mailbox, _ html: inout HTML, _ frame: Frame) {
    let texts = frame.texts.mail
    let id = mailbox.id.rawValue
    html.li(class: "plain", id: id) { html in
      html.div { html in
        html.h3(mailbox.name)
        html.p(mailbox.address)
        html.p(class: "row") { html in
          let isApproved = mailbox.approvedAt != nil, isTested = mailbox.testedAt != nil
          html.span(
            isApproved ? texts.approved : texts.notApproved,
            class: isApproved ? "badge" : "badge plain")
          html.span(
            isTested ? texts.tested : texts.notTested, class: isTested ? "badge" : "badge plain")
          if mail.notificationMailbox?.id == mailbox.id {
            html.span(texts.notification, class: "badge plain")
          }
        }
      }
      html.div(class: "row actions") { html in
        if mailbox.approvedAt == nil {
          html.postButton(
            texts.approve, frame.site.staffMailboxApproval(id), about: mailbox.address)
        }
        html.a(
          texts.edit, class: "button quiet", .href(frame.site.staffMailbox(id)),
          .aria("label", "\(texts.edit): \(mailbox.address)"))
        html.postButton(
          texts.remove, frame.site.staffMailboxRemoval(id), about: mailbox.address, class: "quiet")
      }
      html.form(class: "row test", .method("post"), .action(frame.site.staffMailboxTest(id))) {
        html in
        html.label(frame.texts.faults.recipient, .for("to-\(id)"))
        html.input(
          class: "short", id: "to-\(id)", .type("email"), .name("recipient"), .value(recipient),
          .maxLength(254))
        html.button(
          texts.test, .type("submit"), .aria("label", "\(texts.test): \(mailbox.address)"))
      }
    }
  }

  private func messages(_ html: inout HTML, _ frame: Frame) {
    let texts = frame.texts.mail
    html.h2(texts.messages, id: "messages")
    html.postForm(frame.site.staffMessages) { html in
      html.hiddenField("stamp", stamp)
      html.sheet(texts.messages, [texts.message, texts.isOn, texts.from]) { html in
        for kind in Message.Kind.allCases { row(kind, &html, frame) }
      }
      html.div(class: "card pad") { html in
        html.selectField(
          "notification", label: texts.notificationLabel,
          value: mail.notification?.rawValue ?? "",
          choices: [Choice(value: "", label: texts.first)] + choices, [:], frame.texts)
        html.button(texts.save, class: "primary", .type("submit"))
      }
    }
  }

  private var choices: [Choice] {
    mail.mailboxes.map {
      Choice(value: $0.id.rawValue, label: "\($0.name) <\($0.address)>")
    }
  }

  private func row(_ kind: Message.Kind, _ html: inout HTML, _ frame: Frame) {
    let texts = frame.texts.mail
    let name = texts.kind(kind)
    html.tr { html in
      html.th(name, .scope("row"))
      html.cell(texts.isOn) { html in
        html.label(class: "check", .for("on.\(kind.rawValue)")) { html in
          html.input(
            id: "on.\(kind.rawValue)", .type("checkbox"), .name("on.\(kind.rawValue)"),
            .value("true"), .checked(mail.isOn(kind)))
          html.span("\(name): \(texts.isOn)", class: "heard")
        }
      }
      html.cell(texts.from) { html in
        let id = "from.\(kind.rawValue)"
        html.label("\(name): \(texts.from)", class: "heard", .for(id))
        html.select(class: "short", id: id, .name(id)) { html in
          let chosen = mail.kinds[kind]?.mailbox?.rawValue ?? ""
          html.option(texts.asNotification, .value(""), .selected(chosen.isEmpty))
          for choice in choices {
            html.option(
              choice.label, .value(choice.value), .selected(choice.value == chosen))
          }
        }
      }
    }
  }
}

/// Name and address of a mailbox.
struct MailboxFields {
  let name: String
  let address: String
  let errors: FieldErrors

  func write(_ html: inout HTML, _ texts: Texts) {
    html.div(class: "two") { html in
      html.field(
        TextField(
          name: "mailboxName", label: texts.faults.mailboxName, value: name,
          autocomplete: "off", maxLength: 100), errors, texts)
      html.field(
        TextField(
          name: "mailboxAddress", label: texts.faults.mailboxAddress, value: address,
          type: "email", autocomplete: "off", maxLength: 254), errors, texts)
    }
  }
}

/// Changes a mailbox.
package struct MailboxPage: Sendable {
  package var mailbox: Mailbox
  /// From what its form was made.
  package var stamp: String
  package var errors: FieldErrors

  package init(mailbox: Mailbox, stamp: String? = nil, errors: FieldErrors = [:]) {
    self.mailbox = mailbox
    self.stamp = stamp ?? FormStamp.of(mailbox.formFields)
    self.errors = errors
  }

  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts.mail
    let page = PageFrame(
      frame: frame, title: texts.editTitle, hasErrors: !errors.isEmpty, place: .staff(.settings),
      isNarrow: true)
    return page.write { html in
      html.errorSummary(errors, order: ["mailboxName", "mailboxAddress"], frame.texts)
      html.backLink(texts.mailboxes, to: frame.site.staffMail)
      html.h1(texts.editTitle)
      html.p(texts.editLead, class: "soft")
      html.postForm(
        frame.site.staffMailbox(mailbox.id.rawValue), class: "card pad"
      ) { html in
        html.hiddenField("stamp", stamp)
        MailboxFields(name: mailbox.name, address: mailbox.address, errors: errors)
          .write(&html, frame.texts)
        html.button(texts.save, class: "primary wide", .type("submit"))
      }
    }
  }
}

/// What came of *Test & enable*: the mail server's dialogue.
package struct MailTestPage: Sendable {
  package var mailbox: Mailbox
  package var recipient: String
  package var test: MailTest

  package init(mailbox: Mailbox, recipient: String, test: MailTest) {
    self.mailbox = mailbox
    self.recipient = recipient
    self.test = test
  }

  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts.mail
    let title = test.passed ? texts.passed(recipient) : texts.failed(recipient)
    let page = PageFrame(frame: frame, title: title, place: .staff(.settings), isNarrow: true)
    return page.write { html in
      html.backLink(texts.mailboxes, to: frame.site.staffMail)
      html.h1(title)
      if mailbox.isEnabled {
        html.p(texts.enabledNow, class: "flash")
      } else if test.passed {
        html.p(texts.approvalMissing, class: "flash")
      }
      html.section(class: "card pad") { html in
        html.dl(class: "facts") { html in
          html.fact(texts.from, "\(mailbox.name) <\(mailbox.address)>")
          html.fact(texts.reply, test.reply)
        }
        if !test.dialogue.isEmpty {
          html.h2(texts.dialogue, id: "dialogue")
          html.pre(
            test.dialogue.joined(separator: "\n"), .role("region"),
            .aria("labelledby", "dialogue"), .tabIndex(0))
        }
      }
    }
  }
}
