public enum ListUploadKind: IdentifierKind { public static let prefix = "upl" }
public typealias ListUploadID = Identifier<ListUploadKind>

/// A file on its way to a list: kept until it was taken in, a day at most.
public struct ListUpload: Sendable {
  public var id: ListUploadID
  public var list: ActionableListID
  /// A `Viewer.name`: nobody else goes on with it.
  public var madeBy: String
  public var createdAt: Instant
  public var file: [UInt8]

  /// Seconds after which it is thrown away.
  public static let lifetime = 24 * 3600

  public init(
    id: ListUploadID, list: ActionableListID, madeBy: String, createdAt: Instant, file: [UInt8]
  ) {
    self.id = id
    self.list = list
    self.madeBy = madeBy
    self.createdAt = createdAt
    self.file = file
  }
}

public protocol ListUploadLedger {
  func insert(_ upload: ListUpload) throws
  func upload(_ id: ListUploadID) throws -> ListUpload?
  func deleteUpload(_ id: ListUploadID) throws
  func deleteUploads(by maker: String, of list: ActionableListID) throws
}

public enum UploadAnswer: Sendable {
  case stored(ListUploadID)
  case unreadable(CSVTable.Fault)
  case notFound
}

/// A file with what is known of it, to say which column is what.
public struct UploadLook: Sendable {
  public var list: ActionableList
  public var table: CSVTable
}

public enum MemberImportAnswer: Sendable {
  case imported(MemberImportReport)
  /// Rows that can't stand, or stand twice: to be looked at, then left out.
  case toConfirm(MemberImportReport)
  /// Fields `column-0`, … of the mapping.
  case faulty([FormFault])
  /// The list would have more members than one can have.
  case full
  case notFound
}

/// The fields of the mapping's form: `column-0`, …, `header`, `duplicates`, `confirmed`.
public enum MappingForm {
  public static func name(_ column: Int) -> String { "column-\(column)" }

  public static func fields(of mapping: MemberMapping) -> [String: String] {
    var fields = ["header": mapping.hasHeader ? "true" : ""]
    for (column, field) in mapping.fields.enumerated() { fields[name(column)] = field.rawValue }
    return fields
  }

  static func read(_ reader: inout FormReader, columns: Int, list: ActionableList) -> MemberMapping
  {
    var seen: Set<MemberField> = []
    let fields = (0..<columns).map { column -> MemberField in
      let field: MemberField = reader.choice(name(column), else: .skip)
      if field.isSingle, !seen.insert(field).inserted { reader.fault(name(column), .standsTwice) }
      return field
    }
    if !seen.contains(.email), reader.faults.isEmpty { reader.fault("email", .missing) }
    if seen.contains(.name), seen.contains(.firstName) || seen.contains(.lastName),
      let column = fields.firstIndex(of: .name)
    {
      reader.fault(name(column), .standsTwice)
    }
    return MemberMapping(fields: fields, hasHeader: reader.flag("header"))
  }
}

extension Scheduler {
  /// Keeps a file until it is said what its columns are.
  public func upload(
    _ file: [UInt8], to id: ActionableListID, for viewer: StaffViewer,
    in organization: OrganizationID
  ) async throws -> UploadAnswer {
    let isSeen = try await store.read(organization) { try $0.list(id, for: viewer) != nil }
    guard isSeen else { return .notFound }
    if case .failure(let fault) = await Self.table(of: file) { return .unreadable(fault) }
    return try await store.write(organization) { ledger in
      guard try ledger.list(id, for: viewer) != nil else { return .notFound }
      let maker = Viewer.staff(viewer).name
      try ledger.deleteUploads(by: maker, of: id)
      let upload = ListUpload(
        id: identifier(now: ledger.now), list: id, madeBy: maker, createdAt: ledger.now,
        file: file)
      try ledger.insert(upload)
      return .stored(upload.id)
    }
  }

  /// Nil: there is no such file of this viewer.
  public func look(
    at id: ListUploadID, of list: ActionableListID, for viewer: StaffViewer,
    in organization: OrganizationID
  ) async throws -> UploadLook? {
    let found = try await store.read(organization) { ledger in
      try ledger.upload(id, of: list, for: viewer)
    }
    guard let (list, upload) = found, case .success(let table) = await Self.table(of: upload.file)
    else { return nil }
    return UploadLook(list: list, table: table)
  }

  /// Takes the rows of a file in as members, once nothing is left that would be left out unseen.
  public func importMembers(
    _ typed: TypedForm, from id: ListUploadID, to list: ActionableListID, for viewer: StaffViewer,
    in organization: OrganizationID
  ) async throws -> MemberImportAnswer {
    guard let look = try await look(at: id, of: list, for: viewer, in: organization) else {
      return .notFound
    }
    var reader = FormReader(typed.fields, zones: zones)
    let mapping = MappingForm.read(&reader, columns: look.table.columnCount, list: look.list)
    let takesDuplicates = reader.flag("duplicates")
    let isConfirmed = reader.flag("confirmed")
    let members = MemberReader(look.table, mapping)
    var columns = look.list.columns
    for name in members.columns where !columns.contains(name) { columns.append(name) }
    if columns.count > ActionableList.mostColumns,
      let last = mapping.fields.lastIndex(of: .own)
    {
      reader.fault(MappingForm.name(last), .tooMany(ActionableList.mostColumns))
    }
    guard reader.faults.isEmpty else { return .faulty(reader.faults) }
    let known = try await store.read(organization) { try $0.addresses(of: list).emails }
    let (drafts, report) = await withTaskExecutorPreference(globalConcurrentExecutor) {
      members.read(known: known, takesDuplicates: takesDuplicates)
    }
    let isWhole = report.faultCount == 0 && (report.duplicateCount == 0 || takesDuplicates)
    guard isWhole || isConfirmed, !drafts.isEmpty else { return .toConfirm(report) }
    let places = members.columns.map { columns.firstIndex(of: $0) ?? 0 }
    let allColumns = columns
    return try await store.write(organization) { ledger in
      guard let (list, _) = try ledger.upload(id, of: list, for: viewer) else { return .notFound }
      let count = try ledger.countMembers(of: list.id)
      guard count + drafts.count <= ActionableList.mostMembers else { return .full }
      var position = try ledger.lastPosition(of: list.id)
      let added = drafts.map { draft in
        position += 1
        var values = Array(repeating: "", count: allColumns.count)
        for (place, value) in zip(places, draft.values) { values[place] = value }
        return ListMember(
          id: identifier(now: ledger.now), list: list.id, position: position,
          firstName: draft.firstName, lastName: draft.lastName, email: draft.email,
          phone: draft.phone, language: draft.language, contact: nil, values: values)
      }
      if allColumns != list.columns { try ledger.save(list.extended(by: allColumns)) }
      try ledger.insert(added)
      try ledger.deleteUpload(id)
      try ledger.record(
        JournalEntry(
          actor: Viewer.staff(viewer).name, event: "list.membersImported",
          subject: list.id.rawValue,
          after: [
            "members": "\(added.count)", "faults": "\(report.faultCount)",
            "duplicates": "\(report.duplicateCount)",
          ]))
      return .imported(report)
    }
  }

  /// Away from the thread that serves others: a large file takes a while.
  private static func table(of file: [UInt8]) async -> Result<CSVTable, CSVTable.Fault> {
    await withTaskExecutorPreference(globalConcurrentExecutor) { CSVTable.read(file) }
  }
}

extension Ledger {
  fileprivate func upload(
    _ id: ListUploadID, of list: ActionableListID, for viewer: StaffViewer
  ) throws -> (ActionableList, ListUpload)? {
    guard let list = try self.list(list, for: viewer), let upload = try upload(id),
      upload.list == list.id, upload.madeBy == Viewer.staff(viewer).name,
      upload.createdAt > now - ListUpload.lifetime
    else { return nil }
    return (list, upload)
  }
}

extension ActionableList {
  /// With further columns, of which the first few are shown.
  fileprivate func extended(by columns: [String]) -> ActionableList {
    var list = self
    for index in self.columns.count..<columns.count where list.shown.count < 5 {
      list.shown.append(.own(index))
    }
    list.columns = columns
    return list
  }
}
