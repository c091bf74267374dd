import Scheduling
import Storage
import Testing

extension Stage {
  /// Gives the company next door one of everything that a path of the staff pages or of the API can
  /// name, and answers which.
  func fillNeighbour() async throws -> [(path: String, id: String)] {
    let next = try #require(OrganizationID("org_next"))
    let role = try #require(WebRoleID("rol_next"))
    let made = try await scheduler.createAPIKey(
      APIKeyWish(name: "Theirs", scopes: [.readSlots], expiresAt: nil), by: .system, in: next)
    guard case .created(let key, _) = made else {
      Issue.record("\(made)")
      return []
    }
    try await store.writeLedger(next) { ledger in
      try ledger.save(WebRole(id: role, name: "Theirs", permissions: [.administer]))
      try ledger.save(
        StaffUser(
          id: StaffUserID("stf_next")!, name: "Canary", email: "canary@next.example",
          language: nil, passwordHash: "hash of x", roles: [role], resource: nil, isEnabled: true,
          createdAt: Firm.monday))
      try ledger.save(ProductCategory(id: ProductCategoryID("cat_next")!, name: "CanaryCategory"))
      try ledger.save(Skill(id: SkillID("skl_next")!, name: "CanarySkill"))
      try ledger.save(
        Account(
          id: AccountID("acc_next")!, name: "CanaryAccount", address: nil, visitingHours: nil,
          preferred: [], required: [], excluded: []))
      var organization = try ledger.catalogue().organization
      organization.mail.mailboxes = [
        Mailbox(
          id: MailboxID("mbx_next")!, name: "Canary", address: "canary@next.example",
          approvedAt: Firm.monday, testedAt: Firm.monday)
      ]
      try ledger.save(organization)
      let (site, territory) = (SiteID("sit_next")!, TerritoryID("ter_next")!)
      let service = ServiceTypeID("svc_next")!
      try ledger.save(
        Topic(id: TopicID("top_next")!, name: "CanaryTopic", serviceTypes: [service]))
      try ledger.insert(
        AppointmentInvitation(
          id: AppointmentInvitationID("ain_next")!, site: site, topic: .service(service),
          territory: territory, venue: nil,
          participants: [.init(resource: ResourceID("res_next")!, role: .primary)],
          isAnonymous: false, firstDay: LocalDate(days: 20_000), lastDay: nil, expiresAt: nil,
          maximumBookings: nil, isActive: true, message: "Canary", contact: nil, account: nil,
          madeBy: "stf_next", createdAt: Firm.monday,
          keyHash: Hash(bytes: Array(repeating: 9, count: 32)), sealedKey: "canary"))
      try ledger.save(
        ActionableList(
          id: ActionableListID("lst_next")!, name: "CanaryList", owner: StaffUserID("stf_next")!,
          audience: .dispatchers, columns: [], shown: [], createdAt: Firm.monday))
      try ledger.save(Flow(id: FlowID("flw_next")!, name: "CanaryFlow"))
      try ledger.save(
        QuickAction(id: QuickActionID("qac_next")!, label: FlowText(["en": "CanaryAction"])))
      let contact = ContactID("con_stranger")!
      try ledger.insert(
        PortalInvitation(
          id: PortalInvitationID("inv_next")!, kind: .single, contact: contact,
          codeHash: Hash(bytes: Array(repeating: 7, count: 32)), expiresAt: nil,
          maximumRedemptions: 1, redemptions: 0, revokedAt: nil, inviter: nil, account: nil,
          roles: [], createdAt: Firm.monday))
      try ledger.enqueue(
        Message(
          id: MessageID("msg_next")!, kind: .portalInvitation,
          recipient: Recipient(
            name: "Canary", email: "canary@next.example", language: "en", zone: "UTC"),
          content: .invitation(InvitationFacts(code: "CANARY", inviter: nil, expiresAt: nil)),
          createdAt: Firm.monday))
    }
    return [
      ("/staff/appointments", Firm.strangerVisit), ("/staff/contacts", "con_stranger"),
      ("/staff/accounts", "acc_next"), ("/staff/invitations", "inv_next"),
      ("/staff/messages", "msg_next"), ("/staff/resources", "res_next"),
      ("/staff/service-types", "svc_next"), ("/staff/territories", "ter_next"),
      ("/staff/topics", "top_next"), ("/staff/settings/sites", "sit_next"),
      ("/staff/sharing", "ain_next"), ("/staff/lists", "lst_next"),
      ("/staff/settings/flows", "flw_next"),
      ("/staff/settings/quick-actions", "qac_next"),
      ("/staff/categories", "cat_next"), ("/staff/skills", "skl_next"),
      ("/staff/settings/mailboxes", "mbx_next"), ("/staff/settings/users", "stf_next"),
      ("/staff/settings/roles", "rol_next"), ("/staff/settings/keys", key.id.rawValue),
    ]
  }
}
