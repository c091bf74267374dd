/// Texts that came from people, made fit for a header.
enum MailText {
  /// Line breaks and other control characters become spaces: nothing in a name or subject can
  /// begin a header of its own.
  static func singleLine(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      guard breaks(scalar) else {
        result.append(scalar)
        continue
      }
      if let last = result.last, last != " " { result.append(" ") }
    }
    while result.last == " " { result.removeLast() }
    return String(result)
  }

  /// Control characters, and the separators that some programs take for line breaks.
  static func breaks(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}
