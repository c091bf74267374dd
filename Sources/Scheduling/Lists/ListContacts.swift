/// What taking contacts onto a list would bring.
public struct ContactAddition: Sendable {
  /// Those who are found, in the order of their ids; the first few.
  public var sample: [Contact]
  public var found: Int
  /// There are more than one list can have.
  public var isCut: Bool
}

public enum ContactAdditionAnswer: Sendable {
  /// - left: on the list already, without an address, or not wanting mail.
  case added(Int, left: Int)
  case full
  case notFound
}

extension Scheduler {
  private static let sampleSize = 10
  private static let readAtOnce = 1000

  /// Contacts that a filter finds. Only those who see all contacts take them onto lists; nil: there
  /// is no such list for this viewer.
  public func contactsToAdd(
    _ query: ContactQuery, to id: ActionableListID, for viewer: StaffViewer,
    in organization: OrganizationID
  ) async throws -> ContactAddition? {
    guard viewer.may(.dispatch) else { return nil }
    return try await store.read(organization) { ledger in
      guard try ledger.list(id, for: viewer) != nil else { return nil }
      let found = try ledger.countContacts(query, atMost: ActionableList.mostMembers + 1)
      return ContactAddition(
        sample: try ledger.contacts(query, after: nil, limit: Self.sampleSize),
        found: min(found, ActionableList.mostMembers), isCut: found > ActionableList.mostMembers)
    }
  }

  /// Takes everybody whom a filter finds onto a list, with name, address and telephone as they are
  /// now.
  public func addContacts(
    _ query: ContactQuery, to id: ActionableListID, for viewer: StaffViewer,
    in organization: OrganizationID
  ) async throws -> ContactAdditionAnswer {
    guard viewer.may(.dispatch) else { return .notFound }
    do {
      return try await store.write(organization) { ledger in
        try addContacts(query, to: id, for: viewer, into: ledger)
      }
    } catch is ListIsFull {
      return .full
    }
  }

  private func addContacts(
    _ query: ContactQuery, to id: ActionableListID, for viewer: StaffViewer,
    into ledger: any Ledger
  ) throws -> ContactAdditionAnswer {
    guard let list = try ledger.list(id, for: viewer) else { return .notFound }
    let (emails, contacts) = try ledger.addresses(of: id)
    var known = emails
    var count = try ledger.countMembers(of: id)
    var position = try ledger.lastPosition(of: id)
    var (added, left) = (0, 0)
    var cursor: ContactID?
    while true {
      let found = try ledger.contacts(query, after: cursor, limit: Self.readAtOnce)
      var members: [ListMember] = []
      for contact in found {
        let isReached = !contact.email.isEmpty && !contact.emailOptOut
        guard isReached, !contacts.contains(contact.id),
          known.insert(contact.email.lowercased()).inserted
        else {
          left += 1
          continue
        }
        position += 1
        members.append(
          ListMember(
            id: identifier(now: ledger.now), list: id, position: position,
            firstName: contact.firstName, lastName: contact.lastName, email: contact.email,
            phone: contact.phone, language: contact.language, contact: contact.id,
            values: Array(repeating: "", count: list.columns.count)))
      }
      count += members.count
      guard count <= ActionableList.mostMembers else { throw ListIsFull() }
      try ledger.insert(members)
      added += members.count
      cursor = found.last?.id
      if found.count < Self.readAtOnce { break }
    }
    if added > 0 {
      try ledger.record(
        JournalEntry(
          actor: Viewer.staff(viewer).name, event: "list.contactsAdded", subject: id.rawValue,
          after: ["members": "\(added)"]))
    }
    return .added(added, left: left)
  }
}

/// Thrown inside a transaction to undo it.
struct ListIsFull: Error {}
