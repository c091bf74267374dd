public enum SendingDraftAnswer: Sendable {
  /// - chosen: how many were chosen; the draft's total says how many of them a letter can reach.
  case drafted(ListSending, chosen: Int)
  /// Nobody was chosen, or no letter can reach any of them.
  case nobody
  /// The message is switched off, or its mailbox doesn't send.
  case notReady
  case notFound
}

extension Scheduler {
  /// Fixes who is to get an invitation, before it is made.
  public func draftSending(
    _ selection: MemberSelection, of id: ActionableListID, for viewer: StaffViewer,
    in organization: OrganizationID
  ) async throws -> SendingDraftAnswer {
    try await store.write(organization) { ledger in
      guard try ledger.list(id, for: viewer) != nil, try ledger.reach(of: viewer) != .some([])
      else {
        return .notFound
      }
      guard try ledger.catalogue().organization.mail.sendsInvitations else { return .notReady }
      let members = try ledger.recipients(of: id, selection)
      guard !members.isEmpty else { return .nobody }
      let sending = ListSending(
        id: identifier(now: ledger.now), list: id, invitation: nil,
        madeBy: Viewer.staff(viewer).name, createdAt: ledger.now, total: members.count)
      try ledger.insert(sending, to: members.map { (identifier(now: ledger.now), $0) })
      let chosen: Int
      switch selection {
      case .chosen(let ids): chosen = ids.count
      case .all(let query):
        chosen = try ledger.countMembers(of: id, query)
      }
      return .drafted(sending, chosen: chosen)
    }
  }

  /// A draft of this viewer with the list that it is for.
  public func draft(
    _ id: ListSendingID, for viewer: StaffViewer, in organization: OrganizationID
  ) async throws -> (sending: ListSending, list: ActionableList)? {
    try await store.read(organization) { try $0.draft(id, for: viewer) }
  }
}

extension Ledger {
  /// One that the viewer made and that was not begun.
  func draft(
    _ id: ListSendingID, for viewer: StaffViewer
  ) throws -> (sending: ListSending, list: ActionableList)? {
    guard let sending = try sending(id), sending.invitation == nil,
      sending.madeBy == Viewer.staff(viewer).name,
      let list = try list(sending.list, for: viewer)
    else { return nil }
    return (sending, list)
  }

  /// One that the viewer has begun already: a form that is sent twice begins nothing more.
  func begun(_ id: ListSendingID, by viewer: StaffViewer) throws -> ListSending? {
    guard let sending = try sending(id), sending.invitation != nil,
      sending.madeBy == Viewer.staff(viewer).name, try list(sending.list, for: viewer) != nil
    else { return nil }
    return sending
  }

  /// Begins a draft with the invitation that was just made, in the same transaction.
  func begin(
    _ draft: ListSending, by invitation: AppointmentInvitation
  ) throws -> ListSending {
    var sending = draft
    sending.invitation = invitation.id
    sending.total = try begin(draft.id, by: invitation.id)
    try record(
      JournalEntry(
        actor: sending.madeBy, event: "list.sendingBegun", subject: sending.list.rawValue,
        after: ["invitation": invitation.id.rawValue, "members": "\(sending.total)"]))
    return sending
  }
}
