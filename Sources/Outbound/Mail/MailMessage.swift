package import Pages
package import Scheduling

/// One mail to one person, as the product means it. `MailWriter` makes the bytes.
package struct MailMessage: Hashable, Sendable {
  package var from: MailAddress
  package var to: MailAddress
  package var replyTo: MailAddress?
  package var subject: String
  package var text: String
  package var html: String
  package var calendar: CalendarPart?
  /// Without angle brackets: `msg_0197f3…@visits.example.com`. Stays the same over all attempts,
  /// so that a mail that was sent twice is shown once.
  package var messageID: String
  /// When the message was made, not when it is sent: the same over all attempts.
  package var date: Instant
  /// Where the recipient says that they want no more of these; an https address.
  package var unsubscribe: String?

  package init(
    from: MailAddress, to: MailAddress, replyTo: MailAddress? = nil, subject: String, text: String,
    html: String, calendar: CalendarPart? = nil, messageID: String, date: Instant,
    unsubscribe: String? = nil
  ) {
    self.from = from
    self.to = to
    self.replyTo = replyTo
    self.subject = subject
    self.text = text
    self.html = html
    self.calendar = calendar
    self.messageID = messageID
    self.date = date
    self.unsubscribe = unsubscribe
  }

  package init(
    _ letter: Letter, from: MailAddress, to: MailAddress, replyTo: MailAddress? = nil,
    messageID: String, date: Instant
  ) {
    self.init(
      from: from, to: to, replyTo: replyTo, subject: letter.subject, text: letter.text,
      html: letter.html, calendar: letter.calendar, messageID: messageID, date: date)
  }
}
