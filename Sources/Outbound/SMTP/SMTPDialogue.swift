/// What was said between us and a mail server, without secrets and without the mail itself.
package struct SMTPDialogue: Hashable, Sendable {
  package struct Line: Hashable, Sendable {
    package enum Speaker: Sendable { case client, server }
    package let speaker: Speaker
    package let text: String
  }

  package private(set) var lines: [Line] = []
  private let secrets: [String]
  private var isSigningIn = false

  private static let lineLimit = 500
  private static let countLimit = 200

  /// - Parameter secrets: texts that are blotted out wherever they stand.
  package init(secrets: [String] = []) {
    self.secrets = secrets.filter { !$0.isEmpty }
  }

  package mutating func add(_ speaker: Line.Speaker, _ text: String) {
    for line in text.split(whereSeparator: \.isNewline) {
      let said = speaker == .client ? discreet(String(line)) : String(line)
      if speaker == .server, !line.hasPrefix("334") { isSigningIn = false }
      guard lines.count < Self.countLimit else { return }
      lines.append(Line(speaker: speaker, text: cleaned(said)))
    }
  }

  /// Everything from AUTH until the server has decided may be a credential.
  private mutating func discreet(_ command: String) -> String {
    if command.uppercased().hasPrefix("AUTH") {
      isSigningIn = true
      return command.split(separator: " ").prefix(2).joined(separator: " ") + " ***"
    }
    return isSigningIn ? "***" : command
  }

  /// A text on one line, of limited length, without secrets.
  package func cleaned(_ text: String) -> String {
    var result = MailText.singleLine(text)
    for secret in secrets { result = Self.blotted(result, secret) }
    return String(result.prefix(Self.lineLimit))
  }

  private static func blotted(_ text: String, _ secret: String) -> String {
    text.split(separator: secret, omittingEmptySubsequences: false).joined(separator: "***")
  }

  /// What was said before we took our leave: the answer to QUIT decides nothing.
  private var matter: ArraySlice<Line> {
    lines.prefix { $0.speaker == .server || !$0.text.uppercased().hasPrefix("QUIT") }
  }

  /// The server's last whole answer, such as `550 5.1.1 no such user`; a longer one on one line.
  package var lastReply: String? {
    let lines = matter
    guard let end = lines.lastIndex(where: { $0.speaker == .server }) else { return nil }
    var start = end
    let code = lines[end].text.prefix(3)
    while start > 0, lines[start - 1].speaker == .server,
      lines[start - 1].text.hasPrefix("\(code)-")
    {
      start -= 1
    }
    let rest = lines[start..<end].map { $0.text.dropFirst(4) } + [lines[end].text.dropFirst(4)]
    return cleaned("\(code) " + rest.joined(separator: " "))
  }

  /// The code of the server's last answer, such as 550.
  package var lastCode: Int? {
    matter.last { $0.speaker == .server }.flatMap { Int($0.text.prefix(3)) }
  }

  /// Whether our last command was part of signing in.
  package var endedSigningIn: Bool {
    guard let last = matter.last(where: { $0.speaker == .client })?.text else { return false }
    return last == "***" || last.uppercased().hasPrefix("AUTH")
  }

  /// Whether the server knows of the mail: from there on its refusals are about it.
  package var concernsMessage: Bool {
    lines.contains { $0.speaker == .client && $0.text.uppercased().hasPrefix("MAIL FROM") }
  }
}

/// What is printed or dumped holds the lines, and never what was blotted out of them.
extension SMTPDialogue: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String {
    lines.map { "\($0.speaker == .client ? ">" : "<") \($0.text)" }.joined(separator: "\n")
  }

  package var debugDescription: String { description }

  package var customMirror: Mirror { Mirror(self, children: ["lines": lines]) }
}
