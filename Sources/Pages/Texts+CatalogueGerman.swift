import Scheduling

extension Texts.Catalogue {
  static let german = Texts.Catalogue(
    resources: "Ressourcen",
    all: "Alle Ressourcen",
    add: "Hinzufügen",
    save: "Speichern",
    remove: "Entfernen",
    edit: "Bearbeiten",
    search: "Name, E-Mail oder Telefon",
    find: "Suchen",
    withInactive: "Auch inaktive",
    inactive: "Inaktiv",
    notForCustomers: "Nur intern",
    none: "Hier ist noch nichts.",
    noneFound: "Nichts gefunden.",
    pageOf: { "Seite \($0) von \($1)" },
    previous: "Vorige Seite",
    next: "Nächste Seite",
    standsNow: { "Inzwischen steht hier: \($0)" },
    nothing: "nichts",
    newResource: "Neue Ressource",
    details: "Angaben",
    kind: "Art",
    kinds: { kind in
      switch kind {
      case .user: "Person"
      case .crew: "Team"
      case .room: "Raum"
      case .equipment: "Gerät"
      }
    },
    name: "Name",
    phone: "Telefon",
    email: "E-Mail",
    zone: "Zeitzone",
    radius: "Grösster Umkreis in km",
    radiusHint: "Vom Standort aus, Luftlinie. Leer: keine Grenze.",
    capacity: "Termine gleichzeitig",
    capacityHint: "Mehr als einer nur für Arbeit ohne Fahrt.",
    active: "Aktiv: kann gebucht werden",
    base: "Standort",
    baseHint: "Wo die Tage beginnen und enden. Alles leer: das Büro des Gebiets.",
    office: "Büro",
    street: "Strasse und Nummer",
    postalCode: "Postleitzahl",
    city: "Ort",
    country: "Land",
    countryHint: "Zwei Buchstaben, etwa LI oder CH.",
    point: "Punkt auf der Karte",
    pointHint: "Breite und Länge, etwa 47.141, 9.5215. Leer: die Mitte der Postleitzahl. "
      + "Eine neue Adresse braucht einen neuen Punkt.",
    hours: "Arbeitszeiten",
    hoursHint: "Etwa 08:00–12:00, 13:00–17:00. Leer: arbeitet nicht. "
      + "Ein Ende vor dem Beginn liegt am nächsten Tag.",
    hoursPlaceholder: "geschlossen",
    closed: "geschlossen",
    shifts: "Schichten",
    shiftsLead: "Eine Schicht ersetzt die Zeiten eines Tages.",
    date: "Datum",
    dayHours: "Zeiten an diesem Tag",
    dayHoursHint: "Etwa 08:00–12:00. Leer: ein freier Tag.",
    dayOff: "Freier Tag",
    addShift: "Schicht speichern",
    absences: "Abwesenheiten",
    absencesLead: "Wer abwesend ist, kann nicht gebucht werden. Bereits gebuchte Termine bleiben "
      + "und stehen als Konflikte in der Liste.",
    noAbsences: "Keine geplant.",
    absence: "Abwesenheit",
    from: "Erster Tag",
    fromTime: "Ab (Uhrzeit)",
    through: "Letzter Tag",
    throughTime: "Bis (Uhrzeit)",
    timesHint: "Ohne Uhrzeit sind ganze Tage gemeint.",
    reason: "Grund",
    reasonHint: "Nur intern sichtbar.",
    addAbsence: "Abwesenheit hinzufügen",
    removeAbsence: "Abwesenheit entfernen",
    timesIn: { "Zeiten in \($0)." },
    memberships: "Gebiete",
    membershipsLead: "Eine befristete Zugehörigkeit ersetzt alle anderen, solange sie gilt.",
    membershipKinds: { kind in
      switch kind {
      case .primary: "Hauptgebiet"
      case .secondary: "Nebengebiet"
      case .temporary: "Befristet"
      }
    },
    territory: "Gebiet",
    membership: "Zugehörigkeit",
    firstDay: "Erster Tag",
    lastDay: "Letzter Tag",
    row: { "Zeile \($0)" },
    skills: "Fähigkeiten",
    skillsLead: "Eine Fähigkeit gilt bis zum Ende ihres letzten Tages.",
    skill: "Fähigkeit",
    level: "Stufe",
    validThrough: "Gültig bis",
    rowsHint: "Zum Entfernen einer Zeile „–“ wählen. Nach dem Speichern gibt es wieder leere.",
    photo: "Foto",
    photoHint: "PNG, JPEG oder WebP, höchstens 512 KB.",
    upload: "Foto hochladen",
    removePhoto: "Foto entfernen",
    photoFaults: { fault in
      switch fault {
      case .missing: "Bitte wählen Sie eine Datei."
      case .unknownType: "Das ist kein Bild im Format PNG, JPEG oder WebP."
      case .tooLarge(let most): "Die Datei ist zu gross: höchstens \(most / 1024) KB."
      }
    },
    conflicts: "Termine im Konflikt",
    conflictsLead: "Diese liegen ausserhalb dessen, was der Plan erlaubt. Nichts wurde "
      + "verschoben: bitte verschieben, jemand anderem geben oder nachfragen.",
    moreConflicts: { "Und \($0) weitere." },
    serviceTypes: "Leistungsarten",
    newServiceType: "Neue Leistungsart",
    territories: "Gebiete",
    newTerritory: "Neues Gebiet",
    categories: "Produktkategorien",
    rename: { "Name von \($0)" },
    newName: "Neuer Eintrag",
    about: "Was es ist",
    description: "Beschreibung",
    timing: "Wie lange und wann",
    duration: "Dauer in Minuten",
    before: "Vorher frei, in Minuten",
    after: "Nachher frei, in Minuten",
    interval: "Beginn alle … Minuten",
    intervalHint: "5 bis 480.",
    minutesHint: "Höchstens 1440, das ist ein Tag.",
    promise: "Was versprochen wird",
    exact: "Ein genauer Beginn",
    windows: "Ein Zeitfenster",
    windowsHint: "Etwa 08:00–12:00, 13:00–17:00. Nur bei Zeitfenstern.",
    notice: "Vorlauf in Minuten",
    noticeHint: "Ein Tag hat 1440.",
    furthest: "Wie viele Tage im Voraus buchbar",
    furthestHint: "0 bis 366; 0 ist nur heute.",
    seats: "Personen gleichzeitig",
    seatsHint: "Mehr als eine ergibt gemeinsame Termine.",
    place: "Wo",
    venue: "Findet statt",
    venues: { venue in
      switch venue {
      case .onSite: "Bei der Kundschaft"
      case .atOurPlace: "Bei uns"
      case .phone: "Am Telefon"
      case .video: "Per Video"
      }
    },
    link: "Link zum Videogespräch",
    linkHint: "Für Video. Eine https-Adresse; {appointment} steht für die Nummer.",
    phoneInstructions: "Wer wen anruft",
    byAddress: "Die Adresse der Kundschaft entscheidet",
    fixedTerritory: "Gebiet",
    who: "Wer kommt",
    minimumLevel: "Mindeststufe",
    assignment: "Wer gewählt wird",
    assignments: { rule in
      switch rule {
      case .leastDriving: "Wer am wenigsten fährt"
      case .leastBusy: "Wer am wenigsten zu tun hat"
      case .inTurn: "Der Reihe nach"
      case .usualFirst: "Wer sonst kommt, zuerst"
      }
    },
    names: "Beim Buchen steht, wer kommt (aus: erst unterwegs)",
    offer: "Wer es buchen darf",
    customers: "Kundinnen und Kunden buchen selbst",
    price: "Preis, als Text",
    fits: "Passt zu diesen Produktkategorien",
    fitsLead: "Keine gewählt: alle.",
    typeActive: "Aktiv: kann überhaupt gebucht werden",
    openingHours: "Öffnungszeiten",
    always: "Immer geöffnet: die Zeiten unten zählen nicht",
    restarts: "Anfangszeiten zählen ab jeder Öffnung neu",
    holidays: "Feiertage",
    holidaysHint: "Ein Datum pro Zeile, etwa 2026-12-25.",
    areas: "Postgebiete",
    areasHint: "Eines pro Zeile: Land und Postleitzahl, etwa LI 9490. Ein Punkt in der Mitte darf "
      + "folgen: LI 9490 47.141 9.5215.",
    travel: "Fahrten",
    speed: "Tempo in km/h",
    detour: "Umwegfaktor",
    detourHint: "Länge der Strasse geteilt durch die Luftlinie, 1 bis 5.",
    overhead: "Minuten zum Parken und Gehen",
    faults: { reason in
      switch reason {
      case .missing: "Bitte ausfüllen."
      case .tooLong(let most): "Bitte höchstens \(most) Zeichen."
      case .notWhole(let range):
        "Bitte eine ganze Zahl von \(range.lowerBound) bis \(range.upperBound) eingeben."
      case .notNumber(let range):
        "Bitte eine Zahl von \(range.lowerBound) bis \(range.upperBound) eingeben."
      case .malformed(let form):
        switch form {
        case .text: "Dieser Text hat Zeichen, die nicht gespeichert werden können."
        case .hours: "Bitte Zeiten wie 08:00–12:00, 13:00–17:00 eingeben."
        case .date: "Bitte ein nahes Datum eingeben, etwa 2026-11-26."
        case .time: "Bitte eine Uhrzeit wie 08:30 eingeben."
        case .email: "Bitte eine E-Mail-Adresse wie name@example.org eingeben."
        case .phone: "Bitte eine Telefonnummer mit mindestens fünf Ziffern eingeben."
        case .zone: "Bitte eine Zeitzone aus der Liste wählen."
        case .point: "Bitte Breite und Länge eingeben, etwa 47.141, 9.5215."
        case .country: "Bitte die zwei Buchstaben des Landes eingeben, etwa LI."
        case .link: "Bitte eine Adresse eingeben, die mit https:// beginnt."
        case .prefix:
          "Bitte eine Adresse eingeben, die mit https:// beginnt und endet, wo der Schlüssel steht."
        case .origins: "Bitte einen Ursprung pro Zeile eingeben, etwa https://www.example.com."
        case .postalAreas: "Bitte ein Gebiet pro Zeile eingeben, etwa LI 9490."
        case .dates: "Bitte ein Datum pro Zeile eingeben, etwa 2026-12-25."
        }
      case .tooFarAhead(let most): "Bitte einen Tag in höchstens \(most) Tagen wählen."
      case .isOver: "Dieser Tag ist vorbei."
      case .notAChoice: "Bitte aus der Liste wählen."
      case .overlapping: "Diese Zeiten überschneiden sich."
      case .endsBeforeItStarts: "Das Ende muss nach dem Beginn liegen."
      case .taken: "Diesen Namen gibt es schon."
      case .addressTaken: "Jemand anderes im Team meldet sich mit dieser Adresse an."
      case .administrator(let refusal): Texts.Administration.german.refusal(refusal)
      case .standsTwice: "Das steht hier zweimal."
      case .tooMany(let most): "Höchstens \(most) sind möglich."
      case .notLocated:
        "Wir kennen den Ort dieser Adresse nicht: bitte den Punkt auf der Karte eingeben."
      case .notTogether:
        "Gemeinsam kommen können mehrere nur, wo jede Dienstleistung feste Uhrzeiten und einen Platz hat."
      }
    },
    outdated: "Jemand hat das inzwischen geändert. Ihre Eingaben sind noch da; daneben steht, was "
      + "sich geändert hat. Speichern Sie noch einmal, um Ihre zu behalten.")
}
