extension Texts {
  /// *Settings*, the portal's own.
  struct Settings: Sendable {
    let title: String
    let portalTab: String
    let whose: String
    let address: String
    let addressHint: String
    let accentHint: String
    let rules: String
    let cutOffHint: String
    let reasonRequired: String
    let assetSelection: String
    let tracking: String
    let showsName: String
    let showsPhone: String
    let save: String
    let logoHint: String
    let upload: String
    let removeLogo: String
    let logoTooLarge: String
    let logoWrong: String
    let logoMissing: String
    let accentWrong: String
    let cutOffWrong: String
  }

  var settings: Settings { language == "de" ? .german : .english }

  /// What is wrong with a setting that is no plain text.
  package func settingFault(_ fault: SettingFault) -> String {
    switch fault {
    case .logoTooLarge: settings.logoTooLarge
    case .logoWrong: settings.logoWrong
    case .logoMissing: settings.logoMissing
    case .accentWrong: settings.accentWrong
    case .cutOffWrong: settings.cutOffWrong
    }
  }
}

package enum SettingFault: Sendable {
  case logoTooLarge, logoWrong, logoMissing, accentWrong, cutOffWrong
}

extension Texts.Settings {
  static let english = Texts.Settings(
    title: "Settings", portalTab: "Portal", whose: "The portal",
    address: "Address",
    addressHint: "Host and prefix come from the company file.",
    accentHint: "For buttons and links; text on it stays readable.",
    rules: "What customers may do",
    cutOffHint: "0: until the visit begins.",
    reasonRequired: "Cancelling needs a reason",
    assetSelection: "Customers choose one of their products",
    tracking: "Customers see where the technician is",
    showsName: "Customers see who comes",
    showsPhone: "Customers see the technician’s phone number",
    save: "Save",
    logoHint: "PNG, JPEG, WebP or a plain SVG, at most 512 KB.",
    upload: "Upload logo", removeLogo: "Remove logo",
    logoTooLarge: "The picture is too large: at most 512 KB.",
    logoWrong: "This is no PNG, JPEG or WebP, nor an SVG without scripts and links.",
    logoMissing: "Please choose a file.",
    accentWrong: "Please write the colour as #0b6e5f.",
    cutOffWrong: "Please write a number of hours from 0 to 720.")

  static let german = Texts.Settings(
    title: "Einstellungen", portalTab: "Portal", whose: "Das Portal",
    address: "Adresse",
    addressHint: "Host und Pfad kommen aus der Firmendatei.",
    accentHint: "Für Knöpfe und Links; Text darauf bleibt lesbar.",
    rules: "Was Kundinnen und Kunden dürfen",
    cutOffHint: "0: bis der Termin beginnt.",
    reasonRequired: "Absagen braucht einen Grund",
    assetSelection: "Sie wählen eines ihrer Geräte",
    tracking: "Sie sehen, wo die Technikerin ist",
    showsName: "Sie sehen, wer kommt",
    showsPhone: "Sie sehen die Telefonnummer der Technikerin",
    save: "Speichern",
    logoHint: "PNG, JPEG, WebP oder ein einfaches SVG, höchstens 512 KB.",
    upload: "Logo hochladen", removeLogo: "Logo entfernen",
    logoTooLarge: "Das Bild ist zu gross: höchstens 512 KB.",
    logoWrong: "Das ist kein PNG, JPEG oder WebP und kein SVG ohne Skripte und Links.",
    logoMissing: "Bitte wählen Sie eine Datei.",
    accentWrong: "Bitte schreiben Sie die Farbe als #0b6e5f.",
    cutOffWrong: "Bitte schreiben Sie eine Zahl von Stunden von 0 bis 720.")
}
