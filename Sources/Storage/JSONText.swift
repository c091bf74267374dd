internal import Foundation
internal import Scheduling
internal import StrictJSON

/// Lists and settings that are read whole and never searched stand as JSON in a text column.
enum JSONText {
  /// With sorted keys, so that equal values are equal texts.
  static func encode(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  /// What a journal entry says; each change writes two.
  static func encode(_ texts: [String: String]) -> String {
    let members = texts.sorted { $0.key < $1.key }
      .map { JSONMember($0.key, .string($0.value)) }
    return String(decoding: JSONValue.object(members).line, as: UTF8.self)
  }

  /// As a sorted list. Most are empty.
  static func encode<Kind>(identifiers: Set<Identifier<Kind>>) throws -> String {
    identifiers.isEmpty ? "[]" : try encode(identifiers.sorted())
  }

  /// - Throws: ``StorageError/damaged(_:)`` when the text is not what it should be.
  static func decode<Value: Decodable>(_ text: String) throws -> Value {
    do {
      return try JSONDecoder().decode(Value.self, from: Data(text.utf8))
    } catch {
      throw StorageError.damaged("JSON of a \(Value.self): \(error)")
    }
  }
}
