import HTTPTypes
import Hummingbird
import Logging

/// Refuses changes that another site's page asks for in a visitor's name.
///
/// Browsers say where a request comes from: `Sec-Fetch-Site`, older ones `Origin`. A program that
/// sends neither carries no visitor's cookies either.
struct CrossSiteCheck: RouterMiddleware {
  let origin: String

  func handle(
    _ request: Request, context: PortalContext,
    next: (Request, PortalContext) async throws -> Response
  ) async throws -> Response {
    guard request.method != .get, request.method != .head, request.method != .options,
      !comesFromHere(request)
    else { return try await next(request, context) }
    context.log(.notice, "cross-site change refused")
    throw HTTPError(.forbidden, message: "This request came from another site.")
  }

  private func comesFromHere(_ request: Request) -> Bool {
    if let name = HTTPField.Name("Sec-Fetch-Site"), let site = request.headers[name] {
      return site == "same-origin" || site == "none"
    }
    guard let sender = request.headers[.origin] else { return true }
    // Sites with a host of their own: same host as was asked for, on the same scheme.
    let scheme = origin.hasPrefix("https://") ? "https://" : "http://"
    return sender == origin || sender == scheme + (request.head.authority ?? "")
  }
}
