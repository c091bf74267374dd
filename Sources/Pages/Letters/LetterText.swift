/// Texts on their way into a letter.
enum LetterText {
  /// One line of limited length: line breaks and control characters become spaces, so that a name
  /// can't begin a header or a paragraph of its own.
  static func singleLine(_ text: String, limit: Int = 500) -> String {
    let spaced = String(text.unicodeScalars.map { isBreak($0) ? " " : Character($0) })
    return String(spaced.split(separator: " ").joined(separator: " ").prefix(limit))
  }

  /// Several lines, as somebody typed them, without other control characters.
  static func lines(_ text: String, limit: Int = 5_000) -> String {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return String(lines.map { singleLine(String($0)) }.joined(separator: "\n").prefix(limit))
  }

  /// For running text and attributes of HTML.
  static func escaped(_ text: String) -> String {
    var html = HTML(capacity: text.utf8.count + 16)
    html.text(text)
    return html.string
  }

  /// Plain text as HTML.
  static func paragraph(_ text: String) -> String {
    var html = HTML(capacity: text.utf8.count + 16)
    html.p(text)
    return html.string
  }

  /// An address that a link may lead to, or nil: nobody should be sent to a script.
  static func link(_ address: String?) -> String? {
    guard let address, address.utf8.count <= 2_000,
      address.hasPrefix("https://") || address.hasPrefix("http://"),
      !address.unicodeScalars.contains(where: { isBreak($0) || $0 == " " })
    else { return nil }
    return address
  }

  private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}
