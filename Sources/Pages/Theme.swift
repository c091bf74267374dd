package import Scheduling
internal import Synchronization

/// How an organisation's pages look and who answers for them.
package struct Theme: Hashable, Sendable {
  package var name: String
  /// The organisation's colour, as it was chosen; `ThemeSheet` makes it readable.
  package var accent: Colour
  /// A font family that the visitor's device may have; nil is the system's own.
  package var font: String?
  /// The logo's address on this site.
  package var logo: String?
  package var contactEmail: String?
  package var contactPhone: String?
  package var footer: String?

  package static let defaultAccent = Colour(red: 0x0b, green: 0x6e, blue: 0x5f)

  /// - Parameter accent: `#0b6e5f`; a colour that can't be read becomes the default one.
  package init(
    name: String, accent: String? = nil, font: String? = nil, logo: String? = nil,
    contactEmail: String? = nil, contactPhone: String? = nil, footer: String? = nil
  ) {
    self.name = name
    self.accent = accent.flatMap(Colour.init(hex:)) ?? Self.defaultAccent
    self.font = font
    self.logo = logo
    self.contactEmail = contactEmail
    self.contactPhone = contactPhone
    self.footer = footer
  }
}

/// The theme as CSS custom properties. Whatever colour was chosen, text on it and text in it have
/// a contrast of at least 4.5 : 1 in light and in dark.
///
/// The papers of the dark are here, too: a page that is framed may have to be light or dark
/// whatever the visitor's device says.
///
/// `--accent` fills buttons and chosen days, `--on-accent` is the text on it, `--accent-ink` is the
/// colour for links, outlines and accented text on our papers, `--wash` tints what can be chosen.
package struct ThemeSheet: Hashable, Sendable {
  /// The colours of one scheme, light or dark.
  package struct Scheme: Hashable, Sendable {
    package let accent: Colour
    package let onAccent: Colour
    package let accentInk: Colour
    package let wash: Colour
    package let edge: Colour
    /// The papers of `doorstep.css` that accented text stands on.
    package let paper: Colour
    package let card: Colour
  }

  package let light: Scheme
  package let dark: Scheme
  let css: String

  private static let minimum = 4.5
  /// On dark papers it takes a little more to look as strong.
  private static let comfortable = 6.0
  private static let darkInk = Colour(red: 0x12, green: 0x16, blue: 0x15)

  /// What `doorstep.css` says of light papers, in the dark.
  private static let darkPapers =
    "--ink:#f1eeea;--soft:#aaa49b;--paper:#171614;--card:#201f1c;--line:#35322d;--field:#7d786f;"
    + "--warn:#fdba8c;--warn-wash:#3a2415;--warn-line:#7a4a2a;--lift:none;"

  /// - Parameter scheme: nil: as the visitor's device has it.
  package init(_ theme: Theme, _ scheme: Embedding.Scheme? = nil) {
    light = Self.light(theme.accent)
    dark = Self.dark(theme.accent)
    let font = theme.font.map(Self.family).flatMap { $0.isEmpty ? nil : $0 }
    let bright = Self.properties(light) + (font.map { "--brand-font:\"\($0)\";" } ?? "")
    let night = ":root{\(Self.darkPapers)\(Self.properties(dark))"
    css =
      switch scheme {
      case nil: ":root{\(bright)}@media screen and (prefers-color-scheme:dark){\(night)}}"
      case .light: ":root{\(bright)color-scheme:light}"
      case .dark: ":root{\(bright)color-scheme:dark}@media screen{\(night)}}"
      }
  }

  private static func light(_ accent: Colour) -> Scheme {
    let (paper, card) = (Colour(red: 0xfa, green: 0xf8, blue: 0xf5), Colour.white)
    let wash = card.mixed(with: accent, share: 0.09)
    let ink = accent.readable(on: [paper, card, wash], towards: .black, ratio: minimum)
    return Scheme(
      accent: accent, onAccent: text(on: accent), accentInk: ink, wash: wash,
      edge: card.mixed(with: ink, share: 0.4), paper: paper, card: card)
  }

  /// In the dark the colour is lightened until it stands out, and fills with that. It goes by its
  /// own vivid pastel first: mixed with white alone, colours turn to chalk.
  private static func dark(_ accent: Colour) -> Scheme {
    let paper = Colour(red: 0x17, green: 0x16, blue: 0x14)
    let card = Colour(red: 0x20, green: 0x1f, blue: 0x1c)
    let wash = card.mixed(with: accent, share: 0.16)
    let grounds = [paper, card, wash]
    let ink = accent.readable(on: grounds, towards: accent.pastel, ratio: comfortable)
      .readable(on: grounds, towards: .white, ratio: minimum)
    return Scheme(
      accent: ink, onAccent: text(on: ink), accentInk: ink, wash: wash,
      edge: card.mixed(with: ink, share: 0.4), paper: paper, card: card)
  }

  /// White where white reads, else near-black; one of the two always reaches 4.5.
  private static func text(on ground: Colour) -> Colour {
    if ground.contrast(with: .white) >= minimum { return .white }
    return ground.contrast(with: darkInk) >= minimum ? darkInk : .black
  }

  private static func properties(_ scheme: Scheme) -> String {
    "--accent:\(scheme.accent.hex);--on-accent:\(scheme.onAccent.hex);"
      + "--accent-ink:\(scheme.accentInk.hex);--wash:\(scheme.wash.hex);"
      + "--edge:\(scheme.edge.hex);"
  }

  /// A family name holds letters, digits, spaces and hyphens; nothing that could end the rule.
  private static func family(_ font: String) -> String {
    font.filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" }
  }
}

extension ThemeSheet {
  private static let sheets = Mutex<[Look: ThemeSheet]>([:])

  /// What a sheet depends on.
  private struct Look: Hashable {
    var accent: Colour
    var font: String?
    var scheme: Embedding.Scheme?
  }

  /// The sheet of a theme, worked out once: finding readable colours takes longer than a page.
  static func known(_ theme: Theme, _ scheme: Embedding.Scheme? = nil) -> ThemeSheet {
    let look = Look(accent: theme.accent, font: theme.font, scheme: scheme)
    if let sheet = sheets.withLock({ $0[look] }) { return sheet }
    let sheet = ThemeSheet(theme, scheme)
    sheets.withLock { sheets in
      // Whoever tries out colours must not fill the memory.
      if sheets.count >= 1000 { sheets.removeAll() }
      sheets[look] = sheet
    }
    return sheet
  }
}
