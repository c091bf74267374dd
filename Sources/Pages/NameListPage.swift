package import Scheduling

/// *Product categories* or *Skills*: names to change and to add, each in a form of its own.
package struct NameListPage: Sendable {
  package var list: NameList
  package var entries: [(id: String, name: String)]
  /// What was typed and refused: for which entry (nil: a new one).
  package var refused: (id: String?, state: FormState)?

  package init(
    list: NameList, entries: [(id: String, name: String)],
    refused: (id: String?, state: FormState)? = nil
  ) {
    self.list = list
    self.entries = entries
    self.refused = refused
  }

  private var tab: StaffTab { list == .skills ? .skills : .categories }

  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts
    let words = texts.catalogue
    let title = tab.text(in: texts)
    var errors: FieldErrors = [:]
    if let refused {
      for (name, message) in refused.state.errors {
        errors[name == "name" ? fieldID(refused.id) : name] = message
      }
    }
    let page = PageFrame(
      frame: frame, title: title, hasErrors: !errors.isEmpty, place: .staff(.setup),
      isNarrow: true)
    return page.write { html in
      html.errorSummary(errors, order: (entries.map(\.id) + [nil]).map(fieldID), texts)
      html.staffTabs(tab, frame)
      html.h1(title)
      html.div(class: "card pad") { html in
        for entry in entries {
          form(
            &html, id: entry.id, label: words.rename(entry.name), standing: entry.name,
            button: words.save, frame)
        }
        form(&html, id: nil, label: words.newName, standing: "", button: words.add, frame)
      }
    }
  }

  private func fieldID(_ id: String?) -> String { "name-\(id ?? "new")" }

  private func form(
    _ html: inout HTML, id: String?, label: String, standing: String, button: String,
    _ frame: Frame
  ) {
    let mine = refused.flatMap { $0.id == id ? $0.state : nil }
    let path = frame.site.staffNames(list.rawValue)
    html.postForm(
      id.map { frame.site.staffName($0, on: list.rawValue) } ?? path, class: "line"
    ) { html in
      if id != nil {
        html.hiddenField("stamp", mine?.stamp ?? FormStamp.of(["name": standing]))
      }
      html.field(
        TextField(
          name: fieldID(id), label: label, value: mine?["name"] ?? standing, autocomplete: "off",
          maxLength: TextLimit.title, input: "name"),
        [fieldID(id): mine?.errors["name"]].compactMapValues { $0 }, frame.texts)
      html.button(button, .type("submit"), .aria("label", "\(button): \(label)"))
    }
  }
}
