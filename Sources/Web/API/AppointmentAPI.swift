import HTTPTypes
import Scheduling
import StrictJSON

extension APIRoutes {
  static let appointments: [APIRoute] = [
    APIRoute(
      method: .post, path: "/appointments", name: "bookAppointment", summary: "Book an appointment",
      tag: "Appointments", scope: .writeAppointments,
      parameters: [
        .header(
          "Idempotency-Key", .token(1...200), required: true,
          """
          Yours for this booking: sent again with the same body, it answers the same appointment and \
          books nothing twice; with another body it is refused (409).
          """)
      ], body: .named("Booking"),
      example: [
        "contact": "con_mira", "serviceType": "svc_yearly", "slot": "2026-11-26T08:00:00Z",
      ],
      answers: [
        APIAnswer(
          status: .created, note: "Booked.", shape: .named("Appointment"),
          headers: [("ETag", "Its version."), ("Location", "Its address.")], links: links),
        .ok("Was booked before, with this key and this body.", .named("Appointment"), links: links),
      ]
    ) { try await $0.book() },
    APIRoute(
      method: .get, path: "/appointments", name: "listAppointments", summary: "List appointments",
      tag: "Appointments", scope: .readAppointments,
      parameters: [
        .query("contact", .id("con"), "Of this contact."),
        .query("account", .id("acc"), "Of this account."),
        .query("resource", .id("res"), "Of this resource."),
        .query("workOrder", .id("wo"), "Of this work order."),
        .query("state", .choice(AppointmentState.allCases.map(\.rawValue)), "In this state."),
        .query("from", .instant, "Promised to begin then or later."),
        .query("until", .instant, "Promised to begin before."),
        .cursor, .limit,
      ],
      answers: [
        .ok(
          "By promised start.", .named("AppointmentList"),
          links: [
            APILink(
              name: "first", operation: "readAppointment",
              parameters: [("id", "$response.body#/items/0/id")])
          ])
      ]
    ) { try await $0.listAppointments() },
    APIRoute(
      method: .get, path: "/appointments/{id}", name: "readAppointment",
      summary: "Read an appointment", tag: "Appointments", scope: .readAppointments,
      parameters: [.path("apt", "The appointment.")],
      answers: [
        APIAnswer(
          status: .ok, note: "As it stands.", shape: .named("Appointment"),
          headers: [("ETag", "Its version: for `If-Match`.")], links: links)
      ], exists: Self.hasAppointment
    ) { exchange in
      guard
        let visit = try await exchange.scheduler.appointment(
          exchange.pathID(), for: exchange.viewer, in: exchange.organization)
      else { throw APIProblem(.notFound) }
      return exchange.reply(visit)
    },
    APIRoute(
      method: .get, path: "/appointments/{id}/slots", name: "listSlotsForRescheduling",
      summary: "Free times that an appointment could move to", tag: "Appointments",
      scope: .writeAppointments,
      parameters: [
        .path("apt", "The appointment."),
        .query("day", .date, "The day; if not given, the first that has something free."),
      ],
      answers: [.ok("One day's free times; its own time counts as free.", .named("DaySlots"))],
      exists: Self.hasAppointment
    ) { exchange in
      let view = CalendarView(
        month: nil, day: exchange.text("day").flatMap(LocalDate.init(iso8601:)))
      switch try await exchange.scheduler.offersForRescheduling(
        exchange.pathID(), view: view, for: exchange.viewer, in: exchange.organization)
      {
      case .refused(let refusal): throw APIProblem(refusal, in: .query)
      case .offer(let offer):
        return APIReply([
          "timeZone": .string(offer.zone.name), "date": .text(offer.day?.iso8601),
          "slots": .array(offer.slots.map { .string($0.text) }),
        ])
      }
    },
  ]

  static let hasAppointment: @Sendable (APIExchange) async throws -> Bool = { exchange in
    guard let id: AppointmentID = exchange.id("id") else { return false }
    return try await exchange.scheduler.appointment(
      id, for: exchange.viewer, in: exchange.organization) != nil
  }

  /// From an appointment to what can be done with it.
  private static let links: [APILink] =
    [
      ("read", "readAppointment"), ("freeTimes", "listSlotsForRescheduling"),
      ("move", "rescheduleAppointment"), ("cancel", "cancelAppointment"),
      ("progress", "changeAppointmentState"),
    ].map { name, operation in
      APILink(name: name, operation: operation, parameters: [("id", "$response.body#/id")])
    }
}

extension APIExchange {
  func reply(
    _ visit: Appointment, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]
  ) -> APIReply {
    var headers = headers
    headers[.eTag] = "\"\(visit.version)\""
    return APIReply(visit.wire, status: status, headers: headers)
  }

  /// The identifier that a key stands for: the caller's own, or one that follows from the key, so
  /// that a retry finds what was made. Each API key has its own keys.
  func identifier<Kind: IdentifierKind>(fromKey key: String) -> Identifier<Kind>? {
    if let own = Identifier<Kind>(key) { return own }
    let hash = scheduler.secrets.hash("\(Kind.prefix) \(viewer.name) \(key)")
    let digits = Array("0123456789abcdef")
    let hex = hash.bytes.prefix(16).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return Identifier(Kind.prefix + "_" + String(hex))
  }

  fileprivate func book() async throws -> APIReply {
    guard let key = text("Idempotency-Key"), let id: AppointmentID = identifier(fromKey: key),
      let service: ServiceTypeID = body.id("serviceType")
    else { throw APIProblem(.malformed) }
    let slot = try slot(body.text("slot"), .body("/slot", APIRoutes.noSlot))
    let line = body.text("address")
    let address = line.flatMap(Address.init(line:))
    if line != nil, address == nil {
      throw APIProblem(
        .unprocessable, faults: [.body("/address", "must hold street, postal code and town")])
    }
    let wish = BookingWish(
      appointment: id,
      request: VisitRequest(
        serviceType: service, asset: body.id("asset"), category: body.id("category"),
        address: address, workOrder: body.id("workOrder"), contact: body.id("contact")),
      slot: slot, comment: body.text("comment") ?? "")
    switch try await scheduler.book(wish, for: viewer, in: organization) {
    case .booked(let visit):
      return reply(
        visit, status: .created, headers: [.location: "\(root)/appointments/\(visit.id)"])
    case .alreadyBooked(let visit): return reply(visit)
    case .sameKeyOtherWish(_, let field):
      throw APIProblem(
        .conflictingKey,
        faults: [
          .body("/" + APIProblem.name(ofField: field), "differs from the request before")
        ])
    case .refused(let refusal, let alternatives):
      throw APIProblem(refusal, in: .body, alternatives: alternatives)
    }
  }

  fileprivate func listAppointments() async throws -> APIReply {
    var query = AppointmentQuery()
    query.contact = id("contact")
    query.account = id("account")
    query.resource = id("resource")
    query.workOrder = id("workOrder")
    query.state = text("state").flatMap(AppointmentState.init(rawValue:))
    query.from = text("from").flatMap(Instant.init(rfc3339:))
    query.until = text("until").flatMap(Instant.init(rfc3339:))
    let cursor = try Cursor.read(self, AppointmentCursor.init(text:))
    let part = try await scheduler.appointments(
      query, after: cursor, limit: limit, for: viewer, in: organization)
    let last = part.hasMore ? part.items.last : nil
    return reply(
      part.items.map(\.wire),
      next: last.map { Cursor.make("\($0.slot.earliest.seconds) \($0.id)") })
  }
}

extension AppointmentCursor {
  fileprivate init?(text: String) {
    let parts = text.split(separator: " ")
    guard parts.count == 2, let seconds = Int(parts[0]), let id = AppointmentID(parts[1]) else {
      return nil
    }
    self.init(earliest: Instant(seconds: seconds), id: id)
  }
}

extension Appointment {
  /// As other programs see it.
  var wire: JSONValue {
    let note: JSONValue? = cancellation.map {
      ["at": .instant($0.at), "by": .string($0.by), "reason": .string($0.reason)]
    }
    return [
      "id": .id(id), "number": .string(number), "version": .integer(version),
      "state": .string(state.rawValue), "slot": .string(slot.text),
      "plannedStart": .instant(planned), "duration": .integer(duration),
      "blockBefore": .integer(before), "blockAfter": .integer(after),
      "contact": .id(contact), "account": .id(account), "serviceType": .id(serviceType),
      "asset": .id(asset), "category": .id(category), "workOrder": .id(workOrder),
      "territory": .id(territory), "resource": .id(resource), "venue": .string(venue.rawValue),
      "address": address?.wire ?? .null, "comment": .string(comment),
      "cancellation": note ?? .null, "createdAt": .instant(createdAt),
      "departedAt": .instant(departedAt), "startedAt": .instant(startedAt),
      "endedAt": .instant(endedAt),
    ]
  }
}

extension Address {
  var wire: JSONValue {
    [
      "street": .string(street), "postalCode": .string(postalCode), "city": .string(city),
      "country": .string(country),
      "latitude": place.map { .number($0.latitude) } ?? .null,
      "longitude": place.map { .number($0.longitude) } ?? .null,
    ]
  }
}
