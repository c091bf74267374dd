internal import Foundation

/// How people and places are found: without regard to case and accents, the same on every database.
enum SearchKey {
  static func text(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
    return text.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
      .lowercased()
  }

  /// The digits from last to first: people leave out the country's code or the zero before.
  static func phone(_ text: String) -> String {
    let digits = text.utf8.filter { (48...57).contains($0) }
    return String(decoding: digits.reversed(), as: UTF8.self)
  }

  /// Behind every text that begins so.
  static func end(of prefix: String) -> String { prefix + "\u{10FFFF}" }
}

/// Typed words as conditions on the columns that are kept for looking things up. Each condition is
/// one range of one index.
struct SearchWords {
  /// A record must answer to each of them…
  let words: [String]
  /// …or to all of it at once: names may have several words.
  let whole: String
  /// Digits from last to first, when it can be a telephone number.
  let phone: String?

  /// Beyond that, words only make it slower.
  private static let most = 5
  private static let fewestDigits = 5

  init(_ text: String) {
    whole = SearchKey.text(text.trimmingCharacters(in: .whitespaces))
    words = Array(whole.split(whereSeparator: \.isWhitespace).map(String.init).prefix(Self.most))
    let mayBePhone = whole.allSatisfy { $0.isASCII && ($0.isNumber || " +()-/.".contains($0)) }
    let digits = SearchKey.phone(String(text.drop { $0 == "0" || $0 == " " }))
    phone = mayBePhone && digits.count >= Self.fewestDigits ? digits : nil
  }

  var isEmpty: Bool { words.isEmpty }

  /// A statement that gives the ids of what is found.
  ///
  /// - Parameters:
  ///   - columns: statements that end in a range over one column, to be told its two ends.
  ///   - phones: the same, for telephone numbers.
  func ids(
    _ columns: [String], phones: [String] = [], organization: any Bindable
  ) -> (statement: String, arguments: [(any Bindable)?]) {
    var arguments: [(any Bindable)?] = []
    func any(_ columns: [String], _ prefix: String) -> String {
      for _ in columns { arguments += [organization, prefix, SearchKey.end(of: prefix)] }
      return "SELECT id FROM (\(columns.joined(separator: " UNION ALL "))) AS found"
    }
    var statement = words.map { any(columns, $0) }.joined(separator: " INTERSECT ")
    if words.count > 1 { statement += " UNION " + any(columns, whole) }
    if let phone { statement += " UNION " + any(phones, phone) }
    return (statement, arguments)
  }
}
