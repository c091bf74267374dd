package import Scheduling

/// Where staff arrive after signing in: what needs them, who comes next, and what the telephone asks
/// for.
package struct StaffHomePage: Sendable {
  /// The first visits that can't be kept.
  package var conflicts: [VisitConflict]
  /// How many there are.
  package var conflictCount: Int
  /// Letters that could not be delivered.
  package var failedMessages: Int
  /// Today's next visits; nil: they may not see any.
  package var next: [StaffVisitRow]?
  package var mayBook: Bool
  package var quick: QuickLinks

  package init(
    conflicts: [VisitConflict] = [], conflictCount: Int = 0, failedMessages: Int = 0,
    next: [StaffVisitRow]? = nil, mayBook: Bool = false,
    quick: QuickLinks = .none
  ) {
    self.conflicts = conflicts
    self.conflictCount = conflictCount
    self.failedMessages = failedMessages
    self.next = next
    self.mayBook = mayBook
    self.quick = quick
  }

  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts
    let page = PageFrame(frame: frame, title: texts.staff.title)
    return page.write { html in
      html.div(class: "row between head") { html in
        html.h1(texts.home.hello(frame.staff?.name ?? ""))
        if mayBook || !quick.buttons.isEmpty {
          html.div(class: "row") { html in
            html.quickButtons(quick, frame)
            if mayBook {
              html.a(texts.desk.new, class: "button primary", .href(frame.site.staffBooking))
            }
          }
        }
      }
      html.placedForm(quick, frame)
      if frame.staff?.sections.isEmpty ?? true {
        html.p(texts.staff.noRights, class: "soft")
      }
      if failedMessages > 0 {
        html.p(class: "flash problem") { html in
          html.a(
            texts.messageLog.failedCount(failedMessages),
            .href(frame.site.staffMessageLog([("state", MessageState.failed.rawValue)])))
        }
      }
      if mayBook {
        html.searchForm(
          frame.site.staffContacts, label: texts.contacts.search, value: "",
          button: texts.contacts.find, clear: texts.contacts.clear)
      }
      html.conflictList(conflicts, more: conflictCount - conflicts.count, frame)
      if let next { comingUp(next, &html, frame) }
    }
  }

  private func comingUp(_ rows: [StaffVisitRow], _ html: inout HTML, _ frame: Frame) {
    let texts = frame.texts
    html.section(.aria("labelledby", "coming")) { html in
      html.div(class: "row between") { html in
        html.h2(texts.staff.comingUp, id: "coming")
        html.a(texts.staff.allVisits, .href(frame.site.staffVisits))
      }
      if rows.isEmpty {
        html.p(texts.staff.nothingMore, class: "card empty soft")
      } else {
        html.ul(class: "list card") { html in
          for row in rows { html.staffVisit(row, frame) }
        }
      }
    }
  }
}
