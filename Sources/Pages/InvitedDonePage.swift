package import Scheduling

/// *Your appointment is booked*, for whoever came by an invitation.
package struct InvitedDonePage: Sendable {
  package var visit: VisitCard
  /// Where the confirmation goes; nil: nowhere.
  package var email: String?
  package var calendar: String
  /// Where another time is booked; nil: none is left.
  package var again: String?
  /// What a page that frames this one is told, as JSON.
  package var event: String
  /// A text of the organisation's own.
  package var text: FlowText?

  package init(
    visit: VisitCard, email: String?, calendar: String, again: String?, event: String,
    text: FlowText? = nil
  ) {
    self.event = event
    self.visit = visit
    self.email = email
    self.calendar = calendar
    self.again = again
    self.text = text
  }

  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts
    let words = texts.invited
    let page = PageFrame(frame: frame, title: words.booked, isNarrow: true)
    return page.write { html in
      html.div(class: "done", .data("booked", frame.embedding == nil ? nil : event)) { html in
        html.span("✓", class: "face", .aria("hidden", "true"))
        html.h1(words.booked)
        if let email { html.p("\(words.mailed(email)) \(words.mailedLead)", class: "soft") }
      }
      html.flowText(text, class: "card pad said", texts)
      html.section(class: "card pad") { html in
        html.visitHead(visit, texts)
        html.visitFacts(visit, frame)
        if let technician = visit.technician {
          let names = ([technician.name] + visit.companions).map(\.oneLine)
          html.dl(class: "facts") {
            $0.fact(texts.appointment.who, names.joined(separator: ", "))
          }
        }
        html.div(class: "row") { html in
          html.a(texts.common.addToCalendar, class: "button primary", .href(calendar))
          if let again { html.a(words.another, class: "button", .href(again)) }
        }
      }
    }
  }
}

/// An invitation by which nobody can book: says why, and how to go on.
package enum InvitedProblemPage: Sendable {
  case closed(InvitationClosure)
  /// No such key or token.
  case unknown
  /// The token was right once.
  case over
  /// It is for another customer; the path signs out.
  case notForYou
  /// Inside a frame, where nobody can sign in; where the page stands by itself.
  case signInOutside(path: String)

  package func html(in frame: Frame) -> HTML {
    let words = frame.texts.invited
    let (title, lead): (String, String) =
      switch self {
      case .closed(let closure): (words.closed(closure), words.closedLead)
      case .unknown: (words.unknown, words.unknownLead)
      case .over: (words.over, words.overLead)
      case .notForYou: (words.notForYou, words.notForYouLead)
      case .signInOutside: (words.signInOutside, words.signInOutsideLead)
      }
    let page = PageFrame(frame: frame, title: title, isNarrow: true)
    return page.write { html in
      html.section(class: "card empty problem-page") { html in
        html.h1(title)
        html.p(lead)
        if case .signInOutside(let path) = self {
          html.a(
            words.openOutside, class: "button primary", .href(path), .opensWindow(true),
            .rel("noopener"))
        } else {
          html.contactButtons(frame)
        }
      }
    }
  }
}
