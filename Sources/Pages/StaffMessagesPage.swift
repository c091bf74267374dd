package import Scheduling

/// The log of letters: to whom, about what, and what became of them.
package struct StaffMessagesPage: Sendable {
  package var messages: [MessageRecord]
  package var state: MessageState?
  package var recipient: String
  package var zone: Zone
  /// Where the list goes on; nil: it ends here.
  package var next: Int?
  package var problem: String?

  package init(
    messages: [MessageRecord], state: MessageState?, recipient: String, zone: Zone, next: Int?,
    problem: String? = nil
  ) {
    self.messages = messages
    self.state = state
    self.recipient = recipient
    self.zone = zone
    self.next = next
    self.problem = problem
  }

  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts
    let words = texts.messageLog
    let page = PageFrame(
      frame: frame, title: texts.staff.messages, hasErrors: problem != nil,
      place: .staff(.log))
    return page.write { html in
      html.errorSummary(problem.map { ["": $0] } ?? [:], order: [], texts)
      html.staffTabs(.messages, frame)
      html.h1(texts.staff.messages)
      html.form(class: "filters", .method("get"), .action(frame.site.staffMessageLog), .novalidate)
      {
        html in
        html.div(class: "two") { html in
          let states = MessageState.allCases.map {
            Choice(value: $0.rawValue, label: words.state($0))
          }
          html.selectField(
            "state", label: texts.appointment.state, value: state?.rawValue ?? "",
            choices: [Choice(value: "", label: texts.visitList.any)] + states, [:], texts)
          html.field(
            TextField(
              name: "recipient", label: words.recipient, value: recipient, type: "email",
              maxLength: TextLimit.email, isRequired: true), [:], texts)
        }
        html.button(texts.visitList.show, .type("submit"))
      }
      if messages.isEmpty {
        html.p(words.none, class: "card empty soft")
      } else {
        html.ul(class: "list card") { html in
          for message in messages { row(&html, message, frame) }
        }
      }
      if let next {
        var filter = [("recipient", recipient), ("before", String(next))]
        if let state { filter.append(("state", state.rawValue)) }
        html.nav(class: "row between paging", .aria("label", texts.visitList.paging)) { html in
          html.a(
            texts.journal.older, class: "button",
            .href(frame.site.staffMessageLog(filter.filter { !$0.1.isEmpty })))
        }
      }
    }
  }

  private func row(_ html: inout HTML, _ message: MessageRecord, _ frame: Frame) {
    let texts = frame.texts
    let words = texts.messageLog
    let clock = { (instant: Instant) in texts.dates.moment(instant, in: zone) }
    html.li(class: "plain") { html in
      html.div { html in
        html.h2(words.kind(message.kind))
        html.p { html in
          html.text(message.recipient.name.oneLine + " · " + message.recipient.email.oneLine)
          if let id = message.appointment {
            html.text(" · ")
            html.a(message.number ?? id.rawValue, .href(frame.site.staffVisit(id.rawValue)))
          }
        }
        let times = [
          words.written(clock(message.createdAt)), words.attempts(message.attempts),
          message.lastAttemptAt.map { words.tried(clock($0)) },
          message.state == .waiting && message.attempts > 0
            ? words.due(clock(message.dueAt)) : nil,
        ]
        html.p(times.compactMap { $0 }.joined(separator: " · "), class: "soft small")
        if let reply = message.reply, !reply.isEmpty {
          html.p(reply.oneLine, class: "soft small typed")
        }
      }
      html.div(class: "row actions") { html in
        html.span(
          message.replacement == nil ? words.state(message.state) : words.sentAgain,
          class: message.state == .failed ? "badge plain" : "badge")
        if message.canBeSentAgain {
          html.postForm(frame.site.staffSending(message.id.rawValue)) { html in
            html.button(
              words.sendAgain, .type("submit"),
              .aria("label", "\(words.sendAgain): \(message.recipient.email.oneLine)"))
          }
        } else if message.state == .failed, message.appointment == nil {
          html.span(words.newInvitation, class: "soft small")
        }
      }
    }
  }
}

extension Texts {
  struct MessageLog: Sendable {
    let recipient: String
    let none: String
    let failedCount: Counted
    let state: @Sendable (MessageState) -> String
    let kind: @Sendable (Message.Kind) -> String
    let written: Filled
    let tried: Filled
    let due: Filled
    let attempts: Counted
    let sendAgain: String
    let sentAgain: String
    let newInvitation: String
    let notPossible: String
    let noRecipient: String
  }

  var messageLog: MessageLog { language == "de" ? .german : .english }

  package var cannotSendAgain: String { messageLog.notPossible }
  package var nobodyToSendTo: String { messageLog.noRecipient }
}

extension Texts.MessageLog {
  static let english = Texts.MessageLog(
    recipient: "Recipient",
    none: "No messages here.",
    failedCount: {
      $0 == 1 ? "1 message could not be delivered" : "\($0) messages could not be delivered"
    },
    state: { state in
      switch state {
      case .waiting: "Waiting"
      case .delivered: "Delivered"
      case .failed: "Failed"
      }
    },
    kind: { kind in
      switch kind {
      case .portalInvitation: "Portal invitation"
      case .confirmed: "Booking confirmed"
      case .rescheduled: "Rescheduled"
      case .canceled: "Canceled"
      case .appointmentInvitation: "Appointment invitation"
      }
    },
    written: { "written \($0)" }, tried: { "last attempt \($0)" }, due: { "next attempt \($0)" },
    attempts: { $0 == 1 ? "1 attempt" : "\($0) attempts" },
    sendAgain: "Send again", sentAgain: "Sent again",
    newInvitation: "Resend the invitation on the contact’s page: its code went with this letter.",
    notPossible:
      "This message can’t be sent again: it didn’t fail, or has been sent again already.",
    noRecipient: "The customer has no email address, or wants no mail.")

  static let german = Texts.MessageLog(
    recipient: "An",
    none: "Hier gibt es keine Nachrichten.",
    failedCount: {
      $0 == 1
        ? "1 Nachricht konnte nicht zugestellt werden"
        : "\($0) Nachrichten konnten nicht zugestellt werden"
    },
    state: { state in
      switch state {
      case .waiting: "Wartet"
      case .delivered: "Zugestellt"
      case .failed: "Gescheitert"
      }
    },
    kind: { kind in
      switch kind {
      case .portalInvitation: "Einladung zum Portal"
      case .confirmed: "Buchung bestätigt"
      case .rescheduled: "Verschoben"
      case .canceled: "Abgesagt"
      case .appointmentInvitation: "Termin-Einladung"
      }
    },
    written: { "geschrieben \($0)" }, tried: { "letzter Versuch \($0)" },
    due: { "nächster Versuch \($0)" }, attempts: { $0 == 1 ? "1 Versuch" : "\($0) Versuche" },
    sendAgain: "Erneut senden", sentAgain: "Erneut gesendet",
    newInvitation: "Laden Sie auf der Seite des Kontakts neu ein: der Code ging mit diesem Brief.",
    notPossible: "Diese Nachricht lässt sich nicht erneut senden: sie ist nicht gescheitert oder "
      + "wurde es schon.",
    noRecipient: "Die Kundschaft hat keine E-Mail-Adresse oder will keine Post.")
}
