import Foundation

/// One source file, taken apart into code, text literals and comments, so that a rule about code
/// is not set off by a sentence that mentions it.
struct SourceText: Sendable {
  /// Path from the repository's root, with `/`.
  let path: String
  /// The lines as written.
  let lines: [String]
  /// The same lines with comments and the insides of literals blanked out.
  let code: [String]
  /// The insides of the text literals, by line. Interpolated code is left out.
  let literals: [String]

  init(path: String, text: String) {
    self.path = path
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var splitter = Splitter(text)
    splitter.run()
    code = splitter.code
    literals = splitter.literals
  }

  var isSwift: Bool { path.hasSuffix(".swift") }

  /// The target that the file belongs to: `Storage` for `Sources/Storage/Ledger.swift`.
  var target: String {
    let parts = path.split(separator: "/")
    return parts.count > 2 && parts[0] == "Sources" ? String(parts[1]) : ""
  }

  /// The names that the file imports, with the line of each.
  var imports: [(line: Int, name: String)] {
    code.enumerated().compactMap { line, text in
      guard let match = text.firstMatch(of: /^\s*(?:@\w+(?:\(\w+\))?\s+)*(?:\w+\s+)?import\s+(.+)$/)
      else { return nil }
      // `import struct Foundation.Date` names the module second.
      let words = match.1.split(separator: " ")
      let name = words.last.map { $0.split(separator: ".").first ?? $0 } ?? ""
      return (line + 1, String(name))
    }
  }
}

/// A small reader of Swift's outer grammar: comments (nested), text literals of every kind and
/// interpolations. It knows nothing else of the language.
private struct Splitter {
  private let characters: [Character]
  private var at = 0
  var code: [String] = [""]
  var literals: [String] = [""]

  init(_ text: String) {
    characters = Array(text)
  }

  mutating func run() {
    while at < characters.count { readCode(untilParenthesis: false) }
  }

  private func sees(_ text: String) -> Bool {
    characters[at...].starts(with: text)
  }

  private mutating func take(code isCode: Bool = false, literal isLiteral: Bool = false) {
    let character = characters[at]
    at += 1
    if character.isNewline {
      code.append("")
      literals.append("")
    } else {
      code[code.count - 1].append(isCode ? character : " ")
      if isLiteral { literals[literals.count - 1].append(character) }
    }
  }

  private mutating func readCode(untilParenthesis: Bool) {
    var depth = 0
    while at < characters.count {
      if sees("//") {
        while at < characters.count, !characters[at].isNewline { take() }
      } else if sees("/*") {
        readBlockComment()
      } else if let pounds = literalStart() {
        readLiteral(pounds: pounds)
      } else {
        if characters[at] == "(" { depth += 1 }
        if characters[at] == ")" {
          if untilParenthesis && depth == 0 { return }
          depth -= 1
        }
        take(code: true)
      }
    }
  }

  private mutating func readBlockComment() {
    var depth = 0
    repeat {
      if sees("/*") {
        depth += 1
        take()
      } else if sees("*/") {
        depth -= 1
        take()
      }
      if at < characters.count { take() }
    } while depth > 0 && at < characters.count
  }

  /// The number of `#` before the quote if a text literal starts here.
  private func literalStart() -> Int? {
    var ahead = at
    while ahead < characters.count, characters[ahead] == "#" { ahead += 1 }
    return ahead < characters.count && characters[ahead] == "\"" ? ahead - at : nil
  }

  private mutating func readLiteral(pounds: Int) {
    let fence = String(repeating: "#", count: pounds)
    for _ in 0..<pounds { take(code: true) }
    let quotes = sees("\"\"\"") ? "\"\"\"" : "\""
    for _ in quotes { take(code: true) }
    // Between literals of one line, so that two of them never read as one.
    literals[literals.count - 1].append(" ")
    while at < characters.count {
      if sees(quotes + fence) {
        for _ in quotes + fence { take(code: true) }
        return
      }
      if quotes.count == 1 && characters[at].isNewline { return }
      if sees("\\" + fence + "(") {
        for _ in "\\" + fence + "(" { take() }
        readCode(untilParenthesis: true)
        if at < characters.count { take() }
      } else if sees("\\" + fence) {
        for _ in "\\" + fence { take(literal: true) }
        if at < characters.count { take(literal: true) }
      } else {
        take(literal: true)
      }
    }
  }
}
