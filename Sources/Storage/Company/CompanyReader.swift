internal import Scheduling

/// Reads a company file record by record. What each record kind may hold stands in one function
/// per kind, in the extensions of this type.
struct CompanyReader {
  let zones: ZoneSource

  func read(
    _ bytes: [UInt8], limits: CompanyFile.Limits, notesFields: Bool = false,
    progress: (ImportProgress) -> Void = { _ in }
  ) -> (reading: CompanyFile.Reading, fields: [String: Set<String>]) {
    guard bytes.count <= limits.size else {
      let reason = "must be at most \(limits.size) bytes, not \(bytes.count)"
      return (.faulty([CompanyFault(pointer: "", reason: reason)]), [:])
    }
    var parser = JSONParser(bytes, deepest: limits.depth)
    guard let outline = parser.outline() else { return (.faulty(parser.faults), [:]) }
    let faults = CompanyFaults(notesFields: notesFields)
    let lists = JSONListReader(parser, outline.lists)
    let total = outline.lists.values.reduce(0) { $0 + $1.count }
    var done = 0
    let company = withoutActuallyEscaping(progress) { progress in
      let record = CompanyRecord(
        outline.value, at: .root, kind: "company", faults: faults, lists: lists
      ) {
        done += $0
        progress(ImportProgress(phase: .reading, done: done, total: total))
      }
      return self.company(record, lists)
    }
    // Of a broken document only what breaks it is told, and of a doubtful one that first.
    if lists.isBroken { return (.faulty(lists.faults), faults.fields) }
    let found = lists.faults + faults.conclude()
    return (found.isEmpty ? .company(company) : .faulty(found), faults.fields)
  }

  /// In an order in which everything that a record needs to know was read before.
  private func company(_ record: CompanyRecord, _ lists: JSONListReader) -> CompanyFile {
    _ = record.text("format", as: "“\(CompanyFile.format)”") {
      $0 == CompanyFile.format ? $0 : nil
    }
    let organization = record.record("organization", of: "organization", organization)
    if organization == nil { record.fault("organization", "is missing") }
    var file = CompanyFile(organization: organization ?? Self.nobody)
    file.organization.mail = mail(record)
    let home = file.organization
    file.sites = record.records("sites", of: "site") { site($0, of: home) }
    file.roles = record.records("roles", of: "role", role)
    file.categories = record.records("categories", of: "category", category)
    file.skills = record.records("skills", of: "skill", skill)
    file.territories = record.records("territories", of: "territory", territory)
    file.serviceTypes = record.records("serviceTypes", of: "serviceType", serviceType)
    file.topics = record.records("topics", of: "topic", topic)
    file.flows = record.records("flows", of: "flow", flow)
    file.quickActions = record.records("quickActions", of: "quickAction", quickAction)
    let resources = record.records("resources", of: "resource") { resource($0, in: home.zone) }
    file.resources = resources.map(\.resource)
    file.deviations = Dictionary(
      resources.map { ($0.resource.id, $0.deviations) }
    ) { first, _ in first }
    file.accounts = record.records("accounts", of: "account", account)
    let contacts = record.records("contacts", of: "contact", contact)
    file.contacts = contacts.map(\.contact)
    file.profiles = contacts.compactMap(\.profile)
    file.staff = record.records("staff", of: "staffUser", staffUser)
    file.assets = record.records("assets", of: "asset", asset)
    let orders = record.records("workOrders", of: "workOrder", workOrder)
    let visits = CompanyVisits(file: file, orders: orders)
    file.visits = record.records("appointments", of: "appointment", visits.visit)
    file.workOrders = visits.workOrders(of: file.visits)
    file.invitations = record.records("invitations", of: "invitation", invitation)
    file.links = record.records("links", of: "link", link)
    file.apiKeys = record.records("apiKeys", of: "apiKey", apiKey)
    record.done()
    guard !lists.isBroken else { return file }
    CompanyConsistency(faults: record.faults).check(file, orders: orders)
    return file
  }

  /// Stands in while the rest of a file without an organisation is read.
  private static let nobody = Organization(
    id: CompanyRecord.noID(), name: "", slug: "", zone: .utc,
    language: "en", look: .init(accent: "#000000", font: nil, logo: nil), contactEmail: nil,
    contactPhone: nil, footer: nil, rules: PortalRules(), catalogueVersion: 0)

  // MARK: Parts of several kinds

  func zone(_ record: CompanyRecord, else fallback: Zone) -> Zone {
    record.optionalText("zone", as: Self.zoneForm) { zones.zone($0) } ?? fallback
  }

  func zone(_ record: CompanyRecord) -> Zone {
    record.text("zone", as: Self.zoneForm) { zones.zone($0) } ?? .utc
  }

  static let zoneForm = "a time zone of the tz database, such as Europe/Zurich"

  /// Hours of a week, by weekday; days that are left out are closed.
  func hours(_ record: CompanyRecord) -> WeeklyHours {
    WeeklyHours(days: Self.weekdays.map { Self.ranges(record, $0) })
  }

  static let weekdays = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]

  static func ranges(_ record: CompanyRecord, _ name: String) -> [HoursRange] {
    record.list(
      name, atMost: 10, as: "hours such as 08:00-12:00", HoursRange.init(iso8601:))
  }

  func place(_ record: CompanyRecord) -> Place? {
    Place(
      latitude: record.number("latitude", -90...90),
      longitude: record.number("longitude", -180...180))
  }

  func address(_ record: CompanyRecord) -> Address {
    Address(
      street: record.optionalText("street", 0...200) ?? "",
      postalCode: record.optionalText("postalCode", 0...20) ?? "",
      city: record.optionalText("city", 0...200) ?? "",
      country: record.optionalText("country", as: Self.countryForm, CompanyForms.country) ?? "",
      place: record.record("place", of: "place", place) ?? nil)
  }

  static let countryForm = "a country's two capital letters"
  static let phoneForm = "a telephone number: digits, spaces and + - / ( ) ."
  static let emailForm = "an email address"
  static let languageForm = "“en” or “de”"
  static let dateForm = "a date of 1970 to 2199, such as 2026-11-26"
  static let instantForm = "a moment of 1970 to 2199, such as 2026-11-26T07:30:00Z"
}
