package import Scheduling

extension Texts {
  /// The journal in words.
  struct Journal: Sendable {
    let title: String
    let changes: Counted
    let becomes: String
    let none: String
    let customer: Filled
    let staff: Filled
    let link: String
    let guest: String
    let program: Filled
    let system: String
    let events: [String: String]
    let record: String
    let who: String
    let what: String
    let filter: String
    let anything: String
    let older: String
    let newest: String
    let hint: String
  }

  var journal: Journal { language == "de" ? .german : .english }
  /// What each event is called, by its name in the journal.
  package var journalEvents: [String: String] { journal.events }
}

extension Texts.Journal {
  /// An event that has no words yet is shown as it is called.
  func event(_ name: String) -> String { events[name] ?? name.oneLine }

  func actor(_ actor: JournalActor) -> String {
    let name = (actor.name ?? actor.id).oneLine
    return switch actor.kind {
    case .staff: staff(name)
    case .customer: customer(name)
    case .link: link
    case .guest: guest
    case .program: program(name)
    case .system: system
    }
  }

  static let english = Texts.Journal(
    title: "Journal",
    changes: { $0 == 1 ? "1 value" : "\($0) values" },
    becomes: "becomes",
    none: "Nothing is written here.",
    customer: { "\($0) (customer)" },
    staff: { "\($0) (staff)" },
    link: "Customer, by the mailed link",
    guest: "Guest, by an invitation link",
    program: { "\($0) (program)" },
    system: "Doorstep",
    events: englishEvents,
    record: "Record",
    who: "Who",
    what: "What",
    filter: "Show",
    anything: "Anything",
    older: "Older",
    newest: "Newest",
    hint: "An identifier, such as apt_… or con_…")

  static let german = Texts.Journal(
    title: "Journal",
    changes: { $0 == 1 ? "1 Wert" : "\($0) Werte" },
    becomes: "wird",
    none: "Hier steht nichts.",
    customer: { "\($0) (Kundschaft)" },
    staff: { "\($0) (Team)" },
    link: "Kundschaft, über den Link im Brief",
    guest: "Gast, über einen Einladungs-Link",
    program: { "\($0) (Programm)" },
    system: "Doorstep",
    events: germanEvents,
    record: "Datensatz",
    who: "Wer",
    what: "Was",
    filter: "Anzeigen",
    anything: "Alles",
    older: "Ältere",
    newest: "Neueste",
    hint: "Eine Kennung wie apt_… oder con_…")
}
