import Scheduling
import StrictJSON

/// What a value on the wire looks like: checked when it comes in, described in the document.
indirect enum Shape: Sendable {
  case text(TextForm, length: ClosedRange<Int>)
  case integer(ClosedRange<Int>)
  case number(ClosedRange<Double>)
  case boolean
  case choice([String])
  case list(Shape, atMost: Int)
  case object([Member])
  /// A shape of the document's own, by name.
  case named(String)
  /// May be null.
  case optional(Shape)
  /// An object whose names are dates.
  case byDate(Shape)

  struct Member: Sendable {
    var name: String
    var shape: Shape
    var isRequired: Bool
    var note: String
    var example: JSONValue?

    init(
      _ name: String, _ shape: Shape, required: Bool = false, _ note: String = "",
      example: JSONValue? = nil
    ) {
      self.name = name
      self.shape = shape
      self.isRequired = required
      self.note = note
      self.example = example
    }
  }
}

/// Forms of texts, each with the pattern that the document gives for it.
enum TextForm: Sendable {
  /// Any characters but controls; line breaks and tabs where there may be several lines.
  case line, lines
  case identifier(String)
  /// Printable ASCII without spaces: what headers carry unchanged.
  case token
  /// ISO 3166-1 alpha-2.
  case country
  /// Any RFC 3339 date-time comes in; ours are in UTC.
  case instant
  case date, month, slot
  /// Made by us, handed back unread.
  case opaque

  /// ECMA 262, as JSON Schema asks for it; nil: the format says it all.
  var pattern: String? {
    let year = #"(19|20|21)\d{2}"#
    let day =
      #"((0[13578]|1[02])-(0[1-9]|[12]\d|3[01])|(0[469]|11)-(0[1-9]|[12]\d|30)|02-(0[1-9]|[12]\d))"#
    let instant = "\(year)-\(day)" + #"T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ"#
    return switch self {
    case .line: #"^[^\u0000-\u001f\u007f-\u009f]*$"#
    case .lines: #"^[^\u0000-\u0008\u000b-\u001f\u007f-\u009f]*$"#
    case .identifier(let prefix): "^\(prefix)_[A-Za-z0-9-]{1,60}$"
    case .token: "^[!-~]+$"
    case .country: "^[A-Z]{2}$"
    case .instant, .date: nil
    case .month: "^\(year)-(0[1-9]|1[0-2])$"
    case .slot: "^\(instant)(/\(instant))?$"
    case .opaque: "^[A-Za-z0-9_-]+$"
    }
  }

  /// What a reader is told to send.
  var expectation: String {
    switch self {
    case .line: "a text without control characters"
    case .lines: "a text without control characters but line breaks and tabs"
    case .identifier(let prefix): "an identifier such as \(prefix)_…"
    case .token: "printable ASCII without spaces"
    case .country: "a country's two capital letters"
    case .instant: "an instant such as 2026-11-26T07:30:00Z"
    case .date: "a date such as 2026-11-26"
    case .month: "a month such as 2026-11"
    case .slot: "a slot such as 2026-11-26T07:30:00Z, or two instants with a slash between them"
    case .opaque: "what an earlier answer gave"
    }
  }

  func accepts(_ text: String) -> Bool {
    switch self {
    case .line: !text.unicodeScalars.contains { $0.properties.generalCategory == .control }
    case .lines:
      !text.unicodeScalars.contains {
        $0.properties.generalCategory == .control && $0 != "\n" && $0 != "\t"
      }
    case .identifier(let prefix):
      text.hasPrefix(prefix + "_") && (1...60).contains(text.utf8.count - prefix.utf8.count - 1)
        && text.utf8.dropFirst(prefix.utf8.count + 1).allSatisfy(Self.isPlain)
    case .token: text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    case .country: text.utf8.count == 2 && text.utf8.allSatisfy { (0x41...0x5A).contains($0) }
    case .instant: Instant(rfc3339: text) != nil
    case .date: LocalDate(iso8601: text) != nil
    case .month: Month(iso8601: text) != nil
    // Whether the window ends after it begins, and the day exists, is said apart.
    case .slot:
      (1...2).contains(text.split(separator: "/", omittingEmptySubsequences: false).count)
        && text.split(separator: "/", omittingEmptySubsequences: false).allSatisfy(Self.isInstant)
    case .opaque:
      !text.isEmpty && text.utf8.allSatisfy { Self.isPlain($0) || $0 == UInt8(ascii: "_") }
    }
  }

  /// Has the form `2026-11-26T07:30:00Z`.
  private static func isInstant(_ text: Substring) -> Bool {
    text.utf8.count == 20
      && zip(text.utf8, "0000-00-00T00:00:00Z".utf8).allSatisfy { found, form in
        form == UInt8(ascii: "0") ? (48...57).contains(found) : found == form
      }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...57, 65...90, 97...122, 45: true
    default: false
    }
  }
}

extension Shape {
  static func id(_ prefix: String) -> Shape {
    .text(.identifier(prefix), length: (prefix.utf8.count + 2)...(prefix.utf8.count + 61))
  }
  static func line(_ length: ClosedRange<Int>) -> Shape { .text(.line, length: length) }
  static func lines(_ length: ClosedRange<Int>) -> Shape { .text(.lines, length: length) }
  static var instant: Shape { .text(.instant, length: 20...40) }
  static func token(_ length: ClosedRange<Int>) -> Shape { .text(.token, length: length) }
  static var date: Shape { .text(.date, length: 10...10) }
  static var month: Shape { .text(.month, length: 7...7) }
  static var slot: Shape { .text(.slot, length: 20...41) }

  /// Everything in which a value differs from this shape.
  func faults(of value: JSONValue, at pointer: JSONPointer = .root) -> [JSONFault] {
    func fault(_ reason: String) -> [JSONFault] {
      [JSONFault(pointer: pointer.text, reason: reason)]
    }
    switch (self, value) {
    case (.named(let name), _):
      return Shape.known[name]?.faults(of: value, at: pointer) ?? fault("is of no known kind")
    case (.optional, .null): return []
    case (.optional(let shape), _): return shape.faults(of: value, at: pointer)
    case (.text(let form, let length), .string(let text)):
      guard length.contains(text.unicodeScalars.count) else {
        return fault("must have \(length.lowerBound) to \(length.upperBound) characters")
      }
      return form.accepts(text) ? [] : fault("must be \(form.expectation)")
    case (.integer(let range), .integer(let number)):
      return range.contains(number)
        ? [] : fault("must be from \(range.lowerBound) to \(range.upperBound)")
    case (.number(let range), .integer(let number)):
      return range.contains(Double(number))
        ? [] : fault("must be from \(range.lowerBound) to \(range.upperBound)")
    case (.number(let range), .number(let number)):
      return range.contains(number)
        ? [] : fault("must be from \(range.lowerBound) to \(range.upperBound)")
    case (.boolean, .bool): return []
    case (.choice(let words), .string(let text)):
      return words.contains(text)
        ? [] : fault("must be one of \(words.joined(separator: ", "))")
    case (.list(let shape, let limit), .array(let items)):
      guard items.count <= limit else { return fault("must have at most \(limit) items") }
      return items.enumerated().flatMap { shape.faults(of: $1, at: .element(pointer, $0)) }
    case (.object(let members), .object(let found)):
      return faults(of: found, among: members, at: pointer)
    case (.byDate(let shape), .object(let found)):
      return found.flatMap { member -> [JSONFault] in
        let place = JSONPointer.member(pointer, member.name)
        guard LocalDate(iso8601: member.name) != nil else {
          return [JSONFault(pointer: place.text, reason: "must be named by a date")]
        }
        return shape.faults(of: member.value, at: place)
      }
    default: return fault("must be \(kind), is \(value.kind)")
    }
  }

  private func faults(
    of found: [JSONMember], among members: [Member], at pointer: JSONPointer
  ) -> [JSONFault] {
    var faults: [JSONFault] = []
    for member in members {
      let place = JSONPointer.member(pointer, member.name)
      if let value = found.first(where: { $0.name == member.name })?.value {
        faults += member.shape.faults(of: value, at: place)
      } else if member.isRequired {
        faults.append(JSONFault(pointer: place.text, reason: "is missing"))
      }
    }
    for member in found where !members.contains(where: { $0.name == member.name }) {
      let place = JSONPointer.member(pointer, member.name)
      faults.append(JSONFault(pointer: place.text, reason: "is not known here"))
    }
    return faults
  }

  private var kind: String {
    switch self {
    case .text, .choice: "a text"
    case .integer: "a whole number"
    case .number: "a number"
    case .boolean: "true or false"
    case .list: "an array"
    case .object, .byDate: "an object"
    case .named(let name): name
    case .optional(let shape): shape.kind + " or null"
    }
  }
}

extension Instant {
  /// A date-time as other programs write it: with an offset, a fraction of a second (left out), small
  /// letters.
  init?(rfc3339 text: String) {
    var plain = text.uppercased()
    if let dot = plain.firstIndex(of: ".") {
      let fraction = plain[plain.index(after: dot)...].prefix { $0.isASCII && $0.isNumber }
      guard !fraction.isEmpty else { return nil }
      plain.removeSubrange(dot..<fraction.endIndex)
    }
    self.init(iso8601: plain)
  }
}
