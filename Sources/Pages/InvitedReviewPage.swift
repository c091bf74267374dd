package import Scheduling

/// The chosen time once more, what it is about, and who it is for.
package struct InvitedReviewPage: Sendable {
  package var token: String
  /// The id that the new appointment will have: a double submit makes one appointment.
  package var appointment: String
  package var topic: String
  package var names: [String]
  package var service: ServiceOption
  package var time: VisitTime
  /// Where, or how.
  package var place: String?
  package var query: InvitedQuery
  package var fields: [String: String]
  package var errors: FieldErrors
  /// The signed-in customer's name; nil: a guest.
  package var customer: String?
  /// Where customers sign in first.
  package var signIn: String
  /// Free times nearest to one that was lost; nil: none was lost.
  package var nearest: [VisitTime]?
  /// What is read and asked; nil: the usual.
  package var flow: BookFlow?

  package init(
    token: String, appointment: String, topic: String, names: [String], service: ServiceOption,
    time: VisitTime, place: String?, query: InvitedQuery, fields: [String: String],
    errors: FieldErrors = [:], customer: String?, signIn: String,
    nearest: [VisitTime]? = nil, flow: BookFlow? = nil
  ) {
    self.token = token
    self.appointment = appointment
    self.topic = topic
    self.names = names
    self.service = service
    self.time = time
    self.place = place
    self.query = query
    self.fields = fields
    self.errors = errors
    self.customer = customer
    self.signIn = signIn
    self.nearest = nearest
    self.flow = flow
  }

  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts
    let words = texts.invited
    let page = PageFrame(
      frame: frame, title: words.review, hasErrors: !errors.isEmpty || nearest != nil,
      isNarrow: true)
    return page.write { html in
      html.errorSummary(errors, order: questions(frame).order, texts)
      html.h1(words.review)
      html.flowText(flow?.note, class: "card pad said", texts)
      html.postForm(frame.site.invitedBookings(token)) { html in
        html.hiddenField("appointment", appointment)
        html.hiddenField("service", query.service)
        html.hiddenField("zone", query.zone)
        html.hiddenField("address", query.address)
        if let nearest { lost(nearest, &html, frame) } else { chosen(&html, frame) }
        questions(frame).write(&html, frame.texts)
        html.button(words.book, class: "primary wide", .type("submit"))
      }
    }
  }

  private func questions(_ frame: Frame) -> InvitedQuestions {
    InvitedQuestions(
      flow: flow, fields: fields, errors: errors, customer: customer, signIn: signIn,
      isFramed: frame.embedding != nil)
  }

  private func chosen(_ html: inout HTML, _ frame: Frame) {
    let texts = frame.texts
    let words = texts.invited
    html.hiddenField("slot", time.slot)
    html.section(class: "card pad", .aria("label", words.chosen)) { html in
      html.div(class: "moment") { html in
        html.p(texts.dates.clock(time), class: "big")
        html.p { html in
          html.strong(texts.dates.dayWithYear(time.date))
          html.br()
          html.span(texts.dates.zoneInFull(time.zone, at: time.start), class: "soft")
        }
      }
      html.dl(class: "facts") { html in
        html.fact(texts.appointment.service, service.name)
        html.fact(texts.appointment.who, names.map(\.oneLine).joined(separator: ", "))
        html.fact(texts.appointment.place, place)
      }
      html.p { html in
        var back = query
        (back.slot, back.week) = (nil, time.date.iso8601)
        html.a(words.otherTime, .href(frame.site.invited(token, back)))
      }
    }
  }

  private func lost(_ nearest: [VisitTime], _ html: inout HTML, _ frame: Frame) {
    let texts = frame.texts
    html.div(class: "flash problem", id: "taken", .role("alert"), .tabIndex(-1), .autofocus(true)) {
      html in
      html.h2(texts.booking.justTaken)
      html.p(nearest.isEmpty ? texts.booking.justTakenNone : texts.booking.justTakenLead)
      guard !nearest.isEmpty else { return }
      html.div(class: "pills far", .role("group"), .aria("labelledby", "taken")) { html in
        for time in nearest {
          html.label(class: "pill") { html in
            html.input(
              .type("radio"), .name("slot"), .value(time.slot), .required(true),
              .data("summary", texts.dates.shortWhen(time)))
            html.span(texts.dates.shortWhen(time))
          }
        }
      }
      html.p(
        texts.booking.timesIn(
          texts.dates.zoneInFull(time.zone, at: nearest.first?.start ?? time.start)),
        class: "small")
    }
    html.p { html in
      var back = query
      (back.slot, back.week) = (nil, time.date.iso8601)
      html.a(texts.invited.otherTime, .href(frame.site.invited(token, back)))
    }
  }
}
