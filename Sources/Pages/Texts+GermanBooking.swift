extension Texts.Booking {
  static let german = Texts.Booking(
    title: "Termin buchen",
    lead: "Wählen Sie, worum es geht. Sie sehen nur Zeiten, die wir einhalten können.",
    workLead: { "Für die bereits geplante Arbeit: \($0)." },
    product: "Produkt",
    service: "Leistung",
    showTimes: "Freie Zeiten zeigen",
    choiceChanged:
      "Sie haben Ihre Auswahl geändert. Drücken Sie «Freie Zeiten zeigen», um die Zeiten "
      + "dazu zu sehen.",
    dateAndTime: "Tag und Uhrzeit",
    previousMonth: "Voriger Monat",
    nextMonth: "Nächster Monat",
    chooseFirst: "Wählen Sie ein Produkt und eine Leistung, um freie Zeiten zu sehen.",
    monthLabel: { "Freie Tage im \($0)" },
    free: { "\($0) frei" },
    freeTimes: { $0 == 1 ? "1 freie Zeit" : "\($0) freie Zeiten" },
    noFreeTime: "keine freien Zeiten",
    morning: "Vormittag",
    afternoon: "Nachmittag",
    evening: "Abend",
    windowHint: "Wir treffen innerhalb des gewählten Zeitfensters ein.",
    timesIn: { "Alle Zeiten: \($0)." },
    noneThisDay: "Dieser Tag ist ausgebucht. Bitte wählen Sie einen anderen.",
    noneThisMonth: { "Im \($0) ist nichts frei." },
    goToNext: { "Weiter zum \($0)" },
    noneAtAll: "Zurzeit keine freien Zeiten",
    noneAtAllLead:
      "Alles, was wir dafür anbieten können, ist vergeben. Melden Sie sich, wir finden einen Weg.",
    noServices: "Dafür lässt sich online nichts buchen. Melden Sie sich, wir helfen Ihnen.",
    justTaken: "Jemand war schneller: Diese Zeit wurde soeben vergeben",
    justTakenLead: "Ihre Eingaben sind noch da. Am nächsten liegen diese freien Zeiten:",
    justTakenNone: "Ihre Eingaben sind noch da. Bitte wählen Sie einen anderen Tag.",
    address: "Adresse des Besuchs",
    addressHint: "Strasse und Nummer, Postleitzahl und Ort",
    comment: "Sollten wir etwas wissen?",
    commentHint: "Türcode, Parkplatz, Haustiere …",
    noSlotYet: "Wählen Sie eine Zeit",
    book: "Buchen",
    booked: "Ihr Termin ist gebucht",
    bookedLead: { "Eine Bestätigung ist unterwegs an \($0)." },
    backHome: "Zurück zu Ihren Terminen",
    minutes: { $0 == 1 ? "1 Minute" : "\($0) Minuten" },
    hours: { hours, minutes in
      if minutes == 0 { return hours == 1 ? "1 Stunde" : "\(hours) Stunden" }
      return "\(hours) h \(minutes) min"
    },
    exactTime: "feste Uhrzeit",
    arrivalWindow: "Zeitfenster",
    loading: "Freie Zeiten werden gesucht …",
    failed: "Das hat nicht geklappt. Prüfen Sie die Verbindung und versuchen Sie es erneut.")
}

extension Texts.Appointment {
  static let german = Texts.Appointment(
    title: { "Termin \($0)" },
    number: "Nummer",
    when: "Tag und Uhrzeit",
    service: "Leistung",
    product: "Produkt",
    address: "Adresse",
    place: "Ort",
    who: "Wer kommt",
    whoLater: "Wir sagen es Ihnen, sobald es feststeht.", alongWith: "Gemeinsam mit",
    state: "Stand",
    reason: "Grund",
    comment: "Bemerkung",
    commentLead: "Sie können sie ändern, bis wir losfahren.",
    commentFixed: "Sie lässt sich nicht mehr ändern.",
    noComment: "Keine",
    saveComment: "Bemerkung speichern",
    all: "Alle Termine")
}

extension Texts.Rescheduling {
  static let german = Texts.Rescheduling(
    title: "Ihren Termin ändern",
    lead: { "Ihr Termin am \($0) bleibt Ihnen, bis Sie eine neue Zeit gespeichert haben." },
    save: "Neue Zeit speichern",
    keep: "So lassen",
    noSlotYet: "Wählen Sie eine neue Zeit",
    cancelInstead: "Brauchen Sie ihn nicht mehr?")
}

extension Texts.Cancellation {
  static let german = Texts.Cancellation(
    title: "Ihren Termin absagen",
    reason: "Warum sagen Sie ab?",
    reasonHint: "Ein paar Worte genügen. Wir lesen sie.",
    lead: "Die Zeit wird sofort für andere frei.",
    button: "Termin absagen",
    keep: "Termin behalten")
}

extension Texts.Mailbox {
  static let german = Texts.Mailbox(
    title: "Demo-Postfach",
    lead: "Es ist kein Mailserver eingerichtet, darum landen die Mails dieser Vorführung hier.",
    none: "Noch keine Mails",
    noneLead: "Buchen Sie einen Termin, dann erscheint hier die Bestätigung.",
    from: "Von",
    to: "An",
    subject: "Betreff",
    date: "Datum",
    text: "Text",
    html: "Gestaltet",
    attachments: "Anhänge",
    bytes: { $0 == 1 ? "1 Byte" : "\($0) Bytes" },
    all: "Alle Mails")
}

extension Texts.Problem {
  static let german = Texts.Problem(
    notFound: "Hier ist nichts",
    notFoundLead:
      "Diese Seite gibt es nicht, oder sie gehört nicht Ihnen. Ein Link aus einer Mail "
      + "kann abgelaufen sein.",
    slowDown: "Etwas zu schnell",
    slowDownLead: { seconds in
      guard let seconds else {
        return "Zu viele Versuche von Ihnen. Bitte warten Sie einen Moment."
      }
      if seconds < 90 { return "Zu viele Versuche. Bitte versuchen Sie es in \(seconds) Sekunden." }
      return "Zu viele Versuche. Bitte versuchen Sie es in \((seconds + 59) / 60) Minuten."
    },
    fault: "Bei uns ist etwas schiefgegangen",
    faultLead: "Es wurde nichts gebucht oder geändert. Bitte versuchen Sie es gleich noch einmal.",
    reference: { "Falls es wieder geschieht, nennen Sie uns diese Nummer: \($0)" },
    sessionEnded: "Sie wurden abgemeldet",
    sessionEndedLead:
      "Das geschieht nach einer Weile zum Schutz Ihrer Daten. Melden Sie sich an, um fortzufahren.",
    mayNot: "Sie können noch nicht online buchen",
    mayNotLead: {
      "Ihrem Konto fehlt das Recht, Termine zu buchen und zu ändern. Bitte fragen Sie "
        + "\($0), dort kann man es erteilen."
    },
    closed: "Dieser Termin lässt sich nicht mehr ändern",
    closedLead: "Er läuft bereits oder ist vorbei. Melden Sie sich, wenn etwas dazwischenkommt.",
    tooLate: "Für eine Änderung über diese Seite ist es zu spät. Bitte melden Sie sich bei uns.",
    refused: "Das geht nicht",
    busy: "Im Moment ist sehr viel los",
    busyLead: "Es ging nichts verloren. Bitte versuchen Sie es gleich noch einmal.",
    signInAgain: "Anmelden")
}

extension Texts.Errors {
  static let german = Texts.Errors(
    required: { "Bitte füllen Sie «\($0)» aus." },
    tooLong: { "Bitte höchstens \($0) Zeichen." },
    email: "Bitte geben Sie eine E-Mail-Adresse wie name@example.com ein.",
    phone: "Bitte geben Sie eine Telefonnummer wie +423 123 45 67 ein.",
    password: { "Bitte mindestens \($0) Zeichen." },
    passwordCommon:
      "Dieses Passwort ist so häufig, dass es sich leicht erraten lässt. Bitte wählen "
      + "Sie ein anderes.",
    passwordWrong: "Das ist nicht Ihr Passwort.",
    signIn: "E-Mail und Passwort passen nicht zusammen.",
    zone: "Bitte wählen Sie eine Zeitzone aus der Liste.",
    slot: "Bitte wählen Sie eine Zeit.",
    slotGone: "Diese Zeit wurde soeben vergeben. Bitte wählen Sie eine andere.",
    service: "Bitte wählen Sie eine Leistung.",
    product: "Bitte wählen Sie ein Produkt.",
    address: "Bitte sagen Sie uns, wohin wir kommen sollen.",
    reason: "Bitte nennen Sie uns kurz den Grund.",
    emailTaken:
      "Diese E-Mail-Adresse geht nicht. Melden Sie sich an, falls Sie ein Profil haben, "
      + "oder fragen Sie uns.",
    changedMeanwhile:
      "Der Termin wurde inzwischen geändert. Bitte sehen Sie ihn sich noch einmal an.",
    outdated:
      "Diese Seite war zu alt. Bitte prüfen Sie Ihre Eingaben und senden Sie sie noch einmal.")
}
