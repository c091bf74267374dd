import HTTPTypes
import Scheduling
import StrictJSON

extension APIRoutes {
  static let contacts: [APIRoute] = [
    APIRoute(
      method: .get, path: "/contacts", name: "listContacts", summary: "List or search contacts",
      tag: "Contacts", scope: .readContacts,
      parameters: [
        .query(
          "text", .line(1...100),
          "How a name or the email address begins, or the phone number ends; words narrow it."),
        .query("email", .line(1...254), "The whole email address, in any case."),
        .query("account", .id("acc"), "Of this account."),
        .cursor, .limit,
      ],
      answers: [
        .ok(
          "In the order in which they were made.", .named("ContactList"),
          links: [
            APILink(
              name: "first", operation: "readContact",
              parameters: [("id", "$response.body#/items/0/id")])
          ])
      ]
    ) { exchange in
      let cursor: ContactID? = try Cursor.read(exchange) { ContactID($0) }
      let part = try await exchange.scheduler.contacts(
        ContactQuery(
          account: exchange.id("account"), email: exchange.text("email"),
          text: exchange.text("text")),
        after: cursor, limit: exchange.limit, in: exchange.organization)
      let last = part.hasMore ? part.items.last : nil
      return exchange.reply(
        part.items.map(\.wire), next: last.map { Cursor.make($0.id.rawValue) })
    },
    APIRoute(
      method: .post, path: "/contacts", name: "createContact", summary: "Add a contact",
      tag: "Contacts", scope: .writeContacts,
      parameters: [
        .header(
          "Idempotency-Key", .token(1...200),
          "Yours for this contact: sent again, it answers the same contact and adds nobody twice.")
      ], body: .named("NewContact"),
      example: ["firstName": "Mira", "lastName": "Ospelt", "email": "mira@example.org"],
      answers: [
        APIAnswer(
          status: .created,
          note: "Added, with the web role that customers need to book.", shape: .named("Contact"),
          headers: [("ETag", "For `If-Match`."), ("Location", "Its address.")], links: contactLinks),
        .ok(
          "Was added before, with this key and this body.", .named("Contact"), links: contactLinks),
      ]
    ) { try await $0.addContact() },
    APIRoute(
      method: .get, path: "/contacts/{id}", name: "readContact", summary: "Read a contact",
      tag: "Contacts", scope: .readContacts, parameters: [.path("con", "The contact.")],
      answers: [
        APIAnswer(
          status: .ok, note: "As it stands.", shape: .named("Contact"),
          headers: [("ETag", "For `If-Match`.")], links: contactLinks)
      ], exists: hasContact
    ) { exchange in
      guard
        let contact = try await exchange.scheduler.contact(
          exchange.pathID(), in: exchange.organization)
      else { throw APIProblem(.notFound) }
      return exchange.reply(contact)
    },
    APIRoute(
      method: .patch, path: "/contacts/{id}", name: "changeContact", summary: "Change a contact",
      tag: "Contacts", scope: .writeContacts,
      parameters: [.path("con", "The contact."), .ifMatch], body: .named("ContactChange"),
      example: ["phone": "+423 555 01 23"],
      answers: [
        APIAnswer(
          status: .ok, note: "Changed. What was left out is as it was.", shape: .named("Contact"),
          headers: [("ETag", "For `If-Match`.")],
          links: [
            APILink(
              name: "read", operation: "readContact", parameters: [("id", "$response.body#/id")])
          ])
      ], exists: hasContact
    ) { try await $0.changeContact() },
  ]

  private static let contactLinks = [
    APILink(name: "read", operation: "readContact", parameters: [("id", "$response.body#/id")]),
    APILink(name: "change", operation: "changeContact", parameters: [("id", "$response.body#/id")]),
    APILink(
      name: "appointments", operation: "listAppointments",
      parameters: [("contact", "$response.body#/id")]),
    APILink(
      name: "invitations", operation: "listInvitations",
      parameters: [("contact", "$response.body#/id")]),
  ]

  private static let hasContact: @Sendable (APIExchange) async throws -> Bool = { exchange in
    guard let id: ContactID = exchange.id("id") else { return false }
    return try await exchange.scheduler.contact(id, in: exchange.organization) != nil
  }
}

extension APIExchange {
  fileprivate func reply(
    _ contact: Contact, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]
  ) -> APIReply {
    var headers = headers
    headers[.eTag] = "\"\(scheduler.contactTag(contact))\""
    return APIReply(contact.wire, status: status, headers: headers)
  }

  /// - Throws: the problem of half a point on the map.
  private func checkPlace() throws {
    guard let address = body["address"], case .object = address else { return }
    let (latitude, longitude) = (address["latitude"]?.double, address["longitude"]?.double)
    guard (latitude == nil) != (longitude == nil) else { return }
    let missing = latitude == nil ? "latitude" : "longitude"
    throw APIProblem(
      .unprocessable, faults: [.body("/address/" + missing, "is missing: both or neither")])
  }

  fileprivate func addContact() async throws -> APIReply {
    try checkPlace()
    var form = ContactForm()
    form.take(body)
    var id: ContactID? = ContactID(now: portal.now(), random: scheduler.secrets.random(10))
    if let key = text("Idempotency-Key") { id = identifier(fromKey: key) }
    guard let id else { throw APIProblem(.malformed) }
    let answer = try await scheduler.addContact(id, form, by: viewer, in: organization)
    if case .saved(let contact) = answer {
      return reply(
        contact, status: .created, headers: [.location: "\(root)/contacts/\(contact.id)"])
    }
    return try reply(answer)
  }

  fileprivate func changeContact() async throws -> APIReply {
    try checkPlace()
    let body = body
    let tag = text("If-Match").flatMap { $0 == "*" ? nil : $0.filter { $0 != "\"" } }
    return try reply(
      try await scheduler.changeContact(
        pathID(), tag: tag, by: viewer, in: organization, { $0.take(body) }))
  }

  private func reply(_ answer: ContactAnswer) throws -> APIReply {
    switch answer {
    case .saved(let contact), .unchanged(let contact): return reply(contact)
    case .sameKeyOtherWish(_, let field):
      throw APIProblem(
        .conflictingKey, faults: [.body("/" + field, "differs from the request before")])
    case .faulty(let faults):
      throw APIProblem(
        .unprocessable, faults: faults.map { .body("/" + $0.field.wireName, $0.reason.words) })
    case .accountUnknown:
      throw APIProblem(.unprocessable, faults: [.body("/account", "there is no such account")])
    case .changedMeanwhile: throw APIProblem(.refused(.changedMeanwhile))
    case .notFound: throw APIProblem(.notFound)
    }
  }
}

extension ContactForm {
  /// Takes over what a body names; null empties a field.
  fileprivate mutating func take(_ body: JSONValue) {
    firstName = body.text("firstName") ?? firstName
    lastName = body.text("lastName") ?? lastName
    email = body.text("email") ?? email
    phone = body.text("phone") ?? phone
    if let value = body["language"] {
      language = value == .null ? nil : body.text("language")
    }
    if let value = body["timeZone"] { zone = value == .null ? nil : body.text("timeZone") }
    if let value = body["account"] { account = value == .null ? nil : body.id("account") }
    if let value = body["address"] { address = Address(wire: value) }
    if case .bool(let isOut) = body["emailOptOut"] { emailOptOut = isOut }
    if case .bool(let isOut) = body["smsOptOut"] { smsOptOut = isOut }
  }
}

extension Address {
  /// Nil for null. The shape has been checked.
  fileprivate init?(wire: JSONValue) {
    guard case .object = wire else { return nil }
    var place: Place?
    if let latitude = wire["latitude"]?.double,
      let longitude = wire["longitude"]?.double
    {
      place = Place(latitude: latitude, longitude: longitude)
    }
    self.init(
      street: wire.text("street") ?? "", postalCode: wire.text("postalCode") ?? "",
      city: wire.text("city") ?? "", country: wire.text("country") ?? "", place: place)
  }
}

extension JSONValue {
  fileprivate var double: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .number(let number): number
    default: nil
    }
  }
}

extension FieldFault.Field {
  fileprivate var wireName: String { self == .zone ? "timeZone" : rawValue }
}

extension FieldFault.Reason {
  fileprivate var words: String {
    switch self {
    case .missing: "is missing"
    case .malformed: "can't be used as it is"
    case .tooLong(let limit): "may have \(limit) characters"
    case .tooShort(let limit): "must have \(limit) characters"
    case .tooCommon: "is too common"
    case .unknown: "names nothing that exists"
    case .ambiguous: "names several records"
    case .taken: "belongs to another record"
    case .tooMany: "is one too many"
    }
  }
}

extension Contact {
  /// As other programs see it: what it may do and how it signs in are not in it.
  var wire: JSONValue {
    [
      "id": .id(id), "account": .id(account), "firstName": .string(firstName),
      "lastName": .string(lastName), "email": .string(email), "phone": .string(phone),
      "language": .text(language), "timeZone": .text(zone), "address": address?.wire ?? .null,
      "emailOptOut": .bool(emailOptOut), "smsOptOut": .bool(smsOptOut),
    ]
  }
}
