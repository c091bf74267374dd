import HTTPTypes
import Hummingbird
import NIOCore
import Pages
import Scheduling
import StrictJSON

/// What whoever opens an invitation's URL sees. Everything is carried by path and form: no cookie is
/// needed.
extension Portal {
  func addInvitedRoutes(to routes: PortalRoutes) {
    let paths = SitePath.routes
    routes.get(paths.invitation(key: "{key}")) {
      try await $0.unlisted { try await $0.exchange(key: $0.parameter("key")) }
    }
    routes.get(paths.invited("{token}")) {
      try await $0.unlisted { try await $0.invitedWeek() }
    }
    routes.get(paths.invitedReview("{token}")) {
      try await $0.unlisted { try await $0.invitedReview() }
    }
    routes.post(paths.invitedBookings("{token}")) {
      try await $0.unlisted { try await $0.bookInvited() }
    }
    routes.get(paths.invitedDone("{token}", booked: "{booked}")) {
      try await $0.unlisted { try await $0.invitedDone() }
    }
    routes.get(paths.invitedCalendar("{token}", booked: "{booked}")) {
      try await $0.unlisted { try await $0.invitedCalendar() }
    }
  }
}

extension Exchange {
  /// The key leaves the address at once. Wrong ones can't be tried out; right ones are never in
  /// anybody's way, however many open the same link from one network.
  func exchange(key: String) async throws -> Response {
    guard
      let (token, text) = try await scheduler.exchange(
        invitationKey: key, in: embedding, of: organization)
    else {
      let keys = [AttemptLimiter.Key(purpose: "invitation", peer: peer, about: nil)]
      if let wait = portal.attempts.begin(keys) { throw Problem.tooMany(retryAfter: wait) }
      throw InvitedProblem.unknown
    }
    if !isPrefetch { try await count(token) { $0.opened += 1 } }
    return redirect(to: paths.invited(text))
  }

  /// A browser that looks ahead has opened nothing yet.
  private var isPrefetch: Bool {
    request.method == .head
      || ["Sec-Purpose", "Purpose"].contains { name in
        HTTPField.Name(name).flatMap { request.headers[$0] }?.contains("prefetch") ?? false
      }
  }

  private func count(
    _ token: InvitedToken, _ change: (inout InvitationUses) -> Void
  ) async throws {
    if portal.invitedUses.count(token, in: organization, change) {
      try await portal.invitedUses.flush(scheduler)
    }
  }

  /// What the path's token stands for, if whoever asks may book by it.
  private func invitedLook() async throws -> InvitedLook { try await admitted().look }

  private func invitedToken() throws -> InvitedToken {
    switch invited {
    case .valid(let found): return found
    case .over: throw InvitedProblem.over
    case .unknown: throw InvitedProblem.unknown
    }
  }

  private func admitted() async throws -> (look: InvitedLook, token: InvitedToken) {
    let token = try invitedToken()
    switch try await scheduler.look(at: token.invitation, in: organization) {
    case .unknown: throw InvitedProblem.unknown
    case .closed(let closure): throw InvitedProblem.closed(closure)
    case .open(let look):
      if let client = look.invitation.contact {
        guard let visitor, visitor.user != nil else {
          if embedding != nil { throw InvitedProblem.signInOutside(path: try pathOutside()) }
          // By way of the token: what was chosen is in its address.
          let here = request.method == .get ? request.uri.description : paths.invited(self.token())
          throw Problem.signInNeeded(next: here)
        }
        guard visitor.contact.id == client else { throw InvitedProblem.notForYou }
      }
      return (look, token)
    }
  }

  private func token() -> String { parameter("token") }

  /// The token as it is where the page stands by itself.
  private func tokenOutside() throws -> String {
    guard embedding != nil, case .valid(var token) = invited else { return self.token() }
    token.embedding = nil
    return try scheduler.seal(token, in: organization)
  }

  private func pathOutside() throws -> String { paths.invited(try tokenOutside()) }

  /// A signed-in customer, or nobody in particular: a mail's link makes no difference here.
  private func invitedViewer(_ look: InvitedLook) -> Viewer {
    if let visitor, visitor.user != nil { return visitor.viewer }
    return .guest(look.invitation.id)
  }

  private var invitedQuery: InvitedQuery {
    InvitedQuery(
      service: query("service"), week: query("week"), zone: query("zone"), slot: query("slot"),
      address: query("address"))
  }

  /// The zone asked for; else where somebody goes, the place's; else the customer's, or the
  /// territory's.
  private func zone(_ name: String?, for venue: Venue, _ look: InvitedLook) -> Zone {
    if let name, Zone.isPlausibleName(name), let zone = scheduler.zones.zone(name) { return zone }
    if !venue.hasPlace, let own = visitor?.contact.zone, let zone = scheduler.zones.zone(own) {
      return zone
    }
    return look.territory.zone
  }

  // MARK: The week

  fileprivate func invitedWeek() async throws -> Response {
    let look = try await invitedLook()
    var query = invitedQuery
    let chosen =
      look.services.first { $0.id.rawValue == query.service }
      ?? (look.services.count == 1 ? look.services[0] : nil)
    query.service = chosen?.id.rawValue
    let venue = look.invitation.venue ?? chosen?.venue
    let known = visitor?.user == nil ? nil : visitor?.contact.address
    let asksAddress = venue == .onSite && known == nil
    var page = InvitedPage(
      token: token(), topic: look.topic, names: look.names, message: look.invitation.message,
      services: look.services.map(ServiceOption.init), query: query, week: nil,
      zones: portal.settings.zoneNames, asksAddress: asksAddress,
      guessesZone: !(venue?.hasPlace ?? true) && visitor?.contact.zone == nil, flow: look.flow)
    let address = asksAddress ? query.address.flatMap(Address.init(line:)) : known
    guard let chosen, !(asksAddress && address == nil) else {
      return self.page(page.html(in: frame()))
    }
    let zone = zone(query.zone, for: venue ?? chosen.venue, look)
    let found = try await scheduler.sharedWeek(
      SharedQuery(
        service: chosen.id, week: query.week.flatMap(LocalDate.init(iso8601:)), zone: zone,
        address: address), of: look, in: organization)
    switch found {
    case .week(let week):
      page.week = week
      return self.page(page.html(in: frame()))
    case .refused(.beyondFurthestDay): throw InvitedProblem.closed(.ended)
    case .refused(let refusal):
      page.errors[refusal.field] = texts.message(refusal)
      return self.page(page.html(in: frame()), status: refusal.status)
    }
  }

  // MARK: Check and book

  fileprivate func invitedReview() async throws -> Response {
    let (look, token) = try await admitted()
    let query = invitedQuery
    guard let slot = query.slot.flatMap(Slot.init(text:)),
      let service = look.services.first(where: { $0.id.rawValue == query.service })
    else { return redirect(to: paths.invited(self.token(), query)) }
    if request.method == .get, !isPrefetch {
      try await count(token) { $0.started += 1 }
    }
    let known = try await scheduler.member(by: token, in: organization)
    return page(
      try reviewPage(
        look, service, slot, query, appointment: newAppointment(), fields: known?.guestFields ?? [:]
      ).html(in: frame()), cache: "private, no-cache")
  }

  private func reviewPage(
    _ look: InvitedLook, _ service: ServiceType, _ slot: Slot, _ query: InvitedQuery,
    appointment: AppointmentID, fields: [String: String]
  ) throws -> InvitedReviewPage {
    let venue = look.invitation.venue ?? service.venue
    let zone = zone(query.zone, for: venue, look)
    let place: String? =
      switch venue {
      case .onSite: query.address ?? visitor?.contact.address?.line
      case .atOurPlace: look.territory.office?.line
      case .phone: texts.message(Notice.byPhone)
      case .video: texts.message(Notice.byVideo)
      }
    var query = query
    query.zone = zone.name
    query.slot = slot.text
    let here = paths.invitedReview(try tokenOutside(), query)
    return InvitedReviewPage(
      token: token(), appointment: appointment.rawValue, topic: look.topic,
      names: service.namesResourceAtBooking ? look.names : [], service: ServiceOption(service),
      time: VisitTime(slot, in: zone), place: place, query: query, fields: fields,
      customer: visitor?.user == nil ? nil : visitor?.contact.name,
      signIn: paths.signIn(next: here), flow: look.flow)
  }

  fileprivate func bookInvited() async throws -> Response {
    let fields = try await form(atMost: Self.longestBooking)
    let token = try invitedToken()
    let query = InvitedQuery(
      service: fields["service"]?.nonEmpty, zone: fields["zone"]?.nonEmpty,
      slot: fields["slot"]?.nonEmpty, address: fields["address"]?.nonEmpty)
    let isGuest = visitor?.user == nil
    let slot = query.slot.flatMap(Slot.init(text:))
    var wish: InvitedWish?
    if let id = fields["appointment"].flatMap({ AppointmentID($0) }), let slot,
      let service = query.service.flatMap({ ServiceTypeID($0) })
    {
      wish = InvitedWish(
        appointment: id, service: service, slot: slot, subject: fields["subject"] ?? "",
        description: fields["description"] ?? "",
        address: query.address.flatMap(Address.init(line:)),
        guest: isGuest
          ? GuestForm(
            firstName: fields["firstName"] ?? "", lastName: fields["lastName"] ?? "",
            email: fields["email"] ?? "", phone: fields["phone"] ?? "") : nil,
        answers: OwnField.answers(in: fields), language: texts.language,
        zone: query.zone.flatMap { scheduler.zones.zone($0)?.name }, member: token.member)
    }
    // A form that is sent again may have used the link up itself.
    func before(_ problem: any Error) async throws -> Response {
      guard let wish,
        case .alreadyBooked(let visit) = try await scheduler.earlierBooking(
          wish, by: token.invitation, in: organization)
      else { throw problem }
      return try done(visit)
    }
    let look: InvitedLook
    do {
      look = try await admitted().look
    } catch InvitedProblem.closed(let closure) {
      return try await before(InvitedProblem.closed(closure))
    }
    guard let service = look.services.first(where: { $0.id.rawValue == query.service }),
      fields["appointment"].flatMap({ AppointmentID($0) }) != nil
    else { throw Problem.malformed }
    guard let wish, let slot else { return redirect(to: paths.invited(self.token(), query)) }
    let viewer = invitedViewer(look)
    // A peer that books on and on keeps others from the times.
    let limit = AttemptLimiter.Key(
      purpose: "invited booking", peer: peer, about: look.invitation.id.rawValue)
    if isGuest, let wait = portal.bookings.wait(limit, portal.settings.guests.bookingsPerPeer) {
      return try await before(Problem.tooMany(retryAfter: wait))
    }
    let answer = try await scheduler.book(
      wish, by: look.invitation.id, for: viewer, mostOpen: portal.settings.guests.openPerAddress,
      in: organization)
    func again(
      _ errors: FieldErrors, _ status: HTTPResponse.Status, nearest: [Slot]? = nil
    ) throws -> Response {
      var page = try reviewPage(
        look, service, slot, query, appointment: wish.appointment, fields: fields)
      page.errors = errors
      page.nearest = nearest?.map { VisitTime($0, in: page.time.zone) }
      return self.page(page.html(in: frame()), status: status, cache: "private, no-cache")
    }
    switch answer {
    case .booked(let visit):
      if isGuest { portal.bookings.count(limit) }
      return try done(visit)
    case .alreadyBooked(let visit): return try done(visit)
    case .sameKeyOtherWish:
      var page = try reviewPage(
        look, service, slot, query, appointment: newAppointment(), fields: fields)
      page.errors = ["": texts.formUsedBefore]
      return self.page(page.html(in: frame()), status: .conflict)
    case .faulty(let faults, let own):
      return try again(
        texts.messages(faults).merging(texts.messages(own, of: look.flow)) { $1 },
        .unprocessableContent)
    case .tooManyOpen: return try again(["email": texts.tooManyOpenBookings], .conflict)
    case .notForYou: throw InvitedProblem.notForYou
    case .closed(let closure): throw InvitedProblem.closed(closure)
    case .refused(.notAllowed, _): throw Problem.refused(.notAllowed, appointment: nil)
    case .refused(.notFound, _): throw InvitedProblem.unknown
    case .refused(.textTooLong, _):
      var errors: FieldErrors = [:]
      if wish.subject.count > TextLimit.title {
        errors["subject"] = texts.errors.tooLong(TextLimit.title)
      }
      if wish.description.count > TextLimit.comment {
        errors["description"] = texts.errors.tooLong(TextLimit.comment)
      }
      return try again(errors, .unprocessableContent)
    case .refused(let refusal, let alternatives):
      guard refusal.field == "slot" else {
        return try again([refusal.field: texts.message(refusal)], refusal.status)
      }
      return try again([:], refusal.status, nearest: alternatives)
    }
  }

  private func done(_ visit: Appointment) throws -> Response {
    let booked = try scheduler.seal(booked: visit.id, in: organization)
    return redirect(to: paths.invitedDone(token(), booked: booked))
  }

  // MARK: Booked

  /// The visit that the path says was booked, for whoever has that address.
  private func bookedVisit() throws -> AppointmentID {
    guard let id = scheduler.booked(parameter("booked"), in: organization) else {
      throw InvitedProblem.unknown
    }
    return id
  }

  fileprivate func invitedDone() async throws -> Response {
    let id = try bookedVisit()
    guard let view = try await scheduler.visit(id, for: .bearer(id), in: organization),
      let contact = try await scheduler.contact(view.appointment.contact, in: organization)
    else { throw InvitedProblem.unknown }
    var again: String?
    if case .valid(let token) = invited,
      case .open = try await scheduler.look(at: token.invitation, in: organization)
    {
      again = paths.invited(self.token())
    }
    var flow: BookFlow?
    if let invitation = view.appointment.invitation {
      flow = try await scheduler.bookFlow(of: invitation, in: organization)
    }
    let isMailed = !contact.emailOptOut && !contact.email.isEmpty
    let page = InvitedDonePage(
      visit: card(view), email: isMailed ? contact.email : nil,
      calendar: paths.invitedCalendar(token(), booked: parameter("booked")), again: again,
      event: view.appointment.bookedEvent, text: flow?.done)
    return self.page(page.html(in: frame()))
  }

  fileprivate func invitedCalendar() async throws -> Response {
    let id = try bookedVisit()
    return try await calendarFile(of: id, for: .bearer(id))
  }
}

extension Appointment {
  /// What a page that frames the booking is told.
  fileprivate var bookedEvent: String {
    let event: JSONValue = [
      "appointment": .string(id.rawValue), "serviceType": .string(serviceType.rawValue),
      "number": .string(number), "earliest": .string(slot.earliest.iso8601),
      "latest": .string(slot.latest.iso8601),
    ]
    return String(decoding: event.line, as: UTF8.self)
  }
}

extension ListMember {
  /// What a guest's form begins with.
  fileprivate var guestFields: [String: String] {
    ["firstName": firstName, "lastName": lastName, "email": email, "phone": phone]
  }
}
