import Scheduling

/// A topic, to be changed or added.
package struct TopicPage: Sendable {
  /// Nil: a new one.
  package var id: String?
  package var name: String
  package var state: FormState
  package var services: [Choice]

  package init(id: String?, name: String, state: FormState, services: [Choice]) {
    self.id = id
    self.name = name
    self.state = state
    self.services = services
  }

  package func html(in frame: Frame) -> HTML {
    let words = frame.texts.sharing
    let rows = state.rows("service")
    let page = RecordFormPage(
      title: id == nil ? words.newTopic : name, place: .staff(.setup),
      back: (words.topics, frame.site.staffTopics),
      path: id.map { frame.site.staffTopic($0) } ?? frame.site.staffTopics, state: state,
      order: ["name"] + rows.map { "service-\($0)" })
    return page.html(in: frame) { html, writer in
      html.div(class: "card pad") { html in
        writer.text(&html, "name", frame.texts.catalogue.name, isRequired: true)
        html.h2(words.topicServices)
        html.p(words.topicServicesHint, class: "hint")
        for row in rows {
          writer.choice(
            &html, "service-\(row)", "\(words.topicService) \(row + 1)",
            [Choice(value: "", label: words.noServices)] + services, isRequired: false)
        }
      }
      html.button(words.save, class: "primary wide", .type("submit"))
    }
  }
}
