internal import Scheduling

/// The organisation itself and what it offers.
extension CompanyExport {
  func writeCatalogue(_ catalogue: Catalogue, to stream: inout CompanyStream) throws {
    try stream.member("organization", organization(catalogue.organization))
    try stream.list("sites") { add in try ledger.sites().forEach { try add(site($0)) } }
    try writeMail(catalogue.organization.mail, to: &stream)
    try stream.list("roles") { add in
      for role in try ledger.roles().sorted(by: { $0.id < $1.id }) { try add(self.role(role)) }
    }
    try stream.list("categories") { add in
      for category in catalogue.categories.sorted(by: { $0.id < $1.id }) {
        try add(["id": .string(category.id.rawValue), "name": .string(category.name)])
      }
    }
    try stream.list("skills") { add in
      for skill in catalogue.skills.sorted(by: { $0.id < $1.id }) {
        try add(["id": .string(skill.id.rawValue), "name": .string(skill.name)])
      }
    }
    try stream.list("territories") { add in
      for territory in catalogue.territories.values.sorted(by: { $0.id < $1.id }) {
        try add(self.territory(territory))
      }
    }
    try stream.list("serviceTypes") { add in
      for service in catalogue.serviceTypes.values.sorted(by: { $0.id < $1.id }) {
        try add(serviceType(service))
      }
    }
    try stream.list("topics") { add in
      for topic in catalogue.topics.sorted(by: { $0.id < $1.id }) {
        try add(
          .record { fields in
            fields.add("id", topic.id)
            fields.add("name", topic.name)
            fields.add("serviceTypes", each: topic.serviceTypes) { .string($0.rawValue) }
          })
      }
    }
    try writeFlows(catalogue, to: &stream)
    try stream.list("resources") { add in
      for resource in catalogue.resources.values.sorted(by: { $0.id < $1.id }) {
        try add(self.resource(resource, of: catalogue.organization))
      }
    }
  }

  private func organization(_ organization: Organization) -> JSONValue {
    .record { fields in
      fields.add("id", organization.id)
      fields.add("name", organization.name)
      fields.add("slug", organization.slug)
      fields.add("zone", organization.zone.name)
      fields.add("language", organization.language)
      fields.add("accent", organization.look.accent)
      fields.add("font", organization.look.font)
      fields.add("logo", organization.look.logo.map { JSONValue($0) })
      fields.add("contactEmail", organization.contactEmail)
      fields.add("contactPhone", organization.contactPhone)
      fields.add("footer", organization.footer)
      fields.add("rules", rules(organization.rules))
    }
  }

  private func rules(_ rules: PortalRules) -> JSONValue {
    [
      "cutOffMinutes": .integer(rules.cutOff / 60),
      "cancellationReasonRequired": .bool(rules.cancellationReasonRequired),
      "assetSelection": .bool(rules.assetSelection),
      "technicianTracking": .bool(rules.technicianTracking),
      "showsTechnicianName": .bool(rules.showsTechnicianName),
      "showsTechnicianPhone": .bool(rules.showsTechnicianPhone),
    ]
  }

  private func writeMail(_ mail: MailSettings, to stream: inout CompanyStream) throws {
    try stream.list("mailboxes") { add in
      for mailbox in mail.mailboxes {
        try add(
          .record { fields in
            fields.add("id", mailbox.id)
            fields.add("name", mailbox.name)
            fields.add("address", mailbox.address)
            fields.add("isNotification", mailbox.id == mail.notification, unless: false)
            fields.add("approvedAt", mailbox.approvedAt)
            fields.add("testedAt", mailbox.testedAt)
          })
      }
    }
    try stream.list("messages") { add in
      for (kind, rule) in mail.kinds.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
        try add(
          .record { fields in
            fields.add("kind", kind.rawValue)
            fields.add("isOn", rule.isOn, unless: true)
            fields.add("mailbox", rule.mailbox)
          })
      }
    }
  }

  private func site(_ site: Site) -> JSONValue {
    .record { fields in
      fields.add("id", site.id)
      fields.add("host", site.host)
      fields.add("prefix", site.prefix, unless: "")
      fields.add("name", site.name, unless: "")
      fields.add("isWebsite", !site.isPortal, unless: false)
      fields.add("invitationPrefix", site.sharing.invitationPrefix)
      fields.add("origins", each: site.sharing.origins) { .string($0) }
      fields.add("topic", site.sharing.topic?.rawValue)
      fields.add("territory", site.sharing.territory)
      fields.add("skipsPreview", site.sharing.skipsPreview, unless: false)
      fields.add("flow", site.sharing.flow)
    }
  }

  private func role(_ role: WebRole) -> JSONValue {
    .record { fields in
      fields.add("id", role.id)
      fields.add("name", role.name)
      fields.add("permissions", each: role.permissions.map(\.rawValue).sorted()) { .string($0) }
    }
  }

  private func territory(_ territory: Territory) -> JSONValue {
    .record { fields in
      fields.add("id", territory.id)
      fields.add("name", territory.name)
      fields.add("zone", territory.zone.name)
      fields.add("hours", territory.hours.map { JSONValue($0) })
      fields.add("holidays", each: territory.holidays.sorted()) { .string($0.iso8601) }
      fields.add("gridRestartsAtEachOpening", territory.gridRestartsAtEachOpening, unless: false)
      fields.add("postalAreas", each: territory.postalAreas) { area in
        .record { fields in
          fields.add("country", area.country)
          fields.add("code", area.code)
          fields.add("center", area.center.map { JSONValue($0) })
        }
      }
      fields.add("polygon", each: territory.polygon) { JSONValue($0) }
      fields.add("office", territory.office.map { JSONValue($0) })
      fields.add(
        "travel",
        [
          "kmPerHour": .number(Self.kilometresPerHour(territory.travel.speed)),
          "detour": .number(territory.travel.detour),
          "overheadSeconds": .integer(territory.travel.overhead),
        ], unless: nil)
    }
  }

  /// The shortest number that reads as the same speed.
  private static func kilometresPerHour(_ speed: Double) -> Double {
    let exact = speed * 3.6
    let short = (exact * 1_000).rounded() / 1_000
    return [short, exact, exact.nextUp, exact.nextDown].first { $0 / 3.6 == speed } ?? exact
  }

  private func serviceType(_ service: ServiceType) -> JSONValue {
    .record { fields in
      fields.add("id", service.id)
      fields.add("name", service.name)
      fields.add("description", service.description, unless: "")
      fields.add("durationMinutes", service.duration / 60)
      fields.add("beforeMinutes", service.before / 60, unless: 0)
      fields.add("afterMinutes", service.after / 60, unless: 0)
      fields.add("startIntervalMinutes", service.startInterval / 60)
      fields.add("skills", each: service.skills) { requirement in
        [
          "skill": .string(requirement.skill.rawValue),
          "minimumLevel": .integer(requirement.minimumLevel),
        ]
      }
      fields.add("venue", service.venue.rawValue)
      if case .arrivalWindows(let windows) = service.promise {
        fields.add("arrivalWindows", each: windows) { JSONValue($0) }
      }
      fields.add("noticeMinutes", service.notice / 60, unless: 0)
      fields.add("furthestDay", service.furthestDay)
      fields.add("bookableByCustomers", service.bookableByCustomers, unless: true)
      fields.add("categories", ids: service.categories)
      fields.add("namesResourceAtBooking", service.namesResourceAtBooking, unless: true)
      fields.add("seats", service.seats, unless: 1)
      fields.add("priceText", service.priceText)
      fields.add("assignment", service.assignment.rawValue)
      fields.add("territory", service.territory)
      fields.add("meetingLink", service.meetingLink)
      fields.add("phoneInstructions", service.phoneInstructions)
      fields.add("isActive", service.isActive, unless: true)
    }
  }

  private func resource(_ resource: Resource, of organization: Organization) throws -> JSONValue {
    let shifts = try ledger.shifts(of: resource.id)
    let absences = try ledger.absences(of: resource.id)
    return .record { fields in
      fields.add("id", resource.id)
      fields.add("name", resource.name)
      fields.add("kind", resource.kind.rawValue)
      fields.add("zone", resource.zone.name, unless: organization.zone.name)
      fields.add("base", resource.base.map { JSONValue($0) })
      fields.add("hours", JSONValue(resource.hours), unless: .object([]))
      fields.add("skills", each: resource.skills) { skill in
        .record { fields in
          fields.add("skill", skill.skill)
          fields.add("level", skill.level)
          fields.add("validThrough", skill.validThrough?.iso8601)
        }
      }
      fields.add("memberships", each: resource.memberships) { membership in
        .record { fields in
          fields.add("territory", membership.territory)
          fields.add("kind", membership.kind.rawValue)
          fields.add("from", membership.from?.iso8601)
          fields.add("through", membership.through?.iso8601)
        }
      }
      fields.add("maximumRadiusMeters", resource.maximumRadius)
      fields.add("capacity", resource.capacity, unless: 1)
      fields.add("email", resource.email)
      fields.add("phone", resource.phone)
      fields.add("photo", resource.photo.map { JSONValue($0) })
      fields.add("isActive", resource.isActive, unless: true)
      fields.add("shifts", each: shifts) { date, hours in
        ["date": .string(date.iso8601), "hours": .array(hours.map { JSONValue($0) })]
      }
      fields.add("absences", each: absences) { absence in
        .record { fields in
          fields.add("id", absence.id)
          fields.add("start", absence.range.start)
          fields.add("end", absence.range.end)
          fields.add("reason", absence.reason, unless: "")
        }
      }
    }
  }
}
