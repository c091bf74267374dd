import Scheduling

/// *New resource*: all its parts in one form.
package struct ResourceCreationPage: Sendable {
  package var state: FormState
  package var choices: ResourceChoices

  package init(state: FormState, choices: ResourceChoices) {
    self.state = state
    self.choices = choices
  }

  package func html(in frame: Frame) -> HTML {
    let words = frame.texts.catalogue
    let page = PageFrame(
      frame: frame, title: words.newResource, hasErrors: !state.errors.isEmpty,
      place: .staff(.setup))
    let writer = FieldWriter(state: state, texts: frame.texts)
    return page.write { html in
      html.errorSummary(state.errors, order: FieldOrder.resource(state), frame.texts)
      html.backLink(words.all, to: frame.site.staffResources)
      html.h1(words.newResource)
      html.postForm(frame.site.staffResources) { html in
        for section in [ResourceSection.details, .hours, .memberships, .skills] {
          html.part(section.rawValue, section.title(words)) { html in
            writer.fields(&html, of: section, choices)
          }
        }
        html.button(words.newResource, class: "primary wide", .type("submit"))
      }
    }
  }
}
