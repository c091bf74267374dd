/// The fields of a flow's form. Own fields are a table: `label.en-0`, `kind-0`, …
public enum FlowForm {
  public static let mostFields = 20
  public static let mostFlows = 50
  public static let mostChoices = 50
  static let choice = 100
  static let longText = 2000
  public static let showPrefix = "show."
  /// The texts, and how long they may be.
  static let texts: [(name: String, limit: Int, hasLines: Bool)] = [
    ("heading", TextLimit.title, false), ("introduction", longText, true),
    ("note", longText, true), ("done", longText, true),
  ]

  public static func fields(of flow: Flow) -> [String: String] {
    let (generate, book) = (flow.generate, flow.book)
    func number(_ value: Int?) -> String { value.map { "\($0)" } ?? "" }
    func flag(_ isOn: Bool) -> String { isOn ? "true" : "" }
    var fields: [String: String] = [
      "name": flow.name, "skipsPreview": flag(generate.skipsPreview),
      "site": generate.site?.rawValue ?? "", "topic": generate.topic?.rawValue ?? "",
      "territory": generate.territory?.rawValue ?? "", "mode": generate.mode?.rawValue ?? "",
      "message": generate.message,
    ]
    fields["firstDay"] = number(generate.firstDay)
    fields["lastDay"] = number(generate.lastDay)
    fields["expiry"] = number(generate.expiry)
    fields["maximum"] = number(generate.maximum)
    fields["whoFirst"] = flag(book.asksWhoFirst)
    fields["subject"] = book.subject.rawValue
    fields["description"] = book.description.rawValue
    fields["phone"] = book.phone.rawValue
    for part in GenerateFlow.Part.allCases where generate.shows(part) {
      fields[showPrefix + part.rawValue] = "true"
    }
    for (name, text) in [
      ("heading", book.heading), ("introduction", book.introduction), ("note", book.note),
      ("done", book.done),
    ] {
      for (language, words) in text.words { fields["\(name).\(language)"] = words }
    }
    return Rows.fields(of: book.own, row).merging(fields) { $1 }
  }

  private static func row(_ number: Int, _ field: OwnField) -> [String: String] {
    var fields = [
      "field-\(number)": field.id, "kind-\(number)": field.kind.rawValue,
      "required-\(number)": field.isRequired ? "true" : "",
      "choices-\(number)": field.choices.joined(separator: "\n"),
      "position-\(number)": "\(number + 1)",
    ]
    for (language, words) in field.label.words { fields["label.\(language)-\(number)"] = words }
    for (language, words) in field.hint.words { fields["hint.\(language)-\(number)"] = words }
    return fields
  }

  /// - Parameter moment: own fields that are new are named by it.
  static func read(
    _ reader: inout FormReader, into flow: inout Flow, _ catalogue: Catalogue, sites: [Site],
    at moment: Instant
  ) {
    flow.name = reader.text("name", atMost: TextLimit.title)
    let (name, id) = (flow.name.lowercased(), flow.id)
    if catalogue.flows.contains(where: { $0.id != id && $0.name.lowercased() == name }) {
      reader.fault("name", .taken)
    }
    generate(&reader, &flow.generate, catalogue, sites)
    book(&reader, &flow.book, moment)
  }

  private static func generate(
    _ reader: inout FormReader, _ flow: inout GenerateFlow, _ catalogue: Catalogue, _ sites: [Site]
  ) {
    flow.hidden = GenerateFlow.Part.allCases.filter { !reader.flag(showPrefix + $0.rawValue) }
    flow.skipsPreview = reader.flag("skipsPreview")
    flow.site = reader.identifier("site") { id in sites.contains { $0.id == id } }
    flow.topic = reader.topic("topic", catalogue)
    flow.territory = reader.identifier("territory") { catalogue.territories[$0] != nil }
    flow.mode = reader.raw("mode").isEmpty ? nil : reader.choice("mode", else: .onSite)
    let days = AppointmentInvitation.furthestDay
    flow.firstDay = reader.optionalInteger("firstDay", 0...days)
    flow.lastDay = reader.optionalInteger("lastDay", 0...days)
    flow.expiry = reader.optionalInteger("expiry", 0...days)
    flow.maximum = reader.optionalInteger("maximum", 1...SharingForm.mostBookings)
    flow.message = reader.text(
      "message", atMost: SharingForm.message, isRequired: false, hasLines: true)
    guard !flow.shows(.about) else { return }
    // Nobody could say it.
    for name in ["topic", "territory"] where reader.raw(name).isEmpty {
      reader.fault(name, .missing)
    }
  }

  private static func book(
    _ reader: inout FormReader, _ flow: inout BookFlow, _ moment: Instant
  ) {
    let texts = texts.map { reader.words($0.name, atMost: $0.limit, hasLines: $0.hasLines) }
    (flow.heading, flow.introduction, flow.note, flow.done) =
      (texts[0], texts[1], texts[2], texts[3])
    flow.asksWhoFirst = reader.flag("whoFirst")
    flow.subject = reader.choice("subject", else: .optional)
    flow.description = reader.choice("description", else: .optional)
    flow.phone = reader.choice("phone", else: .optional)
    var known: Set<String> = []
    let rows = Rows.read(&reader, "kind", atMost: mostFields) { reader, row -> Row? in
      guard var field = own(&reader, row) else { return nil }
      if !OwnField.isID(field.id) || !known.insert(field.id).inserted {
        field.id = String(moment.seconds, radix: 36) + "\(row)"
        known.insert(field.id)
      }
      let position = reader.optionalInteger("position-\(row)", 0...9999)
      return Row(position: position ?? 10_000 + row, number: row, field: field)
    }
    flow.own = rows.sorted { ($0.position, $0.number) < ($1.position, $1.number) }.map(\.field)
  }

  private struct Row: Hashable {
    var position: Int
    var number: Int
    var field: OwnField
  }

  /// Nil: a row without a label is none.
  private static func own(_ reader: inout FormReader, _ row: Int) -> OwnField? {
    let label = reader.words("label", row, atMost: OwnField.line)
    let hint = reader.words("hint", row, atMost: OwnField.line)
    let choices = reader.text(
      "choices-\(row)", atMost: TextLimit.description, isRequired: false, hasLines: true
    ).split(whereSeparator: \.isNewline).map { String($0).trimmed }.filter { !$0.isEmpty }
    let id = reader.raw("field-\(row)")
    guard !label.isEmpty else {
      if id.isEmpty, !hint.isEmpty || !choices.isEmpty {
        reader.fault("label.\(ProfileForm.languages[0])-\(row)", .missing)
      }
      return nil
    }
    let kind: OwnField.Kind = reader.choice("kind-\(row)", else: .text)
    if kind == .choice {
      let name = "choices-\(row)"
      if choices.count < 2 { reader.fault(name, .missing) }
      if choices.count > mostChoices { reader.fault(name, .tooMany(mostChoices)) }
      if choices.contains(where: { $0.count > choice }) { reader.fault(name, .tooLong(choice)) }
      if Set(choices).count < choices.count { reader.fault(name, .standsTwice) }
    }
    return OwnField(
      id: id, label: label, hint: hint, kind: kind, isRequired: reader.flag("required-\(row)"),
      choices: kind == .choice ? choices : [])
  }
}

extension FormReader {
  /// Nil when it is empty or at fault.
  mutating func optionalInteger(_ name: String, _ range: ClosedRange<Int>) -> Int? {
    raw(name).isEmpty ? nil : integer(name, range)
  }

  /// A text in each language: `heading.en`, or of a table's row `label.en-0`.
  mutating func words(
    _ name: String, _ row: Int? = nil, atMost limit: Int, hasLines: Bool = false
  ) -> FlowText {
    let end = row.map { "-\($0)" } ?? ""
    var words: [String: String] = [:]
    for language in ProfileForm.languages {
      words[language] = text(
        "\(name).\(language)\(end)", atMost: limit, isRequired: false, hasLines: hasLines)
    }
    return FlowText(words)
  }
}

/// What came of looking at a flow before it is saved.
public enum FlowPreview: Sendable {
  case ready(Flow)
  case faulty([FormFault])
  case notFound
}

extension Scheduler {
  /// Changes a flow, or adds one (`id` nil).
  public func saveFlow(
    _ typed: TypedForm, id: FlowID?, for viewer: StaffViewer, in organization: OrganizationID
  ) async throws -> EditAnswer {
    guard viewer.may(.administer) else { return .notFound }
    return try await store.write(organization) { ledger in
      let (catalogue, sites, now) = (try ledger.catalogue(), try ledger.sites(), ledger.now)
      let standing = id.map { catalogue.flow($0) } ?? Flow(id: identifier(now: now), name: "")
      guard let standing else { return .notFound }
      if id == nil, catalogue.flows.count >= FlowForm.mostFlows {
        return .faulty([FormFault(field: "name", reason: .tooMany(FlowForm.mostFlows))])
      }
      return try RecordForm<Flow>(
        event: id == nil ? "flow.created" : "flow.changed", fields: FlowForm.fields,
        read: { FlowForm.read(&$0, into: &$1, catalogue, sites: sites, at: now) }
      ).settle(
        typed, on: standing, id: standing.id.rawValue, isNew: id == nil, by: viewer, ledger, zones
      ) {
        try ledger.save($0)
      }
    }
  }

  /// The flow as it was typed; nothing is saved.
  public func previewFlow(
    _ typed: TypedForm, id: FlowID?, for viewer: StaffViewer, in organization: OrganizationID
  ) async throws -> FlowPreview {
    guard viewer.may(.administer) else { return .notFound }
    return try await store.read(organization) { ledger in
      let (catalogue, sites, now) = (try ledger.catalogue(), try ledger.sites(), ledger.now)
      let standing = id.map { catalogue.flow($0) } ?? Flow(id: identifier(now: now), name: "")
      guard var flow = standing else { return .notFound }
      var reader = FormReader(typed.fields, zones: zones)
      FlowForm.read(&reader, into: &flow, catalogue, sites: sites, at: now)
      return reader.faults.isEmpty ? .ready(flow) : .faulty(reader.faults)
    }
  }

  /// Deletes a flow. Sites and invitations that ran in it run in the usual version, quick actions
  /// that opened it are switched off. False: there is none.
  public func deleteFlow(
    _ id: FlowID, for viewer: StaffViewer, in organization: OrganizationID
  ) async throws -> Bool {
    guard viewer.may(.administer) else { return false }
    return try await store.write(organization) { ledger in
      let catalogue = try ledger.catalogue()
      guard let flow = catalogue.flow(id) else { return false }
      for var site in try ledger.sites() where site.sharing.flow == id {
        let before = SiteForm.fields(of: site)
        site.sharing.flow = nil
        try ledger.save(site)
        try ledger.record(
          JournalChange(from: before, to: SiteForm.fields(of: site))
            .entry("site.changed", on: site.id.rawValue, by: viewer))
      }
      for var action in catalogue.quickActions where action.flow == id {
        let before = QuickActionForm.fields(of: action)
        (action.flow, action.isActive) = (nil, false)
        try ledger.save(action)
        try ledger.record(
          JournalChange(from: before, to: QuickActionForm.fields(of: action))
            .entry("quickAction.changed", on: action.id.rawValue, by: viewer))
      }
      try ledger.delete(id)
      try ledger.record(
        JournalChange(from: FlowForm.fields(of: flow), to: [:])
          .entry("flow.deleted", on: id.rawValue, by: viewer))
      return true
    }
  }
}
