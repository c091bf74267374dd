/// Opening or working hours of a week, in local wall-clock time.
public struct WeeklyHours: Hashable, Sendable, Codable {
  /// Index 0 is Monday. Several ranges a day; an end at or before its start is on the next day.
  public var days: [[HoursRange]]

  /// Days beyond seven are dropped, missing ones are closed.
  public init(days: [[HoursRange]]) {
    self.days = Array((days + Array(repeating: [], count: 7)).prefix(7))
  }

  public subscript(weekday: Weekday) -> [HoursRange] { days[weekday.rawValue - 1] }
}

/// From one wall-clock time to another. An end at or before the start is on the next day.
public struct HoursRange: Hashable, Sendable, Codable {
  public var start: LocalTime
  public var end: LocalTime

  public init(start: LocalTime, end: LocalTime) {
    self.start = start
    self.end = end
  }

  public var endsNextDay: Bool { end <= start }

  /// The range on a given day. An opening inside a clock-change gap moves to the gap's end; where
  /// a wall-clock time happens twice, opening is at the first and closing at the last of the two.
  public func range(on date: LocalDate, in zone: Zone) -> TimeRange? {
    let opening = zone.first(LocalDateTime(date: date, time: start))
    let closing = zone.last(LocalDateTime(date: endsNextDay ? date + 1 : date, time: end))
    guard let range = TimeRange(start: opening, end: closing), !range.isEmpty else { return nil }
    return range
  }
}

extension Zone {
  /// The first instant that shows this wall-clock time; for a skipped one the end of the gap.
  public func first(_ local: LocalDateTime) -> Instant {
    switch resolve(local) {
    case .none(let gapEnd): gapEnd
    case .one(let instant): instant
    case .two(let earlier, _): earlier
    }
  }

  /// The last instant that shows this wall-clock time; for a skipped one the end of the gap.
  public func last(_ local: LocalDateTime) -> Instant {
    switch resolve(local) {
    case .none(let gapEnd): gapEnd
    case .one(let instant): instant
    case .two(_, let later): later
    }
  }
}

extension Collection<HoursRange> {
  /// The ranges of one day as instants, in order and merged.
  public func ranges(on date: LocalDate, in zone: Zone) -> [TimeRange] {
    compactMap { $0.range(on: date, in: zone) }.normalized()
  }
}
