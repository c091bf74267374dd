/// An appointment invitation as staff see it.
public struct AppointmentInvitationView: Sendable {
  public var invitation: AppointmentInvitation
  public var site: Site?
  /// The whole URL; nil: the site has lost its prefix.
  public var url: String?
  public var topic: String
  public var territory: Territory?
  /// Whose time it shares, by name.
  public var names: [String]
  /// Nil: it can be booked by.
  public var closure: InvitationClosure?
  /// The version that it was made to run in; nil: its site's.
  public var flow: String?
  public var contact: Contact?
  /// Who made it; nil: somebody who is gone.
  public var maker: String?
  /// How it was sent to members of a list that the viewer may see; nil: it was not.
  public var sending: (progress: SendingProgress, list: ActionableList, figures: ListFigures)?
}

/// The fields of what can be changed of an invitation.
public enum AppointmentInvitationForm {
  /// - Parameter zone: the organisation's, in which the last day of the URL ends.
  public static func fields(
    of invitation: AppointmentInvitation, zone: Zone
  ) -> [String: String] {
    [
      "first": invitation.firstDay.iso8601, "last": invitation.lastDay?.iso8601 ?? "",
      "expires": invitation.expiresAt.map { zone.date(of: $0 - 1).iso8601 } ?? "",
      "maximum": invitation.maximumBookings.map { "\($0)" } ?? "",
      "active": invitation.isActive ? "true" : "",
    ]
  }
}

extension Scheduler {
  /// Part of the invitations whose resources the viewer may share, newest first.
  public func appointmentInvitations(
    after cursor: AppointmentInvitationID?, limit: Int, for viewer: StaffViewer,
    in organization: OrganizationID
  ) async throws -> ListPart<AppointmentInvitationView> {
    try await store.read(organization) { ledger in
      let found = try ledger.appointmentInvitations(
        within: try ledger.reach(of: viewer), after: cursor, limit: limit + 1)
      let sites = try ledger.sites()
      let users = try ledger.staffUsers()
      let contacts = try ledger.contacts(Set(found.compactMap(\.contact)))
      let catalogue = try ledger.catalogue()
      return ListPart(
        found.map {
          view(of: $0, catalogue, sites, users, contacts, now: ledger.now)
        }, limit: limit)
    }
  }

  /// One invitation with the visits booked by it; nil: there is none that the viewer may change.
  public func appointmentInvitation(
    _ id: AppointmentInvitationID, for viewer: StaffViewer, in organization: OrganizationID
  ) async throws -> (AppointmentInvitationView, visits: [VisitRow])? {
    let zones = zones
    return try await store.read(organization) { ledger in
      guard let invitation = try ledger.shared(id, with: viewer) else { return nil }
      let visits = try ledger.appointments(bookedBy: id, limit: Self.mostListed)
      // An assistant shares times without seeing anybody's days.
      let shown = visits.filter {
        viewer.seesEverything || viewer.may(.ownDays) && viewer.resource == $0.resource
      }
      var view = view(
        of: invitation, try ledger.catalogue(), try ledger.sites(), try ledger.staffUsers(),
        try ledger.contacts(Set([invitation.contact].compactMap { $0 })), now: ledger.now)
      if let progress = try ledger.sending(by: id),
        let list = try ledger.list(progress.sending.list, for: viewer)
      {
        view.sending = (progress, list, try ledger.figures(of: id))
      }
      return (view, try ledger.rows(of: shown, for: .staff(viewer), zones: zones))
    }
  }

  private static let mostListed = 200

  private func view(
    of invitation: AppointmentInvitation, _ catalogue: Catalogue, _ sites: [Site],
    _ users: [StaffUser], _ contacts: [ContactID: Contact], now: Instant
  ) -> AppointmentInvitationView {
    let site = sites.first { $0.id == invitation.site }
    return AppointmentInvitationView(
      invitation: invitation, site: site, url: site.flatMap { url(of: invitation, at: $0) },
      topic: catalogue.name(of: invitation.topic),
      territory: catalogue.territories[invitation.territory],
      names: invitation.resources.compactMap { catalogue.resources[$0]?.name },
      closure: invitation.closure(at: now, in: catalogue),
      flow: catalogue.flow(invitation.flow)?.name,
      contact: invitation.contact.flatMap { contacts[$0] },
      maker: users.first { $0.id.rawValue == invitation.madeBy }?.name)
  }

  /// Changes days, expiry, maximum, or whether it is active.
  public func saveAppointmentInvitation(
    _ typed: TypedForm, id: AppointmentInvitationID, for viewer: StaffViewer,
    in organization: OrganizationID
  ) async throws -> EditAnswer {
    try await store.write(organization) { ledger in
      guard let standing = try ledger.shared(id, with: viewer) else { return .notFound }
      let catalogue = try ledger.catalogue()
      let zone = catalogue.organization.zone
      let today = (catalogue.territories[standing.territory]?.zone ?? zone).date(of: ledger.now)
      let now = ledger.now
      let form = RecordForm<AppointmentInvitation>(
        event: "appointmentInvitation.changed",
        fields: { AppointmentInvitationForm.fields(of: $0, zone: zone) },
        read: { reader, invitation in
          reader.readLimits(&invitation.limits, today: today, zone: zone, now: now)
          invitation.isActive = reader.flag("active")
        })
      return try form.settle(
        typed, on: standing, id: id.rawValue, isNew: false, by: viewer, ledger, zones
      ) { try ledger.update($0) }
    }
  }

  /// Adds to what was counted of invitations, and of the URLs of members to whom they were sent.
  public func count(
    _ uses: [AppointmentInvitationID: InvitationUses], members: [MemberKeyID: InvitationUses],
    in organization: OrganizationID
  ) async throws {
    try await store.write(organization) { ledger in
      for (id, uses) in uses { try ledger.add(uses, to: id) }
      for (key, uses) in members { try ledger.add(uses, to: key) }
    }
  }
}

extension Ledger {
  /// An invitation whose resources all lie within the viewer's reach.
  func shared(
    _ id: AppointmentInvitationID, with viewer: StaffViewer
  ) throws -> AppointmentInvitation? {
    guard let invitation = try appointmentInvitation(id) else { return nil }
    return try reach(of: viewer).contains(invitation.resources) ? invitation : nil
  }
}

extension AppointmentInvitation {
  /// For the journal: everything but the key.
  func journalled(_ catalogue: Catalogue) -> [String: String] {
    AppointmentInvitationForm.fields(of: self, zone: catalogue.organization.zone).merging([
      "site": site.rawValue, "topic": topic.rawValue, "territory": territory.rawValue,
      "mode": venue?.rawValue ?? "", "resources": leads.map(\.rawValue).joined(separator: " "),
      "companions": participants.filter { $0.role != .primary }
        .map { "\($0.resource) \($0.role.rawValue)" }.joined(separator: ", "),
      "anonymous": isAnonymous ? "true" : "", "contact": contact?.rawValue ?? "",
      "account": account?.rawValue ?? "", "flow": flow?.rawValue ?? "",
    ]) { $1 }
  }
}
