/// A month of a year. Encoded as an ISO 8601 text such as `2026-11`.
public struct Month: Hashable, Sendable {
  public let year: Int
  /// 1…12
  public let month: Int

  /// Nil unless the month is 1…12 and the year 1…9999.
  public init?(year: Int, month: Int) {
    guard LocalDate.writableYears.contains(year), (1...12).contains(month) else { return nil }
    self.init(uncheckedYear: year, month: month)
  }

  /// The month in which `date` lies.
  public init(containing date: LocalDate) {
    let civil = date.civil
    self.init(uncheckedYear: civil.year, month: civil.month)
  }

  /// Reads exactly `yyyy-MM`; nil for anything else.
  public init?(iso8601: String) {
    var reader = ISOReader(iso8601)
    guard
      let year = reader.number(digits: 4), reader.skip("-"),
      let month = reader.number(digits: 2), reader.isAtEnd
    else { return nil }
    self.init(year: year, month: month)
  }

  private init(uncheckedYear year: Int, month: Int) {
    self.year = year
    self.month = month
  }

  /// The text, such as `2026-11`.
  public var iso8601: String { String(first.iso8601.dropLast(3)) }

  public var first: LocalDate {
    LocalDate(days: CivilDate(year: year, month: month, day: 1).days)
  }

  public var last: LocalDate { next.first - 1 }

  public var next: Month {
    month == 12
      ? Month(uncheckedYear: year + 1, month: 1) : Month(uncheckedYear: year, month: month + 1)
  }

  public var previous: Month {
    month == 1
      ? Month(uncheckedYear: year - 1, month: 12) : Month(uncheckedYear: year, month: month - 1)
  }
}

extension Month: Comparable {
  public static func < (left: Month, right: Month) -> Bool {
    (left.year, left.month) < (right.year, right.month)
  }
}

extension Month: Codable, CustomStringConvertible {
  public init(from decoder: any Decoder) throws {
    self = try decoder.decodeText(as: "a month", Month.init(iso8601:))
  }

  public func encode(to encoder: any Encoder) throws {
    try encoder.encodeText(iso8601)
  }

  public var description: String { iso8601 }
}
