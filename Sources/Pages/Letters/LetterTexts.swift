/// Words of letters that stand outside their templates: in calendar events and below each letter.
struct LetterTexts: Sendable {
  /// `Repair, arrival 8:00–12:00` from the service and the window.
  let arrival: @Sendable (String, String) -> String
  let number: String
  let product: String
  let who: String
  let phone: String
  let join: String
  let comment: String
  let reason: String
  let change: String
  let questions: String

  /// English, where a language is missing.
  static func language(_ tag: String) -> LetterTexts {
    Texts.language(tag).language == "de" ? .german : .english
  }

  private static let english = LetterTexts(
    arrival: { "\($0), arrival \($1)" }, number: "Appointment", product: "Product",
    who: "With", phone: "By phone", join: "Join the video call", comment: "Comment",
    reason: "Reason", change: "View, move or cancel", questions: "Questions?")

  private static let german = LetterTexts(
    arrival: { "\($0), Ankunft \($1)" }, number: "Termin", product: "Produkt",
    who: "Mit", phone: "Telefonisch", join: "Zum Videogespräch", comment: "Bemerkung",
    reason: "Grund", change: "Ansehen, verschieben oder absagen", questions: "Fragen?")
}
