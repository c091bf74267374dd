import HTTPTypes
import Hummingbird
import NIOCore
import Pages
import Scheduling

extension Portal {
  func addAppointmentRoutes(to routes: PortalRoutes) {
    let paths = SitePath.routes
    routes.get(paths.appointment("{id}")) { exchange in
      let view = try await exchange.visit()
      return exchange.page(exchange.appointmentPage(view).html(in: exchange.frame()))
    }
    routes.post(paths.addressConfirmation("{id}")) { exchange in
      _ = try await exchange.form()
      let visit = try await exchange.visit().appointment
      try await exchange.recognizeGuest(of: visit.id)
      return exchange.redirect(to: exchange.paths.appointment(visit.id.rawValue), .changeSaved)
    }
    routes.get(paths.confirmation("{id}")) { exchange in
      let view = try await exchange.visit()
      let contact = exchange.visitor?.contact
      let isMailed = contact.map { !$0.emailOptOut && !$0.email.isEmpty } ?? false
      return exchange.page(
        ConfirmationPage(visit: exchange.card(view), email: isMailed ? contact?.email : nil)
          .html(in: exchange.frame()))
    }
    routes.post(paths.comment("{id}")) { try await self.saveComment($0) }
    routes.get(paths.calendarFile("{id}")) { exchange in
      let visitor = try exchange.anyVisitor()
      guard let id = exchange.appointmentID else { throw Problem.notFound }
      return try await exchange.calendarFile(of: id, for: visitor.viewer)
    }
  }

  private func saveComment(_ exchange: Exchange) async throws -> Response {
    let comment = try await exchange.form()["comment"] ?? ""
    let visitor = try exchange.anyVisitor()
    guard let id = exchange.appointmentID else { throw Problem.notFound }
    let answer = try await scheduler.comment(
      on: id, comment, for: visitor.viewer, in: exchange.organization)
    switch answer {
    case .saved:
      try await exchange.recognizeGuest(of: id)
      return exchange.redirect(
        to: exchange.paths.appointment(id.rawValue), .commentSaved)
    case .refused(.textTooLong):
      var page = exchange.appointmentPage(try await exchange.visit())
      page.comment = comment
      page.errors = ["comment": exchange.texts.errors.tooLong(TextLimit.comment)]
      return exchange.page(page.html(in: exchange.frame()), status: .unprocessableContent)
    case .refused(let refusal):
      throw Problem.refused(refusal, appointment: id)
    }
  }
}

extension Exchange {
  /// What *Add to calendar* gives.
  func calendarFile(of id: AppointmentID, for viewer: Viewer) async throws -> Response {
    guard let entry = try await scheduler.calendarEntry(id, for: viewer, in: organization) else {
      throw Problem.notFound
    }
    let text = portal.settings.letters(catalogue, site)
      .calendarFile(
        entry.facts, for: entry.recipient, stamp: entry.at, isCanceled: entry.isCanceled)
    return Response(
      status: .ok,
      headers: [
        .contentType: "text/calendar; charset=utf-8; method=PUBLISH",
        .contentDisposition: "attachment; filename=\"\(entry.facts.number).ics\"",
        .cacheControl: "no-store",
      ], body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }

  var appointmentID: AppointmentID? { AppointmentID(parameter("id")) }

  /// The visit that the path names, if the visitor may see it.
  func visit() async throws -> VisitView { try await visit(for: try anyVisitor().viewer) }

  func visit(for viewer: Viewer) async throws -> VisitView {
    guard let id = appointmentID,
      let view = try await scheduler.visit(id, for: viewer, in: organization)
    else { throw Problem.notFound }
    return view
  }

  func appointmentPage(_ view: VisitView) -> AppointmentPage {
    let visit = view.appointment
    var page = AppointmentPage(
      visit: card(view), address: visit.address?.line, comment: visit.comment,
      canComment: visit.state == .scheduled, reason: visit.cancellation?.reason)
    if visitor?.user == nil, visitor?.contact.unverifiedSince != nil {
      page.unconfirmed = visitor?.contact.email
    }
    return page
  }

  /// Whoever came by a letter's link and has done something has shown whose the address is.
  func recognizeGuest(of id: AppointmentID) async throws {
    guard let viewer = visitor?.viewer else { return }
    try await scheduler.recognizeGuest(of: id, for: viewer, in: organization)
  }
}
