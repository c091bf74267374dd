import HTTPTypes
import Hummingbird
import Pages
import Scheduling

extension Portal {
  func addReschedulingRoutes(to routes: PortalRoutes) {
    let path = SitePath.routes.rescheduling("{id}")
    routes.get(path) { exchange in
      try await self.reschedulingPage(
        ReschedulingForm(query: exchange.bookingQuery), .customer(try exchange.anyVisitor()),
        exchange)
    }
    routes.post(path) { exchange in
      let form = ReschedulingForm(try await exchange.form(), exchange)
      guard exchange.appointmentID != nil else { throw Problem.notFound }
      guard let visitor = exchange.visitor else {
        throw Problem.signInNeeded(
          next: exchange.paths.rescheduling(exchange.parameter("id")) + form.query.string)
      }
      return try await self.reschedule(form, .customer(visitor), exchange)
    }
  }

  func reschedule(
    _ form: ReschedulingForm, _ counter: BookingCounter, _ exchange: Exchange
  ) async throws -> Response {
    guard let id = exchange.appointmentID else { throw Problem.notFound }
    let view = try await exchange.visit(for: counter.viewer)
    let slot: Slot
    switch form.slot(of: view, exchange.texts) {
    case .slot(let found): slot = found
    case .faulty(let errors):
      return try await reschedulingPage(
        form, counter, exchange, errors: errors, status: .unprocessableContent)
    }
    guard let version = form.version else {
      return try await reschedulingPage(
        form, counter, exchange, errors: ["slot": exchange.texts.message(Refusal.notOffered)],
        status: .unprocessableContent)
    }
    let wish = ReschedulingWish(
      appointment: id, version: version, slot: slot, comment: form.comment,
      resource: counter.isStaff ? form.query.resource.flatMap { ResourceID($0) } : nil,
      override: counter.isStaff ? form.other.override : nil)
    let path =
      counter.isStaff
      ? exchange.paths.staffVisit(id.rawValue) : exchange.paths.appointment(id.rawValue)
    switch try await scheduler.reschedule(wish, for: counter.viewer, in: exchange.organization) {
    case .unchanged:
      return exchange.redirect(to: path, counter.isStaff ? .staffSaved : .changeSaved)
    case .moved:
      try await exchange.recognizeGuest(of: id)
      return exchange.redirect(to: path, counter.isStaff ? .staffMoved : .moved)
    case .refused(.changedMeanwhile, _):
      return try await reschedulingPage(
        form.renewed, counter, exchange, errors: ["slot": exchange.texts.errors.changedMeanwhile],
        status: .conflict)
    case .refused(let refusal, let alternatives) where refusal.field == "slot":
      let isTyped = !form.other.date.isEmpty
      return try await reschedulingPage(
        form, counter, exchange,
        errors: [isTyped ? "otherTime" : "slot": counter.message(refusal, exchange.texts)],
        alternatives: isTyped || refusal != .slotTaken && counter.isStaff ? nil : alternatives,
        status: refusal.status)
    case .refused(.textTooLong, _):
      let isReason = form.other.reason.count > TextLimit.reason
      return try await reschedulingPage(
        form, counter, exchange,
        errors: isReason
          ? ["reason": exchange.texts.errors.tooLong(TextLimit.reason)]
          : ["comment": exchange.texts.errors.tooLong(TextLimit.comment)],
        status: .unprocessableContent)
    case .refused(let refusal, _)
    where counter.isStaff && (refusal == .insideCutOff || refusal == .reasonMissing):
      return try await reschedulingPage(
        form, counter, exchange, errors: ["reason": exchange.texts.deskMessage(refusal)],
        status: refusal.status)
    case .refused(let refusal, _):
      throw Problem.refused(refusal, appointment: id)
    }
  }

  func reschedulingPage(
    _ form: ReschedulingForm, _ counter: BookingCounter, _ exchange: Exchange,
    errors: FieldErrors = [:], alternatives: [Slot]? = nil, status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let view = try await exchange.visit(for: counter.viewer)
    let visit = view.appointment
    let answer = try await scheduler.offersForRescheduling(
      visit.id, view: form.query.view, resource: form.query.resource.flatMap { ResourceID($0) },
      for: counter.viewer, in: exchange.organization)
    guard case .offer(let offer) = answer else {
      guard case .refused(let refusal) = answer else { throw Problem.notFound }
      throw Problem.refused(refusal, appointment: visit.id)
    }
    let path =
      counter.isStaff
      ? exchange.paths.staffRescheduling(visit.id.rawValue)
      : exchange.paths.rescheduling(visit.id.rawValue)
    let page = ReschedulingPage(
      visit: exchange.card(view), version: String(form.version ?? visit.version),
      when: exchange.picker(offer, path: path, query: form.query, alternatives: alternatives),
      comment: form.comment ?? visit.comment, errors: errors,
      desk: counter.isStaff
        ? MovingDesk(
          keepers: DeskKeepers(offer.keepers, chosen: form.query.resource), other: form.other,
          needsReason: view.isInsideCutOff)
        : nil)
    let frame = exchange.frame()
    var response = exchange.page(
      exchange.wantsFragment ? page.fragment(in: frame) : page.html(in: frame), status: status)
    response.headers[.vary] = "Doorstep-Fragment"
    return response
  }
}

/// The form for moving a visit as it was sent.
struct ReschedulingForm: Sendable {
  var query: BookingQuery
  /// Nil: as the visit stands now.
  var version: Int?
  var comment: String?
  /// Staff's wish for a time that isn't offered.
  var other = OtherTime()

  init(query: BookingQuery) {
    self.query = BookingQuery(
      month: query.month, day: query.day, slot: query.slot, resource: query.resource)
  }

  init(_ fields: [String: String], _ exchange: Exchange) {
    let slot = fields["slot"]?.nonEmpty
    let start = slot.flatMap(Slot.init(text:))?.earliest
    query = BookingQuery(
      day: start.map { exchange.catalogue.organization.zone.date(of: $0).iso8601 },
      slot: slot, resource: exchange.isForStaff ? fields["resource"]?.nonEmpty : nil)
    other = exchange.isForStaff ? OtherTime(fields) : OtherTime()
    version = fields["version"].flatMap(Int.init)
    comment = fields["comment"]
  }

  /// The time that was typed, in the zone in which the visit's times stand for those who come, else
  /// the one that was chosen.
  func slot(of view: VisitView, _ texts: Texts) -> TypedSlot {
    other.slot(in: view.placeZone, else: query.slot, texts)
  }

  /// The same wish against the visit as it stands now.
  var renewed: ReschedulingForm {
    var form = self
    form.version = nil
    return form
  }
}
