package import Scheduling

/// Makes letters of messages: the one way from what committed to what is sent.
package struct LetterWriter: Sendable {
  private let head: Letterhead
  private let zones: ZoneSource
  private let templates: LetterTemplates

  package init(_ head: Letterhead, zones: ZoneSource, templates: LetterTemplates) {
    self.head = head
    self.zones = zones
    self.templates = templates
  }

  /// The letter in its recipient's language, English if we don't have that.
  package func letter(_ message: Message) -> Letter {
    let recipient = message.recipient
    let language = Texts.language(recipient.language).language
    let template = templates[message.kind, language]
    switch message.content {
    case .invitation(let facts):
      let zone = zones.zone(recipient.zone) ?? .utc
      let letter = PortalInvitationLetter(facts, to: recipient, zone: zone, head)
      return template.letter(letter.model(language: language), head)
    case .availability(let facts):
      let letter = AvailabilityLetter(facts, to: recipient, head)
      return template.letter(letter.model(language: language), head)
    case .visit(let facts):
      let letter = BookingLetter(
        message.kind, facts, to: recipient,
        zones: LetterZones(facts, recipient, zones), createdAt: message.createdAt, head)
      return template.letter(letter.model(language: language), head)
    }
  }

  /// A letter of one plain paragraph.
  func frame(subject: String, text: String, language: String) -> Letter {
    let style = LetterStyle(head.theme)
    let frame = LetterFrame(head, style, language: Texts.language(language).language)
    let title = LetterText.singleLine(subject, limit: 200)
    return Letter(
      subject: title, text: frame.text(text),
      html: frame.html(LetterText.paragraph(text), title: title))
  }

  /// The file that *Add to calendar* gives: the same event as in the letters.
  package func calendarFile(
    _ facts: VisitFacts, for recipient: Recipient, stamp: Instant, isCanceled: Bool = false
  ) -> String {
    let event = CalendarEvent(
      facts, to: recipient, zones: LetterZones(facts, recipient, zones), stamp: stamp,
      isCanceled: isCanceled, head)
    return CalendarWriter(event, method: nil).text
  }
}
