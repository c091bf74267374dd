/// *Cancel your appointment*, with the reason.
package struct CancellationPage: Sendable {
  package var visit: VisitCard
  package var reason: String
  package var isReasonRequired: Bool
  package var errors: FieldErrors

  package init(
    visit: VisitCard, reason: String = "", isReasonRequired: Bool = true,
    errors: FieldErrors = [:]
  ) {
    self.visit = visit
    self.reason = reason
    self.isReasonRequired = isReasonRequired
    self.errors = errors
  }

  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts
    let page = PageFrame(
      frame: frame, title: texts.cancellation.title, hasErrors: !errors.isEmpty,
      place: .appointments, isNarrow: true)
    return page.write { html in
      html.errorSummary(errors, order: ["reason"], texts)
      html.backLink(texts.appointment.all, frame)
      html.h1(texts.cancellation.title)
      html.p(texts.cancellation.lead, class: "soft")
      html.section(class: "card pad") { html in
        html.visitHead(visit, texts)
        html.visitFacts(visit, frame)
      }
      html.postForm(frame.site.cancellation(visit.id)) { html in
        html.field(
          TextField(
            name: "reason", label: texts.cancellation.reason, value: reason,
            hint: texts.cancellation.reasonHint, maxLength: 1000, isRequired: isReasonRequired,
            rows: 3), errors, texts)
        html.div(class: "row actions") { html in
          html.button(texts.cancellation.button, class: "danger", .type("submit"))
          html.a(
            texts.cancellation.keep, class: "button quiet",
            .href(frame.site.appointment(visit.id)))
        }
      }
    }
  }
}
