import HTTPTypes
import Hummingbird
import Pages
import Scheduling

extension Portal {
  func addBookingRoutes(to routes: PortalRoutes) {
    routes.get(SitePath.routes.booking) { exchange in
      let visitor = try exchange.customer()
      guard visitor.mayBook else { throw Problem.refused(.notAllowed, appointment: nil) }
      let form = BookingForm(appointment: exchange.newAppointment(), query: exchange.bookingQuery)
      return try await self.bookingPage(form, visitor, exchange)
    }
    routes.post(SitePath.routes.appointments) { try await self.book($0) }
  }

  private func book(_ exchange: Exchange) async throws -> Response {
    let form = BookingForm(try await exchange.form(), exchange)
    guard let visitor = exchange.visitor, visitor.user != nil else {
      // Signing in again leads back to the same form with everything that was typed.
      throw Problem.signInNeeded(next: exchange.paths.booking(form.query))
    }
    var errors: FieldErrors = [:]
    let service = form.query.service.flatMap { ServiceTypeID($0) }
    let slot = form.query.slot.flatMap(Slot.init(text:))
    if service == nil { errors["service"] = exchange.texts.errors.service }
    if slot == nil {
      errors["slot"] =
        form.query.slot == nil
        ? exchange.texts.errors.slot : exchange.texts.message(Refusal.notOffered)
    }
    if form.comment.count > TextLimit.comment {
      errors["comment"] = exchange.texts.errors.tooLong(TextLimit.comment)
    }
    // Sent twice, a form without a usable identifier would book twice.
    if form.isRenamed { errors["appointment"] = exchange.texts.message(.malformedRequest) }
    guard errors.isEmpty, let service, let slot, let id = AppointmentID(form.appointment) else {
      return try await bookingPage(
        form, visitor, exchange, errors: errors, status: .unprocessableContent)
    }
    let wish = BookingWish(
      appointment: id, request: form.request(service), slot: slot, comment: form.comment)
    switch try await scheduler.book(wish, for: visitor.viewer, in: exchange.organization) {
    case .booked(let visit), .alreadyBooked(let visit):
      return exchange.redirect(to: exchange.paths.confirmation(visit.id.rawValue))
    case .sameKeyOtherWish(let visit, _):
      return exchange.redirect(
        to: exchange.paths.appointment(visit.id.rawValue), .bookedBefore)
    case .refused(.slotTaken, let alternatives):
      return try await bookingPage(
        form, visitor, exchange, errors: ["slot": exchange.texts.errors.slotGone],
        alternatives: alternatives, status: .conflict)
    case .refused(.notAllowed, _):
      throw Problem.refused(.notAllowed, appointment: nil)
    case .refused(.notFound, _):
      throw Problem.notFound
    case .refused(let refusal, let alternatives):
      return try await bookingPage(
        form, visitor, exchange, errors: [refusal.field: exchange.texts.message(refusal)],
        alternatives: refusal.field == "slot" ? alternatives : nil, status: refusal.status)
    }
  }

  /// - Parameter alternatives: what is free near a slot that was lost; nil: none was lost.
  private func bookingPage(
    _ form: BookingForm, _ visitor: Visitor, _ exchange: Exchange, errors: FieldErrors = [:],
    alternatives: [Slot]? = nil, status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    var (form, errors) = (form, errors)
    guard
      let choices = try await scheduler.choices(
        asset: form.query.asset.flatMap { AssetID($0) },
        category: form.query.category.flatMap { ProductCategoryID($0) },
        workOrder: form.query.workOrder.flatMap { WorkOrderID($0) }, for: visitor.viewer,
        in: exchange.organization)
    else { throw Problem.notFound }
    form.settle(choices)
    var when: WhenPicker?
    if let service = form.query.service.flatMap({ ServiceTypeID($0) }),
      form.query.asset != nil || form.query.category != nil || !choices.needsProduct
    {
      let offers = try await scheduler.offers(
        form.request(service), view: form.query.view, for: visitor.viewer,
        in: exchange.organization)
      switch offers {
      case .offer(let offer):
        when = exchange.picker(
          offer, path: exchange.paths.booking, query: form.query, alternatives: alternatives)
      case .refused(.notAllowed): throw Problem.refused(.notAllowed, appointment: nil)
      case .refused(let refusal):
        // Nothing typed yet: the field is there to be filled, that is no error.
        if refusal != .addressMissing || form.query.address != nil || status != .ok {
          errors[refusal.field] = exchange.texts.message(refusal)
        }
      }
    }
    let page = BookingPage(
      appointment: form.appointment, products: choices.products,
      services: choices.serviceTypes.map(ServiceOption.init), query: form.query,
      workTitle: choices.workOrder?.subject, when: when,
      address: choices.address == nil ? form.query.address ?? "" : nil, comment: form.comment,
      errors: errors)
    let frame = exchange.frame()
    let html = exchange.wantsFragment ? page.fragment(in: frame) : page.html(in: frame)
    // Not `no-store`: going back shows the form that was sent, so that sending it again is the same
    // wish and books nothing twice.
    var response = exchange.page(html, status: status, cache: "private, no-cache")
    response.headers[.vary] = "Doorstep-Fragment"
    return response
  }
}

/// The booking form as it was sent.
struct BookingForm: Sendable {
  var appointment: String
  var query: BookingQuery
  var comment: String
  /// What was sent had no usable identifier, so that the form got a fresh one.
  var isRenamed = false

  init(appointment: AppointmentID, query: BookingQuery) {
    self.appointment = appointment.rawValue
    self.query = query
    comment = query.comment ?? ""
  }

  init(_ fields: [String: String], _ exchange: Exchange) {
    let slot = fields["slot"]?.nonEmpty
    let start = slot.flatMap(Slot.init(text:))?.earliest
    let day = start.map { exchange.catalogue.organization.zone.date(of: $0).iso8601 }
    comment = fields["comment"] ?? ""
    query = BookingQuery(
      asset: fields["asset"]?.nonEmpty, category: fields["category"]?.nonEmpty,
      service: fields["service"]?.nonEmpty, workOrder: fields["workOrder"]?.nonEmpty,
      month: fields["month"]?.nonEmpty, day: day ?? fields["day"]?.nonEmpty, slot: slot,
      address: fields["address"]?.nonEmpty, comment: comment.nonEmpty)
    let sent = fields["appointment"].flatMap { AppointmentID($0) }
    appointment = (sent ?? exchange.newAppointment()).rawValue
    isRenamed = sent == nil
  }

  func request(_ service: ServiceTypeID) -> VisitRequest {
    VisitRequest(
      serviceType: service, asset: query.asset.flatMap { AssetID($0) },
      category: query.category.flatMap { ProductCategoryID($0) },
      address: query.address.flatMap(Address.init(line:)),
      workOrder: query.workOrder.flatMap { WorkOrderID($0) })
  }

  /// Keeps only what can be chosen, and chooses where there is no choice.
  mutating func settle(_ choices: Choices) {
    query.asset =
      choices.asset?.id.rawValue
      ?? (choices.assets.count == 1 ? choices.assets[0].id.rawValue : nil)
    query.category = choices.assets.isEmpty ? choices.category?.rawValue : nil
    if !choices.serviceTypes.contains(where: { $0.id.rawValue == query.service }) {
      query.service =
        choices.serviceTypes.count == 1 ? choices.serviceTypes[0].id.rawValue : nil
    }
  }
}

extension Choices {
  var needsProduct: Bool { !assets.isEmpty || !categories.isEmpty }

  /// The customer's own devices, else kinds of them.
  var products: Products? {
    if !assets.isEmpty {
      return Products(
        .asset,
        assets.map {
          ProductOption(id: $0.id.rawValue, name: $0.name, detail: $0.address?.line)
        })
    }
    guard !categories.isEmpty else { return nil }
    return Products(.category, categories.map { ProductOption(id: $0.id.rawValue, name: $0.name) })
  }
}

extension ServiceOption {
  init(_ service: ServiceType) {
    self.init(
      id: service.id.rawValue, name: service.name, description: service.description.nonEmpty,
      duration: service.duration, hasWindows: service.promise != .exactStart,
      price: service.priceText)
  }
}

extension BookingQuery {
  /// Which part of the calendar the address asks for; what makes no sense counts as not asked.
  var view: CalendarView {
    CalendarView(
      month: month.flatMap(Month.init(iso8601:)), day: day.flatMap(LocalDate.init(iso8601:)))
  }
}

extension Exchange {
  var bookingQuery: BookingQuery {
    BookingQuery(
      asset: query("asset"), category: query("category"), service: query("service"),
      workOrder: query("workOrder"), month: query("month"), day: query("day"),
      slot: query("slot"), address: query("address"), comment: query("comment"))
  }

  func newAppointment() -> AppointmentID {
    AppointmentID(now: portal.now(), random: scheduler.secrets.random(10))
  }

  /// The calendar of an offer. `alternatives` stand beside it when a slot was lost.
  func picker(
    _ offer: SlotOffer, path: String, query: BookingQuery, alternatives: [Slot]?
  ) -> WhenPicker {
    let times = offer.slots.map { VisitTime($0, in: offer.zone) }
    let last = Month(containing: offer.dates.upperBound)
    return WhenPicker(
      path: path, query: query, month: offer.month, free: offer.counts,
      hasPrevious: offer.month > Month(containing: offer.dates.lowerBound),
      hasNext: offer.month < last, day: offer.day, times: times,
      chosen: query.slot.flatMap { slot in times.contains { $0.slot == slot } ? slot : nil },
      zone: offer.zone, nextFree: offer.nextFree, wasTaken: alternatives != nil,
      nearest: (alternatives ?? []).map { VisitTime($0, in: offer.zone) },
      isFullyBooked: offer.isFullyBooked)
  }
}
