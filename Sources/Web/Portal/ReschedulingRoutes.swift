import HTTPTypes
import Hummingbird
import Pages
import Scheduling

extension Portal {
  func addReschedulingRoutes(to routes: PortalRoutes) {
    let path = SitePath.routes.rescheduling("{id}")
    routes.get(path) { exchange in
      try await self.reschedulingPage(ReschedulingForm(query: exchange.bookingQuery), exchange)
    }
    routes.post(path) { try await self.reschedule($0) }
  }

  private func reschedule(_ exchange: Exchange) async throws -> Response {
    let form = ReschedulingForm(try await exchange.form(), exchange)
    guard let id = exchange.appointmentID else { throw Problem.notFound }
    guard let visitor = exchange.visitor else {
      throw Problem.signInNeeded(
        next: exchange.paths.rescheduling(exchange.parameter("id")) + form.query.string)
    }
    guard let slot = form.query.slot.flatMap(Slot.init(text:)), let version = form.version else {
      let message =
        form.query.slot == nil
        ? exchange.texts.errors.slot : exchange.texts.message(Refusal.notOffered)
      return try await reschedulingPage(
        form, exchange, errors: ["slot": message], status: .unprocessableContent)
    }
    let wish = ReschedulingWish(
      appointment: id, version: version, slot: slot, comment: form.comment)
    switch try await scheduler.reschedule(wish, for: visitor.viewer, in: exchange.organization) {
    case .unchanged:
      return exchange.redirect(to: exchange.paths.appointment(id.rawValue), .changeSaved)
    case .moved:
      return exchange.redirect(to: exchange.paths.appointment(id.rawValue), .moved)
    case .refused(.changedMeanwhile, _):
      return try await reschedulingPage(
        form.renewed, exchange, errors: ["slot": exchange.texts.errors.changedMeanwhile],
        status: .conflict)
    case .refused(let refusal, let alternatives) where refusal.field == "slot":
      return try await reschedulingPage(
        form, exchange, errors: ["slot": exchange.texts.message(refusal)],
        alternatives: alternatives, status: refusal.status)
    case .refused(.textTooLong, _):
      return try await reschedulingPage(
        form, exchange, errors: ["comment": exchange.texts.errors.tooLong(TextLimit.comment)],
        status: .unprocessableContent)
    case .refused(let refusal, _):
      throw Problem.refused(refusal, appointment: id)
    }
  }

  private func reschedulingPage(
    _ form: ReschedulingForm, _ exchange: Exchange, errors: FieldErrors = [:],
    alternatives: [Slot]? = nil, status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let view = try await exchange.visit()
    let visit = view.appointment
    let visitor = try exchange.anyVisitor()
    let answer = try await scheduler.offersForRescheduling(
      visit.id, view: form.query.view, for: visitor.viewer, in: exchange.organization)
    guard case .offer(let offer) = answer else {
      guard case .refused(let refusal) = answer else { throw Problem.notFound }
      throw Problem.refused(refusal, appointment: visit.id)
    }
    let page = ReschedulingPage(
      visit: exchange.card(view), version: String(form.version ?? visit.version),
      when: exchange.picker(
        offer, path: exchange.paths.rescheduling(visit.id.rawValue), query: form.query,
        alternatives: alternatives),
      comment: form.comment ?? visit.comment, errors: errors)
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

  init(query: BookingQuery) {
    self.query = BookingQuery(month: query.month, day: query.day, slot: query.slot)
  }

  init(_ fields: [String: String], _ exchange: Exchange) {
    let slot = fields["slot"]?.nonEmpty
    let start = slot.flatMap(Slot.init(text:))?.earliest
    query = BookingQuery(
      day: start.map { exchange.catalogue.organization.zone.date(of: $0).iso8601 }, slot: slot)
    version = fields["version"].flatMap(Int.init)
    comment = fields["comment"]
  }

  /// The same wish against the visit as it stands now.
  var renewed: ReschedulingForm {
    var form = self
    form.version = nil
    return form
  }
}
