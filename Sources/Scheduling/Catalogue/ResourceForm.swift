/// The parts of what is kept about a resource, each with a form of its own.
public enum ResourceSection: String, Sendable, CaseIterable {
  case details, hours, memberships, skills

  /// Rows of skills or memberships.
  static let mostRows = 500

  /// What its form shows, by the names of its inputs.
  public func fields(of resource: Resource) -> [String: String] {
    switch self {
    case .details: detailFields(of: resource)
    case .hours: resource.hours.fields
    case .memberships:
      Rows.fields(of: resource.memberships) { row, membership in
        [
          "territory-\(row)": membership.territory.rawValue,
          "membership-\(row)": membership.kind.rawValue,
          "from-\(row)": membership.from?.iso8601 ?? "",
          "through-\(row)": membership.through?.iso8601 ?? "",
        ]
      }
    case .skills:
      Rows.fields(of: resource.skills) { row, skill in
        [
          "skill-\(row)": skill.skill.rawValue, "level-\(row)": "\(skill.level)",
          "until-\(row)": skill.validThrough?.iso8601 ?? "",
        ]
      }
    }
  }

  func read(_ reader: inout FormReader, into resource: inout Resource, _ catalogue: Catalogue) {
    switch self {
    case .details: readDetails(&reader, into: &resource, catalogue)
    case .hours: resource.hours = reader.week()
    case .memberships: resource.memberships = Self.memberships(&reader, catalogue)
    case .skills: resource.skills = Self.skills(&reader, catalogue)
    }
  }

  private func detailFields(of resource: Resource) -> [String: String] {
    [
      "name": resource.name, "kind": resource.kind.rawValue, "zone": resource.zone.name,
      "radius": resource.maximumRadius.map { Decimal.text(thousandths: $0) } ?? "",
      "capacity": "\(resource.capacity)", "email": resource.email ?? "",
      "phone": resource.phone ?? "", "active": resource.isActive ? "true" : "",
    ].merging(AddressForm.fields(of: resource.base)) { own, _ in own }
  }

  private func readDetails(
    _ reader: inout FormReader, into resource: inout Resource, _ catalogue: Catalogue
  ) {
    resource.name = reader.text("name", atMost: TextLimit.title)
    resource.kind = reader.choice("kind", else: resource.kind)
    resource.phone = reader.optionalText(
      "phone", atMost: TextLimit.phone, as: .phone, ProfileForm.isPhone)
    resource.email = reader.optionalText(
      "email", atMost: TextLimit.email, as: .email, EmailAddress.isPlausible)
    resource.zone = reader.zone("zone")
    let base = AddressForm.read(&reader, standing: resource.base)
    if let base, base != resource.base, catalogue.locate(base) == nil {
      reader.fault("point", .notLocated)
    }
    resource.base = base
    resource.maximumRadius = reader.decimal("radius", 0...20_100).map {
      max(1, Int(($0 * 1000).rounded()))
    }
    resource.capacity = reader.integer("capacity", 1...1000)
    resource.isActive = reader.flag("active")
  }

  private static func memberships(
    _ reader: inout FormReader, _ catalogue: Catalogue
  ) -> [Membership] {
    let rows = Rows.read(&reader, "territory", atMost: mostRows) { reader, row -> Membership? in
      let known = { catalogue.territories[$0] != nil }
      guard let territory: TerritoryID = reader.identifier("territory-\(row)", where: known)
      else { return nil }
      let membership = Membership(
        territory: territory,
        kind: reader.choice("membership-\(row)", else: Membership.Kind.primary),
        from: reader.date("from-\(row)"), through: reader.date("through-\(row)"))
      if let from = membership.from, let through = membership.through, through < from {
        reader.fault("through-\(row)", .endsBeforeItStarts)
      }
      return membership
    }
    return rows
  }

  private static func skills(_ reader: inout FormReader, _ catalogue: Catalogue) -> [SkillLevel] {
    let known = Set(catalogue.skills.map(\.id))
    return Rows.read(&reader, "skill", atMost: mostRows) { reader, row -> SkillLevel? in
      guard let skill: SkillID = reader.identifier("skill-\(row)", where: known.contains) else {
        return nil
      }
      return SkillLevel(
        skill: skill, level: reader.integer("level-\(row)", SkillLevel.levels),
        validThrough: reader.date("until-\(row)"))
    }
  }
}

extension SkillLevel {
  public static let levels = 1...100
}

/// Tables in a form: rows are numbered from 0, and a row whose first field is empty is none.
enum Rows {
  static func fields<Record>(
    of records: [Record], _ row: (Int, Record) -> [String: String]
  ) -> [String: String] {
    records.enumerated().reduce(into: [:]) { fields, record in
      fields.merge(row(record.offset, record.element)) { own, _ in own }
    }
  }

  static func read<Record: Hashable>(
    _ reader: inout FormReader, _ first: String, atMost limit: Int,
    _ read: (inout FormReader, Int) -> Record?
  ) -> [Record] {
    let numbers = reader.fields.keys.compactMap { name -> Int? in
      guard name.hasPrefix(first + "-") else { return nil }
      return Int(name.dropFirst(first.count + 1))
    }.filter { (0..<10_000).contains($0) }.sorted()
    var records: [Record] = []
    var known: Set<Record> = []
    for row in numbers {
      guard let record = read(&reader, row) else { continue }
      if !known.insert(record).inserted { reader.fault("\(first)-\(row)", .standsTwice) }
      records.append(record)
    }
    if records.count > limit { reader.fault("\(first)-0", .tooMany(limit)) }
    return records
  }
}

/// Numbers with up to three decimals, as they stand in a field.
enum Decimal {
  /// `12.5` from 12,500.
  static func text(thousandths: Int) -> String {
    let rest = thousandths % 1000
    guard rest != 0 else { return "\(thousandths / 1000)" }
    var digits = String("\(1000 + rest)".dropFirst())
    while digits.last == "0" { digits.removeLast() }
    return "\(thousandths / 1000).\(digits)"
  }
}
