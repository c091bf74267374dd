import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Pages
import Scheduling

extension Portal {
  func addProfileRoutes(to routes: PortalRoutes) {
    routes.get(SitePath.routes.profile) { exchange in
      let contact = try exchange.customer().contact
      let organization = exchange.catalogue.organization
      let form = Pages.ProfileForm(
        firstName: contact.firstName, lastName: contact.lastName,
        email: exchange.visitor?.user?.email ?? contact.email, phone: contact.phone,
        language: contact.language ?? organization.language,
        zone: contact.zone ?? organization.zone.name, emailOptOut: contact.emailOptOut,
        smsOptOut: contact.smsOptOut)
      return exchange.page(
        ProfilePage(variant: .own, form: form, zones: settings.zoneNames)
          .html(in: exchange.frame()))
    }
    routes.post(SitePath.routes.profile) { exchange in
      let visitor = try exchange.customer()
      var form = Scheduling.ProfileForm(try await exchange.form())
      form.email = visitor.user?.email ?? visitor.contact.email
      switch try await scheduler.saveProfile(form, of: visitor, in: exchange.organization) {
      case .saved: return exchange.redirect(to: exchange.paths.profile, .profileSaved)
      case .faulty(let faults):
        let page = ProfilePage(
          variant: .own, form: Pages.ProfileForm(form, errors: exchange.texts.messages(faults)),
          zones: settings.zoneNames)
        return exchange.page(page.html(in: exchange.frame()), status: .unprocessableContent)
      }
    }
    routes.get(SitePath.routes.dataExport) { try await self.exportData($0) }
    routes.get(SitePath.routes.deletion) { try await self.deletionPage($0) }
    routes.post(SitePath.routes.deletion) { exchange in
      let visitor = try exchange.customer()
      let password = try await exchange.form()["password"] ?? ""
      let key = AttemptLimiter.Key(
        purpose: "deletion", peer: exchange.peer, about: visitor.contact.id.rawValue)
      if let wait = attempts.begin([key]) { throw Problem.tooMany(retryAfter: wait) }
      guard
        try await scheduler.deleteProfile(
          of: visitor, password: password, in: exchange.organization)
      else {
        return try await self.deletionPage(
          exchange, errors: ["password": exchange.texts.errors.passwordWrong],
          status: .unprocessableContent)
      }
      attempts.succeeded([key])
      var response = exchange.redirect(to: exchange.paths.signIn, .profileDeleted)
      response.setCookie(exchange.sessionCookie("", seconds: 0))
      return response
    }
  }

  private func deletionPage(
    _ exchange: Exchange, errors: FieldErrors = [:], status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let visitor = try exchange.customer()
    let overview = try await scheduler.overview(for: visitor.viewer, in: exchange.organization)
    let count = overview.upcoming.count + (overview.active == nil ? 0 : 1)
    return exchange.page(
      DeletionPage(upcoming: count, errors: errors).html(in: exchange.frame()), status: status)
  }

  /// Everything that is kept about a customer, as JSON to take away.
  private func exportData(_ exchange: Exchange) async throws -> Response {
    let visitor = try exchange.customer()
    let data = try await scheduler.dataExport(of: visitor, in: exchange.organization)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return Response(
      status: .ok,
      headers: [
        .contentType: "application/json",
        .contentDisposition: "attachment; filename=\"my-data.json\"", .cacheControl: "no-store",
      ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: try encoder.encode(data))))
  }
}
