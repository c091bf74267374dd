/// What staff type to find somebody: the beginning of a name, an address, a postal code, a town or an
/// account's name, or the end of a telephone number. Several words narrow it.
public struct DirectorySearch: Hashable, Sendable {
  public var text: String
  /// The last record of the page before.
  public var after: String?

  public init(text: String = "", after: String? = nil) {
    self.text = String(text.prefix(TextLimit.name))
    self.after = after
  }
}

/// A contact as a list shows it.
public struct ContactLine: Hashable, Sendable {
  public var id: ContactID
  public var name: String
  public var account: AccountID?
  public var accountName: String?
  public var email: String
  public var phone: String
  public var place: String
  public var hasProfile: Bool

  public init(
    id: ContactID, name: String, account: AccountID?, accountName: String?, email: String,
    phone: String, place: String, hasProfile: Bool
  ) {
    self.id = id
    self.name = name
    self.account = account
    self.accountName = accountName
    self.email = email
    self.phone = phone
    self.place = place
    self.hasProfile = hasProfile
  }
}

/// An account as a list shows it.
public struct AccountLine: Hashable, Sendable {
  public var id: AccountID
  public var name: String
  public var address: String
  public var contacts: Int

  public init(id: AccountID, name: String, address: String, contacts: Int) {
    self.id = id
    self.name = name
    self.address = address
    self.contacts = contacts
  }
}

/// One page of a list; `next` is the last record's id when there are more.
public struct DirectoryPage<Line: Sendable>: Sendable {
  public var lines: [Line]
  public var next: String?

  init(_ found: [Line], limit: Int, id: (Line) -> String) {
    lines = Array(found.prefix(limit))
    next = found.count > limit ? lines.last.map(id) : nil
  }
}

extension Scheduler {
  public func findContacts(
    _ search: DirectorySearch, limit: Int, in organization: OrganizationID
  ) async throws -> DirectoryPage<ContactLine> {
    try await store.read(organization) { ledger in
      DirectoryPage(try ledger.contactLines(search, limit: limit + 1), limit: limit) {
        $0.id.rawValue
      }
    }
  }

  public func findAccounts(
    _ search: DirectorySearch, limit: Int, in organization: OrganizationID
  ) async throws -> DirectoryPage<AccountLine> {
    try await store.read(organization) { ledger in
      DirectoryPage(try ledger.accountLines(search, limit: limit + 1), limit: limit) {
        $0.id.rawValue
      }
    }
  }

  /// The account that somebody means by its id or its name; nil: the text is empty.
  public func account(
    meant text: String, in organization: OrganizationID
  ) async throws -> Result<AccountID?, FieldFault> {
    let text = text.trimmed
    guard !text.isEmpty else { return .success(nil) }
    guard text.count <= TextLimit.address else {
      return .failure(FieldFault(field: .account, reason: .tooLong(TextLimit.address)))
    }
    return try await store.read(organization) { ledger in
      if let id = AccountID(text), let account = try ledger.account(id) {
        return .success(account.id)
      }
      let found = try ledger.accounts(named: text, limit: 2)
      if found.count == 1 { return .success(found[0].id) }
      return .failure(
        FieldFault(field: .account, reason: found.isEmpty ? .unknown : .ambiguous))
    }
  }
}

extension FieldFault: Error {}
