import HTTPTypes
import Scheduling
import StrictJSON

extension APIRoutes {
  /// What is to be done, for whom and where: the same for every question about free times.
  private static let question: [APIParameter] = [
    .query(
      "contact", .id("con"), required: true, "For whom: whose address and rights count.",
      example: "con_mira"),
    .query("serviceType", .id("svc"), required: true, "What is to be done.", example: "svc_yearly"),
    .query("asset", .id("ast"), "The contact's device that it is about."),
    .query("category", .id("cat"), "What kind of product, where there is no asset."),
    .query("workOrder", .id("wo"), "An open work order that is to be scheduled."),
    .query(
      "address", .line(1...200),
      "Street, postal code and town, for contacts of whom no address is known.",
      example: "Landstrasse 12, 9490 Vaduz"),
  ]

  static let noSlot = "must be a time that exists, a window's end after its beginning"

  static let slots: [APIRoute] = [
    APIRoute(
      method: .get, path: "/slots", name: "listSlots",
      summary: "Free times of a day or a range of days",
      tag: "Slots", scope: .readSlots,
      parameters: question + [
        .query("from", .date, required: true, "First day, in the zone of the answer."),
        .query("through", .date, "Last day, at most 366 in all; `from` if not given."),
        .query("resource", .id("res"), "Only what this resource can keep."),
      ],
      answers: [
        .ok(
          "Days with at least one free time. A slot is handed to `POST /appointments` as it stands.",
          .named("SlotList"))
      ]
    ) { try await $0.slots() },
    APIRoute(
      method: .get, path: "/slots/counts", name: "countSlots",
      summary: "How many times are free on each day of a month", tag: "Slots",
      scope: .readSlots,
      parameters: question + [
        .query("month", .month, "The month; if not given, the first that has something free.")
      ],
      answers: [.ok("Counts by day; days without a free time are left out.", .named("SlotCounts"))]
    ) { exchange in
      let offer = try await exchange.offer(
        CalendarView(month: exchange.text("month").flatMap(Month.init(iso8601:)), day: nil))
      let counts = offer.counts.sorted { $0.key < $1.key }.map {
        JSONMember($0.key.iso8601, .integer($0.value))
      }
      return APIReply([
        "timeZone": .string(offer.zone.name), "month": .string(offer.month.iso8601),
        "counts": .object(counts), "nextFree": .text(offer.nextFree?.iso8601),
      ])
    },
    APIRoute(
      method: .get, path: "/slots/first", name: "firstSlot", summary: "The first free time",
      tag: "Slots", scope: .readSlots, parameters: question,
      answers: [
        .ok(
          "The slot, or null when nothing is free at all.", .named("FirstSlot"),
          links: [
            APILink(
              name: "book", operation: "bookAppointment", parameters: [],
              body: [
                ("contact", "$request.query.contact"),
                ("serviceType", "$request.query.serviceType"),
                ("slot", "$response.body#/slot"),
              ])
          ])
      ]
    ) { exchange in
      let offer = try await exchange.offer(CalendarView(month: nil, day: nil))
      return APIReply([
        "timeZone": .string(offer.zone.name), "slot": .text(offer.slots.first?.text),
      ])
    },
    APIRoute(
      method: .get, path: "/slots/alternatives", name: "slotAlternatives",
      summary: "The nearest free times around a slot", tag: "Slots", scope: .readSlots,
      parameters: question + [
        .query("slot", .slot, required: true, "The time that was wished for."),
        .query("limit", .integer(1...20), "How many at most; 6 if not given."),
      ], answers: [.ok("Nearest first, within two weeks.", .named("SlotAlternatives"))]
    ) { exchange in
      let slot = try exchange.slot(exchange.text("slot"), .parameter("slot", Self.noSlot))
      let answer = try await exchange.scheduler.alternatives(
        to: slot, exchange.visitRequest(), limit: exchange.integer("limit") ?? 6,
        for: exchange.viewer, in: exchange.organization)
      switch answer {
      case .refused(let refusal): throw APIProblem(refusal, in: .query)
      case .slots(let slots): return APIReply(["slots": .array(slots.map { .string($0.text) })])
      }
    },
  ]
}

extension APIExchange {
  /// - Throws: the problem of a text that has a slot's form and is none.
  func slot(_ text: String?, _ fault: APIProblem.Fault) throws -> Slot {
    guard let slot = text.flatMap(Slot.init(text:)) else {
      throw APIProblem(.unprocessable, faults: [fault])
    }
    return slot
  }

  /// - Throws: the problem of an address that no place can be read from.
  func visitRequest() throws -> VisitRequest {
    let address = text("address").flatMap(Address.init(line:))
    if text("address") != nil, address == nil {
      throw APIProblem(
        .unprocessable,
        faults: [.parameter("address", "must hold street, postal code and town")])
    }
    guard let service: ServiceTypeID = id("serviceType") else { throw APIProblem(.malformed) }
    return VisitRequest(
      serviceType: service, asset: id("asset"), category: id("category"), address: address,
      workOrder: id("workOrder"), contact: id("contact"))
  }

  fileprivate func offer(_ view: CalendarView) async throws -> SlotOffer {
    switch try await scheduler.offers(
      visitRequest(), view: view, for: viewer, in: organization)
    {
    case .offer(let offer): return offer
    case .refused(let refusal): throw APIProblem(refusal, in: .query)
    }
  }

  fileprivate func slots() async throws -> APIReply {
    guard let from = text("from").flatMap(LocalDate.init(iso8601:)) else {
      throw APIProblem(.malformed)
    }
    let through = text("through").flatMap(LocalDate.init(iso8601:)) ?? from
    guard from <= through, through - from < SlotList.longest else {
      throw APIProblem(
        .unprocessable,
        faults: [
          .parameter(
            "through", "must be `from` or later, and at most \(SlotList.longest) days in all")
        ])
    }
    let answer = try await scheduler.slots(
      visitRequest(), of: id("resource"), on: from...through, for: viewer, in: organization)
    switch answer {
    case .refused(let refusal): throw APIProblem(refusal, in: .query)
    case .slots(let list): return APIReply(bytes: SlotJSON.encode(list))
    }
  }
}

extension APIProblem {
  enum Input { case body, query }

  /// A rule said no: the field is named as the API calls it.
  init(_ refusal: Refusal, in input: Input, alternatives: [Slot]? = nil) {
    self.init(
      refusal == .notFound ? .notFound : .refused(refusal),
      alternatives: refusal.field == "slot" ? alternatives : nil)
    let field = Self.name(ofField: refusal.field)
    guard !field.isEmpty, refusal != .slotTaken else { return }
    faults = [input == .body ? .body("/" + field, reason.title) : .parameter(field, reason.title)]
  }

  /// The portal's forms are older than the API, and shorter.
  static func name(ofField field: String) -> String { field == "service" ? "serviceType" : field }
}
