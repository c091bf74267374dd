package import Scheduling

extension CalendarEvent {
  /// The event of a visit: in its letters, and in the file that *Add to calendar* gives.
  ///
  /// An arrival window is an event from the window's beginning to its end, and says so.
  package init(
    _ facts: VisitFacts, to recipient: Recipient, zones: LetterZones, stamp: Instant,
    isCanceled: Bool = false, _ head: Letterhead
  ) {
    let texts = LetterTexts.language(recipient.language)
    let dates = Texts.language(recipient.language).dates
    let slot = facts.slot
    let end = slot.isExact ? slot.earliest + max(0, facts.duration) : slot.latest
    let clock = dates.clock(VisitTime(slot, zone: zones.shown))
    let service = LetterText.singleLine(facts.service)
    let summary = slot.isExact ? service : texts.arrival(service, clock)
    let join = facts.joinLink
    let link = VisitLinks(head.site, facts).view
    let organization = LetterText.singleLine(head.theme.name)
    let rows: [(String, String?)] = [
      (texts.number, facts.number), (texts.product, facts.product), (texts.who, facts.resource),
      (texts.phone, facts.venue == .phone ? facts.phoneInstructions : nil), (texts.join, join),
      (texts.comment, facts.comment), (texts.reason, isCanceled ? facts.reason : nil),
      (texts.change, isCanceled ? nil : link),
    ]
    let details = rows.compactMap { label, value -> String? in
      guard let value, !value.isEmpty else { return nil }
      return "\(label): \(LetterText.lines(value))"
    }
    self.init(
      uid: "\(facts.appointment.rawValue)@\(head.host)", sequence: facts.sequence, stamp: stamp,
      span: TimeRange(from: slot.earliest, seconds: end - slot.earliest), zone: zones.shown,
      isCanceled: isCanceled, summary: "\(summary) · \(organization)",
      details: details.joined(separator: "\n"),
      location: facts.venue.hasPlace ? facts.address?.line : join,
      place: facts.venue.hasPlace ? facts.address?.place : nil, link: link, conference: join,
      organizer: CalendarPerson(name: organization, address: head.sender),
      attendees: [CalendarPerson(name: recipient.name, address: recipient.email)])
  }
}
