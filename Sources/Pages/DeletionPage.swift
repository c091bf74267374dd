/// The deletion of one's own account, confirmed by the password.
package struct DeletionPage: Sendable {
  /// How many visits are still to come.
  package var upcoming: Int
  package var errors: FieldErrors

  package init(upcoming: Int, errors: FieldErrors = [:]) {
    self.upcoming = upcoming
    self.errors = errors
  }

  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts.profile
    let page = PageFrame(
      frame: frame, title: texts.deletionTitle, hasErrors: !errors.isEmpty, place: .profile,
      isNarrow: true)
    return page.write { html in
      html.errorSummary(errors, order: ["password"], frame.texts)
      html.h1(texts.deletionTitle)
      html.p(texts.deletionExplained)
      if upcoming > 0 { html.p(texts.deletionVisits(upcoming), class: "flash problem") }
      html.postForm(frame.site.deletion, class: "card pad") { html in
        html.field(
          TextField(
            name: "password", label: texts.deletionPassword, type: "password",
            autocomplete: "current-password", maxLength: 256), errors, frame.texts)
        html.div(class: "row actions") { html in
          html.button(texts.deletionButton, class: "danger", .type("submit"))
          html.a(texts.keep, class: "button quiet", .href(frame.site.profile))
        }
      }
    }
  }
}
