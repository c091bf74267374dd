package import Scheduling

extension SQLStore {
  /// Writes an organisation as a company file that imports to the same state. What stood in the
  /// ledger when it began is what is written, however much is booked meanwhile.
  ///
  /// - Parameters:
  ///   - withSecrets: whether password hashes, invitations and the links of visits go with it.
  ///   - progress: called now and then.
  ///   - sink: takes the file's bytes, in order.
  /// - Throws: ``StorageError/unknownOrganization(_:)``, and what `sink` throws.
  package func exportCompany(
    _ organization: OrganizationID, withSecrets: Bool,
    progress: @escaping @Sendable (ImportProgress) -> Void = { _ in },
    to sink: @escaping @Sendable ([UInt8]) throws -> Void
  ) async throws {
    try await readLedger(organization) { ledger in
      try CompanyExport(ledger, withSecrets: withSecrets, progress: progress).write(to: sink)
    }
  }
}

/// Writes one organisation as its company file, some records at a time.
final class CompanyExport {
  let ledger: SQLLedger
  let withSecrets: Bool
  private let progress: (ImportProgress) -> Void
  private var done = 0
  private var total = 0

  init(_ ledger: SQLLedger, withSecrets: Bool, progress: @escaping (ImportProgress) -> Void) {
    self.ledger = ledger
    self.withSecrets = withSecrets
    self.progress = progress
  }

  func write(to sink: @escaping ([UInt8]) throws -> Void) throws {
    let catalogue = try ledger.catalogue()
    total = try ["accounts", "contacts", "assets", "work_orders", "appointments"].reduce(0) {
      try $0 + count($1)
    }
    var stream = try CompanyStream(sink: sink)
    try writeCatalogue(catalogue, to: &stream)
    try writePeople(to: &stream)
    try writeWork(catalogue, to: &stream)
    if withSecrets { try writeKeys(to: &stream) }
    try stream.finish()
  }

  private func count(_ table: String) throws -> Int {
    try ledger.connection.row(
      "SELECT COUNT(*) FROM \(table) WHERE organization_id = ?", ledger.organization
    ) { try $0.int() } ?? 0
  }

  /// Writes a list of records, asked for some at a time, in the order of their ids.
  func list<Kind, Record>(
    _ name: String, of table: String, to stream: inout CompanyStream,
    read: ([Identifier<Kind>]) throws -> [Identifier<Kind>: Record],
    value: (Record) throws -> JSONValue
  ) throws {
    try stream.list(name) { add in
      var last = ""
      while true {
        let ids: [Identifier<Kind>] = try ledger.connection.rows(
          "SELECT id FROM \(table) WHERE organization_id = ? AND id > ? ORDER BY id LIMIT 256",
          ledger.organization, last
        ) { try $0.id() }
        guard let end = ids.last else { return }
        last = end.rawValue
        let records = try read(ids)
        for id in ids {
          if let record = records[id] { try add(try value(record)) }
        }
        done += ids.count
        progress(ImportProgress(phase: .exporting, done: done, total: total))
      }
    }
  }
}
