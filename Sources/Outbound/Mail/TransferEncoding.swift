import Foundation

/// Ways to carry any text through servers that pass on 7 bits and lines of limited length.
enum TransferEncoding {
  /// Quoted-printable (RFC 2045): lines of at most 76 characters, CRLF between them.
  static func quotedPrintable(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var output: [UInt8] = []
    var column = 0
    for (number, line) in lines(of: text).enumerated() {
      if number > 0 { output += [13, 10] }
      column = 0
      let bytes = Array(line)
      for (index, byte) in bytes.enumerated() {
        let isLast = index == bytes.count - 1
        var unit = [byte]
        // White space at the end of a line would be stripped on the way; a dot alone on a line
        // ends the message for careless servers, and "From " is changed by some.
        let isFragile =
          (byte == 0x20 || byte == 0x09) && isLast || index == 0 && byte == UInt8(ascii: ".")
          || index == 0 && bytes.starts(with: Array("From ".utf8))
        if isFragile || byte == UInt8(ascii: "=") || !(0x20...0x7E).contains(byte) && byte != 9 {
          unit = [UInt8(ascii: "="), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
        // The soft line break takes a character itself, except behind a line's last one.
        if column + unit.count > (isLast ? 76 : 75) {
          output += [UInt8(ascii: "="), 13, 10]
          column = 0
        }
        output += unit
        column += unit.count
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// Base64 in lines of 76 characters, CRLF between them.
  static func base64(_ text: String) -> String {
    Data(text.utf8).base64EncodedString(
      options: [.lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed])
  }

  /// Lines, whichever way they were ended.
  private static func lines(of text: String) -> [Substring.UTF8View.SubSequence] {
    var lines: [Substring.UTF8View.SubSequence] = []
    let utf8 = text[...].utf8
    var start = utf8.startIndex
    var index = start
    while index < utf8.endIndex {
      let byte = utf8[index]
      let next = utf8.index(after: index)
      guard byte == 10 || byte == 13 else {
        index = next
        continue
      }
      lines.append(utf8[start..<index])
      let isPair = byte == 13 && next < utf8.endIndex && utf8[next] == 10
      start = isPair ? utf8.index(after: next) : next
      index = start
    }
    return lines + [utf8[start...]]
  }
}
