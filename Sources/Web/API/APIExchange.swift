import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Scheduling
import StrictJSON

/// A program's request with everything that a handler needs; its inputs have the route's shapes.
struct APIExchange: Sendable {
  let request: Request
  let context: PortalContext
  let site: Site
  let portal: Portal
  /// Nil only where anybody may ask.
  let program: ProgramViewer?
  fileprivate(set) var parameters: [String: JSONValue] = [:]
  fileprivate(set) var body: JSONValue = .object([])

  /// Bytes of the longest body: two thousand characters of comment, and the rest.
  private static let longestBody = 64 * 1024

  var organization: OrganizationID { site.organization }
  var scheduler: Scheduler { portal.scheduler }
  var viewer: Viewer { program.map { .program($0) } ?? .bearer(Self.nothing) }
  var root: String { site.prefix + APIRoutes.root }

  /// A visit that can't exist: identifiers are never this short.
  private static let nothing = AppointmentID(now: Instant(seconds: 0), random: [])

  // MARK: Inputs

  /// A parameter's text; nil: not given.
  func text(_ name: String) -> String? {
    if case .string(let text) = parameters[name] { text } else { nil }
  }

  func integer(_ name: String) -> Int? {
    if case .integer(let number) = parameters[name] { number } else { nil }
  }

  func id<Kind>(_ name: String) -> Identifier<Kind>? { text(name).flatMap { Identifier($0) } }

  /// What the path names. Its shape has been checked, so that only a foreign one is left to find.
  func pathID<Kind>() throws -> Identifier<Kind> {
    guard let id: Identifier<Kind> = id("id") else { throw APIProblem(.notFound) }
    return id
  }

  var limit: Int { integer("limit") ?? 50 }

  /// Reads parameters and body, and refuses whatever differs from the route's shapes: everything at
  /// once, unknown names too.
  mutating func read(_ route: APIRoute) async throws {
    var faults: [APIProblem.Fault] = []
    readPath(route)
    // What can't be anybody's identifier is not found, whatever else may be wrong.
    for parameter in route.parameters where parameter.place == .path {
      let value = parameters[parameter.name] ?? .null
      guard parameter.shape.faults(of: value).isEmpty else { throw APIProblem(.notFound) }
    }
    readQuery(route, &faults)
    readHeaders(route, &faults)
    if let shape = route.body {
      faults += try await readBody(shape)
    } else if try await hasBody() {
      faults.append(.body("", "must be empty"))
    }
    guard faults.isEmpty else { throw APIProblem(.malformed, faults: faults) }
  }

  mutating func readPath(_ route: APIRoute) {
    for parameter in route.parameters where parameter.place == .path {
      let text = context.parameters.get(parameter.name) ?? ""
      parameters[parameter.name] = .string(text.removingPercentEncoding ?? text)
    }
  }

  private mutating func readQuery(_ route: APIRoute, _ faults: inout [APIProblem.Fault]) {
    var found: [String: String] = [:]
    let pairs = (request.uri.query ?? "").split(separator: "&", maxSplits: QueryFields.most)
    guard pairs.count <= QueryFields.most else {
      faults.append(.parameter("", "at most \(QueryFields.most) may be given"))
      return
    }
    for pair in pairs {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = FormText.decoded(parts[0]),
        let value = FormText.decoded(parts.count > 1 ? parts[1] : "")
      else {
        faults.append(.parameter("", "the query can't be read"))
        continue
      }
      if found.updateValue(value, forKey: name) != nil {
        faults.append(.parameter(Self.shown(name), "stands twice"))
      }
    }
    for parameter in route.parameters where parameter.place == .query {
      let text = found.removeValue(forKey: parameter.name)
      read(parameter, text, &faults) { .parameter(parameter.name, $0) }
    }
    for name in found.keys.sorted().prefix(20) {
      faults.append(.parameter(Self.shown(name), "is not known here"))
    }
  }

  private mutating func readHeaders(_ route: APIRoute, _ faults: inout [APIProblem.Fault]) {
    for parameter in route.parameters where parameter.place == .header {
      guard let name = HTTPField.Name(parameter.name) else { continue }
      read(parameter, request.headers[name], &faults) { .header(parameter.name, $0) }
    }
  }

  private mutating func read(
    _ parameter: APIParameter, _ text: String?, _ faults: inout [APIProblem.Fault],
    _ fault: (String) -> APIProblem.Fault
  ) {
    guard let text else {
      if parameter.isRequired { faults.append(fault("is missing")) }
      return
    }
    let value: JSONValue
    if case .integer = parameter.shape {
      value = Int(text).map { .integer($0) } ?? .string(text)
    } else {
      value = .string(text)
    }
    let wrong = parameter.shape.faults(of: value)
    faults += wrong.map { fault($0.reason) }
    if wrong.isEmpty { parameters[parameter.name] = value }
  }

  private mutating func readBody(_ shape: Shape) async throws -> [APIProblem.Fault] {
    let type = (request.headers[.contentType] ?? "").lowercased().prefix { $0 != ";" }
    guard type.trimmingCharacters(in: .whitespaces) == "application/json" else {
      throw APIProblem(.notJSON, detail: "Send “Content-Type: application/json”.")
    }
    let bytes = Array(try await collect().readableBytesView)
    var parser = JSONParser(bytes, deepest: 8)
    guard let value = parser.document(), parser.faults.isEmpty else {
      return parser.faults.map { .body($0.pointer, $0.reason) }
    }
    body = value
    return shape.faults(of: value).map { .body($0.pointer, $0.reason) }
  }

  private func hasBody() async throws -> Bool { try await collect().readableBytes > 0 }

  private func collect() async throws -> ByteBuffer {
    do {
      return try await request.body.collect(upTo: Self.longestBody)
    } catch let error as any HTTPResponseError where error.status == .contentTooLarge {
      throw APIProblem(.tooLarge, detail: "A body may have \(Self.longestBody) bytes.")
    }
  }

  /// A hostile name's length and control characters don't come back.
  private static func shown(_ name: String) -> String {
    String(
      String.UnicodeScalarView(
        name.unicodeScalars.prefix(80).map {
          $0.properties.generalCategory == .control ? "?" : $0
        }))
  }

  // MARK: Answers

  /// A part of a list, with where it goes on: in the body and as a `Link`.
  func reply(_ items: [JSONValue], next: String?) -> APIReply {
    var headers: HTTPFields = [:]
    if let next, let name = HTTPField.Name("Link") {
      var query = (request.uri.query ?? "").split(separator: "&").filter {
        !$0.hasPrefix("cursor=")
      }
      query.append("cursor=\(next)")
      headers[name] = "<\(request.uri.path)?\(query.joined(separator: "&"))>; rel=\"next\""
    }
    return APIReply(
      ["items": .array(items), "next": next.map { .string($0) } ?? .null], headers: headers)
  }
}

/// Cursors: base64url, so that nobody takes them for something to be made up.
enum Cursor {
  static func make(_ text: String) -> String {
    Data(text.utf8).base64EncodedString().replacingOccurrences(of: "+", with: "-")
      .replacingOccurrences(of: "/", with: "_").replacingOccurrences(of: "=", with: "")
  }

  /// - Throws: the problem of a parameter that no answer gave.
  static func read<Value>(_ exchange: APIExchange, _ parse: (String) -> Value?) throws -> Value? {
    guard let cursor = exchange.text("cursor") else { return nil }
    let base64 = cursor.replacingOccurrences(of: "-", with: "+")
      .replacingOccurrences(of: "_", with: "/")
    let padded = base64 + String(repeating: "=", count: (4 - base64.utf8.count % 4) % 4)
    guard let data = Data(base64Encoded: padded),
      let value = parse(String(decoding: data, as: UTF8.self))
    else {
      throw APIProblem(
        .unprocessable, faults: [.parameter("cursor", "must be what an earlier answer gave")])
    }
    return value
  }
}

extension JSONValue {
  /// The text of a member; nil: not there, null, or none.
  func text(_ name: String) -> String? {
    if case .string(let text) = self[name] { text } else { nil }
  }

  func id<Kind>(_ name: String) -> Identifier<Kind>? { text(name).flatMap { Identifier($0) } }

  static func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
  static func id<Kind>(_ id: Identifier<Kind>?) -> JSONValue { .text(id?.rawValue) }
  static func instant(_ instant: Instant?) -> JSONValue { .text(instant?.iso8601) }
}
