package import Scheduling

/// One list: how far it has come, what was sent, and its members.
package struct ActionableListPage: Sendable {
  package var view: ListView
  package var part: MemberPart
  package var filter: MemberFilter
  /// How many the filter shows.
  package var matching: Int
  /// The position after which this page begins; nil: it is the first.
  package var after: Int?
  /// What came of adding members.
  package var added: (added: Int, left: Int)?
  package var errors: FieldErrors
  package var ticked: Set<ListMemberID>
  package var zone: Zone

  package init(
    view: ListView, part: MemberPart, filter: MemberFilter, matching: Int, after: Int?,
    added: (added: Int, left: Int)?, errors: FieldErrors = [:], ticked: Set<ListMemberID> = [],
    zone: Zone
  ) {
    self.view = view
    self.part = part
    self.filter = filter
    self.matching = matching
    self.after = after
    self.added = added
    self.errors = errors
    self.ticked = ticked
    self.zone = zone
  }

  /// The name of a member's checkbox.
  package static let tick = "tick."

  private var id: String { view.list.id.rawValue }
  private var isEmpty: Bool { view.figures.members == 0 }

  package func html(in frame: Frame) -> HTML {
    let words = frame.texts.lists
    let page = PageFrame(
      frame: frame, title: view.list.name.oneLine, hasErrors: !errors.isEmpty,
      place: frame.sharingPlace)
    return page.write { html in
      html.errorSummary(errors, order: [], frame.texts)
      if let added {
        html.div(class: "flash", .role("status")) {
          $0.p(words.added(added.added, added.left))
        }
      }
      html.backLink(words.lists, to: frame.site.staffLists)
      html.div(class: "row between head") { html in
        html.h1(view.list.name.oneLine)
        html.div(class: "row") { html in
          if view.isKept {
            html.a(words.edit, class: "button quiet", .href(frame.site.staffListForm(id)))
          }
          html.a(
            words.add, class: isEmpty ? "button primary" : "button",
            .href(frame.site.staffListMembers(id)))
        }
      }
      html.p(
        [
          words.members(view.figures.members),
          words.ownedBy((view.owner ?? words.nobody).oneLine),
        ].joined(separator: " · "), class: "soft")
      guard !isEmpty else {
        html.p(words.addLead, class: "card empty soft")
        return
      }
      progress(&html, frame)
      members(&html, frame)
      html.p("", class: "heard", id: "said", .role("status"))
    }
  }

  // MARK: Progress

  /// What the page's script brings up to date while letters are being written.
  private func progress(_ html: inout HTML, _ frame: Frame) {
    let words = frame.texts.lists
    let isRunning = view.sendings.contains { $0.isUnderWay }
    html.div(
      class: "split", id: "progress", .data("refresh", isRunning ? "progress" : nil),
      .data("finished", words.done)
    ) {
      html in
      html.part("figures", words.progress) { html in
        FunnelChart(figures: view.figures, words).write(&html, frame.texts)
      }
      guard !view.sendings.isEmpty else { return }
      html.part("sendings", words.sendings) { html in
        html.ul(class: "list plain-list") { html in
          for progress in view.sendings {
            html.li(class: "plain") { html in
              html.sendingProgress(progress, zone, frame)
              if progress.sending.isRunning {
                html.postButton(
                  words.stop, frame.site.staffListStop(id, progress.sending.id.rawValue),
                  class: "slim")
              }
            }
          }
        }
        if isRunning { html.p(words.reload, class: "hint unscripted") }
      }
    }
  }

  // MARK: Members

  private func members(_ html: inout HTML, _ frame: Frame) {
    let words = frame.texts.lists
    html.section(class: "members", .aria("labelledby", "members")) { html in
      html.h2(words.written, id: "members")
      states(&html, frame)
      search(&html, frame)
      if part.part.items.isEmpty {
        html.p(words.noneMatch, class: "card empty soft")
      } else {
        html.postForm(frame.site.staffListSendings(id)) { html in
          html.hiddenField("state", filter.state)
          html.hiddenField("text", filter.text)
          table(&html, frame)
          html.div(class: "row actions") { html in
            html.button(
              words.sendChosen, class: "primary", .type("submit"), .name("which"),
              .value("ticked"))
            html.button(
              words.sendAll(matching), .type("submit"), .name("which"), .value("all"))
            html.button(
              words.remove, class: "quiet", .type("submit"),
              .formAction(frame.site.staffListRemoval(id)))
          }
        }
      }
      paging(&html, frame)
    }
  }

  private func states(_ html: inout HTML, _ frame: Frame) {
    let words = frame.texts.lists
    var tabs = [
      (
        text: "\(words.all) (\(view.figures.members))",
        path: frame.site.staffList(id, MemberFilter(text: filter.text)),
        isHere: filter.state == nil
      )
    ]
    for state in MemberState.allCases.reversed() {
      let count = view.counts[state] ?? 0
      guard count > 0 || filter.state == state.rawValue else { continue }
      tabs.append(
        (
          text: "\(words.states(state)) (\(count))",
          path: frame.site.staffList(
            id, MemberFilter(state: state.rawValue, text: filter.text)),
          isHere: filter.state == state.rawValue
        ))
    }
    html.tabs(tabs, label: words.state)
  }

  private func search(_ html: inout HTML, _ frame: Frame) {
    let words = frame.texts.lists
    html.form(
      class: "row search", .method("get"), .action(frame.site.staffList(id)), .role("search")
    ) { html in
      html.hiddenField("state", filter.state)
      html.label(words.search, class: "heard", .for("text"))
      html.input(
        id: "text", .type("search"), .name("text"), .value(filter.text ?? ""), .maxLength(100),
        .placeholder(words.search), .autocomplete("off"))
      html.button(words.show, .type("submit"))
      if filter.text != nil {
        html.a(
          words.clear, class: "button quiet",
          .href(frame.site.staffList(id, MemberFilter(state: filter.state))))
      }
      html.a(words.export, class: "button quiet", .href(frame.site.staffListExport(id, filter)))
    }
  }

  private func table(_ html: inout HTML, _ frame: Frame) {
    let words = frame.texts.lists
    let columns = view.list.shown.map { words.name(of: $0, in: view.list) }
    html.sheet(words.written, [words.member, words.state] + columns) { html in
      for line in part.part.items { row(line, &html, frame) }
    }
  }

  private func row(_ line: MemberLine, _ html: inout HTML, _ frame: Frame) {
    let words = frame.texts.lists
    let member = line.member
    html.tr { html in
      html.th(.scope("row")) { html in
        html.label(class: "check") { html in
          html.input(
            .type("checkbox"), .name(Self.tick + member.id.rawValue), .value("true"),
            .checked(ticked.contains(member.id)))
          if let contact = member.contact, frame.staff?.sections.contains(.contacts) ?? false {
            html.a(member.label.oneLine, .href(frame.site.staffContact(contact.rawValue)))
          } else {
            html.span(member.label.oneLine)
          }
        }
      }
      html.cell(words.state) { html in
        html.span(
          words.states(line.state), class: line.state.isGood ? "badge" : "badge plain")
        detail(line, &html, frame)
      }
      for column in view.list.shown {
        let text =
          switch column {
          case .email: member.email
          case .phone: member.phone
          case .language: member.language.map { Texts.language($0).name } ?? ""
          case .own(let index): member.value(index)
          }
        html.cell(words.name(of: column, in: view.list), text.oneLine)
      }
    }
  }

  private func detail(_ line: MemberLine, _ html: inout HTML, _ frame: Frame) {
    let words = frame.texts.lists
    if let visit = line.appointment.flatMap({ part.visits[$0] }) {
      let time = VisitTime(visit.slot, zone: zone)
      html.p(class: "small") { html in
        html.a(
          frame.texts.dates.shortWhen(time), .href(frame.site.staffVisit(visit.id.rawValue)),
          .aria("label", "\(words.bookedVisit) \(visit.number)"))
      }
    } else if let reply = line.reply {
      html.p(reply.oneLine, class: "small soft")
    } else if let at = line.writtenAt, line.state == .sent || line.state == .opened {
      html.p(
        words.since(frame.texts.dates.shortDay(zone.date(of: at))), class: "small soft")
    }
  }

  private func paging(_ html: inout HTML, _ frame: Frame) {
    let words = frame.texts.lists
    html.nav(class: "row between paging", .aria("label", words.written)) { html in
      html.span {
        if after != nil {
          $0.a(words.first, class: "button", .href(frame.site.staffList(id, filter)))
        }
      }
      html.span {
        if part.part.hasMore, let last = part.part.items.last {
          $0.a(
            words.further, class: "button",
            .href(frame.site.staffList(id, filter, after: last.member.position)))
        }
      }
    }
  }
}

extension ListMember {
  /// People without a name are called by their address.
  var label: String { name.isEmpty ? email : name }
}

extension MemberState {
  /// Worth a second look: somebody has done something.
  var isGood: Bool { self == .booked || self == .opened }
}

extension SendingProgress {
  /// Something about it changes yet.
  var isUnderWay: Bool { sending.isRunning || delivered + bounced < written }
}

extension FunnelChart {
  init(figures: ListFigures, _ words: Texts.Lists) {
    self.init(
      steps: [
        Step(label: words.written, count: figures.members),
        Step(label: words.sent, count: figures.sent),
        Step(label: words.opened, count: figures.opened),
        Step(label: words.started, count: figures.started),
        Step(label: words.booked, count: figures.booked),
      ], whole: figures.members)
  }
}

extension HTML {
  /// When it was begun, how many letters there are, and what became of them.
  mutating func sendingProgress(_ progress: SendingProgress, _ zone: Zone, _ frame: Frame) {
    let words = frame.texts.lists
    let sending = progress.sending
    div { html in
      html.div(class: "row") { html in
        let title = words.sendingOf(frame.texts.dates.moment(sending.createdAt, in: zone))
        if let invitation = sending.invitation {
          html.a(title, .href(frame.site.staffSharing(invitation.rawValue)))
        } else {
          html.span(title)
        }
        html.span(
          sending.isRunning ? words.running : sending.isStopped ? words.stopped : words.done,
          class: sending.isRunning ? "badge" : "badge plain")
      }
      FunnelChart.bar(progress.written, of: sending.total, &html)
      html.p(
        [
          words.lettersOf(progress.written, sending.total), words.delivered(progress.delivered),
          progress.bounced > 0 ? words.bounced(progress.bounced) : nil,
          progress.skipped > 0 ? words.skipped(progress.skipped) : nil,
        ].compactMap { $0 }.joined(separator: " · "), class: "small soft")
    }
  }
}
