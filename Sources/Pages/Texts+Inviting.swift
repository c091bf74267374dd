package import Scheduling

extension Texts {
  /// Portal invitations, as staff make them.
  struct Inviting: Sendable {
    let create: String
    let title: Filled
    let groupTitle: String
    let noGroups: String
    let notReady: String
    let notReadyLead: String
    let gap: @Sendable (InvitationGap) -> String
    let openSettings: String
    let kind: String
    let single: String
    let singleHint: String
    let group: String
    let groupHint: String
    let maximum: String
    let expires: String
    let expiresHint: Filled
    let inviter: String
    let inviterHint: String
    let account: String
    let accountHint: String
    let roles: String
    let sendsMail: Filled
    let made: String
    let madeLead: String
    let mailed: Filled
    let advanced: String
    let code: String
    let link: String
    let copy: String
    let copied: String
    let done: String
    let all: String
    let invitation: String
    let madeBy: @Sendable (_ when: String, _ who: String?) -> String
    let validUntil: Filled
    let redeemed: @Sendable (Int, Int) -> String
    let state: String
    let valid: String
    let revoked: String
    let usedUp: String
    let expired: String
    let resend: String
    let sendByHand: String
    let revoke: String
    let refusal: @Sendable (InvitationRefusal) -> String
    let overResend: String
    let badDate: String
  }

  package func message(_ refusal: InvitationRefusal) -> String { inviting.refusal(refusal) }
  package var invitationIsOver: String { inviting.overResend }
  package var dateUnreadable: String { inviting.badDate }

  var inviting: Inviting { language == "de" ? .german : .english }
}

extension Texts.Inviting {
  static let english = Texts.Inviting(
    create: "Create invitation",
    title: { "Invite \($0) to the portal" },
    groupTitle: "Group invitations",
    noGroups: "There are none yet. Make one on a contact’s page.",
    notReady: "Nobody can be invited yet",
    notReadyLead: "This is missing:",
    gap: { gap in
      switch gap {
      case .portalName: "The portal has no name."
      case .portalAddress: "The portal has no address under which it is reached."
      case .mailbox: "There is no mailbox that the invitation could come from."
      case .approval: "The mailbox that invitations come from is not approved."
      case .test: "The mailbox that invitations come from is not tested."
      case .message: "The message “Portal invitation” is switched off."
      }
    },
    openSettings: "Put it right",
    kind: "Type",
    single: "Single", singleHint: "For this contact, redeemed once.",
    group: "Group", groupHint: "For several people; each becomes a new contact.",
    maximum: "Redemptions at most (group)",
    expires: "Last day",
    expiresHint: { "Until the end of that day, \($0). Empty: it doesn’t expire." },
    inviter: "Who invites", inviterHint: "As the letter says it.",
    account: "Account to assign", accountHint: "On redemption. Its whole name, or its id.",
    roles: "Web roles to grant on redemption",
    sendsMail: { $0.isEmpty ? "Send by email (no address is known)" : "Send by email to \($0)" },
    made: "The invitation is made",
    madeLead: "Code and link are shown this once; only a fingerprint is kept.",
    mailed: { "It is on its way to \($0)." },
    advanced: "Advanced", code: "Code", link: "Portal link", copy: "Copy", copied: "Copied",
    done: "Done", all: "Invitations", invitation: "Invitation",
    madeBy: { when, who in who.map { "\(when) by \($0)" } ?? when },
    validUntil: { "until \($0)" },
    redeemed: { "\($0) of \($1) redeemed" },
    state: "State", valid: "Valid", revoked: "Revoked", usedUp: "Used up", expired: "Expired",
    resend: "Resend", sendByHand: "New code", revoke: "Revoke",
    refusal: { refusal in
      switch refusal {
      case .contactMissing, .contactUnknown: "This contact is not to be found."
      case .profileExists: "This contact has a portal profile already."
      case .roleUnknown: "One of the web roles can’t be granted."
      case .inviterMalformed: "Who invites must be one short line."
      case .accountUnknown: "There is no such account."
      case .expiryInPast: "The last day must not be over yet."
      case .maximumTooSmall: "At least one person must be able to redeem it."
      case .maximumTooLarge: "A group invitation has at most 10,000 redemptions."
      case .addressMissing: "No email address is known. Send the code by hand, or add an address."
      case .tooManyLetters:
        "This address has been sent ten invitations within a day. Send the code by hand."
      }
    },
    overResend: "This invitation is over. Please make a new one.",
    badDate: "Please write the day as 2026-12-31.")

  static let german = Texts.Inviting(
    create: "Einladung erstellen",
    title: { "\($0) ins Portal einladen" },
    groupTitle: "Gruppen-Einladungen",
    noGroups: "Es gibt noch keine. Erstellen Sie eine auf der Seite eines Kontakts.",
    notReady: "Noch kann niemand eingeladen werden",
    notReadyLead: "Das fehlt:",
    gap: { gap in
      switch gap {
      case .portalName: "Das Portal hat keinen Namen."
      case .portalAddress: "Das Portal hat keine Adresse, unter der es erreicht wird."
      case .mailbox: "Es gibt kein Postfach, von dem die Einladung kommen könnte."
      case .approval: "Das Postfach für Einladungen ist nicht freigegeben."
      case .test: "Das Postfach für Einladungen ist nicht getestet."
      case .message: "Die Nachricht «Portal-Einladung» ist ausgeschaltet."
      }
    },
    openSettings: "Jetzt einstellen",
    kind: "Art",
    single: "Einzeln", singleHint: "Für diesen Kontakt, einmal einlösbar.",
    group: "Gruppe", groupHint: "Für mehrere Personen; jede wird ein neuer Kontakt.",
    maximum: "Höchstens so oft einlösbar (Gruppe)",
    expires: "Letzter Tag",
    expiresHint: { "Bis zum Ende dieses Tages, \($0). Leer: ohne Ablauf." },
    inviter: "Wer einlädt", inviterHint: "So steht es im Brief.",
    account: "Konto zuweisen", accountHint: "Beim Einlösen. Der ganze Name oder die Kennung.",
    roles: "Web-Rollen beim Einlösen",
    sendsMail: {
      $0.isEmpty ? "Per E-Mail senden (keine Adresse bekannt)" : "Per E-Mail senden an \($0)"
    },
    made: "Die Einladung ist erstellt",
    madeLead: "Code und Link werden nur dieses eine Mal gezeigt; gespeichert ist nur ein Abdruck.",
    mailed: { "Sie ist unterwegs an \($0)." },
    advanced: "Erweitert", code: "Code", link: "Portal-Link", copy: "Kopieren",
    copied: "Kopiert",
    done: "Fertig", all: "Einladungen", invitation: "Einladung",
    madeBy: { when, who in who.map { "\(when) von \($0)" } ?? when },
    validUntil: { "bis \($0)" },
    redeemed: { "\($0) von \($1) eingelöst" },
    state: "Stand", valid: "Gültig", revoked: "Widerrufen", usedUp: "Aufgebraucht",
    expired: "Abgelaufen",
    resend: "Erneut senden", sendByHand: "Neuer Code", revoke: "Widerrufen",
    refusal: { refusal in
      switch refusal {
      case .contactMissing, .contactUnknown: "Dieser Kontakt ist nicht zu finden."
      case .profileExists: "Dieser Kontakt hat schon ein Portal-Profil."
      case .roleUnknown: "Eine der Web-Rollen kann nicht vergeben werden."
      case .inviterMalformed: "Wer einlädt, muss eine kurze Zeile sein."
      case .accountUnknown: "Dieses Konto gibt es nicht."
      case .expiryInPast: "Der letzte Tag darf noch nicht vorbei sein."
      case .maximumTooSmall: "Mindestens eine Person muss sie einlösen können."
      case .maximumTooLarge: "Eine Gruppen-Einladung ist höchstens 10 000-mal einlösbar."
      case .addressMissing:
        "Es ist keine E-Mail-Adresse bekannt. Senden Sie den Code selbst oder tragen Sie eine ein."
      case .tooManyLetters:
        "An diese Adresse gingen heute schon zehn Einladungen. Senden Sie den Code selbst."
      }
    },
    overResend: "Diese Einladung ist vorbei. Bitte erstellen Sie eine neue.",
    badDate: "Bitte schreiben Sie den Tag so: 2026-12-31.")
}
