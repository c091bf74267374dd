import HTTPTypes
import Scheduling
import StrictJSON
import Synchronization

/// The API's own description (OpenAPI 3.1), made of the route table: it can't say anything else than
/// what the router does.
enum OpenAPI {
  /// - Parameter server: where the API begins, such as `/s/alpenblick/api/v1`.
  static func document(server: String) -> JSONValue {
    let schemas = Shape.known.sorted { $0.key < $1.key }.map { JSONMember($0.key, $0.value.schema) }
    return [
      "openapi": "3.1.0",
      "info": [
        "title": "Doorstep", "version": "1",
        "description": .string(introduction),
        "license": ["name": "Apache 2.0", "identifier": "Apache-2.0"],
      ],
      "servers": [["url": .string(server)]],
      "tags": .array(tags.map { ["name": .string($0)] }),
      "paths": .object(paths(APIRoutes.all)),
      "components": .object([
        JSONMember(
          "securitySchemes",
          [
            "key": [
              "type": "http", "scheme": "bearer",
              "description": "An API key: `dsk_…`. `doorstep key create` makes one.",
            ]
          ]), JSONMember("schemas", .object(schemas)),
      ]),
    ]
  }

  private static let introduction = """
    Book, move and cancel visits; keep contacts; invite them to the portal.

    Times are RFC 3339 in UTC; durations are seconds. A slot is an instant for an exact start, or two \
    with a slash between them for an arrival window. Bodies are strict JSON: members that are not \
    listed here are refused. Problems are `application/problem+json` (RFC 9457) and name every input \
    at fault. Lists come in parts; `next` (and the `Link` header) says where to go on.
    """

  private static var tags: [String] {
    APIRoutes.all.reduce(into: []) { if !$0.contains($1.tag) { $0.append($1.tag) } }
  }

  private static func paths(_ routes: [APIRoute]) -> [JSONMember] {
    var order: [String] = []
    for route in routes where !order.contains(route.path) { order.append(route.path) }
    return order.map { path in
      JSONMember(
        path,
        .object(
          routes.filter { $0.path == path }.map {
            JSONMember($0.method.rawValue.lowercased(), operation($0))
          }))
    }
  }

  private static func operation(_ route: APIRoute) -> JSONValue {
    var members = [
      JSONMember("operationId", .string(route.name)),
      JSONMember("summary", .string(route.summary)), JSONMember("tags", [.string(route.tag)]),
    ]
    if let scope = route.scope {
      members.append(JSONMember("description", .string("Scope: `\(scope.rawValue)`.")))
      members.append(JSONMember("x-scope", .string(scope.rawValue)))
      members.append(JSONMember("security", [["key": []]]))
    } else {
      members.append(JSONMember("security", []))
    }
    if !route.parameters.isEmpty {
      members.append(JSONMember("parameters", .array(route.parameters.map(parameter))))
    }
    if let body = route.body {
      var content = [JSONMember("schema", body.schema)]
      if let example = route.example { content.append(JSONMember("example", example)) }
      members.append(
        JSONMember(
          "requestBody", ["required": true, "content": ["application/json": .object(content)]]))
    }
    members.append(JSONMember("responses", .object(responses(of: route))))
    return .object(members)
  }

  private static func parameter(_ parameter: APIParameter) -> JSONValue {
    var members = [
      JSONMember("name", .string(parameter.name)),
      JSONMember("in", .string(parameter.place.rawValue)),
      JSONMember("required", .bool(parameter.isRequired)),
      JSONMember("description", .string(parameter.note)),
      JSONMember("schema", parameter.shape.schema),
    ]
    if let example = parameter.example { members.append(JSONMember("example", example)) }
    return .object(members)
  }

  private static func responses(of route: APIRoute) -> [JSONMember] {
    let good = route.answers.map { answer -> JSONMember in
      var members = [JSONMember("description", .string(answer.note))]
      let headers = answer.headers.map {
        JSONMember($0.name, ["description": .string($0.note), "schema": ["type": "string"]])
      }
      if !headers.isEmpty { members.append(JSONMember("headers", .object(headers))) }
      if let shape = answer.shape {
        members.append(
          JSONMember("content", ["application/json": ["schema": shape.schema]]))
      }
      if !answer.links.isEmpty {
        members.append(
          JSONMember("links", .object(answer.links.map { JSONMember($0.name, link($0)) })))
      }
      return JSONMember(String(answer.status.code), .object(members))
    }
    return good
      + problems(of: route).map { status, note in
        JSONMember(
          String(status),
          [
            "description": .string(note),
            "content": ["application/problem+json": ["schema": Shape.named("Problem").schema]],
          ])
      }
  }

  private static func link(_ link: APILink) -> JSONValue {
    var members = [JSONMember("operationId", .string(link.operation))]
    if !link.parameters.isEmpty {
      let parameters = link.parameters.map { JSONMember($0.name, .string($0.expression)) }
      members.append(JSONMember("parameters", .object(parameters)))
    }
    if !link.body.isEmpty {
      let body = link.body.map { JSONMember($0.name, .string($0.expression)) }
      members.append(JSONMember("requestBody", .object(body)))
    }
    return .object(members)
  }

  /// What else an address may answer, by what it takes.
  private static func problems(of route: APIRoute) -> [(Int, String)] {
    var problems: [(Int, String)] = [(400, "The request is not what this address takes.")]
    if route.scope != nil {
      problems += [
        (401, "No valid API key."),
        (403, "The key lacks the scope, or the contact may not book."),
        (429, "Too many wrong keys, or letters to one address."),
      ]
    }
    problems.append((404, "Not there, or of another organisation."))
    if route.scope == .writeAppointments || route.method != .get {
      problems.append(
        (409, "It stands against what is there: taken, closed, or the key was used before."))
    }
    if route.method != .get {
      problems += [
        (412, "It has changed since the `ETag` was read."),
        (413, "The body is too large."), (415, "The body must be JSON."),
      ]
    }
    problems += [
      (422, "A rule says no; `code` says which."), (500, "A fault of ours."), (503, "Busy."),
    ]
    return problems
  }
}

/// The documents that were asked for, one for each address of the API: a description takes some
/// milliseconds to make, and anybody may ask for it.
final class OpenAPIDocuments: Sendable {
  private let made = Mutex<[String: [UInt8]]>([:])

  /// - Parameter server: a site's: there are as many as sites.
  func document(server: String) -> [UInt8] {
    made.withLock { made in
      if let known = made[server] { return known }
      let new = OpenAPI.document(server: server).document
      made[server] = new
      return new
    }
  }
}

extension APIRoutes {
  static let document: [APIRoute] = [
    APIRoute(
      method: .get, path: "/openapi.json", name: "readDocument", summary: "This document",
      tag: "Document", scope: nil, answers: [APIAnswer(status: .ok, note: "OpenAPI 3.1.")]
    ) { exchange in
      var reply = APIReply(bytes: exchange.portal.documents.document(server: exchange.root))
      reply.cache = "public, max-age=300"
      return reply
    }
  ]
}
