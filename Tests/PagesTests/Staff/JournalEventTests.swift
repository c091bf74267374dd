import Foundation
import Pages
import Scheduling
import Testing

/// Every event that is written down has words in both languages.
@Suite("Events of the journal") struct JournalEventTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Texts of the sources of a target that look like an event: `appointment.booked`.
  private static func names(in target: String) throws -> Set<String> {
    let nouns = [
      "account", "apiKey", "appointment", "category", "company", "contact", "invitation", "logo",
      "mailbox", "message", "messages", "profile", "resource", "role", "serviceType", "settings",
      "skill", "staff", "territory",
    ]
    let name = try Regex(#""((\#(nouns.joined(separator: "|")))\.[a-z][A-Za-z]+)""#)
    let folder = root.appendingPathComponent("Sources/\(target)")
    let files = try #require(FileManager.default.enumerator(atPath: folder.path))
    var found: Set<String> = []
    for case let path as String in files where path.hasSuffix(".swift") {
      let text = try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
      for match in text.matches(of: name) {
        if let event = match.output[1].substring { found.insert(String(event)) }
      }
    }
    return found
  }

  @Test(arguments: Texts.all.map(\.language))
  func everyEventHasWords(language: String) throws {
    let written = try Self.names(in: "Scheduling").union(Self.names(in: "Storage"))
      .union(ResourceSection.allCases.map { "resource.\($0.rawValue)Changed" })
      .union(["category", "skill"].flatMap { ["\($0).created", "\($0).renamed"] })
    #expect(written.count > 50)
    let words = Texts.language(language).journalEvents
    #expect(written.subtracting(words.keys) == [])
    #expect(words.values.allSatisfy { !$0.isEmpty && !$0.contains(".") })
  }
}
