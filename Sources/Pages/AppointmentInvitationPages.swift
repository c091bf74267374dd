package import Scheduling

/// *Links*: what has been shared, newest first.
package struct AppointmentInvitationsPage: Sendable {
  package var views: [AppointmentInvitationView]
  package var zone: Zone
  /// The last record of the page before this one.
  package var after: String?
  /// Where the list goes on; nil: it ends here.
  package var next: String?

  package init(
    views: [AppointmentInvitationView], zone: Zone, after: String?, next: String?
  ) {
    self.views = views
    self.zone = zone
    self.after = after
    self.next = next
  }

  package func html(in frame: Frame) -> HTML {
    let words = frame.texts.sharing
    let page = PageFrame(frame: frame, title: words.list, place: frame.sharingPlace)
    return page.write { html in
      html.sharingTabs(.sharing, frame)
      html.titleRow(words.list, button: words.share, to: frame.site.staffSharingCreation)
      html.p(words.listLead, class: "soft")
      if views.isEmpty {
        html.p(words.none, class: "card empty soft")
      } else {
        html.ul(class: "list card") { html in
          for view in views { row(view, &html, frame) }
        }
      }
      html.nav(class: "row between paging", .aria("label", words.list)) { html in
        html.span {
          if after != nil { $0.a(words.newer, class: "button", .href(frame.site.staffSharing)) }
        }
        html.span {
          if let next {
            $0.a(words.older, class: "button", .href(frame.site.staffSharing(after: next)))
          }
        }
      }
    }
  }

  private func row(_ view: AppointmentInvitationView, _ html: inout HTML, _ frame: Frame) {
    let facts = InvitationTexts(view: view, zone: zone, texts: frame.texts)
    html.li(class: "plain") { html in
      html.div { html in
        html.div(class: "row") { html in
          html.h2 {
            $0.a(facts.title, .href(frame.site.staffSharing(view.invitation.id.rawValue)))
          }
          html.span(facts.state, class: view.closure == nil ? "badge" : "badge plain")
        }
        html.p(facts.about.joined(separator: " · "))
        html.p(facts.uses.joined(separator: " · "), class: "soft small")
        html.p(facts.made, class: "soft small")
      }
    }
  }
}

/// An invitation in words.
struct InvitationTexts {
  let view: AppointmentInvitationView
  let zone: Zone
  let texts: Texts

  private var words: Texts.Sharing { texts.sharing }
  private var invitation: AppointmentInvitation { view.invitation }

  var title: String {
    let names = view.names.map(\.oneLine)
    let first = names.prefix(3).joined(separator: ", ")
    let who = names.count > 3 ? "\(first) +\(names.count - 3)" : first
    return "\(view.topic.oneLine): \(who)"
  }

  var state: String { view.closure.map { words.closures($0) } ?? words.open }

  var about: [String] {
    let dates = texts.dates
    return [
      words.days(
        dates.dayWithYear(invitation.firstDay), invitation.lastDay.map(dates.dayWithYear)),
      invitation.expiresAt.map { words.until(dates.dayWithYear(zone.date(of: $0 - 1))) },
      view.contact.map { words.forClient($0.name.oneLine) },
      view.site?.label(nil).oneLine, view.flow.map { "\(texts.flows.flow): \($0.oneLine)" },
    ].compactMap { $0 }
  }

  /// Who comes with whom; nil: one is enough.
  var together: String? {
    guard invitation.isTogether, view.names.count == invitation.participants.count else {
      return nil
    }
    return zip(invitation.participants, view.names.map(\.oneLine)).map { participant, name in
      switch participant.role {
      case .primary: words.leads(name)
      case .required: name
      case .optional: words.ifFree(name)
      }
    }.joined(separator: " · ")
  }

  var uses: [String] {
    let uses = invitation.uses
    return [
      words.opened(uses.opened), words.started(uses.started),
      invitation.maximumBookings.map { words.bookedOf(uses.booked, $0) }
        ?? words.booked(uses.booked),
    ]
  }

  var made: String {
    words.madeBy(texts.dates.moment(invitation.createdAt, in: zone), view.maker?.oneLine)
  }
}

extension Frame {
  /// Beside the visits for those who see any; an entry of its own for others.
  var sharingPlace: MenuPlace {
    staff?.sections.contains(.sharing) ?? false ? .staff(.sharing) : .staff(.visits)
  }
}

extension HTML {
  /// Tabs of visits, links and lists; without visits for those who see none.
  mutating func sharingTabs(_ current: StaffTab, _ frame: Frame) {
    if frame.staff?.sections.contains(.visits) ?? false { return staffTabs(current, frame) }
    tabs(
      [StaffTab.sharing, .lists].map {
        ($0.text(in: frame.texts), $0.path(in: frame.site), $0 == current)
      }, label: frame.texts.sharing.sharing)
  }
}

/// One link: the URL, its code, the letter, its uses, and what can be changed.
package struct AppointmentInvitationPage: Sendable {
  package var view: AppointmentInvitationView
  package var visits: [StaffVisitRow]
  /// Who has been given the visits by name only.
  package var seesVisits: Bool
  package var state: FormState
  package var letter: FormState
  /// Letters of this kind can be sent.
  package var canSend: Bool
  package var zone: Zone

  package init(
    view: AppointmentInvitationView, visits: [StaffVisitRow], seesVisits: Bool, state: FormState,
    letter: FormState, canSend: Bool, zone: Zone
  ) {
    self.view = view
    self.visits = visits
    self.seesVisits = seesVisits
    self.state = state
    self.letter = letter
    self.canSend = canSend
    self.zone = zone
  }

  private var id: String { view.invitation.id.rawValue }

  package func html(in frame: Frame) -> HTML {
    let words = frame.texts.sharing
    let facts = InvitationTexts(view: view, zone: zone, texts: frame.texts)
    let errors = state.errors.merging(letter.errors) { $1 }
    let page = PageFrame(
      frame: frame, title: facts.title, hasErrors: !errors.isEmpty, place: frame.sharingPlace,
      isNarrow: true)
    return page.write { html in
      html.errorSummary(
        errors,
        order: ["email", "name", "language", "message", "first", "last", "expires", "maximum"],
        frame.texts)
      html.backLink(words.list, to: frame.site.staffSharing)
      html.div(class: "row head") { html in
        html.h1(facts.title)
        html.span(facts.state, class: view.closure == nil ? "badge" : "badge plain")
      }
      html.p((facts.about + [facts.made]).joined(separator: " · "), class: "soft")
      if let together = facts.together { html.p(together, class: "soft") }
      link(&html, frame)
      html.part("uses", words.uses) { uses(facts, &$0, frame) }
      if view.url != nil { send(&html, frame) }
      edit(&html, frame)
      if seesVisits { booked(&html, frame) }
      html.p("", class: "heard", id: "said", .role("status"))
    }
  }

  private func link(_ html: inout HTML, _ frame: Frame) {
    let words = frame.texts.sharing
    html.part("link", words.url) { html in
      guard let url = view.url else {
        html.p(words.urlGone)
        return
      }
      html.p(words.urlLead, class: "soft")
      html.copyField("url", label: words.url, value: url, frame.texts)
      html.img(
        class: "code", .src(frame.site.staffSharingCode(id)), .alt(words.codeLabel),
        .width(180), .height(180))
    }
  }

  private func uses(_ facts: InvitationTexts, _ html: inout HTML, _ frame: Frame) {
    let uses = view.invitation.uses
    let (words, lists) = (frame.texts.sharing, frame.texts.lists)
    if let (progress, list, figures) = view.sending {
      html.p { html in
        html.a(
          lists.sentTo(list.name.oneLine), .href(frame.site.staffList(list.id.rawValue)))
      }
      html.sendingProgress(progress, zone, frame)
      FunnelChart(figures: figures, lists).write(&html, frame.texts)
      html.p(words.allUses(facts.uses.joined(separator: " · ")), class: "soft small")
      return
    }
    FunnelChart(
      steps: [
        .init(label: lists.opened, count: uses.opened),
        .init(label: lists.started, count: uses.started),
        .init(label: lists.booked, count: uses.booked),
      ], whole: max(uses.opened, uses.started, uses.booked)
    ).write(&html, frame.texts)
    html.p(facts.uses.joined(separator: " · "), class: "soft small")
  }

  private func send(_ html: inout HTML, _ frame: Frame) {
    let words = frame.texts.sharing
    html.part("send", words.sendTitle) { html in
      guard canSend else {
        html.p(words.cannotSend)
        return
      }
      let writer = FieldWriter(state: letter, texts: frame.texts)
      html.postForm(frame.site.staffSharingLetters(id)) { html in
        html.div(class: "two") { html in
          writer.text(
            &html, "email", words.sendTo, limit: TextLimit.email, isRequired: true, type: "email")
          writer.text(&html, "name", words.sendName, limit: TextLimit.name)
        }
        writer.choice(
          &html, "language", words.language,
          Texts.all.map { Choice(value: $0.language, label: $0.name) })
        writer.text(&html, "message", words.message, limit: 2000, rows: 4)
        html.button(words.send, .type("submit"))
      }
    }
  }

  private func edit(_ html: inout HTML, _ frame: Frame) {
    let words = frame.texts.sharing
    html.part("edit", words.edit) { html in
      let writer = FieldWriter(state: state, texts: frame.texts)
      html.postForm(frame.site.staffSharing(id)) { html in
        writer.stamp(&html)
        writer.limits(&html)
        writer.checkbox(&html, "active", words.active)
        html.saveButton(words.save, about: words.edit)
      }
    }
  }

  private func booked(_ html: inout HTML, _ frame: Frame) {
    let words = frame.texts.sharing
    html.section(.aria("labelledby", "booked")) { html in
      html.h2(words.visits, id: "booked")
      guard !visits.isEmpty else {
        html.p(words.noVisits, class: "card empty soft")
        return
      }
      html.ul(class: "list card") { html in
        for row in visits { html.staffVisit(row, frame) }
      }
    }
  }
}

extension FieldWriter {
  /// When and how often an invitation can be booked by.
  func limits(_ html: inout HTML, withDays: Bool = true, withEnd: Bool = true) {
    let words = texts.sharing
    html.div(class: "two") { html in
      if withDays {
        text(
          &html, "first", words.firstDay, limit: 10, isRequired: true, hint: words.firstDayHint,
          type: "date")
        text(&html, "last", words.lastDay, limit: 10, hint: words.lastDayHint, type: "date")
      }
      if withEnd {
        text(&html, "expires", words.expires, limit: 10, hint: words.expiresHint, type: "date")
        number(&html, "maximum", words.maximum, hint: words.maximumHint, isRequired: false)
      }
    }
  }
}
