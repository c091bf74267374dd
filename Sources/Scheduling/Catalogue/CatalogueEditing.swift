/// What changes a catalogue and what plans depend on. Each change raises the catalogue's version or
/// those of the plans concerned.
public protocol CatalogueEditingLedger {
  func save(_ resource: Resource) throws
  func save(_ type: ServiceType) throws
  func save(_ territory: Territory) throws
  func save(_ category: ProductCategory) throws
  func save(_ skill: Skill) throws
  func save(_ topic: Topic) throws
  /// Working hours that replace the weekly ones on a date; an empty list: a day off.
  func saveShift(_ ranges: [HoursRange], of resource: ResourceID, on date: LocalDate) throws
  /// From then on the weekly hours count again.
  func removeShift(of resource: ResourceID, on date: LocalDate) throws
  func absence(_ id: AbsenceID, of resource: ResourceID) throws -> Absence?
  func save(_ absence: Absence, of resource: ResourceID) throws
  func remove(_ absence: Absence, of resource: ResourceID) throws
  /// Whoever has read a plan of these days decides anew; nil: all of them.
  func raisePlanVersions(of resource: ResourceID, from: LocalDate?, through: LocalDate?) throws
  /// Days that hold visits, by key.
  func bookedDays(from: LocalDate, through: LocalDate) throws -> [DayKey]
}

extension StaffViewer {
  /// Whether this resource is theirs to look at, and its hours to keep.
  public func keeps(_ resource: ResourceID) -> Bool {
    may(.dispatch) || may(.ownDays) && self.resource == resource
  }
}

/// A form of one record: what it shows and what it changes.
struct RecordForm<Record: Equatable & Sendable>: Sendable {
  /// For the journal: `territory.changed`.
  var event: String
  var fields: @Sendable (Record) -> [String: String]
  var read: @Sendable (inout FormReader, inout Record) -> Void

  enum Outcome {
    case changed(from: Record, to: Record, JournalChange)
    /// It stands like that already.
    case same
    case refused(EditAnswer)
  }

  /// - Parameter before: what stands, or for a new record what its form began with.
  func outcome(
    of typed: TypedForm, on before: Record, isNew: Bool, zones: ZoneSource
  ) -> Outcome {
    var reader = FormReader(typed.fields, zones: zones)
    var after = before
    read(&reader, &after)
    guard reader.faults.isEmpty else { return .refused(.faulty(reader.faults)) }
    guard after != before else { return .same }
    let standing = fields(before)
    guard isNew || typed.stamp == FormStamp.of(standing) else {
      return .refused(.outdated(standing: standing))
    }
    return .changed(from: before, to: after, JournalChange(from: standing, to: fields(after)))
  }
}

extension RecordForm {
  /// Keeps what was typed and writes it into the journal, or says why it can't stand.
  ///
  /// - Parameters:
  ///   - id: of the record, which a new one answers with.
  ///   - save: writes the record.
  func settle(
    _ typed: TypedForm, on standing: Record, id: String, isNew: Bool, by viewer: StaffViewer,
    _ ledger: any Ledger, _ zones: ZoneSource, save: (Record) throws -> Void
  ) throws -> EditAnswer {
    switch outcome(of: typed, on: standing, isNew: isNew, zones: zones) {
    case .refused(let answer): return answer
    case .same: return .saved(conflicts: 0)
    case .changed(_, let after, let change):
      try save(after)
      try ledger.record(change.entry(event, on: id, by: viewer))
      return isNew ? .created(id) : .saved(conflicts: 0)
    }
  }
}

/// The fields that differ, before and after.
struct JournalChange: Sendable {
  var before: [String: String] = [:]
  var after: [String: String] = [:]

  init(from old: [String: String], to new: [String: String]) {
    for name in Set(old.keys).union(new.keys) {
      let (left, right) = (old[name] ?? "", new[name] ?? "")
      if left != right { (before[name], after[name]) = (left, right) }
    }
  }

  func entry(_ event: String, on subject: String, by viewer: StaffViewer) -> JournalEntry {
    JournalEntry(
      actor: Viewer.staff(viewer).name, event: event, subject: subject, before: before,
      after: after)
  }
}
