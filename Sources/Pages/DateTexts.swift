package import Scheduling

/// How a language writes dates, times of day and zones.
package struct DateTexts: Sendable {
  /// From Monday.
  package var weekdays: [String]
  /// Such as `Thu`.
  package var shortWeekdays: [String]
  /// Such as `Th`, for the head of a month.
  package var tinyWeekdays: [String]
  /// From January.
  package var months: [String]
  package var shortMonths: [String]
  /// `Thursday, 26 November` from weekday, day and month.
  package var dayAndMonth: @Sendable (String, Int, String) -> String
  /// `Thu 26 November` from short weekday, day and month.
  package var shortDay: @Sendable (String, Int, String) -> String
  /// `Vaduz time` from a city.
  package var zoneOfCity: @Sendable (String) -> String
  /// Cities of the tz database that this language spells otherwise.
  package var cities: [String: String]
  /// Zones by the abbreviation in the tz database: `CET` is Central European Time.
  package var zones: [String: String]
}

extension DateTexts {
  /// `Thursday, 26 November`
  package func day(_ date: LocalDate) -> String {
    dayAndMonth(weekdays[index(date)], date.day, months[date.month - 1])
  }

  /// `Thursday, 26 November 2026`
  package func dayWithYear(_ date: LocalDate) -> String { "\(day(date)) \(date.year)" }

  /// `Thu 26 November`
  package func shortDay(_ date: LocalDate) -> String {
    shortDay(shortWeekdays[index(date)], date.day, months[date.month - 1])
  }

  /// `Thu`
  package func shortWeekday(_ date: LocalDate) -> String { shortWeekdays[index(date)] }

  /// `Nov`
  package func shortMonth(_ date: LocalDate) -> String { shortMonths[date.month - 1] }

  /// `November 2026`
  package func month(_ month: Month) -> String { "\(months[month.month - 1]) \(month.year)" }

  /// `8:30`
  package func time(_ time: LocalTime) -> String {
    "\(time.hour):\(time.minute < 10 ? "0" : "")\(time.minute)"
  }

  /// `8:30`, and `2:30 (UTC+2)` in the hour that the clocks show twice.
  package func time(_ instant: Instant, in zone: Zone) -> String {
    let local = zone.local(instant)
    guard zone.instants(of: local).count > 1 else { return time(local.time) }
    return "\(time(local.time)) (\(offset(instant, in: zone)))"
  }

  /// `Vaduz time`
  package func zone(_ zone: Zone) -> String {
    guard let city = city(zone.name) else { return zone.name == "Etc/UTC" ? "UTC" : zone.name }
    return zoneOfCity(city)
  }

  /// `Vaduz time (Central European Time)`, with what is in force at an instant.
  package func zoneInFull(_ zone: Zone, at instant: Instant) -> String {
    let inForce = zones[zone.abbreviation(at: instant)] ?? offset(instant, in: zone)
    let name = self.zone(zone)
    return name == inForce ? name : "\(name) (\(inForce))"
  }

  /// `Vaduz (Europe)` for a list of zones; `Europe/Vaduz` in the tz database.
  package func zoneChoice(_ name: String) -> String {
    guard let city = city(name), let region = name.split(separator: "/").first else { return name }
    return "\(city) (\(region))"
  }

  /// `UTC+1`, `UTC−3:30`
  private func offset(_ instant: Instant, in zone: Zone) -> String {
    let seconds = zone.offset(at: instant)
    let (hours, minutes) = (abs(seconds) / 3600, abs(seconds) / 60 % 60)
    let rest = minutes == 0 ? "" : ":\(minutes < 10 ? "0" : "")\(minutes)"
    return "UTC\(seconds < 0 ? "−" : "+")\(hours)\(rest)"
  }

  private func city(_ name: String) -> String? {
    let parts = name.split(separator: "/")
    guard parts.count > 1, parts[0] != "Etc", let last = parts.last else { return nil }
    let plain = String(last.map { $0 == "_" ? " " : $0 })
    return cities[plain] ?? plain
  }

  private func index(_ date: LocalDate) -> Int { date.weekday.rawValue - 1 }
}

// MARK: The time of a visit

/// When somebody comes: an exact start, or a window in which they arrive; with the zone of the
/// place or of the reader.
package struct VisitTime: Hashable, Sendable {
  package var start: Instant
  /// The end of the arrival window; nil for an exact start.
  package var windowEnd: Instant?
  package var zone: Zone

  package init(start: Instant, windowEnd: Instant? = nil, zone: Zone) {
    self.start = start
    self.windowEnd = windowEnd
    self.zone = zone
  }

  /// The day in the visit's zone.
  package var date: LocalDate { zone.date(of: start) }

  /// The value of the form field *slot*: `2026-11-26T07:30:00Z`, or `…Z/…Z` for a window.
  package var slot: String {
    windowEnd.map { "\(start.iso8601)/\($0.iso8601)" } ?? start.iso8601
  }
}

extension DateTexts {
  /// `8:30` or `8:00–12:00`
  package func clock(_ time: VisitTime) -> String {
    let start = self.time(time.start, in: time.zone)
    guard let end = time.windowEnd else { return start }
    return "\(start)–\(self.time(end, in: time.zone))"
  }

  /// `8:30, Vaduz time`
  package func clockAndZone(_ time: VisitTime) -> String { "\(clock(time)), \(zone(time.zone))" }

  /// `Thu 26 November, 8:30`
  package func shortWhen(_ time: VisitTime) -> String { "\(shortDay(time.date)), \(clock(time))" }

  /// `Thursday, 26 November 2026, 8:30, Vaduz time`
  package func when(_ time: VisitTime) -> String {
    "\(dayWithYear(time.date)), \(clockAndZone(time))"
  }
}
