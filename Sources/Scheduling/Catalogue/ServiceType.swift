/// A kind of work that can be booked (in the field also: work type).
public struct ServiceType: Hashable, Sendable {
  public var id: ServiceTypeID
  public var name: String
  public var description: String
  /// Seconds of the work itself.
  public var duration: Int
  /// Seconds kept free before and after, at most 24 h each; no part of the promise.
  public var before: Int
  public var after: Int
  /// Seconds between two starts, 300…28,800.
  public var startInterval: Int
  public var skills: [SkillRequirement]
  public var venue: Venue
  public var promise: Promise
  /// Seconds between now and the earliest start.
  public var notice: Int
  /// How many days ahead can be booked, today being 0.
  public var furthestDay: Int
  public var bookableByCustomers: Bool
  /// Product categories that it fits; empty: all.
  public var categories: Set<ProductCategoryID>
  public var namesResourceAtBooking: Bool
  /// People at once; more than one makes shared sessions.
  public var seats: Int
  public var priceText: String?
  public var assignment: AssignmentRule
  /// Whoever the customer is, this territory does it; nil: the address decides.
  public var territory: TerritoryID?
  /// Video: the link that everybody joins, `{appointment}` standing for the number.
  public var meetingLink: String?
  /// Phone: who calls whom.
  public var phoneInstructions: String?
  /// Off: keeps what is booked, can't be booked any more.
  public var isActive: Bool

  public init(
    id: ServiceTypeID, name: String, description: String, duration: Int, before: Int, after: Int,
    startInterval: Int, skills: [SkillRequirement], venue: Venue, promise: Promise, notice: Int,
    furthestDay: Int, bookableByCustomers: Bool, categories: Set<ProductCategoryID>,
    namesResourceAtBooking: Bool, seats: Int, priceText: String?, assignment: AssignmentRule,
    territory: TerritoryID?, meetingLink: String?, phoneInstructions: String?,
    isActive: Bool = true
  ) {
    self.id = id
    self.name = name
    self.description = description
    self.duration = duration
    self.before = before
    self.after = after
    self.startInterval = startInterval
    self.skills = skills
    self.venue = venue
    self.promise = promise
    self.notice = notice
    self.furthestDay = furthestDay
    self.bookableByCustomers = bookableByCustomers
    self.categories = categories
    self.namesResourceAtBooking = namesResourceAtBooking
    self.seats = seats
    self.priceText = priceText
    self.assignment = assignment
    self.territory = territory
    self.meetingLink = meetingLink
    self.phoneInstructions = phoneInstructions
    self.isActive = isActive
  }

  public func fits(_ category: ProductCategoryID?) -> Bool {
    guard let category, !categories.isEmpty else { return categories.isEmpty }
    return categories.contains(category)
  }
}

/// Where the work takes place.
public enum Venue: String, Sendable, Codable, CaseIterable {
  case onSite, atOurPlace, phone, video

  /// Whether somebody drives: phone and video have no place.
  public var hasPlace: Bool { self == .onSite || self == .atOurPlace }
}

/// What the customer is promised.
public enum Promise: Hashable, Sendable {
  case exactStart
  /// Windows for the start, in the territory's wall-clock time; both ends are promised.
  case arrivalWindows([HoursRange])
}

public struct SkillRequirement: Hashable, Sendable, Codable {
  public var skill: SkillID
  public var minimumLevel: Int

  public init(skill: SkillID, minimumLevel: Int) {
    self.skill = skill
    self.minimumLevel = minimumLevel
  }
}

/// Who gets the visit among the resources that can keep it.
public enum AssignmentRule: String, Sendable, Codable, CaseIterable {
  case leastDriving, leastBusy, inTurn, usualFirst
}

/// What kind of product an asset is, such as a boiler or a heat pump.
public struct ProductCategory: Hashable, Sendable, Codable {
  public var id: ProductCategoryID
  public var name: String

  public init(id: ProductCategoryID, name: String) {
    self.id = id
    self.name = name
  }
}
