import HTTPTypes
import Hummingbird
import Logging

/// One line for each request, and no secret in it: the route's pattern, never the address itself.
struct RequestLog: RouterMiddleware {
  func handle(
    _ request: Request, context: PortalContext,
    next: (Request, PortalContext) async throws -> Response
  ) async throws -> Response {
    let start = ContinuousClock.now
    var response = try await next(request, context)
    let elapsed = ContinuousClock.now - start
    let level: Logger.Level = response.status.code >= 500 ? .error : .info
    context.log(
      level, "answered",
      [
        "method": "\(request.method.rawValue)", "route": "\(context.endpointPath ?? "none")",
        "status": "\(response.status.code)", "peer": "\(context.address)",
        "milliseconds": "\(elapsed / .milliseconds(1))",
      ])
    if let name = Self.requestID { response.headers[name] = context.reference }
    return response
  }

  private static let requestID = HTTPField.Name("Request-Id")
}
