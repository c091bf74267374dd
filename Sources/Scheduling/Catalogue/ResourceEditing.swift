extension Scheduler {
  /// Changes one part of what is kept about a resource. Its hours are kept by dispatchers and by
  /// itself, everything else by dispatchers alone.
  public func save(
    _ typed: TypedForm, as section: ResourceSection, of id: ResourceID, for viewer: StaffViewer,
    in organization: OrganizationID
  ) async throws -> EditAnswer {
    guard section == .hours ? viewer.keeps(id) : viewer.may(.dispatch) else { return .notFound }
    return try await store.write(organization) { ledger in
      let catalogue = try ledger.catalogue()
      guard let standing = catalogue.resources[id] else { return .notFound }
      let form = RecordForm<Resource>(
        event: "resource.\(section.rawValue)Changed", fields: section.fields,
        read: { section.read(&$0, into: &$1, catalogue) })
      switch form.outcome(of: typed, on: standing, isNew: false, zones: zones) {
      case .refused(let answer): return answer
      case .same: return .saved(conflicts: 0)
      case .changed(_, let after, let change):
        return try ledger.changing([id]) {
          try ledger.save(after)
          try ledger.record(change.entry(form.event, on: id.rawValue, by: viewer))
        }
      }
    }
  }

  /// Adds a resource from a form that holds all parts.
  public func addResource(
    _ typed: TypedForm, for viewer: StaffViewer, in organization: OrganizationID
  ) async throws -> EditAnswer {
    guard viewer.may(.dispatch) else { return .notFound }
    return try await store.write(organization) { ledger in
      let catalogue = try ledger.catalogue()
      let id: ResourceID = identifier(now: ledger.now)
      var resource = Resource.blank(id, zone: catalogue.organization.zone)
      var reader = FormReader(typed.fields, zones: zones)
      for section in ResourceSection.allCases {
        section.read(&reader, into: &resource, catalogue)
      }
      guard reader.faults.isEmpty else { return .faulty(reader.faults) }
      try ledger.save(resource)
      let change = JournalChange(from: [:], to: ResourceSection.details.fields(of: resource))
      try ledger.record(change.entry("resource.created", on: id.rawValue, by: viewer))
      return .created(id.rawValue)
    }
  }

  /// Puts a picture in place of the old one; nil takes it away.
  public func savePhoto(
    _ photo: Image?, of id: ResourceID, for viewer: StaffViewer, in organization: OrganizationID
  ) async throws -> EditAnswer {
    guard viewer.may(.dispatch) else { return .notFound }
    return try await store.write(organization) { ledger in
      guard var resource = try ledger.catalogue().resources[id] else { return .notFound }
      let before = resource.photo
      resource.photo = photo
      try ledger.save(resource)
      let change = JournalChange(
        from: ["photo": before?.mediaType ?? ""],
        to: ["photo": photo.map { "\($0.mediaType), \($0.bytes.count) bytes" } ?? ""])
      try ledger.record(change.entry("resource.photoChanged", on: id.rawValue, by: viewer))
      return .saved(conflicts: 0)
    }
  }

  /// A resource with what differs from its weekly hours; nil when there is none that the viewer may
  /// see.
  public func resource(
    _ id: ResourceID, for viewer: StaffViewer, in organization: OrganizationID
  ) async throws -> ResourceRecord? {
    guard viewer.keeps(id) else { return nil }
    return try await store.read(organization) { ledger in
      let catalogue = try ledger.catalogue()
      guard let resource = catalogue.resources[id] else { return nil }
      let today = resource.zone.date(of: ledger.now)
      let deviations = try ledger.deviations(
        of: [id], from: today, through: today + Scheduler.daysAhead)
      let known = deviations[id] ?? .none
      let conflicts = try ledger.conflicts(of: [id], through: today + Scheduler.daysAhead)
        .sorted { $0.key.date < $1.key.date }.flatMap { $0.value }
      return ResourceRecord(
        resource: resource, today: today,
        shifts: known.shifts.filter { $0.key >= today }.sorted { $0.key < $1.key }
          .map { Shift(date: $0.key, ranges: $0.value) },
        absences: known.absences.filter { $0.range.end > ledger.now },
        conflicts: try ledger.describe(conflicts, for: .staff(viewer)))
    }
  }

  /// How far ahead shifts, absences and conflicts are looked for.
  static let daysAhead = 400
}

/// A resource as its page shows it.
public struct ResourceRecord: Sendable {
  public var resource: Resource
  /// In the resource's zone.
  public var today: LocalDate
  public var shifts: [Shift]
  /// Not over yet.
  public var absences: [Absence]
  public var conflicts: [VisitConflict]

  public init(
    resource: Resource, today: LocalDate, shifts: [Shift], absences: [Absence],
    conflicts: [VisitConflict]
  ) {
    self.resource = resource
    self.today = today
    self.shifts = shifts
    self.absences = absences
    self.conflicts = conflicts
  }
}

/// Working hours that replace the weekly ones on a date.
public struct Shift: Hashable, Sendable {
  public var date: LocalDate
  /// Empty: a day off.
  public var ranges: [HoursRange]

  public init(date: LocalDate, ranges: [HoursRange]) {
    self.date = date
    self.ranges = ranges
  }
}

extension Resource {
  /// What a new resource's form begins with.
  public static func blank(_ id: ResourceID, zone: Zone) -> Resource {
    Resource(
      id: id, name: "", kind: .user, zone: zone, base: nil,
      hours: WeeklyHours(days: Array(repeating: HoursRange.officeDay, count: 5)), skills: [],
      memberships: [], maximumRadius: nil, capacity: 1, email: nil, phone: nil, photo: nil,
      isActive: true)
  }
}
