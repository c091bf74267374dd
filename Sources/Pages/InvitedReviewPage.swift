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

  package init(
    token: String, appointment: String, topic: String, names: [String], service: ServiceOption,
    time: VisitTime, place: String?, query: InvitedQuery, fields: [String: String],
    errors: FieldErrors = [:], customer: String?, signIn: String,
    nearest: [VisitTime]? = nil
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
  }

  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts
    let words = texts.invited
    let page = PageFrame(
      frame: frame, title: words.review, hasErrors: !errors.isEmpty || nearest != nil,
      isNarrow: true)
    return page.write { html in
      html.errorSummary(
        errors,
        order: ["subject", "description", "firstName", "lastName", "email", "phone"], texts)
      html.h1(words.review)
      html.postForm(frame.site.invitedBookings(token)) { html in
        html.hiddenField("appointment", appointment)
        html.hiddenField("service", query.service)
        html.hiddenField("zone", query.zone)
        html.hiddenField("address", query.address)
        if let nearest { lost(nearest, &html, frame) } else { chosen(&html, frame) }
        html.part("about", words.about) { html in
          html.field(
            TextField(
              name: "subject", label: words.subject, value: fields["subject"] ?? "",
              hint: words.subjectHint, autocomplete: "off", maxLength: TextLimit.title,
              isRequired: false), errors, texts)
          html.field(
            TextField(
              name: "description", label: words.description,
              value: fields["description"] ?? "", maxLength: TextLimit.comment,
              isRequired: false, rows: 3), errors, texts)
        }
        html.part("you", words.you) { you(&$0, frame) }
        html.button(words.book, class: "primary wide", .type("submit"))
      }
    }
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

  private func you(_ html: inout HTML, _ frame: Frame) {
    let texts = frame.texts
    let words = texts.invited
    if let customer {
      html.p(words.signedInAs(customer))
      return
    }
    html.p(class: "soft") { html in
      html.text(words.isCustomer + " ")
      // Nobody can sign in inside a frame: browsers keep no cookies there.
      html.a(
        words.signIn, .href(signIn), .opensWindow(frame.embedding != nil), .rel("noopener"))
    }
    html.div(class: "two") { html in
      for (name, label, autocomplete, limit) in [
        ("firstName", texts.profile.firstName, "given-name", TextLimit.name),
        ("lastName", texts.profile.lastName, "family-name", TextLimit.name),
      ] {
        html.field(
          TextField(
            name: name, label: label, value: fields[name] ?? "", autocomplete: autocomplete,
            maxLength: limit), errors, texts)
      }
    }
    html.field(
      TextField(
        name: "email", label: texts.profile.email, value: fields["email"] ?? "", type: "email",
        autocomplete: "email", inputMode: "email", maxLength: TextLimit.email), errors, texts)
    html.field(
      TextField(
        name: "phone", label: texts.profile.phone, value: fields["phone"] ?? "", type: "tel",
        autocomplete: "tel", inputMode: "tel", maxLength: TextLimit.phone, isRequired: false),
      errors, texts)
  }
}
