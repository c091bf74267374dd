import HTTPTypes
import Hummingbird
import Pages
import Scheduling

/// Adds routes whose handlers get an `Exchange`: the site, its catalogue and the visitor looked up.
struct PortalRoutes {
  let portal: Portal
  let group: RouterGroup<PortalContext>

  typealias Handler = @Sendable (Exchange) async throws -> Response

  func get(_ path: String, _ handler: @escaping Handler) { on(.get, path, handler) }
  func post(_ path: String, _ handler: @escaping Handler) { on(.post, path, handler) }

  private func on(_ method: HTTPRequest.Method, _ path: String, _ handler: @escaping Handler) {
    let portal = portal
    group.on(RouterPath(path), method: method) { request, context -> Response in
      let exchange = try await portal.exchange(request, context)
      var response: Response
      do {
        guard exchange.fields.isShort else { throw Problem.malformed }
        response = try await handler(exchange)
      } catch let problem as Problem {
        response = exchange.answer(problem)
      }
      try await exchange.letFrame(&response)
      return response
    }
  }
}

extension Portal {
  /// Finds the site, the organisation and the visitor of a request.
  func exchange(_ request: Request, _ context: PortalContext) async throws -> Exchange {
    let slug = context.parameters.get("slug")
    guard let site = try await site(host: request.head.authority, slug: slug) else {
      throw HTTPError(.notFound)
    }
    let catalogue = try await scheduler.catalogue(of: site.organization)
    var exchange = Exchange(
      request: request, fields: QueryFields(Substring(request.uri.query ?? "")), context: context,
      site: site, catalogue: catalogue, portal: self)
    exchange.findFrame()
    if let framed = exchange.framedSession {
      exchange.member = try await scheduler.staffMember(
        sessionKey: framed.key, in: site.organization)
    } else if exchange.isForStaff {
      if let key = sessionKey(request, settings.staffCookie) {
        exchange.member = try await scheduler.staffMember(sessionKey: key, in: site.organization)
      }
    } else if let key = sessionKey(request, settings.sessionCookie) {
      exchange.visitor = try await scheduler.visitor(sessionKey: key, in: site.organization)
    }
    return exchange
  }

  private func sessionKey(_ request: Request, _ cookie: String) -> String? {
    guard let key = request.cookies[cookie]?.value, key.utf8.count <= 64 else { return nil }
    return key
  }

  /// By host and prefix; where only one site exists, it answers for any host.
  func site(host authority: String?, slug: String?) async throws -> Site? {
    let sites = try await sites.sites()
    let prefix = slug.map { "/s/\($0)" } ?? ""
    let host = authority.map { $0.split(separator: ":").first.map(String.init) ?? $0 }?.lowercased()
    let here = sites.filter { $0.prefix == prefix }
    return here.first { $0.host != nil && $0.host == host } ?? here.first { $0.host == nil }
      ?? (sites.count == 1 ? here.first : nil)
  }
}

extension PortalSettings {
  /// `__Host-`: only over TLS, only this host, the whole of it. Plain HTTP (a trial on one's own
  /// machine) can't have that.
  var sessionCookie: String { isSecure ? "__Host-doorstep" : "doorstep" }
  /// Its own: whoever works here may be a customer too, in the same browser.
  var staffCookie: String { sessionCookie + "-staff" }
}
