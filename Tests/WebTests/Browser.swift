import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Synchronization

/// A visitor's browser as far as the server can tell: it keeps cookies and follows nothing.
final class Browser: Sendable {
  private let client: any TestClientProtocol
  private let peer: String?
  private let jar = Mutex<[String: String]>([:])

  init(client: any TestClientProtocol, peer: String?) {
    self.client = client
    self.peer = peer
  }

  var cookies: [String: String] {
    get { jar.withLock { $0 } }
    set { jar.withLock { $0 = newValue } }
  }

  func get(_ path: String, _ headers: [String: String] = [:]) async throws -> Answer {
    try await send(.get, path, headers, body: nil)
  }

  func head(_ path: String) async throws -> Answer { try await send(.head, path, [:], body: nil) }

  func post(
    _ path: String, _ fields: [String: String] = [:], _ headers: [String: String] = [:]
  ) async throws -> Answer {
    let body = fields.map { "\(Self.encoded($0))=\(Self.encoded($1))" }.joined(separator: "&")
    return try await post(path, raw: body, headers)
  }

  func post(
    _ path: String, raw: String, _ headers: [String: String] = [:]
  ) async throws -> Answer {
    let form = ["Content-Type": "application/x-www-form-urlencoded"]
    return try await send(.post, path, form.merging(headers) { $1 }, body: raw)
  }

  /// Sends a form with the mark of what it was made from, as a page shows it.
  func submit(
    _ path: String, on page: String, _ fields: [String: String]
  ) async throws -> Answer {
    let shown = WrittenForm.shown(at: path, on: try await get(page).text)
    return try await post(path, fields.merging(["stamp": shown["stamp"] ?? ""]) { old, _ in old })
  }

  /// Sends a form with a file in it.
  func post(
    _ path: String, _ fields: [String: String] = [:], file name: String, _ bytes: [UInt8]
  ) async throws -> Answer {
    let others = fields.map { name, value in
      "--part\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
    }.joined()
    let head =
      others + """
        --part\r\nContent-Disposition: form-data; name="\(name)"; filename="a.html"\r
        Content-Type: text/html\r\n\r\n
        """
    let body = ByteBuffer(bytes: Array(head.utf8) + bytes + Array("\r\n--part--\r\n".utf8))
    return try await send(
      .post, path, ["Content-Type": "multipart/form-data; boundary=part"], buffer: body)
  }

  func send(
    _ method: HTTPRequest.Method, _ path: String, _ headers: [String: String], body: String?
  ) async throws -> Answer {
    try await send(method, path, headers, buffer: body.map { ByteBuffer(string: $0) })
  }

  func send(
    _ method: HTTPRequest.Method, _ path: String, _ headers: [String: String], bytes: [UInt8]
  ) async throws -> Answer {
    try await send(method, path, headers, buffer: ByteBuffer(bytes: bytes))
  }

  private func send(
    _ method: HTTPRequest.Method, _ path: String, _ headers: [String: String], buffer: ByteBuffer?
  ) async throws -> Answer {
    var fields = HTTPFields()
    for (name, value) in headers { fields[HTTPField.Name(name)!] = value }
    if let peer { fields[HTTPField.Name("X-Forwarded-For")!] = peer }
    let cookies = cookies
    if !cookies.isEmpty {
      fields[.cookie] = cookies.map { "\($0)=\($1)" }.sorted().joined(separator: "; ")
    }
    let response = try await client.executeRequest(
      uri: path, method: method, headers: fields, body: buffer)
    let answer = Answer(response)
    for cookie in answer.setCookies {
      let parts = cookie.prefix { $0 != ";" }.split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { continue }
      jar.withLock { $0[String(parts[0])] = parts[1].isEmpty ? nil : String(parts[1]) }
    }
    return answer
  }

  static func encoded(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
  }
}

/// What came back.
struct Answer: Sendable {
  let status: HTTPResponse.Status
  let headers: HTTPFields
  let text: String

  init(_ response: TestResponse) {
    status = response.status
    headers = response.headers
    text = String(buffer: response.body)
  }

  subscript(name: String) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }

  var location: String { headers[.location] ?? "" }
  var setCookies: [String] { headers[values: .setCookie] }

  /// The page without what is new in each answer.
  var page: String {
    let nonce = nonce
    return nonce.isEmpty ? text : text.replacingOccurrences(of: nonce, with: "NONCE")
  }

  /// Of the answer's policy.
  var nonce: String {
    guard let policy = headers[.contentSecurityPolicy],
      let range = policy.range(of: "'nonce-")
    else { return "" }
    return String(policy[range.upperBound...].prefix { $0 != "'" })
  }

  /// Status, headers and body: wherever something could be read.
  var everything: String {
    headers.map { "\($0.name): \($0.value)" }.joined(separator: "\n") + "\n\n" + text
  }
}
