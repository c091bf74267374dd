/// Domain names as DNS and mail servers write them.
enum DomainName {
  /// `bücher.example` becomes `xn--bcher-kva.example`. Nil if it can't be a domain name.
  static func ascii(_ domain: String) -> String? {
    let labels = domain.lowercased().split(separator: ".", omittingEmptySubsequences: false)
    var result: [String] = []
    for label in labels {
      let isASCII = label.utf8.allSatisfy { $0 < 0x80 }
      guard let encoded = isASCII ? String(label) : punycode(label).map({ "xn--" + $0 }),
        (1...63).contains(encoded.utf8.count), encoded.utf8.allSatisfy(isAllowed),
        encoded.utf8.first != UInt8(ascii: "-"), encoded.utf8.last != UInt8(ascii: "-")
      else { return nil }
      result.append(encoded)
    }
    let name = result.joined(separator: ".")
    return name.utf8.count <= 253 ? name : nil
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "-"):
      true
    default: false
    }
  }

  // MARK: Punycode, RFC 3492

  private static let (base, lowest, highest, skew, damping) = (36, 1, 26, 38, 700)

  private static func punycode(_ label: Substring) -> String? {
    let scalars = label.unicodeScalars.map { Int($0.value) }
    guard scalars.count <= 63, label.unicodeScalars.allSatisfy({ !MailText.breaks($0) }) else {
      return nil
    }
    var output = scalars.filter { $0 < 0x80 }.map { UInt8($0) }
    let plain = output.count
    if plain > 0 { output.append(UInt8(ascii: "-")) }
    var (next, delta, bias, handled) = (0x80, 0, 72, plain)
    while handled < scalars.count {
      guard let smallest = scalars.filter({ $0 >= next }).min() else { return nil }
      delta += (smallest - next) * (handled + 1)
      next = smallest
      for scalar in scalars {
        if scalar < next { delta += 1 }
        guard scalar == next else { continue }
        output += digits(of: delta, bias: bias)
        bias = adapted(delta, handled: handled + 1, isFirst: handled == plain)
        delta = 0
        handled += 1
      }
      delta += 1
      next += 1
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static func digits(of delta: Int, bias: Int) -> [UInt8] {
    var (rest, weight, digits) = (delta, base, [UInt8]())
    while true {
      let threshold = min(max(weight - bias, lowest), highest)
      if rest < threshold { break }
      digits.append(digit(threshold + (rest - threshold) % (base - threshold)))
      rest = (rest - threshold) / (base - threshold)
      weight += base
    }
    return digits + [digit(rest)]
  }

  private static func digit(_ value: Int) -> UInt8 {
    value < 26 ? UInt8(ascii: "a") + UInt8(value) : UInt8(ascii: "0") + UInt8(value - 26)
  }

  private static func adapted(_ delta: Int, handled: Int, isFirst: Bool) -> Int {
    var rest = isFirst ? delta / damping : delta / 2
    rest += rest / handled
    var steps = 0
    while rest > (base - lowest) * highest / 2 {
      rest /= base - lowest
      steps += base
    }
    return steps + (base - lowest + 1) * rest / (rest + skew)
  }
}
