import Foundation

/// The words of a header, in ASCII: RFC 2047 for what isn't, RFC 5322 for the rest.
enum HeaderText {
  /// An encoded word has at most 75 characters, of which 12 are `=?UTF-8?B?` and `?=`: 45 bytes
  /// make 60 characters of base64.
  private static let bytesPerWord = 45
  private static let lineLength = 78

  /// A whole header with folded lines, ending in CRLF.
  static func unstructured(_ name: String, _ value: String) -> String {
    let text = MailText.singleLine(value)
    return field(name, isPlain(text) ? words(text) : encodedWords(text))
  }

  /// A header with one mailbox.
  static func mailbox(_ name: String, _ mailbox: MailAddress) -> String {
    guard !mailbox.name.isEmpty else { return field(name, [mailbox.address]) }
    return field(name, displayName(mailbox.name) + ["<\(mailbox.address)>"])
  }

  /// A header whose words are ASCII already.
  static func field(_ name: String, _ words: [String]) -> String {
    var result = name + ":"
    var column = result.utf8.count
    for (index, word) in words.enumerated() {
      // A line may not consist of white space alone, so the first word never gets a line break.
      if index > 0, column + 1 + word.utf8.count > lineLength {
        result += "\r\n"
        column = 0
      }
      result += " " + word
      column += 1 + word.utf8.count
    }
    return result + "\r\n"
  }

  private static func displayName(_ name: String) -> [String] {
    guard isPlain(name), name.utf8.count <= 60 else { return encodedWords(name) }
    let escaped = name.flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] }
    return ["\"\(String(escaped))\""]
  }

  /// Runs of spaces would be lost where a line is folded, and `=?` would be taken for an encoded
  /// word: such texts are encoded too.
  private static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !text.contains("=?")
      && !text.contains("  ") && !text.hasPrefix(" ")
      && words(text).allSatisfy { $0.utf8.count <= 70 }
  }

  private static func words(_ text: String) -> [String] {
    text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
  }

  private static func encodedWords(_ text: String) -> [String] {
    var words: [String] = []
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      let utf8 = Array(String(scalar).utf8)
      if bytes.count + utf8.count > bytesPerWord {
        words.append(encodedWord(bytes))
        bytes = []
      }
      bytes += utf8
    }
    if !bytes.isEmpty { words.append(encodedWord(bytes)) }
    return words
  }

  private static func encodedWord(_ bytes: [UInt8]) -> String {
    "=?UTF-8?B?\(Data(bytes).base64EncodedString())?="
  }
}
