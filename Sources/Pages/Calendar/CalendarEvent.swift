package import Scheduling

/// What a calendar program should do with an event (RFC 5546).
package enum CalendarMethod: String, Sendable, CaseIterable {
  /// New, or changed with a higher SEQUENCE.
  case request = "REQUEST"
  case cancel = "CANCEL"
  /// For reading only; never has attendees.
  case publish = "PUBLISH"
}

/// An iCalendar document that travels in a mail.
package struct CalendarPart: Hashable, Sendable {
  package var method: CalendarMethod
  /// RFC 5545 text, lines ending in CRLF.
  package var content: String

  package init(method: CalendarMethod, content: String) {
    self.method = method
    self.content = content
  }
}

/// A person in an event.
package struct CalendarPerson: Hashable, Sendable {
  package var name: String
  /// A mail address.
  package var address: String

  package init(name: String, address: String) {
    self.name = name
    self.address = address
  }
}

/// One event, as calendar programs know it.
package struct CalendarEvent: Hashable, Sendable {
  /// Stays the same as long as the appointment lives.
  package var uid: String
  /// Raised by every change that matters to others.
  package var sequence: Int
  /// When this version was made.
  package var stamp: Instant
  package var span: TimeRange
  /// In which start and end are written.
  package var zone: Zone
  package var isCanceled: Bool
  package var summary: String
  package var details: String
  package var location: String?
  package var place: Place?
  /// Where to see and change it.
  package var link: String?
  /// Where to join a video call.
  package var conference: String?
  package var organizer: CalendarPerson?
  package var attendees: [CalendarPerson]
  /// Seconds before the start at which a calendar program should remind.
  package var alarm: Int?

  package init(
    uid: String, sequence: Int, stamp: Instant, span: TimeRange, zone: Zone,
    isCanceled: Bool = false, summary: String, details: String = "", location: String? = nil,
    place: Place? = nil, link: String? = nil, conference: String? = nil,
    organizer: CalendarPerson? = nil, attendees: [CalendarPerson] = [], alarm: Int? = nil
  ) {
    self.uid = uid
    self.sequence = sequence
    self.stamp = stamp
    self.span = span
    self.zone = zone
    self.isCanceled = isCanceled
    self.summary = summary
    self.details = details
    self.location = location
    self.place = place
    self.link = link
    self.conference = conference
    self.organizer = organizer
    self.attendees = attendees
    self.alarm = alarm
  }
}
