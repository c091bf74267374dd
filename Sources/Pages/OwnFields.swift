package import Scheduling

extension HTML {
  /// An own field of the organisation, as whoever books fills it in.
  mutating func ownField(
    _ field: OwnField, _ values: [String: String], _ errors: FieldErrors, _ texts: Texts
  ) {
    let (name, value) = (field.input, values[field.input] ?? "")
    let label = field.label.text(in: texts.language)
    let words = field.hint.text(in: texts.language)
    let hint = words.isEmpty ? nil : words
    switch field.kind {
    case .text, .longText, .phone:
      let isPhone = field.kind == .phone
      let isLong = field.kind == .longText
      self.field(
        TextField(
          name: name, label: label, value: value, type: isPhone ? "tel" : "text", hint: hint,
          autocomplete: isPhone ? "tel" : "off", inputMode: isPhone ? "tel" : nil,
          maxLength: isPhone ? TextLimit.phone : isLong ? OwnField.longText : OwnField.line,
          isRequired: field.isRequired, rows: isLong ? 3 : nil), errors, texts)
    case .choice:
      selectField(
        name, label: label, value: value,
        choices: [.none] + field.choices.map { Choice(value: $0, label: $0) }, hint: hint,
        isRequired: field.isRequired, isMarked: true, errors, texts)
    case .checkbox:
      div(class: "field") { html in
        html.fieldError(errors[name], for: name)
        html.checkbox(name, label: label, isOn: value == "true")
        if let hint { html.p(hint, class: "hint") }
      }
    }
  }

  /// What was answered to own fields, among other facts.
  mutating func answers(_ answers: [VisitAnswer], _ texts: Texts) {
    for answer in answers {
      let isTicked = answer.value.isEmpty ? texts.flows.no : texts.flows.yes
      fact(answer.label, answer.kind == .checkbox ? isTicked : answer.value)
    }
  }

  /// A text of the organisation's own; nothing where it has none.
  mutating func flowText(_ text: FlowText?, class names: String, _ texts: Texts) {
    guard let words = text?.text(in: texts.language), !words.isEmpty else { return }
    p(words, class: names)
  }
}

extension Texts {
  /// What is wrong with what was asked of whoever books. What is missing is called by its label.
  package func messages(_ faults: [FormFault], of flow: BookFlow?) -> FieldErrors {
    var labels = ["subject": invited.subject, "description": invited.description]
    for field in flow?.own ?? [] { labels[field.input] = field.label.text(in: language) }
    return messages(faults).merging(
      faults.filter { $0.reason == .missing }
        .compactMap { fault in labels[fault.field].map { (fault.field, errors.required($0)) } }
    ) { $1 }
  }
}
