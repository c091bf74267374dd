package import Scheduling

/// A visit as staff see it: what was agreed, how far it has got, what comes next.
package struct StaffVisitPage: Sendable {
  package var dossier: VisitDossier
  package var card: VisitCard
  /// Whether the contact's own page is theirs to open.
  package var opensContacts: Bool
  /// What was refused, told at the top.
  package var problem: String?

  package init(
    dossier: VisitDossier, card: VisitCard, opensContacts: Bool, problem: String? = nil
  ) {
    self.dossier = dossier
    self.card = card
    self.opensContacts = opensContacts
    self.problem = problem
  }

  private var visit: Appointment { dossier.visit }

  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts
    let title = texts.appointment.title(visit.number)
    let page = PageFrame(
      frame: frame, title: title, hasErrors: problem != nil, place: .staff(.visits))
    return page.write { html in
      html.errorSummary(problem.map { ["": $0] } ?? [:], order: [], texts)
      html.backLink(texts.staffVisit.all, to: frame.site.staffVisits)
      html.div(class: "row between head") { html in
        html.h1(title)
        html.badge(visit.state, texts)
      }
      html.div(class: "split") { html in
        html.div { html in
          html.section(class: "card pad") { html in
            html.visitHead(card, texts)
            actions(&html, frame)
            facts(&html, frame)
          }
        }
        html.div { html in
          html.section(class: "card pad") { customer(&$0, frame) }
          html.section(class: "card pad") { links(&$0, frame) }
          html.section(class: "card pad") { html in
            html.h2(texts.staffVisit.history)
            html.journal(dossier.history, zone: card.time.zone, frame)
          }
        }
      }
    }
  }

  // MARK: What comes next

  private func actions(_ html: inout HTML, _ frame: Frame) {
    let texts = frame.texts.staffVisit
    let next = visit.nextStates
    let primary = next.first { !Self.asksWhy($0) }
    let others = next.filter { $0 != primary }
    guard !next.isEmpty || visit.previousState != nil else { return }
    html.div(class: "row actions") { html in
      if let primary { button(&html, primary, class: "primary", frame) }
      if visit.state == .scheduled {
        html.a(
          texts.move, class: "button", .href(frame.site.staffRescheduling(visit.id.rawValue)))
      }
      guard !others.isEmpty || visit.previousState != nil else { return }
      html.details(class: "more") { html in
        html.summary(texts.more, class: "button")
        html.div(class: "card") { html in
          for state in others {
            if Self.asksWhy(state) {
              why(&html, state, texts.action(state, visit.state), frame)
            } else {
              button(&html, state, class: "quiet", frame)
            }
          }
          if let previous = visit.previousState {
            why(&html, previous, texts.stepBack(frame.texts.name(previous)), frame)
          }
        }
      }
    }
  }

  private static func asksWhy(_ state: AppointmentState) -> Bool {
    state == .canceled || state == .cannotComplete
  }

  private func button(
    _ html: inout HTML, _ state: AppointmentState, class names: String, _ frame: Frame
  ) {
    html.postForm(frame.site.staffVisitState(visit.id.rawValue)) { html in
      html.hiddenField("state", state.rawValue)
      html.hiddenField("version", String(visit.version))
      html.button(
        frame.texts.staffVisit.action(state, visit.state), class: names, .type("submit"))
    }
  }

  private func why(
    _ html: inout HTML, _ state: AppointmentState, _ text: String, _ frame: Frame
  ) {
    html.a(
      text, class: "button quiet",
      .href(frame.site.staffVisitState(visit.id.rawValue, to: state.rawValue)))
  }

  // MARK: Facts

  private func facts(_ html: inout HTML, _ frame: Frame) {
    let texts = frame.texts
    let words = texts.staffVisit
    let clock = { (instant: Instant) in texts.dates.moment(instant, in: card.time.zone) }
    html.dl(class: "facts") { html in
      html.fact(texts.appointment.service, dossier.view.service)
      html.fact(texts.appointment.product, dossier.view.product)
      place(&html, frame)
      html.fact(words.planned, texts.dates.time(visit.planned, in: card.time.zone))
      let blocks = words.blocks(
        texts.duration(seconds: visit.before), texts.duration(seconds: visit.after))
      let duration = texts.duration(seconds: visit.duration)
      let hasBlocks = visit.before + visit.after > 0
      html.fact(words.duration, hasBlocks ? "\(duration) (\(blocks))" : duration)
      if let resource = dossier.resource {
        html.fact(words.resource) { html in
          for (index, one) in ([resource] + dossier.companions).enumerated() {
            if index > 0 { html.text(", ") }
            html.a(one.name, .href(frame.site.staffResourceDays(one.id.rawValue)))
          }
        }
      }
      html.fact(words.workOrder, dossier.workOrder.map { "\($0.number) · \($0.subject)" })
      html.fact(words.comment, visit.comment)
      html.answers(visit.answers, texts)
      html.fact(words.departed, visit.departedAt.map(clock))
      html.fact(words.began, visit.startedAt.map(clock))
      html.fact(words.ended, visit.endedAt.map(clock))
      if let note = visit.cancellation {
        html.fact(
          words.canceledBy,
          [clock(note.at), note.reason].filter { !$0.isEmpty }.joined(separator: "\n"))
      }
    }
  }

  private func place(_ html: inout HTML, _ frame: Frame) {
    let texts = frame.texts
    guard let address = visit.address, visit.venue.hasPlace else {
      return html.placeFact(card, frame)
    }
    html.fact(texts.appointment.address) { html in
      html.text(address.line)
      html.br()
      html.a(
        texts.staffVisit.navigate, .href(Self.navigation(to: address)), .rel("noreferrer"))
    }
  }

  /// Opens the map program of a phone, and a map everywhere else.
  static func navigation(to address: Address) -> String {
    let goal = address.place.map { "\($0.latitude),\($0.longitude)" } ?? address.line
    return "https://www.google.com/maps/dir/"
      + Query([("api", "1"), ("destination", goal)]).string
  }

  private func customer(_ html: inout HTML, _ frame: Frame) {
    let texts = frame.texts.staffVisit
    html.h2(texts.customer)
    guard let contact = dossier.contact else { return }
    let name = contact.name.oneLine
    html.p { html in
      if opensContacts {
        html.a(.href(frame.site.staffContact(contact.id.rawValue))) { $0.strong(name) }
      } else {
        html.strong(name)
      }
      if let account = dossier.account {
        html.br()
        html.span(account.name.oneLine, class: "soft")
      }
    }
    html.div(class: "row") { html in
      if !contact.phone.isEmpty { html.phoneLink(contact.phone, class: "button") }
      if !contact.email.isEmpty {
        html.a(contact.email, class: "button", .href("mailto:\(contact.email)"))
      }
    }
  }

  // MARK: Mailed links

  private func links(_ html: inout HTML, _ frame: Frame) {
    let texts = frame.texts.staffVisit
    html.h2(texts.links)
    guard !dossier.links.isEmpty else {
      html.p(texts.noLinks, class: "soft")
      return
    }
    html.p(texts.linksLead, class: "soft small")
    html.ul(class: "list plain-list") { html in
      for link in dossier.links { row(&html, link, frame) }
    }
  }

  private func row(_ html: inout HTML, _ link: AppointmentLink, _ frame: Frame) {
    let texts = frame.texts.staffVisit
    let clock = { (instant: Instant) in frame.texts.dates.moment(instant, in: card.time.zone) }
    let sent = texts.linkSent(clock(link.createdAt))
    let state = link.state(at: dossier.now)
    let words =
      switch state {
      case .open: link.expiresAt.map { texts.linkOpen(clock($0)) } ?? texts.linkOpenAlways
      case .expired: texts.linkExpired(link.expiresAt.map(clock) ?? "")
      case .blocked: texts.linkBlocked
      }
    let changes: [LinkChange] =
      switch state {
      case .open: link.expiresAt == nil ? [.expire, .block] : [.extend, .expire, .block]
      case .expired: [.extend, .block]
      case .blocked: []
      }
    html.li(class: "plain") { html in
      html.div { html in
        html.text(sent)
        html.p(words, class: "soft small")
        html.div(class: "row") { html in
          for change in changes {
            html.postForm(frame.site.staffVisitLink(visit.id.rawValue, link.reference)) { html in
              html.hiddenField("change", change.rawValue)
              html.button(
                texts.change(change), class: "quiet slim", .type("submit"),
                .aria("label", "\(texts.change(change)): \(sent)"))
            }
          }
        }
      }
    }
  }
}

extension HTML {
  mutating func badge(_ state: AppointmentState, _ texts: Texts) {
    let isQuiet = state == .canceled || state == .cannotComplete
    span(texts.name(state), class: isQuiet ? "badge plain" : "badge")
  }
}
