import Scheduling

extension Texts.Sharing {
  static let german = Texts.Sharing(
    topics: "Themen", newTopic: "Neues Thema", topicServices: "Dienstleistungen",
    topicServicesHint: "Wer eine Einladung zu diesem Thema öffnet, wählt eine davon.",
    topicService: "Dienstleistung", noServices: "Keine Dienstleistung",

    sites: "Websites",
    sitesLead: "Wo gebucht wird: Ihr Portal, und Websites, die die Buchung einbetten.",
    addWebsite: "Website hinzufügen", newWebsite: "Neue Website", website: "Website",
    portalSite: "Portal", siteName: "Name", siteAddress: "Adresse",
    prefix: "Anfang der Einladungs-Links",
    prefixHint: { "Der Schlüssel wird unverändert angehängt. Für das Portal selbst: \($0)" },
    noPrefix: "Keine Einladungs-Links",
    origins: "Seiten, die die Buchung einbetten dürfen",
    originsHint: "Ein Ursprung pro Zeile, etwa https://www.example.com.",
    embedding: "Auf einer Seite Ihrer Website",
    embeddingLead:
      "Fügen Sie eine Zeile dort ein, wo es stehen soll. Der Ursprung der Seite muss oben stehen; hat "
      + "die Seite eine Richtlinie für ihre Inhalte, muss diese Skripte und Rahmen von hier erlauben.",
    embedBooking: "Die Buchung, für Links dieser Site",
    embedSharing: "Verfügbarkeit teilen, für das Team",
    defaults: "Beim Teilen ausgefüllt",
    defaultsLead: "Was ausgefüllt ist, muss beim Teilen niemand wählen.",
    noDefault: "Nichts", skipsPreview: "Link ohne Vorschau der Zeiten erstellen",

    sharing: "Teilen", assistants: "Assistenz",
    assistantsLead: { "Teilt die freie Zeit von \($0) per Link." },
    noAssistants: "Niemand ist zugewiesen.", assign: "Zuweisen",
    assigned: { when, who in who.map { "seit \(when), von \($0)" } ?? "seit \(when)" },
    revoke: "Zurücknehmen", somebody: "Person im Team",

    share: "Verfügbarkeit teilen",
    shareLead: "Erstellt einen Link. Wer ihn öffnet, sieht die freien Zeiten und bucht eine.",
    list: "Links", listLead: "Wer den Link hat, kann buchen, solange er offen ist.",
    none: "Noch wurde nichts geteilt.",
    nobodyToShare:
      "Sie können für niemanden Zeit teilen. Bitten Sie die Administration oder die Person, für "
      + "die Sie arbeiten, um eine Zuweisung.",
    site: "Website", topic: "Thema", territory: "Gebiet", mode: "Ort",
    usualMode: "Wie bei der Dienstleistung", choose: "Weiter", who: "Wessen Zeit",
    whoHint: "Von mehreren kommt, wer frei ist, und niemand wird genannt.",
    several: "Mehrere bei einem Termin",
    together: "Alle Angekreuzten kommen gemeinsam",
    togetherHint: "Nur Zeiten, zu denen alle frei sind, werden gezeigt.",
    leader: "Wer leitet",
    leaderHint: "Hat die Fähigkeiten dafür. Nichts gewählt: die oder der Erste nach Namen.",
    alsoNeeded: "Ebenfalls nötig", alsoNeededHint: "Personen, Räume oder Geräte, die dazukommen.",
    optional: "Kommt nur, wenn frei", optionalHint: "Sie schränken die Zeiten nicht ein.",
    leads: { "\($0) leitet" }, ifFree: { "\($0) (wenn frei)" },
    anonymous: "Nicht sagen, wer kommt", anonymousHint: "Kein Name auf Seiten und in Briefen.",
    when: "Wann", firstDay: "Erster Tag", firstDayHint: "Frühere Tage werden nicht angeboten.",
    lastDay: "Letzter Tag", lastDayHint: "Leer: so weit voraus, wie gebucht werden kann.",
    expires: "Der Link läuft ab am", expiresHint: "Am Ende dieses Tages. Leer: unbefristet.",
    maximum: "Höchstens so viele Buchungen", maximumHint: "Leer: beliebig viele.",
    message: "Persönliche Nachricht", messageHint: "Steht über den Zeiten und im Brief.",
    client: "Für", clientHint: "Die Person meldet sich an; nur sie kann buchen.",
    anybody: "Alle, die den Link haben",
    preview: "Zeiten ansehen", previewLead: "Das sieht jetzt, wer den Link öffnet.",
    create: "Link erstellen", createAtOnce: "Link ohne Vorschau erstellen", back: "Ändern",
    prefixMissing: {
      "Für «\($0)» kann kein Link erstellt werden: Der Anfang der Einladungs-Links fehlt."
    },
    setPrefix: "Jetzt festlegen", askAdministrator: "Bitten Sie die Administration darum.",

    url: "Link", urlLead: "Für eine E-Mail oder Signatur. Hier kann er wieder kopiert werden.",
    urlGone: "Der Link kann nicht gezeigt werden: Seiner Website fehlt der Anfang der Links.",
    code: "QR-Code", codeLabel: "Der Link als QR-Code", sendTitle: "Per E-Mail senden",
    sendTo: "E-Mail-Adresse", sendName: "Name", send: "Senden", language: "Sprache",
    cannotSend:
      "Solche Briefe können nicht gesendet werden: Die Nachricht ist ausgeschaltet, oder ihr "
      + "Postfach ist nicht freigegeben und getestet.",
    uses: "Nutzung",
    opened: { $0 == 1 ? "einmal geöffnet" : "\($0)-mal geöffnet" },
    started: { $0 == 1 ? "1 Zeit gewählt" : "\($0) Zeiten gewählt" },
    booked: { $0 == 1 ? "1 Buchung" : "\($0) Buchungen" },
    bookedOf: { "\($0) von \($1) Buchungen" },
    edit: "Ändern", active: "Aktiv", save: "Speichern", visits: "Über diesen Link gebucht",
    noVisits: "Noch hat niemand gebucht.", nothingFree: "An diesen Tagen ist nichts frei.",
    madeBy: { when, who in who.map { "erstellt \(when) von \($0)" } ?? "erstellt \(when)" },
    days: { first, last in last.map { "\(first) bis \($0)" } ?? "ab \(first)" },
    until: { "läuft ab nach \($0)" }, forClient: { "für \($0)" }, open: "Offen",
    closures: { closure in
      switch closure {
      case .inactive: "Ausgeschaltet"
      case .ended: "Beendet"
      case .usedUp: "Aufgebraucht"
      case .withdrawn: "Nicht mehr angeboten"
      }
    },
    newer: "Erste Seite", older: "Ältere", unverified: "Adresse nicht bestätigt",
    byInvitation: "Gebucht über", allUses: { "Insgesamt: \($0)" })
}
