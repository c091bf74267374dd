package import Scheduling

/// *Settings*, flows and quick actions.
package struct FlowsPage: Sendable {
  package var flows: [Flow]
  package var actions: [QuickAction]
  package var roles: [WebRole]

  package init(flows: [Flow], actions: [QuickAction], roles: [WebRole]) {
    self.flows = flows
    self.actions = actions
    self.roles = roles
  }

  package func html(in frame: Frame) -> HTML {
    let words = frame.texts.flows
    let page = PageFrame(frame: frame, title: words.tab, place: .staff(.settings))
    return page.write { html in
      html.settingsHead(frame, .flows)
      html.settingsList(
        words.flows, lead: words.flowsLead, button: words.addFlow,
        to: frame.site.staffFlowCreation)
      list(flows.isEmpty ? words.noFlows : nil, &html) { html in
        for flow in flows {
          let count = flow.book.own.count
          entry(
            flow.name, frame.site.staffFlow(flow.id.rawValue),
            count == 0 ? words.noQuestions : words.questions(count), badge: nil, &html)
        }
      }
      html.div(class: "apart") { _ in }
      html.settingsList(
        words.actions, lead: words.actionsLead, button: words.addAction,
        to: frame.site.staffQuickActionCreation)
      list(actions.isEmpty ? words.noActions : nil, &html) { html in
        for action in actions {
          entry(
            action.label.text(in: frame.texts.language),
            frame.site.staffQuickAction(action.id.rawValue),
            frame.texts.quickActionDetail(action, roles: roles),
            badge: action.isActive ? nil : words.off, &html)
        }
      }
    }
  }

  private func list(_ none: String?, _ html: inout HTML, _ entries: HTML.Content) {
    if let none {
      html.p(none, class: "card empty soft")
    } else {
      html.ul(class: "list card", content: entries)
    }
  }

  private func entry(
    _ name: String, _ path: String, _ detail: String, badge: String?, _ html: inout HTML
  ) {
    html.li(class: "plain") { html in
      html.div { html in
        html.h3 { $0.a(name, .href(path)) }
        html.p(detail, class: "soft")
      }
      if let badge { html.span(badge, class: "badge plain") }
    }
  }
}

/// What can be chosen in the forms of flows and quick actions.
package struct FlowChoices: Sendable {
  package var sites: [Choice]
  package var topics: [Choice]
  package var territories: [Choice]
  package var flows: [Choice]
  /// Of the staff.
  package var roles: [WebRole]

  package init(
    sites: [Choice], topics: [Choice], territories: [Choice], flows: [Choice], roles: [WebRole]
  ) {
    self.sites = sites
    self.topics = topics
    self.territories = territories
    self.flows = flows
    self.roles = roles
  }
}

/// *New flow*, and the form that changes one.
package struct FlowPage: Sendable {
  /// Nil: a new one.
  package var id: String?
  package var name: String
  package var state: FormState
  package var choices: FlowChoices

  package init(id: String?, name: String, state: FormState, choices: FlowChoices) {
    self.id = id
    self.name = name
    self.state = state
    self.choices = choices
  }

  package func html(in frame: Frame) -> HTML {
    let words = frame.texts.flows
    let rows = self.rows
    let page = RecordFormPage(
      title: id == nil ? words.newFlow : name, place: .staff(.settings),
      back: (words.flows, frame.site.staffFlows),
      path: id.map { frame.site.staffFlow($0) } ?? frame.site.staffFlows, state: state,
      order: order(rows))
    return page.html(in: frame) { html, writer in
      html.div(class: "card pad") { html in
        writer.text(&html, "name", frame.texts.catalogue.name, isRequired: true)
      }
      html.part("generate", words.generate) { generate(&$0, writer) }
      html.part("book", words.book) { html in
        html.p(words.bookLead, class: "hint")
        writer.words(&html, "heading", words.heading, limit: TextLimit.title)
        writer.words(&html, "introduction", words.introduction, limit: 2000, rows: 3)
        writer.words(&html, "note", words.note, limit: 2000, rows: 3)
        writer.words(&html, "done", words.done, limit: 2000, rows: 3)
      }
      html.part("fields", words.fields) { fields(&$0, writer) }
      html.part("own", words.own) { html in
        html.p(words.ownLead, class: "hint")
        for row in rows { own(row, &html, writer) }
      }
      html.div(class: "row actions") { html in
        html.button(frame.texts.sharing.save, class: "primary", .type("submit"))
        html.button(
          words.preview, .type("submit"), .formAction(frame.site.staffFlowPreview(id)))
      }
    } below: { html in
      guard let id else { return }
      html.p(class: "below") {
        $0.a(words.delete, class: "button danger", .href(frame.site.staffFlowDeletion(id)))
      }
    }
  }

  private var languages: [String] { Texts.all.map(\.language) }

  /// Those that hold something, and one more.
  private var rows: [Int] {
    let named = ["field", "choices"] + languages.flatMap { ["label.\($0)", "hint.\($0)"] }
    let known = Set(named.flatMap { state.rows($0).dropLast(2) }).sorted()
    let next = (known.last ?? -1) + 1
    return known + (known.count < FlowForm.mostFields ? [next] : [])
  }

  private func order(_ rows: [Int]) -> [String] {
    let texts = ["heading", "introduction", "note", "done"].flatMap { name in
      languages.map { "\(name).\($0)" }
    }
    let own = rows.flatMap { row in
      (languages.map { "label.\($0)" } + ["kind", "position"] + languages.map { "hint.\($0)" }
        + ["choices"]).map { "\($0)-\(row)" }
    }
    return [
      "name", "site", "topic", "territory", "mode", "firstDay", "lastDay", "expiry", "maximum",
      "message",
    ] + texts + ["subject", "description", "phone"] + own
  }

  private func generate(_ html: inout HTML, _ writer: FieldWriter) {
    let words = writer.texts.flows
    html.p(words.generateLead, class: "hint")
    html.checkOptions("asked", words.asked, hint: words.askedHint, error: nil) { html in
      for part in GenerateFlow.Part.allCases {
        let name = FlowForm.showPrefix + part.rawValue
        html.checkOption(name, label: words.parts(part), hint: "", isOn: writer.state.isOn(name))
      }
    }
    writer.checkbox(&html, "skipsPreview", writer.texts.sharing.skipsPreview)
    html.h3(words.filledIn, class: "apart")
    writer.presets(&html, choices)
    html.div(class: "two") { html in
      writer.number(
        &html, "firstDay", words.firstDay, hint: words.firstDayHint, isRequired: false)
      writer.number(&html, "lastDay", words.lastDay, hint: words.lastDayHint, isRequired: false)
      writer.number(&html, "expiry", words.expiry, hint: words.expiryHint, isRequired: false)
      writer.number(
        &html, "maximum", writer.texts.sharing.maximum, hint: words.maximumHint, isRequired: false)
    }
    writer.text(&html, "message", writer.texts.sharing.message, limit: 2000, rows: 3)
  }

  private func fields(_ html: inout HTML, _ writer: FieldWriter) {
    let words = writer.texts.flows
    let presences = BookFlow.Presence.allCases.map {
      Choice(value: $0.rawValue, label: words.presences($0))
    }
    let invited = writer.texts.invited
    html.div(class: "two") { html in
      writer.choice(&html, "subject", invited.subject, presences)
      writer.choice(&html, "description", invited.description, presences)
      writer.choice(&html, "phone", writer.texts.profile.phone, presences)
    }
    writer.checkbox(&html, "whoFirst", words.whoFirst)
  }

  private func own(_ row: Int, _ html: inout HTML, _ writer: FieldWriter) {
    let words = writer.texts.flows
    var writer = writer
    if state["kind-\(row)"].isEmpty {
      writer.state.values["kind-\(row)"] = OwnField.Kind.text.rawValue
    }
    let labels = [writer.texts.language] + languages
    let label = labels.map { state["label.\($0)-\(row)"] }.first { !$0.isEmpty }
    let isWrong = state.errors.keys.contains { $0.hasSuffix("-\(row)") }
    html.details(class: "question", .open(isWrong)) { html in
      html.summary(label ?? words.addOwn)
      html.hiddenField("field-\(row)", state["field-\(row)"])
      writer.words(&html, "label", words.label, row: row, limit: OwnField.line)
      html.div(class: "two") { html in
        writer.choice(
          &html, "kind-\(row)", words.kind,
          OwnField.Kind.allCases.map { Choice(value: $0.rawValue, label: words.kinds($0)) })
        writer.number(&html, "position-\(row)", words.position, isRequired: false)
      }
      writer.checkbox(&html, "required-\(row)", words.required)
      writer.words(&html, "hint", words.hint, row: row, limit: OwnField.line)
      writer.text(
        &html, "choices-\(row)", words.choices, limit: TextLimit.description,
        hint: words.choicesHint, rows: 3)
    }
  }
}

extension FieldWriter {
  /// A text in each language of the pages, side by side.
  func words(
    _ html: inout HTML, _ name: String, _ label: String, row: Int? = nil, limit: Int,
    rows: Int? = nil
  ) {
    let end = row.map { "-\($0)" } ?? ""
    html.div(class: "two") { html in
      for language in Texts.all {
        text(
          &html, "\(name).\(language.language)\(end)", "\(label) (\(language.name))", limit: limit,
          rows: rows)
      }
    }
  }

  /// What is filled in when availability is shared.
  func presets(_ html: inout HTML, _ choices: FlowChoices) {
    let words = texts.sharing
    let none = Choice(value: "", label: words.noDefault)
    html.div(class: "two") { html in
      choice(
        &html, "site", words.site,
        [Choice(value: "", label: texts.flows.started)] + choices.sites, isRequired: false)
      choice(&html, "topic", words.topic, [none] + choices.topics, isRequired: false)
      choice(&html, "territory", words.territory, [none] + choices.territories, isRequired: false)
      venue(&html, "mode", words.mode, none: words.usualMode)
    }
  }
}
