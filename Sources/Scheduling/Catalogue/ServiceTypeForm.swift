/// The fields of a service type's form. Times are in minutes.
public enum ServiceTypeForm {
  static let mostSkills = 100
  static let mostWindows = 24

  public static func fields(of type: ServiceType) -> [String: String] {
    var fields = [
      "name": type.name, "description": type.description, "duration": "\(type.duration / 60)",
      "before": "\(type.before / 60)", "after": "\(type.after / 60)",
      "interval": "\(type.startInterval / 60)", "venue": type.venue.rawValue,
      "promise": "exact", "notice": "\(type.notice / 60)", "furthest": "\(type.furthestDay)",
      "customers": type.bookableByCustomers ? "true" : "",
      "names": type.namesResourceAtBooking ? "true" : "", "seats": "\(type.seats)",
      "price": type.priceText ?? "", "assignment": type.assignment.rawValue,
      "territory": type.territory?.rawValue ?? "", "link": type.meetingLink ?? "",
      "phone": type.phoneInstructions ?? "", "active": type.isActive ? "true" : "",
    ]
    if case .arrivalWindows(let windows) = type.promise {
      fields["promise"] = "windows"
      fields["windows"] = HoursText.write(windows)
    }
    for category in type.categories { fields["category-\(category)"] = "true" }
    let skills = Rows.fields(of: type.skills) { row, skill in
      ["skill-\(row)": skill.skill.rawValue, "level-\(row)": "\(skill.minimumLevel)"]
    }
    return fields.merging(skills) { own, _ in own }
  }

  static func read(
    _ reader: inout FormReader, into type: inout ServiceType, _ catalogue: Catalogue
  ) {
    type.name = reader.text("name", atMost: TextLimit.title)
    type.description = reader.text(
      "description", atMost: TextLimit.description, isRequired: false, hasLines: true)
    type.duration = minutes(&reader, "duration", 1...1440, standing: type.duration)
    type.before = minutes(&reader, "before", 0...1440, standing: type.before)
    type.after = minutes(&reader, "after", 0...1440, standing: type.after)
    type.startInterval = minutes(&reader, "interval", 5...480, standing: type.startInterval)
    type.venue = reader.choice("venue", else: type.venue)
    type.promise = promise(&reader)
    type.notice = minutes(&reader, "notice", 0...527_040, standing: type.notice)
    type.furthestDay = reader.integer("furthest", 0...366)
    type.skills = skills(&reader, catalogue)
    type.categories = Set(
      catalogue.categories.map(\.id).filter { reader.flag("category-\($0)") })
    type.seats = reader.integer("seats", 1...1000)
    type.priceText = reader.optionalText("price", atMost: TextLimit.title)
    type.assignment = reader.choice("assignment", else: type.assignment)
    type.territory = reader.identifier("territory") { catalogue.territories[$0] != nil }
    type.meetingLink = reader.optionalText("link", atMost: 500, as: .link, WebLink.isPlausible)
    type.phoneInstructions = reader.optionalText("phone", atMost: 1000, hasLines: true)
    type.bookableByCustomers = reader.flag("customers")
    type.namesResourceAtBooking = reader.flag("names")
    type.isActive = reader.flag("active")
  }

  /// Seconds that are no whole minutes stay as they are until somebody types others.
  private static func minutes(
    _ reader: inout FormReader, _ name: String, _ range: ClosedRange<Int>, standing: Int
  ) -> Int {
    let minutes = reader.integer(name, range)
    return minutes == standing / 60 ? standing : minutes * 60
  }

  private static func promise(_ reader: inout FormReader) -> Promise {
    switch reader.raw("promise") {
    case "exact": return .exactStart
    case "windows": break
    default: reader.fault("promise", .notAChoice)
    }
    let windows = reader.hours("windows", mayOverlap: true)
    if reader.raw("windows").isEmpty { reader.fault("windows", .missing) }
    if Set(windows).count < windows.count { reader.fault("windows", .standsTwice) }
    return .arrivalWindows(windows)
  }

  private static func skills(
    _ reader: inout FormReader, _ catalogue: Catalogue
  ) -> [SkillRequirement] {
    let known = Set(catalogue.skills.map(\.id))
    return Rows.read(&reader, "skill", atMost: mostSkills) { reader, row -> SkillRequirement? in
      guard let skill: SkillID = reader.identifier("skill-\(row)", where: known.contains) else {
        return nil
      }
      return SkillRequirement(
        skill: skill, minimumLevel: reader.integer("level-\(row)", SkillLevel.levels))
    }
  }

  /// What a new service type's form begins with.
  public static func blank(_ id: ServiceTypeID) -> ServiceType {
    ServiceType(
      id: id, name: "", description: "", duration: 3600, before: 0, after: 0, startInterval: 1800,
      skills: [], venue: .onSite, promise: .exactStart, notice: 0, furthestDay: 90,
      bookableByCustomers: true, categories: [], namesResourceAtBooking: true, seats: 1,
      priceText: nil, assignment: .leastDriving, territory: nil, meetingLink: nil,
      phoneInstructions: nil)
  }
}
