/// A moment on the time line, the same everywhere, in whole seconds.
///
/// Leap seconds don't exist here, as in POSIX: every UTC day has 86,400 seconds.
/// Encoded as an ISO 8601 text in UTC.
public struct Instant: Hashable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z; negative before.
  public var seconds: Int

  /// - Parameter seconds: seconds since 1970-01-01T00:00:00Z.
  public init(seconds: Int) {
    self.seconds = seconds
  }

  /// Reads `2026-11-26T07:30:00Z`; an offset `±hh:mm` may stand for `Z`, and the seconds may be
  /// left out. Nil for anything else, for dates that don't exist, and outside the years 0001–9999.
  public init?(iso8601: String) {
    var reader = ISOReader(iso8601)
    guard
      let date = reader.date(), reader.skip("T"),
      let time = reader.time(), time < .endOfDay,
      let offset = reader.offset(), reader.isAtEnd
    else { return nil }
    let local = LocalDateTime(date: date, time: time)
    self.init(seconds: local.secondsSinceEpochAsIfUTC - offset)
    // The offset may lead out of the years that can be written.
    guard LocalDate.writableYears.contains(localInUTC.date.year) else { return nil }
  }

  /// The text in UTC, such as `2026-11-26T07:30:00Z`. Outside the years 0001–9999 the year has a
  /// sign or more digits, and ``init(iso8601:)`` doesn't read it back.
  public var iso8601: String {
    withISO8601 { String(decoding: $0, as: UTF8.self) }
  }

  /// The same text as UTF-8, for the time of `body`: lists hold thousands of them.
  func withISO8601<Answer>(_ body: (UnsafeBufferPointer<UInt8>) -> Answer) -> Answer {
    let local = localInUTC
    let civil = local.date.civil
    guard LocalDate.writableYears.contains(civil.year) else {
      return Array("\(local.date.iso8601)T\(local.time.iso8601)Z".utf8)
        .withUnsafeBufferPointer(body)
    }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { buffer in
      var writer = ISOWriter(buffer)
      writer.date(civil)
      writer.mark("T")
      writer.time(local.time, withSeconds: true)
      writer.mark("Z")
      return body(UnsafeBufferPointer(rebasing: buffer[..<writer.count]))
    }
  }

  private var localInUTC: LocalDateTime {
    LocalDateTime(secondsSinceEpochAsIfUTC: seconds)
  }
}

extension Instant: Comparable {
  public static func < (left: Instant, right: Instant) -> Bool { left.seconds < right.seconds }

  /// The instant that many elapsed seconds later.
  public static func + (instant: Instant, seconds: Int) -> Instant {
    Instant(seconds: instant.seconds + seconds)
  }

  /// The instant that many elapsed seconds earlier.
  public static func - (instant: Instant, seconds: Int) -> Instant {
    Instant(seconds: instant.seconds - seconds)
  }

  /// Elapsed seconds from `right` to `left`.
  public static func - (left: Instant, right: Instant) -> Int { left.seconds - right.seconds }

  public static func += (instant: inout Instant, seconds: Int) { instant.seconds += seconds }

  public static func -= (instant: inout Instant, seconds: Int) { instant.seconds -= seconds }
}

extension Instant: Codable, CustomStringConvertible {
  public init(from decoder: any Decoder) throws {
    self = try decoder.decodeText(as: "an instant", Instant.init(iso8601:))
  }

  public func encode(to encoder: any Encoder) throws {
    try encoder.encodeText(iso8601)
  }

  public var description: String { iso8601 }
}
