package import Scheduling

/// The templates of all letters in all languages.
package struct LetterTemplates: Sendable {
  /// One language's.
  private struct Language: Sendable {
    let portalInvitation: LetterTemplate
    let confirmed: LetterTemplate
    let rescheduled: LetterTemplate
    let canceled: LetterTemplate
    let appointmentInvitation: LetterTemplate

    init(_ source: (Message.Kind) -> LetterSource) throws(LetterTemplate.Fault) {
      portalInvitation = try source(.portalInvitation).template(.portalInvitation)
      confirmed = try source(.confirmed).template(.confirmed)
      rescheduled = try source(.rescheduled).template(.rescheduled)
      canceled = try source(.canceled).template(.canceled)
      appointmentInvitation = try source(.appointmentInvitation).template(.appointmentInvitation)
    }

    func template(_ kind: Message.Kind) -> LetterTemplate {
      switch kind {
      case .portalInvitation: portalInvitation
      case .confirmed: confirmed
      case .rescheduled: rescheduled
      case .canceled: canceled
      case .appointmentInvitation: appointmentInvitation
      }
    }
  }

  private let english: Language
  private let german: Language

  /// The built-in ones. They are read once, at start.
  /// - Throws: never, as long as the tests pass.
  package init() throws(LetterTemplate.Fault) {
    english = try Language(LetterSource.english)
    german = try Language(LetterSource.german)
  }

  /// English, where a language is missing.
  package subscript(kind: Message.Kind, language: String) -> LetterTemplate {
    (Texts.language(language).language == "de" ? german : english).template(kind)
  }
}

/// The words of a template, before they are read.
package struct LetterSource: Hashable, Sendable {
  package var subject: String
  package var text: String
  package var html: String

  package init(subject: String, text: String, html: String) {
    self.subject = subject
    self.text = text
    self.html = html
  }

  package func template(_ kind: Message.Kind) throws(LetterTemplate.Fault) -> LetterTemplate {
    try LetterTemplate(kind, subject: subject, text: text, html: html)
  }
}
