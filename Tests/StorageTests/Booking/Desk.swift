import Scheduling
import Storage
import Testing

/// What a customer does at the firm's portal, in few words.
extension Firm {
  static func wish(
    _ name: String, _ slot: Slot, _ service: ServiceType = Cast.yearlyCheck,
    asset: AssetID? = nil, category: ProductCategoryID? = Cast.boilers, address: Address? = nil,
    workOrder: WorkOrderID? = nil, comment: String = ""
  ) -> BookingWish {
    BookingWish(
      appointment: AppointmentID("apt_\(name)")!,
      request: VisitRequest(
        serviceType: service.id, asset: asset, category: category, address: address,
        workOrder: workOrder),
      slot: slot, comment: comment)
  }

  func book(_ wish: BookingWish, as viewer: Viewer = Cast.guestOmar) async throws -> BookingAnswer {
    try await scheduler.book(wish, for: viewer, in: Cast.heating)
  }

  /// Books and expects it to work.
  @discardableResult
  func booked(
    _ name: String, _ time: String, on date: LocalDate = Cast.mondayDate,
    _ service: ServiceType = Cast.yearlyCheck, as viewer: Viewer = Cast.guestOmar,
    workOrder: WorkOrderID? = nil, location: SourceLocation = #_sourceLocation
  ) async throws -> Appointment {
    let wish = Self.wish(name, Cast.slot(time, on: date), service, workOrder: workOrder)
    let answer = try await book(wish, as: viewer)
    #expect(answer.word == "booked", sourceLocation: location)
    return try #require(answer.appointment, sourceLocation: location)
  }

  func move(
    _ visit: Appointment, to time: String, on date: LocalDate = Cast.mondayDate,
    version: Int? = nil, comment: String? = nil, as viewer: Viewer = Cast.guestOmar
  ) async throws -> ReschedulingAnswer {
    try await scheduler.reschedule(
      ReschedulingWish(
        appointment: visit.id, version: version ?? visit.version,
        slot: Cast.slot(time, on: date), comment: comment),
      for: viewer, in: Cast.heating)
  }

  func cancel(
    _ visit: Appointment, _ reason: String = "We are away", as viewer: Viewer = Cast.guestOmar
  ) async throws -> CancellationAnswer {
    try await scheduler.cancel(visit.id, reason: reason, for: viewer, in: Cast.heating)
  }

  func comment(
    _ visit: Appointment, _ text: String, as viewer: Viewer = Cast.guestOmar
  ) async throws -> CommentAnswer {
    try await scheduler.comment(on: visit.id, text, for: viewer, in: Cast.heating)
  }

  /// What the calendar shows on a day: `8:00 8:30`; a dash for nothing.
  func free(
    on date: LocalDate = Cast.mondayDate, _ service: ServiceType = Cast.yearlyCheck,
    as viewer: Viewer = Cast.guestOmar
  ) async throws -> String {
    let answer = try await scheduler.offers(
      Self.wish("asked", Slot(start: Cast.monday), service).request,
      view: CalendarView(month: nil, day: date), for: viewer, in: Cast.heating)
    guard case .offer(let offer) = answer else { return "refused" }
    let texts = offer.day == date ? offer.slots.map { Cast.clock($0) } : []
    return texts.isEmpty ? "–" : texts.joined(separator: " ")
  }

  // MARK: Behind the desk

  func visit(_ id: AppointmentID) async throws -> Appointment? {
    try await look { try $0.appointment(id, for: .system) }
  }

  /// Letters that wait, oldest first: `confirmed`, …
  func letters() async throws -> [Message] {
    // Several may be written in the same second.
    try await store.waiting(limit: 10_000).map(\.message).sorted {
      ($0.createdAt, $0.facts?.sequence ?? 0, $0.id)
        < ($1.createdAt, $1.facts?.sequence ?? 0, $1.id)
    }
  }

  func letterKinds() async throws -> String {
    try await letters().map(\.kind.rawValue).joined(separator: " ")
  }

  /// Events of the journal, oldest first.
  func events() async throws -> String {
    try await store.journal(of: Cast.heating, limit: 100_000).map(\.entry.event)
      .joined(separator: " ")
  }

  /// A day as the ledger keeps it: `9:00 apt_1, 10:30 apt_2`; a dash for an empty one.
  func diary(
    of resource: ResourceID = Cast.dries, on date: LocalDate = Cast.mondayDate
  ) async throws -> String {
    let visits = try await look {
      try $0.days(of: [resource], from: date, through: date)[0].visits
    }
    let texts = visits.map { "\(Cast.clock($0.planned)) \($0.appointment.rawValue.dropFirst(4))" }
    return texts.isEmpty ? "–" : texts.joined(separator: ", ")
  }

  func workOrder(_ id: WorkOrderID) async throws -> WorkOrder? {
    try await look { try $0.workOrder(id, for: .system) }
  }

  /// What staff or the clock would do to a visit.
  func set(
    _ id: AppointmentID, _ state: AppointmentState, at time: Instant? = nil
  ) async throws {
    try await change { ledger in
      guard var visit = try ledger.appointment(id, for: .system) else { return }
      visit.state = state
      if state != .scheduled { visit.departedAt = time ?? visit.planned }
      if state == .inProgress || state == .completed { visit.startedAt = time ?? visit.planned }
      if state == .completed { visit.endedAt = (time ?? visit.planned) + visit.duration }
      try ledger.update(visit)
    }
  }

  func away(
    _ start: Instant, _ end: Instant, _ resource: ResourceID = Cast.dries, _ name: String = "1"
  ) async throws {
    try await change { ledger in
      try ledger.save(
        Absence(
          id: AbsenceID("abs_\(name)")!, range: TimeRange(start: start, end: end)!,
          reason: "away"),
        of: resource)
    }
  }

  func setRules(_ change: @escaping @Sendable (inout PortalRules) -> Void) async throws {
    try await self.change { ledger in
      var organization = try ledger.catalogue().organization
      change(&organization.rules)
      try ledger.save(organization)
    }
  }
}

// MARK: Answers in one word

extension BookingAnswer {
  var word: String {
    switch self {
    case .booked: "booked"
    case .alreadyBooked: "alreadyBooked"
    case .sameKeyOtherWish(_, let field): "sameKeyOtherWish(\(field))"
    case .refused(let refusal, _): refusal.rawValue
    }
  }

  var appointment: Appointment? {
    switch self {
    case .booked(let visit), .alreadyBooked(let visit), .sameKeyOtherWish(let visit, _): visit
    case .refused: nil
    }
  }

  var alternatives: [Slot] {
    if case .refused(_, let slots) = self { slots } else { [] }
  }
}

extension ReschedulingAnswer {
  var word: String {
    switch self {
    case .moved: "moved"
    case .unchanged: "unchanged"
    case .refused(let refusal, _): refusal.rawValue
    }
  }

  var appointment: Appointment? {
    switch self {
    case .moved(let visit), .unchanged(let visit): visit
    case .refused: nil
    }
  }

  var alternatives: [Slot] {
    if case .refused(_, let slots) = self { slots } else { [] }
  }
}

extension CancellationAnswer {
  var word: String {
    switch self {
    case .canceled: "canceled"
    case .alreadyCanceled: "alreadyCanceled"
    case .refused(let refusal): refusal.rawValue
    }
  }
}

extension CommentAnswer {
  var word: String {
    switch self {
    case .saved: "saved"
    case .refused(let refusal): refusal.rawValue
    }
  }
}

extension Message {
  var facts: VisitFacts? {
    if case .visit(let facts) = content { facts } else { nil }
  }
}
