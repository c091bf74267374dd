import Hummingbird
package import Pages
package import Scheduling

/// Letters as they would have been sent, for an installation without a mail server.
package struct DemoMailbox: Sendable {
  package struct Mail: Sendable {
    package var id: String
    package var from: String
    package var to: String
    package var subject: String
    package var at: Instant
    package var letter: Letter

    package init(
      id: String, from: String, to: String, subject: String, at: Instant, letter: Letter
    ) {
      self.id = id
      self.from = from
      self.to = to
      self.subject = subject
      self.at = at
      self.letter = letter
    }
  }

  /// Newest first.
  package var mails: @Sendable () async throws -> [Mail]

  package init(mails: @escaping @Sendable () async throws -> [Mail]) { self.mails = mails }
}

extension Portal {
  func addMailboxRoutes(to routes: PortalRoutes) {
    guard let mailbox else { return }
    routes.get(SitePath.routes.mailbox) { exchange in
      let mails = try await mailbox.mails()
      let lines = mails.map {
        DemoMailboxPage.Line(id: $0.id, to: $0.to, subject: $0.subject, at: $0.at)
      }
      return exchange.page(
        DemoMailboxPage(mails: lines, zone: exchange.catalogue.organization.zone)
          .html(in: exchange.frame()))
    }
    routes.get(SitePath.routes.mail("{id}")) { exchange in
      guard let mail = try await mailbox.mails().first(where: { $0.id == exchange.parameter("id") })
      else { throw Problem.notFound }
      let calendar = mail.letter.calendar.map {
        DemoMailPage.Attachment(
          name: "invite.ics", type: "text/calendar", bytes: $0.content.utf8.count,
          text: $0.content)
      }
      let page = DemoMailPage(
        from: mail.from, to: mail.to, subject: mail.subject, at: mail.at,
        zone: exchange.catalogue.organization.zone, text: mail.letter.text,
        html: mail.letter.html, attachments: calendar.map { [$0] } ?? [])
      var response = exchange.page(page.html(in: exchange.frame()))
      // The letter's own HTML stands in a sandboxed frame of this page and inherits its policy.
      response.headers[.contentSecurityPolicy] = ContentSecurity.policy(
        nonce: exchange.context.nonce, allowsInlineStyles: true)
      return response
    }
  }
}
