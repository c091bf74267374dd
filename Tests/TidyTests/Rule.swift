import Testing

/// One rule of style: what it looks for, and what to write instead.
struct Rule: Sendable, CustomTestStringConvertible {
  let name: String
  /// What to do about a finding; it stands in the failure's text.
  let instead: String
  /// A file that breaks the rule, so that the rule itself is known to work.
  let bad: SourceText
  /// A file that looks alike and keeps it.
  let good: SourceText
  /// The numbers (from 1) of the lines that break the rule.
  let find: @Sendable (SourceText) -> [Int]

  var testDescription: String { name }

  init(
    _ name: String, instead: String, bad: (String, String), good: (String, String),
    find: @escaping @Sendable (SourceText) -> [Int]
  ) {
    self.name = name
    self.instead = instead
    self.bad = SourceText(path: bad.0, text: bad.1)
    self.good = SourceText(path: good.0, text: good.1)
    self.find = find
  }
}

/// A place where a rule does not hold, with the reason: the only way round a rule.
struct Exception: Sendable {
  let rule: String
  /// A file, or a folder ending in `/`.
  let path: String
  let reason: String

  func covers(_ rule: Rule, _ file: SourceText) -> Bool {
    rule.name == self.rule && (path.hasSuffix("/") ? file.path.hasPrefix(path) : file.path == path)
  }
}

extension Exception {
  static let all: [Exception] = [
    Exception(
      rule: "Scheduling stands alone", path: "Sources/Scheduling/Plans/Travel.swift",
      reason: "great circles need libc's sine and cosine, in this file only"),
    Exception(
      rule: "time comes from the clock", path: "Sources/Doorstep/Running/SystemClock.swift",
      reason: "the one place that reads the clock on the wall"),
    Exception(
      rule: "nothing unfinished", path: "Tests/TidyTests/",
      reason: "names the words that it forbids"),
    Exception(
      rule: "no @testable", path: "Tests/TidyTests/",
      reason: "names the attribute that it forbids"),
  ]
}
