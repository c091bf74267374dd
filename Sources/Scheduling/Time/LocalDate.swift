/// A day of the Gregorian calendar without a zone. Encoded as an ISO 8601 text.
public struct LocalDate: Hashable, Sendable {
  /// Days since 1970-01-01; negative before.
  public var days: Int

  /// The years that ISO 8601 writes with four digits and that are read back.
  static let writableYears = 1...9999

  /// - Parameter days: days since 1970-01-01.
  public init(days: Int) {
    self.days = days
  }

  /// Nil unless that day exists, in the years 1–9999.
  public init?(year: Int, month: Int, day: Int) {
    guard
      Self.writableYears.contains(year), (1...12).contains(month),
      day >= 1, day <= CivilDate.daysInMonth(month, of: year)
    else { return nil }
    self.init(days: CivilDate(year: year, month: month, day: day).days)
  }

  /// Reads exactly `yyyy-MM-dd`; nil for anything else and for days that don't exist.
  public init?(iso8601: String) {
    var reader = ISOReader(iso8601)
    guard let date = reader.date(), reader.isAtEnd else { return nil }
    self = date
  }

  /// The text, such as `2026-11-26`. Outside the years 0001–9999 the year has a sign or more
  /// digits, and ``init(iso8601:)`` doesn't read it back.
  public var iso8601: String {
    let civil = self.civil
    if Self.writableYears.contains(civil.year) {
      return String(unsafeUninitializedCapacity: 10) { buffer in
        var writer = ISOWriter(buffer)
        writer.date(civil)
        return writer.count
      }
    }
    let month = civil.month < 10 ? "0\(civil.month)" : "\(civil.month)"
    let day = civil.day < 10 ? "0\(civil.day)" : "\(civil.day)"
    return "\(civil.year > 0 ? "+" : "")\(civil.year)-\(month)-\(day)"
  }

  public var year: Int { civil.year }
  /// 1…12
  public var month: Int { civil.month }
  /// 1…31
  public var day: Int { civil.day }

  public var weekday: Weekday {
    // 1970-01-01 was a Thursday. The remainder is always a weekday; the compiler can't know.
    Weekday(rawValue: (days + 3).floorRemainder(by: 7) + 1) ?? .monday
  }

  public var firstOfMonth: LocalDate { self - (civil.day - 1) }

  /// 28…31: how many days the month of this date has.
  public var daysInMonth: Int { CivilDate.daysInMonth(civil.month, of: civil.year) }

  /// The same day some months later or earlier, or the last of that month if it has no such day:
  /// 31 January and one month is 28 or 29 February.
  public func adding(months: Int) -> LocalDate {
    let civil = self.civil
    let count = civil.year * 12 + civil.month - 1 + months
    let (year, month) = (count.floorDivided(by: 12), count.floorRemainder(by: 12) + 1)
    let day = min(civil.day, CivilDate.daysInMonth(month, of: year))
    return LocalDate(days: CivilDate(year: year, month: month, day: day).days)
  }

  var civil: CivilDate { CivilDate(days: days) }
}

extension LocalDate: Comparable, Strideable {
  public static func == (left: LocalDate, right: LocalDate) -> Bool { left.days == right.days }

  public static func < (left: LocalDate, right: LocalDate) -> Bool { left.days < right.days }

  /// The date that many days later.
  public static func + (date: LocalDate, days: Int) -> LocalDate {
    LocalDate(days: date.days + days)
  }

  /// The date that many days earlier.
  public static func - (date: LocalDate, days: Int) -> LocalDate {
    LocalDate(days: date.days - days)
  }

  /// Days from `right` to `left`.
  public static func - (left: LocalDate, right: LocalDate) -> Int { left.days - right.days }

  public static func += (date: inout LocalDate, days: Int) { date.days += days }

  public static func -= (date: inout LocalDate, days: Int) { date.days -= days }

  /// With ``advanced(by:)``, this lets `for date in first...last` run over days.
  public func distance(to other: LocalDate) -> Int { other.days - days }

  public func advanced(by days: Int) -> LocalDate { self + days }
}

extension LocalDate: Codable, CustomStringConvertible {
  public init(from decoder: any Decoder) throws {
    self = try decoder.decodeText(as: "a date", LocalDate.init(iso8601:))
  }

  public func encode(to encoder: any Encoder) throws {
    try encoder.encodeText(iso8601)
  }

  public var description: String { iso8601 }
}

/// A day of the week, numbered as in ISO 8601: weeks begin on Monday.
public enum Weekday: Int, CaseIterable, Codable, Sendable, Comparable {
  case monday = 1
  case tuesday, wednesday, thursday, friday, saturday, sunday

  public static func < (left: Weekday, right: Weekday) -> Bool { left.rawValue < right.rawValue }
}
