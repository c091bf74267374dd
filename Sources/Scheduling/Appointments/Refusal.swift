/// Why a booking, a move or a cancellation was refused. The order is the order of precedence: the
/// first that applies is the answer.
public enum Refusal: String, Sendable, CaseIterable, Codable {
  /// There is no such record, or none that the viewer may see.
  case notFound
  /// Nobody with the permission to book: whom to ask stands in the organisation's contact details.
  case notAllowed
  /// Only scheduled visits can be moved or cancelled by customers.
  case wrongState
  /// Too close to the promised start to change anything online.
  case insideCutOff
  /// The form was made from an older version of the visit.
  case changedMeanwhile
  case reasonMissing
  /// The service isn't offered to customers, or doesn't fit the product.
  case serviceNotOffered
  case productMissing
  case addressMissing
  /// No territory covers the address.
  case outsideTerritories
  /// The address can't be put on the map, so no drive to it can be planned.
  case addressNotLocated
  case textTooLong
  /// In the future, or before what came before it.
  case timeImplausible
  case slotInPast
  case insideNotice
  case beyondFurthestDay
  /// No start or window of that kind exists: off the grid, outside the hours.
  case notOffered
  case slotTaken
}

/// What came of a wish to book.
public enum BookingAnswer: Sendable {
  case booked(Appointment)
  /// A retry of a wish that was granted before.
  case alreadyBooked(Appointment)
  /// The identifier was used for another wish; the field is the first that differs.
  case sameKeyOtherWish(Appointment, field: String)
  /// Alternatives: the nearest free slots, nearest first.
  case refused(Refusal, alternatives: [Slot])
}

/// What came of a wish to move a visit.
public enum ReschedulingAnswer: Sendable {
  case moved(Appointment)
  case unchanged(Appointment)
  case refused(Refusal, alternatives: [Slot])
}

public enum CancellationAnswer: Sendable {
  case canceled(Appointment)
  case alreadyCanceled(Appointment)
  case refused(Refusal)
}
