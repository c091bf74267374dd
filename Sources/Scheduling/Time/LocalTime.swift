/// A time of day on the clock on the wall, without date or zone. Encoded as an ISO 8601 text.
///
/// 24:00 is allowed, so that hours can end with the day.
public struct LocalTime: Hashable, Sendable {
  /// Seconds since midnight on the clock: 0…86,400.
  public let seconds: Int

  public static let midnight = LocalTime(uncheckedSeconds: 0)

  /// 24:00, where the day ends.
  public static let endOfDay = LocalTime(uncheckedSeconds: secondsPerCalendarDay)

  /// Nil unless 0…86,400.
  public init?(seconds: Int) {
    guard (0...secondsPerCalendarDay).contains(seconds) else { return nil }
    self.init(uncheckedSeconds: seconds)
  }

  /// Nil unless the hour is 0…23 and minute and second are 0…59, or it is 24:00:00.
  public init?(hour: Int, minute: Int, second: Int = 0) {
    guard (0...24).contains(hour), (0...59).contains(minute), (0...59).contains(second) else {
      return nil
    }
    self.init(seconds: hour * 3600 + minute * 60 + second)
  }

  /// Reads `08:30`, `08:30:15` or `24:00`; nil for anything else.
  public init?(iso8601: String) {
    var reader = ISOReader(iso8601)
    guard let time = reader.time(), reader.isAtEnd else { return nil }
    self = time
  }

  init(uncheckedSeconds seconds: Int) {
    self.seconds = seconds
  }

  /// 0…24
  public var hour: Int { seconds / 3600 }
  public var minute: Int { seconds / 60 % 60 }
  public var second: Int { seconds % 60 }

  /// The text, such as `08:30`; with seconds only if they are not zero.
  public var iso8601: String {
    String(unsafeUninitializedCapacity: 8) { buffer in
      var writer = ISOWriter(buffer)
      writer.time(self, withSeconds: false)
      return writer.count
    }
  }
}

extension LocalTime: Comparable {
  public static func < (left: LocalTime, right: LocalTime) -> Bool { left.seconds < right.seconds }
}

extension LocalTime: Codable, CustomStringConvertible {
  public init(from decoder: any Decoder) throws {
    self = try decoder.decodeText(as: "a time of day", LocalTime.init(iso8601:))
  }

  public func encode(to encoder: any Encoder) throws {
    try encoder.encodeText(iso8601)
  }

  public var description: String { iso8601 }
}

/// What calendar and clock on the wall show together, without a zone.
public struct LocalDateTime: Hashable, Sendable {
  public let date: LocalDate
  public let time: LocalTime

  /// 24:00 becomes 00:00 of the next day, so that equal moments are equal values.
  public init(date: LocalDate, time: LocalTime) {
    let isNextDay = time == .endOfDay
    self.date = isNextDay ? date + 1 : date
    self.time = isNextDay ? .midnight : time
  }

  /// - Parameter seconds: what ``secondsSinceEpochAsIfUTC`` gives.
  public init(secondsSinceEpochAsIfUTC seconds: Int) {
    date = LocalDate(days: seconds.floorDivided(by: secondsPerCalendarDay))
    time = LocalTime(uncheckedSeconds: seconds.floorRemainder(by: secondsPerCalendarDay))
  }

  /// Seconds from 1970-01-01 00:00 to here on a clock that is never changed.
  public var secondsSinceEpochAsIfUTC: Int { date.days * secondsPerCalendarDay + time.seconds }
}

extension LocalDateTime: Comparable, CustomStringConvertible {
  public static func < (left: LocalDateTime, right: LocalDateTime) -> Bool {
    left.secondsSinceEpochAsIfUTC < right.secondsSinceEpochAsIfUTC
  }

  /// Such as `2026-11-26T08:30`.
  public var description: String { "\(date)T\(time)" }
}
