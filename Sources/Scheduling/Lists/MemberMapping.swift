/// What a column of a file is.
public enum MemberField: String, Sendable, CaseIterable {
  case firstName, lastName
  /// First and last name together.
  case name
  case email, phone, language
  /// Stays as it is, as a column of the list.
  case own
  case skip

  /// Of these one column at most can be.
  public var isSingle: Bool { self != .own && self != .skip }
}

/// What each column of a file is, and whether its first row has names.
public struct MemberMapping: Hashable, Sendable {
  public var fields: [MemberField]
  public var hasHeader: Bool

  public init(fields: [MemberField], hasHeader: Bool) {
    self.fields = fields
    self.hasHeader = hasHeader
  }

  /// The column that is this; nil: none.
  func column(_ field: MemberField) -> Int? { fields.firstIndex(of: field) }
}

extension CSVTable {
  public var columnCount: Int { rows.map(\.cells.count).max() ?? 0 }

  /// Names of the columns; empty where the file has none.
  public func names(hasHeader: Bool) -> [String] {
    (0..<columnCount).map { hasHeader ? cell(rows[0], $0) : "" }
  }

  /// Rows with members.
  public func body(hasHeader: Bool) -> ArraySlice<Row> { hasHeader ? rows.dropFirst() : rows[...] }

  public func cell(_ row: Row, _ column: Int) -> String {
    row.cells.indices.contains(column) ? CSVWriter.restored(row.cells[column]) : ""
  }

  /// What the columns seem to be, by their names in English and German, else by what stands in them.
  public func guessedMapping() -> MemberMapping {
    let hasHeader = !rows[0].cells.contains { EmailAddress.isPlausible($0) }
    let names = names(hasHeader: hasHeader).map(Self.plain)
    var fields = names.map { name in
      name.isEmpty ? nil : Self.known.first { $0.names.contains(name) }?.field
    }
    if let first = names.firstIndex(of: "name") {
      fields[first] = fields.contains(.firstName) ? .lastName : .name
    }
    let sample = body(hasHeader: hasHeader).prefix(20)
    if !fields.contains(.email) {
      let address = (0..<columnCount).first { column in
        !sample.isEmpty && sample.allSatisfy { EmailAddress.isPlausible(cell($0, column)) }
      }
      if let address { fields[address] = .email }
    }
    var seen: Set<MemberField> = []
    let single = fields.map { field -> MemberField in
      guard let field, seen.insert(field).inserted else { return .own }
      return field
    }
    return MemberMapping(
      fields: single.indices.map { column in
        // A column in which nothing stands.
        let isEmpty = names[column].isEmpty && sample.allSatisfy { cell($0, column).isEmpty }
        return isEmpty ? .skip : single[column]
      }, hasHeader: hasHeader)
  }

  private static let known: [(field: MemberField, names: Set<String>)] = [
    (
      .firstName,
      ["firstname", "givenname", "forename", "vorname", "rufname", "vornamen"]
    ),
    (
      .lastName,
      ["lastname", "surname", "familyname", "nachname", "familienname", "zuname"]
    ),
    (
      .name, ["fullname", "contactname", "displayname", "vollername", "vornamename", "kontaktname"]
    ),
    (
      .email,
      [
        "email", "mail", "emailaddress", "mailaddress", "emailadresse", "mailadresse", "email1",
        "email1value", "workemail", "privateemail",
      ]
    ),
    (
      .phone,
      [
        "phone", "phonenumber", "telephone", "tel", "mobile", "mobilephone", "cell", "cellphone",
        "telefon", "telefonnummer", "handy", "handynummer", "mobil", "natel", "mobiltelefon",
        "phone1value",
      ]
    ),
    (.language, ["language", "lang", "sprache", "korrespondenzsprache"]),
  ]

  /// Letters and digits in lower case.
  private static func plain(_ text: String) -> String {
    String(text.lowercased().filter { $0.isLetter || $0.isNumber })
  }
}
