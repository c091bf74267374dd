/// A JSON document as a tree. Members keep their order; numbers without a fraction are integers.
package indirect enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([JSONMember])

  /// What a reader is told that it found.
  package var kind: String {
    switch self {
    case .null: "null"
    case .bool: "a boolean"
    case .integer, .number: "a number"
    case .string: "a text"
    case .array: "an array"
    case .object: "an object"
    }
  }

  /// The member of that name; nil where there is none or this is no object.
  package subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }
}

/// One name and value of a JSON object.
package struct JSONMember: Hashable, Sendable {
  package var name: String
  package var value: JSONValue

  package init(_ name: String, _ value: JSONValue) {
    self.name = name
    self.value = value
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  package init(stringLiteral value: String) { self = .string(value) }
  package init(integerLiteral value: Int) { self = .integer(value) }
  package init(floatLiteral value: Double) { self = .number(value) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  package init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { JSONMember($0, $1) })
  }
}

extension JSONValue {
  /// The document's UTF-8, with a line for each record: members of the outermost object and
  /// elements of the arrays in it.
  package var document: [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes, breaking: 2)
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  /// The same in one line.
  package var line: [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes, breaking: 0)
    return bytes
  }

  /// - Parameter levels: of nested lists and objects whose items have a line each.
  package func write(to bytes: inout [UInt8], breaking levels: Int) {
    switch self {
    case .null: bytes += "null".utf8
    case .bool(let value): bytes += (value ? "true" : "false").utf8
    case .integer(let value): bytes += String(value).utf8
    // JSON has no word for what is not finite; readers refuse null with a reason.
    case .number(let value): bytes += (value.isFinite ? "\(value)" : "null").utf8
    case .string(let text): Self.write(text, to: &bytes)
    case .array(let elements):
      Self.write(elements, between: "[", and: "]", breaking: levels, to: &bytes) {
        $0.write(to: &$1, breaking: levels - 1)
      }
    case .object(let members):
      Self.write(members, between: "{", and: "}", breaking: levels, to: &bytes) {
        Self.write($0.name, to: &$1)
        $1 += ": ".utf8
        $0.value.write(to: &$1, breaking: levels - 1)
      }
    }
  }

  private static func write<Item>(
    _ items: [Item], between open: Unicode.Scalar, and close: Unicode.Scalar,
    breaking levels: Int, to bytes: inout [UInt8], one: (Item, inout [UInt8]) -> Void
  ) {
    bytes.append(UInt8(ascii: open))
    var isFirst = true
    for item in items {
      if !isFirst { bytes += (levels > 0 ? "," : ", ").utf8 }
      if levels > 0 { bytes += "\n".utf8 }
      isFirst = false
      one(item, &bytes)
    }
    if levels > 0, !isFirst { bytes += "\n".utf8 }
    bytes.append(UInt8(ascii: close))
  }

  package static func write(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { utf8 in
      // Most texts have nothing to escape and go in as they stand.
      var plain = utf8.startIndex
      for (index, byte) in utf8.enumerated() {
        guard let escape = escape(byte) else { continue }
        bytes += utf8[plain..<index]
        bytes += escape
        plain = index + 1
      }
      bytes += utf8[plain...]
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func escape(_ byte: UInt8) -> [UInt8]? {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): [UInt8(ascii: "\\"), byte]
    case UInt8(ascii: "\n"): Array("\\n".utf8)
    case 0..<0x20: Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    default: nil
    }
  }

  private static let digits = Array("0123456789abcdef".utf8)
}
