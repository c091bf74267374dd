/// Who or what does the work: a technician, a crew, a room, a piece of equipment.
public struct Resource: Hashable, Sendable {
  public var id: ResourceID
  public var name: String
  public var kind: Kind
  public var zone: Zone
  /// Where days begin and end; nil: the office of the territory that counts that day.
  public var base: Address?
  public var hours: WeeklyHours
  public var skills: [SkillLevel]
  public var memberships: [Membership]
  /// Metres from the base, as the crow flies; nil: no limit.
  public var maximumRadius: Int?
  /// Visits at once; more than one only for work without driving.
  public var capacity: Int
  public var email: String?
  public var phone: String?
  public var photo: Image?
  /// Off: keeps what is booked, is offered nothing more.
  public var isActive: Bool

  public enum Kind: String, Sendable, Codable, CaseIterable { case user, crew, room, equipment }

  public init(
    id: ResourceID, name: String, kind: Kind, zone: Zone, base: Address?, hours: WeeklyHours,
    skills: [SkillLevel], memberships: [Membership], maximumRadius: Int?, capacity: Int,
    email: String?, phone: String?, photo: Image?, isActive: Bool
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.zone = zone
    self.base = base
    self.hours = hours
    self.skills = skills
    self.memberships = memberships
    self.maximumRadius = maximumRadius
    self.capacity = capacity
    self.email = email
    self.phone = phone
    self.photo = photo
    self.isActive = isActive
  }

  /// Whether every requirement is met on a date, expiry included (a skill is valid through its
  /// last day).
  public func has(_ requirements: [SkillRequirement], on date: LocalDate) -> Bool {
    requirements.allSatisfy { requirement in
      skills.contains {
        $0.skill == requirement.skill && $0.level >= requirement.minimumLevel
          && ($0.validThrough.map { date <= $0 } ?? true)
      }
    }
  }

  /// The memberships that count on a date: a temporary one replaces all others while it lasts.
  public func memberships(on date: LocalDate) -> [Membership] {
    let current = memberships.filter {
      ($0.from.map { $0 <= date } ?? true) && ($0.through.map { date <= $0 } ?? true)
    }
    let temporary = current.filter { $0.kind == .temporary }
    return temporary.isEmpty ? current : temporary
  }

  /// The territory whose holidays, office and roads count on a date.
  public func homeTerritory(on date: LocalDate) -> TerritoryID? {
    let current = memberships(on: date)
    return (current.first { $0.kind != .secondary } ?? current.first)?.territory
  }
}

public struct SkillLevel: Hashable, Sendable, Codable {
  public var skill: SkillID
  public var level: Int
  public var validThrough: LocalDate?

  public init(skill: SkillID, level: Int, validThrough: LocalDate?) {
    self.skill = skill
    self.level = level
    self.validThrough = validThrough
  }
}

public struct Membership: Hashable, Sendable, Codable {
  public var territory: TerritoryID
  public var kind: Kind
  /// First and last day; nil: open.
  public var from: LocalDate?
  public var through: LocalDate?

  public enum Kind: String, Sendable, Codable, CaseIterable { case primary, secondary, temporary }

  public init(territory: TerritoryID, kind: Kind, from: LocalDate?, through: LocalDate?) {
    self.territory = territory
    self.kind = kind
    self.from = from
    self.through = through
  }
}

/// A name for something that one must be able to do.
public struct Skill: Hashable, Sendable, Codable {
  public var id: SkillID
  public var name: String

  public init(id: SkillID, name: String) {
    self.id = id
    self.name = name
  }
}
