internal import Mustache
package import Scheduling

/// The words of one kind of letter in one language, with `{{tags}}` for what differs from letter
/// to letter. Ours are built in; staff can write their own, and one that would fail is refused
/// when it is saved.
///
/// A template knows `{{tag}}`, `{{#tag}}…{{/tag}}` for what is only there with the tag,
/// `{{^tag}}…{{/tag}}` for the opposite, and `{{! remarks }}`. Values are always escaped.
package struct LetterTemplate: Sendable {
  package enum Part: String, Sendable, CaseIterable {
    case subject, text, html
  }

  package enum Fault: Error, Hashable, Sendable {
    /// This letter has no such tag.
    case unknownTag(String, in: Part)
    /// Mustache has it, letters don't: unescaped values, partials, other delimiters.
    case tagNotAllowed(String, in: Part)
    /// A section that isn't closed, a tag that isn't finished.
    case doesNotParse(in: Part)
    case tooLong(in: Part)
  }

  private let subject: MustacheTemplate
  private let text: MustacheTemplate
  private let html: MustacheTemplate

  /// UTF-8 bytes of one part.
  private static let limit = 100_000

  /// - Parameters:
  ///   - kind: decides which tags there are.
  ///   - html: the letter's body; `class="button"` and the other names of `LetterStyle` are styled.
  package init(
    _ kind: Message.Kind, subject: String, text: String, html: String
  ) throws(Fault) {
    let tags = kind.tags
    self.subject = try Self.parse(subject, .subject, tags)
    self.text = try Self.parse(text, .text, tags)
    self.html = try Self.parse(LetterStyle.inlined(html), .html, tags + LetterStyle.tags)
  }

  /// The letter with everything filled in.
  package func letter(_ model: LetterModel, _ head: Letterhead) -> Letter {
    let values = model.values
    let style = LetterStyle(head.theme)
    let subject = LetterText.singleLine(self.subject.render(values), limit: 200)
    let escaped = values.mapValues(LetterText.escaped)
    let body = html.render(escaped.merging(style.values) { ours, _ in ours })
    let frame = LetterFrame(head, style, language: model.language)
    return Letter(
      subject: subject, text: frame.text(self.text.render(values)),
      html: frame.html(body, title: subject), calendar: model.calendar)
  }

  private static func parse(
    _ source: String, _ part: Part, _ tags: [String]
  ) throws(Fault) -> MustacheTemplate {
    guard source.utf8.count <= limit else { throw .tooLong(in: part) }
    for tag in try LetterTag.all(in: source, part) where !tags.contains(tag) {
      throw .unknownTag(tag, in: part)
    }
    // The library escapes whole characters, and `<` with an accent on it is another character to
    // it but not to a browser. So values come escaped, and it leaves them alone.
    do {
      return try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}\n" + source)
    } catch {
      throw .doesNotParse(in: part)
    }
  }
}

/// Finds the tags of a template.
enum LetterTag {
  /// The names in the order in which they stand.
  static func all(
    in source: String, _ part: LetterTemplate.Part
  ) throws(LetterTemplate.Fault) -> [String] {
    var names: [String] = []
    for piece in source.split(separator: "{{", omittingEmptySubsequences: false).dropFirst() {
      let ends = piece.split(
        separator: "}}", maxSplits: 1, omittingEmptySubsequences: false)
      guard ends.count == 2, let tag = ends.first else { throw .doesNotParse(in: part) }
      switch tag.first {
      case "!": continue
      case "#", "^", "/": names.append(trimmed(tag.dropFirst()))
      case let first? where first.isLetter || first == " ": names.append(trimmed(tag))
      default: throw .tagNotAllowed(String(tag), in: part)
      }
    }
    return names
  }

  private static func trimmed(_ tag: Substring) -> String {
    tag.split(separator: " ").joined(separator: " ")
  }
}
