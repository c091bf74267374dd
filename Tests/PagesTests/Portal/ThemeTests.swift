import Pages
import Testing

@Suite struct ThemeTests {
  @Test func readsColours() {
    #expect(Colour(hex: "#0b6e5f")?.hex == "#0b6e5f")
    #expect(Colour(hex: "0BE")?.hex == "#00bbee")
    for wrong in ["", "#12345", "#gggggg", "red", "#0b6e5f;", "+12345", "１２３"] {
      #expect(Colour(hex: wrong) == nil, "\(wrong)")
    }
  }

  @Test func measuresContrastAsTheGuidelineDoes() {
    let white = Colour(red: 255, green: 255, blue: 255)
    let black = Colour(red: 0, green: 0, blue: 0)
    #expect(abs(white.contrast(with: black) - 21) < 0.001)
    // #767676 is the well-known lightest grey that passes on white, with 4.54.
    #expect(abs(Colour(red: 0x76, green: 0x76, blue: 0x76).contrast(with: white) - 4.54) < 0.01)
  }

  /// Whatever an organisation chooses, what is written in its colour or on it can be read.
  @Test func keepsTextReadableForAnyColour() {
    var generator = SystemRandomNumberGenerator()
    var colours = (0..<3000).map { _ in
      Colour(
        red: .random(in: 0...255, using: &generator),
        green: .random(in: 0...255, using: &generator),
        blue: .random(in: 0...255, using: &generator))
    }
    for grey in 0...255 {
      let level = UInt8(grey)
      colours.append(Colour(red: level, green: level, blue: level))
      colours.append(Colour(red: level, green: 255, blue: 0))
    }
    for colour in colours {
      let sheet = ThemeSheet(Theme(name: "Any", accent: colour.hex))
      for scheme in [sheet.light, sheet.dark] {
        #expect(scheme.accent.contrast(with: scheme.onAccent) >= 4.5, "\(colour.hex)")
        for ground in [scheme.paper, scheme.card, scheme.wash] {
          #expect(scheme.accentInk.contrast(with: ground) >= 4.5, "\(colour.hex)")
        }
      }
    }
  }

  @Test func lightAccentIsTheOrganisationsOwn() {
    #expect(ThemeSheet(Theme(name: "A", accent: "#ffcc00")).light.accent.hex == "#ffcc00")
  }
}
