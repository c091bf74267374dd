import Scheduling

extension Texts.Flows {
  static let german = Texts.Flows(
    tab: "Abläufe", flows: "Abläufe",
    flowsLead: "Eigene Fassungen von Teilen und Buchen: für eine Website oder einen Link.",
    addFlow: "Ablauf hinzufügen", newFlow: "Neuer Ablauf",
    noFlows: "Noch keiner: Geteilt und gebucht wird auf die übliche Art.",
    noQuestions: "keine eigenen Fragen",
    questions: { $0 == 1 ? "1 eigene Frage" : "\($0) eigene Fragen" },
    actions: "Schnellaktionen",
    actionsLead: "Knöpfe auf Team-Seiten, die «Verfügbarkeit teilen» ausgefüllt öffnen.",
    addAction: "Schnellaktion hinzufügen", newAction: "Neue Schnellaktion",
    noActions: "Noch keine.",
    off: "Ausgeschaltet", flow: "Ablauf", ofSite: "Wie bei der Website", usual: "Der übliche",
    flowHint: "Wie Teilen und Buchen aussehen, und was gefragt wird.",

    generate: "Teilen", generateLead: "Das Formular «Verfügbarkeit teilen», für alle, die teilen.",
    asked: "Was das Formular fragt",
    askedHint: "Was nicht gefragt wird, gilt so, wie es unten ausgefüllt ist.",
    parts: { part in
      switch part {
      case .about: "Website, Thema und Gebiet"
      case .mode: "Ort"
      case .days: "Erster und letzter Tag"
      case .limits: "Gültigkeit und Anzahl Buchungen"
      case .anonymous: "Ob gesagt wird, wer kommt"
      case .message: "Persönliche Nachricht"
      case .client: "Für wen, wenn nur eine Person in Frage kommt"
      }
    },
    filledIn: "Ausgefüllt", started: "Wo begonnen wurde",
    firstDay: "Erster Tag, in Tagen ab heute", firstDayHint: "0 oder leer: heute.",
    lastDay: "Letzter Tag, in Tagen nach dem ersten", lastDayHint: "Leer: keiner.",
    expiry: "Der Link läuft ab, in Tagen ab heute", expiryHint: "Leer: unbefristet.",
    maximumHint: "Leer: beliebig viele.",
    book: "Was Kundinnen und Kunden lesen",
    bookLead: "In einer Sprache oder beiden. Wer eine andere liest, sieht die vorhandene.",
    heading: "Titel, statt des Themas", introduction: "Einleitung",
    note: "Hinweis über dem Formular", done: "Text nach der Buchung", fields: "Was gefragt wird",
    presences: { presence in
      switch presence {
      case .optional: "Gefragt, darf leer bleiben"
      case .required: "Muss ausgefüllt werden"
      case .hidden: "Nicht gefragt"
      }
    },
    whoFirst: "Zuerst fragen, für wen, dann worum es geht",
    own: "Eigene Fragen",
    ownLead: "Ohne Beschriftung fällt eine Frage weg. Antworten bleiben, wie sie waren.",
    addOwn: "Frage hinzufügen", label: "Beschriftung", kind: "Art",
    kinds: { kind in
      switch kind {
      case .text: "Eine Zeile"
      case .longText: "Mehrere Zeilen"
      case .choice: "Eine Auswahl"
      case .checkbox: "Ein Kästchen"
      case .phone: "Eine Telefonnummer"
      }
    },
    required: "Muss beantwortet werden", position: "Stelle", hint: "Hinweis",
    choices: "Auswahl", choicesHint: "Bei einer Auswahl: eine pro Zeile, mindestens zwei.",
    preview: "Vorschau", previewLead: "Noch ist nichts gespeichert.",
    previewBook: "Was Kundinnen und Kunden sehen", previewGenerate: "Was sieht, wer teilt",
    previewTimes: "Hier stehen die freien Zeiten einer Woche.", previewDone: "Nach der Buchung",
    back: "Ändern", delete: "Löschen", deletion: { "«\($0)» löschen?" },
    flowDeletionLead:
      "Websites und Links mit diesem Ablauf folgen von da an dem üblichen. Schnellaktionen, die ihn "
      + "öffnen, werden ausgeschaltet. Antworten bleiben.",
    actionDeletionLead: "Ihr Knopf verschwindet von allen Seiten.", keep: "Behalten",

    actionLabel: "Text des Knopfs", presets: "Ausgefüllt",
    presetsLead: "Auf der Seite eines Eintrags ist dieser immer ausgefüllt.",
    pages: "Seiten, die sie zeigen",
    pageNames: { page in
      switch page {
      case .home: "Übersicht des Teams"
      case .resource: "Ressource"
      case .contact: "Kontakt"
      case .account: "Konto"
      }
    },
    pagesHint: "Bei Kontakten mit Portalprofil, und bei Konten mit einem solchen Kontakt.",
    roles: "Wer sie sieht", order: "Reihenfolge", orderHint: "Kleinere Zahlen stehen vorn.",
    active: "Aktiv", placed: "Das Formular selbst zeigen, eingeklappt, statt eines Knopfs",
    placedHint: "Ein Formular pro Seite; weitere bleiben Knöpfe.", yes: "Ja", no: "Nein")
}
