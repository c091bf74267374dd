/// Which lines of the journal are wanted. What is nil doesn't narrow it.
public struct JournalQuery: Hashable, Sendable {
  /// Identifier of the record that was changed.
  public var subject: String?
  /// A `Viewer.name`.
  public var actor: String?
  public var event: String?

  public init(subject: String? = nil, actor: String? = nil, event: String? = nil) {
    self.subject = subject
    self.actor = actor
    self.event = event
  }
}

/// A line of the journal as it was written.
public struct JournalRecord: Sendable {
  /// Counts up in the order of commits, over all organisations.
  public var sequence: Int
  public var at: Instant
  public var entry: JournalEntry

  public init(sequence: Int, at: Instant, entry: JournalEntry) {
    self.sequence = sequence
    self.at = at
    self.entry = entry
  }
}

public protocol JournalLedger {
  /// Newest first, older than the line `cursor` if one is given. At most `limit`.
  func journal(_ query: JournalQuery, before cursor: Int?, limit: Int) throws -> [JournalRecord]
}

/// A line of the journal with the name of whoever did it.
public struct JournalLine: Sendable {
  public var record: JournalRecord
  public var actor: JournalActor
}

/// Who did something: what they are is told apart from what they call themselves, so that nobody's
/// name passes for somebody else.
public struct JournalActor: Hashable, Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    case staff, customer
    /// Whoever had the link of a letter.
    case link
    /// Whoever had the URL of an appointment invitation.
    case guest
    /// A program with a key.
    case program
    /// The command line and background work.
    case system
  }

  public var kind: Kind
  /// As the journal has it.
  public var id: String
  /// As it is called now; nil: it has no name, or is gone.
  public var name: String?

  public init(kind: Kind, id: String, name: String?) {
    self.kind = kind
    self.id = id
    self.name = name
  }
}

/// Part of the journal, and where the next part begins.
public struct JournalPart: Sendable {
  public var lines: [JournalLine]
  /// Nil: nothing is older.
  public var next: Int?

  public init(lines: [JournalLine], next: Int?) {
    self.lines = lines
    self.next = next
  }
}

extension Scheduler {
  /// Part of an organisation's journal, newest first.
  public func journal(
    _ query: JournalQuery, before cursor: Int?, limit: Int, in organization: OrganizationID
  ) async throws -> JournalPart {
    try await store.read(organization) { ledger in
      let found = try ledger.journal(query, before: cursor, limit: limit + 1)
      let shown = Array(found.prefix(limit))
      return JournalPart(
        lines: try ledger.named(shown), next: found.count > limit ? shown.last?.sequence : nil)
    }
  }
}

extension Ledger {
  /// Looks up who wrote the lines.
  func named(_ records: [JournalRecord]) throws -> [JournalLine] {
    let known = try actors(Set(records.map(\.entry.actor)))
    return records.map { record in
      JournalLine(
        record: record,
        actor: known[record.entry.actor]
          ?? JournalActor(kind: .system, id: record.entry.actor, name: nil))
    }
  }

  /// Those behind the names of viewers.
  func actors(_ actors: Set<String>) throws -> [String: JournalActor] {
    let staff = Set(actors.compactMap { StaffUserID($0) })
    let users = staff.isEmpty ? [] : try staffUsers()
    let contacts = try contacts(Set(actors.compactMap { ContactID($0) }))
    var known: [String: JournalActor] = [:]
    for actor in actors {
      let name =
        users.first { $0.id.rawValue == actor }?.name
        ?? ContactID(actor).flatMap { contacts[$0]?.name }
      known[actor] = JournalActor(kind: JournalActor.kind(of: actor), id: actor, name: name)
    }
    return known
  }
}

extension JournalActor {
  fileprivate static func kind(of actor: String) -> Kind {
    switch actor.prefix(4) {
    case "stf_": .staff
    case "con_": .customer
    case "link": .link
    case "gues": .guest
    case "key_": .program
    default: .system
    }
  }
}

extension Scheduler {
  /// Everybody who works there, by name: to look for what they did.
  public func staffNames(
    in organization: OrganizationID
  ) async throws -> [(id: StaffUserID, name: String)] {
    try await store.read(organization) { try $0.staffUsers().map { ($0.id, $0.name) } }
  }
}
