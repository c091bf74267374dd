internal import Scheduling

/// Customised flows, and the quick actions that open them.
extension CompanyReader {
  func flow(_ record: CompanyRecord) -> Flow {
    Flow(
      id: record.ownID(FlowID.self), name: record.text("name", 1...200),
      generate: record.record("generate", of: "generateFlow", generateFlow) ?? GenerateFlow(),
      book: record.record("book", of: "bookFlow", bookFlow) ?? BookFlow())
  }

  private func generateFlow(_ record: CompanyRecord) -> GenerateFlow {
    var flow = GenerateFlow()
    let hidden = record.words("hides", GenerateFlow.Part.self)
    flow.hidden = GenerateFlow.Part.allCases.filter(hidden.contains)
    flow.skipsPreview = record.flag("skipsPreview", else: false)
    flow.site = record.optionalReference("site", to: SiteID.self)
    flow.topic = record.topicReference("topic")
    flow.territory = record.optionalReference("territory", to: TerritoryID.self)
    flow.mode = mode(record)
    let days = 0...AppointmentInvitation.furthestDay
    flow.firstDay = record.optionalInteger("firstDay", days)
    flow.lastDay = record.optionalInteger("lastDay", days)
    flow.expiry = record.optionalInteger("expiry", days)
    flow.maximum = record.optionalInteger("maximum", 1...SharingForm.mostBookings)
    flow.message = record.optionalText("message", 0...4000, lines: true) ?? ""
    for (name, isFilled) in [
      ("topic", flow.topic != nil), ("territory", flow.territory != nil),
    ] where !flow.shows(.about) && !isFilled && !record.has(name) {
      record.fault(name, "is missing: “hides” has “about”")
    }
    return flow
  }

  private func mode(_ record: CompanyRecord) -> Venue? {
    let words = Venue.allCases.map { "“\($0.rawValue)”" }.joined(separator: ", ")
    return record.optionalText("mode", as: "one of \(words)") { Venue(rawValue: $0) }
  }

  private func bookFlow(_ record: CompanyRecord) -> BookFlow {
    var flow = BookFlow()
    flow.heading = flowText(record, "heading", 400, lines: false)
    flow.introduction = flowText(record, "introduction", 4000)
    flow.note = flowText(record, "note", 4000)
    flow.done = flowText(record, "done", 4000)
    flow.asksWhoFirst = record.flag("asksWhoFirst", else: false)
    flow.subject = record.choice("subject", else: .optional)
    flow.description = record.choice("description", else: .optional)
    flow.phone = record.choice("phone", else: .optional)
    flow.own = record.records("own", of: "ownField", atMost: FlowForm.mostFields, ownField)
    for (index, field) in flow.own.enumerated()
    where flow.own[..<index].contains(where: { $0.id == field.id }) {
      record.faults.add(.element(record.place(of: "own"), index), "has the id of another field")
    }
    return flow
  }

  private func ownField(_ record: CompanyRecord) -> OwnField {
    let id = record.text("id", as: "1 to 20 lower-case letters or digits") {
      OwnField.isID($0) ? $0 : nil
    }
    let label = flowText(record, "label", 400, lines: false)
    if label.isEmpty {
      record.fault("label", record.has("label") ? "must not be empty" : "is missing")
    }
    let field = OwnField(
      id: id ?? "", label: label, hint: flowText(record, "hint", 400, lines: false),
      kind: record.choice("kind", else: .text), isRequired: record.flag("isRequired", else: false),
      choices: record.list(
        "choices", atMost: FlowForm.mostChoices, as: "one line without spaces around it"
      ) {
        (1...200).contains($0.unicodeScalars.count) && !$0.contains(where: \.isNewline)
          && $0.first?.isWhitespace == false && $0.last?.isWhitespace == false ? $0 : nil
      })
    if field.kind == .choice, field.choices.count < 2 {
      record.fault("choices", "must have at least two")
    }
    if Set(field.choices).count < field.choices.count {
      record.fault("choices", "must not have one twice")
    }
    return field
  }

  private func flowText(
    _ record: CompanyRecord, _ name: String, _ length: Int, lines: Bool = true
  ) -> FlowText {
    record.record(name, of: "flowText") { record in
      var words: [String: String] = [:]
      for language in ProfileForm.languages {
        words[language] = record.optionalText(language, 0...length, lines: lines)
      }
      return FlowText(words)
    } ?? FlowText()
  }

  func quickAction(_ record: CompanyRecord) -> QuickAction {
    let action = QuickAction(
      id: record.ownID(QuickActionID.self),
      label: flowText(record, "label", 200, lines: false),
      flow: record.optionalReference("flow", to: FlowID.self),
      site: record.optionalReference("site", to: SiteID.self),
      topic: record.topicReference("topic"),
      territory: record.optionalReference("territory", to: TerritoryID.self),
      mode: mode(record), pages: record.words("pages", QuickAction.Page.self),
      roles: record.references("roles", to: WebRoleID.self),
      position: record.integer("position", 0...9999, else: 0),
      isActive: record.flag("isActive", else: true),
      isPlaced: record.flag("isPlaced", else: false))
    if action.label.isEmpty {
      record.fault("label", record.has("label") ? "must not be empty" : "is missing")
    }
    return action
  }

  func visitAnswer(_ record: CompanyRecord) -> VisitAnswer {
    VisitAnswer(
      field: record.text("field", as: "1 to 20 lower-case letters or digits") {
        OwnField.isID($0) ? $0 : nil
      } ?? "", label: record.text("label", 1...400), kind: record.choice("kind", else: .text),
      value: record.optionalText("value", 0...20_000, lines: true) ?? "")
  }
}

extension CompanyRecord {
  /// Words of an enumeration, each once.
  fileprivate func words<Word: RawRepresentable<String> & CaseIterable & Hashable>(
    _ name: String, _ kind: Word.Type
  ) -> Set<Word> {
    let known = Word.allCases.map { "“\($0.rawValue)”" }.joined(separator: ", ")
    return Set(list(name, atMost: 20, as: "one of \(known)") { Word(rawValue: $0) })
  }
}
