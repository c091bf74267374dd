import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Pages
import Scheduling

/// Turns what was thrown into a page. A visitor sees a reference number; the log has the cause.
struct FaultResponse: RouterMiddleware {
  let portal: Portal

  func handle(
    _ request: Request, context: PortalContext,
    next: (Request, PortalContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let error
      where APIProblem.isForPrograms(request.uri.path) && !(error is CancellationError)
    {
      let problem = Portal.problem(of: error, request, context)
      if problem.reason.status.code >= 500 {
        context.log(.error, "fault", ["cause": "\(error)"])
      }
      return problem.response()
    } catch let error as any HTTPResponseError {
      return await page(Self.problem(of: error, context), error.status, request, context)
    } catch is CancellationError {
      throw CancellationError()
    } catch let error as any Unavailability where error.isUnavailability {
      context.log(.error, "storage unavailable", ["cause": "\(error)"])
      var response = await page(.busy, .serviceUnavailable, request, context)
      response.headers[.retryAfter] = "5"
      return response
    } catch is LedgerConflict {
      context.log(.warning, "gave up after conflicts")
      return await page(.busy, .serviceUnavailable, request, context)
    } catch {
      context.log(.error, "fault", ["cause": "\(error)"])
      return await page(
        .fault(reference: context.reference), .internalServerError, request, context)
    }
  }

  private static func problem(
    of error: any HTTPResponseError, _ context: PortalContext
  ) -> ProblemPage {
    switch error.status.code {
    case 404, 405: .notFound
    case 429: .tooManyRequests(retryAfterSeconds: nil)
    case 500...: .fault(reference: context.reference)
    default: .refused(message: (error as? HTTPError)?.body ?? error.status.reasonPhrase)
    }
  }

  /// In the site's own look where the site can be found, plainly where even that fails.
  private func page(
    _ problem: ProblemPage, _ status: HTTPResponse.Status, _ request: Request,
    _ context: PortalContext
  ) async -> Response {
    if let exchange = try? await portal.exchange(request, context) {
      return exchange.page(problem.html(in: exchange.frame()), status: status)
    }
    let frame = Frame(
      theme: Theme(name: "Doorstep"), site: SitePath(), texts: .english, nonce: context.nonce,
      assets: portal.files.names(in: SitePath()))
    return Response(
      status: status,
      headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: problem.html(in: frame).bytes)))
  }
}
