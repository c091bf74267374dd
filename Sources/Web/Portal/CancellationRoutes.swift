import HTTPTypes
import Hummingbird
import Pages
import Scheduling

extension Portal {
  func addCancellationRoutes(to routes: PortalRoutes) {
    let path = SitePath.routes.cancellation("{id}")
    routes.get(path) { exchange in
      try await self.cancellationPage(exchange)
    }
    routes.post(path) { exchange in
      let reason = try await exchange.form()["reason"] ?? ""
      guard let id = exchange.appointmentID else { throw Problem.notFound }
      guard let visitor = exchange.visitor else {
        throw Problem.signInNeeded(
          next: exchange.paths.cancellation(exchange.parameter("id"))
            + BookingQuery(comment: reason.nonEmpty).string)
      }
      let answer = try await scheduler.cancel(
        id, reason: reason, for: visitor.viewer, in: exchange.organization)
      switch answer {
      case .canceled, .alreadyCanceled:
        try await exchange.recognizeGuest(of: id)
        return exchange.redirect(to: exchange.paths.appointment(id.rawValue), .canceled)
      case .refused(.reasonMissing):
        return try await self.cancellationPage(
          exchange, reason: reason, errors: ["reason": exchange.texts.errors.reason],
          status: .unprocessableContent)
      case .refused(.textTooLong):
        return try await self.cancellationPage(
          exchange, reason: reason,
          errors: ["reason": exchange.texts.errors.tooLong(TextLimit.reason)],
          status: .unprocessableContent)
      case .refused(let refusal):
        throw Problem.refused(refusal, appointment: id)
      }
    }
  }

  private func cancellationPage(
    _ exchange: Exchange, reason: String? = nil, errors: FieldErrors = [:],
    status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let view = try await exchange.visit()
    if !view.canChange {
      throw Problem.refused(
        view.appointment.state == .scheduled ? .insideCutOff : .wrongState,
        appointment: view.appointment.id)
    }
    return exchange.page(
      CancellationPage(
        visit: exchange.card(view), reason: reason ?? exchange.query("comment") ?? "",
        isReasonRequired: exchange.catalogue.organization.rules.cancellationReasonRequired,
        errors: errors
      ).html(in: exchange.frame()), status: status)
  }
}
