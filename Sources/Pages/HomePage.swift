/// The customer's home: what is under way, what is coming, what is still to be planned.
package struct HomePage: Sendable {
  package var firstName: String
  /// The one visit that is on its way.
  package var active: VisitCard?
  /// Soonest first.
  package var upcoming: [VisitCard]
  package var work: [WorkCard]
  /// Whether the person's roles let them book; if not, the page says whom to ask.
  package var canBook: Bool

  package init(
    firstName: String, active: VisitCard? = nil, upcoming: [VisitCard] = [],
    work: [WorkCard] = [], canBook: Bool = true
  ) {
    self.firstName = firstName
    self.active = active
    self.upcoming = upcoming
    self.work = work
    self.canBook = canBook
  }

  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts
    let page = PageFrame(
      frame: frame, title: texts.common.appointments, place: .appointments)
    return page.write { html in
      html.div(class: "row between head") { html in
        html.div { html in
          html.h1(texts.home.hello(firstName))
          html.p(lead(texts), class: "soft")
        }
        if canBook, !isEmpty {
          html.a(texts.home.bookNew, class: "button primary", .href(frame.site.booking))
        }
      }
      if !canBook { mayNotBook(&html, frame) }
      html.homeTabs(past: false, frame)
      if let active {
        html.section(.aria("labelledby", "active")) { html in
          html.h2(texts.home.active, id: "active")
          html.activeVisit(active, frame)
        }
      }
      if isEmpty {
        empty(&html, frame)
      } else if !upcoming.isEmpty {
        html.section(.aria("labelledby", "upcoming")) { html in
          html.h2(texts.home.upcoming, id: "upcoming")
          html.ul(class: "list card") { html in
            for visit in upcoming { html.upcomingVisit(visit, frame) }
          }
        }
      }
      if !work.isEmpty {
        html.section(.aria("labelledby", "work")) { workList(&$0, frame) }
      }
    }
  }

  private var isEmpty: Bool { active == nil && upcoming.isEmpty }

  private func lead(_ texts: Texts) -> String {
    if active != nil { return texts.home.onTheWay }
    guard let next = upcoming.first(where: { $0.state == .scheduled }) else {
      return texts.home.nothingUpcoming
    }
    return texts.home.nextVisit(texts.dates.day(next.time.date))
  }

  private func empty(_ html: inout HTML, _ frame: Frame) {
    let texts = frame.texts.home
    html.section(class: "card empty") { html in
      html.h2(texts.noneYet)
      if canBook {
        html.p(texts.noneYetLead, class: "soft")
        html.a(texts.bookNew, class: "button primary", .href(frame.site.booking))
      }
    }
  }

  private func mayNotBook(_ html: inout HTML, _ frame: Frame) {
    html.div(class: "card pad note") { html in
      html.p(frame.texts.home.mayNotBook)
      html.contactButtons(frame)
    }
  }

  private func workList(_ html: inout HTML, _ frame: Frame) {
    let texts = frame.texts.home
    html.h2(texts.work, id: "work")
    html.ul(class: "list card") { html in
      for work in work {
        html.li(class: "plain") { html in
          html.div { html in
            html.h3(work.title)
            if let detail = work.detail { html.p(detail, class: "soft") }
          }
          if canBook {
            html.a(
              texts.schedule, class: "button", .href(frame.site.booking(work.booking)),
              .aria("label", "\(texts.schedule): \(work.title)"))
          }
        }
      }
    }
  }
}

/// A work order that has no visit yet.
package struct WorkCard: Sendable {
  package var id: String
  package var title: String
  /// Product and place, in one line.
  package var detail: String?
  /// The booking page with this work filled in.
  package var booking: BookingQuery

  package init(id: String, title: String, detail: String? = nil, booking: BookingQuery) {
    self.id = id
    self.title = title
    self.detail = detail
    self.booking = booking
  }
}

// MARK: Visits in lists

extension HTML {
  /// *Current appointments* | *Past appointments*
  mutating func homeTabs(past: Bool, _ frame: Frame) {
    let texts = frame.texts
    tabs(
      [
        (texts.home.current, frame.site.home, !past),
        (texts.home.past, frame.site.past, past),
      ], label: texts.common.appointments)
  }

  fileprivate mutating func activeVisit(_ visit: VisitCard, _ frame: Frame) {
    let texts = frame.texts
    article(class: "card active") { html in
      html.div(class: "row between") { html in
        html.badge(visit.state, texts)
        html.span(visit.number, class: "soft small")
      }
      html.div { html in
        if let estimate = visit.estimatedArrival {
          html.p(texts.dates.time(estimate, in: visit.time.zone), class: "big")
          let promised = texts.home.promised(texts.dates.clock(visit.time))
          html.p(
            "\(texts.home.estimated) · \(promised), \(texts.dates.zone(visit.time.zone))",
            class: "soft")
        } else {
          html.p(texts.dates.clock(visit.time), class: "big")
          html.p(texts.dates.zone(visit.time.zone), class: "soft")
        }
      }
      let line = [visit.service, visit.product].compactMap { $0 }.joined(separator: " · ")
      if let technician = visit.technician {
        html.technician(technician, below: line)
      } else {
        html.p(line)
      }
      html.div(class: "row") { html in
        html.visitLink(
          texts.home.details, frame.site.appointment(visit.id), visit, class: "button", texts)
        if let technician = visit.technician, let phone = technician.phone {
          html.phoneLink(phone, class: "button", label: texts.common.call)
        }
      }
    }
  }

  fileprivate mutating func upcomingVisit(_ visit: VisitCard, _ frame: Frame) {
    let texts = frame.texts
    li { html in
      html.dateLeaf(visit.time.date, texts)
      html.visitWords(visit, frame)
      html.div(class: "row actions") { html in
        if visit.state != .scheduled { html.badge(visit.state, texts) }
        if visit.canModify {
          html.visitLink(
            texts.home.modify, frame.site.rescheduling(visit.id), visit, class: "button", texts)
        }
        if visit.canCancel {
          html.visitLink(
            texts.home.cancel, frame.site.cancellation(visit.id), visit, class: "button quiet",
            texts)
        }
        if !visit.canModify, !visit.canCancel {
          html.visitLink(
            texts.home.details, frame.site.appointment(visit.id), visit, class: "button quiet",
            texts)
        }
      }
    }
  }
}
