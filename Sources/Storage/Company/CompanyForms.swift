internal import Foundation
internal import Scheduling

/// The forms that texts of a company file may have. Each answers nil for what it refuses.
enum CompanyForms {
  /// Dates that calendars of our time can be asked about.
  static func date(_ text: String) -> LocalDate? {
    guard let date = LocalDate(iso8601: text), (1970...2199).contains(date.year) else {
      return nil
    }
    return date
  }

  static func instant(_ text: String) -> Instant? {
    guard let instant = Instant(iso8601: text), isOfOurTime(instant) else { return nil }
    return instant
  }

  static func slot(_ text: String) -> Slot? {
    guard let slot = Slot(text: text), isOfOurTime(slot.earliest), isOfOurTime(slot.latest)
    else { return nil }
    return slot
  }

  /// 1970-01-01 to 2200-01-01.
  private static func isOfOurTime(_ instant: Instant) -> Bool {
    (0..<7_258_118_400).contains(instant.seconds)
  }

  /// One address, as SMTP takes it, or as the portal does: no display name, no comment, no quoting.
  static func email(_ text: String) -> String? {
    plainEmail(text) ?? (EmailAddress.isPlausible(text) ? text : nil)
  }

  private static func plainEmail(_ text: String) -> String? {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, text.utf8.count <= 254, (1...64).contains(parts[0].utf8.count),
      isDotted(parts[0], where: { isAlphanumeric($0) || "!#$%&'*+-/=?^_`{|}~".utf8.contains($0) }),
      parts[1].contains("."), host(String(parts[1]).lowercased()) != nil
    else { return nil }
    return text
  }

  static func phone(_ text: String) -> String? {
    guard (1...40).contains(text.utf8.count), text.utf8.contains(where: { (48...57).contains($0) }),
      text.utf8.allSatisfy({ (48...57).contains($0) || "+-/(). ".utf8.contains($0) })
    else { return nil }
    return text
  }

  /// A host name in lower case, without port.
  static func host(_ text: String) -> String? { HostName.isPlausible(text) ? text : nil }

  static func slug(_ text: String) -> String? {
    guard (1...40).contains(text.utf8.count), text.utf8.first != 45,
      text.utf8.allSatisfy({ (97...122).contains($0) || (48...57).contains($0) || $0 == 45 })
    else { return nil }
    return text
  }

  static func sitePrefix(_ text: String) -> String? {
    if text.isEmpty { return text }
    guard text.hasPrefix("/s/"), slug(String(text.dropFirst(3))) != nil else { return nil }
    return text
  }

  static func colour(_ text: String) -> String? {
    guard text.utf8.count == 7, text.first == "#",
      text.dropFirst().utf8.allSatisfy({
        (48...57).contains($0) || (65...70).contains($0) || (97...102).contains($0)
      })
    else { return nil }
    return text.lowercased()
  }

  /// Names between commas, quoted or not: it goes into a style sheet as it stands.
  static func font(_ text: String) -> String? {
    guard (1...200).contains(text.utf8.count) else { return nil }
    for family in text.split(separator: ",", omittingEmptySubsequences: false) {
      var name = family.drop { $0 == " " }
      while name.last == " " { name.removeLast() }
      if let quote = name.first, quote == "\"" || quote == "'" {
        guard name.count > 2, name.last == quote else { return nil }
        name = name.dropFirst().dropLast()
      }
      guard !name.isEmpty, name.utf8.allSatisfy({ isAlphanumeric($0) || $0 == 45 || $0 == 32 })
      else { return nil }
    }
    return text
  }

  static func country(_ text: String) -> String? {
    text.utf8.count == 2 && text.utf8.allSatisfy { (65...90).contains($0) } ? text : nil
  }

  static func language(_ text: String) -> String? {
    ["en", "de"].contains(text) ? text : nil
  }

  /// A web address that a customer may be sent to.
  static func link(_ text: String) -> String? { WebLink.isPlausible(text) ? text : nil }

  /// `A-100042`: letters, a dash, digits.
  static func number(_ text: String) -> String? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...3).contains(parts[0].utf8.count),
      parts[0].utf8.allSatisfy({ (65...90).contains($0) }),
      (1...12).contains(parts[1].utf8.count),
      parts[1].utf8.allSatisfy({ (48...57).contains($0) })
    else { return nil }
    return text
  }

  /// Argon2id in its usual text form, within what the verifier is ready to compute.
  static func passwordHash(_ text: String) -> String? {
    let parts = text.split(separator: "$", omittingEmptySubsequences: false)
    guard text.utf8.count <= 200, parts.count == 6, parts[0].isEmpty, parts[1] == "argon2id",
      parts[2] == "v=19", let costs = parts[3].wholeMatch(of: /m=(\d{1,7}),t=(\d{1,2}),p=1/),
      let memory = Int(costs.1), (8...1_048_576).contains(memory),
      let passes = Int(costs.2), (1...16).contains(passes),
      parts[4].wholeMatch(of: /[A-Za-z0-9+\/]{11,64}/) != nil,
      parts[5].wholeMatch(of: /[A-Za-z0-9+\/]{22,86}/) != nil
    else { return nil }
    return text
  }

  static func base64(_ text: String) -> [UInt8]? {
    Data(base64Encoded: text).map { [UInt8]($0) }
  }

  /// What people typed, without control characters: no reader takes them.
  static func printable(_ text: String) -> String {
    let isClean = text.utf8.allSatisfy { (0x20..<0x7F).contains($0) || $0 == 0x0A }
    guard !isClean else { return text }
    return String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter {
          $0 == "\n" || $0 == "\t" || $0.properties.generalCategory != .control
        }))
  }

  static func base64(of bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

  /// Of 256 bits, as lower-case hexadecimal digits.
  static func hash(_ text: String) -> Hash? {
    let digits = Array(text.utf8)
    guard digits.count == 64 else { return nil }
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: 64, by: 2) {
      guard let high = nibble(digits[index]), let low = nibble(digits[index + 1]) else {
        return nil
      }
      bytes.append(high << 4 | low)
    }
    return Hash(bytes: bytes)
  }

  static func text(of hash: Hash) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: hash.bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
      as: UTF8.self)
  }

  private static func nibble(_ digit: UInt8) -> UInt8? {
    switch digit {
    case 48...57: digit - 48
    case 97...102: digit - 87
    default: nil
    }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
  }

  private static func isDotted(_ text: Substring, where isAllowed: (UInt8) -> Bool) -> Bool {
    text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy {
      !$0.isEmpty && $0.utf8.allSatisfy(isAllowed)
    }
  }
}
