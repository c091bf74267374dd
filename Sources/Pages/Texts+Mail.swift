package import Scheduling

extension Texts {
  /// *Settings*, mailboxes and messages.
  struct Mail: Sendable {
    let tab: String
    let mailboxes: String
    let mailboxesLead: String
    let none: String
    let approved: String
    let notApproved: String
    let tested: String
    let notTested: String
    let notification: String
    let edit: String
    let approve: String
    let test: String
    let remove: String
    let add: String
    let addTitle: String
    let editTitle: String
    let editLead: String
    let save: String
    let passed: Filled
    let failed: Filled
    let reply: String
    let dialogue: String
    let enabledNow: String
    let approvalMissing: String
    let messages: String
    let message: String
    let isOn: String
    let from: String
    let asNotification: String
    let first: String
    let notificationLabel: String
    let kind: @Sendable (Message.Kind) -> String
    let testSubject: Filled
    let testLetter: Filled
  }

  var mail: Mail { language == "de" ? .german : .english }
}

extension Texts.Mail {
  static let english = Texts.Mail(
    tab: "Mail",
    mailboxes: "Mailboxes",
    mailboxesLead: "Where letters come from. A mailbox sends once it is approved and a test letter "
      + "got through; changing it withdraws both.",
    none: "There is no mailbox yet: letters wait.",
    approved: "Approved", notApproved: "Not approved", tested: "Tested", notTested: "Not tested",
    notification: "Notification mailbox",
    edit: "Edit", approve: "Approve", test: "Test & enable", remove: "Remove",
    add: "Add mailbox", addTitle: "New mailbox", editTitle: "Edit mailbox",
    editLead: "After a change it has to be approved and tested again.", save: "Save",
    passed: { "The test letter to \($0) got through." },
    failed: { "The test letter to \($0) did not get through." },
    reply: "The last answer", dialogue: "What was said",
    enabledNow: "The mailbox is enabled.",
    approvalMissing: "It sends as soon as it is approved, too.",
    messages: "Messages", message: "Message", isOn: "On", from: "From",
    asNotification: "The notification mailbox", first: "The first in the list",
    notificationLabel: "Notification mailbox",
    kind: { kind in
      switch kind {
      case .portalInvitation: "Portal invitation"
      case .confirmed: "Booking confirmed"
      case .rescheduled: "Rescheduled"
      case .canceled: "Canceled"
      case .appointmentInvitation: "Appointment invitation"
      }
    },
    testSubject: { "Test from \($0)" },
    testLetter: {
      "This is a test. Letters from \($0) get through. There is nothing for you to do."
    })

  static let german = Texts.Mail(
    tab: "E-Mail",
    mailboxes: "Postfächer",
    mailboxesLead: "Woher Briefe kommen. Ein Postfach sendet, sobald es freigegeben ist und ein "
      + "Testbrief ankam; eine Änderung nimmt beides zurück.",
    none: "Es gibt noch kein Postfach: Briefe warten.",
    approved: "Freigegeben", notApproved: "Nicht freigegeben", tested: "Getestet",
    notTested: "Nicht getestet",
    notification: "Postfach für Benachrichtigungen",
    edit: "Bearbeiten", approve: "Freigeben", test: "Testen und einschalten",
    remove: "Entfernen",
    add: "Postfach hinzufügen", addTitle: "Neues Postfach", editTitle: "Postfach bearbeiten",
    editLead: "Nach einer Änderung ist es neu freizugeben und zu testen.", save: "Speichern",
    passed: { "Der Testbrief an \($0) ist angekommen." },
    failed: { "Der Testbrief an \($0) ist nicht angekommen." },
    reply: "Die letzte Antwort", dialogue: "Was gesagt wurde",
    enabledNow: "Das Postfach ist eingeschaltet.",
    approvalMissing: "Es sendet, sobald es auch freigegeben ist.",
    messages: "Nachrichten", message: "Nachricht", isOn: "Ein", from: "Von",
    asNotification: "Das Postfach für Benachrichtigungen", first: "Das erste der Liste",
    notificationLabel: "Postfach für Benachrichtigungen",
    kind: { kind in
      switch kind {
      case .portalInvitation: "Portal-Einladung"
      case .confirmed: "Termin bestätigt"
      case .rescheduled: "Verschoben"
      case .canceled: "Abgesagt"
      case .appointmentInvitation: "Termin-Einladung"
      }
    },
    testSubject: { "Test von \($0)" },
    testLetter: {
      "Dies ist ein Test. Briefe von \($0) kommen an. Sie müssen nichts tun."
    })
}
