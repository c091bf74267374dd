extension Texts {
  /// The staff pages about contacts.
  struct Contacts: Sendable {
    let title: String
    let search: String
    let find: String
    let clear: String
    let new: String
    let name: String
    let account: String
    let email: String
    let phone: String
    let place: String
    let portal: String
    let hasProfile: String
    let noProfile: String
    let none: String
    let noneFound: Filled
    let more: String
    let edit: String
    let editTitle: String
    let newTitle: String
    let save: String
    let usual: String
    let accountHint: String
    let aboutThem: String
    let address: String
    let addressHint: String
    let newVisit: String
    let details: String
    let assets: String
    let upcoming: String
    let past: String
    let number: String
    let service: String
    let when: String
    let state: String
    let noVisits: String
    let profile: String
    let signsIn: Filled
    let mayNotSignIn: String
    let language: String
    let zone: String
    let wants: String
    let noMails: String
    let noSMS: String
    let roles: String
    let noRoles: String
    let onRedemption: String
    let addRole: String
    let add: String
    let remove: String
    let deletion: String
    let deletionTitle: Filled
    let deletionLead: String
    let deletionVisits: Counted
    let deletionButton: String
    let keep: String
    let deleted: Filled
    let conflicts: String
  }

  var contacts: Contacts { language == "de" ? .german : .english }
}

extension Texts.Contacts {
  static let english = Texts.Contacts(
    title: "Contacts",
    search: "Name, email, phone, town or account",
    find: "Find", clear: "Show all", new: "New contact",
    name: "Name", account: "Account", email: "Email", phone: "Phone", place: "Town",
    portal: "Portal", hasProfile: "Has a profile", noProfile: "No profile",
    none: "There are no contacts yet.",
    noneFound: { "Nobody found for “\($0)”." },
    more: "More", edit: "Edit", editTitle: "Edit contact", newTitle: "New contact", save: "Save",
    usual: "As the company",
    accountHint: "Its whole name, or its id. Leave it empty for somebody on their own.",
    aboutThem: "Person", address: "Address",
    addressHint: "Where they live or work. An asset can have an address of its own.",
    newVisit: "New appointment", details: "Details", assets: "Products",
    upcoming: "Upcoming appointments", past: "Past appointments", number: "Number",
    service: "Service", when: "When", state: "State", noVisits: "None.",
    profile: "Portal profile",
    signsIn: { "Signs in as \($0)" },
    mayNotSignIn: "The profile is blocked.",
    language: "Language", zone: "Time zone", wants: "Messages", noMails: "No emails",
    noSMS: "No text messages",
    roles: "Web roles",
    noRoles:
      "No web role: this contact can sign in and look, but neither book nor change anything.",
    onRedemption: "on redemption", addRole: "Add existing web role", add: "Add", remove: "Remove",
    deletion: "Delete contact",
    deletionTitle: { "Delete \($0)?" },
    deletionLead: "Their portal profile and sessions end, open invitations become void, and email, "
      + "phone and address are erased. Appointments stay, with the name.",
    deletionVisits: {
      $0 == 1
        ? "One upcoming appointment becomes a conflict that somebody has to decide on."
        : "\($0) upcoming appointments become conflicts that somebody has to decide on."
    },
    deletionButton: "Delete contact", keep: "Keep",
    deleted: { "Deleted on \($0). The name stays for past appointments." },
    conflicts: "Conflict: the customer was deleted. Please cancel or move these appointments.")

  static let german = Texts.Contacts(
    title: "Kontakte",
    search: "Name, E-Mail, Telefon, Ort oder Konto",
    find: "Suchen", clear: "Alle zeigen", new: "Neuer Kontakt",
    name: "Name", account: "Konto", email: "E-Mail", phone: "Telefon", place: "Ort",
    portal: "Portal", hasProfile: "Hat ein Profil", noProfile: "Kein Profil",
    none: "Es gibt noch keine Kontakte.",
    noneFound: { "Niemand gefunden für «\($0)»." },
    more: "Weitere", edit: "Bearbeiten", editTitle: "Kontakt bearbeiten",
    newTitle: "Neuer Kontakt", save: "Speichern",
    usual: "Wie die Firma",
    accountHint: "Der ganze Name oder die Kennung. Leer lassen, wenn jemand für sich steht.",
    aboutThem: "Person", address: "Adresse",
    addressHint: "Wohn- oder Arbeitsort. Ein Gerät kann eine eigene Adresse haben.",
    newVisit: "Neuer Termin", details: "Angaben", assets: "Geräte",
    upcoming: "Kommende Termine", past: "Vergangene Termine", number: "Nummer",
    service: "Leistung", when: "Wann", state: "Stand", noVisits: "Keine.",
    profile: "Portal-Profil",
    signsIn: { "Meldet sich an als \($0)" },
    mayNotSignIn: "Das Profil ist gesperrt.",
    language: "Sprache", zone: "Zeitzone", wants: "Nachrichten", noMails: "Keine E-Mails",
    noSMS: "Keine SMS",
    roles: "Web-Rollen",
    noRoles: "Keine Web-Rolle: dieser Kontakt kann sich anmelden und ansehen, aber weder buchen "
      + "noch etwas ändern.",
    onRedemption: "beim Einlösen", addRole: "Bestehende Web-Rolle hinzufügen",
    add: "Hinzufügen", remove: "Entfernen",
    deletion: "Kontakt löschen",
    deletionTitle: { "\($0) löschen?" },
    deletionLead: "Portal-Profil und Sitzungen enden, offene Einladungen verfallen, E-Mail, "
      + "Telefon und Adresse werden entfernt. Termine bleiben, mit dem Namen.",
    deletionVisits: {
      $0 == 1
        ? "Ein kommender Termin wird zum Konflikt, über den jemand entscheiden muss."
        : "\($0) kommende Termine werden zu Konflikten, über die jemand entscheiden muss."
    },
    deletionButton: "Kontakt löschen", keep: "Behalten",
    deleted: { "Gelöscht am \($0). Der Name bleibt für vergangene Termine." },
    conflicts: "Konflikt: der Kontakt wurde gelöscht. Bitte sagen Sie diese Termine ab oder "
      + "verschieben Sie sie.")
}
