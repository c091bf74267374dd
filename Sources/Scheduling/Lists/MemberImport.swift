/// What a file would bring to a list, row by row.
public struct MemberImportReport: Sendable {
  public struct Fault: Hashable, Sendable {
    public var line: Int
    public var reason: Reason

    public init(line: Int, reason: Reason) {
      self.line = line
      self.reason = reason
    }
  }

  public enum Reason: Hashable, Sendable {
    case noAddress
    case malformedAddress(String)
    /// The most characters that the column can have.
    case tooLong(column: String, limit: Int)
    /// A line break or something else that can't be seen, in a name or the like.
    case unprintable(column: String)
    /// The row has more cells than the first one.
    case tooManyCells(Int)
  }

  /// A row with an address that stands further up, or on the list already (`first` nil).
  public struct Duplicate: Hashable, Sendable {
    public var line: Int
    public var email: String
    public var first: Int?

    public init(line: Int, email: String, first: Int?) {
      self.line = line
      self.email = email
      self.first = first
    }
  }

  /// Members that it brings.
  public var good = 0
  /// The first ones; all are counted.
  public var faults: [Fault] = []
  public var faultCount = 0
  public var duplicates: [Duplicate] = []
  public var duplicateCount = 0

  /// Rows that are named one by one.
  public static let mostNamed = 100

  public init() {}

  mutating func add(_ fault: Fault) {
    faultCount += 1
    if faults.count < Self.mostNamed { faults.append(fault) }
  }

  mutating func add(_ duplicate: Duplicate) {
    duplicateCount += 1
    if duplicates.count < Self.mostNamed { duplicates.append(duplicate) }
  }
}

/// A row on its way to a list.
struct MemberDraft: Sendable {
  var firstName = ""
  var lastName = ""
  var email = ""
  var phone = ""
  var language: String?
  var values: [String] = []
}

/// Reads a file's rows as members.
struct MemberReader {
  let table: CSVTable
  let mapping: MemberMapping
  /// For messages: the columns' names, or numbers.
  let names: [String]
  /// Columns of the file that become columns of the list.
  let own: [Int]

  init(_ table: CSVTable, _ mapping: MemberMapping) {
    self.table = table
    self.mapping = mapping
    let names = table.names(hasHeader: mapping.hasHeader)
    self.names = names.enumerated().map { $1.isEmpty ? "\($0 + 1)" : $1 }
    own = mapping.fields.indices.filter { mapping.fields[$0] == .own }
  }

  /// Names of the list's columns that come of the file, cut to what a name can have.
  /// Of two that are called the same, the second gets its number.
  var columns: [String] {
    var columns: [String] = []
    for column in own {
      var name = String(names[column].filter { !$0.isNewline }.prefix(ListMember.longestColumn))
      if columns.contains(name) {
        name = "\(name.prefix(ListMember.longestColumn - 5)) (\(column + 1))"
      }
      columns.append(name)
    }
    return columns
  }

  /// - Parameters:
  ///   - known: addresses on the list, in lower case.
  ///   - takesDuplicates: rows with an address that was there are members, too.
  func read(
    known: Set<String>, takesDuplicates: Bool
  ) -> (drafts: [MemberDraft], report: MemberImportReport) {
    var drafts: [MemberDraft] = []
    var report = MemberImportReport()
    var lines: [String: Int] = [:]
    for row in table.body(hasHeader: mapping.hasHeader) {
      switch draft(row) {
      case .failure(let fault): report.add(.init(line: row.line, reason: fault.reason))
      case .success(let draft):
        let key = draft.email.lowercased()
        if lines[key] != nil || known.contains(key) {
          report.add(.init(line: row.line, email: draft.email, first: lines[key]))
          guard takesDuplicates else { continue }
        }
        if lines[key] == nil { lines[key] = row.line }
        drafts.append(draft)
      }
    }
    report.good = drafts.count
    return (drafts, report)
  }

  private struct RowFault: Error {
    var reason: MemberImportReport.Reason
  }

  private func draft(_ row: CSVTable.Row) -> Result<MemberDraft, RowFault> {
    var draft = MemberDraft()
    if row.cells.dropFirst(mapping.fields.count).contains(where: { !$0.isEmpty }) {
      return .failure(RowFault(reason: .tooManyCells(row.cells.count)))
    }
    do {
      draft.firstName = try text(row, .firstName, atMost: TextLimit.name)
      draft.lastName = try text(row, .lastName, atMost: TextLimit.name)
      if mapping.column(.name) != nil {
        let whole = try text(row, .name, atMost: 2 * TextLimit.name)
        (draft.firstName, draft.lastName) = Self.parts(of: whole)
      }
      draft.phone = try text(row, .phone, atMost: TextLimit.phone)
      draft.email = try text(row, .email, atMost: TextLimit.email)
      draft.language = Self.language(try text(row, .language, atMost: TextLimit.name))
      for column in own {
        let value = table.cell(row, column)
        guard value.count <= ListMember.longestValue else {
          throw RowFault(
            reason: .tooLong(column: names[column], limit: ListMember.longestValue))
        }
        draft.values.append(value)
      }
    } catch let fault as RowFault {
      return .failure(fault)
    } catch {
      return .failure(RowFault(reason: .noAddress))
    }
    if draft.email.isEmpty { return .failure(RowFault(reason: .noAddress)) }
    guard EmailAddress.isPlausible(draft.email) else {
      return .failure(RowFault(reason: .malformedAddress(draft.email)))
    }
    return .success(draft)
  }

  private func text(
    _ row: CSVTable.Row, _ field: MemberField, atMost limit: Int
  ) throws -> String {
    guard let column = mapping.column(field) else { return "" }
    let text = table.cell(row, column)
    if text.count > limit { throw RowFault(reason: .tooLong(column: names[column], limit: limit)) }
    if text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
      throw RowFault(reason: .unprintable(column: names[column]))
    }
    return text
  }

  /// `Anna Maria Beck` and `Beck, Anna Maria`.
  static func parts(of name: String) -> (first: String, last: String) {
    let halves = name.split(separator: ",", maxSplits: 1).map { String($0).trimmed }
    if halves.count == 2 { return (halves[1], halves[0]) }
    guard let space = name.lastIndex(of: " ") else { return ("", name) }
    return (
      String(name[..<space]).trimmed, String(name[name.index(after: space)...])
    )
  }

  /// `de`, `de-CH`, `Deutsch`; nil: the organisation's.
  private static func language(_ text: String) -> String? {
    let text = text.lowercased()
    if ["deutsch", "german", "d"].contains(text) || text.hasPrefix("de") { return "de" }
    if ["englisch", "english", "e"].contains(text) || text.hasPrefix("en") { return "en" }
    return nil
  }
}
