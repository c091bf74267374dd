package import Scheduling

/// What happened: who, when, what, from what to what.
package struct StaffJournalPage: Sendable {
  package var lines: [JournalLine]
  package var query: JournalQuery
  /// Whom the journal can be narrowed to; empty for those who may look at one record only.
  package var people: [Choice]
  /// Whether everything is theirs to see, or one record at a time.
  package var seesEverything: Bool
  package var zone: Zone
  package var next: Int?

  package init(
    lines: [JournalLine], query: JournalQuery, people: [Choice], seesEverything: Bool, zone: Zone,
    next: Int?
  ) {
    self.lines = lines
    self.query = query
    self.people = people
    self.seesEverything = seesEverything
    self.zone = zone
    self.next = next
  }

  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts
    let words = texts.journal
    let page = PageFrame(frame: frame, title: words.title, place: .staff(.log))
    return page.write { html in
      html.staffTabs(.journal, frame)
      html.h1(words.title)
      html.form(class: "filters", .method("get"), .action(frame.site.staffJournal), .novalidate) {
        html in
        html.field(
          TextField(
            name: "record", label: words.record, value: query.subject ?? "", hint: words.hint,
            maxLength: 80, isRequired: true), [:], texts)
        if seesEverything {
          html.div(class: "two") { html in
            let any = [Choice(value: "", label: words.anything)]
            html.selectField(
              "actor", label: words.who, value: query.actor ?? "", choices: any + people, [:],
              texts)
            let events = words.events.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
            html.selectField(
              "event", label: words.what, value: query.event ?? "",
              choices: any + events.map { Choice(value: $0.key, label: $0.value) }, [:], texts)
          }
        }
        html.button(words.filter, .type("submit"))
      }
      if lines.isEmpty {
        html.p(words.none, class: "card empty soft")
      } else {
        html.section(class: "card pad", .aria("label", words.title)) { html in
          html.journal(lines, zone: zone, frame) { frame.site.staffRecord($0) }
        }
      }
      if let next {
        let filter = [
          ("record", query.subject), ("actor", query.actor), ("event", query.event),
          ("before", String(next)),
        ].compactMap { name, value in value.map { (name, $0) } }
        html.nav(class: "row between paging", .aria("label", texts.visitList.paging)) { html in
          html.a(words.older, class: "button", .href(frame.site.staffJournal(filter)))
        }
      }
    }
  }
}

extension SitePath {
  /// A record's own page, by its identifier; nil: it has none.
  func staffRecord(_ id: String) -> String? {
    if AppointmentID(id) != nil { return staffVisit(id) }
    if ContactID(id) != nil { return staffContact(id) }
    if ResourceID(id) != nil { return staffResource(id) }
    if StaffUserID(id) != nil { return staffUser(id) }
    if WebRoleID(id) != nil { return staffRole(id) }
    return nil
  }
}
