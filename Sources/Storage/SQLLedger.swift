package import Scheduling

/// The ledger over one open transaction: the statements of each noun stand in an extension of its
/// own (`AppointmentSQL.swift`, …). Every statement is scoped to the organisation.
package final class SQLLedger: Ledger {
  package let connection: any Connection
  package let organization: OrganizationID
  package let now: Instant
  let context: LedgerContext
  /// Read in this transaction, to be shared with others only once it has committed.
  var loadedCatalogue: Catalogue?
  /// What this transaction works with, until it changes the catalogue itself.
  var currentCatalogue: Catalogue?

  init(
    _ connection: any Connection, organization: OrganizationID, now: Instant,
    context: LedgerContext
  ) {
    self.connection = connection
    self.organization = organization
    self.now = now
    self.context = context
  }
}

/// What all transactions of a store share.
struct LedgerContext: Sendable {
  var zones: ZoneSource
  var vault: Vault
  var catalogues: CatalogueCache

  /// - Throws: ``StorageError/damaged(_:)`` for a name that the tz database doesn't know.
  func zone(_ name: String) throws -> Zone {
    guard let zone = zones.zone(name) else { throw StorageError.damaged("no time zone \(name)") }
    return zone
  }
}

extension Connection {
  /// Runs `read` over all identifiers (or numbers), some at a time, with as few different statements as can be:
  /// lists are padded to powers of two, by repeating the last.
  func rows<Key: Bindable, Record>(
    in identifiers: [Key],
    _ statement: (_ marks: String, _ chunk: [(any Bindable)?]) throws -> [Record]
  ) throws -> [Record] {
    if identifiers.count == 1 { return try statement("?", [identifiers[0]]) }
    var records: [Record] = []
    var rest = identifiers[...]
    while let last = rest.prefix(256).last {
      let chunk = rest.prefix(256)
      rest = rest.dropFirst(chunk.count)
      var size = 1
      while size < chunk.count { size *= 2 }
      let padded = chunk + Array(repeating: last, count: size - chunk.count)
      let marks = Array(repeating: "?", count: size).joined(separator: ", ")
      records += try statement(marks, Array(padded))
    }
    return records
  }
}
