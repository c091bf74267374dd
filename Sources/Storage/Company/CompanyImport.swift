package import Scheduling

/// Writing a company file into the database.
package enum CompanyImport {
  package enum Outcome: Sendable {
    case imported(Summary)
    /// The file is right in itself but can't be had beside what the database holds. Nothing was
    /// written.
    case refused([CompanyFault])
  }

  /// How many records of each kind were new, different, or as they had been.
  package struct Summary: Hashable, Sendable {
    package var counts: [Kind: Count] = [:]

    package enum Kind: String, CaseIterable, Sendable {
      case organization, sites, roles, categories, skills, territories, serviceTypes, topics
      case flows, quickActions, resources
      case shifts, absences, accounts, contacts, profiles, staff, assets, workOrders, appointments
      case invitations, links, apiKeys
    }

    package struct Count: Hashable, Sendable {
      package var inserted = 0
      package var changed = 0
      package var unchanged = 0
    }

    package subscript(kind: Kind) -> Count { counts[kind] ?? Count() }

    package var changesNothing: Bool {
      counts.values.allSatisfy { $0.inserted == 0 && $0.changed == 0 }
    }
  }
}

extension SQLStore {
  /// Writes a whole organisation in one transaction: new records are inserted, known ones get the
  /// file's values, others stay. A second import of the same file changes nothing.
  ///
  /// - Parameters:
  ///   - secrets: hashes the plain passwords of profiles that don't exist yet.
  ///   - progress: called now and then.
  /// - Throws: ``StorageError``
  package func importCompany(
    _ file: CompanyFile, secrets: Secrets,
    progress: @escaping @Sendable (ImportProgress) -> Void = { _ in }
  ) async throws -> CompanyImport.Outcome {
    let organization = file.organization.id
    let (newProfiles, newStaff) = try await readLedger(organization) { ledger in
      (
        try file.profiles.filter { try ledger.portalUser(of: $0.contact) == nil },
        try file.staff.filter { try ledger.staffUser($0.user.id)?.passwordHash == nil }
      )
    }
    // Before the transaction: hashing is slow by intent, and everybody else's writes would wait.
    var hashes = PasswordHashes()
    for profile in newProfiles {
      hashes.profiles[profile.contact] = try await secrets.hash(profile.password)
    }
    for member in newStaff {
      guard let password = member.password else { continue }
      hashes.staff[member.user.id] = try await secrets.hash(password)
    }
    do {
      let summary = try await writeLedger(organization) { [hashes] ledger in
        try ledger.connection.makeRoom(bytes: Self.roomForImports)
        defer { try? ledger.connection.makeRoom(bytes: nil) }
        let writer = CompanyWriter(
          ledger, file: file, passwordHashes: hashes, progress: progress)
        try writer.write()
        return writer.summary
      }
      return .imported(summary)
    } catch let refusal as CompanyRefusal {
      return .refused(refusal.faults)
    }
  }
}

/// Of those whom the database doesn't know yet.
struct PasswordHashes {
  var profiles: [ContactID: String] = [:]
  var staff: [StaffUserID: String] = [:]
}

extension Secrets {
  fileprivate func hash(_ password: CompanyFile.Password) async throws -> String {
    switch password {
    case .hash(let hash): hash
    case .plain(let text): try await hashPassword(text)
    }
  }
}

extension SQLStore {
  /// Memory for pages of the database while an import writes them.
  private static let roomForImports = 192 * 1024 * 1024
}

/// Thrown inside the transaction, so that it rolls back.
struct CompanyRefusal: Error {
  var faults: [CompanyFault]
}

/// Writes one file in one transaction.
final class CompanyWriter {
  let ledger: SQLLedger
  let file: CompanyFile
  let passwordHashes: PasswordHashes
  var summary = CompanyImport.Summary()
  private(set) var faults: [CompanyFault] = []
  private var furtherFaults = 0
  /// What standing plans depend on and this import has changed.
  var relaid = Relaid()
  let progress: (ImportProgress) -> Void
  private var done = 0
  /// Work orders that visits of the file are about.
  private(set) lazy var visitedOrders = Set(file.visits.lazy.map(\.appointment.workOrder))

  init(
    _ ledger: SQLLedger, file: CompanyFile, passwordHashes: PasswordHashes,
    progress: @escaping (ImportProgress) -> Void
  ) {
    self.ledger = ledger
    self.file = file
    self.passwordHashes = passwordHashes
    self.progress = progress
  }

  private lazy var total =
    file.resources.count + file.accounts.count + file.contacts.count + file.assets.count
    + file.workOrders.count + file.visits.count

  func progressed(by count: Int) {
    done += count
    progress(ImportProgress(phase: .writing, done: done, total: total))
  }

  /// - Throws: ``CompanyRefusal`` with everything that stands against it.
  func write() throws {
    try checkAddresses()
    try refuseIfFaulty()
    try writeCatalogue()
    try writePeople()
    try writeWork()
    try writeKeys()
    try refuseIfFaulty()
    guard !summary.changesNothing else { return }
    var counts: [String: String] = [:]
    for (kind, count) in summary.counts where count.inserted + count.changed > 0 {
      counts[kind.rawValue] = "\(count.inserted) inserted, \(count.changed) changed"
    }
    try ledger.record(
      JournalEntry(
        actor: Viewer.system.name, event: "company.imported",
        subject: file.organization.id.rawValue, after: counts))
  }

  func refuse(_ pointer: JSONPointer, _ reason: String) {
    if faults.count < CompanyFaults.kept {
      faults.append(CompanyFault(pointer: pointer.text, reason: reason))
    } else {
      furtherFaults += 1
    }
  }

  private func refuseIfFaulty() throws {
    guard !faults.isEmpty else { return }
    if furtherFaults > 0 {
      faults.append(CompanyFault(pointer: "", reason: "has \(furtherFaults) further faults"))
    }
    throw CompanyRefusal(faults: faults)
  }

  /// Saves a record unless it stands in the database just so.
  func settle<Record: Equatable>(
    _ kind: CompanyImport.Summary.Kind, _ record: Record, standing: Record?,
    save: (Record) throws -> Void
  ) rethrows {
    var count = summary[kind]
    if standing == record {
      count.unchanged += 1
    } else {
      try save(record)
      if standing == nil { count.inserted += 1 } else { count.changed += 1 }
    }
    summary.counts[kind] = count
  }

  /// Settles many records, some at a time: one question for what stands, few statements for what
  /// is new.
  func settle<Kind, Record: Equatable>(
    _ kind: CompanyImport.Summary.Kind, _ records: [Record], id: (Record) -> Identifier<Kind>,
    standing: ([Identifier<Kind>]) throws -> [Identifier<Kind>: Record],
    insert: ([Record]) throws -> Void, change: (_ new: Record, _ old: Record) throws -> Void
  ) throws {
    for portion in portions(of: records) {
      let known = try standing(portion.map(id))
      let new = portion.filter { known[id($0)] == nil }
      try insert(new)
      summary.counts[kind, default: .init()].inserted += new.count
      for record in portion {
        guard let old = known[id(record)] else { continue }
        try settle(kind, record, standing: old) { try change($0, old) }
      }
      progressed(by: portion.count)
    }
  }

  /// As many records as one question is about.
  func portions<Record>(of records: [Record]) -> some Sequence<ArraySlice<Record>> {
    stride(from: 0, to: records.count, by: 256).lazy.map {
      records[$0..<Swift.min($0 + 256, records.count)]
    }
  }

  /// Slugs and sites tell organisations apart: no two may share one.
  private func checkAddresses() throws {
    let organization = file.organization
    let others = try ledger.connection.rows(
      "SELECT organization_id FROM organizations WHERE slug = ? AND organization_id <> ?",
      organization.slug, organization.id
    ) { try $0.text() }
    if !others.isEmpty {
      refuse(
        .member(.member(.root, "organization"), "slug"), "belongs to another organisation")
    }
    for (index, site) in file.sites.enumerated() where site.isPortal {
      let taken = try ledger.connection.rows(
        """
        SELECT id FROM sites WHERE COALESCE(host, '') = ? AND prefix = ? AND is_portal = 1
          AND NOT (organization_id = ? AND id = ?)
        """, site.host ?? "", site.prefix, organization.id, site.id
      ) { try $0.text() }
      if !taken.isEmpty {
        refuse(.element(.member(.root, "sites"), index), "has host and prefix of another site")
      }
    }
  }
}
