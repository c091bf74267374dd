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
    let home: String
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
    noRights: "There is nothing here yet for your roles.",
    notPermitted: "Your roles don’t include this",
    notPermittedLead: "If you need it for your work, please ask an administrator for the role.",
    backHome: "Back to the overview",
    home: "Overview")

  static let german = Texts.Staff(
    title: "Mitarbeitende",
    signIn: "Anmeldung für Mitarbeitende",
    signInLead: { "Für alle, die bei \($0) arbeiten." },
    customersHere: "Sind Sie Kundin oder Kunde?",
    customersLink: "Zur Anmeldung für Ihre Termine",
    noRights: "Für Ihre Rollen gibt es hier noch nichts.",
    notPermitted: "Das gehört nicht zu Ihren Rollen",
    notPermittedLead: "Wenn Sie es für Ihre Arbeit brauchen, bitten Sie die Administration darum.",
    backHome: "Zurück zur Übersicht",
    home: "Übersicht")
}
