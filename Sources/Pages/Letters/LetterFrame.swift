/// What stands around every letter: the organisation's name above, how to reach it below.
struct LetterFrame {
  private let head: Letterhead
  private let style: LetterStyle
  private let language: String

  init(_ head: Letterhead, _ style: LetterStyle, language: String) {
    self.head = head
    self.style = style
    self.language = language
  }

  func text(_ body: String) -> String {
    Self.tidied(body) + "\n\n" + ([head.theme.name] + contacts).joined(separator: "\n") + "\n"
  }

  func html(_ body: String, title: String) -> String {
    let accent = style.values["accent"] ?? ""
    let foot = ([head.theme.name] + contacts).map(LetterText.escaped).joined(separator: "<br>")
    return """
      <!doctype html>
      <html lang="\(LetterText.escaped(language))">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width,initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="supported-color-schemes" content="light dark">
      <title>\(LetterText.escaped(title))</title>
      <style>:root{color-scheme:light dark}\(style.dark)</style>
      </head>
      <body class="paper" style="margin:0;padding:16px 8px;background:#faf8f5;color:#1d1c1a;\
      font:400 16px/1.55 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif">
      <div class="card" style="max-width:560px;margin:0 auto;padding:24px 20px;background:#ffffff;\
      border:1px solid #e6e1d9;border-radius:14px">
      <header style="margin:0 0 24px;font-weight:650"><span class="mark" style="display:inline-block;\
      width:22px;height:22px;margin-right:10px;border-radius:6px;vertical-align:-5px;\
      background:\(accent)"></span>\(LetterText.escaped(head.theme.name))</header>
      <main>
      \(body)
      </main>
      <footer class="foot" style="margin:28px 0 0;padding:16px 0 0;border-top:1px solid #e6e1d9;\
      color:#5f5b55;font-size:14px">\(foot)</footer>
      </div>
      </body>
      </html>

      """
  }

  private var contacts: [String] {
    let texts = LetterTexts.language(language)
    let ways = [head.theme.contactPhone, head.theme.contactEmail].compactMap { $0 }
      .map { LetterText.singleLine($0) }.filter { !$0.isEmpty }
    let questions = ways.isEmpty ? [] : ["\(texts.questions) \(ways.joined(separator: " · "))"]
    let footer = head.theme.footer.map { LetterText.lines($0) } ?? ""
    return questions + (footer.isEmpty ? [] : [footer])
  }

  /// At most one empty line in a row, none at the ends: sections that were left out leave holes.
  private static func tidied(_ text: String) -> String {
    var lines: [Substring] = []
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let isEmpty = line.allSatisfy(\.isWhitespace)
      if isEmpty, lines.last?.isEmpty ?? true { continue }
      lines.append(isEmpty ? "" : line)
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.joined(separator: "\n")
  }
}
