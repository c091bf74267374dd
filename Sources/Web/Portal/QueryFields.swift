import Foundation

/// The fields of an address, read once: a page asks for a dozen of them.
struct QueryFields: Sendable {
  /// Fields of an address, at most: the pages' own have a dozen.
  static let most = 200

  /// Whether there are no more of them than there may be.
  let isShort: Bool
  /// By their names; of two with one name the first counts.
  private let values: [String: String]

  /// - Parameter query: what follows the `?`, as it was sent.
  // Not Hummingbird's `queryParameters`: forms write spaces as `+`, which those leave as they are.
  init(_ query: Substring) {
    let pairs = query.utf8.split(separator: UInt8(ascii: "&"), maxSplits: Self.most)
    var values: [String: String] = [:]
    for pair in pairs.prefix(Self.most) {
      let end = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
      let name = String(Substring(pair[..<end]))
      guard values[name] == nil else { continue }
      values[name] = FormText.decoded(Substring(pair[end...].dropFirst()))
    }
    self.values = values
    isShort = pairs.count <= Self.most
  }

  /// Nil for one that is missing, empty, far too long or no text.
  subscript(name: String) -> String? {
    guard let value = values[name], !value.isEmpty, value.utf8.count <= 8192 else { return nil }
    return value
  }
}

/// Text as forms and addresses write it.
enum FormText {
  /// - Returns: nil for what is no text.
  static func decoded(_ text: Substring) -> String? {
    let isPlain = !text.utf8.contains { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "%") }
    return isPlain
      ? String(text)
      : text.replacingOccurrences(of: "+", with: " ").removingPercentEncoding
  }
}
