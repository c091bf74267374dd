public enum FlowKind: IdentifierKind { public static let prefix = "flw" }
public typealias FlowID = Identifier<FlowKind>

/// A version of *Generate* and of *Book* that administrators have made. A site can say that it runs,
/// and an invitation, whose word comes first.
public struct Flow: Hashable, Sendable {
  public var id: FlowID
  public var name: String
  public var generate: GenerateFlow
  public var book: BookFlow

  public init(
    id: FlowID, name: String, generate: GenerateFlow = GenerateFlow(), book: BookFlow = BookFlow()
  ) {
    self.id = id
    self.name = name
    self.generate = generate
    self.book = book
  }
}

/// A text that an organisation writes for its customers, in some of the languages of the pages.
public struct FlowText: Hashable, Sendable {
  /// By language tag, one of `ProfileForm.languages`; empty texts are left out.
  public private(set) var words: [String: String]

  public init(_ words: [String: String] = [:]) {
    self.words = words.filter { !$0.value.isEmpty }
  }

  public var isEmpty: Bool { words.isEmpty }

  /// In that language, else in the first that there is; empty: there is none.
  public func text(in language: String) -> String {
    words[language] ?? ProfileForm.languages.lazy.compactMap { words[$0] }.first ?? ""
  }
}

extension FlowText: Codable {
  public init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode([String: String].self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(words)
  }
}

/// How availability is shared: what is asked, and what is filled in.
public struct GenerateFlow: Hashable, Sendable, Codable {
  /// What the form asks.
  public enum Part: String, Sendable, Codable, CaseIterable {
    /// Site, topic and territory. Left out only if topic and territory are filled in.
    case about
    case mode
    /// First and last day.
    case days
    /// Expiry and most bookings.
    case limits
    case anonymous, message
    /// For whom it is. Asked all the same where several people of an account could be meant.
    case client
  }

  /// Not asked: what is filled in stands. In the order of `Part`, each once.
  public var hidden: [Part] = []
  /// No times are shown before an invitation is made.
  public var skipsPreview = false
  public var site: SiteID?
  public var topic: InvitationTopic?
  public var territory: TerritoryID?
  public var mode: Venue?
  /// Days from the day of making to the first day.
  public var firstDay: Int?
  /// Days from the first day to the last one.
  public var lastDay: Int?
  /// Days from the day of making to the last day of the URL.
  public var expiry: Int?
  public var maximum: Int?
  public var message = ""

  public init() {}

  public func shows(_ part: Part) -> Bool { !hidden.contains(part) }

  /// What the form begins with, by the names of its inputs.
  public func values(today: LocalDate) -> [String: String] {
    let first = today + (firstDay ?? 0)
    return [
      "mode": mode?.rawValue ?? "", "first": first.iso8601,
      "last": lastDay.map { (first + $0).iso8601 } ?? "",
      "expires": expiry.map { (today + $0).iso8601 } ?? "",
      "maximum": maximum.map { "\($0)" } ?? "", "message": message,
    ]
  }

  /// The inputs of a part for which `values` stands when it isn't asked.
  private static func inputs(of part: Part) -> [String] {
    switch part {
    case .about, .client: []
    case .mode: ["mode"]
    case .days: ["first", "last"]
    case .limits: ["expires", "maximum"]
    case .anonymous: ["anonymous"]
    case .message: ["message"]
    }
  }

  /// What was typed, with what isn't asked as it is filled in: nothing else counts.
  func completed(_ typed: [String: String], today: LocalDate) -> [String: String] {
    let values = values(today: today)
    var fields = hidden.flatMap(Self.inputs).reduce(into: typed) { $0[$1] = values[$1] ?? "" }
    guard !shows(.about) else { return fields }
    for (name, value) in [
      ("site", site?.rawValue), ("topic", topic?.rawValue), ("territory", territory?.rawValue),
    ] {
      if let value { fields[name] = value }
    }
    return fields
  }

  /// What the quick action fills in that opened the form goes before what the flow does.
  public func filled(by action: QuickAction?) -> GenerateFlow {
    guard let action else { return self }
    var flow = self
    flow.site = action.site ?? site
    flow.topic = action.topic ?? topic
    flow.territory = action.territory ?? territory
    flow.mode = action.mode ?? mode
    return flow
  }
}

/// What whoever opens an invitation reads and is asked.
public struct BookFlow: Hashable, Sendable, Codable {
  /// Whether a field of ours is asked.
  public enum Presence: String, Sendable, Codable, CaseIterable { case optional, required, hidden }

  /// Instead of the topic's name.
  public var heading = FlowText()
  public var introduction = FlowText()
  /// Above the form in which the time is checked.
  public var note = FlowText()
  /// On the page after booking.
  public var done = FlowText()
  /// The visitor's name comes before what it is about.
  public var asksWhoFirst = false
  public var subject = Presence.optional
  public var description = Presence.optional
  /// Of guests.
  public var phone = Presence.optional
  /// In the order in which they are asked.
  public var own: [OwnField] = []

  public init() {}
}

/// A field that an organisation adds to what it asks of whoever books.
public struct OwnField: Hashable, Sendable, Codable {
  /// 1 to 20 letters and digits, within the flow. It never changes, whatever becomes of the rest.
  public var id: String
  public var label: FlowText
  public var hint: FlowText
  public var kind: Kind
  /// A box must be ticked, anything else filled in.
  public var isRequired: Bool
  /// Of a choice: at least two, as they are shown and kept.
  public var choices: [String]

  public enum Kind: String, Sendable, Codable, CaseIterable {
    case text, longText, choice, checkbox, phone
  }

  public init(
    id: String, label: FlowText, hint: FlowText = FlowText(), kind: Kind, isRequired: Bool = false,
    choices: [String] = []
  ) {
    self.id = id
    self.label = label
    self.hint = hint
    self.kind = kind
    self.isRequired = isRequired
    self.choices = choices
  }

  public static func isID(_ text: String) -> Bool {
    (1...20).contains(text.utf8.count)
      && text.utf8.allSatisfy { $0.isDigit || (97...122).contains($0) }
  }
}

extension Catalogue {
  public func flow(_ id: FlowID?) -> Flow? {
    id.flatMap { id in flows.first { $0.id == id } }
  }

  /// The version that an invitation runs in: its own, else the site's; nil: the usual one.
  public func flow(of invitation: AppointmentInvitation, at site: Site) -> Flow? {
    flow(invitation.flow) ?? flow(site.sharing.flow)
  }
}

public protocol FlowLedger {
  func save(_ flow: Flow) throws
  /// Takes it out of invitations, too; no site and no quick action may name it.
  func delete(_ flow: FlowID) throws
  func save(_ action: QuickAction) throws
  func delete(_ action: QuickActionID) throws
  /// Nobody reads any more what a contact answered when booking.
  func forgetAnswers(of contact: ContactID) throws
}
