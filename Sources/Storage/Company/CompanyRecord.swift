internal import Scheduling

/// One JSON object of a company file as it is read: each question names a field, says what may
/// stand there, and writes down what is wrong with it.
///
/// The answer after a fault is only there to go on with: a file with a fault is refused whole.
/// Fields that nobody asked for are faults too, see ``done()``.
final class CompanyRecord {
  let pointer: JSONPointer
  let faults: CompanyFaults
  /// Name of the record's definition in the schema.
  let kind: String
  private let members: [JSONMember]
  /// One for each member: whether a question named it.
  private var asked: [Bool]
  /// What is no object is reported as that; that its fields are missing would only be noise.
  private let isObject: Bool
  /// Lists that are read element by element; the document's only.
  private let lists: JSONListReader?
  private var askedLists: Set<String> = []
  private let progress: (Int) -> Void

  /// - Parameter progress: called with how many elements of `lists` were read since the last time.
  init(
    _ value: JSONValue, at pointer: JSONPointer, kind: String, faults: CompanyFaults,
    lists: JSONListReader? = nil, progress: @escaping (Int) -> Void = { _ in }
  ) {
    self.pointer = pointer
    self.faults = faults
    self.kind = kind
    self.lists = lists
    self.progress = progress
    if case .object(let members) = value {
      isObject = true
      self.members = members
    } else {
      faults.add(pointer, "must be an object, not \(value.kind)")
      isObject = false
      members = []
    }
    asked = Array(repeating: false, count: members.count)
  }

  func place(of name: String) -> JSONPointer { .member(pointer, name) }

  func fault(_ name: String, _ reason: String) { faults.add(place(of: name), reason) }

  func has(_ name: String) -> Bool { position(name) != nil || lists?.lists[name] != nil }

  /// Records have few fields: looking through them is quicker than hashing. Of two with the same
  /// name, which is a fault of its own, the first counts.
  private func position(_ name: String) -> Int? { members.firstIndex { $0.name == name } }

  /// Reports every field that no question asked for.
  func done() {
    var unknown = zip(members, asked).filter { !$0.1 }.map(\.0.name)
    if let lists { unknown += lists.lists.keys.filter { !askedLists.contains($0) } }
    for name in Set(unknown).sorted() where !isAsked(name) {
      fault(name, "is no field of this kind of record")
    }
  }

  private func isAsked(_ name: String) -> Bool { position(name).map { asked[$0] } ?? false }

  /// The field's value, nil where it is left out.
  func optional(_ name: String) -> JSONValue? {
    faults.ask(name, of: kind)
    guard let position = position(name) else {
      guard lists?.lists[name] != nil else { return nil }
      askedLists.insert(name)
      return .array([])
    }
    asked[position] = true
    return members[position].value
  }

  /// Whether a field says that there is none (`null`), where leaving it out would take one from
  /// elsewhere.
  func saysNone(_ name: String) -> Bool { optional(name) == .null }

  /// Notes that a field may stand here, and answers that it doesn't.
  func skip<Value>(_ name: String) -> Value? {
    _ = optional(name)
    return nil
  }

  /// The field's value; leaving it out is a fault.
  func required(_ name: String) -> JSONValue? {
    let value = optional(name)
    if value == nil, isObject { fault(name, "is missing") }
    return value
  }

  private func wrong(_ name: String, _ value: JSONValue, _ wanted: String) {
    fault(name, "must be \(wanted), not \(value.kind)")
  }

  // MARK: Texts

  /// A text of one line (or more, if allowed), without control characters.
  /// - Parameter length: in characters.
  func text(_ name: String, _ length: ClosedRange<Int>, lines: Bool = false) -> String {
    guard let value = required(name) else { return "" }
    return text(value, at: place(of: name), length, lines: lines)
  }

  func optionalText(
    _ name: String, _ length: ClosedRange<Int>, lines: Bool = false
  ) -> String? {
    guard let value = optional(name) else { return nil }
    return text(value, at: place(of: name), length, lines: lines)
  }

  private func text(
    _ value: JSONValue, at place: JSONPointer, _ length: ClosedRange<Int>, lines: Bool
  ) -> String {
    guard case .string(let text) = value else {
      faults.add(place, "must be a text, not \(value.kind)")
      return ""
    }
    let (count, hasControl) = Self.look(at: text, lines: lines)
    if !length.contains(count) {
      faults.add(
        place,
        count == 0
          ? "must not be empty"
          : "must have \(length.lowerBound) to \(length.upperBound) characters, not \(count)")
    } else if hasControl {
      faults.add(place, lines ? "has a control character" : "must be one line")
    } else if length.lowerBound > 0, text.allSatisfy(\.isWhitespace) {
      faults.add(place, "must not be blank")
    }
    return text
  }

  /// How many code points a text has (the schema counts them, too), and whether one of them is a
  /// control character (U+0000 to U+001F, U+007F to U+009F).
  private static func look(at text: String, lines: Bool) -> (count: Int, hasControl: Bool) {
    var (count, hasControl, previous) = (0, false, UInt8(0))
    for byte in text.utf8 {
      if byte & 0xC0 != 0x80 { count += 1 }
      if byte < 0x20 {
        if !lines || (byte != 0x0A && byte != 0x09) { hasControl = true }
      } else if byte == 0x7F || (previous == 0xC2 && byte < 0xA0) {
        hasControl = true
      }
      previous = byte
    }
    return (count, hasControl)
  }

  /// A text of a certain form.
  func text<Value>(
    _ name: String, as form: @autoclosure () -> String, _ read: (String) -> Value?
  ) -> Value? {
    guard let value = required(name) else { return nil }
    return parse(value, at: place(of: name), as: form(), read)
  }

  func optionalText<Value>(
    _ name: String, as form: @autoclosure () -> String, _ read: (String) -> Value?
  ) -> Value? {
    guard let value = optional(name) else { return nil }
    return parse(value, at: place(of: name), as: form(), read)
  }

  private func parse<Value>(
    _ value: JSONValue, at place: JSONPointer, as form: @autoclosure () -> String,
    _ read: (String) -> Value?
  ) -> Value? {
    guard case .string(let text) = value else {
      faults.add(place, "must be \(form()), not \(value.kind)")
      return nil
    }
    guard text.utf8.count <= 4096, let answer = read(text) else {
      faults.add(place, "must be \(form())")
      return nil
    }
    return answer
  }

  /// One of an enumeration's words.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ name: String, else fallback: Choice
  ) -> Choice where Choice.RawValue == String {
    func words() -> String {
      Choice.allCases.map { "“\($0.rawValue)”" }.joined(separator: ", ")
    }
    return optionalText(name, as: "one of \(words())") { Choice(rawValue: $0) } ?? fallback
  }

  // MARK: Numbers and switches

  func integer(_ name: String, _ limits: ClosedRange<Int>) -> Int {
    guard let value = required(name) else { return limits.lowerBound }
    return integer(value, at: place(of: name), limits)
  }

  func integer(_ name: String, _ limits: ClosedRange<Int>, else fallback: Int) -> Int {
    optionalInteger(name, limits) ?? fallback
  }

  func optionalInteger(_ name: String, _ limits: ClosedRange<Int>) -> Int? {
    guard let value = optional(name) else { return nil }
    return integer(value, at: place(of: name), limits)
  }

  private func integer(
    _ value: JSONValue, at place: JSONPointer, _ limits: ClosedRange<Int>
  ) -> Int {
    let integer: Int? =
      switch value {
      case .integer(let integer): integer
      // 60.0 is 60: JSON knows one kind of number only.
      case .number(let number): Int(exactly: number)
      default: nil
      }
    guard let integer, limits.contains(integer) else {
      faults.add(
        place, "must be a whole number from \(limits.lowerBound) to \(limits.upperBound)")
      return limits.lowerBound
    }
    return integer
  }

  func number(_ name: String, _ limits: ClosedRange<Double>) -> Double {
    guard let value = required(name) else { return limits.lowerBound }
    let number: Double? =
      switch value {
      case .integer(let integer): Double(integer)
      case .number(let number): number
      default: nil
      }
    guard let number, limits.contains(number) else {
      fault(name, "must be a number from \(limits.lowerBound) to \(limits.upperBound)")
      return limits.lowerBound
    }
    return number
  }

  func flag(_ name: String, else fallback: Bool) -> Bool {
    guard let value = optional(name) else { return fallback }
    guard case .bool(let flag) = value else {
      wrong(name, value, "true or false")
      return fallback
    }
    return flag
  }

  // MARK: Ids

  /// The record's own id; a second record with it is a fault.
  func ownID<Kind: IdentifierKind>(_ kind: Identifier<Kind>.Type) -> Identifier<Kind> {
    let id = text("id", as: Self.form(kind)) { Identifier<Kind>($0) }
    if let id { faults.define(id.rawValue, at: pointer) }
    return id ?? Self.noID()
  }

  /// The id of a record that the file holds.
  func reference<Kind: IdentifierKind>(
    _ name: String, to kind: Identifier<Kind>.Type
  ) -> Identifier<Kind> {
    let id = text(name, as: Self.form(kind)) { Identifier<Kind>($0) }
    if let id { faults.refer(to: id.rawValue, at: place(of: name)) }
    return id ?? Self.noID()
  }

  func optionalReference<Kind: IdentifierKind>(
    _ name: String, to kind: Identifier<Kind>.Type
  ) -> Identifier<Kind>? {
    let id = optionalText(name, as: Self.form(kind)) { Identifier<Kind>($0) }
    if let id { faults.refer(to: id.rawValue, at: place(of: name)) }
    return id
  }

  func references<Kind: IdentifierKind>(
    _ name: String, to kind: Identifier<Kind>.Type
  ) -> Set<Identifier<Kind>> {
    var ids: Set<Identifier<Kind>> = []
    for (value, place) in elements(name, atMost: 10_000) {
      guard let id = parse(value, at: place, as: Self.form(kind), { Identifier<Kind>($0) })
      else { continue }
      faults.refer(to: id.rawValue, at: place)
      if !ids.insert(id).inserted { faults.add(place, "stands twice in this list") }
    }
    return ids
  }

  private static func form<Kind: IdentifierKind>(_ kind: Identifier<Kind>.Type) -> String {
    "an id: \(Kind.prefix)_ and 1 to 60 letters, digits or dashes"
  }

  /// Stands in for an id with a fault.
  static func noID<Kind: IdentifierKind>() -> Identifier<Kind> {
    Identifier(now: Instant(seconds: 0), random: [])
  }

  // MARK: Lists and records inside

  /// The elements of a list with their places; a list that is left out is empty.
  func elements(_ name: String, atMost limit: Int) -> [(JSONValue, JSONPointer)] {
    guard let value = optional(name) else { return [] }
    guard case .array(let elements) = value else {
      wrong(name, value, "an array")
      return []
    }
    guard elements.count <= limit else {
      fault(name, "must have at most \(limit) elements, not \(elements.count)")
      return []
    }
    return elements.enumerated().map { ($1, .element(place(of: name), $0)) }
  }

  /// Texts of a certain form, in a list.
  func list<Value>(
    _ name: String, atMost limit: Int, as form: @autoclosure () -> String,
    _ read: (String) -> Value?
  ) -> [Value] {
    elements(name, atMost: limit).compactMap { parse($0, at: $1, as: form(), read) }
  }

  /// Records in a list.
  func records<Value>(
    _ name: String, of kind: String, atMost limit: Int = JSONOutline.List.longest,
    _ read: (CompanyRecord) -> Value
  ) -> [Value] {
    if let list = lists?.lists[name] {
      return records(of: list, name, of: kind, atMost: limit, read)
    }
    return elements(name, atMost: limit).map { Self.read($0, at: $1, of: kind, faults, read) }
  }

  private func records<Value>(
    of list: JSONOutline.List, _ name: String, of kind: String, atMost limit: Int,
    _ read: (CompanyRecord) -> Value
  ) -> [Value] {
    _ = optional(name)
    guard list.count <= limit else {
      fault(name, "must have at most \(limit) elements, not \(list.count)")
      return []
    }
    var values: [Value] = []
    values.reserveCapacity(list.count)
    let place = place(of: name)
    while let value = lists?.element(values.count, of: list, at: place) {
      values.append(
        Self.read(value, at: .element(place, values.count), of: kind, faults, read))
      if values.count % 1_000 == 0 { progress(1_000) }
    }
    progress(values.count % 1_000)
    return values
  }

  /// A record inside this one; nil where it is left out.
  func record<Value>(
    _ name: String, of kind: String, _ read: (CompanyRecord) -> Value
  ) -> Value? {
    guard let value = optional(name) else { return nil }
    return Self.read(value, at: place(of: name), of: kind, faults, read)
  }

  private static func read<Value>(
    _ value: JSONValue, at pointer: JSONPointer, of kind: String, _ faults: CompanyFaults,
    _ read: (CompanyRecord) -> Value
  ) -> Value {
    let record = CompanyRecord(value, at: pointer, kind: kind, faults: faults)
    let answer = read(record)
    record.done()
    return answer
  }
}
