package import Scheduling

/// What a template can say: the values of its tags, as text that is still to be escaped.
package struct LetterModel: Hashable, Sendable {
  /// Of the letter: `en`, `de`.
  package var language: String
  /// A tag without a value has no entry, so that its section is left out.
  package var values: [String: String]
  package var calendar: CalendarPart?
}

extension Message.Kind {
  /// The tags that this kind of letter knows.
  package var tags: [String] {
    switch self {
    case .portalInvitation: PortalInvitationLetter.tags
    case .appointmentInvitation: AvailabilityLetter.tags
    case .confirmed, .rescheduled, .canceled: BookingLetter.tags
    }
  }
}

extension LetterModel {
  /// Values without what is missing or empty, each on one line.
  static func present(_ values: [String: String?]) -> [String: String] {
    values.compactMapValues { value in
      let line = LetterText.singleLine(value ?? "", limit: 2_000)
      return line.isEmpty ? nil : line
    }
  }
}
