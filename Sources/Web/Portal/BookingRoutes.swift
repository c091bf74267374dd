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
      return try await self.bookingPage(form, .customer(visitor), exchange)
    }
    routes.post(SitePath.routes.appointments) { exchange in
      let form = BookingForm(try await exchange.form(), exchange)
      guard let visitor = exchange.visitor, visitor.user != nil else {
        // Signing in again leads back to the same form with everything that was typed.
        throw Problem.signInNeeded(next: exchange.paths.booking(form.query))
      }
      return try await self.book(form, .customer(visitor), exchange)
    }
  }

  func book(
    _ form: BookingForm, _ counter: BookingCounter, _ exchange: Exchange
  ) async throws -> Response {
    var errors: FieldErrors = [:]
    let service = form.query.service.flatMap { ServiceTypeID($0) }
    if service == nil { errors["service"] = exchange.texts.errors.service }
    let slot: Slot?
    let zone = try await self.zone(of: form, service, counter, exchange)
    switch form.slot(in: zone, exchange.texts) {
    case .slot(let found): slot = found
    case .faulty(let faults):
      slot = nil
      errors.merge(faults) { $1 }
    }
    if form.comment.count > TextLimit.comment {
      errors["comment"] = exchange.texts.errors.tooLong(TextLimit.comment)
    }
    // Sent twice, a form without a usable identifier would book twice.
    if form.isRenamed { errors["appointment"] = exchange.texts.message(.malformedRequest) }
    guard errors.isEmpty, let service, let slot, let id = AppointmentID(form.appointment) else {
      return try await bookingPage(
        form, counter, exchange, errors: errors, status: .unprocessableContent)
    }
    let wish = BookingWish(
      appointment: id, request: form.request(service), slot: slot, comment: form.comment,
      override: counter.isStaff ? form.override : nil)
    switch try await scheduler.book(wish, for: counter.viewer, in: exchange.organization) {
    case .booked(let visit), .alreadyBooked(let visit):
      return counter.isStaff
        ? exchange.redirect(to: exchange.paths.staffVisit(visit.id.rawValue), .staffBooked)
        : exchange.redirect(to: exchange.paths.confirmation(visit.id.rawValue))
    case .sameKeyOtherWish(let visit, _):
      let path =
        counter.isStaff
        ? exchange.paths.staffVisit(visit.id.rawValue)
        : exchange.paths.appointment(visit.id.rawValue)
      return exchange.redirect(to: path, .bookedBefore)
    case .refused(.slotTaken, let alternatives):
      return try await bookingPage(
        form, counter, exchange,
        errors: [form.slotField: counter.slotGone(exchange.texts)],
        alternatives: alternatives, status: .conflict)
    case .refused(.notAllowed, _):
      throw Problem.refused(.notAllowed, appointment: nil)
    case .refused(.notFound, _):
      throw Problem.notFound
    case .refused(.textTooLong, _):
      // The comment has been looked at.
      return try await bookingPage(
        form, counter, exchange,
        errors: ["reason": exchange.texts.errors.tooLong(TextLimit.reason)],
        status: .unprocessableContent)
    case .refused(let refusal, let alternatives):
      let field = refusal.field == "slot" ? form.slotField : refusal.field
      return try await bookingPage(
        form, counter, exchange, errors: [field: counter.message(refusal, exchange.texts)],
        alternatives: refusal.field == "slot" && !counter.isStaff ? alternatives : nil,
        status: refusal.status)
    }
  }

  /// In which zone another time was typed; only asked for when one was.
  private func zone(
    of form: BookingForm, _ service: ServiceTypeID?, _ counter: BookingCounter,
    _ exchange: Exchange
  ) async throws -> Zone {
    let fallback = exchange.catalogue.organization.zone
    guard let service, !form.other.date.isEmpty else { return fallback }
    return try await scheduler.zone(
      of: form.request(service), for: counter.viewer, in: exchange.organization) ?? fallback
  }

  /// - Parameter alternatives: what is free near a slot that was lost; nil: none was lost.
  func bookingPage(
    _ form: BookingForm, _ counter: BookingCounter, _ exchange: Exchange,
    errors: FieldErrors = [:], alternatives: [Slot]? = nil, status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    var (form, errors) = (form, errors)
    guard
      let choices = try await scheduler.choices(
        asset: form.query.asset.flatMap { AssetID($0) },
        category: form.query.category.flatMap { ProductCategoryID($0) },
        workOrder: form.query.workOrder.flatMap { WorkOrderID($0) },
        contact: form.query.contact.flatMap { ContactID($0) }, for: counter.viewer,
        in: exchange.organization)
    else { throw Problem.notFound }
    form.settle(choices)
    var when: WhenPicker?
    var keepers: SlotKeepers?
    if let service = form.query.service.flatMap({ ServiceTypeID($0) }),
      form.query.asset != nil || form.query.category != nil || !choices.needsProduct
    {
      let offers = try await scheduler.offers(
        form.request(service), view: form.query.view, for: counter.viewer,
        in: exchange.organization)
      switch offers {
      case .offer(let offer):
        keepers = offer.keepers
        when = exchange.picker(
          offer, path: counter.path(in: exchange.paths), query: form.query,
          alternatives: alternatives)
      case .refused(.notAllowed): throw Problem.refused(.notAllowed, appointment: nil)
      case .refused(.notFound): throw Problem.notFound
      case .refused(let refusal):
        // Nothing typed yet: the field is there to be filled, that is no error.
        if refusal != .addressMissing || form.query.address != nil || status != .ok {
          errors[refusal.field] = counter.message(refusal, exchange.texts)
        }
      }
    }
    let page = BookingPage(
      appointment: form.appointment, products: choices.products,
      services: choices.serviceTypes.map(ServiceOption.init), query: form.query,
      workTitle: choices.workOrder?.subject, when: when,
      address: choices.address == nil ? form.query.address ?? "" : nil, comment: form.comment,
      errors: errors, desk: counter.isStaff ? form.desk(for: choices, keepers) : nil)
    let frame = exchange.frame()
    let html = exchange.wantsFragment ? page.fragment(in: frame) : page.html(in: frame)
    // Not `no-store`: going back shows the form that was sent, so that sending it again is the same
    // wish and books nothing twice.
    var response = exchange.page(html, status: status, cache: "private, no-cache")
    response.headers[.vary] = "Doorstep-Fragment"
    return response
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
      slot: query("slot"), address: query("address"), comment: query("comment"),
      contact: isForStaff ? query("contact") : nil, resource: isForStaff ? query("resource") : nil)
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
      isFullyBooked: offer.isFullyBooked,
      names: Dictionary(
        uniqueKeysWithValues: (offer.keepers?.names ?? [:]).map { ($0.key.text, $0.value) }))
  }
}
