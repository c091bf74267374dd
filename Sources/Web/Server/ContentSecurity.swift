import HTTPTypes
import Hummingbird

/// Headers that every answer carries: what its pages may load, and that nobody may frame them.
struct ContentSecurity: RouterMiddleware {
  let isSecure: Bool

  func handle(
    _ request: Request, context: PortalContext,
    next: (Request, PortalContext) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    set(&response.headers, "X-Content-Type-Options", "nosniff")
    set(&response.headers, "Referrer-Policy", "same-origin")
    set(&response.headers, "Cross-Origin-Opener-Policy", "same-origin")
    set(&response.headers, "Cross-Origin-Resource-Policy", "same-origin")
    set(&response.headers, "Permissions-Policy", "camera=(), microphone=(), geolocation=()")
    if response.headers[.contentSecurityPolicy] == nil {
      response.headers[.contentSecurityPolicy] = Self.policy(nonce: context.nonce)
    }
    if isSecure { set(&response.headers, "Strict-Transport-Security", "max-age=31536000") }
    return response
  }

  /// - Parameter allowsInlineStyles: only for the page that shows a letter's own HTML.
  static func policy(nonce: String, allowsInlineStyles: Bool = false) -> String {
    // A nonce would switch 'unsafe-inline' off again.
    let styles = allowsInlineStyles ? "'unsafe-inline'" : "'nonce-\(nonce)'"
    return "default-src 'none'; script-src 'nonce-\(nonce)'; style-src 'self' \(styles)"
      + "; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'"
      + "; frame-ancestors 'none'"
  }

  private func set(_ headers: inout HTTPFields, _ name: String, _ value: String) {
    guard let name = HTTPField.Name(name), headers[name] == nil else { return }
    headers[name] = value
  }
}
