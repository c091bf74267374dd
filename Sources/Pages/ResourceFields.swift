package import Scheduling

/// What the forms of a resource choose from.
package struct ResourceChoices: Sendable {
  package var territories: [Choice]
  package var skills: [Choice]
  package var zones: [String]

  package init(catalogue: Catalogue, zones: [String]) {
    territories = catalogue.territories.values.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
      .map { Choice(value: $0.id.rawValue, label: $0.name) }
    skills = catalogue.skills.map { Choice(value: $0.id.rawValue, label: $0.name) }
    self.zones = zones
  }
}

extension FieldWriter {
  /// The fields of one part of what is kept about a resource.
  func fields(_ html: inout HTML, of section: ResourceSection, _ choices: ResourceChoices) {
    switch section {
    case .details: details(&html, choices)
    case .hours: week(&html)
    case .memberships: memberships(&html, choices)
    case .skills: skills(&html, choices)
    }
  }

  private func details(_ html: inout HTML, _ choices: ResourceChoices) {
    let words = texts.catalogue
    text(&html, "name", words.name, isRequired: true)
    html.div(class: "two") { html in
      choice(
        &html, "kind", words.kind,
        Resource.Kind.allCases.map { Choice(value: $0.rawValue, label: words.kinds($0)) })
      zone(&html, choices.zones)
    }
    html.div(class: "two") { html in
      text(&html, "phone", words.phone, limit: TextLimit.phone, type: "tel")
      text(&html, "email", words.email, limit: TextLimit.email, type: "email")
    }
    number(
      &html, "radius", words.radius, hint: words.radiusHint, isRequired: false,
      inputMode: "decimal")
    number(&html, "capacity", words.capacity, hint: words.capacityHint)
    checkbox(&html, "active", words.active)
    html.fieldset(class: "inner") { html in
      html.legend(words.base)
      html.p(words.baseHint, class: "hint")
      address(&html)
    }
  }

  private func memberships(_ html: inout HTML, _ choices: ResourceChoices) {
    let words = texts.catalogue
    let kinds = Membership.Kind.allCases.map {
      Choice(value: $0.rawValue, label: words.membershipKinds($0))
    }
    html.p("\(words.membershipsLead) \(words.rowsHint)", class: "hint")
    for row in state.rows("territory") {
      var writer = self
      if writer.state["membership-\(row)"].isEmpty {
        writer.state.values["membership-\(row)"] = Membership.Kind.primary.rawValue
      }
      writer.row(&html, row) { html in
        writer.choice(
          &html, "territory-\(row)", words.territory, [.none] + choices.territories,
          isRequired: false)
        writer.choice(&html, "membership-\(row)", words.membership, kinds, isRequired: false)
        writer.rowDate(&html, "from-\(row)", words.firstDay)
        writer.rowDate(&html, "through-\(row)", words.lastDay)
      }
    }
  }

  private func skills(_ html: inout HTML, _ choices: ResourceChoices) {
    let words = texts.catalogue
    html.p("\(words.skillsLead) \(words.rowsHint)", class: "hint")
    for row in state.rows("skill") {
      self.row(&html, row) { html in
        choice(
          &html, "skill-\(row)", words.skill, [.none] + choices.skills, isRequired: false)
        rowNumber(&html, "level-\(row)", words.level)
        rowDate(&html, "until-\(row)", words.validThrough)
      }
    }
  }

  func rowNumber(_ html: inout HTML, _ name: String, _ label: String) {
    html.field(
      TextField(
        name: name, label: label, value: state[name], autocomplete: "off", inputMode: "numeric",
        maxLength: 3, isRequired: false, isMarked: false), state.errors, texts)
  }

  func rowDate(_ html: inout HTML, _ name: String, _ label: String) {
    html.field(
      TextField(
        name: name, label: label, value: state[name], type: "date", maxLength: 10,
        isRequired: false, isMarked: false), state.errors, texts)
  }
}

extension ResourceSection {
  func title(_ texts: Texts.Catalogue) -> String {
    switch self {
    case .details: texts.details
    case .hours: texts.hours
    case .memberships: texts.memberships
    case .skills: texts.skills
    }
  }
}
