package import Scheduling

/// Asks why, before a visit is cancelled, given up or put back.
package struct StaffReasonPage: Sendable {
  package var card: VisitCard
  package var state: AppointmentState
  package var isStepBack: Bool
  package var version: Int
  package var isRequired: Bool
  package var reason: String
  package var errors: FieldErrors

  package init(
    card: VisitCard, state: AppointmentState, isStepBack: Bool, version: Int, isRequired: Bool,
    reason: String = "", errors: FieldErrors = [:]
  ) {
    self.card = card
    self.state = state
    self.isStepBack = isStepBack
    self.version = version
    self.isRequired = isRequired
    self.reason = reason
    self.errors = errors
  }

  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts
    let words = texts.staffVisit
    let title = words.reasonTitle(state, isStepBack)
    let page = PageFrame(
      frame: frame, title: title, hasErrors: !errors.isEmpty, place: .staff(.visits),
      isNarrow: true)
    return page.write { html in
      html.errorSummary(errors, order: ["reason"], texts)
      html.backLink(
        texts.appointment.title(card.number), to: frame.site.staffVisit(card.id))
      html.h1(title)
      html.section(class: "card pad") { html in
        html.visitHead(card, texts)
        html.visitFacts(card, frame)
      }
      html.postForm(frame.site.staffVisitState(card.id)) { html in
        html.hiddenField("state", state.rawValue)
        html.hiddenField("version", String(version))
        html.field(
          TextField(
            name: "reason", label: words.reason, value: reason, hint: words.reasonHint,
            maxLength: TextLimit.reason, isRequired: isRequired, rows: 3), errors, texts)
        html.div(class: "row actions") { html in
          html.button(
            isStepBack ? words.stepBack(texts.name(state)) : words.action(state, state),
            class: "danger", .type("submit"))
          html.a(words.keep, class: "button quiet", .href(frame.site.staffVisit(card.id)))
        }
      }
    }
  }
}
