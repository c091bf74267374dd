/// Everything that staff see of one contact.
public struct ContactDossier: Sendable {
  public var contact: Contact
  public var account: Account?
  public var assets: [Asset]
  /// Soonest first; latest first.
  public var upcoming: [VisitView]
  public var past: [VisitView]
  /// Nil: no portal profile.
  public var user: PortalUser?
  /// Newest first.
  public var invitations: [InvitationView]
  /// What the contact may do now, and what an open invitation adds on redemption.
  public var roles: [WebRole]
  public var promisedRoles: [WebRole]
  /// What could be added.
  public var otherRoles: [WebRole]

  /// Past visits and invitations that are listed.
  static let listed = 20
}

/// An invitation with the names that a page shows.
public struct InvitationView: Sendable {
  public var invitation: PortalInvitation
  /// Nil: it can be redeemed.
  public var refusal: RedemptionRefusal?
  /// Who made it; nil: the command line, or a member of staff who is gone.
  public var maker: String?
}

extension Scheduler {
  /// One contact with all that belongs to it; nil when there is none.
  public func dossier(
    of id: ContactID, for viewer: Viewer, in organization: OrganizationID
  ) async throws -> ContactDossier? {
    let zones = zones
    return try await store.read(organization) { ledger in
      guard let contact = try ledger.contact(id) else { return nil }
      let own = Viewer.customer(id, account: nil)
      let open = try ledger.openAppointments(for: own, limit: 200)
      let past = try ledger.pastAppointments(for: own, offset: 0, limit: ContactDossier.listed)
      let views = try VisitViews(of: open + past, for: viewer, in: ledger, zones: zones)
      let invitations = try ledger.views(
        of: try ledger.invitations(of: id, limit: ContactDossier.listed))
      let promised = invitations.filter { $0.refusal == nil }
        .reduce(into: Set<WebRoleID>()) { $0.formUnion($1.invitation.roles) }
        .subtracting(contact.roles)
      let known = try ledger.roles()
      return ContactDossier(
        contact: contact, account: try contact.account.flatMap { try ledger.account($0) },
        assets: try ledger.assets(of: id, account: nil), upcoming: open.map(views.view),
        past: past.map(views.view), user: try ledger.portalUser(of: id),
        invitations: invitations, roles: known.filter { contact.roles.contains($0.id) },
        promisedRoles: known.filter { promised.contains($0.id) },
        otherRoles: known.filter { $0.isForCustomers && !contact.roles.contains($0.id) })
    }
  }

  /// Invitations for several people, newest first, at most a hundred.
  public func groupInvitations(
    in organization: OrganizationID
  ) async throws -> [InvitationView] {
    try await store.read(organization) { ledger in
      try ledger.views(of: try ledger.groupInvitations(limit: 100))
    }
  }
}

extension Ledger {
  fileprivate func views(of invitations: [PortalInvitation]) throws -> [InvitationView] {
    let users = try staffUsers()
    return invitations.map { invitation in
      InvitationView(
        invitation: invitation, refusal: invitation.refusal(at: now),
        maker: users.first { $0.id.rawValue == invitation.madeBy }?.name)
    }
  }
}
