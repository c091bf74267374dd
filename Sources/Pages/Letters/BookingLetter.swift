internal import Scheduling

/// Tells of a visit that was booked, moved or canceled.
package struct BookingLetter: Hashable, Sendable {
  package static let tags = [
    "organization", "recipient", "number", "service", "product", "when", "shortWhen", "otherTime",
    "previous", "isWindow", "place", "who", "call", "join", "comment", "reason", "view", "move",
    "cancel", "book",
  ]

  package var organization: String
  package var recipient: String
  package var number: String
  package var service: String
  package var product: String?
  /// Date, time and zone, in words.
  package var when: String
  /// Without year and zone, for the subject.
  package var shortWhen: String
  /// The same moment where the recipient lives, if clocks there show another time.
  package var otherTime: String?
  /// Rescheduled: the time that no longer counts.
  package var previous: String?
  /// The time is a window in which somebody arrives.
  package var isWindow: Bool
  package var place: String?
  package var who: String?
  /// By phone: who calls whom.
  package var call: String?
  /// By video: the address to join at.
  package var join: String?
  package var comment: String?
  /// Canceled: why.
  package var reason: String?
  /// Links that open just this visit, without signing in.
  package var view: String
  package var move: String
  package var cancel: String
  /// Where to book another one.
  package var book: String
  package var calendar: CalendarPart?

  package init(
    organization: String, recipient: String, number: String, service: String, product: String?,
    when: String, shortWhen: String, otherTime: String?, previous: String?, isWindow: Bool,
    place: String?, who: String?, call: String?, join: String?, comment: String?, reason: String?,
    view: String, move: String, cancel: String, book: String, calendar: CalendarPart?
  ) {
    self.organization = organization
    self.recipient = recipient
    self.number = number
    self.service = service
    self.product = product
    self.when = when
    self.shortWhen = shortWhen
    self.otherTime = otherTime
    self.previous = previous
    self.isWindow = isWindow
    self.place = place
    self.who = who
    self.call = call
    self.join = join
    self.comment = comment
    self.reason = reason
    self.view = view
    self.move = move
    self.cancel = cancel
    self.book = book
    self.calendar = calendar
  }

  package func model(language: String) -> LetterModel {
    let values: [String: String?] = [
      "organization": organization, "recipient": recipient, "number": number, "service": service,
      "product": product, "when": when, "shortWhen": shortWhen, "otherTime": otherTime,
      "previous": previous, "isWindow": isWindow ? "yes" : nil, "place": place, "who": who,
      "call": call, "join": join, "view": view, "move": move, "cancel": cancel, "book": book,
    ]
    // What people wrote keeps its lines.
    let written = ["comment": comment, "reason": reason].compactMapValues { text in
      text.map { LetterText.lines($0) }.flatMap { $0.isEmpty ? nil : $0 }
    }
    return LetterModel(
      language: language,
      values: LetterModel.present(values).merging(written) { line, _ in line },
      calendar: calendar)
  }
}
