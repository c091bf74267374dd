internal import Scheduling

/// The organisation itself and what it offers.
extension CompanyReader {
  func organization(_ record: CompanyRecord) -> Organization {
    Organization(
      id: record.ownID(OrganizationID.self),
      name: record.text("name", 1...200),
      slug: record.text("slug", as: "1 to 40 lower-case letters, digits, dashes", CompanyForms.slug)
        ?? "",
      zone: zone(record),
      language: record.text("language", as: Self.languageForm, CompanyForms.language) ?? "en",
      look: .init(
        accent: record.optionalText("accent", as: "a colour such as #0b6bcb", CompanyForms.colour)
          ?? "#0b6bcb",
        font: record.optionalText("font", as: "names of fonts, with commas", CompanyForms.font),
        logo: record.record("logo", of: "image", CompanyImage.read)),
      contactEmail: record.optionalText("contactEmail", as: Self.emailForm, CompanyForms.email),
      contactPhone: record.optionalText("contactPhone", as: Self.phoneForm, CompanyForms.phone),
      footer: record.optionalText("footer", 0...2_000, lines: true),
      rules: record.record("rules", of: "rules", rules) ?? PortalRules(),
      catalogueVersion: 1)
  }

  private func rules(_ record: CompanyRecord) -> PortalRules {
    let usual = PortalRules()
    var rules = usual
    rules.cutOff = 60 * record.integer("cutOffMinutes", 0...43_200, else: usual.cutOff / 60)
    rules.cancellationReasonRequired = record.flag(
      "cancellationReasonRequired", else: usual.cancellationReasonRequired)
    rules.assetSelection = record.flag("assetSelection", else: usual.assetSelection)
    rules.technicianTracking = record.flag("technicianTracking", else: usual.technicianTracking)
    rules.showsTechnicianName = record.flag("showsTechnicianName", else: usual.showsTechnicianName)
    rules.showsTechnicianPhone = record.flag(
      "showsTechnicianPhone", else: usual.showsTechnicianPhone)
    return rules
  }

  func site(_ record: CompanyRecord, of organization: Organization) -> Site {
    let site = Site(
      id: record.ownID(SiteID.self),
      organization: organization.id,
      host: record.optionalText(
        "host", as: "a host name in lower case, without port", CompanyForms.host),
      prefix: record.optionalText(
        "prefix", as: "empty or /s/ and the slug", CompanyForms.sitePrefix)
        ?? "",
      name: record.optionalText("name", 1...200) ?? "",
      isPortal: !record.flag("isWebsite", else: false), sharing: sharing(record))
    if !site.isPortal, record.has("host") || record.has("prefix") {
      record.fault("isWebsite", "can't be true where there is a host or a prefix")
    }
    if !site.prefix.isEmpty, site.prefix != "/s/" + organization.slug {
      record.fault("prefix", "must be empty or /s/\(organization.slug)")
    }
    return site
  }

  func role(_ record: CompanyRecord) -> WebRole {
    let words = Permission.allCases.map { "“\($0.rawValue)”" }.joined(separator: ", ")
    return WebRole(
      id: record.ownID(WebRoleID.self),
      name: record.text("name", 1...200),
      permissions: Set(
        record.list("permissions", atMost: 100, as: "one of \(words)") {
          Permission(rawValue: $0)
        }))
  }

  func category(_ record: CompanyRecord) -> ProductCategory {
    ProductCategory(id: record.ownID(ProductCategoryID.self), name: record.text("name", 1...200))
  }

  func skill(_ record: CompanyRecord) -> Skill {
    Skill(id: record.ownID(SkillID.self), name: record.text("name", 1...200))
  }

  func territory(_ record: CompanyRecord) -> Territory {
    Territory(
      id: record.ownID(TerritoryID.self),
      name: record.text("name", 1...200),
      zone: zone(record),
      hours: record.record("hours", of: "hours", hours),
      holidays: Set(
        record.list("holidays", atMost: 5_000, as: Self.dateForm, CompanyForms.date)),
      gridRestartsAtEachOpening: record.flag("gridRestartsAtEachOpening", else: false),
      postalAreas: record.records("postalAreas", of: "postalArea", atMost: 100_000, postalArea),
      polygon: polygon(record),
      office: record.record("office", of: "address", address),
      travel: record.record("travel", of: "travel", travel) ?? .standard)
  }

  private func postalArea(_ record: CompanyRecord) -> PostalArea {
    PostalArea(
      country: record.text("country", as: Self.countryForm, CompanyForms.country) ?? "",
      code: record.text("code", 1...20),
      center: record.record("center", of: "place", place) ?? nil)
  }

  private func polygon(_ record: CompanyRecord) -> [Place] {
    let corners = record.records("polygon", of: "place", atMost: 5_000, place).compactMap { $0 }
    if (1...2).contains(corners.count) { record.fault("polygon", "must have at least 3 corners") }
    return corners
  }

  private func travel(_ record: CompanyRecord) -> TravelModel {
    TravelModel(
      speed: record.number("kmPerHour", 1...200) / 3.6,
      detour: record.number("detour", 1...5),
      overhead: record.integer("overheadSeconds", 0...3_600))
  }

  func serviceType(_ record: CompanyRecord) -> ServiceType {
    ServiceType(
      id: record.ownID(ServiceTypeID.self),
      name: record.text("name", 1...200),
      description: record.optionalText("description", 0...4_000, lines: true) ?? "",
      duration: 60 * record.integer("durationMinutes", 1...1_440),
      before: 60 * record.integer("beforeMinutes", 0...1_440, else: 0),
      after: 60 * record.integer("afterMinutes", 0...1_440, else: 0),
      startInterval: 60 * record.integer("startIntervalMinutes", 5...480),
      skills: record.records("skills", of: "skillRequirement", atMost: 100) {
        SkillRequirement(
          skill: $0.reference("skill", to: SkillID.self),
          minimumLevel: $0.integer("minimumLevel", Self.levels, else: 1))
      },
      venue: record.choice("venue", else: Venue.onSite),
      promise: promise(record),
      notice: 60 * record.integer("noticeMinutes", 0...527_040, else: 0),
      furthestDay: record.integer("furthestDay", 0...366, else: 90),
      bookableByCustomers: record.flag("bookableByCustomers", else: true),
      categories: record.references("categories", to: ProductCategoryID.self),
      namesResourceAtBooking: record.flag("namesResourceAtBooking", else: true),
      seats: record.integer("seats", 1...1_000, else: 1),
      priceText: record.optionalText("priceText", 0...200),
      assignment: record.choice("assignment", else: AssignmentRule.leastDriving),
      territory: record.optionalReference("territory", to: TerritoryID.self),
      meetingLink: record.optionalText(
        "meetingLink", as: "an https address", CompanyForms.link),
      phoneInstructions: record.optionalText("phoneInstructions", 0...1_000, lines: true),
      isActive: record.flag("isActive", else: true))
  }

  /// Windows are promised where there are some; else the exact start.
  private func promise(_ record: CompanyRecord) -> Promise {
    let windows = record.list(
      "arrivalWindows", atMost: 24, as: "hours such as 08:00-12:00", HoursRange.init(iso8601:))
    return windows.isEmpty ? .exactStart : .arrivalWindows(windows)
  }

  static let levels = SkillLevel.levels
}
