package import Scheduling

/// A whole organisation, as one JSON document holds it. Described by `docs/company.schema.json`.
///
/// Only made by ``read(_:zones:limits:)``, so that whoever has one knows that every id in it is
/// defined once, every reference leads somewhere, and every value keeps its limits.
package struct CompanyFile: Sendable {
  /// What the document says of itself.
  package static let format = "doorstep-company/1"

  package var organization: Organization
  package var sites: [Site] = []
  package var roles: [WebRole] = []
  package var categories: [ProductCategory] = []
  package var skills: [Skill] = []
  package var territories: [Territory] = []
  package var serviceTypes: [ServiceType] = []
  package var topics: [Topic] = []
  package var flows: [Flow] = []
  package var quickActions: [QuickAction] = []
  package var resources: [Resource] = []
  /// Shifts and absences of resources that have some.
  package var deviations: [ResourceID: Deviations] = [:]
  package var accounts: [Account] = []
  package var contacts: [Contact] = []
  package var profiles: [Profile] = []
  package var staff: [StaffSignIn] = []
  package var assets: [Asset] = []
  /// With an empty number where the ledger gives one. Visits without a work order got their own.
  package var workOrders: [WorkOrder] = []
  package var visits: [Visit] = []
  package var invitations: [PortalInvitation] = []
  package var links: [Link] = []
  package var apiKeys: [APIKey] = []

  /// The key of a visit's page, as its hash.
  package struct Link: Hashable, Sendable {
    package var appointment: AppointmentID
    package var hash: Hash
    package var expiresAt: Instant?
    package var blockedAt: Instant?
  }

  /// A portal profile to be made for a contact who has none.
  package struct Profile: Sendable {
    package var user: PortalUserID
    package var contact: ContactID
    package var email: String
    package var password: Password
    package var isEnabled = true
    /// Nil: when it is imported.
    package var createdAt: Instant?
    /// Of its object in the file.
    var pointer: JSONPointer
  }

  package enum Password: Sendable {
    /// Argon2id in its usual text form.
    case hash(String)
    /// Hashed on import. For demonstrations and tests.
    case plain(String)
  }

  /// A member of staff; the password counts only where the database doesn't know them yet.
  package struct StaffSignIn: Sendable {
    package var user: StaffUser
    package var password: Password?
    /// Whose availability they share.
    package var assists: Set<ResourceID> = []
    /// Of its object in the file.
    var pointer: JSONPointer
  }

  /// An appointment whose number and time of creation the ledger gives if the file doesn't.
  package struct Visit: Sendable {
    /// With an empty number where the ledger gives one.
    package var appointment: Appointment
    package var createdAt: Instant?
    /// Of its object in the file.
    var pointer: JSONPointer
  }

  /// How much of a file is read.
  package struct Limits: Sendable {
    /// Bytes of the document.
    package var size: Int
    /// Arrays and objects inside each other.
    package var depth: Int

    package init(size: Int = 1024 * 1024 * 1024, depth: Int = 32) {
      self.size = size
      self.depth = depth
    }
  }

  package enum Reading: Sendable {
    case company(CompanyFile)
    /// At most about a thousand, in the order of reading; never empty.
    case faulty([CompanyFault])
  }

  /// Reads a document and finds everything that is wrong with it.
  ///
  /// - Parameters:
  ///   - zones: the tz database; a zone that isn't in it is a fault.
  ///   - progress: called now and then.
  package static func read(
    _ bytes: [UInt8], zones: ZoneSource, limits: Limits = Limits(),
    progress: (ImportProgress) -> Void = { _ in }
  ) -> Reading {
    CompanyReader(zones: zones).read(bytes, limits: limits, progress: progress).reading
  }

  /// The fields that the reader asked for in a document, by kind of record (the names of the
  /// schema's definitions; `company` for the document itself).
  package static func fields(askedIn bytes: [UInt8], zones: ZoneSource) -> [String: Set<String>] {
    CompanyReader(zones: zones).read(bytes, limits: Limits(), notesFields: true).fields
  }
}
