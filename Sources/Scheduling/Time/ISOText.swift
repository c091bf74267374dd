/// Reads the fixed fields of an ISO 8601 text from left to right.
struct ISOReader {
  private var rest: Substring.UTF8View

  init(_ text: String) {
    rest = Substring(text).utf8
  }

  var isAtEnd: Bool { rest.isEmpty }

  /// Exactly `count` ASCII digits as a number, else nil.
  mutating func number(digits count: Int) -> Int? {
    var value = 0
    for _ in 0..<count {
      guard let byte = rest.popFirst(), (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }

  /// Steps over `mark` if it comes next.
  mutating func skip(_ mark: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: mark) else { return false }
    rest.removeFirst()
    return true
  }

  /// A date `yyyy-MM-dd` of the years 0001–9999.
  mutating func date() -> LocalDate? {
    guard
      let year = number(digits: 4), skip("-"),
      let month = number(digits: 2), skip("-"),
      let day = number(digits: 2)
    else { return nil }
    return LocalDate(year: year, month: month, day: day)
  }

  /// A time of day `HH:mm` or `HH:mm:ss`, up to `24:00`.
  mutating func time() -> LocalTime? {
    guard let hour = number(digits: 2), skip(":"), let minute = number(digits: 2) else {
      return nil
    }
    guard skip(":") else { return LocalTime(hour: hour, minute: minute) }
    guard let second = number(digits: 2) else { return nil }
    return LocalTime(hour: hour, minute: minute, second: second)
  }

  /// `Z` or `±hh:mm`, in seconds east of UTC.
  mutating func offset() -> Int? {
    if skip("Z") { return 0 }
    let isWest = skip("-")
    guard
      isWest || skip("+"),
      let hours = number(digits: 2), hours < 24, skip(":"),
      let minutes = number(digits: 2), minutes < 60
    else { return nil }
    let seconds = hours * 3600 + minutes * 60
    return isWest ? -seconds : seconds
  }
}

/// Writes the fixed fields of an ISO 8601 text into a buffer that is large enough: lists of slots
/// hold thousands of instants, so that no intermediate strings are made.
struct ISOWriter {
  private let buffer: UnsafeMutableBufferPointer<UInt8>
  private(set) var count = 0

  init(_ buffer: UnsafeMutableBufferPointer<UInt8>) {
    self.buffer = buffer
  }

  mutating func mark(_ mark: Unicode.Scalar) {
    buffer[count] = UInt8(ascii: mark)
    count += 1
  }

  mutating func number(_ value: Int, digits: Int) {
    var rest = value
    for place in stride(from: count + digits - 1, through: count, by: -1) {
      buffer[place] = 0x30 + UInt8(rest % 10)
      rest /= 10
    }
    count += digits
  }

  mutating func date(_ date: CivilDate) {
    number(date.year, digits: 4)
    mark("-")
    number(date.month, digits: 2)
    mark("-")
    number(date.day, digits: 2)
  }

  /// `HH:mm`, and `:ss` too if it is not zero or `withSeconds` asks for it.
  mutating func time(_ time: LocalTime, withSeconds: Bool) {
    number(time.hour, digits: 2)
    mark(":")
    number(time.minute, digits: 2)
    guard withSeconds || time.second != 0 else { return }
    mark(":")
    number(time.second, digits: 2)
  }
}

extension Decoder {
  /// Decodes a text and makes a value of it.
  /// - Throws: `DecodingError.dataCorrupted` when `parse` refuses the text.
  func decodeText<Value>(as kind: String, _ parse: (String) -> Value?) throws -> Value {
    let container = try singleValueContainer()
    let text = try container.decode(String.self)
    guard let value = parse(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "not \(kind) in ISO 8601: \(text.prefix(40))")
    }
    return value
  }
}

extension Encoder {
  /// Encodes a value as its text.
  func encodeText(_ text: String) throws {
    var container = singleValueContainer()
    try container.encode(text)
  }
}
