package import Scheduling

/// What whoever opens an invitation's URL sees first: what it is about, and a week of free times.
package struct InvitedPage: Sendable {
  package var token: String
  package var topic: String
  package var names: [String]
  package var message: String
  package var services: [ServiceOption]
  package var query: InvitedQuery
  /// Nil: something else is to be chosen first.
  package var week: SharedWeek?
  package var zones: [String]
  /// Asked for work on site.
  package var asksAddress: Bool
  /// Nobody goes anywhere: the visitor's own zone is the right one.
  package var guessesZone: Bool
  package var errors: FieldErrors
  /// The organisation's own texts; nil: none.
  package var flow: BookFlow?

  package init(
    token: String, topic: String, names: [String], message: String, services: [ServiceOption],
    query: InvitedQuery, week: SharedWeek?, zones: [String], asksAddress: Bool,
    guessesZone: Bool, errors: FieldErrors = [:], flow: BookFlow? = nil
  ) {
    self.token = token
    self.topic = topic
    self.names = names
    self.message = message
    self.services = services
    self.query = query
    self.week = week
    self.zones = zones
    self.asksAddress = asksAddress
    self.guessesZone = guessesZone
    self.errors = errors
    self.flow = flow
  }

  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts
    let words = texts.invited
    let own = flow?.heading.text(in: texts.language).oneLine ?? ""
    let title = own.isEmpty ? words.title(topic.oneLine, names.map(\.oneLine)) : own
    let page = PageFrame(frame: frame, title: title, hasErrors: !errors.isEmpty)
    return page.write { html in
      html.errorSummary(errors, order: ["service", "address"], texts)
      html.h1(title)
      html.flowText(flow?.introduction, class: "said", texts)
      if !message.isEmpty { html.p(message, class: "card pad said") }
      if services.count == 1, let service = services.first {
        html.p(service.detail(texts), class: "soft")
        if let more = service.description { html.p(more, class: "soft") }
      }
      if services.count > 1 || asksAddress { choosing(&html, frame) }
      guard let week else { return }
      if week.isFullyBooked {
        html.div(class: "card empty") { html in
          html.h2(words.fullyBooked)
          html.p(words.fullyBookedLead, class: "soft")
          html.contactButtons(frame)
        }
        return
      }
      html.section(.aria("labelledby", "week")) { html in
        heading(week, &html, frame)
        if week.days.allSatisfy(\.slots.isEmpty) {
          html.div(class: "card empty") { html in
            html.p(words.noneThisWeek)
            if let nextFree = week.nextFree {
              html.a(
                words.goToWeek(texts.dates.day(nextFree)), class: "button primary",
                .href(link(to: nextFree, frame)))
            }
          }
        } else {
          WeekSheet(week: week) { slot in
            var query = query
            (query.week, query.slot) = (nil, slot.text)
            return frame.site.invitedReview(token, query)
          }.write(&html, frame)
        }
      }
      zoneForm(&html, frame)
    }
  }

  private func link(to monday: LocalDate, _ frame: Frame) -> String {
    var query = query
    query.week = monday.iso8601
    return frame.site.invited(token, query)
  }

  private func heading(_ week: SharedWeek, _ html: inout HTML, _ frame: Frame) {
    let texts = frame.texts
    let words = texts.invited
    html.h2(
      words.week(texts.dates.day(week.monday), texts.dates.dayWithYear(week.monday + 6)),
      id: "week")
    html.nav(class: "weeks", .aria("label", words.weeks)) { html in
      for (sign, text, name, target) in [
        ("«", words.toFirst, words.first, week.first),
        ("‹", words.toPrevious, words.previous, week.previous),
        ("›", words.toNext, words.next, week.next), ("»", words.toLast, words.last, week.last),
      ] {
        guard let target else {
          html.span(class: "button quiet", .aria("hidden", "true")) { $0.span(sign) }
          continue
        }
        html.a(class: "button quiet", .href(link(to: target, frame)), .aria("label", name)) {
          html in
          html.span(sign, .aria("hidden", "true"))
          html.span(text)
        }
      }
    }
  }

  private func choosing(_ html: inout HTML, _ frame: Frame) {
    let texts = frame.texts
    let words = texts.invited
    html.form(class: "card pad", .method("get"), .action(frame.site.invited(token)), .novalidate) {
      html in
      html.hiddenField("zone", query.zone)
      if services.count > 1 {
        html.fieldset(class: "choices", id: "service", .tabIndex(-1)) { html in
          html.legend(words.chooseService)
          html.fieldError(errors["service"], for: "service")
          for service in services {
            html.label(class: "option") { html in
              html.input(
                id: "service-\(service.id)", .type("radio"), .name("service"),
                .value(service.id), .checked(service.id == query.service))
              html.span { html in
                html.strong(service.name)
                html.small(service.detail(texts))
                if let more = service.description { html.small(more) }
              }
            }
          }
        }
      }
      if asksAddress {
        html.field(
          TextField(
            name: "address", label: texts.booking.address, value: query.address ?? "",
            hint: texts.booking.addressHint, autocomplete: "street-address",
            maxLength: TextLimit.address), errors, texts)
      }
      html.button(words.showTimes, class: week == nil ? "primary" : nil, .type("submit"))
    }
  }

  private func zoneForm(_ html: inout HTML, _ frame: Frame) {
    let texts = frame.texts
    let words = texts.invited
    html.form(
      class: "row zone", id: "zone-form", .method("get"), .action(frame.site.invited(token)),
      .data("guess", query.zone == nil && guessesZone ? "" : nil)
    ) { html in
      html.hiddenField("service", query.service)
      html.hiddenField("address", query.address)
      html.hiddenField("week", query.week)
      html.label(words.zone, .for("zone"))
      html.select(id: "zone", .name("zone")) { html in
        for name in zones {
          html.option(
            texts.dates.zoneChoice(name), .value(name), .selected(name == week?.zone.name))
        }
      }
      html.button(
        words.showZone, .type("submit"), .aria("label", "\(words.showZone): \(words.zone)"))
    }
  }
}
