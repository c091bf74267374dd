import Pages
import Testing

/// A visitor's text, an organisation's settings and a mail's content are text wherever they stand.
@Suite struct EscapingTests {
  static let canary = "\"'><script>alert(7)</script><img src=x onerror=alert(7)>&lt;"
  static let typed = Samples(typed: { $0 + canary }).pages

  @Test(arguments: typed.map(\.name))
  func hidesNoMarkupInTexts(name: String) throws {
    let html = try #require(Self.typed.first { $0.name == name }).html.string
    #expect(!html.contains("<script>"))
    #expect(!html.contains("<img src=x"))
    #expect(html.contains("alert(7)"), "the canary must have reached this page")
    let markup = Markup(html)
    #expect(markup.faults.isEmpty)
    for tag in markup.tags {
      #expect(!tag.attributes.keys.contains { $0.hasPrefix("on") }, "\(tag.name)")
    }
  }

  /// The same pages with and without the canary have the same elements in the same order.
  @Test func changesNoStructure() {
    for (plain, attacked) in zip(Samples().pages, Self.typed) {
      let names = Markup(plain.html.string).tags.map(\.name)
      let attackedNames = Markup(attacked.html.string).tags.map(\.name)
      #expect(names == attackedNames, "\(plain.name)")
    }
  }

  @Test(arguments: [
    ("&", "&amp;"), ("<b>", "&lt;b&gt;"), ("\"a\" 'b'", "&quot;a&quot; &#39;b&#39;"),
    ("Städtle 3 – «ß» 👩🏽‍🔧", "Städtle 3 – «ß» 👩🏽‍🔧"), ("a\u{0}b", "a\u{FFFD}b"), ("", ""),
  ])
  func escapes(text: String, written: String) {
    var html = HTML()
    html.p(text, .title(text))
    #expect(html.string == "<p title=\"\(written)\">\(written)</p>")
  }

  @Test(arguments: [
    // address                       written
    ("/appointments/1?x=1", "/appointments/1?x=1"),
    ("https://example.com/a", "https://example.com/a"),
    ("mailto:a@example.com", "mailto:a@example.com"),
    ("tel:+4231234567", "tel:+4231234567"),
    ("#main", "#main"),
    ("javascript:alert(1)", "#"),
    ("JavaScript:alert(1)", "#"),
    (" javascript:alert(1)", "#"),
    ("data:text/html,x", "#"),
    ("//elsewhere.example", "#"),
    ("/\\elsewhere.example", "#"),
  ])
  func linksLeadOnlyWhereWeMean(address: String, written: String) {
    var html = HTML()
    html.a("x", .href(address))
    #expect(html.string == "<a href=\"\(written)\">x</a>")
  }

  /// The font's name is the one text that gets into a style sheet.
  @Test func fontsCannotLeaveTheStyleSheet() {
    let theme = Theme(name: "A", font: "Inter\"}</style><script>alert(1)</script>")
    var html = HTML()
    html.style(ThemeSheet(theme), nonce: "n")
    #expect(!html.string.contains("script>"))
    #expect(html.string.contains("\"Interstylescriptalert1script\""))
  }

  @Test func textAreasKeepALeadingLineBreak() {
    let page = CancellationPage(visit: Samples().inspection, reason: "\nfirst")
    #expect(page.html(in: Samples().frame()).string.contains(">\n\nfirst</textarea>"))
  }
}
