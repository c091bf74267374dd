/// A mailbox: an address and the name of whoever it belongs to.
package struct MailAddress: Hashable, Sendable {
  /// May be empty. Without line breaks or other control characters.
  package let name: String
  /// Without display name and angle brackets, such as `anna@example.com`. May hold non-ASCII
  /// characters; the domain does not: it is in the form in which DNS knows it.
  package let address: String

  /// Nil if that can't be an address. Control characters in the name become spaces.
  ///
  /// This keeps anything out that could change the SMTP dialogue or a header; whether somebody
  /// reads mail there, only the server can say.
  package init?(_ address: String, name: String = "") {
    guard let at = address.lastIndex(of: "@") else { return nil }
    let local = address[..<at]
    guard
      let domain = DomainName.ascii(String(address[address.index(after: at)...])),
      (1...64).contains(local.utf8.count), local.utf8.count + domain.utf8.count < 254,
      local.unicodeScalars.allSatisfy(Self.isAllowed)
    else { return nil }
    self.address = "\(local)@\(domain)"
    self.name = MailText.singleLine(name)
  }

  /// Whether the server must know SMTPUTF8 to take it.
  var needsUTF8: Bool { !address.utf8.allSatisfy { $0 < 0x80 } }

  /// Unquoted local parts only: whoever has `"a b"@example.com` is asked for another address.
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", "\"", "(", ")", ",", ":", ";", "<", ">", "@", "[", "\\", "]": false
    default:
      scalar.isASCII
        ? scalar.value > 0x20 && scalar.value < 0x7F
        : !MailText.breaks(scalar) && !scalar.properties.isWhitespace
    }
  }
}
