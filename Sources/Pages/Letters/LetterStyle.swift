/// How letters look. Mail programs keep inline styles and drop much else, so that each class of a
/// template is given its style where it stands; the classes serve the dark mode.
struct LetterStyle {
  /// Tags that only we fill, inside styles.
  static let tags = ["accent", "onAccent", "accentInk", "wash", "edge"]

  private static let classes: [(name: String, css: String)] = [
    ("title", "margin:0 0 16px;font-size:22px;line-height:1.25;font-weight:650"),
    ("line", "margin:0 0 16px"),
    ("facts", "margin:0 0 20px;padding:16px 18px;border-radius:12px;background:{{wash}}"),
    ("when", "margin:0 0 6px;font-size:18px;font-weight:650;line-height:1.35"),
    ("fact", "margin:6px 0 0"),
    ("soft", "margin:6px 0 0;color:#5f5b55"),
    (
      "button",
      "display:inline-block;margin:0 8px 10px 0;padding:12px 20px;border-radius:10px;"
        + "background:{{accent}};color:{{onAccent}};font-weight:600;text-decoration:none"
    ),
    (
      "quiet",
      "display:inline-block;margin:0 8px 10px 0;padding:11px 18px;border-radius:10px;"
        + "border:1px solid {{edge}};color:{{accentInk}};font-weight:600;text-decoration:none"
    ),
    (
      "code",
      "margin:0 0 20px;padding:14px 18px;border-radius:12px;background:{{wash}};"
        + "font:600 17px/1.4 ui-monospace,Menlo,Consolas,monospace;overflow-wrap:anywhere"
    ),
    ("written", "margin:6px 0 0;white-space:pre-line;overflow-wrap:anywhere"),
    ("link", "color:{{accentInk}};overflow-wrap:anywhere"),
  ]

  let values: [String: String]
  /// Rules for dark screens, where the program knows them.
  let dark: String

  init(_ theme: Theme) {
    let sheet = ThemeSheet(theme)
    let light = sheet.light
    values = [
      "accent": light.accent.hex, "onAccent": light.onAccent.hex, "accentInk": light.accentInk.hex,
      "wash": light.wash.hex, "edge": light.edge.hex,
    ]
    let scheme = sheet.dark
    dark = """
      @media (prefers-color-scheme:dark){\
      .paper{background:\(scheme.paper.hex)!important;color:#f1eeea!important}\
      .card{background:\(scheme.card.hex)!important;border-color:#35322d!important}\
      .facts,.code{background:\(scheme.wash.hex)!important}\
      .soft,.foot{color:#aaa49b!important}\
      .foot{border-color:#35322d!important}\
      .mark,.button{background:\(scheme.accent.hex)!important}\
      .button{color:\(scheme.onAccent.hex)!important}\
      .quiet{border-color:\(scheme.edge.hex)!important}\
      .quiet,.link{color:\(scheme.accentInk.hex)!important}}
      """
  }

  /// A template's HTML with the style of each class beside its name.
  static func inlined(_ html: String) -> String {
    classes.reduce(html) { html, style in
      let mark = "class=\"\(style.name)\""
      return html.split(separator: mark, omittingEmptySubsequences: false)
        .joined(separator: "\(mark) style=\"\(style.css)\"")
    }
  }
}
