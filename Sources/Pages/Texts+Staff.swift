extension Texts {
  /// Texts of the staff pages. Each page's own stand in a part named after it.
  struct Staff: Sendable {
    let title: String
    let signIn: String
    let signInLead: Filled
    let customersHere: String
    let customersLink: String
    let noRights: String
    let notPermitted: String
    let notPermittedLead: String
    let backHome: String
    let comingUp: String
    let nothingMore: String
    let allVisits: String
    let ownDays: String
    let visits: String
    let contacts: String
    let messages: String
    let log: String
    let setup: String
    let ownHours: String
    let settings: String
  }

  var staff: Staff { language == "de" ? .german : .english }
}

extension Texts.Staff {
  static let english = Texts.Staff(
    title: "Staff",
    signIn: "Staff sign-in",
    signInLead: { "For those who work at \($0)." },
    customersHere: "Are you a customer?",
    customersLink: "Sign in to your appointments",
    noRights: "Your account has no role yet that shows you anything here. "
      + "Please ask an administrator.",
    notPermitted: "Your roles don’t include this",
    notPermittedLead: "If you need it for your work, please ask an administrator for the role.",
    backHome: "Back to the overview",
    comingUp: "Coming up today",
    nothingMore: "Nobody is expected any more today.",
    allVisits: "All visits",
    ownDays: "My days",
    visits: "Visits",
    contacts: "Contacts",
    messages: "Messages",
    log: "Log",
    setup: "Set-up",
    ownHours: "My hours",
    settings: "Settings")

  static let german = Texts.Staff(
    title: "Mitarbeitende",
    signIn: "Anmeldung für Mitarbeitende",
    signInLead: { "Für alle, die bei \($0) arbeiten." },
    customersHere: "Sind Sie Kundin oder Kunde?",
    customersLink: "Zur Anmeldung für Ihre Termine",
    noRights: "Ihr Konto hat noch keine Rolle, die Ihnen hier etwas zeigt. "
      + "Bitte wenden Sie sich an die Administration.",
    notPermitted: "Das gehört nicht zu Ihren Rollen",
    notPermittedLead: "Wenn Sie es für Ihre Arbeit brauchen, bitten Sie die Administration darum.",
    backHome: "Zurück zur Übersicht",
    comingUp: "Heute noch",
    nothingMore: "Heute wird niemand mehr erwartet.",
    allVisits: "Alle Termine",
    ownDays: "Meine Tage",
    visits: "Termine",
    contacts: "Kontakte",
    messages: "Nachrichten",
    log: "Protokoll",
    setup: "Einrichtung",
    ownHours: "Meine Zeiten",
    settings: "Einstellungen")
}
