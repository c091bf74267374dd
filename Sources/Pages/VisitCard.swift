package import Scheduling

/// A visit as the portal shows it.
package struct VisitCard: Sendable {
  package var id: String
  /// `A-100042`
  package var number: String
  package var state: VisitState
  package var service: String
  package var product: String?
  /// Where, in one line: `Home, Landstrasse 12`, or how: `by video`.
  package var place: String?
  package var time: VisitTime
  /// Nil until the customer may know who comes.
  package var technician: Technician?
  /// Names of those who come along, as soon as the customer may know.
  package var companions: [String]
  package var estimatedArrival: Instant?
  /// When the work began; shown while it is in progress.
  package var startedAt: Instant?
  package var canModify: Bool
  package var canCancel: Bool
  /// Where one joins by video.
  package var meetingLink: String?
  /// To questions of the organisation's own.
  package var answers: [VisitAnswer]

  package init(
    id: String, number: String, state: VisitState, service: String, product: String? = nil,
    place: String? = nil, time: VisitTime, technician: Technician? = nil, companions: [String] = [],
    estimatedArrival: Instant? = nil, startedAt: Instant? = nil, canModify: Bool = false,
    canCancel: Bool = false, meetingLink: String? = nil, answers: [VisitAnswer] = []
  ) {
    self.id = id
    self.number = number
    self.state = state
    self.service = service
    self.product = product
    self.place = place
    self.time = time
    self.technician = technician
    self.companions = companions
    self.estimatedArrival = estimatedArrival
    self.startedAt = startedAt
    self.canModify = canModify
    self.canCancel = canCancel
    self.meetingLink = meetingLink
    self.answers = answers
  }
}

/// The states of a visit that a customer sees; *On break* shows as in progress.
package enum VisitState: CaseIterable, Hashable, Sendable {
  case scheduled, traveling, inProgress, completed, canceled, cannotComplete

  func name(_ texts: Texts) -> String {
    switch self {
    case .scheduled: texts.states.scheduled
    case .traveling: texts.states.traveling
    case .inProgress: texts.states.inProgress
    case .completed: texts.states.completed
    case .canceled: texts.states.canceled
    case .cannotComplete: texts.states.cannotComplete
    }
  }

  /// Over without having been done: drawn quietly.
  fileprivate var badge: String {
    switch self {
    case .scheduled, .traveling, .inProgress, .completed: "badge"
    case .canceled, .cannotComplete: "badge plain"
    }
  }
}

/// Who comes.
package struct Technician: Hashable, Sendable {
  package var name: String
  package var phone: String?

  package init(name: String, phone: String? = nil) {
    self.name = name
    self.phone = phone
  }

  /// `LB` for Lena Beck.
  var initials: String {
    let words = name.split(separator: " ")
    let first = words.first?.first, last = words.count > 1 ? words.last?.first : nil
    return [first, last].compactMap { $0.map(String.init) }.joined()
  }
}

extension HTML {
  mutating func badge(_ state: VisitState, _ texts: Texts) {
    span(state.name(texts), class: state.badge)
  }

  /// The date as a small calendar leaf. Hidden from screen readers: the day stands in words beside.
  mutating func dateLeaf(_ date: LocalDate, _ texts: Texts) {
    div(class: "date", .aria("hidden", "true")) { html in
      html.span(texts.dates.shortWeekday(date))
      html.strong("\(date.day)")
      html.span(texts.dates.shortMonth(date))
    }
  }

  /// What, when and where, as a heading and a line.
  ///
  /// - Parameter isTopLevel: the list stands directly under the page's title, so that its entries
  ///   are headings of the second level.
  mutating func visitWords(_ visit: VisitCard, _ frame: Frame, isTopLevel: Bool = false) {
    let texts = frame.texts
    let path = frame.site.appointment(visit.id)
    div { html in
      if isTopLevel {
        html.h2 { $0.a(visit.service, .href(path)) }
      } else {
        html.h3 { $0.a(visit.service, .href(path)) }
      }
      html.p(class: "soft") { html in
        html.span("\(texts.dates.day(visit.time.date)), ", class: "heard")
        if visit.state == .inProgress, let began = visit.startedAt {
          let clock = texts.dates.time(began, in: visit.time.zone)
          html.text("\(texts.home.since(clock)), \(texts.dates.zone(visit.time.zone))")
        } else {
          html.text(texts.dates.clockAndZone(visit.time))
        }
        for detail in [visit.product, visit.place].compactMap({ $0 }) {
          html.text(" · \(detail)")
        }
      }
    }
  }

  /// A short link that says to a screen reader which visit it is about.
  mutating func visitLink(
    _ text: String, _ path: String, _ visit: VisitCard, class names: String, _ texts: Texts
  ) {
    let when = texts.dates.shortWhen(visit.time)
    a(
      text, class: names, .href(path),
      .aria("label", texts.home.about(text, visit.service, when)))
  }

  mutating func technician(_ technician: Technician, below line: String?) {
    div(class: "row person") { html in
      html.span(technician.initials, class: "face", .aria("hidden", "true"))
      html.div { html in
        html.strong(technician.name)
        if let line {
          html.br()
          html.span(line, class: "soft")
        }
      }
    }
  }
}

extension VisitState {
  package init(_ state: AppointmentState) {
    self =
      switch state {
      case .scheduled: .scheduled
      case .traveling: .traveling
      case .inProgress, .onBreak: .inProgress
      case .completed: .completed
      case .canceled: .canceled
      case .cannotComplete: .cannotComplete
      }
  }
}
