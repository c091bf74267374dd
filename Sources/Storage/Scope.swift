internal import Scheduling

/// What a viewer may see, as a condition of a statement: whatever lies outside is simply not found.
struct Scope {
  let condition: String
  let arguments: [(any Bindable)?]

  /// On rows of `appointments`.
  static func appointments(for viewer: Viewer, in organization: OrganizationID) -> Scope {
    switch viewer {
    case .customer(let contact, let account):
      .owned("appointments", by: contact, or: account, in: organization)
    case .bearer(let appointment): Scope(condition: "id = ?", arguments: [appointment])
    case .staff(let member):
      member.seesEverything
        ? .everything
        : Scope(
          condition: """
            (resource_id = ? OR id IN (
              SELECT appointment_id FROM occupancy
              WHERE organization_id = ? AND occupancy.resource_id = ?))
            """,
          arguments: [member.ownResource, organization, member.ownResource])
    case .guest: Scope(condition: "1 = 0", arguments: [])
    case .program, .system: .everything
    }
  }

  /// On rows of `work_orders`; whoever has the link of a visit sees that visit's.
  /// - Parameter one: a single one is asked for, by its identifier; else those to be scheduled.
  static func workOrders(
    for viewer: Viewer, in organization: OrganizationID, one: Bool
  ) -> Scope {
    switch viewer {
    case .customer(let contact, let account):
      one
        ? Scope(condition: "(contact_id = ? OR account_id = ?)", arguments: [contact, account])
        : .owned(
          "work_orders", by: contact, or: account, in: organization,
          where: "state = 'unscheduled'")
    case .bearer(let appointment):
      Scope(
        condition: """
          id IN (SELECT work_order_id FROM appointments WHERE organization_id = ? AND id = ?)
          """,
        arguments: [organization, appointment])
    case .staff(let member):
      member.seesEverything
        ? .everything
        : Scope(
          condition: """
            id IN (SELECT work_order_id FROM appointments
              WHERE organization_id = ? AND resource_id = ?)
            """,
          arguments: [organization, member.ownResource])
    case .guest: Scope(condition: "1 = 0", arguments: [])
    case .program, .system: .everything
    }
  }

  /// On rows of any table that has a contact's and an account's column.
  ///
  /// A plain OR would read the whole organisation's rows: the two indexes are asked one by one.
  static func owned(
    _ table: String, by contact: ContactID, or account: AccountID?,
    in organization: OrganizationID, where condition: String = "1 = 1"
  ) -> Scope {
    guard let account else { return Scope(condition: "contact_id = ?", arguments: [contact]) }
    return Scope(
      condition: """
        id IN (
          SELECT id FROM \(table) WHERE organization_id = ? AND contact_id = ? AND \(condition)
          UNION
          SELECT id FROM \(table) WHERE organization_id = ? AND account_id = ? AND \(condition))
        """,
      arguments: [organization, contact, organization, account])
  }

  private static var everything: Scope { Scope(condition: "1 = 1", arguments: []) }
}

extension StaffViewer {
  /// Nil, which equals nothing in SQL, unless their own days are theirs to see.
  fileprivate var ownResource: ResourceID? { may(.ownDays) ? resource : nil }
}
