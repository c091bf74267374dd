import Scheduling

extension Texts.Lists {
  private static func number(_ count: Int) -> String { Texts.grouped(count, "’") }

  static let german = Texts.Lists(
    lists: "Listen",
    lead: "Personen, denen Sie eine Einladung senden, jede mit einem eigenen Link.",
    none: "Noch gibt es keine Liste, die Sie sehen können.", new: "Neue Liste", name: "Name",
    nameHint: "Etwa «Depotgespräche im Herbst».", audience: "Wer sie sieht",
    audiences: { name in
      switch name {
      case "dispatchers": "Alle mit Disposition"
      case "roles": "Die unten angekreuzten Rollen"
      default: "Nur wem sie gehört"
      }
    },
    roles: "Rollen", owner: "Gehört", columns: "Spalten, die die Liste zeigt",
    columnsHint: "Name und Stand sind immer da.", settings: "Einstellungen der Liste",
    save: "Speichern", members: { $0 == 1 ? "1 Person" : "\(number($0)) Personen" },
    ownedBy: { "Gehört: \($0)" }, nobody: "jemand, der nicht mehr da ist", edit: "Einstellungen",
    delete: "Diese Liste löschen",
    deleteTitle: "Diese Liste löschen?",
    deleteLead: {
      ($0 == 1 ? "Die eine Person darauf wird" : "Die \(number($0)) Personen darauf werden")
        + " vergessen, auch wer geöffnet und gebucht hat. Gesendete Links funktionieren weiter, "
        + "und Termine bleiben."
    }, keep: "Behalten",

    add: "Personen hinzufügen", addLead: "Aus einer Datei oder aus Ihren Kontakten.",
    fromFile: "Aus einer CSV-Datei",
    fileHint:
      "Bis 50’000 Zeilen und 10 MB. Jede Zeile braucht eine E-Mail-Adresse. Danach sagen Sie, "
      + "welche Spalte was ist.",
    file: "Datei", upload: "Hochladen", fromContacts: "Aus Ihren Kontakten",
    contactsLead:
      "Alle Gefundenen kommen auf die Liste, mit Name, Adresse und Telefon, wie sie jetzt sind.",
    contactText: "Name, Adresse oder Telefon beginnt mit", contactTextHint: "Leer: alle.",
    account: "Konto", role: "Web-Rolle", anyRole: "Beliebig", find: "Suchen",
    found: { $0 == 1 ? "1 Kontakt" : "\(number($0)) Kontakte" },
    foundCut: { "Mehr als \(number($0)) Kontakte: Bitte grenzen Sie die Suche ein." },
    andMore: { "und \(number($0)) weitere" },
    addFound: { $0 == 1 ? "1 Kontakt hinzufügen" : "\(number($0)) Kontakte hinzufügen" },
    added: { added, left in
      let first =
        added == 1 ? "1 Person wurde hinzugefügt." : "\(number(added)) Personen wurden hinzugefügt."
      guard left > 0 else { return first }
      return first + " \(number(left)) nicht: schon da, ohne Adresse, oder ohne Wunsch nach Post."
    },
    full: "Eine Liste kann 50’000 Personen haben. Bitte legen Sie eine weitere an.",

    mapping: "Welche Spalte ist was?",
    mappingLead: { $0 == 1 ? "Die Datei hat 1 Zeile." : "Die Datei hat \(number($0)) Zeilen." },
    windows:
      "Die Datei ist nicht in UTF-8. Sie wurde als westeuropäischer Text gelesen; bitte prüfen Sie "
      + "Buchstaben wie ä und é.",
    hasHeader: "Die erste Zeile hat die Namen der Spalten",
    column: { number, name in name.isEmpty ? "Spalte \(number)" : name },
    columnHead: "Spalte der Datei", firstValues: "Erste Werte", meaning: "Was es ist",
    fields: { field in
      switch field {
      case .firstName: "Vorname"
      case .lastName: "Nachname"
      case .name: "Vor- und Nachname"
      case .email: "E-Mail-Adresse"
      case .phone: "Telefon"
      case .language: "Sprache der Briefe"
      case .own: "Als Spalte behalten"
      case .skip: "Weglassen"
      }
    },
    take: "Personen hinzufügen",
    takeRest: {
      $0 == 1 ? "Die übrige Zeile hinzufügen" : "Die übrigen \(number($0)) Zeilen hinzufügen"
    },
    emailMissing: "Bitte sagen Sie, welche Spalte die E-Mail-Adresse ist.",
    nothingLeft: "Keine Zeile kann hinzugefügt werden.",
    faults: {
      $0 == 1
        ? "1 Zeile kann nicht hinzugefügt werden"
        : "\(number($0)) Zeilen können nicht hinzugefügt werden"
    },
    line: { "Zeile \($0)" },
    reason: { reason in
      switch reason {
      case .noAddress: "keine E-Mail-Adresse"
      case .malformedAddress(let text): "«\(text)» kann keine E-Mail-Adresse sein"
      case .tooLong(let column, let limit): "\(column): mehr als \(limit) Zeichen"
      case .unprintable(let column):
        "\(column): ein Zeilenumbruch oder ein Zeichen, das nicht gezeigt werden kann"
      case .tooManyCells(let count): "\(count) Zellen, mehr als die Datei Spalten hat"
      }
    },
    duplicates: {
      $0 == 1
        ? "1 Zeile hat eine Adresse, die schon da war"
        : "\(number($0)) Zeilen haben eine Adresse, die schon da war"
    },
    duplicate: { email, first in
      first.map { "\(email), wie in Zeile \($0)" } ?? "\(email), schon auf der Liste"
    },
    takeDuplicates: "Auch diese hinzufügen: jede bekommt einen eigenen Brief",
    others: { "und \(number($0)) weitere" },
    fileFault: { fault in
      switch fault {
      case .empty: "Bitte wählen Sie eine Datei mit mindestens einer Zeile."
      case .notText:
        "Das ist keine CSV-Datei. Bitte speichern Sie die Tabelle als «CSV UTF-8» und wählen Sie "
          + "diese Datei."
      case .tooLarge: "Die Datei ist grösser als 10 MB. Bitte teilen Sie sie auf."
      case .tooManyRows(let limit):
        "Die Datei hat mehr als \(number(limit)) Zeilen. Bitte teilen Sie sie auf."
      case .tooManyColumns(let line, let limit): "Zeile \(line) hat mehr als \(limit) Spalten."
      case .tooLong(let line, _): "Zeile \(line) hat eine viel zu lange Zelle."
      case .openQuote(let line):
        "Zeile \(line) öffnet ein Anführungszeichen, das nie geschlossen wird."
      }
    },

    states: { state in
      switch state {
      case .booked: "Gebucht"
      case .canceled: "Abgesagt"
      case .opened: "Geöffnet"
      case .bounced: "Zurückgekommen"
      case .sent: "Gesendet"
      case .queued: "Unterwegs"
      case .notSent: "Nicht gesendet"
      }
    },
    all: "Alle", search: "Name oder Adresse", show: "Suchen", clear: "Alle zeigen",
    progress: "Wie weit sie ist", written: "Personen", sent: "Gesendet", opened: "Geöffnet",
    started: "Zeit gewählt", booked: "Gebucht", sendings: "Sendungen",
    sendingOf: { "Gesendet \($0)" },
    lettersOf: { "\(number($0)) von \(number($1)) Briefen geschrieben" },
    delivered: { "\(number($0)) zugestellt" }, bounced: { "\(number($0)) zurückgekommen" },
    skipped: { "\(number($0)) ausgelassen" }, running: "Wird gesendet", stopped: "Angehalten",
    done: "Fertig", stop: "Anhalten",
    reload: "Laden Sie die Seite neu, um zu sehen, wie weit es ist.",
    noneMatch: "Niemand passt.", member: "Person", email: "E-Mail", phone: "Telefon",
    language: "Sprache", state: "Stand", since: { "am \($0)" },
    canceledVisit: "abgesagt", bookedVisit: "Termin",
    sendChosen: "Angekreuzten eine Einladung senden",
    sendAll: { $0 == 1 ? "Dieser Person senden" : "Allen \(number($0)) senden" },
    remove: "Angekreuzte von der Liste nehmen", export: "Als CSV exportieren",
    first: "Erste Seite", further: "Nächste Seite",
    chooseSomebody:
      "Niemand ist angekreuzt, den ein Brief erreicht. Wer keine Adresse hat, keine Post wünscht "
      + "oder wem schon ein Brief unterwegs ist, wird ausgelassen.",
    recipients: { list, total, chosen in
      let who = total == 1 ? "1 Person" : "\(number(total)) Personen"
      let rest = (chosen ?? total) - total
      let left = rest > 0 ? " \(number(rest)) der Gewählten erreicht jetzt kein Brief." : ""
      return "Der Link geht an \(who) von «\(list)», jede mit eigenem Schlüssel.\(left)"
    },
    sendButton: { $0 == 1 ? "1 Brief senden" : "\(number($0)) Briefe senden" },
    sentTo: { "An Personen von «\($0)» gesendet" },
    exportHead: {
      [
        "Vorname", "Nachname", "E-Mail", "Telefon", "Sprache", "Stand", "Brief", "Termin",
        "Beginn",
      ]
    })
}
