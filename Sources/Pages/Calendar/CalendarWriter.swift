internal import Scheduling

/// Writes an event as an iCalendar document (RFC 5545) that calendar programs take as an
/// invitation (RFC 5546).
///
/// Start and end stand in the event's zone, with a VTIMEZONE: without one a CalDAV server's
/// free/busy may be an hour off.
package struct CalendarWriter: Sendable {
  private let event: CalendarEvent
  private let method: CalendarMethod?

  /// - Parameter method: nil writes a plain document, for a file that somebody downloads.
  package init(_ event: CalendarEvent, method: CalendarMethod?) {
    self.event = event
    self.method = method
  }

  package var part: CalendarPart {
    CalendarPart(method: method ?? .publish, content: text)
  }

  /// The document, lines ending in CRLF.
  package var text: String {
    var lines = ContentLines()
    lines.component("VCALENDAR") { lines in
      lines.add("VERSION", "2.0")
      lines.add("PRODID", "-//Doorstep//Doorstep//EN")
      lines.add("CALSCALE", "GREGORIAN")
      if let method { lines.add("METHOD", method.rawValue) }
      if event.zone != .utc {
        CalendarZone(event.zone, around: event.span).write(to: &lines)
      }
      lines.component("VEVENT", writeEvent)
    }
    return lines.text
  }

  private func writeEvent(_ lines: inout ContentLines) {
    lines.add("UID", event.uid)
    lines.add("SEQUENCE", String(event.sequence))
    lines.add("DTSTAMP", CalendarText.utc(event.stamp))
    writeTime(event.span.start, as: "DTSTART", to: &lines)
    writeTime(event.span.end, as: "DTEND", to: &lines)
    lines.add(text: event.summary, as: "SUMMARY")
    if !event.details.isEmpty { lines.add(text: event.details, as: "DESCRIPTION") }
    if let location = event.location { lines.add(text: location, as: "LOCATION") }
    if let place = event.place {
      let latitude = CalendarText.degrees(place.latitude)
      lines.add("GEO", "\(latitude);\(CalendarText.degrees(place.longitude))")
    }
    if let link = event.link { lines.add("URL", link) }
    if let conference = event.conference {
      lines.add("CONFERENCE", conference, [("VALUE", "URI"), ("FEATURE", "VIDEO")])
    }
    writePeople(to: &lines)
    lines.add("STATUS", event.isCanceled ? "CANCELLED" : "CONFIRMED")
    lines.add("TRANSP", "OPAQUE")
    if let alarm = event.alarm, !event.isCanceled { writeAlarm(alarm, to: &lines) }
  }

  private func writeTime(_ instant: Instant, as name: String, to lines: inout ContentLines) {
    // A local time that the clocks show twice means the first one (RFC 5545 §3.3.5): whoever
    // comes at the second is told in UTC.
    let local = event.zone.local(instant)
    guard event.zone != .utc, event.zone.instants(of: local).first == instant else {
      return lines.add(name, CalendarText.utc(instant))
    }
    lines.add(name, CalendarText.local(local), [("TZID", event.zone.name)])
  }

  private func writePeople(to lines: inout ContentLines) {
    if let organizer = event.organizer {
      lines.add("ORGANIZER", "mailto:\(organizer.address)", [("CN", organizer.name)])
    }
    guard method != .publish else { return }
    for person in event.attendees {
      // Who booked has accepted; asking for an answer that nobody reads would be rude.
      let parameters = [
        ("CN", person.name), ("CUTYPE", "INDIVIDUAL"), ("ROLE", "REQ-PARTICIPANT"),
        ("PARTSTAT", "ACCEPTED"), ("RSVP", "FALSE"),
      ]
      lines.add("ATTENDEE", "mailto:\(person.address)", parameters)
    }
  }

  private func writeAlarm(_ seconds: Int, to lines: inout ContentLines) {
    lines.component("VALARM") { lines in
      lines.add("ACTION", "DISPLAY")
      lines.add(text: event.summary, as: "DESCRIPTION")
      lines.add("TRIGGER", seconds % 60 == 0 ? "-PT\(seconds / 60)M" : "-PT\(seconds)S")
    }
  }
}
