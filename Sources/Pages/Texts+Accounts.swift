extension Texts {
  /// The staff pages about accounts.
  struct Accounts: Sendable {
    let title: String
    let search: String
    let new: String
    let none: String
    let noneFound: Filled
    let contacts: String
    let noContacts: String
    let addContact: String
    let editTitle: String
    let newTitle: String
    let hours: String
    let preferred: String
    let required: String
    let excluded: String
    let neither: String
    let resources: String
    let resourcesHint: String
    let addResource: String
    let addAs: String
    let nobody: String
    let save: String
  }

  var accounts: Accounts { language == "de" ? .german : .english }
}

extension Texts.Accounts {
  static let english = Texts.Accounts(
    title: "Accounts", search: "Name, contact, phone, postal code or town", new: "New account",
    none: "There are no accounts yet.", noneFound: { "No account found for “\($0)”." },
    contacts: "Contacts", noContacts: "Nobody yet.", addContact: "New contact",
    editTitle: "Edit account", newTitle: "New account", hours: "Visiting hours",
    preferred: "Preferred", required: "Required", excluded: "Excluded", neither: "As any other",
    resources: "Who comes",
    resourcesHint: "Required: only these may come. Excluded: these never. "
      + "Preferred ones come first where there is a choice.",
    addResource: "Add", addAs: "As", nobody: "Nobody", save: "Save")

  static let german = Texts.Accounts(
    title: "Konten", search: "Name, Kontakt, Telefon, Postleitzahl oder Ort", new: "Neues Konto",
    none: "Es gibt noch keine Konten.", noneFound: { "Kein Konto gefunden für «\($0)»." },
    contacts: "Kontakte", noContacts: "Noch niemand.", addContact: "Neuer Kontakt",
    editTitle: "Konto bearbeiten", newTitle: "Neues Konto", hours: "Besuchszeiten",
    preferred: "Bevorzugt", required: "Nur", excluded: "Ausgeschlossen", neither: "Wie alle",
    resources: "Wer kommt",
    resourcesHint: "Nur: allein diese dürfen kommen. Ausgeschlossen: diese nie. "
      + "Bevorzugte kommen zuerst, wo es eine Wahl gibt.",
    addResource: "Hinzufügen", addAs: "Als", nobody: "Niemand", save: "Speichern")
}
