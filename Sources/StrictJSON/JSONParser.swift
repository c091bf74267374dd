/// Reads JSON (RFC 8259) strictly: UTF-8, no name twice in an object, nothing after the value.
///
/// Our own, because the usual ones keep one of two equal names silently, don't say where a text is
/// broken, and can be sent into deep recursion.
package struct JSONParser {
  private let bytes: [UInt8]
  private let deepest: Int
  private var at = 0
  package private(set) var faults: [JSONFault] = []

  /// A text that is no JSON: reading stops here.
  struct Broken: Error {
    var pointer: JSONPointer
    var reason: String
  }

  package init(_ bytes: [UInt8], deepest: Int) {
    self.bytes = bytes
    self.deepest = deepest
  }

  /// The document, or nil with what is wrong in `faults`. Names that stand twice are faults too.
  package mutating func document() -> JSONValue? {
    whole { parser throws(Broken) in try parser.value(at: .root, depth: 0) }
  }

  /// The same with the lists of the outermost object passed over.
  package mutating func outline() -> JSONOutline? {
    whole { parser throws(Broken) in try parser.outermost() }
  }

  /// Reads from the first byte to the last.
  private mutating func whole<Answer>(
    _ read: (inout JSONParser) throws(Broken) -> Answer
  ) -> Answer? {
    guard !bytes.starts(with: [0xEF, 0xBB, 0xBF]) else {
      faults.append(JSONFault(pointer: "", reason: "begins with a byte order mark"))
      return nil
    }
    return catching { parser throws(Broken) in
      let answer = try read(&parser)
      parser.skipSpace()
      guard parser.at == parser.bytes.count else {
        throw parser.broken(.root, "has text after the document's end")
      }
      return answer
    }
  }

  /// An element of a list that was passed over, or nil with what is wrong in `faults`.
  /// - Parameter list: the pointer of the list.
  mutating func element(_ index: Int, of starts: [Int], at list: JSONPointer) -> JSONValue? {
    catching { parser throws(Broken) in
      parser.at = starts[index]
      let value = try parser.value(at: .element(list, index), depth: 2)
      parser.skipSpace()
      guard parser.at < parser.bytes.count,
        [UInt8(ascii: ","), UInt8(ascii: "]")].contains(parser.bytes[parser.at])
      else { throw parser.broken(list, "lacks a comma or a closing bracket") }
      return value
    }
  }

  private mutating func catching<Answer>(
    _ read: (inout JSONParser) throws(Broken) -> Answer
  ) -> Answer? {
    do throws(Broken) {
      return try read(&self)
    } catch {
      faults.append(JSONFault(pointer: error.pointer.text, reason: error.reason))
      return nil
    }
  }

  // MARK: Outline

  /// The outermost object with its lists passed over; what is no object is read whole.
  private mutating func outermost() throws(Broken) -> JSONOutline {
    skipSpace()
    guard at < bytes.count, bytes[at] == UInt8(ascii: "{") else {
      return JSONOutline(value: try value(at: .root, depth: 0))
    }
    var members: [JSONMember] = []
    var lists: [String: JSONOutline.List] = [:]
    var names: Set<String> = []
    try self.members(at: .root) { parser, name, pointer throws(Broken) in
      parser.skipSpace()
      if parser.at < parser.bytes.count, parser.bytes[parser.at] == UInt8(ascii: "[") {
        let list = try parser.list(at: pointer)
        if names.insert(name).inserted { lists[name] = list }
      } else {
        let value = try parser.value(at: pointer, depth: 1)
        if names.insert(name).inserted { members.append(JSONMember(name, value)) }
      }
    }
    return JSONOutline(value: .object(members), lists: lists)
  }

  /// Notes where the elements of a list begin. What they are is looked at when they are read.
  private mutating func list(at pointer: JSONPointer) throws(Broken) -> JSONOutline.List {
    at += 1
    var list = JSONOutline.List()
    skipSpace()
    if take("]") { return list }
    while true {
      skipSpace()
      let start = at
      if list.count <= JSONOutline.List.longest { list.starts.append(start) }
      guard pass() else {
        // Says what is wrong, where.
        at = start
        _ = try value(at: .element(pointer, list.count), depth: 2)
        throw broken(pointer, "lacks a comma or a closing bracket")
      }
      list.count += 1
      if take("]") { return list }
      at += 1
    }
  }

  /// Steps to the comma or bracket after an element; false where there is none.
  private mutating func pass() -> Bool {
    var depth = 0
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "\""):
        at += 1
        while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
          at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1
        }
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]") where depth == 0, UInt8(ascii: ",") where depth == 0: return true
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth < 0 { return false }
      default: break
      }
      at += 1
    }
    return false
  }

  private func broken(_ pointer: JSONPointer, _ reason: String) -> Broken {
    var line = 1
    var lineStart = 0
    for index in 0..<min(at, bytes.count) where bytes[index] == UInt8(ascii: "\n") {
      line += 1
      lineStart = index + 1
    }
    return Broken(
      pointer: pointer, reason: "\(reason) (line \(line), byte \(at - lineStart + 1))")
  }

  private mutating func skipSpace() {
    while at < bytes.count, bytes[at] <= 0x20, Self.isSpace(bytes[at]) { at += 1 }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  private mutating func take(_ mark: Unicode.Scalar) -> Bool {
    guard at < bytes.count, bytes[at] == UInt8(ascii: mark) else { return false }
    at += 1
    return true
  }

  private mutating func value(at pointer: JSONPointer, depth: Int) throws(Broken) -> JSONValue {
    guard depth <= deepest else { throw broken(pointer, "is nested more than \(deepest) deep") }
    skipSpace()
    guard at < bytes.count else { throw broken(pointer, "ends too early") }
    switch bytes[at] {
    case UInt8(ascii: "{"): return try object(at: pointer, depth: depth)
    case UInt8(ascii: "["): return try array(at: pointer, depth: depth)
    case UInt8(ascii: "\""): return .string(try string(at: pointer))
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number(at: pointer)
    default:
      for (word, value) in [
        ("true", JSONValue.bool(true)), ("false", .bool(false)), ("null", .null),
      ]
      where bytes[at...].starts(with: word.utf8) {
        at += word.utf8.count
        return value
      }
      throw broken(pointer, "is no JSON")
    }
  }

  private mutating func array(at pointer: JSONPointer, depth: Int) throws(Broken) -> JSONValue {
    at += 1
    var elements: [JSONValue] = []
    skipSpace()
    if take("]") { return .array([]) }
    while true {
      elements.append(try value(at: .element(pointer, elements.count), depth: depth + 1))
      skipSpace()
      if take("]") { return .array(elements) }
      guard take(",") else { throw broken(pointer, "lacks a comma or a closing bracket") }
    }
  }

  private mutating func object(at pointer: JSONPointer, depth: Int) throws(Broken) -> JSONValue {
    var members: [JSONMember] = []
    try self.members(at: pointer) { parser, name, place throws(Broken) in
      members.append(JSONMember(name, try parser.value(at: place, depth: depth + 1)))
    }
    return .object(members)
  }

  /// Reads an object's braces, names and commas; `read` takes each value.
  private mutating func members(
    at pointer: JSONPointer,
    _ read: (inout JSONParser, String, JSONPointer) throws(Broken) -> Void
  ) throws(Broken) {
    at += 1
    var names: [String] = []
    skipSpace()
    if take("}") { return }
    while true {
      skipSpace()
      guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else {
        throw broken(pointer, "lacks a name in quotes")
      }
      let name = try string(at: pointer)
      skipSpace()
      guard take(":") else { throw broken(pointer, "lacks a colon after a name") }
      let member = JSONPointer.member(pointer, name)
      try read(&self, name, member)
      names.append(name)
      skipSpace()
      if take("}") { return noteTwice(names, in: pointer) }
      guard take(",") else { throw broken(pointer, "lacks a comma or a closing brace") }
    }
  }

  private mutating func noteTwice(_ names: [String], in pointer: JSONPointer) {
    var known: Set<String> = []
    // Most objects are small: looking back is quicker than hashing.
    let isSmall = names.count <= 16
    for (index, name) in names.enumerated() {
      let isNew =
        isSmall ? !names[..<index].contains(name) : known.insert(name).inserted
      if !isNew {
        let member = JSONPointer.member(pointer, name)
        faults.append(JSONFault(pointer: member.text, reason: "stands twice in its object"))
      }
    }
  }

  private mutating func digits() -> Int {
    let start = at
    while at < bytes.count, (0x30...0x39).contains(bytes[at]) { at += 1 }
    return at - start
  }

  private mutating func number(at pointer: JSONPointer) throws(Broken) -> JSONValue {
    let start = at
    var isInteger = true
    _ = take("-")
    let leading = at
    let count = digits()
    guard count > 0, count == 1 || bytes[leading] != UInt8(ascii: "0") else {
      throw broken(pointer, "is no JSON number")
    }
    if take(".") {
      isInteger = false
      guard digits() > 0 else { throw broken(pointer, "is no JSON number") }
    }
    if take("e") || take("E") {
      isInteger = false
      if !take("+") { _ = take("-") }
      guard digits() > 0 else { throw broken(pointer, "is no JSON number") }
    }
    guard at - start <= 64 else { throw broken(pointer, "is a number of more than 64 characters") }
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    if isInteger, let integer = Int(text) { return .integer(integer) }
    guard let number = Double(text), number.isFinite else {
      throw broken(pointer, "is a number beyond all limits")
    }
    // 2.0 and 2e3 are integers too, as JSON Schema counts them.
    if abs(number) < 0x1p53, let integer = Int(exactly: number) { return .integer(integer) }
    return .number(number)
  }

  private mutating func string(at pointer: JSONPointer) throws(Broken) -> String {
    at += 1
    let start = at
    // Most texts have no escape and are taken as they stand.
    while at < bytes.count, bytes[at] != UInt8(ascii: "\""), bytes[at] != UInt8(ascii: "\\"),
      bytes[at] >= 0x20
    {
      at += 1
    }
    if at < bytes.count, bytes[at] == UInt8(ascii: "\"") {
      guard let string = String(validating: bytes[start..<at], as: UTF8.self) else {
        throw broken(pointer, "has a text that is not UTF-8")
      }
      at += 1
      return string
    }
    var text = Array(bytes[start..<at])
    while true {
      guard at < bytes.count else { throw broken(pointer, "has a text that does not end") }
      let byte = bytes[at]
      at += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let string = String(validating: text, as: UTF8.self) else {
          throw broken(pointer, "has a text that is not UTF-8")
        }
        return string
      case UInt8(ascii: "\\"): try escape(into: &text, at: pointer)
      case 0..<0x20: throw broken(pointer, "has a bare control character in a text")
      default: text.append(byte)
      }
    }
  }

  private mutating func escape(into text: inout [UInt8], at pointer: JSONPointer) throws(Broken) {
    guard at < bytes.count else { throw broken(pointer, "has a text that does not end") }
    let byte = bytes[at]
    at += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      var code = try hexadecimal(at: pointer)
      if (0xD800..<0xDC00).contains(code), take("\\"), take("u") {
        let low = try hexadecimal(at: pointer)
        guard (0xDC00..<0xE000).contains(low) else {
          throw broken(pointer, "has half a character in a text")
        }
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code) else {
        throw broken(pointer, "has half a character in a text")
      }
      text += Array(String(Character(scalar)).utf8)
    default: throw broken(pointer, "has an unknown escape in a text")
    }
  }

  private mutating func hexadecimal(at pointer: JSONPointer) throws(Broken) -> UInt32 {
    guard at + 4 <= bytes.count,
      bytes[at..<at + 4].allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let code = UInt32(String(decoding: bytes[at..<at + 4], as: UTF8.self), radix: 16)
    else { throw broken(pointer, "has an unknown escape in a text") }
    at += 4
    return code
  }
}
