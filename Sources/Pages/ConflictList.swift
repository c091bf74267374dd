import Scheduling

extension HTML {
  /// Visits that can't be kept, each with the way to it.
  mutating func conflictList(_ conflicts: [VisitConflict], more: Int, _ frame: Frame) {
    guard !conflicts.isEmpty else { return }
    let texts = frame.texts
    section(.aria("labelledby", "conflicts")) { html in
      html.h2(texts.catalogue.conflicts, id: "conflicts")
      html.div(class: "flash problem") { $0.p(texts.catalogue.conflictsLead) }
      html.ul(class: "list card") { html in
        for conflict in conflicts {
          html.li(class: "plain") { html in
            html.div { html in
              html.h3 { html in
                html.a(
                  conflict.title, .href(frame.site.staffVisit(conflict.visit.id.rawValue)))
              }
              html.p(texts.dates.when(conflict.time), class: "soft")
            }
            html.span(conflict.resource.name, class: "badge plain")
          }
        }
      }
      if more > 0 { html.p(texts.catalogue.moreConflicts(more), class: "soft") }
    }
  }
}

extension VisitConflict {
  /// `A-100042, Yearly service, Mira Ospelt`
  fileprivate var title: String {
    [visit.number, service?.name ?? "", contact?.name ?? ""].filter { !$0.isEmpty }
      .joined(separator: ", ")
  }

  /// As promised, in the resource's zone.
  fileprivate var time: VisitTime {
    VisitTime(
      start: visit.slot.earliest, windowEnd: visit.slot.isExact ? nil : visit.slot.latest,
      zone: resource.zone)
  }
}
