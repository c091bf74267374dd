/// One line of input with its label, hint and error tied together.
struct TextField {
  let name: String
  let label: String
  var value = ""
  var type = "text"
  var hint: String?
  var placeholder: String?
  var autocomplete: String?
  var inputMode: String?
  var maxLength: Int?
  var isRequired = true
  /// Says that it is optional, if it is.
  var isMarked = true
  /// Several rows instead of one line.
  var rows: Int?
  /// What it is sent as; nil: as it is named on the page.
  var input: String?
}

/// A choice from a list.
package struct Choice: Hashable, Sendable {
  package var value: String
  package var label: String

  package init(value: String, label: String) {
    self.value = value
    self.label = label
  }
}

/// The state of a form that was refused: field names to messages. A message under the empty name is
/// about the form as a whole.
package typealias FieldErrors = [String: String]

extension HTML {
  /// A POST form. Browsers don't check it: their messages vanish and can't be styled or read again,
  /// ours stand next to the field.
  mutating func postForm(
    _ path: String, id: String? = nil, class names: String? = nil, _ content: Content
  ) {
    form(class: names, id: id, .method("post"), .action(path), .novalidate, content: content)
  }

  mutating func hiddenField(_ name: String, _ value: String?) {
    guard let value else { return }
    input(.type("hidden"), .name(name), .value(value))
  }

  mutating func field(_ field: TextField, _ errors: FieldErrors, _ texts: Texts) {
    let error = errors[field.name]
    div(class: "field") { html in
      html.fieldLabel(
        field.label, for: field.name, isRequired: field.isRequired || !field.isMarked, texts)
      html.fieldHint(field.hint, for: field.name)
      html.fieldError(error, for: field.name)
      let describedBy = html.description(of: field.name, hint: field.hint, error: error)
      let invalid = error == nil ? nil : "true"
      if let rows = field.rows {
        html.textArea(
          id: field.name,
          [
            .name(field.name), .rows(rows), .maxLength(field.maxLength),
            .placeholder(field.placeholder), .required(field.isRequired),
            .aria("describedby", describedBy), .aria("invalid", invalid),
          ], text: field.value)
      } else {
        html.input(
          id: field.name, .type(field.type), .name(field.input ?? field.name),
          .value(field.type == "password" ? "" : field.value), .maxLength(field.maxLength),
          .placeholder(field.placeholder), .autocomplete(field.autocomplete),
          .inputMode(field.inputMode), .required(field.isRequired),
          .aria("describedby", describedBy), .aria("invalid", invalid))
      }
    }
  }

  /// - Parameter isMarked: says that it is optional, if it is.
  mutating func selectField(
    _ name: String, label: String, value: String, choices: [Choice], hint: String? = nil,
    isRequired: Bool = true, isMarked: Bool = false, _ errors: FieldErrors, _ texts: Texts
  ) {
    let error = errors[name]
    div(class: "field") { html in
      html.fieldLabel(label, for: name, isRequired: isRequired || !isMarked, texts)
      html.fieldHint(hint, for: name)
      html.fieldError(error, for: name)
      let describedBy = html.description(of: name, hint: hint, error: error)
      html.select(
        id: name, .name(name), .required(isRequired), .aria("describedby", describedBy),
        .aria("invalid", error == nil ? nil : "true")
      ) { html in
        // A value that isn't in the list must not silently become the first one.
        if !choices.contains(where: { $0.value == value }) {
          html.option(value, .value(value), .selected(true))
        }
        for choice in choices {
          html.option(choice.label, .value(choice.value), .selected(choice.value == value))
        }
      }
    }
  }

  mutating func checkbox(_ name: String, label: String, isOn: Bool) {
    self.label(class: "check", .for(name)) { html in
      html.input(
        id: name, .type("checkbox"), .name(name), .value("true"), .checked(isOn))
      html.span(label)
    }
  }

  // MARK: Parts of a field

  private mutating func fieldLabel(
    _ text: String, for name: String, isRequired: Bool, _ texts: Texts
  ) {
    label(.for(name)) { html in
      html.text(text)
      guard !isRequired else { return }
      html.text(" ")
      html.span(texts.common.optional, class: "soft")
    }
  }

  private mutating func fieldHint(_ hint: String?, for name: String) {
    guard let hint else { return }
    p(hint, class: "hint", id: "\(name)-hint")
  }

  mutating func fieldError(_ error: String?, for name: String) {
    guard let error else { return }
    p(error, class: "error", id: "\(name)-error")
  }

  private func description(of name: String, hint: String?, error: String?) -> String? {
    let ids = [hint.map { _ in "\(name)-hint" }, error.map { _ in "\(name)-error" }]
    let present = ids.compactMap { $0 }
    return present.isEmpty ? nil : present.joined(separator: " ")
  }
}

// MARK: Error summary

extension HTML {
  /// Says at the top what is wrong, with a link to each field. It takes the focus, so that a screen
  /// reader begins there.
  /// - Parameter order: the form's fields from top to bottom.
  mutating func errorSummary(_ errors: FieldErrors, order: [String], _ texts: Texts) {
    guard !errors.isEmpty else { return }
    let known = order.filter { errors[$0] != nil }
    let others = errors.keys.filter { !order.contains($0) }.sorted()
    div(class: "flash problem", id: "errors", .role("alert"), .tabIndex(-1), .autofocus(true)) {
      html in
      let general = errors[""]
      if known.isEmpty, others.count == 1, let message = errors[others[0]] {
        html.p(message)
        return
      }
      html.h2(texts.common.tooManyErrors(errors.count))
      html.ul { html in
        if let general { html.li(general) }
        for name in known {
          html.li { $0.a(errors[name] ?? "", .href("#\(name)")) }
        }
        for name in others where !name.isEmpty { html.li(errors[name] ?? "") }
      }
    }
  }
}
