/// A list in the index of lists.
public struct ListLine: Sendable {
  public var list: ActionableList
  public var members: Int
  /// Nil: somebody who is gone.
  public var owner: String?
}

/// One list with what its page says around the members.
public struct ListView: Sendable {
  public var list: ActionableList
  public var owner: String?
  public var figures: ListFigures
  public var counts: [MemberState: Int]
  /// The latest ones.
  public var sendings: [SendingProgress]
  public var isKept: Bool
}

/// Members of a page with the visits that the viewer may see.
public struct MemberPart: Sendable {
  public var part: ListPart<MemberLine>
  public var visits: [AppointmentID: Appointment]
}

/// The fields of a list's form: `name`, `audience` (`owner`, `dispatchers`, `roles`), `role.rol_x`,
/// `owner`, and `show.email`, … for the columns that are shown.
public enum ActionableListForm {
  public static let rolePrefix = "role."
  public static let columnPrefix = "show."

  public static func fields(of list: ActionableList) -> [String: String] {
    var fields = ["name": list.name, "owner": list.owner.rawValue, "audience": list.audience.name]
    if case .roles(let roles) = list.audience {
      for role in roles { fields[rolePrefix + role.rawValue] = "true" }
    }
    for column in list.shown { fields[columnPrefix + column.rawValue] = "true" }
    return fields
  }

  /// - Parameter isNew: whoever makes a list owns it, and it has no columns yet.
  static func read(
    _ reader: inout FormReader, into list: inout ActionableList, roles: [WebRole],
    owners: [StaffUser], isNew: Bool
  ) {
    list.name = reader.text("name", atMost: TextLimit.title)
    switch reader.raw("audience") {
    case "owner": list.audience = .owner
    case "dispatchers": list.audience = .dispatchers
    case "roles":
      let chosen = roles.filter {
        !$0.isForCustomers && reader.flag(rolePrefix + $0.id.rawValue)
      }
      if chosen.isEmpty { reader.fault("roles", .missing) }
      list.audience = .roles(Set(chosen.map(\.id)))
    default: reader.fault("audience", .notAChoice)
    }
    guard !isNew else { return }
    let owner: StaffUserID? = reader.identifier("owner") { id in
      owners.contains { $0.id == id }
    }
    if reader.raw("owner").isEmpty { reader.fault("owner", .missing) }
    if let owner { list.owner = owner }
    list.shown = ListColumn.all(of: list).filter { reader.flag(columnPrefix + $0.rawValue) }
  }
}

extension ListAudience {
  public var name: String {
    switch self {
    case .owner: "owner"
    case .dispatchers: "dispatchers"
    case .roles: "roles"
    }
  }
}

extension Scheduler {
  /// The lists that the viewer may see, newest first.
  public func lists(
    for viewer: StaffViewer, in organization: OrganizationID
  ) async throws -> [ListLine] {
    try await store.read(organization) { ledger in
      let users = try ledger.staffUsers()
      let roles = users.first { $0.id == viewer.id }?.roles ?? []
      let members = try ledger.countMembers()
      return try ledger.lists().filter { $0.isSeen(by: viewer, with: roles) }.map { list in
        ListLine(
          list: list, members: members[list.id] ?? 0,
          owner: users.first { $0.id == list.owner }?.name)
      }
    }
  }

  /// Nil: there is none that the viewer may see.
  public func list(
    _ id: ActionableListID, for viewer: StaffViewer, in organization: OrganizationID
  ) async throws -> ListView? {
    try await store.read(organization) { ledger in
      guard let list = try ledger.list(id, for: viewer) else { return nil }
      return ListView(
        list: list, owner: try ledger.staffUser(list.owner)?.name,
        figures: try ledger.figures(of: id), counts: try ledger.stateCounts(of: id),
        sendings: try ledger.sendings(of: id, limit: Self.sendingsShown),
        isKept: list.isKept(by: viewer))
    }
  }

  private static let sendingsShown = 10

  /// Members of a list, with the visits that they booked as far as the viewer may see these.
  public func members(
    of id: ActionableListID, _ query: MemberQuery, after position: Int?, limit: Int,
    for viewer: StaffViewer, in organization: OrganizationID
  ) async throws -> MemberPart? {
    try await store.read(organization) { ledger in
      guard try ledger.list(id, for: viewer) != nil else { return nil }
      let part = ListPart(
        try ledger.members(of: id, query, after: position, limit: limit + 1), limit: limit)
      var visits: [AppointmentID: Appointment] = [:]
      for visit in part.items.compactMap(\.appointment) {
        // An assistant shares times without seeing anybody's days.
        guard viewer.seesEverything || viewer.may(.ownDays) else { continue }
        visits[visit] = try ledger.appointment(visit, for: .staff(viewer))
      }
      return MemberPart(part: part, visits: visits)
    }
  }

  /// How many members a filter shows; 0 where there is no list that the viewer may see.
  public func countMembers(
    of id: ActionableListID, _ query: MemberQuery, for viewer: StaffViewer,
    in organization: OrganizationID
  ) async throws -> Int {
    try await store.read(organization) { ledger in
      guard try ledger.list(id, for: viewer) != nil else { return 0 }
      return try ledger.countMembers(of: id, query)
    }
  }

  /// Whom a list's form lets choose: roles of staff, and those who could own it.
  public func listChoices(
    in organization: OrganizationID
  ) async throws -> (roles: [WebRole], owners: [StaffUser]) {
    try await store.read(organization) { try $0.listChoices() }
  }

  /// Changes a list, or makes one (`id` nil), which belongs to whoever made it.
  public func saveList(
    _ typed: TypedForm, id: ActionableListID?, for viewer: StaffViewer,
    in organization: OrganizationID
  ) async throws -> EditAnswer {
    guard viewer.may(.share) else { return .notFound }
    return try await store.write(organization) { ledger in
      let standing: ActionableList
      if let id {
        guard let found = try ledger.list(id, for: viewer), found.isKept(by: viewer) else {
          return .notFound
        }
        standing = found
      } else {
        guard try ledger.lists().count < ActionableList.most else {
          return .faulty([FormFault(field: "name", reason: .tooMany(ActionableList.most))])
        }
        standing = ActionableList(
          id: identifier(now: ledger.now), name: "", owner: viewer.id, audience: .owner,
          columns: [], shown: [.email, .phone], createdAt: ledger.now)
      }
      let choices = try ledger.listChoices()
      let form = RecordForm<ActionableList>(
        event: id == nil ? "list.created" : "list.changed", fields: ActionableListForm.fields,
        read: {
          ActionableListForm.read(
            &$0, into: &$1, roles: choices.roles, owners: choices.owners, isNew: id == nil)
        })
      switch form.outcome(of: typed, on: standing, isNew: id == nil, zones: zones) {
      case .refused(let answer): return answer
      case .same: return .saved(conflicts: 0)
      case .changed(_, let after, let change):
        try ledger.save(after)
        try ledger.record(change.entry(form.event, on: after.id.rawValue, by: viewer))
        return id == nil ? .created(after.id.rawValue) : .saved(conflicts: 0)
      }
    }
  }

  /// Deletes a list with everything about its members. False: not the viewer's to delete.
  public func deleteList(
    _ id: ActionableListID, for viewer: StaffViewer, in organization: OrganizationID
  ) async throws -> Bool {
    try await store.write(organization) { ledger in
      guard let list = try ledger.list(id, for: viewer), list.isKept(by: viewer) else {
        return false
      }
      let count = try ledger.countMembers(of: id)
      try ledger.delete(id)
      try ledger.record(
        JournalEntry(
          actor: Viewer.staff(viewer).name, event: "list.deleted", subject: id.rawValue,
          before: ["name": list.name, "members": "\(count)"]))
      return true
    }
  }

  /// Takes members off a list; nil: there is no such list for this viewer.
  public func removeMembers(
    _ ids: Set<ListMemberID>, of id: ActionableListID, for viewer: StaffViewer,
    in organization: OrganizationID
  ) async throws -> Int? {
    try await store.write(organization) { ledger in
      guard try ledger.list(id, for: viewer) != nil else { return nil }
      let count = try ledger.removeMembers(ids, of: id)
      if count > 0 {
        try ledger.record(
          JournalEntry(
            actor: Viewer.staff(viewer).name, event: "list.membersRemoved", subject: id.rawValue,
            before: ["members": "\(count)"]))
      }
      return count
    }
  }
}

extension Ledger {
  fileprivate func listChoices() throws -> (roles: [WebRole], owners: [StaffUser]) {
    (
      try roles().filter { !$0.isForCustomers }.sorted { ($0.name, $0.id) < ($1.name, $1.id) },
      try staffUsers().filter(\.isEnabled)
    )
  }
}
