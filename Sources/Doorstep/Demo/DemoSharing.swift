import Scheduling

extension Installation {
  /// The link by which the demo company's assistant shares an advisor's time: made once, with the
  /// address under which the demo is reached now. Nil: the assistant is gone.
  func sharedDemoTime() async throws -> String? {
    guard let organization = OrganizationID(DemoCompany.organization),
      let id = StaffUserID(DemoCompany.assistant)
    else { return nil }
    let prefix = settings.origin + "/i/"
    let advisors = try await scheduler.store.write(organization) { ledger -> [ResourceID] in
      if var site = try ledger.sites().first, site.sharing.invitationPrefix != prefix {
        site.sharing.invitationPrefix = prefix
        try ledger.save(site)
      }
      return try ledger.resources(assistedBy: id).sorted()
    }
    let assistant = StaffViewer(id: id, resource: nil, permissions: [.share])
    let known = try await scheduler.appointmentInvitations(
      after: nil, limit: 1, for: assistant, in: organization)
    if let view = known.items.first { return view.url }
    guard let advisor = advisors.first,
      let site = try await scheduler.sites(in: organization).first
    else { return nil }
    let form = TypedForm(fields: [
      "site": site.id.rawValue, "topic": "top_advice", "flow": DemoFlows.advice,
      "territory": DemoCatalogue.deskTerritory,
      SharingForm.resourcePrefix + advisor.rawValue: "true",
      "message": "Choose a time that suits you. I look forward to it.",
    ])
    let answer = try await scheduler.shareAvailability(form, for: assistant, in: organization)
    guard case .created(_, let url) = answer else { return nil }
    return url
  }
}
