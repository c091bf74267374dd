internal import Scheduling

/// Where letters come from, and which are sent.
extension CompanyReader {
  func mail(_ record: CompanyRecord) -> MailSettings {
    var mail = MailSettings()
    mail.mailboxes = record.records("mailboxes", of: "mailbox", atMost: 50) { record in
      let mailbox = mailbox(record)
      if record.flag("isNotification", else: false) {
        if mail.notification != nil {
          record.fault("isNotification", "is another mailbox's already")
        }
        mail.notification = mailbox.id
      }
      return mailbox
    }
    _ = record.records("messages", of: "message", atMost: 100) { record in
      guard
        let kind = record.text("kind", as: Self.messageForm, { Message.Kind(rawValue: $0) })
      else {
        _ = (record.flag("isOn", else: true), mailboxReference(record))
        return
      }
      if mail.kinds[kind] != nil { record.fault("kind", "stands twice") }
      let rule = MailSettings.Rule(
        isOn: record.flag("isOn", else: true), mailbox: mailboxReference(record))
      if rule != MailSettings.Rule() { mail.kinds[kind] = rule }
    }
    return mail
  }

  private func mailbox(_ record: CompanyRecord) -> Mailbox {
    Mailbox(
      id: record.ownID(MailboxID.self),
      name: record.text("name", 1...100),
      address: record.text("address", as: Self.emailForm, CompanyForms.email) ?? "",
      approvedAt: record.optionalText("approvedAt", as: Self.instantForm, CompanyForms.instant),
      testedAt: record.optionalText("testedAt", as: Self.instantForm, CompanyForms.instant))
  }

  private func mailboxReference(_ record: CompanyRecord) -> MailboxID? {
    record.optionalReference("mailbox", to: MailboxID.self)
  }

  private static var messageForm: String {
    "one of " + Message.Kind.allCases.map { "“\($0.rawValue)”" }.joined(separator: ", ")
  }
}
