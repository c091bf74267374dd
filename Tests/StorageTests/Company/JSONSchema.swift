import Foundation

/// As much of JSON Schema 2020-12 as the company file's schema uses. An unknown keyword fails.
struct JSONSchema {
  private let root: [String: Any]

  struct Fields {
    var known: Set<String>
    var required: Set<String>
  }

  init(_ text: String) throws {
    root = try Self.parse(text) as? [String: Any] ?? [:]
  }

  static func parse(_ text: String) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(text.utf8))
  }

  /// The definitions that are records, and the document itself.
  var records: [String: Fields] {
    let definitions = root["$defs"] as? [String: [String: Any]] ?? [:]
    return definitions.merging(["company": root]) { first, _ in first }.compactMapValues {
      guard let properties = $0["properties"] as? [String: Any] else { return nil }
      return Fields(
        known: Set(properties.keys), required: Set($0["required"] as? [String] ?? []))
    }
  }

  func objections(to document: Any) -> [String] { check(document, root, at: "") }

  private func check(_ value: Any, _ schema: [String: Any], at place: String) -> [String] {
    schema.keys.sorted().flatMap { keyword in
      check(value, keyword, schema[keyword] ?? 0, schema, at: place).map {
        "\(place): \(keyword) \($0)"
      }
    }
  }

  private func check(
    _ value: Any, _ keyword: String, _ wanted: Any, _ schema: [String: Any], at place: String
  ) -> [String] {
    let text = value as? String
    // Foundation's truth values are numbers too.
    let number = Self.isTruth(value) ? nil : (value as? NSNumber)?.doubleValue
    let list = value as? [Any]
    let object = value as? [String: Any]
    let limit = (wanted as? NSNumber)?.doubleValue ?? 0
    func no(_ isWrong: Bool) -> [String] { isWrong ? ["is not kept"] : [] }
    switch keyword {
    case "$schema", "$id", "$defs", "title", "description", "default", "format", "contentEncoding":
      return []
    case "$ref":
      let name = (wanted as? String ?? "").split(separator: "/").last.map(String.init) ?? ""
      let definitions = root["$defs"] as? [String: [String: Any]]
      return definitions?[name].map { check(value, $0, at: place) } ?? ["leads nowhere"]
    case "type":
      switch wanted as? String {
      case "object": return no(object == nil)
      case "array": return no(list == nil)
      case "string": return no(text == nil)
      case "null": return no(!(value is NSNull))
      case "boolean": return no(!Self.isTruth(value))
      case "number": return no(number == nil)
      case "integer": return no(number.map { $0.rounded() != $0 } ?? true)
      default: return ["is unknown"]
      }
    case "const": return no(text != wanted as? String)
    case "enum": return no(!(wanted as? [String] ?? []).contains(text ?? ""))
    case "pattern":
      let pattern = try? Regex(wanted as? String ?? "")
      return no(
        text.map { text in pattern.map { text.firstMatch(of: $0) == nil } ?? true } ?? false)
    case "minLength": return no(text.map { Double($0.unicodeScalars.count) < limit } ?? false)
    case "maxLength": return no(text.map { Double($0.unicodeScalars.count) > limit } ?? false)
    case "minimum": return no(number.map { $0 < limit } ?? false)
    case "maximum": return no(number.map { $0 > limit } ?? false)
    case "maxItems": return no(list.map { Double($0.count) > limit } ?? false)
    case "uniqueItems":
      return no(list.map { Set($0.map { "\($0)" }).count != $0.count } ?? false)
    case "items":
      return (list ?? []).enumerated().flatMap {
        check($1, wanted as? [String: Any] ?? [:], at: "\(place)/\($0)")
      }
    case "required":
      return (wanted as? [String] ?? []).filter { object != nil && object?[$0] == nil }
    case "properties":
      return (wanted as? [String: [String: Any]] ?? [:]).flatMap { name, schema in
        object?[name].map { check($0, schema, at: "\(place)/\(name)") } ?? []
      }
    case "additionalProperties":
      let known = schema["properties"] as? [String: Any] ?? [:]
      return (object ?? [:]).keys.filter { known[$0] == nil }
    case "oneOf", "anyOf":
      let fitting = (wanted as? [[String: Any]] ?? []).filter {
        check(value, $0, at: place).isEmpty
      }
      return no(keyword == "oneOf" ? fitting.count != 1 : fitting.isEmpty)
    case "not":
      let unwanted = wanted as? [String: Any] ?? [:]
      return no(check(value, unwanted, at: place).isEmpty)
    default: return ["is unknown"]
    }
  }

  private static func isTruth(_ value: Any) -> Bool {
    guard let number = value as? NSNumber else { return false }
    return String(cString: number.objCType) == "c"
  }
}
