import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Scheduling
import StrictJSON
import Testing

/// Another program, with an API key of its own or none.
struct Program: Sendable {
  let client: any TestClientProtocol
  let secret: String?
  var root = "/api/v1"

  func get(_ path: String, _ headers: [String: String] = [:]) async throws -> Answer {
    try await send(.get, path, nil, headers)
  }

  func post(
    _ path: String, _ body: JSONValue, _ headers: [String: String] = [:]
  ) async throws -> Answer {
    try await send(.post, path, String(decoding: body.line, as: UTF8.self), headers)
  }

  func send(
    _ method: HTTPRequest.Method, _ path: String, _ body: String?,
    _ headers: [String: String] = [:]
  ) async throws -> Answer {
    var fields = HTTPFields()
    if let secret { fields[.authorization] = "Bearer " + secret }
    if body != nil { fields[.contentType] = "application/json" }
    for (name, value) in headers { fields[HTTPField.Name(name)!] = value.isEmpty ? nil : value }
    let response = try await client.executeRequest(
      uri: root + path, method: method, headers: fields,
      body: body.map { ByteBuffer(string: $0) })
    return Answer(response)
  }
}

extension Stage {
  /// A program whose key has these scopes.
  func program(
    _ scopes: Set<APIScope> = Set(APIScope.allCases), expires: Instant? = nil,
    in organization: OrganizationID = Firm.organization
  ) async throws -> Program {
    Program(
      client: client, secret: try await key(scopes, expires: expires, in: organization).secret)
  }

  func key(
    _ scopes: Set<APIScope>, expires: Instant? = nil,
    in organization: OrganizationID = Firm.organization
  ) async throws -> (id: APIKeyID, secret: String) {
    let answer = try await scheduler.createAPIKey(
      APIKeyWish(name: "Test", scopes: scopes, expiresAt: expires), by: .system,
      in: organization)
    guard case .created(let key, let secret) = answer else {
      Issue.record("no key: \(answer)")
      throw CancellationError()
    }
    return (key.id, secret)
  }

  /// Somebody who asks without a key.
  var anonymous: Program { Program(client: client, secret: nil) }
}

extension Answer {
  /// The body, read as strictly as the server reads.
  var json: JSONValue {
    var parser = JSONParser(Array(text.utf8), deepest: 64)
    let value = parser.document()
    #expect(parser.faults.isEmpty, "\(text.prefix(300))")
    return value ?? .null
  }

  /// A problem's word.
  var code: String { json.string("code") }

  /// Where a problem's faults are: pointers, parameters and headers.
  var places: [String] {
    guard case .array(let errors) = json["errors"] else { return [] }
    return errors.map { error in
      ["pointer", "parameter", "header"].map(error.string).first { !$0.isEmpty } ?? ""
    }
  }
}

extension JSONValue {
  func string(_ name: String) -> String {
    if case .string(let text) = self[name] { text } else { "" }
  }

  var items: [JSONValue] {
    if case .array(let items) = self["items"] { items } else { [] }
  }
}
