package import Scheduling

/// A resource's days as a list: visits in their order, the way between them, what is free.
package struct ResourceDaysPage: Sendable {
  package var days: ResourceDays
  package var rows: [[StaffVisitRow]]
  /// Whether other people's days are theirs to see too.
  package var seesEverything: Bool

  package init(days: ResourceDays, rows: [[StaffVisitRow]], seesEverything: Bool) {
    self.days = days
    self.rows = rows
    self.seesEverything = seesEverything
  }

  private var id: String { days.resource.id.rawValue }

  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts
    let words = texts.resourceDays
    let name = days.resource.name.oneLine
    let page = PageFrame(frame: frame, title: words.title(name), place: .staff(.visits))
    return page.write { html in
      if seesEverything { html.backLink(name, to: frame.site.staffResource(id)) }
      html.h1(words.title(name))
      html.p(words.times(texts.dates.zone(days.resource.zone)), class: "soft")
      paging(&html, frame)
      for (day, rows) in zip(days.days, rows) { section(&html, day, rows, frame) }
      paging(&html, frame)
    }
  }

  private func paging(_ html: inout HTML, _ frame: Frame) {
    guard let first = days.days.first?.date, let last = days.days.last?.date else { return }
    let words = frame.texts.resourceDays
    let step = last - first + 1
    html.div(class: "row between") { html in
      html.a(
        words.earlier, class: "button",
        .href(frame.site.staffResourceDays(id, from: (first - step).iso8601)))
      html.a(words.today, class: "button quiet", .href(frame.site.staffResourceDays(id)))
      html.a(
        words.later, class: "button",
        .href(frame.site.staffResourceDays(id, from: (last + 1).iso8601)))
    }
  }

  private func section(
    _ html: inout HTML, _ day: ResourceDay, _ rows: [StaffVisitRow], _ frame: Frame
  ) {
    let texts = frame.texts
    let words = texts.resourceDays
    html.section(.aria("labelledby", "day-\(day.date.iso8601)")) { html in
      html.h2(texts.dates.dayWithYear(day.date), id: "day-\(day.date.iso8601)")
      html.ul(class: "list card") { html in
        for absence in day.absences {
          note(
            &html, absence.range,
            [words.away, absence.reason.oneLine].filter { !$0.isEmpty }.joined(separator: ": "),
            frame)
        }
        if day.segments.isEmpty, day.visits.isEmpty, day.absences.isEmpty {
          html.li(class: "plain") { $0.span(words.off, class: "soft") }
        }
        var free = day.free
        for (visit, row) in zip(day.visits, rows) {
          while let next = free.first, next.start < visit.range.start {
            note(&html, next, words.free, frame)
            free.removeFirst()
          }
          self.visit(&html, visit, row, frame)
        }
        for range in free { note(&html, range, words.free, frame) }
      }
    }
  }

  private func clock(_ range: TimeRange, _ texts: Texts) -> String {
    let zone = days.resource.zone
    return "\(texts.dates.time(range.start, in: zone))–\(texts.dates.time(range.end, in: zone))"
  }

  private func note(_ html: inout HTML, _ range: TimeRange, _ text: String, _ frame: Frame) {
    html.li(class: "plain") { html in
      html.span("\(clock(range, frame.texts)) \(text)", class: "soft")
    }
  }

  private func visit(
    _ html: inout HTML, _ visit: DayVisit, _ row: StaffVisitRow, _ frame: Frame
  ) {
    let texts = frame.texts
    let words = texts.resourceDays
    html.li(class: "plain") { html in
      html.div { html in
        html.h3 { html in
          html.a(
            "\(clock(visit.range, texts)) \(row.contact.oneLine)",
            .href(frame.site.staffVisit(row.card.id)))
        }
        html.p(class: "soft") { html in
          let drive = visit.drive > 0 ? words.drive(texts.duration(seconds: visit.drive)) : nil
          let facts = [row.card.service, row.card.product, row.card.place, drive]
          html.text(
            facts.compactMap { $0?.oneLine }.filter { !$0.isEmpty }.joined(separator: " · "))
        }
      }
      html.div(class: "row actions") { html in
        if visit.isConflict { html.span(words.conflict, class: "badge plain") }
        html.badge(row.state, texts)
      }
    }
  }
}

extension SitePath {
  package func staffResourceDays(_ id: String, from date: String) -> String {
    staffResourceDays(id) + Query([("from", date)]).string
  }
}

extension Texts {
  struct ResourceDays: Sendable {
    let title: Filled
    let times: Filled
    let earlier: String
    let today: String
    let later: String
    let off: String
    let away: String
    let free: String
    let drive: Filled
    let conflict: String
  }

  var resourceDays: ResourceDays { language == "de" ? .german : .english }
}

extension Texts.ResourceDays {
  static let english = Texts.ResourceDays(
    title: { "Days of \($0)" }, times: { "All times are \($0)." }, earlier: "Earlier",
    today: "Today", later: "Later", off: "Day off", away: "Away", free: "free",
    drive: { "\($0) of driving" }, conflict: "Can’t be kept")

  static let german = Texts.ResourceDays(
    title: { "Tage von \($0)" }, times: { "Alle Zeiten: \($0)." }, earlier: "Früher",
    today: "Heute", later: "Später", off: "Frei", away: "Abwesend", free: "frei",
    drive: { "\($0) Fahrt" }, conflict: "Nicht einzuhalten")
}
