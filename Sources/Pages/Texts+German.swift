/// German as it is written in Liechtenstein and Switzerland: «ss» instead of «ß», and these quotes.
extension Texts {
  package static let german = Texts(
    language: "de", name: "Deutsch", dates: .german, common: .german, states: .german,
    signIn: .german, redemption: .german, profile: .german, home: .german, booking: .german,
    appointment: .german, rescheduling: .german, cancellation: .german, mailbox: .german,
    problem: .german, errors: .german)
}

extension DateTexts {
  static let german = DateTexts(
    weekdays: [
      "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag",
    ],
    shortWeekdays: ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"],
    tinyWeekdays: ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"],
    months: [
      "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September",
      "Oktober", "November", "Dezember",
    ],
    shortMonths: [
      "Jan.", "Feb.", "März", "April", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.",
      "Dez.",
    ],
    dayAndMonth: { "\($0), \($1). \($2)" },
    shortDay: { "\($0) \($1). \($2)" },
    zoneOfCity: { "Ortszeit \($0)" },
    cities: [
      "Zurich": "Zürich", "Vienna": "Wien", "Rome": "Rom", "Brussels": "Brüssel",
      "Prague": "Prag", "Warsaw": "Warschau", "Copenhagen": "Kopenhagen", "Athens": "Athen",
      "Lisbon": "Lissabon", "Moscow": "Moskau", "Luxembourg": "Luxemburg", "Kiev": "Kiew",
      "Kyiv": "Kiew", "Belgrade": "Belgrad", "Bucharest": "Bukarest", "Cairo": "Kairo",
      "Busingen": "Büsingen", "Singapore": "Singapur", "Tokyo": "Tokio",
    ],
    zones: [
      "CET": "Mitteleuropäische Zeit", "CEST": "Mitteleuropäische Sommerzeit",
      "GMT": "Greenwich-Zeit", "WET": "Westeuropäische Zeit",
      "WEST": "Westeuropäische Sommerzeit", "EET": "Osteuropäische Zeit",
      "EEST": "Osteuropäische Sommerzeit", "UTC": "UTC",
    ])
}

extension Texts.Common {
  static let german = Texts.Common(
    skip: "Zum Inhalt",
    menu: "Menü",
    mainMenu: "Hauptmenü",
    appointments: "Termine",
    book: "Buchen",
    profile: "Profil",
    signOut: "Abmelden",
    signedInAs: { "Angemeldet als \($0)" },
    mailbox: "Demo-Postfach",
    optional: "(freiwillig)",
    save: "Speichern",
    tooManyErrors: { $0 == 1 ? "Bitte prüfen Sie eine Angabe" : "Bitte prüfen Sie \($0) Angaben" },
    errorTitle: "Bitte prüfen",
    call: "Anrufen",
    addToCalendar: "In den Kalender")
}

extension Texts.States {
  static let german = Texts.States(
    scheduled: "Geplant",
    traveling: "Unterwegs",
    inProgress: "In Arbeit",
    completed: "Erledigt",
    canceled: "Abgesagt",
    cannotComplete: "Nicht durchführbar")
}

extension Texts.SignIn {
  static let german = Texts.SignIn(
    title: "Anmelden",
    lead: { "Ihre Termine bei \($0) sehen, buchen und ändern." },
    email: "E-Mail",
    password: "Passwort",
    button: "Anmelden",
    redeemTab: "Einladung einlösen",
    noProfile: "Zum ersten Mal hier? Dazu brauchen Sie eine Einladung von uns.",
    noProfileLink: "Einladung einlösen")
}

extension Texts.Redemption {
  static let german = Texts.Redemption(
    title: "Einladung einlösen",
    lead: { "Geben Sie den Code aus der Einladung von \($0) ein." },
    code: "Einladungscode",
    codeHint: "Er steht in der Einladung. Grossbuchstaben und Leerzeichen spielen keine Rolle.",
    button: "Weiter",
    expired: "Diese Einladung ist abgelaufen.",
    usedUp: "Diese Einladung wurde bereits eingelöst.",
    revoked: "Diese Einladung wurde zurückgezogen.",
    wrong: "Diesen Code kennen wir nicht. Bitte vergleichen Sie ihn mit Ihrer Einladung.",
    tooManyAttempts: "Zu viele Versuche. Bitte warten Sie einige Minuten.",
    askForNew: "Fragen Sie uns nach einer neuen, wir schicken sie Ihnen gern.")
}

extension Texts.Profile {
  static let german = Texts.Profile(
    title: "Ihr Profil",
    redeemLead: {
      "Fast geschafft. Prüfen Sie, was \($0) über Sie weiss, und wählen Sie ein Passwort."
    },
    firstName: "Vorname",
    lastName: "Nachname",
    email: "E-Mail",
    emailFixed: "Mit dieser Adresse melden Sie sich an.",
    phone: "Telefon",
    language: "Sprache",
    zone: "Zeitzone",
    zoneHint:
      "Telefon- und Videotermine stehen in dieser Zone, Besuche in der Zone des Ortes.",
    password: "Passwort",
    passwordHint:
      "Mindestens 8 Zeichen. Mehrere Wörter hintereinander merkt man sich leicht und "
      + "errät sie schwer.",
    aboutYou: "Zu Ihnen",
    yourSignIn: "Ihre Anmeldung",
    saveAndSignIn: "Profil speichern und anmelden",
    save: "Profil speichern",
    messages: "Nachrichten",
    emailOptOut: "Keine E-Mails zu meinen Terminen senden",
    smsOptOut: "Keine SMS",
    data: "Ihre Daten",
    exportLead: "Alles, was wir über Sie gespeichert haben, in einer Datei.",
    export: "Meine Daten herunterladen",
    deletionLead: "Ihre Anmeldung und Ihr Profil werden endgültig gelöscht.",
    deletion: "Mein Konto löschen",
    deletionTitle: "Ihr Konto löschen",
    deletionExplained:
      "Ihre Anmeldung und Ihr Profil werden sofort gelöscht und lassen sich nicht "
      + "zurückholen. Über Besuche, die stattgefunden haben, führen wir weiter Buch.",
    deletionVisits: {
      $0 == 1
        ? "Sie haben noch einen Termin. Sagen Sie ihn zuerst ab, wenn Sie ihn nicht brauchen."
        : "Sie haben noch \($0) Termine. Sagen Sie zuerst ab, was Sie nicht brauchen."
    },
    deletionPassword: "Ihr Passwort, damit wir wissen, dass Sie es sind",
    deletionButton: "Mein Konto endgültig löschen",
    keep: "Konto behalten")
}

extension Texts.Home {
  static let german = Texts.Home(
    hello: { "Guten Tag, \($0)" },
    current: "Aktuell",
    past: "Vergangene Termine",
    active: "Laufender Termin",
    upcoming: "Kommende Termine",
    work: "Noch zu planen",
    bookNew: "Neuen Termin buchen",
    modify: "Ändern",
    cancel: "Absagen",
    details: "Einzelheiten",
    schedule: "Termin wählen",
    estimated: "voraussichtliche Ankunft",
    promised: { "zugesagt \($0)" },
    onTheWay: "Wir sind unterwegs zu Ihnen.",
    nextVisit: { "Ihr nächster Termin: \($0)." },
    nothingUpcoming: "Sie haben nichts bei uns vor.",
    noneYet: "Noch keine Termine",
    noneYetLead: "Wählen Sie eine Leistung und eine Zeit, die Ihnen passt. Es dauert eine Minute.",
    noPast: "Keine vergangenen Termine",
    noPastLead: "Hier finden Sie Termine, die vorbei sind.",
    mayNotBook: "Sie können noch nicht online buchen. Fragen Sie uns, wir ändern das.",
    newer: "Neuere",
    older: "Ältere",
    page: { "Seite \($0) von \($1)" },
    since: { "seit \($0)" },
    about: { "\($0): \($1), \($2)" })
}
