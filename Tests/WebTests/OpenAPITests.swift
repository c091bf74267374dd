import HTTPTypes
import Hummingbird
import Scheduling
import StrictJSON
import Testing
import Web

/// The served document against the router, the matrix of rights, and what is really answered.
@Suite("OpenAPI document")
struct OpenAPITests {
  @Test("its paths, methods and scopes are the router's and the matrix's, and no others")
  func routes() async throws {
    try await withStage { stage in
      let document = try await stage.anonymous.get("/openapi.json").json
      guard case .object(let paths) = document["paths"] else { return }
      var described: [String: String] = [:]
      for path in paths {
        guard case .object(let operations) = path.value else { continue }
        for operation in operations {
          described["\(operation.name.uppercased()) \(path.name)"] =
            operation.value.string("x-scope")
        }
      }
      let real = stage.portal.router().routes.compactMap { route -> String? in
        let path = route.path.description
        guard path.hasPrefix(APIRoutes.root + "/"), route.method != .head else { return nil }
        return "\(route.method.rawValue) \(path.dropFirst(APIRoutes.root.count))"
      }
      #expect(Set(described.keys) == Set(real))
      let listed = Dictionary(
        uniqueKeysWithValues: APIRequest.all.map {
          ("\($0.method.rawValue) \($0.path)", $0.scope?.rawValue ?? "")
        })
      #expect(described == listed)
      #expect(document.string("openapi") == "3.1.0")
    }
  }

  @Test("answers have exactly the members that it lists, and the listed statuses and types")
  func answers() async throws {
    try await withStage { stage in
      let program = try await stage.program()
      let document = try await stage.anonymous.get("/openapi.json").json
      let invitation = try await stage.standingInvitation()
      for request in APIRequest.all where request.scope != nil {
        let id = request.records(invitation: invitation)?.own ?? ""
        for answer in [
          try await program.ask(request, id: id),
          try await program.send(
            request.method, request.path.replacing("{id}", with: "x") + "?x=1", nil),
          try await stage.anonymous.ask(request, id: id),
        ] {
          let name: Comment = "\(request.testDescription) \(answer.text.prefix(300))"
          let operation = document["paths"]?[request.path]?[request.method.rawValue.lowercased()]
          let response = operation?["responses"]?[String(answer.status.code)]
          let type = answer.headers[.contentType] ?? ""
          let schema = response?["content"]?[type]?["schema"]
          #expect(schema != nil, name)
          #expect(Schema(document).faults(of: answer.json, schema ?? false, "") == [], name)
        }
      }
    }
  }

  @Test("a link's operation and parameters exist, and its expressions lead somewhere")
  func links() async throws {
    try await withStage { stage in
      let document = try await stage.anonymous.get("/openapi.json").json
      guard case .object(let paths) = document["paths"] else { return }
      var parameters: [String: Set<String>] = [:]
      var links: [(operation: String, names: [String])] = []
      for case .object(let operations) in paths.map(\.value) {
        for operation in operations.map(\.value) {
          guard case .array(let list) = operation["parameters"] ?? [],
            case .object(let responses) = operation["responses"]
          else { continue }
          parameters[operation.string("operationId")] = Set(list.map { $0.string("name") })
          for response in responses.map(\.value) {
            guard case .object(let found) = response["links"] ?? [:] else { continue }
            for link in found.map(\.value) {
              guard case .object(let given) = link["parameters"] ?? [:] else { continue }
              links.append((link.string("operationId"), given.map(\.name)))
            }
          }
        }
      }
      #expect(links.count >= 20)
      for link in links {
        let known = try #require(parameters[link.operation], "\(link.operation)")
        for name in link.names { #expect(known.contains(name), "\(link.operation) \(name)") }
      }
    }
  }

  @Test("each site's document names its own address; anybody may read it")
  func servers() async throws {
    try await withStage { stage in
      for (root, server) in [("/api/v1", "/api/v1"), ("/s/next/api/v1", "/s/next/api/v1")] {
        let program = Program(client: stage.client, secret: nil, root: root)
        let answer = try await program.get("/openapi.json")
        #expect(answer.status == .ok && answer.headers[.contentType] == "application/json")
        guard case .array(let servers) = answer.json["servers"] else { return }
        #expect(servers.map { $0.string("url") } == [server])
        for canary in Firm.canaries { #expect(!answer.text.lowercased().contains(canary)) }
      }
    }
  }
}

/// As much of JSON Schema as the document uses; anything else is a fault.
private struct Schema {
  let document: JSONValue

  init(_ document: JSONValue) { self.document = document }

  func faults(of value: JSONValue, _ schema: JSONValue, _ at: String) -> [String] {
    guard case .object(let rules) = schema else { return ["\(at) has no schema"] }
    return rules.flatMap { rule in faults(of: value, rule, in: schema, at) }
  }

  private func faults(
    of value: JSONValue, _ rule: JSONMember, in schema: JSONValue, _ at: String
  ) -> [String] {
    switch (rule.name, rule.value, value) {
    case ("$ref", .string(let reference), _):
      let name = String(reference.split(separator: "/").last ?? "")
      return faults(
        of: value, document["components"]?["schemas"]?[name] ?? .null, at)
    case ("oneOf", .array(let choices), _):
      let fitting = choices.filter { faults(of: value, $0, at).isEmpty }.count
      return fitting == 1 ? [] : ["\(at) fits \(fitting) of \(choices.count)"]
    case ("type", .string(let type), _):
      return Self.isOf(type, value) ? [] : ["\(at) is no \(type)"]
    case ("enum", .array(let words), _):
      return words.contains(value) ? [] : ["\(at) is none of them"]
    case ("required", .array(let names), .object):
      return names.compactMap { name in
        guard case .string(let name) = name, value[name] == nil else { return nil }
        return "\(at)/\(name) is missing"
      }
    case ("properties", _, .object(let members)):
      return members.flatMap { member -> [String] in
        guard let inner = rule.value[member.name] else {
          return ["\(at)/\(member.name) is not listed"]
        }
        return faults(of: member.value, inner, "\(at)/\(member.name)")
      }
    case ("additionalProperties", .object, .object(let members)):
      return members.flatMap { faults(of: $0.value, rule.value, "\(at)/\($0.name)") }
    case ("items", _, .array(let items)):
      return items.enumerated().flatMap { faults(of: $1, rule.value, "\(at)/\($0)") }
    case ("pattern", .string(let pattern), .string(let text)):
      guard let regex = try? Regex(pattern), (try? regex.firstMatch(in: text)) != nil else {
        return ["\(at) “\(text)” is not of \(pattern)"]
      }
      return []
    case ("maxLength", .integer(let limit), .string(let text)):
      return text.unicodeScalars.count <= limit ? [] : ["\(at) is too long"]
    case ("minLength", .integer(let limit), .string(let text)):
      return text.unicodeScalars.count >= limit ? [] : ["\(at) is too short"]
    case ("maximum", .integer(let limit), .integer(let number)):
      return number <= limit ? [] : ["\(at) is too large"]
    case ("minimum", .integer(let limit), .integer(let number)):
      return number >= limit ? [] : ["\(at) is too small"]
    case ("maxItems", .integer(let limit), .array(let items)):
      return items.count <= limit ? [] : ["\(at) has too many"]
    default:
      let known = [
        "description", "examples", "format", "additionalProperties", "propertyNames", "maximum",
        "minimum", "pattern", "maxLength", "minLength", "items", "properties", "required",
        "maxItems",
      ]
      return known.contains(rule.name) ? [] : ["\(at): \(rule.name) is not understood"]
    }
  }

  private static func isOf(_ type: String, _ value: JSONValue) -> Bool {
    switch (type, value) {
    case ("null", .null), ("boolean", .bool), ("integer", .integer), ("number", .integer),
      ("number", .number), ("string", .string), ("array", .array), ("object", .object):
      true
    default: false
    }
  }
}
