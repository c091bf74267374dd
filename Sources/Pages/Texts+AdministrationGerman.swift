internal import Scheduling

extension Texts.Administration {
  static let german = Texts.Administration(
    name: "Name", email: "E-Mail", emailHint: "Damit meldet man sich an.", language: "Sprache",
    resource: "Ressource", resourceHint: "Wessen Tage und Zeiten die eigenen sind.",
    state: "Stand", enabled: "Aktiv", disabled: "Gesperrt", save: "Speichern",
    addButton: "Hinzufügen",
    staff: "Team", staffLead: "Wer sich hier anmeldet und was sie dürfen.",
    addStaff: "Jemanden hinzufügen", newStaff: "Neu im Team",
    addHint: "Ein erstes Passwort wird gemacht, das Sie weitergeben. Es geht keine E-Mail hinaus.",
    noRole: "Keine",
    rolesHint: "Rechte zählen zusammen. Ohne Rolle kann man sich anmelden und sieht nichts.",
    signIn: "Anmeldung",
    signInLead: "Ein neues Passwort ersetzt das alte. Das und das Sperren beenden sofort alle "
      + "Anmeldungen dieser Person.",
    ownSignIn: "Das sind Sie. Ihr eigenes Passwort ändern Sie hier:",
    newPassword: "Neues Passwort", disable: "Sperren", enable: "Freigeben",
    staffAdded: { "\($0) ist hinzugefügt" },
    passwordRenewed: { "\($0) hat ein neues Passwort" },
    passwordLead:
      "Das Passwort wird nur dieses Mal gezeigt; behalten wird ein Fingerabdruck davon. "
      + "Geben Sie es persönlich weiter. Geändert wird es unter «Ihr Konto».",
    password: "Passwort",
    refusal: { refusal in
      switch refusal {
      case .last:
        "Niemand könnte die Einstellungen noch ändern: eine aktive Administration muss bleiben."
      case .own:
        "Sie können sich das Recht der Administration nicht selbst nehmen. Bitten Sie jemand anderen."
      }
    },
    roles: "Rollen",
    rolesLead: "Was Kundschaft und Team dürfen. Die Rechte aller Rollen zählen zusammen.",
    noRoles: "Es gibt noch keine Rollen.", addRole: "Neue Rolle", newRole: "Neue Rolle",
    builtIn: "Eingebaut",
    builtInLead: "Neue Kontakte haben diese Rolle und Einladungen verleihen sie: damit bucht, "
      + "verschiebt und sagt die Kundschaft eigene Termine ab. Sie behält ihren Namen.",
    forCustomers: "Kundschaft", forStaff: "Team",
    permission: { permission in
      switch permission {
      case .book: "Buchen"
      case .wholeAccount: "Ganzes Konto"
      case .ownDays: "Eigene Tage"
      case .dispatch: "Disposition"
      case .administer: "Administration"
      case .share: "Verfügbarkeit teilen"
      }
    },
    permissionHint: { permission in
      switch permission {
      case .book: "Eigene Termine buchen, verschieben und absagen."
      case .wholeAccount: "Die Termine aller im eigenen Konto sehen und ändern."
      case .ownDays:
        "Eigene Tage sehen, eigene Zeiten und Abwesenheiten führen, Stände eigener Termine ändern."
      case .dispatch: "Alle Kontakte, Einladungen, Pläne und Termine, und was angeboten wird."
      case .administer:
        "All das und die Einstellungen: Portal, E-Mail, Team, Rollen und API-Schlüssel."
      case .share: "Die freie Zeit derer, für die man arbeitet, per Link teilen."
      }
    },
    noPermission: "Darf sich nur anmelden und schauen",
    contacts: { $0 == 1 ? "1 Kontakt" : "\($0) Kontakte" },
    members: { $0 == 1 ? "1 Person im Team" : "\($0) Personen im Team" },
    invitations: { $0 == 1 ? "1 offene Einladung" : "\($0) offene Einladungen" },
    unused: "Niemand hat sie", usedBy: { "In Gebrauch: \($0)" },
    deleteRole: "Rolle löschen", keepRole: "Behalten",
    roleDeletion: { "Die Rolle \($0) löschen?" },
    roleDeletionLead: "Niemand hat sie. Sie kommt nicht zurück, kann aber neu gemacht werden.",
    roleInUse: { "Diese Rolle ist in Gebrauch: \($0). Nehmen Sie sie zuerst dort weg." },
    roleIsBuiltIn: "Diese Rolle ist eingebaut: neue Kontakte haben sie, Einladungen verleihen sie.",
    keys: "API-Schlüssel",
    keysLead: "Mit einem Schlüssel verwendet ein anderes Programm die REST-API.",
    noKeys: "Es gibt noch keine Schlüssel.", addKey: "Neuer API-Schlüssel",
    newKey: "Neuer API-Schlüssel", keyNameHint: "Welches Programm ihn hat.",
    scopes: "Was das Programm darf",
    scope: { scope in
      switch scope {
      case .readSlots: "Freie Zeiten"
      case .readAppointments: "Termine lesen"
      case .writeAppointments: "Termine ändern"
      case .readContacts: "Kontakte lesen"
      case .writeContacts: "Kontakte ändern"
      case .invitations: "Einladungen"
      case .readCatalogue: "Katalog"
      }
    },
    scopeHint: { scope in
      switch scope {
      case .readSlots: "Zeiten suchen, die gebucht werden können."
      case .readAppointments: "Jeden Termin mit Kundschaft und Adresse sehen."
      case .writeAppointments: "Termine buchen, verschieben, absagen und ihren Stand ändern."
      case .readContacts: "Jeden Kontakt mit Adresse und Telefon sehen."
      case .writeContacts: "Kontakte hinzufügen und ändern."
      case .invitations: "Portal-Einladungen machen, sehen, neu senden und widerrufen."
      case .readCatalogue: "Leistungen, Gebiete und Ressourcen sehen."
      }
    },
    scopesMissing: "Bitte wählen Sie mindestens eines.",
    createKey: "Schlüssel erstellen",
    made: { when, who in "Erstellt am \(when) von \(who)" },
    lastUsed: { "zuletzt verwendet \($0)" }, neverUsed: "nie verwendet",
    expires: { "läuft ab am \($0)" }, noExpiry: "läuft nicht ab",
    revokedAt: { "widerrufen am \($0)" },
    valid: "Gültig", expired: "Abgelaufen", revoked: "Widerrufen", revoke: "Widerrufen",
    keepKey: "Behalten",
    revocation: { "Den Schlüssel \($0) widerrufen?" },
    revocationLead: "Das Programm, das ihn hat, wird ab der nächsten Anfrage abgewiesen. Das lässt "
      + "sich nicht rückgängig machen.",
    keyMade: { "Der Schlüssel \($0) ist erstellt" },
    keyMadeLead:
      "Das Geheimnis wird nur dieses Mal gezeigt; behalten wird ein Fingerabdruck davon. "
      + "Legen Sie es dorthin, wo das Programm seine Geheimnisse liest.",
    secret: "Geheimnis",
    account: "Ihr Konto",
    accountLead: "Name, Adresse und Rollen ändert die Administration.",
    changePassword: "Passwort ändern",
    changePasswordLead: "Das beendet Ihre Anmeldungen in anderen Browsern; diese bleibt.",
    oldPassword: "Bisheriges Passwort", newPasswordField: "Neues Passwort",
    repeated: "Neues Passwort noch einmal",
    notRepeated: "Das ist nicht dasselbe wie das neue Passwort.")
}
