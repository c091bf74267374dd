import Scheduling

/// A form as it stands, or as it was typed, with what is wrong with it.
package struct FormState: Sendable {
  package var values: [String: String]
  /// From what it was made; nil: a new record's.
  package var stamp: String?
  package var errors: FieldErrors

  package init(values: [String: String], stamp: String? = nil, errors: FieldErrors = [:]) {
    self.values = values
    self.stamp = stamp
    self.errors = errors
  }

  /// What stands.
  package init(standing values: [String: String]) {
    self.init(values: values, stamp: FormStamp.of(values))
  }

  subscript(name: String) -> String { values[name] ?? "" }
  func isOn(_ name: String) -> Bool { values[name] == "true" }

  /// Numbers of a table's rows: those that are filled in, and two more.
  func rows(_ first: String) -> [Int] {
    let known = values.compactMap { name, value -> Int? in
      guard name.hasPrefix(first + "-"), !value.isEmpty else { return nil }
      return Int(name.dropFirst(first.count + 1))
    }.filter { (0..<10_000).contains($0) }
    let next = (known.max() ?? -1) + 1
    return known.sorted() + [next, next + 1]
  }
}

/// Writes the fields of one form.
struct FieldWriter {
  var state: FormState
  let texts: Texts

  func text(
    _ html: inout HTML, _ name: String, _ label: String, limit: Int = TextLimit.title,
    isRequired: Bool = false, hint: String? = nil, type: String = "text", rows: Int? = nil,
    inputMode: String? = nil
  ) {
    html.field(
      TextField(
        name: name, label: label, value: state[name], type: type, hint: hint, autocomplete: "off",
        inputMode: inputMode, maxLength: limit, isRequired: isRequired, rows: rows),
      state.errors, texts)
  }

  func number(
    _ html: inout HTML, _ name: String, _ label: String, hint: String? = nil,
    isRequired: Bool = true, inputMode: String = "numeric"
  ) {
    text(
      &html, name, label, limit: 12, isRequired: isRequired, hint: hint, inputMode: inputMode)
  }

  func date(_ html: inout HTML, _ name: String, _ label: String, isRequired: Bool = false) {
    text(&html, name, label, limit: 10, isRequired: isRequired, type: "date")
  }

  func choice(
    _ html: inout HTML, _ name: String, _ label: String, _ choices: [Choice],
    isRequired: Bool = true, hint: String? = nil
  ) {
    html.selectField(
      name, label: label, value: state[name], choices: choices, hint: hint,
      isRequired: isRequired, state.errors, texts)
  }

  func checkbox(_ html: inout HTML, _ name: String, _ label: String) {
    html.checkbox(name, label: label, isOn: state.isOn(name))
    html.fieldError(state.errors[name], for: name)
  }

  func zone(_ html: inout HTML, _ zones: [String]) {
    choice(
      &html, "zone", texts.catalogue.zone,
      zones.map { Choice(value: $0, label: texts.dates.zoneChoice($0)) })
  }

  /// One text for each weekday.
  func week(_ html: inout HTML) {
    html.p(texts.catalogue.hoursHint, class: "hint")
    html.div(class: "week") { html in
      for day in Weekday.allCases {
        html.field(
          TextField(
            name: day.field, label: texts.dates.weekdays[day.rawValue - 1],
            value: state[day.field], placeholder: texts.catalogue.hoursPlaceholder,
            autocomplete: "off", maxLength: TextLimit.hours, isRequired: false, isMarked: false),
          state.errors, texts)
      }
    }
  }

  func address(_ html: inout HTML) {
    text(&html, "street", texts.catalogue.street, limit: TextLimit.address)
    html.div(class: "two") { html in
      text(&html, "postalCode", texts.catalogue.postalCode, limit: 20)
      text(&html, "city", texts.catalogue.city, limit: TextLimit.name)
    }
    text(&html, "country", texts.catalogue.country, limit: 2, hint: texts.catalogue.countryHint)
    text(&html, "point", texts.catalogue.point, limit: 50, hint: texts.catalogue.pointHint)
  }

  /// A row of a table: fields side by side.
  func row(_ html: inout HTML, _ number: Int, _ content: HTML.Content) {
    html.fieldset(class: "rowed") { html in
      html.legend(texts.catalogue.row(number + 1), class: "heard")
      content(&html)
    }
  }

  func stamp(_ html: inout HTML) { html.hiddenField("stamp", state.stamp) }
}

extension Choice {
  /// Nothing chosen.
  static let none = Choice(value: "", label: "–")
}

extension HTML {
  /// A part of a page with a heading of its own.
  mutating func part(_ name: String, _ title: String, _ content: Content) {
    section(class: "card pad", id: "part-\(name)", .aria("labelledby", "title-\(name)")) { html in
      html.h2(title, id: "title-\(name)")
      content(&html)
    }
  }

  /// A heading with a button beside it.
  mutating func titleRow(_ title: String, button: String, to path: String) {
    div(class: "row between head") { html in
      html.h1(title)
      html.a(button, class: "button primary", .href(path))
    }
  }
}
