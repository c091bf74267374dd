/// What somebody answered to an organisation's own field. The field may change or go later: the
/// answer stays as it was given.
public struct VisitAnswer: Hashable, Sendable, Codable {
  public var field: String
  /// In the language of whoever answered.
  public var label: String
  public var kind: OwnField.Kind
  /// `true` or empty for a box; never empty for anything else.
  public var value: String

  public init(field: String, label: String, kind: OwnField.Kind, value: String) {
    self.field = field
    self.label = label
    self.kind = kind
    self.value = value
  }
}

extension OwnField {
  static let inputPrefix = "own."
  /// The most characters of a line, and of a long text.
  public static let line = 200
  public static let longText = TextLimit.comment

  /// The name of its input.
  public var input: String { Self.inputPrefix + id }

  /// What a form sent for fields like this one, by their names. Which of them a flow has is said
  /// later: a retry must stay the same wish when the flow has changed meanwhile.
  public static func answers(in fields: [String: String]) -> [String: String] {
    let named = fields.filter { $0.key.hasPrefix(inputPrefix) && !$0.value.isEmpty }
    guard named.count > 2 * FlowForm.mostFields else { return named }
    let first = named.sorted { $0.key < $1.key }.prefix(2 * FlowForm.mostFields)
    return Dictionary(first.map { ($0.key, $0.value) }) { own, _ in own }
  }

  /// Nil when there is no answer, or one that can't stand.
  fileprivate func answer(_ reader: inout FormReader, in language: String) -> VisitAnswer? {
    let value: String
    switch kind {
    case .text:
      value = reader.text(input, atMost: Self.line, isRequired: isRequired)
    case .longText:
      value = reader.text(
        input, atMost: Self.longText, isRequired: isRequired, hasLines: true)
    case .phone:
      if isRequired, reader.raw(input).isEmpty { reader.fault(input, .missing) }
      value =
        reader.optionalText(input, atMost: TextLimit.phone, as: .phone, ProfileForm.isPhone) ?? ""
    case .choice:
      value = reader.raw(input)
      if value.isEmpty, isRequired { reader.fault(input, .missing) }
      if !value.isEmpty, !choices.contains(value) { reader.fault(input, .notAChoice) }
    case .checkbox:
      value = reader.flag(input) ? "true" : ""
      if isRequired, value.isEmpty { reader.fault(input, .missing) }
    }
    guard kind == .checkbox || !value.isEmpty else { return nil }
    return VisitAnswer(field: id, label: label.text(in: language), kind: kind, value: value)
  }
}

extension BookFlow {
  /// Reads what was answered, and finds what is missing.
  func read(_ wish: InvitedWish, zones: ZoneSource) -> (answers: [VisitAnswer], [FormFault]) {
    var reader = FormReader(wish.answers, zones: zones)
    let answers = own.compactMap { $0.answer(&reader, in: wish.language) }
    let asked = [
      ("subject", subject, wish.subject), ("description", description, wish.description),
    ]
    let missing = asked.filter { $1 == .required && $2.allSatisfy(\.isWhitespace) }
      .map { FormFault(field: $0.0, reason: .missing) }
    return (answers, missing + reader.faults)
  }
}

extension InvitedWish {
  /// Without what isn't asked.
  func kept(by flow: BookFlow?) -> InvitedWish {
    guard let flow else { return self }
    var wish = self
    if flow.subject == .hidden { wish.subject = "" }
    if flow.description == .hidden { wish.description = "" }
    if flow.phone == .hidden { wish.guest?.phone = "" }
    return wish
  }

  /// Of what was answered, for the journal; empty: nothing was.
  func answersHash(_ secrets: Secrets) -> String {
    let given = answers.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }
    guard !given.isEmpty else { return "" }
    let text = given.map { "\($0.key)\u{0}\($0.value)" }.joined(separator: "\u{0}")
    return Secrets.base64URL(Array(secrets.fingerprint(text).bytes.prefix(16)))
  }
}

extension Scheduler {
  /// What whoever has booked by an invitation reads; nil: the usual.
  public func bookFlow(
    of id: AppointmentInvitationID, in organization: OrganizationID
  ) async throws -> BookFlow? {
    try await store.read(organization) { ledger in
      guard let invitation = try ledger.appointmentInvitation(id),
        let site = try ledger.sites().first(where: { $0.id == invitation.site })
      else { return nil }
      return try ledger.catalogue().flow(of: invitation, at: site)?.book
    }
  }
}
