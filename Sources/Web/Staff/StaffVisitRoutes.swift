import HTTPTypes
import Hummingbird
import Pages
import Scheduling

extension Portal {
  func addStaffVisitRoutes(to routes: StaffRoutes) {
    let paths = SitePath.routes
    routes.get(paths.staffVisit("{id}"), needs: .ownDays) { exchange, member in
      let dossier = try await self.dossier(exchange, member)
      return exchange.staffVisit(dossier, member)
    }
    routes.get(paths.staffVisitState("{id}"), needs: .ownDays) { exchange, member in
      let dossier = try await self.dossier(exchange, member)
      guard let state = exchange.query("to").flatMap(AppointmentState.init(rawValue:)) else {
        throw Problem.notFound
      }
      return exchange.reasonPage(dossier, member, state)
    }
    routes.post(paths.staffVisitState("{id}"), needs: .ownDays) {
      try await self.changeState($0, $1)
    }
    routes.post(paths.staffVisitLink("{id}", "{link}"), needs: .ownDays) { exchange, member in
      let form = try await exchange.form()
      guard let id = exchange.appointmentID else { throw Problem.notFound }
      guard let change = form["change"].flatMap(LinkChange.init(rawValue:)) else {
        throw Problem.malformed
      }
      let answer = try await scheduler.changeLink(
        exchange.parameter("link"), of: id, change, for: .staff(member.viewer),
        in: exchange.organization)
      switch answer {
      case .changed, .unchanged:
        return exchange.redirect(to: exchange.paths.staffVisit(id.rawValue), .staffSaved)
      case .refused(.wrongState):
        return exchange.staffVisit(
          try await self.dossier(exchange, member), member, refused: .wrongState)
      case .refused(let refusal): throw Problem.refused(refusal, appointment: nil)
      }
    }
  }

  /// The visit that the path names, if the member of staff may see it.
  private func dossier(_ exchange: Exchange, _ member: StaffMember) async throws -> VisitDossier {
    guard let id = exchange.appointmentID,
      let dossier = try await scheduler.dossier(
        id, for: .staff(member.viewer), in: exchange.organization)
    else { throw Problem.notFound }
    return dossier
  }

  private func changeState(_ exchange: Exchange, _ member: StaffMember) async throws -> Response {
    let form = try await exchange.form()
    guard let id = exchange.appointmentID else { throw Problem.notFound }
    let state = form["state"].flatMap(AppointmentState.init(rawValue:))
    let version = form["version"].flatMap(Int.init)
    guard let state, let version else { throw Problem.malformed }
    let reason = form["reason"] ?? ""
    let wish = StateWish(appointment: id, state: state, reason: reason, version: version)
    let answer = try await scheduler.changeState(
      wish, for: .staff(member.viewer), in: exchange.organization)
    switch answer {
    case .changed, .unchanged:
      return exchange.redirect(to: exchange.paths.staffVisit(id.rawValue), .staffSaved)
    case .refused(.reasonMissing):
      return exchange.reasonPage(
        try await dossier(exchange, member), member, state, reason: reason,
        error: exchange.texts.staffReasonMissing)
    case .refused(.textTooLong):
      return exchange.reasonPage(
        try await dossier(exchange, member), member, state, reason: reason,
        error: exchange.texts.errors.tooLong(TextLimit.reason))
    case .refused(let refusal) where refusal == .notFound || refusal == .notAllowed:
      throw Problem.refused(refusal, appointment: nil)
    case .refused(let refusal):
      return exchange.staffVisit(
        try await dossier(exchange, member), member, refused: refusal)
    }
  }
}

extension Exchange {
  /// - Parameter refusal: what came of the wish that led here; nil: none was made.
  fileprivate func staffVisit(
    _ dossier: VisitDossier, _ member: StaffMember, refused refusal: Refusal? = nil
  ) -> Response {
    page(
      StaffVisitPage(
        dossier: dossier, card: card(dossier.view), opensContacts: member.viewer.may(.dispatch),
        problem: refusal.map { texts.staffMessage($0) }
      ).html(in: frame()), status: refusal?.status ?? .ok)
  }

  fileprivate func reasonPage(
    _ dossier: VisitDossier, _ member: StaffMember, _ state: AppointmentState,
    reason: String = "", error: String? = nil
  ) -> Response {
    let visit = dossier.visit
    let isStepBack = visit.previousState == state
    guard isStepBack || visit.nextStates.contains(state) else {
      return staffVisit(dossier, member, refused: .wrongState)
    }
    let rules = catalogue.organization.rules
    return page(
      StaffReasonPage(
        card: card(dossier.view), state: state, isStepBack: isStepBack, version: visit.version,
        isRequired: isStepBack || state == .canceled && rules.cancellationReasonRequired,
        reason: reason, errors: error.map { ["reason": $0] } ?? [:]
      ).html(in: frame()), status: error == nil ? .ok : .unprocessableContent)
  }
}
