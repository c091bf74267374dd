import AsyncHTTPClient
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOHTTP1
import Storage

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
      return Response(
        status: .ok, headers: [.contentType: "application/jsonl"],
        body: ResponseBody { writer in
          for await line in lines(of: order, installation, logger) {
            try await writer.write(ByteBuffer(bytes: try JSONEncoder().encode(line) + [0x0A]))
          }
          try await writer.finish(nil)
        })
    }
    return Application(
      router: router,
      configuration: ApplicationConfiguration(
        address: .unixDomainSocket(path: path(of: installation.settings.database)),
        serverName: nil),
      logger: logger)
  }

  /// What the server says while it carries an order out: one JSON object on each line.
  private struct Line: Codable, Sendable {
    var progress: ImportProgress?
    /// The last line has this,
    var answer: OrderAnswer?
    /// or this.
    var fault: String?
  }

  /// An order that was begun is carried out, even if nobody waits for the answer any more.
  private static func lines(
    of order: Order, _ installation: Installation, _ logger: Logger
  ) -> AsyncStream<Line> {
    let (stream, continuation) = AsyncStream.makeStream(
      of: Line.self, bufferingPolicy: .bufferingNewest(16))
    Task {
      let rhythm = ProgressRhythm(every: .milliseconds(200))
      do {
        let answer = try await installation.carryOut(order) { progress in
          if rhythm.isDue() { continuation.yield(Line(progress: progress)) }
        }
        continuation.yield(Line(answer: answer))
      } catch {
        logger.error("an order failed", metadata: ["error": "\(error)"])
        continuation.yield(Line(fault: "\(error)"))
      }
      continuation.finish()
    }
    return stream
  }

  /// Sends an order to the server that owns the database; nil when none listens.
  /// - Parameter progress: called now and then by what takes long.
  static func send(
    _ order: Order, database: String, progress: (ImportProgress) -> Void = { _ in }
  ) async throws -> OrderAnswer? {
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
    guard response.status == .ok else {
      throw ControlError(reason: "the running server could not do it (\(response.status.code))")
    }
    var rest = Data()
    for try await part in response.body {
      rest.append(contentsOf: part.readableBytesView)
      guard rest.count <= longestOrder else { break }
      while let end = rest.firstIndex(of: 0x0A) {
        let line = try JSONDecoder().decode(Line.self, from: rest[..<end])
        rest = Data(rest[(end + 1)...])
        if let answer = line.answer { return answer }
        if let fault = line.fault { throw ControlError(reason: fault) }
        if let made = line.progress { progress(made) }
      }
    }
    throw ControlError(reason: "the running server ended the conversation")
  }
}

struct ControlError: Error, CustomStringConvertible {
  var reason: String
  var description: String { reason }
}
