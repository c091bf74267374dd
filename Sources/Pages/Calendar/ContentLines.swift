internal import Scheduling

/// The lines of an iCalendar document: escaped, folded at 75 octets, ended by CRLF (RFC 5545, 3.1).
struct ContentLines {
  private(set) var text = ""

  private static let limit = 75

  /// A value that is not free text: a number, a date, a URI. Control characters are dropped, so
  /// that no value can begin a line of its own.
  mutating func add(_ name: String, _ value: String, _ parameters: [(String, String)] = []) {
    var line = name
    for (key, value) in parameters where !value.isEmpty {
      line += ";\(key)=\(Self.parameter(value))"
    }
    line += ":" + String(value.unicodeScalars.filter { !Self.isControl($0) }.map(Character.init))
    fold(line)
  }

  /// Free text.
  mutating func add(text value: String, as name: String) {
    add(name, Self.escaped(value))
  }

  mutating func component(_ name: String, _ content: (inout ContentLines) -> Void) {
    add("BEGIN", name)
    content(&self)
    add("END", name)
  }

  private mutating func fold(_ line: String) {
    var length = 0
    for scalar in line.unicodeScalars {
      let size = UTF8.width(scalar)
      if length + size > Self.limit {
        text += "\r\n "
        length = 1
      }
      text.unicodeScalars.append(scalar)
      length += size
    }
    text += "\r\n"
  }

  private static func escaped(_ value: String) -> String {
    var result = ""
    var previous: Unicode.Scalar?
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\\", ";", ",": result += "\\" + String(scalar)
      case "\n": result += previous == "\r" ? "" : "\\n"
      case "\r", "\u{2028}", "\u{2029}", "\u{85}": result += "\\n"
      case "\t": result += " "
      default: if !isControl(scalar) { result.unicodeScalars.append(scalar) }
      }
      previous = scalar
    }
    return result
  }

  /// Quoted, with RFC 6868's marks for what may not stand in quotes.
  private static func parameter(_ value: String) -> String {
    var result = ""
    var needsQuotes = false
    for scalar in value.unicodeScalars {
      switch scalar {
      case "^": result += "^^"
      case "\"": result += "^'"
      case "\n": result += "^n"
      case ":", ";", ",":
        needsQuotes = true
        result.unicodeScalars.append(scalar)
      default: if !isControl(scalar) { result.unicodeScalars.append(scalar) }
      }
    }
    return needsQuotes ? "\"\(result)\"" : result
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control
  }
}

/// Dates and offsets as iCalendar writes them.
enum CalendarText {
  /// `20261126T083000`
  static func local(_ moment: LocalDateTime) -> String {
    let (date, time) = (moment.date, moment.time)
    return digits(date.year, 4) + digits(date.month, 2) + digits(date.day, 2) + "T"
      + digits(time.hour, 2) + digits(time.minute, 2) + digits(time.second, 2)
  }

  /// `20261126T073000Z`
  static func utc(_ instant: Instant) -> String { local(Zone.utc.local(instant)) + "Z" }

  /// `+0100`, `-0330`, and `+002946` where an old offset has seconds.
  static func offset(_ seconds: Int) -> String {
    let size = abs(seconds)
    let rest = size % 60 == 0 ? "" : digits(size % 60, 2)
    return (seconds < 0 ? "-" : "+") + digits(size / 3600, 2) + digits(size / 60 % 60, 2) + rest
  }

  /// Six decimals: a tenth of a metre.
  static func degrees(_ number: Double) -> String {
    let millionths = Int((abs(number) * 1_000_000).rounded())
    let sign = number < 0 && millionths > 0 ? "-" : ""
    return "\(sign)\(millionths / 1_000_000).\(digits(millionths % 1_000_000, 6))"
  }

  private static func digits(_ number: Int, _ count: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
  }
}
