import HTTPTypes
import Hummingbird
import Pages
import Scheduling

extension Portal {
  /// Whose hours one may keep is for the scope to say: another's is not found.
  func addAbsenceRoutes(to routes: StaffRoutes) {
    let paths = SitePath.routes
    routes.post(paths.staffResource("{id}", "absences"), needs: nil) { exchange, member in
      try await saveDeviation("absences", exchange, member) { typed, resource in
        try await scheduler.saveAbsence(
          typed, id: nil, of: resource, for: member.viewer, in: exchange.organization)
      }
    }
    routes.post(paths.staffResource("{id}", "shifts"), needs: nil) { exchange, member in
      try await saveDeviation("shifts", exchange, member) { typed, resource in
        try await scheduler.saveShift(
          typed, of: resource, for: member.viewer, in: exchange.organization)
      }
    }
    routes.post(paths.staffShiftRemoval("{date}", of: "{id}"), needs: nil) { exchange, member in
      guard let date = LocalDate(iso8601: exchange.parameter("date")) else {
        throw Problem.notFound
      }
      return try await remove(exchange) { resource in
        try await scheduler.removeShift(
          on: date, of: resource, for: member.viewer, in: exchange.organization)
      }
    }
    routes.get(paths.staffAbsence("{absence}", of: "{id}"), needs: nil) { exchange, member in
      exchange.page(try await absencePage(exchange, member))
    }
    routes.post(paths.staffAbsence("{absence}", of: "{id}"), needs: nil) { exchange, member in
      let (resource, id): (ResourceID, AbsenceID) =
        (try exchange.named(), try exchange.named("absence"))
      let typed = try await exchange.typedForm()
      let answer = try await scheduler.saveAbsence(
        typed, id: id, of: resource, for: member.viewer, in: exchange.organization)
      return try await exchange.answer(
        answer, to: typed, next: { _ in exchange.paths.staffResource(resource.rawValue) },
        again: { try await absencePage(exchange, member, refused: $0) })
    }
    routes.post(paths.staffAbsenceRemoval("{absence}", of: "{id}"), needs: nil) {
      exchange, member in
      let id: AbsenceID = try exchange.named("absence")
      return try await remove(exchange) { resource in
        try await scheduler.removeAbsence(
          id, of: resource, for: member.viewer, in: exchange.organization)
      }
    }
  }

  private func saveDeviation(
    _ part: String, _ exchange: Exchange, _ member: StaffMember,
    _ save: (TypedForm, ResourceID) async throws -> EditAnswer
  ) async throws -> Response {
    let resource: ResourceID = try exchange.named()
    let typed = try await exchange.typedForm()
    return try await exchange.answer(
      try await save(typed, resource), to: typed,
      next: { _ in exchange.paths.staffResource(resource.rawValue) },
      again: { try await resourcePage(exchange, member, refused: [part: $0]) })
  }

  private func remove(
    _ exchange: Exchange, _ remove: (ResourceID) async throws -> EditAnswer
  ) async throws -> Response {
    let resource: ResourceID = try exchange.named()
    _ = try await exchange.form()
    guard case .saved(let conflicts) = try await remove(resource) else { throw Problem.notFound }
    return exchange.redirect(
      to: exchange.paths.staffResource(resource.rawValue),
      conflicts > 0 ? .conflictsMade : .recordRemoved)
  }

  private func absencePage(
    _ exchange: Exchange, _ member: StaffMember, refused: FormState? = nil
  ) async throws -> HTML {
    let (id, absenceID): (ResourceID, AbsenceID) =
      (try exchange.named(), try exchange.named("absence"))
    guard let resource = exchange.catalogue.resources[id],
      let absence = try await scheduler.absence(
        absenceID, of: id, for: member.viewer, in: exchange.organization)
    else { throw Problem.notFound }
    return AbsencePage(
      absence: absence, resource: resource, refused: refused,
      isDispatcher: member.viewer.may(.dispatch)
    ).html(in: exchange.frame())
  }
}
