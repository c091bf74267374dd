/// The targets that each target may import: the arrows of the architecture.
private let arrows: [String: Set<String>] = [
  "Scheduling": [],
  "StrictJSON": [],
  "Pages": ["Scheduling"],
  "Storage": ["Scheduling", "StrictJSON", "CSodium"],
  "Outbound": ["Pages", "Scheduling", "CCurl"],
  "Web": ["Pages", "Scheduling", "StrictJSON"],
  "Doorstep": ["Outbound", "Pages", "Scheduling", "Storage", "Web"],
]

private let ours: Set<String> = [
  "Scheduling", "StrictJSON", "Pages", "Storage", "Outbound", "Web", "Doorstep", "CSodium", "CCurl",
]

/// The frameworks that belong to one target alone.
private let homes: [String: String] = [
  "GRDB": "Storage", "Hummingbird": "Web", "Mustache": "Pages",
]

/// The numbers of the lines that match.
private func matches(_ lines: [String], _ pattern: () -> Regex<Substring>) -> [Int] {
  let pattern = pattern()
  return lines.enumerated().compactMap { $1.contains(pattern) ? $0 + 1 : nil }
}

private func importing(_ file: SourceText, where wrong: (String) -> Bool) -> [Int] {
  file.imports.filter { wrong($0.name) }.map(\.line)
}

extension Rule {
  static let all: [Rule] = placement + wording

  /// Where a thing may stand.
  private static let placement: [Rule] = [
    Rule(
      "imports follow the arrows",
      instead: "pass it in from Doorstep, or move the code to the target that may know it",
      bad: ("Sources/Web/A.swift", "internal import Storage\n"),
      good: ("Sources/Web/A.swift", "import Pages\npublic import Scheduling\n"),
      find: { file in
        guard let allowed = arrows[file.target] else { return [] }
        return importing(file) { ours.contains($0) && !allowed.contains($0) }
      }),
    Rule(
      "frameworks stay at home",
      instead: "SQL belongs to Storage, the HTTP server to Web, letters' templates to Pages",
      bad: ("Sources/Outbound/A.swift", "import GRDB\n"),
      good: ("Sources/Storage/A.swift", "import GRDB\n"),
      find: { file in
        guard arrows[file.target] != nil, file.target != "Doorstep" else { return [] }
        return importing(file) { name in homes[name].map { $0 != file.target } ?? false }
      }),
    Rule(
      "Scheduling stands alone",
      instead: "use the standard library and Synchronization; what else is needed is passed in",
      bad: ("Sources/Scheduling/A.swift", "public import struct Foundation.Date\n"),
      good: ("Sources/Scheduling/A.swift", "import Synchronization\n"),
      find: { file in
        guard file.target == "Scheduling" else { return [] }
        return importing(file) { $0 != "Synchronization" }
      }),
    Rule(
      "SQL in Storage",
      instead: "ask the ledger; statements stand in Sources/Storage",
      bad: ("Sources/Web/A.swift", "let text = \"SELECT id FROM appointment\"\n"),
      good: ("Sources/Web/A.swift", "// SELECT id FROM x\nlet text = \"Select a day\"\n"),
      find: { file in
        guard !file.target.isEmpty, file.target != "Storage" else { return [] }
        return matches(file.literals) {
          /\b(?:SELECT\s.*\bFROM|INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|(?:CREATE|ALTER|DROP)\s+(?:UNIQUE\s+)?(?:TABLE|INDEX|TRIGGER|VIEW)|PRAGMA\s+\w+)\b/
        }
      }),
    Rule(
      "HTML in Pages",
      instead: "write it as a page or a letter in Sources/Pages",
      bad: ("Sources/Web/A.swift", "let text = \"<p>Hello</p>\"\n"),
      good: ("Sources/Web/A.swift", "let text = \"<\\(id)@\\(host)>\"\nlet a: Array<a> = []\n"),
      find: { file in
        guard !file.target.isEmpty, file.target != "Pages" else { return [] }
        return matches(file.literals) {
          /<\/?(?:!doctype|html|head|body|main|title|meta|link|script|style|div|span|p|a|b|i|br|h[1-6]|ul|ol|li|dl|dt|dd|table|tr|td|th|form|input|label|button|select|option|textarea|section|header|footer|nav|img|svg|small|strong|em)(?:\s[^<]*)?\/?>/
        }
      }),
    Rule(
      "printing in Doorstep",
      instead: "use the logger that is passed in; only commands print",
      bad: ("Sources/Web/A.swift", "func f() { print(1) }\n"),
      good: ("Sources/Web/A.swift", "func f() { blueprint(1) } // print(1)\n"),
      find: { file in
        guard !file.target.isEmpty, file.target != "Doorstep" else { return [] }
        return matches(file.code) { /(?:^|[^\w.])(?:print|debugPrint|dump|NSLog)\(/ }
      }),
  ]

  /// What may not stand anywhere.
  private static let wording: [Rule] = [
    Rule(
      "time comes from the clock",
      instead: "take `now` from the clock or the transaction that is passed in",
      bad: ("Sources/Storage/A.swift", "let now = Date()\n"),
      good: ("Sources/Storage/A.swift", "let day = LocalDate()\nlet then = Date(x)\n"),
      find: { file in
        guard !file.target.isEmpty else { return [] }
        return matches(file.code) {
          /\bDate\(\)|\bDate\.now\b|\bDate\(timeIntervalSinceNow|\btime\(nil\)|\bgettimeofday\(|\bclock_gettime\(/
        }
      }),
    Rule(
      "no traps",
      instead: "return a refusal, or throw: one request's fault must not end the server",
      bad: ("Sources/Web/A.swift", "let x = y as! Int\n"),
      good: ("Sources/Web/A.swift", "let x = y as? Int // not as!\nlet z = try? f()\n"),
      find: { file in
        guard !file.target.isEmpty else { return [] }
        return matches(file.code) { /\bfatalError\(|\bpreconditionFailure\(|\btry!|\bas!/ }
      }),
    Rule(
      "nothing unfinished",
      instead: "finish it, or file an issue",
      bad: ("Sources/Web/A.swift", "// TODO: later\n"),
      good: ("Sources/Web/A.swift", "// Todo lists are out of scope\n"),
      find: { file in matches(file.lines) { /\b(?:TODO|FIXME|XXX)\b/ } }),
    Rule(
      "no long files",
      instead: "look for the second noun inside and give it a file of its own",
      bad: ("Sources/Web/A.swift", String(repeating: "let a = 1\n", count: 401)),
      good: ("Sources/Web/A.swift", String(repeating: "let a = 1\n", count: 400)),
      // A final line break leaves one empty line behind it.
      find: { file in
        let count = file.lines.last == "" ? file.lines.count - 1 : file.lines.count
        return count > 400 ? [count] : []
      }),
    Rule(
      "names that say something",
      instead: "name it by what it is or does",
      bad: ("Sources/Web/A.swift", "package struct SessionManager {}\n"),
      good: ("Sources/Web/A.swift", "package struct Score {}\nlet sharedSecret = 1\n"),
      find: { file in
        let stem = file.path.split(separator: "/").dropFirst().joined(separator: "/")
        let inPath = stem.contains(/(?:Utils?|Helpers?|Manager|Shared|Core)(?:\/|\.\w+$)/)
        return (inPath ? [1] : [])
          + matches(file.code) {
            /\b(?:struct|class|enum|actor|protocol|typealias)\s+\w*(?:Utils?|Helpers?|Manager|Shared|Core)\b/
          }
      }),
    Rule(
      "no @testable",
      instead: "test through the package's own face; one release build serves every test",
      bad: ("Tests/WebTests/A.swift", "@testable import Web\n"),
      good: ("Tests/WebTests/A.swift", "import Web\n"),
      find: { file in matches(file.code) { /@testable/ } }),
  ]
}
