/// An appointment's own page.
package struct AppointmentPage: Sendable {
  package var visit: VisitCard
  /// The whole address, when there is one.
  package var address: String?
  package var comment: String
  /// Until travel begins.
  package var canComment: Bool
  /// Why it was cancelled or could not be completed.
  package var reason: String?
  package var errors: FieldErrors
  /// A guest's address that nobody has shown to be theirs yet.
  package var unconfirmed: String?

  package init(
    visit: VisitCard, address: String? = nil, comment: String = "", canComment: Bool = false,
    reason: String? = nil, errors: FieldErrors = [:]
  ) {
    self.visit = visit
    self.address = address
    self.comment = comment
    self.canComment = canComment
    self.reason = reason
    self.errors = errors
  }

  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts
    let title = texts.appointment.title(visit.number)
    let page = PageFrame(
      frame: frame, title: title, hasErrors: !errors.isEmpty, place: .appointments, isNarrow: true)
    return page.write { html in
      html.errorSummary(errors, order: ["comment"], texts)
      html.backLink(texts.appointment.all, frame)
      html.div(class: "row between head") { html in
        html.h1(title)
        html.badge(visit.state, texts)
      }
      html.section(class: "card pad") { html in
        html.visitHead(visit, texts)
        facts(&html, frame)
        actions(&html, frame)
      }
      if let unconfirmed { confirmation(of: unconfirmed, &html, frame) }
      html.section(class: "card pad") { comments(&$0, frame) }
    }
  }

  private func confirmation(of email: String, _ html: inout HTML, _ frame: Frame) {
    let words = frame.texts.invited
    html.section(class: "card pad", .aria("labelledby", "confirm")) { html in
      html.h2(words.confirmTitle, id: "confirm")
      html.p(words.confirmLead(email), class: "soft")
      html.postForm(frame.site.addressConfirmation(visit.id)) { html in
        html.button(words.confirm, .type("submit"))
      }
    }
  }

  private func facts(_ html: inout HTML, _ frame: Frame) {
    let texts = frame.texts.appointment
    html.dl(class: "facts") { html in
      html.fact(texts.service, visit.service)
      html.fact(texts.product, visit.product)
      html.placeFact(visit, address: address, frame)
      html.answers(visit.answers, frame.texts)
      html.fact(texts.reason, reason)
      if visit.technician == nil, visit.state == .scheduled {
        html.fact(texts.who, texts.whoLater)
      }
    }
    guard let technician = visit.technician, visit.state != .canceled else { return }
    if !visit.companions.isEmpty {
      html.p("\(texts.alongWith) \(visit.companions.map(\.oneLine).joined(separator: ", "))")
    }
    html.div(class: "row between") { html in
      html.technician(technician, below: texts.who)
      if let phone = technician.phone {
        html.phoneLink(phone, class: "button", label: frame.texts.common.call)
      }
    }
  }

  private func actions(_ html: inout HTML, _ frame: Frame) {
    let texts = frame.texts
    guard visit.canModify || visit.canCancel || visit.state == .scheduled else { return }
    html.div(class: "row actions") { html in
      if visit.canModify {
        html.a(
          texts.home.modify, class: "button primary", .href(frame.site.rescheduling(visit.id)))
      }
      if visit.state == .scheduled {
        html.a(
          texts.common.addToCalendar, class: "button", .href(frame.site.calendarFile(visit.id)))
      }
      if visit.canCancel {
        html.a(
          texts.home.cancel, class: "button quiet", .href(frame.site.cancellation(visit.id)))
      }
    }
  }

  private func comments(_ html: inout HTML, _ frame: Frame) {
    let texts = frame.texts
    guard canComment else {
      html.h2(texts.appointment.comment)
      html.p(comment.isEmpty ? texts.appointment.noComment : comment, class: "typed")
      html.p(texts.appointment.commentFixed, class: "soft small")
      return
    }
    html.postForm(frame.site.comment(visit.id)) { html in
      html.field(
        TextField(
          name: "comment", label: texts.appointment.comment, value: comment,
          hint: texts.appointment.commentLead, placeholder: texts.booking.commentHint,
          maxLength: 2000, isRequired: false, rows: 3), errors, texts)
      html.button(texts.appointment.saveComment, .type("submit"))
    }
  }
}

extension HTML {
  /// The way back to the list; those who came by a mail's link see no list.
  mutating func backLink(_ text: String, _ frame: Frame) {
    if frame.person != nil { backLink(text, to: frame.site.home) }
  }
}
