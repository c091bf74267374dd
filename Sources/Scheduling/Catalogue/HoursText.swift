extension HoursRange {
  /// Reads `08:00-12:00`, exactly; an end at or before the start is on the next day.
  public init?(iso8601 text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let start = LocalTime(iso8601: String(parts[0])),
      let end = LocalTime(iso8601: String(parts[1])), start < .endOfDay
    else { return nil }
    self.init(start: start, end: end)
  }

  /// Reads what people type: `8-12`, `8:00 – 12:00`, `8.30–12`.
  public init?(typed text: some StringProtocol) {
    let parts = text.split(
      omittingEmptySubsequences: false, whereSeparator: { "-–—".contains($0) })
    guard parts.count == 2, let start = LocalTime(typed: parts[0]),
      let end = LocalTime(typed: parts[1]), start < .endOfDay
    else { return nil }
    self.init(start: start, end: end)
  }

  /// `08:00–12:00`
  public var text: String { "\(start)–\(end)" }
}

extension LocalTime {
  /// Reads what people type: `8`, `8:30`, `08.30`, `24:00`.
  init?(typed text: some StringProtocol) {
    let parts = String(text).trimmed.split(
      omittingEmptySubsequences: false, whereSeparator: { ":.".contains($0) })
    let isRight = parts.enumerated().allSatisfy { index, part in
      (index == 0 ? 1...2 : 2...2).contains(part.utf8.count) && part.utf8.allSatisfy(\.isDigit)
    }
    let numbers = parts.compactMap { Int($0) }
    guard isRight, (1...3).contains(numbers.count), numbers.count == parts.count else { return nil }
    self.init(
      hour: numbers[0], minute: numbers.count > 1 ? numbers[1] : 0,
      second: numbers.count > 2 ? numbers[2] : 0)
  }
}

/// The hours of one day, as they are typed and shown: `08:00–12:00, 13:00–17:00`; nothing: closed.
public enum HoursText {
  /// Ranges of one day.
  public static let mostRanges = 10

  /// Nil when a range can't be read or there are too many; in the order of their starts.
  public static func read(_ text: String) -> [HoursRange]? {
    let parts = text.split(whereSeparator: { ",;\n".contains($0) }).map { String($0).trimmed }
      .filter { !$0.isEmpty }
    guard parts.count <= mostRanges else { return nil }
    var ranges: [HoursRange] = []
    for part in parts {
      guard let range = HoursRange(typed: part) else { return nil }
      ranges.append(range)
    }
    return ranges.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
  }

  public static func write(_ ranges: [HoursRange]) -> String {
    ranges.map(\.text).joined(separator: ", ")
  }

  /// Whether two ranges of a day share some time. Only the last may reach into the next day.
  static func overlap(_ ranges: [HoursRange]) -> Bool {
    zip(ranges, ranges.dropFirst()).contains { $0.endsNextDay || $0.end > $1.start }
  }
}

extension UInt8 {
  /// `0` to `9` in ASCII.
  var isDigit: Bool { (0x30...0x39).contains(self) }
}
