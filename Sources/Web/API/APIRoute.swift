import HTTPTypes
import Hummingbird
import Scheduling
import StrictJSON

/// One address of the API: how it is asked, what it needs, what it answers. The router and the
/// document are both made of these.
struct APIRoute: Sendable {
  typealias Handler = @Sendable (APIExchange) async throws -> APIReply

  var method: HTTPRequest.Method
  /// Below `/api/v1`, such as `/appointments/{id}`.
  var path: String
  /// The document's `operationId`.
  var name: String
  var summary: String
  var tag: String
  /// Nil: anybody may ask.
  var scope: APIScope?
  var parameters: [APIParameter] = []
  var body: Shape?
  var example: JSONValue?
  var answers: [APIAnswer]
  /// Looks whether what the path names is there, for keys without the scope: what is not there is
  /// not found, whoever asks.
  var exists: (@Sendable (APIExchange) async throws -> Bool)?
  var handler: Handler
}

/// An input beside the body.
struct APIParameter: Sendable {
  enum Place: String, Sendable { case path, query, header }

  var name: String
  var place: Place
  var shape: Shape
  var isRequired: Bool
  var note: String
  var example: JSONValue?

  static func path(_ prefix: String, _ note: String) -> APIParameter {
    APIParameter(name: "id", place: .path, shape: .id(prefix), isRequired: true, note: note)
  }

  static func query(
    _ name: String, _ shape: Shape, required: Bool = false, _ note: String,
    example: JSONValue? = nil
  ) -> APIParameter {
    APIParameter(
      name: name, place: .query, shape: shape, isRequired: required, note: note,
      example: example)
  }

  static func header(
    _ name: String, _ shape: Shape, required: Bool = false, _ note: String
  ) -> APIParameter {
    APIParameter(name: name, place: .header, shape: shape, isRequired: required, note: note)
  }

  static let cursor = query(
    "cursor", .text(.opaque, length: 1...200), "Where to go on: `next` of the part before.")
  static let limit = query("limit", .integer(1...200), "Items of one part; 50 if not given.")
  static let ifMatch = header(
    "If-Match", .token(1...100),
    "The `ETag` that the change was made from; 412 if it is another by now.")
}

/// What an address answers with one status.
struct APIAnswer: Sendable {
  var status: HTTPResponse.Status
  var note: String
  var shape: Shape?
  /// Headers that this answer carries, with what they say.
  var headers: [(name: String, note: String)] = []
  /// Where one can go from here: (name, operation, parameter → expression in the answer).
  var links: [APILink] = []

  static func ok(_ note: String, _ shape: Shape, links: [APILink] = []) -> APIAnswer {
    APIAnswer(status: .ok, note: note, shape: shape, links: links)
  }
}

struct APILink: Sendable {
  var name: String
  var operation: String
  var parameters: [(name: String, expression: String)]
  var body: [(name: String, expression: String)] = []
}

/// What a handler answers.
struct APIReply: Sendable {
  var status: HTTPResponse.Status = .ok
  var bytes: [UInt8]
  var headers: HTTPFields = [:]
  var cache = "no-store"

  init(_ value: JSONValue, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]) {
    self.init(bytes: value.line, status: status, headers: headers)
  }

  init(bytes: [UInt8], status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]) {
    self.bytes = bytes
    self.status = status
    self.headers = headers
  }
}
