package import Scheduling

/// A fault of the storage: never a rule's answer. Statements and values never stand in its text.
package enum StorageError: Error, Equatable, Unavailability {
  /// Nothing more can be written until somebody makes room.
  case diskFull
  /// The database did not become free in time.
  case busy
  /// The file or its file system can't be written.
  case readOnly
  /// The operating system failed to read or write.
  case inputOutput(String)
  /// What was read can't have been written by this program.
  case damaged(String)
  /// The database refused a row: the name or text of its constraint.
  case constraint(String)
  /// Another process owns the file; its id if it could be read.
  case inUse(path: String, process: Int?)
  /// The file was written by a later version of the program.
  case newerSchema(found: Int, known: Int)
  /// The schema must be brought up to date first.
  case olderSchema(found: Int, known: Int)
  case unknownOrganization(OrganizationID)
  /// The key that seals secrets can't be read, made or used.
  case vault(String)
  /// Anything else.
  case other(String)

  /// Whether waiting or an operator's hand (more room, another disk) makes it go away, so that a
  /// visitor may be asked to try again later.
  package var isUnavailability: Bool {
    switch self {
    case .diskFull, .busy, .readOnly, .inputOutput, .inUse: true
    default: false
    }
  }
}

extension StorageError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .diskFull: "the disk is full"
    case .busy: "the database is busy"
    case .readOnly: "the database can't be written"
    case .inputOutput(let reason): "reading or writing failed: \(reason)"
    case .damaged(let what): "the database is damaged: \(what)"
    case .constraint(let name): "the database refused a row: \(name)"
    case .inUse(let path, let process):
      "\(path) is in use by "
        + (process.map { "the process with the id \($0)" } ?? "another process")
    case .newerSchema(let found, let known):
      "the database has version \(found); this program knows versions up to \(known)"
    case .olderSchema(let found, let known):
      "the database has version \(found) and must be migrated to \(known) first"
    case .unknownOrganization(let id): "there is no organisation \(id)"
    case .vault(let reason): "the key for secrets can't be used: \(reason)"
    case .other(let reason): reason
    }
  }
}
