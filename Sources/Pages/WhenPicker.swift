package import Scheduling

/// A month with the number of free times of each day, and the free times of one day. The booking
/// page and the rescheduling page share it.
package struct WhenPicker: Sendable {
  /// The page that shows this picker: its path, and what its address already says.
  package var path: String
  package var query: BookingQuery
  package var month: Month
  /// How many times are free on the days of `month`; a day that is not listed has none.
  package var free: [LocalDate: Int]
  /// Whether there may be something free before and after this month.
  package var hasPrevious: Bool
  package var hasNext: Bool
  /// The day whose times are shown: chosen, or the first free one.
  package var day: LocalDate?
  /// The free times of that day, earliest first.
  package var times: [VisitTime]
  /// The chosen time's slot value.
  package var chosen: String?
  package var zone: Zone
  /// The next day with a free time, when this month has none.
  package var nextFree: LocalDate?
  /// The chosen time was lost to somebody else.
  package var wasTaken: Bool
  /// The free times nearest to the lost one, on this or other days.
  package var nearest: [VisitTime]
  /// Nothing is free on any day that can be booked.
  package var isFullyBooked: Bool
  /// Who could come, by slot value: for staff.
  package var names: [String: [String]]

  package init(
    path: String, query: BookingQuery, month: Month, free: [LocalDate: Int], hasPrevious: Bool,
    hasNext: Bool, day: LocalDate?, times: [VisitTime], chosen: String? = nil, zone: Zone,
    nextFree: LocalDate? = nil, wasTaken: Bool = false, nearest: [VisitTime] = [],
    isFullyBooked: Bool = false, names: [String: [String]] = [:]
  ) {
    self.path = path
    self.query = query
    self.month = month
    self.free = free
    self.hasPrevious = hasPrevious
    self.hasNext = hasNext
    self.day = day
    self.times = times
    self.chosen = chosen
    self.zone = zone
    self.nextFree = nextFree
    self.wasTaken = wasTaken
    self.nearest = nearest
    self.isFullyBooked = isFullyBooked
    self.names = names
  }

  /// The chosen time, if it is among those shown.
  var chosenTime: VisitTime? {
    guard let chosen else { return nil }
    return (times + nearest).first { $0.slot == chosen }
  }

  func write(_ html: inout HTML, _ errors: FieldErrors, _ frame: Frame) {
    if isFullyBooked {
      nothingFree(&html, frame)
      return
    }
    if wasTaken { taken(&html, frame) }
    html.div(class: "card when") { html in
      html.div(class: "month") { monthTable(&$0, frame.texts) }
      html.div(class: "times", id: "times", .tabIndex(-1)) { dayTimes(&$0, errors, frame.texts) }
    }
  }

  private func nothingFree(_ html: inout HTML, _ frame: Frame) {
    html.div(class: "card empty") { html in
      html.h3(frame.texts.booking.noneAtAll)
      html.p(frame.texts.booking.noneAtAllLead, class: "soft")
      html.contactButtons(frame)
    }
  }

  private func taken(_ html: inout HTML, _ frame: Frame) {
    let texts = frame.texts
    html.div(class: "flash problem", id: "taken", .role("alert"), .tabIndex(-1), .autofocus(true)) {
      html in
      html.h3(texts.booking.justTaken)
      html.p(nearest.isEmpty ? texts.booking.justTakenNone : texts.booking.justTakenLead)
      guard !nearest.isEmpty else { return }
      html.div(class: "pills far", .role("group"), .aria("labelledby", "taken")) { html in
        for time in nearest {
          let when = texts.dates.shortWhen(time)
          pill(&html, time, label: when, summary: when, texts)
        }
      }
      html.p("\(texts.booking.timesIn(zoneName(texts)))", class: "small")
    }
  }

  // MARK: Month

  private func monthTable(_ html: inout HTML, _ texts: Texts) {
    html.div(class: "row between") { html in
      step(
        &html, "‹", texts.booking.previousMonth, "previous-month",
        hasPrevious ? month.previous : nil)
      html.strong(texts.dates.month(month), id: "month-name")
      step(&html, "›", texts.booking.nextMonth, "next-month", hasNext ? month.next : nil)
    }
    html.table(.aria("label", texts.booking.monthLabel(texts.dates.month(month)))) { html in
      html.thead { html in
        html.tr { html in
          for index in 0..<7 {
            html.th(.scope("col")) { html in
              html.span(texts.dates.tinyWeekdays[index], .aria("hidden", "true"))
              html.span(texts.dates.weekdays[index], class: "heard")
            }
          }
        }
      }
      html.tbody { html in
        let links = DayLinks(self)
        var monday = month.first - (month.first.weekday.rawValue - 1)
        while monday <= month.last {
          html.tr { html in
            for offset in 0..<7 { cell(&html, monday + offset, links, texts) }
          }
          monday += 7
        }
      }
    }
  }

  private func step(
    _ html: inout HTML, _ sign: String, _ label: String, _ id: String, _ target: Month?
  ) {
    guard let target else {
      html.span(sign, class: "step", .aria("hidden", "true"))
      return
    }
    html.a(
      sign, class: "button quiet step", id: id, .href(link(month: target)), .aria("label", label),
      .data("when", "month"))
  }

  private func cell(
    _ html: inout HTML, _ date: LocalDate, _ links: DayLinks, _ texts: Texts
  ) {
    guard Month(containing: date) == month else {
      html.td { _ in }
      return
    }
    let count = free[date] ?? 0
    html.td { html in
      if count == 0, date != day {
        html.span(class: "day") { html in
          html.span("\(date.day)", .aria("hidden", "true"))
          html.span("\(texts.dates.day(date)), \(texts.booking.noFreeTime)", class: "heard")
        }
        return
      }
      let words = count == 0 ? texts.booking.noFreeTime : texts.booking.freeTimes(count)
      html.a(
        class: "day", id: "day-\(date.day)", .href(links.link(to: date)),
        .aria("label", "\(texts.dates.day(date)), \(words)"),
        .aria("current", date == day ? "true" : nil), .data("when", "day")
      ) { html in
        html.span("\(date.day)")
        html.small(texts.booking.free(count))
      }
    }
  }

  private func link(month: Month) -> String {
    var query = query
    (query.month, query.day, query.slot) = (month.iso8601, nil, nil)
    return path + query.string + "#when"
  }

  private func link(day: LocalDate) -> String {
    var query = query
    (query.month, query.day, query.slot) = (Month(containing: day).iso8601, day.iso8601, nil)
    return path + query.string + "#times"
  }

  // MARK: Times

  private func dayTimes(_ html: inout HTML, _ errors: FieldErrors, _ texts: Texts) {
    guard let day else {
      html.p(texts.booking.noneThisMonth(texts.dates.month(month)))
      if let nextFree {
        html.a(
          texts.booking.goToNext(texts.dates.day(nextFree)), class: "button",
          .href(link(day: nextFree)), .data("when", "day"))
      }
      return
    }
    html.p(class: "chosen", id: "day-name") { html in
      html.strong(texts.dates.day(day))
      html.text(" ")
      html.span(
        times.isEmpty ? texts.booking.noFreeTime : texts.booking.freeTimes(times.count),
        class: "soft")
    }
    html.fieldError(errors["slot"], for: "slot")
    guard !times.isEmpty else {
      html.p(texts.booking.noneThisDay)
      return
    }
    let described = errors["slot"] == nil ? "zone-note" : "zone-note slot-error"
    html.div(
      id: "slot", .role("radiogroup"), .aria("labelledby", "day-name"),
      .aria("describedby", described), .aria("required", "true"),
      .aria("invalid", errors["slot"] == nil ? nil : "true"), .tabIndex(-1)
    ) { html in
      let parts = Dictionary(grouping: times) { DayPart(of: $0) }
      for part in DayPart.allCases {
        if let times = parts[part] { group(&html, part.name(texts), times, of: day, texts) }
      }
    }
    html.p(class: "soft small", id: "zone-note") { html in
      html.text(texts.booking.timesIn(zoneName(texts)))
      if times.contains(where: { $0.windowEnd != nil }) {
        html.text(" \(texts.booking.windowHint)")
      }
    }
  }

  private func group(
    _ html: inout HTML, _ name: String, _ times: [VisitTime], of day: LocalDate, _ texts: Texts
  ) {
    let date = texts.dates.shortDay(day)
    html.fieldset(class: "part") { html in
      html.legend(name)
      let isWide = times.first?.windowEnd != nil || !self.names.isEmpty
      html.div(class: isWide ? "pills windows" : "pills") { html in
        for time in times {
          let clock = texts.dates.clock(time)
          pill(&html, time, label: clock, summary: "\(date), \(clock)", texts)
        }
      }
    }
  }

  /// - Parameter summary: what the bar below says when it is chosen.
  private func pill(
    _ html: inout HTML, _ time: VisitTime, label: String, summary: String, _ texts: Texts
  ) {
    let slot = time.slot
    html.label(class: "pill") { html in
      html.input(
        .type("radio"), .name("slot"), .value(slot), .required(true), .checked(slot == chosen),
        .data("summary", summary))
      html.span { html in
        html.text(label)
        if let names = names[slot], let first = names.first {
          html.small(
            names.count == 1 ? first : "\(first) \(texts.desk.more(names.count - 1))",
            .title(names.joined(separator: ", ")))
        }
      }
    }
  }

  private func zoneName(_ texts: Texts) -> String {
    texts.dates.zoneInFull(
      zone, at: times.first?.start ?? nearest.first?.start ?? Instant(seconds: 0))
  }
}

/// Links to the days of a month. They differ in the day alone.
private struct DayLinks {
  private let head: String

  init(_ picker: WhenPicker) {
    var query = picker.query
    (query.month, query.day, query.slot) = (picker.month.iso8601, nil, nil)
    head = picker.path + query.string + "&day="
  }

  func link(to day: LocalDate) -> String { head + day.iso8601 + "#times" }
}

/// How a day's times are grouped.
private enum DayPart: CaseIterable {
  case morning, afternoon, evening

  init(of time: VisitTime) {
    switch time.zone.local(time.start).time.hour {
    case ..<12: self = .morning
    case ..<17: self = .afternoon
    default: self = .evening
    }
  }

  func name(_ texts: Texts) -> String {
    switch self {
    case .morning: texts.booking.morning
    case .afternoon: texts.booking.afternoon
    case .evening: texts.booking.evening
    }
  }
}
