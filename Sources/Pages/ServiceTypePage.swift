import Scheduling

/// A service type, to be changed or added.
package struct ServiceTypePage: Sendable {
  /// Nil: a new one.
  package var id: String?
  package var name: String
  package var state: FormState
  package var categories: [Choice]
  package var choices: ResourceChoices

  package init(
    id: String?, name: String, state: FormState, categories: [Choice], choices: ResourceChoices
  ) {
    self.id = id
    self.name = name
    self.state = state
    self.categories = categories
    self.choices = choices
  }

  private static let order = [
    "name", "description", "price", "duration", "before", "after", "interval", "promise",
    "windows", "notice", "furthest", "seats", "venue", "territory", "link", "phone", "assignment",
    "customers", "names", "active",
  ]

  package func html(in frame: Frame) -> HTML {
    let words = frame.texts.catalogue
    let title = id == nil ? words.newServiceType : name
    let page = PageFrame(
      frame: frame, title: title, hasErrors: !state.errors.isEmpty, place: .staff(.setup))
    let rows = state.rows("skill").flatMap { ["skill-\($0)", "level-\($0)"] }
    let order = (Self.order + rows + categories.map { "category-\($0.value)" })
      .filter { state.errors[$0] != nil }
    let path = id.map { frame.site.staffServiceType($0) } ?? frame.site.staffServiceTypes
    let writer = FieldWriter(state: state, texts: frame.texts)
    return page.write { html in
      html.errorSummary(state.errors, order: order, frame.texts)
      html.backLink(words.serviceTypes, to: frame.site.staffServiceTypes)
      html.h1(title)
      html.postForm(path) { html in
        writer.stamp(&html)
        html.part("about", words.about) { writer.about(&$0) }
        html.part("timing", words.timing) { writer.timing(&$0) }
        html.part("place", words.place) { writer.place(&$0, choices) }
        html.part("who", words.who) { writer.who(&$0, choices) }
        html.part("offer", words.offer) { writer.offer(&$0, categories) }
        html.button(words.save, class: "primary wide", .type("submit"))
      }
    }
  }
}

extension FieldWriter {
  fileprivate func about(_ html: inout HTML) {
    let words = texts.catalogue
    text(&html, "name", words.name, isRequired: true)
    text(&html, "description", words.description, limit: TextLimit.description, rows: 4)
    text(&html, "price", words.price)
  }

  fileprivate func timing(_ html: inout HTML) {
    let words = texts.catalogue
    html.div(class: "two") { html in
      number(&html, "duration", words.duration, hint: words.minutesHint)
      number(&html, "interval", words.interval, hint: words.intervalHint)
      number(&html, "before", words.before, hint: words.minutesHint)
      number(&html, "after", words.after, hint: words.minutesHint)
    }
    choice(
      &html, "promise", words.promise,
      [
        Choice(value: "exact", label: words.exact), Choice(value: "windows", label: words.windows),
      ])
    text(&html, "windows", words.windows, limit: TextLimit.hours, hint: words.windowsHint)
    html.div(class: "two") { html in
      number(&html, "notice", words.notice, hint: words.noticeHint)
      number(&html, "furthest", words.furthest, hint: words.furthestHint)
    }
    number(&html, "seats", words.seats, hint: words.seatsHint)
  }

  fileprivate func place(_ html: inout HTML, _ choices: ResourceChoices) {
    let words = texts.catalogue
    choice(
      &html, "venue", words.venue,
      Venue.allCases.map { Choice(value: $0.rawValue, label: words.venues($0)) })
    choice(
      &html, "territory", words.fixedTerritory,
      [Choice(value: "", label: words.byAddress)] + choices.territories, isRequired: false)
    text(&html, "link", words.link, limit: 500, hint: words.linkHint, type: "url")
    text(&html, "phone", words.phoneInstructions, limit: 1000, rows: 2)
  }

  fileprivate func who(_ html: inout HTML, _ choices: ResourceChoices) {
    let words = texts.catalogue
    choice(
      &html, "assignment", words.assignment,
      AssignmentRule.allCases.map { Choice(value: $0.rawValue, label: words.assignments($0)) })
    checkbox(&html, "names", words.names)
    html.p(words.rowsHint, class: "hint")
    for row in state.rows("skill") {
      self.row(&html, row) { html in
        choice(
          &html, "skill-\(row)", words.skill, [.none] + choices.skills, isRequired: false)
        rowNumber(&html, "level-\(row)", words.minimumLevel)
      }
    }
  }

  fileprivate func offer(_ html: inout HTML, _ categories: [Choice]) {
    let words = texts.catalogue
    checkbox(&html, "customers", words.customers)
    checkbox(&html, "active", words.typeActive)
    guard !categories.isEmpty else { return }
    html.fieldset(class: "inner") { html in
      html.legend(words.fits)
      html.p(words.fitsLead, class: "hint")
      for category in categories {
        checkbox(&html, "category-\(category.value)", category.label)
      }
    }
  }
}
