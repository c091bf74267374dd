package import Scheduling

extension BookingLetter {
  /// - Parameter kind: `.confirmed`, `.rescheduled` or `.canceled`.
  package init(
    _ kind: Message.Kind, _ facts: VisitFacts, to recipient: Recipient, zones: LetterZones,
    createdAt: Instant, _ head: Letterhead
  ) {
    let dates = Texts.language(recipient.language).dates
    let event = CalendarEvent(
      facts, to: recipient, zones: zones, stamp: createdAt, isCanceled: kind == .canceled, head)
    let site = head.site
    let links = VisitLinks(site, facts)
    self.init(
      organization: head.theme.name, recipient: recipient.name, number: facts.number,
      service: facts.service, product: facts.product,
      when: dates.whenInFull(VisitTime(facts.slot, zone: zones.shown)),
      shortWhen: dates.shortWhen(VisitTime(facts.slot, zone: zones.shown)),
      otherTime: zones.other(at: facts.slot.earliest).map {
        dates.when(VisitTime(facts.slot, zone: $0))
      },
      previous: kind == .rescheduled
        ? facts.previous.map { dates.when(VisitTime($0, zone: zones.shown)) } : nil,
      isWindow: !facts.slot.isExact, place: facts.venue.hasPlace ? facts.address?.line : nil,
      who: facts.resource, call: facts.venue == .phone ? facts.phoneInstructions : nil,
      join: facts.joinLink, comment: facts.comment,
      reason: kind == .canceled ? facts.reason : nil, view: links.view, move: links.move,
      cancel: links.cancel, book: site.booking,
      calendar: CalendarWriter(event, method: kind == .canceled ? .cancel : .request).part)
  }
}

/// The zones that a letter about a visit needs.
package struct LetterZones: Hashable, Sendable {
  /// In which its times stand: the place's, or the reader's where there is no place.
  package let shown: Zone
  private let reader: Zone

  /// Zones that nobody knows (any more) become UTC, which the letter then names.
  package init(_ facts: VisitFacts, _ recipient: Recipient, _ source: ZoneSource) {
    let visit = source.zone(facts.zone)
    let reader = source.zone(recipient.zone)
    self.reader = reader ?? visit ?? .utc
    shown = facts.venue.hasPlace ? visit ?? self.reader : self.reader
  }

  /// The reader's zone, if its clocks differ from those shown.
  func other(at instant: Instant) -> Zone? {
    reader.offset(at: instant) == shown.offset(at: instant) ? nil : reader
  }
}

extension VisitTime {
  init(_ slot: Slot, zone: Zone) {
    self.init(start: slot.earliest, windowEnd: slot.isExact ? nil : slot.latest, zone: zone)
  }
}

extension DateTexts {
  /// `Thursday, 26 November 2026, 8:30, Vaduz time (Central European Time)`
  func whenInFull(_ time: VisitTime) -> String {
    "\(dayWithYear(time.date)), \(clock(time)), \(zoneInFull(time.zone, at: time.start))"
  }
}

extension VisitFacts {
  /// Where to join a video call; nil for other visits and for what is no web address.
  var joinLink: String? {
    guard venue == .video else { return nil }
    return LetterText.link(
      meetingLink?.split(separator: "{appointment}", omittingEmptySubsequences: false)
        .joined(separator: number))
  }
}

/// The addresses at which a visit can be seen and changed.
struct VisitLinks {
  let view: String
  let move: String
  let cancel: String

  /// By the mailed code, as long as it is known; else by signing in.
  init(_ site: SitePath, _ facts: VisitFacts) {
    if facts.key.isEmpty {
      let id = facts.appointment.rawValue
      view = site.appointment(id)
      move = site.rescheduling(id)
      cancel = site.cancellation(id)
    } else {
      view = site.visit(code: facts.key)
      move = view + Query([("to", "rescheduling")]).string
      cancel = view + Query([("to", "cancellation")]).string
    }
  }
}
