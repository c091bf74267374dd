package import Scheduling

extension Texts {
  /// Texts of booking and moving for a customer.
  struct Desk: Sendable {
    let new: String
    let lead: Filled
    let whom: String
    let find: String
    let findHint: String
    let search: String
    let noneFound: String
    let others: String
    let change: String
    let resource: String
    let anybody: String
    let otherTime: String
    let otherTimeLead: String
    let date: String
    let time: String
    let reason: String
    let reasonHint: String
    let move: String
    let moveLead: Filled
    let save: String
    let insideCutOff: String
    let reasonMissing: String
    let timeIncomplete: String
    let timeMissing: String
    let slotTaken: String
    let needsReason: String
    let cancelInstead: String
    let more: Counted
    let booked: String
  }

  var desk: Desk { language == "de" ? .german : .english }

  /// Why a booking or a move was refused, in words for those who may set some rules aside.
  package func deskMessage(_ refusal: Refusal) -> String {
    switch refusal {
    case .insideCutOff: desk.insideCutOff
    case .reasonMissing: desk.reasonMissing
    case .insideNotice, .beyondFurthestDay, .notOffered: desk.needsReason
    case .slotTaken: desk.slotTaken
    default: staffMessage(refusal)
    }
  }

  package enum OtherTimeFault: Sendable { case incomplete, skipped }

  package func message(_ fault: OtherTimeFault) -> String {
    switch fault {
    case .incomplete: desk.timeIncomplete
    case .skipped: desk.timeMissing
    }
  }
}

extension Texts.Desk {
  static let english = Texts.Desk(
    new: "New appointment",
    lead: { "For \($0), who gets the confirmation." },
    whom: "For whom?",
    find: "Customer",
    findHint: "A part of the name, the email address or the telephone number",
    search: "Search",
    noneFound: "Nobody is called that.",
    others: "There are more: type a little more of the name.",
    change: "Choose somebody else",
    resource: "Who is to come",
    anybody: "Whoever can",
    otherTime: "Another time, with a reason",
    otherTimeLead: "For a time that isn’t offered: too soon, too far ahead, or between two starts. "
      + "Working hours, the way there and everything that is booked hold all the same.",
    date: "Date",
    time: "Time",
    reason: "Reason",
    reasonHint: "It stands in the journal.",
    move: "Move the visit",
    moveLead: { "It is on \($0), and stays so until a new time is saved." },
    save: "Save",
    insideCutOff: "The customer could change this no more. Give a reason to move it all the same.",
    reasonMissing: "Please give a reason for setting a rule aside.",
    timeIncomplete: "Please enter both a date and a time.",
    timeMissing: "The clocks skip this time on that day.",
    slotTaken: "Nobody who may do this is free then, with the way there and back.",
    needsReason: "This time isn’t offered. Enter it as another time, with a reason.",
    cancelInstead: "Isn’t it needed any more?",
    more: { "+ \($0)" },
    booked: "Booked. The confirmation is on its way.")

  static let german = Texts.Desk(
    new: "Neuer Termin",
    lead: { "Für \($0); die Bestätigung geht dorthin." },
    whom: "Für wen?",
    find: "Kundin oder Kunde",
    findHint: "Ein Teil des Namens, der E-Mail-Adresse oder der Telefonnummer",
    search: "Suchen",
    noneFound: "So heisst niemand.",
    others: "Es gibt noch mehr: geben Sie etwas mehr vom Namen ein.",
    change: "Jemand anderes wählen",
    resource: "Wer soll kommen",
    anybody: "Wer kann",
    otherTime: "Andere Zeit, mit Begründung",
    otherTimeLead: "Für eine Zeit, die nicht angeboten wird: zu bald, zu weit voraus oder zwischen "
      + "zwei Anfängen. Arbeitszeiten, Wege und alles, was gebucht ist, gelten trotzdem.",
    date: "Tag",
    time: "Uhrzeit",
    reason: "Begründung",
    reasonHint: "Sie steht im Journal.",
    move: "Termin verschieben",
    moveLead: { "Er ist am \($0) und bleibt es, bis eine neue Zeit gespeichert ist." },
    save: "Speichern",
    insideCutOff: "Die Kundschaft könnte das nicht mehr ändern. Begründen Sie, warum es sein muss.",
    reasonMissing: "Bitte begründen Sie, warum die Regel nicht gelten soll.",
    timeIncomplete: "Bitte geben Sie Tag und Uhrzeit an.",
    timeMissing: "Diese Zeit überspringen die Uhren an jenem Tag.",
    slotTaken: "Niemand, der das darf, ist dann frei, den Weg mitgerechnet.",
    needsReason:
      "Diese Zeit wird nicht angeboten. Geben Sie sie als andere Zeit mit Begründung an.",
    cancelInstead: "Wird er nicht mehr gebraucht?",
    more: { "+ \($0)" },
    booked: "Gebucht. Die Bestätigung ist unterwegs.")
}
