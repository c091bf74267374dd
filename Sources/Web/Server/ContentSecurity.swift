import HTTPTypes
import Hummingbird

/// Headers that every answer carries: what its pages may load, and that nobody may frame them
/// unless the page says otherwise.
struct ContentSecurity: RouterMiddleware {
  let isSecure: Bool

  func handle(
    _ request: Request, context: PortalContext,
    next: (Request, PortalContext) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    for (name, value) in Self.fixed where response.headers[name] == nil {
      response.headers[name] = value
    }
    if response.headers[.contentSecurityPolicy] == nil {
      response.headers[.contentSecurityPolicy] = Self.policy(nonce: context.nonce)
    }
    if isSecure, let (name, value) = Self.secure.first, response.headers[name] == nil {
      response.headers[name] = value
    }
    return response
  }

  /// - Parameters:
  ///   - allowsInlineStyles: only for the page that shows a letter's own HTML.
  ///   - origins: of the pages that may frame this one.
  static func policy(
    nonce: String, allowsInlineStyles: Bool = false, framedBy origins: [String] = []
  ) -> String {
    // A nonce would switch 'unsafe-inline' off again.
    let styles = allowsInlineStyles ? "'unsafe-inline'" : "'nonce-\(nonce)'"
    return "default-src 'none'; script-src 'nonce-\(nonce)'; style-src 'self' \(styles)"
      + "; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'"
      + "; frame-ancestors \(origins.isEmpty ? "'none'" : origins.joined(separator: " "))"
  }

  private static let fixed = fields([
    ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), microphone=(), geolocation=()"),
  ])

  private static let secure = fields([("Strict-Transport-Security", "max-age=31536000")])

  private static func fields(_ pairs: [(String, String)]) -> [(HTTPField.Name, String)] {
    pairs.compactMap { pair in HTTPField.Name(pair.0).map { ($0, pair.1) } }
  }
}
