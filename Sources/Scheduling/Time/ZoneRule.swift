/// The rule that a zone follows after its last recorded transition, in the notation of the POSIX
/// variable TZ: `CET-1CEST,M3.5.0,M10.5.0/3`.
///
/// Standard offset and, where clocks are changed, the two days of the year. Hours run to ±167 as
/// RFC 9636 has it. A daylight saving name without days is refused: POSIX leaves its meaning open.
struct ZoneRule: Hashable, Sendable {
  /// A moment of each year, by the clock that is about to be changed.
  struct Change: Hashable, Sendable {
    enum Day: Hashable, Sendable {
      /// `Jn`: day 1…365 of a year in which 29 February isn't counted.
      case ofCommonYear(Int)
      /// `n`: day 0…365 with 29 February.
      case ofYear(Int)
      /// `Mm.w.d`: weekday 0 (Sunday) … 6 in week 1…5 of the month, where 5 is the last.
      case weekday(Int, week: Int, month: Int)
    }

    var day: Day
    /// Seconds after midnight; negative, or more than a day, where the rule says so.
    var time: Int
  }

  struct DaylightSaving: Hashable, Sendable {
    var kind: ZoneKind
    var start: Change
    var end: Change
  }

  var standard: ZoneKind
  var daylightSaving: DaylightSaving?

  /// Nil for anything that isn't such a rule.
  init?(_ text: String) {
    var reader = RuleReader(text)
    guard let name = reader.name(), let west = reader.duration(hours: 24) else { return nil }
    standard = ZoneKind(offset: -west, isDaylightSaving: false, abbreviation: name)
    if reader.isAtEnd { return }

    guard let name = reader.name() else { return nil }
    var offset = standard.offset + 3600
    if !reader.skip(",") {
      guard let west = reader.duration(hours: 24), reader.skip(",") else { return nil }
      offset = -west
    }
    guard
      let start = reader.change(), reader.skip(","),
      let end = reader.change(), reader.isAtEnd
    else { return nil }
    daylightSaving = DaylightSaving(
      kind: ZoneKind(offset: offset, isDaylightSaving: true, abbreviation: name),
      start: start, end: end)
  }

  /// The changes that begin in a year, in ascending order: two, or none where there is no daylight
  /// saving time, or nothing else. A change may fall some days outside the year.
  func changes(in year: Int) -> [TZif.Transition] {
    guard let saving = daylightSaving, !isAlwaysDaylightSaving(around: year) else { return [] }
    let start = TZif.Transition(
      at: saving.start.seconds(in: year) - standard.offset, kind: saving.kind)
    let end = TZif.Transition(
      at: saving.end.seconds(in: year) - saving.kind.offset, kind: standard)
    return start.at < end.at ? [start, end] : [end, start]
  }

  /// What holds in a year before its first change.
  func kind(beforeChangesOf year: Int) -> ZoneKind {
    guard let saving = daylightSaving else { return standard }
    if let first = changes(in: year).first {
      return first.kind == standard ? saving.kind : standard
    }
    return saving.kind
  }

  /// Zones that never return to standard time are written as a daylight saving time that ends when,
  /// or after, it starts again.
  private func isAlwaysDaylightSaving(around year: Int) -> Bool {
    guard let saving = daylightSaving else { return false }
    let end = saving.end.seconds(in: year) - saving.kind.offset
    return saving.start.seconds(in: year) - standard.offset < end
      && saving.start.seconds(in: year + 1) - standard.offset <= end
  }
}

extension ZoneRule.Change {
  /// When it comes in a year: seconds from 1970-01-01 00:00 by the clock that is to be changed.
  func seconds(in year: Int) -> Int {
    dayNumber(in: year) * secondsPerCalendarDay + time
  }

  private func dayNumber(in year: Int) -> Int {
    switch day {
    case .ofCommonYear(let number):
      let isAfterLeapDay = number >= 60 && CivilDate.isLeap(year)
      return newYear(year) + number - 1 + (isAfterLeapDay ? 1 : 0)
    case .ofYear(let number):
      return newYear(year) + number
    case .weekday(let weekday, let week, let month):
      let first = CivilDate(year: year, month: month, day: 1).days
      // 1970-01-04 was a Sunday, the weekday that is 0 here.
      let untilWeekday = (weekday - (first - 3)).floorRemainder(by: 7)
      let inMonth = untilWeekday + 7 * (week - 1)
      let isBeyond = inMonth >= CivilDate.daysInMonth(month, of: year)
      return first + inMonth - (isBeyond ? 7 : 0)
    }
  }

  private func newYear(_ year: Int) -> Int {
    CivilDate(year: year, month: 1, day: 1).days
  }
}

/// Reads a rule from left to right.
private struct RuleReader {
  private var rest: Substring.UTF8View

  init(_ text: String) {
    rest = Substring(text).utf8
  }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func skip(_ mark: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: mark) else { return false }
    rest.removeFirst()
    return true
  }

  /// Three or more letters; or, in angle brackets, letters, digits and signs.
  mutating func name() -> String? {
    let isQuoted = skip("<")
    let letters = rest.prefix { byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"): isQuoted
      default: false
      }
    }
    rest.removeFirst(letters.count)
    guard letters.count >= 3, !isQuoted || skip(">") else { return nil }
    return String(Substring(letters))
  }

  /// `[±]h[:mm[:ss]]` in seconds.
  mutating func duration(hours limit: Int) -> Int? {
    let isNegative = skip("-")
    if !isNegative { _ = skip("+") }
    guard let hours = number(upTo: limit) else { return nil }
    var seconds = hours * 3600
    for unit in [60, 1] {
      guard skip(":") else { break }
      guard let count = number(upTo: 59) else { return nil }
      seconds += count * unit
    }
    return isNegative ? -seconds : seconds
  }

  /// A day and, after a slash, a time; 2:00 where there is none.
  mutating func change() -> ZoneRule.Change? {
    guard let day = day() else { return nil }
    guard skip("/") else { return ZoneRule.Change(day: day, time: 2 * 3600) }
    guard let time = duration(hours: 167) else { return nil }
    return ZoneRule.Change(day: day, time: time)
  }

  private mutating func day() -> ZoneRule.Change.Day? {
    if skip("J") {
      guard let number = number(upTo: 365), number > 0 else { return nil }
      return .ofCommonYear(number)
    }
    guard skip("M") else { return number(upTo: 365).map { .ofYear($0) } }
    guard
      let month = number(upTo: 12), month > 0, skip("."),
      let week = number(upTo: 5), week > 0, skip("."),
      let weekday = number(upTo: 6)
    else { return nil }
    return .weekday(weekday, week: week, month: month)
  }

  /// One to three digits.
  private mutating func number(upTo limit: Int) -> Int? {
    let digits = rest.prefix { (0x30...0x39).contains($0) }
    guard (1...3).contains(digits.count) else { return nil }
    rest.removeFirst(digits.count)
    let value = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return value <= limit ? value : nil
  }
}
