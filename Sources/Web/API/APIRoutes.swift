import HTTPTypes
import Hummingbird
import NIOCore
import Scheduling
import StrictJSON

/// The whole API as data: the router, the document and the tests are made of it.
package enum APIRoutes {
  /// Where a site's API begins.
  package static let root = "/api/v1"

  static let all: [APIRoute] =
    slots + appointments + appointmentChanges + contacts + invitations + catalogue + document

  /// Methods that a path takes, a site's prefix before it or not; empty: there is no such path.
  static func allowed(at path: String) -> [String] {
    guard let start = path.firstRange(of: root) else { return [] }
    let parts = path[start.upperBound...].split(separator: "/")
    let routes = all.filter { route in
      let pattern = route.path.split(separator: "/")
      return pattern.count == parts.count
        && zip(pattern, parts).allSatisfy { $0 == $1 || $0.hasPrefix("{") }
    }
    // An address of its own hides the pattern that would match it too.
    let exact = routes.filter { !$0.path.contains("{") }
    let methods = (exact.isEmpty ? routes : exact).map(\.method)
    return (methods + (methods.contains(.get) ? [.head] : [])).map(\.rawValue).sorted()
  }
}

extension Portal {
  func addAPIRoutes(to routes: PortalRoutes) {
    for route in APIRoutes.all {
      routes.group.on(RouterPath(APIRoutes.root + route.path), method: route.method) {
        request, context -> Response in
        do {
          return try await answer(route, request, context)
        } catch let problem as APIProblem {
          return problem.response()
        }
      }
    }
  }

  private func answer(
    _ route: APIRoute, _ request: Request, _ context: PortalContext
  ) async throws -> Response {
    let slug = context.parameters.get("slug")
    guard let site = try await site(host: request.head.authority, slug: slug) else {
      throw APIProblem(.notFound)
    }
    let program =
      route.scope == nil ? nil : try await self.program(request, context, in: site.organization)
    var exchange = APIExchange(
      request: request, context: context, site: site, portal: self, program: program)
    if let scope = route.scope, let program, !program.may(scope) {
      exchange.readPath(route)
      if let exists = route.exists, try await !exists(exchange) { throw APIProblem(.notFound) }
      throw APIProblem(.missingScope(scope))
    }
    try await exchange.read(route)
    let reply: APIReply
    do {
      reply = try await route.handler(exchange)
    } catch let problem as APIProblem {
      throw try await problem.naming(whomToAskIn: exchange)
    }
    var headers = reply.headers
    if headers[.contentType] == nil { headers[.contentType] = "application/json" }
    headers[.cacheControl] = reply.cache
    return Response(
      status: reply.status, headers: headers,
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: reply.bytes)))
  }

  /// Whoever shows a valid key; wrong ones are counted, and all answered alike.
  private func program(
    _ request: Request, _ context: PortalContext, in organization: OrganizationID
  ) async throws -> ProgramViewer {
    guard let header = request.headers[.authorization] else { throw APIProblem(.unknownKey) }
    let parts = header.split(separator: " ")
    if parts.count == 2, parts[0].lowercased() == "bearer",
      let program = try await scheduler.program(secret: String(parts[1]), in: organization)
    {
      return program
    }
    let key = AttemptLimiter.Key(
      purpose: "api-key", peer: peer(of: request, context), about: nil)
    if let wait = attempts.begin([key]) {
      throw APIProblem(.tooManyWrongKeys(retryAfter: wait))
    }
    throw APIProblem(.unknownKey)
  }

  /// What a program is told of something thrown: never a page, never the cause.
  static func problem(
    of error: any Error, _ request: Request, _ context: PortalContext
  ) -> APIProblem {
    switch error {
    case let error as APIProblem: return error
    case let error as any HTTPResponseError where error.status.code < 500:
      if error.status == .contentTooLarge { return APIProblem(.tooLarge) }
      guard error.status == .notFound || error.status == .methodNotAllowed else {
        return APIProblem(.other(error.status), detail: (error as? HTTPError)?.body)
      }
      let allowed = APIRoutes.allowed(at: request.uri.path)
      return allowed.isEmpty
        ? APIProblem(.notFound) : APIProblem(.methodNotAllowed(allowed: allowed))
    case let error as any Unavailability where error.isUnavailability: return APIProblem(.busy)
    case is LedgerConflict: return APIProblem(.busy)
    default: return APIProblem(.fault(reference: context.reference))
    }
  }
}

extension APIProblem {
  /// Who may not book is told whom to ask, as on the page.
  fileprivate func naming(whomToAskIn exchange: APIExchange) async throws -> APIProblem {
    guard case .refused(.notAllowed) = reason else { return self }
    let organization = try await exchange.scheduler.catalogue(of: exchange.organization)
      .organization
    let ways = [organization.contactEmail, organization.contactPhone].compactMap { $0 }
    var named = self
    named.detail =
      "The contact has no web role that allows booking. Ask \(organization.name)"
      + (ways.isEmpty ? "." : ": \(ways.joined(separator: ", ")).")
    return named
  }
}
