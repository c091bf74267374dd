package import Scheduling

extension Texts {
  /// Texts of the staff's page of a visit.
  struct StaffVisit: Sendable {
    let all: String
    let action: @Sendable (AppointmentState, _ from: AppointmentState) -> String
    let onBreak: String
    let more: String
    let stepBack: Filled
    let move: String
    let navigate: String
    let customer: String
    let account: String
    let email: String
    let phone: String
    let planned: String
    let duration: String
    let blocks: @Sendable (_ before: String, _ after: String) -> String
    let resource: String
    let workOrder: String
    let comment: String
    let canceledBy: String
    let departed: String
    let began: String
    let ended: String
    let links: String
    let linksLead: String
    let noLinks: String
    let linkSent: Filled
    let linkOpen: Filled
    let linkOpenAlways: String
    let linkExpired: Filled
    let linkBlocked: String
    let change: @Sendable (LinkChange) -> String
    let history: String
    let reasonTitle: @Sendable (AppointmentState, _ isStepBack: Bool) -> String
    let reason: String
    let reasonHint: String
    let reasonMissing: String
    let keep: String
    let wrongState: String
  }

  var staffVisit: StaffVisit { language == "de" ? .german : .english }

  /// A state as staff tell them apart.
  func name(_ state: AppointmentState) -> String {
    switch state {
    case .scheduled: states.scheduled
    case .traveling: states.traveling
    case .inProgress: states.inProgress
    case .onBreak: staffVisit.onBreak
    case .completed: states.completed
    case .canceled: states.canceled
    case .cannotComplete: states.cannotComplete
    }
  }
}

extension Texts.StaffVisit {
  static let english = Texts.StaffVisit(
    all: "All visits",
    action: { state, from in
      switch state {
      case .scheduled: "Back to scheduled"
      case .traveling: "Set off"
      case .inProgress: from == .onBreak ? "Go on" : "Begin work"
      case .onBreak: "Take a break"
      case .completed: "Complete"
      case .canceled: "Cancel visit"
      case .cannotComplete: "Cannot complete"
      }
    },
    onBreak: "On break",
    more: "More",
    stepBack: { "Back to “\($0)”" },
    move: "Move",
    navigate: "Navigate",
    customer: "Customer",
    account: "Account",
    email: "Email",
    phone: "Phone",
    planned: "Planned start",
    duration: "Duration",
    blocks: { "\($0) before, \($1) after" },
    resource: "Resource",
    workOrder: "Work order",
    comment: "Comment",
    canceledBy: "Cancelled",
    departed: "Set off",
    began: "Work began",
    ended: "Ended",
    links: "Mailed links",
    linksLead: "Whoever has one sees, moves and cancels this visit without signing in.",
    noLinks: "None has been mailed.",
    linkSent: { "Mailed \($0)" },
    linkOpen: { "opens the visit until \($0)" },
    linkOpenAlways: "opens the visit",
    linkExpired: { "ended \($0)" },
    linkBlocked: "blocked",
    change: { change in
      switch change {
      case .extend: "Extend by 30 days"
      case .expire: "End now"
      case .block: "Block"
      }
    },
    history: "History",
    reasonTitle: { state, isStepBack in
      if isStepBack { return "Put the visit back" }
      return state == .canceled ? "Cancel the visit" : "The visit can’t be completed"
    },
    reason: "Reason",
    reasonHint:
      "It stands in the visit’s history. When a visit is cancelled, the customer reads it "
      + "too.",
    reasonMissing: "Please give a reason.",
    keep: "Leave as it is",
    wrongState: "The visit has moved on meanwhile. This is how it stands now.")

  static let german = Texts.StaffVisit(
    all: "Alle Termine",
    action: { state, from in
      switch state {
      case .scheduled: "Zurück zu geplant"
      case .traveling: "Losfahren"
      case .inProgress: from == .onBreak ? "Weiterarbeiten" : "Arbeit beginnen"
      case .onBreak: "Pause machen"
      case .completed: "Abschliessen"
      case .canceled: "Termin absagen"
      case .cannotComplete: "Nicht durchführbar"
      }
    },
    onBreak: "In Pause",
    more: "Mehr",
    stepBack: { "Zurück zu «\($0)»" },
    move: "Verschieben",
    navigate: "Navigieren",
    customer: "Kundschaft",
    account: "Konto",
    email: "E-Mail",
    phone: "Telefon",
    planned: "Geplanter Beginn",
    duration: "Dauer",
    blocks: { "\($0) davor, \($1) danach" },
    resource: "Ressource",
    workOrder: "Auftrag",
    comment: "Bemerkung",
    canceledBy: "Abgesagt",
    departed: "Losgefahren",
    began: "Arbeitsbeginn",
    ended: "Ende",
    links: "Links in Briefen",
    linksLead: "Wer einen hat, sieht, verschiebt und storniert diesen Termin ohne Anmeldung.",
    noLinks: "Es wurde keiner verschickt.",
    linkSent: { "Verschickt \($0)" },
    linkOpen: { "öffnet den Termin bis \($0)" },
    linkOpenAlways: "öffnet den Termin",
    linkExpired: { "beendet \($0)" },
    linkBlocked: "gesperrt",
    change: { change in
      switch change {
      case .extend: "Um 30 Tage verlängern"
      case .expire: "Jetzt beenden"
      case .block: "Sperren"
      }
    },
    history: "Verlauf",
    reasonTitle: { state, isStepBack in
      if isStepBack { return "Termin zurücksetzen" }
      return state == .canceled ? "Termin absagen" : "Der Termin ist nicht durchführbar"
    },
    reason: "Grund",
    reasonHint: "Er steht im Verlauf des Termins. Bei einer Absage liest ihn auch die Kundschaft.",
    reasonMissing: "Bitte geben Sie einen Grund an.",
    keep: "So lassen",
    wrongState: "Der Termin ist inzwischen weiter. So steht er jetzt.")
}

extension Texts {
  package var staffReasonMissing: String { staffVisit.reasonMissing }

  /// Why something was refused, in words for those who work here.
  package func staffMessage(_ refusal: Refusal) -> String {
    switch refusal {
    case .wrongState, .changedMeanwhile: staffVisit.wrongState
    case .reasonMissing: staffVisit.reasonMissing
    default: message(refusal)
    }
  }
}
