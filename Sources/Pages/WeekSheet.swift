import Scheduling

/// A week of free times, day by day.
struct WeekSheet {
  let week: SharedWeek
  /// Where a time leads; nil: they are only shown.
  let link: ((Slot) -> String)?
  var isTopLevel = false

  func write(_ html: inout HTML, _ frame: Frame) {
    let texts = frame.texts
    let words = texts.invited
    html.p(words.timesIn(zoneName(texts)), class: "soft small", id: "zone-note")
    html.div(class: "card weekly") { html in
      for day in week.days {
        html.section(class: "weekday", .aria("labelledby", "day-\(day.date.iso8601)")) { html in
          html.h3(texts.dates.day(day.date), id: "day-\(day.date.iso8601)")
          guard !day.slots.isEmpty else {
            html.p(words.none, class: "soft small")
            return
          }
          html.ul(class: "pills") { html in
            for slot in day.slots { html.li { item(slot, day.date, &$0, texts) } }
          }
        }
      }
    }
  }

  private func item(_ slot: Slot, _ date: LocalDate, _ html: inout HTML, _ texts: Texts) {
    let time = VisitTime(slot, zone: week.zone)
    let clock = texts.dates.clock(time)
    guard let link else {
      html.span(clock, class: "button quiet")
      return
    }
    html.a(
      clock, class: "button", .href(link(slot)),
      .aria("label", "\(texts.dates.day(date)), \(texts.dates.clockAndZone(time))"))
  }

  func zoneName(_ texts: Texts) -> String {
    let first = week.days.flatMap(\.slots).first?.earliest
    return texts.dates.zoneInFull(week.zone, at: first ?? week.zone.startOfDay(week.monday))
  }
}
