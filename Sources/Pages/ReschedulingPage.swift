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
  /// Staff move it; nil: its customer does.
  package var desk: MovingDesk?

  package init(
    visit: VisitCard, version: String, when: WhenPicker, comment: String? = nil,
    errors: FieldErrors = [:], desk: MovingDesk? = nil
  ) {
    self.visit = visit
    self.version = version
    self.when = when
    self.comment = comment
    self.errors = errors
    self.desk = desk
  }

  /// The whole page.
  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts
    let page = PageFrame(
      frame: frame, title: title(texts), hasErrors: !errors.isEmpty || when.wasTaken,
      place: desk == nil ? .appointments : .staff(.visits))
    return page.write { html in
      html.errorSummary(
        when.wasTaken ? errors.filter { $0.key != "slot" } : errors,
        order: ["slot", "comment"] + OtherTime.fields, texts)
      if desk == nil {
        html.backLink(texts.appointment.all, frame)
      } else {
        html.backLink(
          texts.appointment.title(visit.number), to: frame.site.staffVisit(visit.id))
      }
      html.h1(title(texts))
      let lead = desk == nil ? texts.rescheduling.lead : texts.desk.moveLead
      html.p(lead(texts.dates.when(visit.time)), class: "soft")
      html.p(
        "", class: "heard", id: "said", .role("status"), .data("loading", texts.booking.loading),
        .data("failed", texts.booking.failed))
      choosing(&html, frame)
      let path =
        desk == nil ? frame.site.rescheduling(visit.id) : frame.site.staffRescheduling(visit.id)
      html.postForm(path, id: "book") { html in
        html.hiddenField("version", version)
        timesPart(&html, frame)
        html.div { html in
          comment(&html, texts)
          if let desk {
            html.otherTime(desk.other, isOpen: desk.needsReason, errors, texts)
          }
        }
        html.settle(
          when.chosenTime.map(texts.dates.shortWhen), none: texts.rescheduling.noSlotYet,
          line: line(texts),
          button: desk == nil ? texts.rescheduling.save : texts.desk.save)
      }
      html.p(class: "below soft") { html in
        if desk == nil {
          html.text(texts.rescheduling.cancelInstead + " ")
          html.a(texts.cancellation.button, .href(frame.site.cancellation(visit.id)))
        } else {
          html.text(texts.desk.cancelInstead + " ")
          html.a(
            texts.staffVisit.action(.canceled, .scheduled),
            .href(frame.site.staffVisitState(visit.id, to: AppointmentState.canceled.rawValue)))
        }
      }
    }
  }

  /// Only month and times: for a request with the header `Doorstep-Fragment: when`.
  package func fragment(in frame: Frame) -> HTML {
    var html = HTML(capacity: 12_288)
    choosing(&html, frame)
    timesPart(&html, frame)
    return html
  }

  private func title(_ texts: Texts) -> String {
    desk == nil ? texts.rescheduling.title : texts.desk.move
  }

  /// Who is to come, where staff may choose.
  private func choosing(_ html: inout HTML, _ frame: Frame) {
    guard let desk, !desk.keepers.choices.isEmpty else { return }
    html.form(
      id: "choose", .method("get"), .action(frame.site.staffRescheduling(visit.id)), .novalidate
    ) { html in
      html.hiddenField("day", when.day?.iso8601)
      html.keeperField(desk.keepers, frame.texts)
      html.button(frame.texts.booking.showTimes, class: "show", .type("submit"))
    }
  }

  private func timesPart(_ html: inout HTML, _ frame: Frame) {
    let texts = frame.texts
    let say = when.day.map {
      "\(texts.dates.day($0)), \(texts.booking.freeTimes(when.times.count))"
    }
    html.section(
      id: "when", .aria("labelledby", "when-title"),
      .data("closed", when.isFullyBooked && desk == nil ? "" : nil), .data("choice", line(texts)),
      .data("say", say)
    ) { html in
      html.hiddenField("resource", desk?.keepers.chosen)
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

/// What staff have beside the form that moves a visit.
package struct MovingDesk: Sendable {
  package var keepers: DeskKeepers
  package var other: OtherTime
  /// The cut-off has passed: whatever time is chosen, a reason is needed.
  package var needsReason: Bool

  package init(keepers: DeskKeepers, other: OtherTime, needsReason: Bool) {
    self.keepers = keepers
    self.other = other
    self.needsReason = needsReason
  }
}
