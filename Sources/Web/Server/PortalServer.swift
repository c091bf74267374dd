package import Hummingbird
package import Logging
import NIOCore
import Pages
import Scheduling

extension Portal {
  /// The whole server: portal, files and health, ready to be run.
  ///
  /// - Parameter onRunning: called once it listens.
  package func application(
    host: String, port: Int, logger: Logger,
    onRunning: @escaping @Sendable () async -> Void = {}
  ) -> Application<RouterResponder<PortalContext>> {
    Application(
      router: router(),
      configuration: ApplicationConfiguration(
        address: .hostname(host, port: port), serverName: "Doorstep"),
      onServerRunning: { _ in await onRunning() }, logger: logger)
  }

  package func router() -> Router<PortalContext> {
    let router = Router(context: PortalContext.self, options: .autoGenerateHeadEndpoints)
    router.addMiddleware {
      RequestLog()
      ContentSecurity(isSecure: settings.isSecure)
      FaultResponse(portal: self)
      CrossSiteCheck(origin: settings.origin)
    }
    addHealthRoutes(to: router)
    addRoutes(to: router)
    return router
  }

  /// Live: the process answers. Ready: the database does too.
  private func addHealthRoutes(to router: Router<PortalContext>) {
    router.get(RouterPath(SitePath.routes.live)) { _, _ in "live\n" }
    router.get(RouterPath(SitePath.routes.ready)) { _, context -> Response in
      do {
        try await sites.check()
        return Response(
          status: .ok, body: ResponseBody(byteBuffer: ByteBuffer(string: "ready\n")))
      } catch {
        context.log(.error, "not ready", ["cause": "\(error)"])
        return Response(
          status: .serviceUnavailable,
          body: ResponseBody(byteBuffer: ByteBuffer(string: "not ready\n")))
      }
    }
  }
}
