package import Scheduling

extension Texts {
  /// What can be wrong with the fields of staff's forms, and what these are called.
  struct Faults: Sendable {
    let unknown: Filled
    let ambiguous: Filled
    let taken: Filled
    let tooMany: String
    let street: String
    let postalCode: String
    let city: String
    let country: String
    let account: String
    let mailboxName: String
    let mailboxAddress: String
    let recipient: String
    let portalName: String
    let contactEmail: String
    let contactPhone: String
    let footer: String
    let accent: String
    let cutOff: String
    let logo: String
    let name: String
    let visitingHours: String
    let roles: String
    let resource: String
    let idLabel: String

    func label(_ field: FieldFault.Field) -> String {
      switch field {
      case .street: street
      case .postalCode: postalCode
      case .city: city
      case .country: country
      case .account: account
      case .mailboxName: mailboxName
      case .mailboxAddress: mailboxAddress
      case .recipient: recipient
      case .portalName: portalName
      case .contactEmail: contactEmail
      case .contactPhone: contactPhone
      case .footer: footer
      case .accent: accent
      case .cutOff: cutOff
      case .logo: logo
      case .name: name
      case .visitingHours: visitingHours
      case .roles: roles
      case .resource: resource
      case .firstName, .lastName, .email, .phone, .language, .zone, .password: field.rawValue
      }
    }
  }

  var faults: Faults { language == "de" ? .german : .english }
}

extension Texts.Faults {
  static let english = Texts.Faults(
    unknown: { "\($0): there is none called so." },
    ambiguous: { "\($0): several are called so. Open the one you mean and start from there." },
    taken: { "\($0): this is in use already." },
    tooMany: "There are as many as there can be. Please remove one first.",
    street: "Street and number", postalCode: "Postal code", city: "Town", country: "Country",
    account: "Account", mailboxName: "Name", mailboxAddress: "Address",
    recipient: "Send the test to", portalName: "Portal name", contactEmail: "Contact email",
    contactPhone: "Contact phone", footer: "Footer", accent: "Colour",
    cutOff: "Latest change before the visit (hours)", logo: "Logo", name: "Name",
    visitingHours: "Visiting hours", roles: "Roles", resource: "Resource",
    idLabel: "Id")

  static let german = Texts.Faults(
    unknown: { "\($0): so heisst hier nichts." },
    ambiguous: { "\($0): so heissen mehrere. Öffnen Sie das gemeinte und beginnen Sie dort." },
    taken: { "\($0): das wird schon verwendet." },
    tooMany: "Es sind schon so viele, wie es sein können. Bitte entfernen Sie zuerst eines.",
    street: "Strasse und Nummer", postalCode: "Postleitzahl", city: "Ort", country: "Land",
    account: "Konto", mailboxName: "Name", mailboxAddress: "Adresse",
    recipient: "Test senden an", portalName: "Name des Portals", contactEmail: "Kontakt-E-Mail",
    contactPhone: "Kontakt-Telefon", footer: "Fusszeile", accent: "Farbe",
    cutOff: "Letzte Änderung vor dem Termin (Stunden)", logo: "Logo", name: "Name",
    visitingHours: "Besuchszeiten", roles: "Rollen", resource: "Ressource",
    idLabel: "Kennung")
}
