import Scheduling

/// *Change your appointment*: a new time for the same appointment.
package struct ReschedulingPage: Sendable {
  package var visit: VisitCard
  /// The version of the appointment that this page shows; a change in between is noticed.
  package var version: String
  package var when: WhenPicker
  /// Nil when the comment can't be changed here.
  package var comment: String?
  package var errors: FieldErrors

  package init(
    visit: VisitCard, version: String, when: WhenPicker, comment: String? = nil,
    errors: FieldErrors = [:]
  ) {
    self.visit = visit
    self.version = version
    self.when = when
    self.comment = comment
    self.errors = errors
  }

  /// The whole page.
  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts
    let page = PageFrame(
      frame: frame, title: texts.rescheduling.title,
      hasErrors: !errors.isEmpty || when.wasTaken, place: .appointments)
    return page.write { html in
      html.errorSummary(
        when.wasTaken ? errors.filter { $0.key != "slot" } : errors, order: ["slot", "comment"],
        texts)
      html.backLink(texts.appointment.all, frame)
      html.h1(texts.rescheduling.title)
      html.p(texts.rescheduling.lead(texts.dates.when(visit.time)), class: "soft")
      html.p(
        "", class: "heard", id: "said", .role("status"), .data("loading", texts.booking.loading),
        .data("failed", texts.booking.failed))
      html.postForm(frame.site.rescheduling(visit.id), id: "book") { html in
        html.hiddenField("version", version)
        timesPart(&html, frame)
        html.div { comment(&$0, texts) }
        html.settle(
          when.chosenTime.map(texts.dates.shortWhen), none: texts.rescheduling.noSlotYet,
          line: line(texts), button: texts.rescheduling.save)
      }
      html.p(class: "below soft") { html in
        html.text(texts.rescheduling.cancelInstead + " ")
        html.a(texts.cancellation.button, .href(frame.site.cancellation(visit.id)))
      }
    }
  }

  /// Only month and times: for a request with the header `Doorstep-Fragment: when`.
  package func fragment(in frame: Frame) -> HTML {
    var html = HTML(capacity: 12_288)
    timesPart(&html, frame)
    return html
  }

  private func timesPart(_ html: inout HTML, _ frame: Frame) {
    let texts = frame.texts
    let say = when.day.map {
      "\(texts.dates.day($0)), \(texts.booking.freeTimes(when.times.count))"
    }
    html.section(
      id: "when", .aria("labelledby", "when-title"),
      .data("closed", when.isFullyBooked ? "" : nil), .data("choice", line(texts)),
      .data("say", say)
    ) { html in
      html.h2(texts.booking.dateAndTime, id: "when-title", .tabIndex(-1))
      when.write(&html, errors, frame)
    }
  }

  private func comment(_ html: inout HTML, _ texts: Texts) {
    guard let comment else { return }
    html.field(
      TextField(
        name: "comment", label: texts.booking.comment, value: comment,
        placeholder: texts.booking.commentHint, maxLength: 2000, isRequired: false, rows: 3),
      errors, texts)
  }

  private func line(_ texts: Texts) -> String {
    [visit.service, visit.product, texts.dates.zone(when.zone)].compactMap { $0 }
      .joined(separator: " · ")
  }
}
