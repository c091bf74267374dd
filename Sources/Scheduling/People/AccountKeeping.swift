/// Everything that staff see of one account.
public struct AccountDossier: Sendable {
  public var account: Account
  /// By last name; at most a hundred.
  public var contacts: [Contact]
  public var assets: [Asset]
  public var upcoming: [VisitView]
  public var past: [VisitView]
  /// Every resource, by name: for who may, must or must not come.
  public var resources: [Resource]
  /// One of the contacts signs in on the portal: availability can be shared with them.
  public var hasPortalUser: Bool
}

/// What staff write about an account.
public struct AccountForm: Hashable, Sendable {
  public var name: String
  public var address: Address?
  public var preferred: Set<ResourceID>
  public var required: Set<ResourceID>
  public var excluded: Set<ResourceID>

  public init(
    name: String, address: Address?, preferred: Set<ResourceID>, required: Set<ResourceID>,
    excluded: Set<ResourceID>
  ) {
    self.name = name
    self.address = address
    self.preferred = preferred
    self.required = required
    self.excluded = excluded
  }
}

public enum AccountAnswer: Sendable {
  case saved(AccountID)
  case faulty([FieldFault])
  /// Somebody changed it after the form was made: what stands by now.
  case outdated(standing: [String: String])
  case notFound
}

extension Account {
  /// What its form shows, by the names of its inputs.
  public var formFields: [String: String] {
    var fields = [
      "name": name, "street": address?.street ?? "", "postalCode": address?.postalCode ?? "",
      "city": address?.city ?? "", "country": address?.country ?? "",
    ]
    for (kind, resources) in [
      ("preferred", preferred), ("required", required), ("excluded", excluded),
    ] {
      for resource in resources { fields["resource.\(resource)"] = kind }
    }
    return fields
  }
}

extension Scheduler {
  /// One account with all that belongs to it; nil when there is none.
  public func dossier(
    of id: AccountID, for viewer: Viewer, in organization: OrganizationID
  ) async throws -> AccountDossier? {
    let zones = zones
    return try await store.read(organization) { ledger in
      guard let account = try ledger.account(id) else { return nil }
      let open = try ledger.appointments(of: id, areOpen: true, limit: 100)
      let past = try ledger.appointments(of: id, areOpen: false, limit: 20)
      let views = try VisitViews(of: open + past, for: viewer, in: ledger, zones: zones)
      let contacts = try ledger.contacts(of: id, limit: 100)
      return AccountDossier(
        account: account, contacts: contacts,
        assets: try ledger.assets(of: id), upcoming: open.map(views.view),
        past: past.map(views.view),
        resources: try ledger.catalogue().resources.values.sorted {
          ($0.name, $0.id) < ($1.name, $1.id)
        },
        hasPortalUser: try contacts.contains { try ledger.portalUser(of: $0.id) != nil })
    }
  }

  /// - Parameters:
  ///   - id: nil: a new one.
  ///   - stamp: the ``FormStamp`` of the `formFields` that the form was made from.
  public func saveAccount(
    _ id: AccountID?, _ form: AccountForm, stamp: String?, by viewer: Viewer,
    in organization: OrganizationID
  ) async throws -> AccountAnswer {
    if let fault = FieldFault.line(.name, form.name, limit: TextLimit.address) {
      return .faulty([fault])
    }
    return try await store.write(organization) { ledger in
      let before = try id.flatMap { try ledger.account($0) }
      if id != nil, before == nil { return .notFound }
      let resources = try ledger.catalogue().resources
      let named = form.preferred.union(form.required).union(form.excluded)
      guard named.allSatisfy({ resources[$0] != nil }) else {
        return .faulty([FieldFault(field: .resource, reason: .unknown)])
      }
      let after = Account(
        id: id ?? identifier(now: ledger.now), name: form.name.trimmed, address: form.address,
        visitingHours: before?.visitingHours, preferred: form.preferred, required: form.required,
        excluded: form.excluded)
      guard after != before else { return .saved(after.id) }
      if let standing = before?.formFields, stamp != FormStamp.of(standing) {
        return .outdated(standing: standing)
      }
      try ledger.save(after)
      try ledger.record(
        JournalEntry(
          actor: viewer.name, event: before == nil ? "account.created" : "account.changed",
          subject: after.id.rawValue, before: before?.fields ?? [:], after: after.fields))
      return .saved(after.id)
    }
  }
}

extension Account {
  /// For the journal.
  fileprivate var fields: [String: String] {
    func list(_ resources: Set<ResourceID>) -> String {
      resources.sorted().map(\.rawValue).joined(separator: " ")
    }
    return [
      "name": name, "address": address?.line ?? "", "preferred": list(preferred),
      "required": list(required), "excluded": list(excluded),
      "visitingHours": visitingHours == nil ? "any" : "limited",
    ]
  }
}
