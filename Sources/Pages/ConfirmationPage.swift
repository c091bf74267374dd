/// *Your appointment is booked*: what was agreed, and the calendar file.
package struct ConfirmationPage: Sendable {
  package var visit: VisitCard
  /// Where the confirmation mail goes; nil when that message is switched off.
  package var email: String?

  package init(visit: VisitCard, email: String?) {
    self.visit = visit
    self.email = email
  }

  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts
    let page = PageFrame(
      frame: frame, title: texts.booking.booked, place: .appointments, isNarrow: true)
    return page.write { html in
      html.div(class: "done") { html in
        html.span("✓", class: "face", .aria("hidden", "true"))
        html.h1(texts.booking.booked)
        if let email { html.p(texts.booking.bookedLead(email), class: "soft") }
      }
      html.section(class: "card pad") { html in
        html.visitHead(visit, texts)
        html.visitFacts(visit, frame)
        html.div(class: "row") { html in
          html.a(
            texts.common.addToCalendar, class: "button primary",
            .href(frame.site.calendarFile(visit.id)))
          html.a(texts.home.details, class: "button", .href(frame.site.appointment(visit.id)))
        }
      }
      if frame.person != nil {
        html.p(class: "below") { $0.a(texts.booking.backHome, .href(frame.site.home)) }
      }
    }
  }
}

extension HTML {
  /// The time in large figures above the day.
  mutating func visitHead(_ visit: VisitCard, _ texts: Texts) {
    div(class: "moment") { html in
      html.p(texts.dates.clock(visit.time), class: "big")
      html.p { html in
        html.strong(texts.dates.dayWithYear(visit.time.date))
        html.br()
        html.span(texts.dates.zoneInFull(visit.time.zone, at: visit.time.start), class: "soft")
      }
    }
  }

  /// What, where and under which number.
  mutating func visitFacts(_ visit: VisitCard, _ frame: Frame) {
    let texts = frame.texts.appointment
    dl(class: "facts") { html in
      html.fact(texts.service, visit.service)
      html.fact(texts.product, visit.product)
      html.placeFact(visit, frame)
      html.fact(texts.number, visit.number)
      html.answers(visit.answers, frame.texts)
    }
  }

  /// Where, or for a video visit the way into the call.
  mutating func placeFact(_ visit: VisitCard, address: String? = nil, _ frame: Frame) {
    let texts = frame.texts.appointment
    guard let link = visit.meetingLink else {
      return fact(address == nil ? texts.place : texts.address, address ?? visit.place)
    }
    div { html in
      html.dt(texts.place)
      html.dd { html in html.a(frame.texts.message(.joinVideo), .href(link)) }
    }
  }

  mutating func fact(_ name: String, _ value: String?) {
    guard let value, !value.isEmpty else { return }
    div { html in
      html.dt(name)
      html.dd(value)
    }
  }
}
