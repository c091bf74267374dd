import HTTPTypes
import Hummingbird
import Pages
import Scheduling

extension Portal {
  func addAssistantRoutes(to routes: StaffRoutes) {
    let paths = SitePath.routes
    routes.get(paths.staffResourceSharing("{id}"), needs: .ownDays) { exchange, member in
      let record = try await exchange.sharingRecord(for: member)
      let state = FormState(standing: record.defaults.fields)
      return exchange.page(exchange.sharingPage(record, state, member))
    }
    routes.post(paths.staffResourceSharing("{id}"), needs: .ownDays) { exchange, member in
      let record = try await exchange.sharingRecord(for: member)
      let typed = try await exchange.typedForm()
      let answer = try await scheduler.saveSharingDefaults(
        typed, of: record.resource.id, for: member.viewer, in: exchange.organization)
      return try await exchange.answer(
        answer, to: typed,
        next: { _ in exchange.paths.staffResourceSharing(record.resource.id.rawValue) },
        again: { exchange.sharingPage(record, $0, member) })
    }
    routes.post(paths.staffAssistants(of: "{id}"), needs: .ownDays) { exchange, member in
      let id = try await exchange.sharingRecord(for: member).resource.id
      let sent = try await exchange.sentForm()
      let back = exchange.paths.staffResourceSharing(id.rawValue)
      guard ["assign", "revoke"].contains(sent["change"]) else { throw Problem.malformed }
      guard let staff = StaffUserID(sent["staff"]) else {
        // Nobody was chosen.
        if sent["staff"].isEmpty { return exchange.redirect(to: back) }
        throw Problem.notFound
      }
      guard
        try await scheduler.setAssistant(
          staff, of: id, isAssigned: sent["change"] == "assign", for: member.viewer,
          in: exchange.organization)
      else { throw Problem.notFound }
      return exchange.redirect(to: back, .recordSaved)
    }
  }
}

extension Exchange {
  fileprivate func sharingRecord(for member: StaffMember) async throws -> SharingRecord {
    let id: ResourceID = try named()
    guard
      let record = try await scheduler.sharing(of: id, for: member.viewer, in: organization)
    else { throw Problem.notFound }
    return record
  }

  fileprivate func sharingPage(
    _ record: SharingRecord, _ state: FormState, _ member: StaffMember
  ) -> HTML {
    ResourceSharingPage(
      record: record, state: state, topics: topicChoices, territories: territoryChoices,
      isDispatcher: member.viewer.may(.dispatch), zone: catalogue.organization.zone
    ).html(in: frame())
  }
}
