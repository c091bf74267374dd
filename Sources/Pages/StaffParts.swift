/// What staff pages are made of: dense tables that become cards on phones, small forms of one button.
extension HTML {
  /// A table on a card. Each row's first cell is its heading.
  mutating func sheet(_ caption: String, _ headers: [String], rows: Content) {
    div(class: "card") { html in
      html.table(class: "sheet") { html in
        html.caption(caption, class: "heard")
        html.thead { html in
          html.tr { html in
            for header in headers { html.th(header, .scope("col")) }
          }
        }
        html.tbody(content: rows)
      }
    }
  }

  /// A cell that names its column where the heading can't be seen.
  mutating func cell(_ label: String, _ text: String) {
    td(text, .data("label", text.isEmpty ? nil : label))
  }

  mutating func cell(_ label: String, content: Content) {
    td(.data("label", label), content: content)
  }

  /// One button that changes something.
  ///
  /// - Parameter about: what it is about, for who doesn't see where it stands.
  mutating func postButton(
    _ text: String, _ path: String, about: String? = nil, class names: String? = nil,
    fields: [(name: String, value: String)] = []
  ) {
    form(.method("post"), .action(path)) { html in
      for field in fields { html.hiddenField(field.name, field.value) }
      html.button(
        text, class: names, .type("submit"), .aria("label", about.map { "\(text): \($0)" }))
    }
  }

  /// Looks something up by GET.
  mutating func searchForm(
    _ path: String, label: String, value: String, button: String, clear: String
  ) {
    form(class: "row search", .method("get"), .action(path), .role("search")) { html in
      html.label(label, class: "heard", .for("text"))
      html.input(
        id: "text", .type("search"), .name("text"), .value(value), .maxLength(100),
        .placeholder(label), .autocomplete("off"))
      html.button(button, .type("submit"))
      if !value.isEmpty { html.a(clear, class: "button quiet", .href(path)) }
    }
  }

  /// A text to take along. The button appears where the page's script can copy.
  mutating func copyField(_ id: String, label: String, value: String, _ texts: Texts) {
    div(class: "field") { html in
      html.label(label, .for(id))
      html.div(class: "row copy") { html in
        html.input(
          id: id, .type("text"), .value(value), .readOnly, .spellcheck(false),
          .autocomplete("off"))
        html.button(
          texts.inviting.copy, .type("button"), .hidden, .data("copy", id),
          .data("copied", texts.inviting.copied), .aria("label", "\(texts.inviting.copy): \(label)")
        )
      }
    }
  }

  /// A fact that is more than a text.
  mutating func fact(_ name: String, content: Content) {
    div { html in
      html.dt(name)
      html.dd(content: content)
    }
  }

  /// The way back to a list.
  mutating func backLink(_ text: String, to path: String) {
    p(class: "back") { html in
      html.a(.href(path)) { html in
        html.span("← ", .aria("hidden", "true"))
        html.text(text)
      }
    }
  }
}
