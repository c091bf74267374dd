import HTTPTypes
import Hummingbird
import NIOCore
import Pages
import Scheduling

/// Our pages inside pages of somebody else's website. Browsers keep no cookies of ours there: who is
/// there, and where, stands sealed in the path.
extension Portal {
  func addEmbeddingRoutes(to routes: PortalRoutes) {
    let paths = SitePath.routes
    routes.get(paths.embeddingScript) { _ in files.embeddingScript }
    // A plain <iframe> may carry the key either way.
    for path in [paths.embedding, paths.embedded(key: "{key}")] {
      routes.get(path) { exchange in
        let key = exchange.query("invitationKey") ?? exchange.parameter("key")
        return try await exchange.unlisted { try await $0.exchange(key: key) }
      }
    }
    routes.get(paths.framedSignIn(site: "{site}")) { exchange in
      exchange.page(SignInPage(exchange.framedStaff).html(in: exchange.frame()))
    }
    routes.post(paths.framedSignIn(site: "{site}")) { exchange in
      switch try await exchange.signIn(exchange.framedStaff, scheduler.signInFramedStaff) {
      case .refused(let answer): return answer
      case .open(let session, _):
        let embedding = exchange.embedding ?? Embedding(site: nil)
        let sealed = try scheduler.seal(
          session: session, in: embedding, of: exchange.organization)
        let framed = SitePath(prefix: exchange.site.prefix, framed: sealed)
        return exchange.redirect(
          to: framed.staffSharingCreation(
            embedding.site.map { [("site", $0.rawValue)] } ?? []))
      }
    }
    addSharingRoutes(to: StaffRoutes(routes: routes), SitePath.framedRoutes)
  }
}

extension Exchange {
  /// Staff who sign in here, by a form that keeps how the frame is to look.
  fileprivate var framedStaff: SignInPage.Audience { .framedStaff(path: request.uri.description) }

  /// Looks whether the page is framed, where, and for whom.
  mutating func findFrame() {
    let path = request.uri.path.dropFirst(site.prefix.count)
    if let sealed = context.parameters.get("framed") {
      framedSession = scheduler.read(framedSession: sealed, in: organization)
      embedding = framedSession?.embedding ?? Embedding(site: nil)
    } else if let sealed = context.parameters.get("token") {
      invited = scheduler.read(invitedToken: sealed, at: portal.now(), in: organization)
      switch invited {
      case .valid(let token), .over(let token): embedding = token.embedding
      case .unknown: break
      }
    } else if path == SitePath.routes.embedding
      || path.hasPrefix(SitePath.routes.embedding + "/")
    {
      embedding = Embedding(
        site: SiteID(parameter("site")),
        scheme: query("theme").flatMap(Embedding.Scheme.init(rawValue:)), language: query("lang"))
    }
  }

  /// Lets the pages that the site lists frame an answer, and nobody else.
  func letFrame(_ response: inout Response) async throws {
    guard let embedding else { return }
    response.headers[.referrerPolicy] = "no-referrer"
    response.headers[.contentSecurityPolicy] = ContentSecurity.policy(
      nonce: context.nonce,
      framedBy: try await scheduler.origins(framing: embedding.site, in: organization))
  }

  /// Where staff sign in again; nil: it isn't known which site frames the page.
  var framedSignIn: String? {
    guard let embedding, let site = embedding.site else { return nil }
    return paths.framedSignIn(
      site: site.rawValue, theme: embedding.scheme?.rawValue, language: embedding.language)
  }
}
