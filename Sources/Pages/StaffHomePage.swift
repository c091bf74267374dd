package import Scheduling

/// Where staff arrive after signing in: what needs them, and what they may do here.
package struct StaffHomePage: Sendable {
  /// The first visits that can't be kept.
  package var conflicts: [VisitConflict]
  /// How many there are.
  package var conflictCount: Int

  /// Letters that could not be delivered.
  package var failedMessages: Int

  package init(
    conflicts: [VisitConflict] = [], conflictCount: Int = 0, failedMessages: Int = 0
  ) {
    self.conflicts = conflicts
    self.conflictCount = conflictCount
    self.failedMessages = failedMessages
  }

  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts
    let menu = frame.staff
    let page = PageFrame(frame: frame, title: texts.staff.title)
    return page.write { html in
      html.h1(texts.home.hello(menu?.name ?? ""))
      if failedMessages > 0 {
        html.p(class: "flash problem") { html in
          html.a(
            texts.messageLog.failedCount(failedMessages),
            .href(frame.site.staffMessageLog([("state", MessageState.failed.rawValue)])))
        }
      }
      html.conflictList(conflicts, more: conflictCount - conflicts.count, frame)
      let sections = menu?.sections ?? []
      if sections.isEmpty {
        html.p(texts.staff.noRights, class: "soft")
      } else {
        html.ul(class: "list card") { html in
          for section in sections {
            html.li {
              $0.a(section.text(in: texts.staff), .href(section.path(in: frame.site)))
            }
          }
        }
      }
    }
  }
}
