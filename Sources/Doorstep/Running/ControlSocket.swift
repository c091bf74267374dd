import AsyncHTTPClient
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOHTTP1

/// How commands reach the server that owns a database: HTTP on a socket beside the file, open to the
/// same user only.
enum ControlSocket {
  private static let longestOrder = 1024 * 1024

  static func path(of database: String) -> String { database + ".socket" }

  /// The listening side, run by `serve`.
  static func application(
    _ installation: Installation, logger: Logger
  ) -> some ApplicationProtocol {
    let router = Router()
    router.post("/orders") { request, _ -> Response in
      let body = try await request.body.collect(upTo: longestOrder)
      let order = try JSONDecoder().decode(Order.self, from: Data(body.readableBytesView))
      let answer = try await installation.carryOut(order)
      return Response(
        status: .ok, headers: [.contentType: "application/json"],
        body: ResponseBody(byteBuffer: ByteBuffer(bytes: try JSONEncoder().encode(answer))))
    }
    return Application(
      router: router,
      configuration: ApplicationConfiguration(
        address: .unixDomainSocket(path: path(of: installation.settings.database)),
        serverName: nil),
      logger: logger)
  }

  /// Sends an order to the server that owns the database; nil when none listens.
  static func send(_ order: Order, database: String) async throws -> OrderAnswer? {
    let socket = path(of: database)
    guard FileManager.default.fileExists(atPath: socket),
      let url = URL(httpURLWithSocketPath: socket, uri: "/orders")
    else { return nil }
    var request = HTTPClientRequest(url: url.absoluteString)
    request.method = .POST
    request.body = .bytes(ByteBuffer(bytes: try JSONEncoder().encode(order)))
    let response: HTTPClientResponse
    do {
      response = try await HTTPClient.shared.execute(request, timeout: .minutes(30))
    } catch let error as HTTPClientError {
      throw ControlError(reason: "the running server ended the conversation: \(error)")
    } catch {
      // Nobody listens: a socket that a killed server left behind.
      return nil
    }
    let body = try await response.body.collect(upTo: longestOrder)
    guard response.status == .ok else {
      throw ControlError(reason: "the running server could not do it (\(response.status.code))")
    }
    return try JSONDecoder().decode(OrderAnswer.self, from: Data(body.readableBytesView))
  }
}

struct ControlError: Error, CustomStringConvertible {
  var reason: String
  var description: String { reason }
}
