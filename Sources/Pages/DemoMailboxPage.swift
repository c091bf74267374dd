package import Scheduling

/// The *Demo mailbox*: the mails that would have been sent, newest first.
package struct DemoMailboxPage: Sendable {
  package struct Line: Hashable, Sendable {
    package var id: String
    package var to: String
    package var subject: String
    package var at: Instant

    package init(id: String, to: String, subject: String, at: Instant) {
      self.id = id
      self.to = to
      self.subject = subject
      self.at = at
    }
  }

  package var mails: [Line]
  package var zone: Zone

  package init(mails: [Line], zone: Zone) {
    self.mails = mails
    self.zone = zone
  }

  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts
    let page = PageFrame(frame: frame, title: texts.mailbox.title)
    return page.write { html in
      html.h1(texts.mailbox.title)
      html.p(texts.mailbox.lead, class: "soft")
      if mails.isEmpty {
        html.section(class: "card empty") { html in
          html.h2(texts.mailbox.none)
          html.p(texts.mailbox.noneLead, class: "soft")
        }
        return
      }
      html.ul(class: "list card mails") { html in
        for mail in mails {
          html.li(class: "plain") { html in
            html.div { html in
              html.h2 { $0.a(mail.subject, .href(frame.site.mail(mail.id))) }
              html.p("\(texts.mailbox.to): \(mail.to)", class: "soft")
            }
            html.span(texts.moment(mail.at, in: zone), class: "soft small")
          }
        }
      }
    }
  }
}

/// One mail of the *Demo mailbox*: what the reader sees, in text and in HTML.
package struct DemoMailPage: Sendable {
  package struct Attachment: Hashable, Sendable {
    package var name: String
    package var type: String
    package var bytes: Int
    /// The content of a text attachment, such as a calendar file.
    package var text: String?

    package init(name: String, type: String, bytes: Int, text: String? = nil) {
      self.name = name
      self.type = type
      self.bytes = bytes
      self.text = text
    }
  }

  package var from: String
  package var to: String
  package var subject: String
  package var at: Instant
  package var zone: Zone
  package var text: String
  package var html: String?
  package var attachments: [Attachment]

  package init(
    from: String, to: String, subject: String, at: Instant, zone: Zone, text: String,
    html: String? = nil, attachments: [Attachment] = []
  ) {
    self.from = from
    self.to = to
    self.subject = subject
    self.at = at
    self.zone = zone
    self.text = text
    self.html = html
    self.attachments = attachments
  }

  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts
    let page = PageFrame(frame: frame, title: subject)
    return page.write { html in
      html.p(class: "back") { html in
        html.a("← \(texts.mailbox.all)", .href(frame.site.mailbox))
      }
      html.h1(subject)
      html.section(class: "card pad") { html in
        html.dl(class: "facts") { html in
          html.fact(texts.mailbox.from, from)
          html.fact(texts.mailbox.to, to)
          html.fact(texts.mailbox.date, texts.moment(at, in: zone))
        }
      }
      html.h2(texts.mailbox.text)
      html.div(class: "card pad typed mail") { $0.textWithLinks(text) }
      if let source = self.html {
        html.h2(texts.mailbox.html)
        html.iframe(
          class: "card", .title(texts.mailbox.html), .sandboxWithLinks,
          .sourceDocument("<!doctype html><base target=\"_top\">" + source)
        ) { _ in }
      }
      if !attachments.isEmpty { attachmentList(&html, texts) }
    }
  }

  private func attachmentList(_ html: inout HTML, _ texts: Texts) {
    html.h2(texts.mailbox.attachments)
    for attachment in attachments {
      html.details(class: "card pad attachment") { html in
        html.summary(
          "\(attachment.name) · \(attachment.type) · \(texts.mailbox.bytes(attachment.bytes))")
        if let text = attachment.text {
          html.pre(text, .tabIndex(0), .aria("label", attachment.name))
        }
      }
    }
  }
}

extension Texts {
  /// `Thu 26 November, 8:30, Vaduz time`
  func moment(_ instant: Instant, in zone: Zone) -> String {
    let time = VisitTime(start: instant, zone: zone)
    return "\(dates.shortWhen(time)), \(dates.zone(zone))"
  }
}

extension HTML {
  /// Plain text whose web addresses can be pressed.
  fileprivate mutating func textWithLinks(_ text: String) {
    var written = text.startIndex
    for word in text.split(whereSeparator: \.isWhitespace)
    where word.hasPrefix("https://") || word.hasPrefix("http://") {
      self.text(String(text[written..<word.startIndex]))
      a(String(word), .href(String(word)))
      written = word.endIndex
    }
    self.text(String(text[written...]))
  }
}
