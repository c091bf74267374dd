/// What staff have beside a customer's booking form: for whom it is, who is to come, and a time that
/// the rules don't offer.
package struct BookingDesk: Sendable {
  /// For whom: identifier and name.
  package var contact: Choice
  /// What tells them from others of that name: account, telephone number.
  package var detail: String
  package var keepers: DeskKeepers
  package var other: OtherTime

  package init(contact: Choice, detail: String, keepers: DeskKeepers, other: OtherTime) {
    self.contact = contact
    self.detail = detail
    self.keepers = keepers
    self.other = other
  }
}

/// Whom staff can send.
package struct DeskKeepers: Sendable {
  /// Everybody who may do such work.
  package var choices: [Choice]
  /// Identifier; nil: whoever can.
  package var chosen: String?

  package init(choices: [Choice], chosen: String?) {
    self.choices = choices
    self.chosen = chosen
  }
}

/// A time that isn't among those offered, as it was typed.
package struct OtherTime: Hashable, Sendable {
  /// `2026-11-26`
  package var date: String
  /// `08:30`
  package var time: String
  /// Why a rule is set aside.
  package var reason: String

  package init(date: String = "", time: String = "", reason: String = "") {
    self.date = date
    self.time = time
    self.reason = reason
  }

  var isEmpty: Bool { date.isEmpty && time.isEmpty && reason.isEmpty }
  static let fields = ["otherDate", "otherTime", "reason"]
}

extension HTML {
  /// Who is to come: part of the form that chooses, so that the free times follow it.
  mutating func keeperField(_ keepers: DeskKeepers, _ texts: Texts) {
    guard !keepers.choices.isEmpty else { return }
    let anybody = Choice(value: "", label: texts.desk.anybody)
    selectField(
      "resource", label: texts.desk.resource, value: keepers.chosen ?? "",
      choices: [anybody] + keepers.choices, [:], texts)
  }

  /// A time that the rules don't offer, with the reason for setting them aside.
  ///
  /// - Parameter isOpen: a reason is needed whatever time is chosen.
  mutating func otherTime(
    _ other: OtherTime, isOpen: Bool, _ errors: FieldErrors, _ texts: Texts
  ) {
    let words = texts.desk
    let isOpen = isOpen || !other.isEmpty || OtherTime.fields.contains { errors[$0] != nil }
    details(class: "other", isOpen ? .open : .data("closed", nil)) { html in
      html.summary(words.otherTime)
      html.p(words.otherTimeLead, class: "soft small")
      html.div(class: "two") { html in
        html.field(
          TextField(
            name: "otherDate", label: words.date, value: other.date, type: "date",
            isRequired: false), errors, texts)
        html.field(
          TextField(
            name: "otherTime", label: words.time, value: other.time, type: "time",
            isRequired: false), errors, texts)
      }
      html.field(
        TextField(
          name: "reason", label: words.reason, value: other.reason, hint: words.reasonHint,
          maxLength: 1000, isRequired: isOpen && other.isEmpty, rows: 2), errors, texts)
    }
  }
}
