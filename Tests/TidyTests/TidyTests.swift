import Foundation
import Testing

@Suite("The sources keep the style")
struct TidyTests {
  private static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Every source file of ours, Swift and Python.
  private static let files: [SourceText] = ["Sources", "Tests"].flatMap {
    (folder: String) -> [SourceText] in
    let walk = FileManager.default.enumerator(
      at: root.appending(path: folder), includingPropertiesForKeys: nil)
    return (walk?.compactMap { $0 as? URL } ?? [])
      .filter { ["swift", "py"].contains($0.pathExtension) }
      .compactMap { url in
        guard let text = try? String(contentsOf: url, encoding: .utf8) else { return nil }
        let path = url.path(percentEncoded: false)
          .dropFirst(root.path(percentEncoded: false).count)
        return SourceText(path: String(path), text: text)
      }
  }

  @Test("the sources were found")
  func found() {
    #expect(Self.files.count { $0.path.hasPrefix("Sources/") } > 10)
    #expect(Self.files.contains { $0.path == "Tests/TidyTests/TidyTests.swift" })
  }

  @Test(arguments: Rule.all)
  func isKept(rule: Rule) {
    for file in Self.files where !Exception.all.contains(where: { $0.covers(rule, file) }) {
      for line in rule.find(file) {
        Issue.record("\(file.path):\(line): \(rule.name): \(rule.instead)")
      }
    }
  }

  @Test(arguments: Rule.all)
  func findsItsSample(rule: Rule) {
    #expect(!rule.find(rule.bad).isEmpty)
    #expect(rule.find(rule.good).isEmpty)
  }

  @Test("every exception is still needed", arguments: Exception.all)
  func isNeeded(exception: Exception) {
    let rule = Rule.all.first { $0.name == exception.rule }
    let broken = Self.files.contains { file in
      guard let rule else { return false }
      return exception.covers(rule, file) && !rule.find(file).isEmpty
    }
    #expect(broken, "nothing at \(exception.path) breaks “\(exception.rule)” any more")
  }

  @Test(arguments: [
    // source                               code                        literals
    (#"let a = "x // y" // z"#, "let a = \"      \"     ", " x // y"),
    (#"f("a\(g("b"))c")"#, "f(\"   g(\" \") \u{20}\")", nil),
    ("/* a /* b */ c */ d", "                  d", ""),
    (##"let r = #"a"b\(c)"#"##, "let r = #\"       \"#", ##" a"b\(c)"##),
  ])
  func takesApart(source: String, code: String, literals: String?) {
    let file = SourceText(path: "Sources/Web/A.swift", text: source)
    #expect(file.code == [code])
    if let literals { #expect(file.literals == [literals]) }
  }
}
