/// An opaque sRGB colour, with what it takes to keep text readable on it.
package struct Colour: Hashable, Sendable {
  package let red: UInt8
  package let green: UInt8
  package let blue: UInt8

  package init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// Reads `#0b6e5f`, `0b6e5f` or `#0be`; anything else is nil.
  package init?(hex: String) {
    var digits = hex.hasPrefix("#") ? String(hex.dropFirst()) : hex
    if digits.utf8.count == 3 { digits = digits.map { "\($0)\($0)" }.joined() }
    guard digits.utf8.count == 6, digits.allSatisfy(\.isHexDigit),
      let number = UInt32(digits, radix: 16)
    else { return nil }
    self.init(
      red: UInt8(number >> 16), green: UInt8(number >> 8 & 255), blue: UInt8(number & 255))
  }

  static let white = Colour(red: 255, green: 255, blue: 255)
  static let black = Colour(red: 0, green: 0, blue: 0)

  /// `#0b6e5f`
  package var hex: String {
    let number = UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue)
    let digits = String(number, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }

  /// The same hue as bright as it gets, softened with white.
  var pastel: Colour {
    let brightest = Double(max(red, green, blue))
    guard brightest > 0 else { return .white }
    func stretched(_ channel: UInt8) -> UInt8 {
      UInt8((Double(channel) * 255 / brightest).rounded())
    }
    return Colour(red: stretched(red), green: stretched(green), blue: stretched(blue))
      .mixed(with: .white, share: 0.4)
  }

  /// This colour with a share (0…1) of another one in it.
  func mixed(with other: Colour, share: Double) -> Colour {
    func mix(_ mine: UInt8, _ theirs: UInt8) -> UInt8 {
      UInt8((Double(mine) * (1 - share) + Double(theirs) * share).rounded())
    }
    return Colour(
      red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue))
  }
}

// MARK: Contrast, as WCAG 2.2 defines it

extension Colour {
  /// The contrast ratio of two colours, 1…21.
  package func contrast(with other: Colour) -> Double {
    let (dark, light) = (min(luminance, other.luminance), max(luminance, other.luminance))
    return (light + 0.05) / (dark + 0.05)
  }

  /// Relative luminance, 0…1.
  private var luminance: Double {
    0.2126 * Self.linear(red) + 0.7152 * Self.linear(green) + 0.0722 * Self.linear(blue)
  }

  private static func linear(_ channel: UInt8) -> Double {
    let value = Double(channel) / 255
    guard value > 0.04045 else { return value / 12.92 }
    let base = (value + 0.055) / 1.055
    return base * base * fifthRoot(base * base)
  }

  /// x^0.2, so that x^2.4 = x² · (x²)^0.2 needs no mathematics library. Newton's method from
  /// above converges in a few steps on 0…1.
  private static func fifthRoot(_ number: Double) -> Double {
    var root = 1.0
    for _ in 0..<24 {
      let fourth = root * root * root * root
      root -= (root * fourth - number) / (5 * fourth)
    }
    return root
  }

  /// This colour, or the nearest mixture towards `end` that reads on every one of `grounds`.
  func readable(on grounds: [Colour], towards end: Colour, ratio: Double) -> Colour {
    for percent in 0..<100 {
      let candidate = mixed(with: end, share: Double(percent) / 100)
      if grounds.allSatisfy({ candidate.contrast(with: $0) >= ratio }) { return candidate }
    }
    return end
  }
}
