import HTTPTypes
import Scheduling
import StrictJSON
import Testing

/// Every route of the API, with a request that would work for a key that may.
struct APIRequest: Sendable, CustomTestStringConvertible {
  /// Whose record the path names.
  enum Kind: Sendable { case none, visit, contact, invitation, resource, service, territory }

  var method: HTTPRequest.Method
  /// As the router writes it, below the API's root.
  var path: String
  /// Nil: anybody.
  var scope: APIScope?
  var kind: Kind
  var query: String
  var body: JSONValue?
  var headers: [String: String]

  var testDescription: String { "\(method) \(path)" }

  private init(
    _ method: HTTPRequest.Method, _ path: String, _ scope: APIScope?, _ kind: Kind = .none,
    _ body: JSONValue? = nil, _ headers: [String: String] = [:], query: String = ""
  ) {
    (self.method, self.path, self.scope, self.kind) = (method, path, scope, kind)
    (self.query, self.body, self.headers) = (query, body, headers)
  }

  private static let question = "?contact=con_mira&serviceType=svc_yearly&asset=ast_mira"
  static let booking: JSONValue = [
    "contact": "con_mira", "serviceType": "svc_yearly", "asset": "ast_mira",
    "slot": .string(Firm.freeSlot),
  ]

  static let all: [APIRequest] = [
    .init(.get, "/openapi.json", nil),
    .init(.get, "/slots", .readSlots, query: question + "&from=2026-11-26"),
    .init(.get, "/slots/counts", .readSlots, query: question),
    .init(.get, "/slots/first", .readSlots, query: question),
    .init(.get, "/slots/alternatives", .readSlots, query: question + "&slot=\(Firm.freeSlot)"),
    .init(.get, "/appointments", .readAppointments),
    .init(
      .post, "/appointments", .writeAppointments, .none, booking, ["Idempotency-Key": "matrix"]),
    .init(.get, "/appointments/{id}", .readAppointments, .visit),
    .init(.get, "/appointments/{id}/slots", .writeAppointments, .visit),
    .init(
      .post, "/appointments/{id}/rescheduling", .writeAppointments, .visit,
      ["slot": .string(Firm.laterSlot)]),
    .init(
      .post, "/appointments/{id}/state", .writeAppointments, .visit, ["state": "traveling"]),
    .init(
      .post, "/appointments/{id}/cancellation", .writeAppointments, .visit, ["reason": "Away"]),
    .init(.get, "/contacts", .readContacts),
    .init(.post, "/contacts", .writeContacts, .none, ["lastName": "Matrix"]),
    .init(.get, "/contacts/{id}", .readContacts, .contact),
    .init(.patch, "/contacts/{id}", .writeContacts, .contact, ["phone": "+423 555 99 00"]),
    .init(
      .post, "/invitations", .invitations, .none,
      ["type": "single", "contact": "con_new", "sendsMail": false]),
    .init(.get, "/invitations", .invitations),
    .init(.get, "/invitations/{id}", .invitations, .invitation),
    .init(
      .post, "/invitations/{id}/resending", .invitations, .invitation, ["sendsMail": false]),
    .init(.post, "/invitations/{id}/revocation", .invitations, .invitation, [:]),
    .init(.get, "/resources", .readCatalogue),
    .init(.get, "/resources/{id}", .readCatalogue, .resource),
    .init(.get, "/service-types", .readCatalogue),
    .init(.get, "/service-types/{id}", .readCatalogue, .service),
    .init(.get, "/territories", .readCatalogue),
    .init(.get, "/territories/{id}", .readCatalogue, .territory),
  ]

  /// As ``RightsTests`` compares them with the router.
  static let listed = Set(
    all.flatMap { request in
      ["", "/s/{slug}"].map { "\(request.method.rawValue) \($0)/api/v1\(request.path)" }
    })

  /// Identifiers of records of the firm, of the company next door, and of nobody.
  struct Records: Sendable {
    var own: String
    var foreign: [String]
  }

  func records(invitation: String, foreignInvitation: String = "inv_next") -> Records? {
    switch kind {
    case .none: nil
    case .visit: Records(own: Firm.miraVisit, foreign: [Firm.strangerVisit, "apt_nobody", "x"])
    case .contact: Records(own: "con_mira", foreign: ["con_stranger", "con_nobody", "con_"])
    case .invitation:
      Records(own: invitation, foreign: [foreignInvitation, "inv_nobody", "con_mira"])
    case .resource: Records(own: "res_lena", foreign: ["res_next", "res_nobody"])
    case .service: Records(own: "svc_yearly", foreign: ["svc_next", "svc_nobody"])
    case .territory: Records(own: "ter_valley", foreign: ["ter_next", "ter_nobody"])
    }
  }
}

extension Program {
  func ask(_ request: APIRequest, id: String = "", _ more: [String: String] = [:]) async throws
    -> Answer
  {
    try await send(
      request.method, request.path.replacing("{id}", with: id) + request.query,
      request.body.map { String(decoding: $0.line, as: UTF8.self) },
      request.headers.merging(more) { $1 })
  }
}

extension Stage {
  /// An invitation that stands.
  func standingInvitation() async throws -> String {
    _ = try await invitation()
    let part = try await scheduler.invitations(
      of: nil, after: nil, limit: 1, in: Firm.organization)
    return try #require(part.items.first?.id.rawValue)
  }
}
