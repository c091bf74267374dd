/// A page for when a request can't be answered as it was meant.
package enum ProblemPage: Sendable {
  /// 404, for what doesn't exist and for what belongs to somebody else.
  case notFound
  /// 429
  case tooManyRequests(retryAfterSeconds: Int?)
  /// 500: the log has the cause under this number.
  case fault(reference: String)
  /// 503
  case busy
  /// The session has ended; `next` is where to go on.
  case sessionEnded(next: String?)
  /// The person's roles don't let them book.
  case mayNotBook
  /// A member of staff whose roles don't include it.
  case notPermitted
  /// A change that the state of the appointment or the cut-off forbids.
  case closed(isTooLate: Bool, appointment: String)
  /// 400, 409, 413 …: the request itself was not as it should be.
  case refused(message: String)

  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts.problem
    let page = PageFrame(frame: frame, title: title(frame), isNarrow: true)
    return page.write { html in
      html.section(class: "card empty problem-page") { html in
        html.h1(title(frame))
        html.p(lead(frame))
        if case .fault(let reference) = self {
          html.p(texts.reference(reference), class: "soft")
        }
        html.div(class: "row") { wayOut(&$0, frame) }
        if offersContact { html.contactButtons(frame) }
      }
    }
  }

  private func title(_ frame: Frame) -> String {
    let texts = frame.texts.problem
    return switch self {
    case .notPermitted: frame.texts.staff.notPermitted
    case .notFound: texts.notFound
    case .tooManyRequests: texts.slowDown
    case .fault: texts.fault
    case .busy: texts.busy
    case .sessionEnded: texts.sessionEnded
    case .mayNotBook: texts.mayNot
    case .closed: texts.closed
    case .refused: texts.refused
    }
  }

  private func lead(_ frame: Frame) -> String {
    let texts = frame.texts.problem
    return switch self {
    case .notFound: texts.notFoundLead
    case .tooManyRequests(let seconds): texts.slowDownLead(seconds)
    case .fault: texts.faultLead
    case .busy: texts.busyLead
    case .sessionEnded: texts.sessionEndedLead
    case .mayNotBook: texts.mayNotLead(frame.theme.name)
    case .notPermitted: frame.texts.staff.notPermittedLead
    case .closed(let isTooLate, _): isTooLate ? texts.tooLate : texts.closedLead
    case .refused(let message): message
    }
  }

  private var offersContact: Bool {
    switch self {
    case .fault, .mayNotBook, .closed: true
    case .notFound, .tooManyRequests, .busy, .sessionEnded, .notPermitted, .refused: false
    }
  }

  private func wayOut(_ html: inout HTML, _ frame: Frame) {
    let texts = frame.texts
    switch self {
    case .sessionEnded(let next):
      let path = next.map { frame.site.signIn(next: $0) } ?? frame.site.signIn
      html.a(texts.problem.signInAgain, class: "button primary", .href(path))
    case .closed(_, let appointment):
      html.a(texts.home.details, class: "button", .href(frame.site.appointment(appointment)))
    default:
      let isStaff = frame.staff != nil
      html.a(
        isStaff ? texts.staff.backHome : texts.booking.backHome, class: "button",
        .href(isStaff ? frame.site.staff : frame.site.home))
    }
  }
}
