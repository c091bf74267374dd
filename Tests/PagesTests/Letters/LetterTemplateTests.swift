import Pages
import Scheduling
import Testing

struct LetterTemplateTests {
  private static let builtIn = Message.Kind.allCases.flatMap { kind in
    [
      (kind, "en", LetterSource.english(kind)), (kind, "de", LetterSource.german(kind)),
    ]
  }

  /// Names of the values and sections in a template.
  private static func tags(_ source: String) -> Set<String> {
    Set(
      source.matches(of: /\{\{[#^\/]?([a-zA-Z]+)\}\}/).map { String($0.output.1) })
  }

  @Test(arguments: Message.Kind.allCases)
  func everyTagHasItsField(kind: Message.Kind) throws {
    let model = try Self.filledModel(kind)
    #expect(Set(kind.tags) == Set(model.values.keys))
    #expect(Set(kind.tags).count == kind.tags.count)
  }

  @Test(arguments: builtIn)
  func builtInLettersUseKnownTagsOnly(
    kind: Message.Kind, language: String, source: LetterSource
  ) throws {
    for part in [source.subject, source.text, source.html] {
      #expect(Self.tags(part).isSubset(of: kind.tags))
    }
    _ = try source.template(kind)
  }

  /// What one of the two says, the other says too.
  @Test(arguments: builtIn)
  func textAndHTMLTellTheSame(
    kind: Message.Kind, language: String, source: LetterSource
  ) {
    #expect(Self.tags(source.text) == Self.tags(source.html))
  }

  @Test(arguments: Message.Kind.allCases)
  func languagesTellTheSame(kind: Message.Kind) {
    #expect(Self.tags(LetterSource.english(kind).text) == Self.tags(LetterSource.german(kind).text))
  }

  @Test(arguments: [
    // part with the tag,  fault
    ("{{technican}}", LetterTemplate.Fault.unknownTag("technican", in: .text)),
    ("{{#when}}x{{/when}}{{nobody}}", .unknownTag("nobody", in: .text)),
    ("{{code}}", .unknownTag("code", in: .text)),
    ("{{accent}}", .unknownTag("accent", in: .text)),
    ("{{when.day}}", .unknownTag("when.day", in: .text)),
    ("{{reversed(when)}}", .unknownTag("reversed(when)", in: .text)),
    ("{{.}}", .tagNotAllowed(".", in: .text)),
    ("{{{reason}}}", .tagNotAllowed("{reason", in: .text)),
    ("{{&reason}}", .tagNotAllowed("&reason", in: .text)),
    ("{{> other}}", .tagNotAllowed("> other", in: .text)),
    ("{{=<% %>=}}", .tagNotAllowed("=<% %>=", in: .text)),
    ("{{% CONTENT_TYPE:HTML}}", .tagNotAllowed("% CONTENT_TYPE:HTML", in: .text)),
    ("{{}}", .tagNotAllowed("", in: .text)),
    ("{{when", .doesNotParse(in: .text)),
    ("{{#when}}never closed", .doesNotParse(in: .text)),
    ("never opened{{/when}}", .doesNotParse(in: .text)),
    ("{{#when}}{{#place}}{{/when}}{{/place}}", .doesNotParse(in: .text)),
  ])
  func faultyTemplatesAreRefused(text: String, fault: LetterTemplate.Fault) {
    #expect(throws: fault) {
      try LetterTemplate(.confirmed, subject: "x", text: text, html: "x")
    }
  }

  @Test func theFaultyPartIsNamed() {
    #expect(throws: LetterTemplate.Fault.unknownTag("x", in: .subject)) {
      try LetterTemplate(.confirmed, subject: "{{x}}", text: "", html: "")
    }
    #expect(throws: LetterTemplate.Fault.unknownTag("x", in: .html)) {
      try LetterTemplate(.confirmed, subject: "", text: "", html: "{{x}}")
    }
    #expect(throws: LetterTemplate.Fault.tooLong(in: .html)) {
      try LetterTemplate(
        .confirmed, subject: "", text: "", html: String(repeating: "x", count: 100_001))
    }
  }

  @Test func aTemplateOfTheStaffsOwn() throws {
    let template = try LetterTemplate(
      .confirmed, subject: "See you {{shortWhen}}",
      text: "{{! nobody reads this }}{{ service }}{{^reason}}!{{/reason}}",
      html: "<p class=\"line\">{{service}}</p>")
    let letter = template.letter(try Self.filledModel(.confirmed), LetterCast.head)
    #expect(letter.subject == "See you Thu 26 November, 8:00–12:00")
    #expect(letter.text.hasPrefix("Yearly service\n"))
    #expect(letter.html.contains("<p class=\"line\" style=\"margin:0 0 16px\">Yearly service</p>"))
  }

  /// A model in which nothing is missing.
  private static func filledModel(_ kind: Message.Kind) throws -> LetterModel {
    let anna = LetterCast.anna(zone: "America/New_York")
    guard kind != .portalInvitation else {
      guard case .invitation(let facts) = try LetterCast.invitation().content else {
        throw Missing()
      }
      let zone = try #require(LetterCast.zones.zone("Europe/Vaduz"))
      return PortalInvitationLetter(facts, to: anna, zone: zone, LetterCast.head)
        .model(language: "en")
    }
    guard kind != .appointmentInvitation else {
      let facts = AvailabilityFacts(
        topic: "Portfolio", names: ["Sara Beck"], inviter: "Tara", message: "As agreed.",
        url: "https://visits.example.com/i/key")
      return AvailabilityLetter(facts, to: anna, LetterCast.head).model(language: "en")
    }
    var facts = try LetterCast.visit()
    facts.previous = facts.slot
    facts.slot = try #require(Slot(text: "2026-11-26T07:00:00Z/2026-11-26T11:00:00Z"))
    var letter = BookingLetter(
      kind, facts, to: anna, zones: LetterZones(facts, anna, LetterCast.zones),
      createdAt: LetterCast.madeAt, LetterCast.head)
    letter.previous = "before"
    letter.reason = "why"
    letter.call = "We call you"
    letter.join = "https://meet.example/1"
    return letter.model(language: "en")
  }

  private struct Missing: Error {}
}
