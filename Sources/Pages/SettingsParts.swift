/// What the pages of the settings are made of.
extension HTML {
  /// Title and tabs.
  mutating func settingsHead(_ frame: Frame, _ tab: StaffTab) {
    h1(frame.texts.settings.title)
    staffTabs(tab, frame)
  }

  /// The title of one part, with the button that adds to it.
  mutating func settingsList(_ title: String, lead: String, button: String, to path: String) {
    div(class: "row between head") { html in
      html.div { html in
        html.h2(title)
        html.p(lead, class: "soft")
      }
      html.a(button, class: "button primary", .href(path))
    }
  }

  /// Something to tick, with a sentence that says what it means.
  mutating func checkOption(_ name: String, label text: String, hint: String, isOn: Bool) {
    label(class: "option") { html in
      html.input(id: name, .type("checkbox"), .name(name), .value("true"), .checked(isOn))
      html.span { html in
        html.text(text)
        if !hint.isEmpty { html.small(hint) }
      }
    }
  }

  /// Things to tick together; what is wrong with them stands above.
  ///
  /// - Parameter name: of the group, which no input has.
  mutating func checkOptions(
    _ name: String, _ title: String, hint: String? = nil, error: String?, _ options: Content
  ) {
    fieldset(
      class: "choices", id: name,
      .aria("describedby", error == nil ? nil : "\(name)-error")
    ) { html in
      html.legend(title)
      if let hint { html.p(hint, class: "hint note") }
      html.fieldError(error, for: name)
      html.div(content: options)
    }
  }
}
