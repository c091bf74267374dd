import Scheduling

extension Texts {
  /// What whoever opens an appointment invitation reads.
  struct Invited: Sendable {
    let title: @Sendable (_ topic: String, _ names: [String]) -> String
    let chooseService: String
    let service: String
    let showTimes: String
    let zone: String
    let showZone: String
    let week: @Sendable (_ monday: String, _ sunday: String) -> String
    let weeks: String
    let first: String
    let previous: String
    let next: String
    let last: String
    /// The same, where the heading says that weeks are meant.
    let toFirst: String
    let toPrevious: String
    let toNext: String
    let toLast: String
    let noneThisWeek: String
    let goToWeek: Filled
    let fullyBooked: String
    let fullyBookedLead: String
    let timesIn: Filled
    let none: String

    let review: String
    let otherTime: String
    let about: String
    let subject: String
    let subjectHint: String
    let description: String
    let you: String
    let signedInAs: Filled
    let isCustomer: String
    let signIn: String
    let book: String
    let chosen: String
    let tooManyOpen: String
    let changedForm: String

    let booked: String
    let mailed: Filled
    let mailedLead: String
    let another: String
    let confirmTitle: String
    let confirmLead: Filled
    let confirm: String

    let closed: @Sendable (InvitationClosure) -> String
    let closedLead: String
    let unknown: String
    let unknownLead: String
    let over: String
    let overLead: String
    let notForYou: String
    let notForYouLead: String
    let signInOutside: String
    let signInOutsideLead: String
    let openOutside: String
  }

  var invited: Invited { language == "de" ? .german : .english }

  package var tooManyOpenBookings: String { invited.tooManyOpen }
  package var formUsedBefore: String { invited.changedForm }
}

extension Texts.Invited {
  static let english = Texts.Invited(
    title: { topic, names in
      names.isEmpty ? topic : "\(topic) with \(names.joined(separator: ", "))"
    },
    chooseService: "What is it about?", service: "Service", showTimes: "Show times",
    zone: "Time zone", showZone: "Show", week: { "\($0) to \($1)" }, weeks: "Weeks",
    first: "First week", previous: "Previous week", next: "Next week", last: "Last week",
    toFirst: "First", toPrevious: "Previous", toNext: "Next", toLast: "Last",
    noneThisWeek: "No free time in this week.", goToWeek: { "Go to the week of \($0)" },
    fullyBooked: "No free times", fullyBookedLead: "All times of this invitation are taken.",
    timesIn: { "Times in \($0)." }, none: "no free time",
    review: "Check and book", otherTime: "Choose another time", about: "What it is about",
    subject: "Subject", subjectHint: "In a few words.", description: "Description",
    you: "About you", signedInAs: { "You book as \($0)." }, isCustomer: "Already a customer?",
    signIn: "Sign in",
    book: "Book", chosen: "Your time",
    tooManyOpen:
      "With this email address as many appointments are open as one invitation allows. Cancel one "
      + "by the link in its confirmation, or ask us.",
    changedForm: "This form has been sent before, with something else in it. Please check it.",
    booked: "Your appointment is booked",
    mailed: { "The confirmation goes to \($0)." },
    mailedLead: "Its link moves or cancels the appointment.", another: "Book another time",
    confirmTitle: "Is this address yours?",
    confirmLead: {
      "Confirm \($0), and we recognise you: this appointment then stands with your others."
    }, confirm: "Confirm the address",
    closed: { closure in
      switch closure {
      case .inactive: "This invitation is switched off"
      case .ended: "This invitation has ended"
      case .usedUp: "This invitation is used up"
      case .withdrawn: "This is not offered any more"
      }
    },
    closedLead: "No times can be booked by this link. Ask whoever sent it to you for a new one.",
    unknown: "This link is not known",
    unknownLead:
      "Perhaps a part of it is missing. Open it again from where you have it, or ask whoever sent "
      + "it to you.",
    over: "Please open the link again",
    overLead: "This page was open for long. The link that you were sent leads on.",
    notForYou: "This invitation is for somebody else",
    notForYouLead: "Sign in with the address to which it was sent.",
    signInOutside: "Sign in to go on",
    signInOutsideLead:
      "This invitation is for a customer. Signing in takes a page of its own, which then leads on.",
    openOutside: "Open the page")

  static let german = Texts.Invited(
    title: { topic, names in
      names.isEmpty ? topic : "\(topic) mit \(names.joined(separator: ", "))"
    },
    chooseService: "Worum geht es?", service: "Dienstleistung", showTimes: "Zeiten zeigen",
    zone: "Zeitzone", showZone: "Zeigen", week: { "\($0) bis \($1)" }, weeks: "Wochen",
    first: "Erste Woche", previous: "Vorige Woche", next: "Nächste Woche", last: "Letzte Woche",
    toFirst: "Erste", toPrevious: "Vorige", toNext: "Nächste", toLast: "Letzte",
    noneThisWeek: "In dieser Woche ist nichts frei.", goToWeek: { "Zur Woche vom \($0)" },
    fullyBooked: "Keine freien Zeiten",
    fullyBookedLead: "Alle Zeiten dieser Einladung sind vergeben.",
    timesIn: { "Zeiten in \($0)." }, none: "nichts frei",
    review: "Prüfen und buchen", otherTime: "Andere Zeit wählen", about: "Worum es geht",
    subject: "Betreff", subjectHint: "In wenigen Worten.", description: "Beschreibung",
    you: "Über Sie", signedInAs: { "Sie buchen als \($0)." }, isCustomer: "Schon Kunde?",
    signIn: "Anmelden",
    book: "Buchen", chosen: "Ihre Zeit",
    tooManyOpen:
      "Mit dieser E-Mail-Adresse sind so viele Termine offen, wie eine Einladung erlaubt. Sagen Sie "
      + "einen über den Link in seiner Bestätigung ab, oder fragen Sie uns.",
    changedForm: "Dieses Formular wurde schon mit anderem Inhalt gesendet. Bitte prüfen Sie es.",
    booked: "Ihr Termin ist gebucht",
    mailed: { "Die Bestätigung geht an \($0)." },
    mailedLead: "Mit ihrem Link lässt sich der Termin verschieben oder absagen.",
    another: "Weitere Zeit buchen", confirmTitle: "Ist das Ihre Adresse?",
    confirmLead: {
      "Bestätigen Sie \($0), und wir erkennen Sie: Dieser Termin steht dann bei Ihren anderen."
    }, confirm: "Adresse bestätigen",
    closed: { closure in
      switch closure {
      case .inactive: "Diese Einladung ist ausgeschaltet"
      case .ended: "Diese Einladung ist beendet"
      case .usedUp: "Diese Einladung ist aufgebraucht"
      case .withdrawn: "Das wird nicht mehr angeboten"
      }
    },
    closedLead:
      "Über diesen Link kann nicht gebucht werden. Bitten Sie die Person, von der Sie ihn haben, um "
      + "einen neuen.",
    unknown: "Dieser Link ist nicht bekannt",
    unknownLead:
      "Vielleicht fehlt ein Teil davon. Öffnen Sie ihn noch einmal dort, wo Sie ihn haben, oder "
      + "fragen Sie die Person, von der er kam.",
    over: "Bitte öffnen Sie den Link noch einmal",
    overLead: "Diese Seite war lange offen. Der Link, den Sie bekommen haben, führt weiter.",
    notForYou: "Diese Einladung ist für jemand anderen",
    notForYouLead: "Melden Sie sich mit der Adresse an, an die sie ging.",
    signInOutside: "Bitte melden Sie sich an",
    signInOutsideLead:
      "Diese Einladung ist für eine Kundin oder einen Kunden. Zum Anmelden braucht es eine eigene "
      + "Seite, die dann weiterführt.",
    openOutside: "Seite öffnen")
}
