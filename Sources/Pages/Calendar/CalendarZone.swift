internal import Scheduling

/// A VTIMEZONE: the changes of a zone around an event, each with its own onset.
///
/// A yearly rule would be shorter, but rules are what governments change; and programs that know
/// the zone by its name don't need it.
struct CalendarZone {
  /// Changes of one kind, such as every CET to CEST.
  private struct Observance {
    let offsetBefore: Int
    let offsetAfter: Int
    let abbreviation: String
    let isDaylightSaving: Bool
    /// On the clock as it was until then.
    var onsets: [LocalDateTime]
  }

  private let name: String
  private let observances: [Observance]

  /// - Parameter span: described are its year (in the zone), the year before and the year after.
  init(_ zone: Zone, around span: TimeRange) {
    name = zone.name
    let years = (zone.date(of: span.start).year - 1)...(zone.date(of: span.end).year + 1)
    let start = Self.newYear(years.lowerBound, in: zone)
    let end = Self.newYear(years.upperBound + 1, in: zone)
    // What holds at the start began with the last change before it; a year back finds that in
    // every zone that changes its clocks regularly.
    let changes = zone.transitions(
      in: TimeRange(uncheckedStart: start - 400 * 86_400, end: max(start, end)))
    let initial = changes.last { $0.at <= start }
    var observances: [Observance] = []
    if initial == nil {
      let moment = LocalDateTime(date: LocalDate(days: 0), time: .midnight)
      let offset = zone.offset(at: start)
      observances.append(
        Observance(
          offsetBefore: offset, offsetAfter: offset, abbreviation: zone.abbreviation(at: start),
          isDaylightSaving: zone.isDaylightSaving(at: start), onsets: [moment]))
    }
    for change in changes where change.at >= (initial?.at ?? start) {
      Self.add(change, to: &observances)
    }
    self.observances = observances
  }

  private static func newYear(_ year: Int, in zone: Zone) -> Instant {
    LocalDate(year: year, month: 1, day: 1).map(zone.startOfDay) ?? Instant(seconds: 0)
  }

  private static func add(_ change: Transition, to observances: inout [Observance]) {
    let onset = LocalDateTime(
      secondsSinceEpochAsIfUTC: change.at.seconds + change.offsetBefore)
    let known = observances.firstIndex {
      $0.offsetBefore == change.offsetBefore && $0.offsetAfter == change.offsetAfter
        && $0.abbreviation == change.abbreviation
        && $0.isDaylightSaving == change.isDaylightSaving
    }
    if let known {
      observances[known].onsets.append(onset)
    } else {
      observances.append(
        Observance(
          offsetBefore: change.offsetBefore, offsetAfter: change.offsetAfter,
          abbreviation: change.abbreviation, isDaylightSaving: change.isDaylightSaving,
          onsets: [onset]))
    }
  }

  func write(to lines: inout ContentLines) {
    lines.component("VTIMEZONE") { lines in
      lines.add("TZID", name)
      for observance in observances { Self.write(observance, to: &lines) }
    }
  }

  private static func write(_ observance: Observance, to lines: inout ContentLines) {
    lines.component(observance.isDaylightSaving ? "DAYLIGHT" : "STANDARD") { lines in
      let onsets = observance.onsets.map(CalendarText.local)
      lines.add("DTSTART", onsets[0])
      for onset in onsets.dropFirst() { lines.add("RDATE", onset) }
      lines.add("TZOFFSETFROM", CalendarText.offset(observance.offsetBefore))
      lines.add("TZOFFSETTO", CalendarText.offset(observance.offsetAfter))
      lines.add(text: observance.abbreviation, as: "TZNAME")
    }
  }
}
