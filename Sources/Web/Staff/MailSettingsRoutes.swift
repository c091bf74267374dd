import HTTPTypes
import Hummingbird
import Pages
package import Scheduling

extension Portal {
  func addMailSettingsRoutes(to routes: StaffRoutes) {
    let paths = SitePath.routes
    routes.get(paths.staffMail, needs: .administer) { exchange, member in
      exchange.page(exchange.mailPage(member).html(in: exchange.frame()))
    }
    routes.post(paths.staffMessages, needs: .administer) { exchange, member in
      try await exchange.saveMessages(by: member)
    }
    routes.post(paths.staffMailboxes, needs: .administer) { exchange, member in
      let sent = try await exchange.sentForm()
      let answer = try await scheduler.saveMailbox(
        nil, name: sent["mailboxName"], address: sent["mailboxAddress"], by: member.asViewer,
        in: exchange.organization)
      guard case .faulty(let faults) = answer else {
        return exchange.redirect(to: exchange.paths.staffMail, .saved)
      }
      let page = exchange.mailPage(
        member, name: sent["mailboxName"], address: sent["mailboxAddress"],
        errors: exchange.texts.messages(faults))
      return exchange.page(page.html(in: exchange.frame()), status: .unprocessableContent)
    }
    routes.get(paths.staffMailbox("{id}"), needs: .administer) { exchange, _ in
      exchange.page(MailboxPage(mailbox: try exchange.mailbox()).html(in: exchange.frame()))
    }
    routes.post(paths.staffMailbox("{id}"), needs: .administer) { exchange, member in
      try await exchange.changeMailbox(by: member)
    }
    routes.post(paths.staffMailboxApproval("{id}"), needs: .administer) { exchange, member in
      let answer = try await scheduler.approveMailbox(
        try exchange.id(MailboxID.self), by: member.asViewer, in: exchange.organization)
      guard case .saved = answer else { throw Problem.notFound }
      return exchange.redirect(to: exchange.paths.staffMail, .mailboxApproved)
    }
    routes.post(paths.staffMailboxTest("{id}"), needs: .administer) { exchange, member in
      try await exchange.testMailbox(by: member)
    }
    routes.post(paths.staffMailboxRemoval("{id}"), needs: .administer) { exchange, member in
      let answer = try await scheduler.removeMailbox(
        try exchange.id(MailboxID.self), by: member.asViewer, in: exchange.organization)
      guard case .saved = answer else { throw Problem.notFound }
      return exchange.redirect(to: exchange.paths.staffMail, .removed)
    }
  }
}

extension Exchange {
  fileprivate func mailPage(
    _ member: StaffMember, mail: MailSettings? = nil, stamp: String? = nil, name: String = "",
    address: String = "", errors: FieldErrors = [:]
  ) -> MailSettingsPage {
    let standing = catalogue.organization.mail
    return MailSettingsPage(
      mail: mail ?? standing, stamp: stamp ?? FormStamp.of(standing.messageFields),
      recipient: member.user.email, name: name,
      address: address, errors: errors)
  }

  fileprivate func mailbox() throws -> Mailbox {
    guard let mailbox = catalogue.organization.mail[try id(MailboxID.self)] else {
      throw Problem.notFound
    }
    return mailbox
  }

  fileprivate func changeMailbox(by member: StaffMember) async throws -> Response {
    var mailbox = try mailbox()
    let sent = try await sentForm()
    mailbox.name = sent["mailboxName"]
    mailbox.address = sent["mailboxAddress"]
    let answer = try await scheduler.saveMailbox(
      mailbox.id, name: mailbox.name, address: mailbox.address, stamp: sent["stamp"],
      by: member.asViewer, in: organization)
    switch answer {
    case .outdated(let standing):
      let page = MailboxPage(
        mailbox: mailbox, stamp: FormStamp.of(standing),
        errors: texts.messages(outdated: standing, typed: sent.fields))
      return self.page(page.html(in: frame()), status: .conflict)
    case .saved: return redirect(to: paths.staffMail, .saved)
    case .notFound: throw Problem.notFound
    case .faulty(let faults):
      return page(
        MailboxPage(
          mailbox: mailbox, stamp: sent["stamp"], errors: texts.messages(faults)
        ).html(in: frame()),
        status: .unprocessableContent)
    }
  }

  /// Tests are counted, passed ones too: they send mail to an address that somebody types.
  fileprivate func testMailbox(by member: StaffMember) async throws -> Response {
    let mailbox = try mailbox()
    let recipient = try await sentForm()["recipient"]
    guard EmailAddress.isPlausible(recipient) else {
      let fault = FieldFault(field: .recipient, reason: .malformed)
      return page(
        mailPage(member, errors: ["to-\(mailbox.id)": texts.message(fault)]).html(in: frame()),
        status: .unprocessableContent)
    }
    let key = AttemptLimiter.Key(
      purpose: "mailbox test", peer: peer, about: member.user.id.rawValue)
    if let wait = portal.attempts.begin([key]) { throw Problem.tooMany(retryAfter: wait) }
    let trial = MailboxTrial(
      mailbox: mailbox, recipient: recipient, language: texts.language, catalogue: catalogue,
      site: site)
    let tryMailbox = portal.settings.tryMailbox
    let answer = try await scheduler.testMailbox(
      mailbox.id, to: recipient, by: member.asViewer, in: organization
    ) { standing in
      var trial = trial
      trial.mailbox = standing
      return await tryMailbox(trial)
    }
    guard let (tested, test) = answer else { throw Problem.notFound }
    return page(
      MailTestPage(mailbox: tested, recipient: recipient, test: test).html(in: frame()),
      status: test.passed ? .ok : .badGateway)
  }

  fileprivate func saveMessages(by member: StaffMember) async throws -> Response {
    let sent = try await sentForm()
    func mailbox(_ name: String) throws -> MailboxID? {
      guard let text = sent.optional(name) else { return nil }
      guard let id = MailboxID(text) else { throw Problem.malformed }
      return id
    }
    var kinds: [Message.Kind: MailSettings.Rule] = [:]
    for kind in Message.Kind.allCases {
      kinds[kind] = MailSettings.Rule(
        isOn: sent.isOn("on.\(kind.rawValue)"), mailbox: try mailbox("from.\(kind.rawValue)"))
    }
    let notification = try mailbox("notification")
    let answer = try await scheduler.saveMessages(
      notification: notification, kinds: kinds, stamp: sent["stamp"], by: member.asViewer,
      in: organization)
    switch answer {
    case .saved: return redirect(to: paths.staffMail, .saved)
    case .notFound, .faulty: throw Problem.notFound
    case .outdated(let standing):
      var typed = catalogue.organization.mail
      (typed.notification, typed.kinds) = (notification, kinds)
      let page = mailPage(
        member, mail: typed, stamp: FormStamp.of(standing),
        errors: ["": texts.errors.changedMeanwhile])
      return self.page(page.html(in: frame()), status: .conflict)
    }
  }
}

/// A test letter to be sent.
package struct MailboxTrial: Sendable {
  package var mailbox: Mailbox
  package var recipient: String
  package var language: String
  package var catalogue: Catalogue
  package var site: Site
}
