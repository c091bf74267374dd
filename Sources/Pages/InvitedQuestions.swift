import Scheduling

/// What whoever books by an invitation is asked: what it is about, and who they are.
struct InvitedQuestions {
  /// Nil: the usual.
  var flow: BookFlow?
  var fields: [String: String] = [:]
  var errors: FieldErrors = [:]
  /// The signed-in customer's name; nil: a guest.
  var customer: String?
  /// Where a guest signs in instead; nil: nowhere.
  var signIn: String?
  /// On a page of somebody else's.
  var isFramed = false

  /// From top to bottom.
  var order: [String] {
    let who = ["firstName", "lastName", "email", "phone"]
    return asksWhoFirst ? who + about : about + who
  }

  private var asksWhoFirst: Bool { flow?.asksWhoFirst ?? false }

  private func presence(_ field: KeyPath<BookFlow, BookFlow.Presence>) -> BookFlow.Presence {
    flow?[keyPath: field] ?? .optional
  }

  private var about: [String] {
    [("subject", presence(\.subject)), ("description", presence(\.description))]
      .filter { $0.1 != .hidden }.map(\.0) + (flow?.own.map(\.input) ?? [])
  }

  func write(_ html: inout HTML, _ texts: Texts) {
    let words = texts.invited
    if asksWhoFirst { html.part("you", words.you) { you(&$0, texts) } }
    if !about.isEmpty { html.part("about", words.about) { about(&$0, texts) } }
    if !asksWhoFirst { html.part("you", words.you) { you(&$0, texts) } }
  }

  private func about(_ html: inout HTML, _ texts: Texts) {
    let words = texts.invited
    if presence(\.subject) != .hidden {
      html.field(
        TextField(
          name: "subject", label: words.subject, value: fields["subject"] ?? "",
          hint: words.subjectHint, autocomplete: "off", maxLength: TextLimit.title,
          isRequired: presence(\.subject) == .required), errors, texts)
    }
    if presence(\.description) != .hidden {
      html.field(
        TextField(
          name: "description", label: words.description, value: fields["description"] ?? "",
          maxLength: TextLimit.comment, isRequired: presence(\.description) == .required,
          rows: 3), errors, texts)
    }
    for field in flow?.own ?? [] { html.ownField(field, fields, errors, texts) }
  }

  private func you(_ html: inout HTML, _ texts: Texts) {
    let words = texts.invited
    if let customer {
      html.p(words.signedInAs(customer))
      return
    }
    if let signIn {
      html.p(class: "soft") { html in
        html.text(words.isCustomer + " ")
        // Nobody can sign in inside a frame: browsers keep no cookies there.
        html.a(words.signIn, .href(signIn), .opensWindow(isFramed), .rel("noopener"))
      }
    }
    html.div(class: "two") { html in
      for (name, label, autocomplete, limit) in [
        ("firstName", texts.profile.firstName, "given-name", TextLimit.name),
        ("lastName", texts.profile.lastName, "family-name", TextLimit.name),
      ] {
        html.field(
          TextField(
            name: name, label: label, value: fields[name] ?? "", autocomplete: autocomplete,
            maxLength: limit), errors, texts)
      }
    }
    html.field(
      TextField(
        name: "email", label: texts.profile.email, value: fields["email"] ?? "", type: "email",
        autocomplete: "email", inputMode: "email", maxLength: TextLimit.email), errors, texts)
    if presence(\.phone) != .hidden {
      html.field(
        TextField(
          name: "phone", label: texts.profile.phone, value: fields["phone"] ?? "", type: "tel",
          autocomplete: "tel", inputMode: "tel", maxLength: TextLimit.phone,
          isRequired: presence(\.phone) == .required), errors, texts)
    }
  }
}
