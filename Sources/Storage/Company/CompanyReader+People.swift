internal import Scheduling

/// Who works, and who is worked for.
extension CompanyReader {
  func resource(
    _ record: CompanyRecord, in zone: Zone
  ) -> (resource: Resource, deviations: Deviations) {
    let resource = Resource(
      id: record.ownID(ResourceID.self),
      name: record.text("name", 1...200),
      kind: record.choice("kind", else: Resource.Kind.user),
      zone: self.zone(record, else: zone),
      base: record.record("base", of: "address", address),
      hours: record.record("hours", of: "hours", hours) ?? WeeklyHours(days: []),
      skills: record.records("skills", of: "skillLevel", atMost: 500) {
        SkillLevel(
          skill: $0.reference("skill", to: SkillID.self),
          level: $0.integer("level", Self.levels, else: 1),
          validThrough: $0.optionalText("validThrough", as: Self.dateForm, CompanyForms.date))
      },
      memberships: record.records("memberships", of: "membership", atMost: 500, membership),
      maximumRadius: record.optionalInteger("maximumRadiusMeters", 1...20_100_000),
      capacity: record.integer("capacity", 1...1_000, else: 1),
      email: record.optionalText("email", as: Self.emailForm, CompanyForms.email),
      phone: record.optionalText("phone", as: Self.phoneForm, CompanyForms.phone),
      photo: record.record("photo", of: "image", CompanyImage.read),
      isActive: record.flag("isActive", else: true))
    return (resource, Deviations(shifts: shifts(record), absences: absences(record)))
  }

  private func membership(_ record: CompanyRecord) -> Membership {
    let membership = Membership(
      territory: record.reference("territory", to: TerritoryID.self),
      kind: record.choice("kind", else: Membership.Kind.primary),
      from: record.optionalText("from", as: Self.dateForm, CompanyForms.date),
      through: record.optionalText("through", as: Self.dateForm, CompanyForms.date))
    if let from = membership.from, let through = membership.through, through < from {
      record.fault("through", "must not be before “from”")
    }
    return membership
  }

  private func shifts(_ record: CompanyRecord) -> [LocalDate: [HoursRange]] {
    var shifts: [LocalDate: [HoursRange]] = [:]
    _ = record.records("shifts", of: "shift", atMost: 20_000) { record in
      let date = record.text("date", as: Self.dateForm, CompanyForms.date)
      let hours = Self.ranges(record, "hours")
      guard let date else { return }
      if shifts.updateValue(hours, forKey: date) != nil {
        record.fault("date", "has a shift already")
      }
    }
    return shifts
  }

  private func absences(_ record: CompanyRecord) -> [Absence] {
    record.records("absences", of: "absence", atMost: 20_000) { record in
      let id = record.ownID(AbsenceID.self)
      let start = record.text("start", as: Self.instantForm, CompanyForms.instant)
      let end = record.text("end", as: Self.instantForm, CompanyForms.instant)
      let reason = record.optionalText("reason", 0...500) ?? ""
      guard let start, let end, let range = TimeRange(start: start, end: end), !range.isEmpty
      else {
        if start != nil, end != nil { record.fault("end", "must be after “start”") }
        return Absence(id: id, range: TimeRange(from: Instant(seconds: 0), seconds: 0), reason: "")
      }
      return Absence(id: id, range: range, reason: reason)
    }
  }

  func account(_ record: CompanyRecord) -> Account {
    Account(
      id: record.ownID(AccountID.self),
      name: record.text("name", 1...200),
      address: record.record("address", of: "address", address),
      visitingHours: record.record("visitingHours", of: "hours", hours),
      preferred: record.references("preferred", to: ResourceID.self),
      required: record.references("required", to: ResourceID.self),
      excluded: record.references("excluded", to: ResourceID.self))
  }

  func contact(
    _ record: CompanyRecord
  ) -> (contact: Contact, profile: CompanyFile.Profile?) {
    let contact = Contact(
      id: record.ownID(ContactID.self),
      account: record.optionalReference("account", to: AccountID.self),
      firstName: record.optionalText("firstName", 0...100) ?? "",
      lastName: record.text("lastName", 1...100),
      email: record.optionalText("email", as: Self.emailForm, CompanyForms.email) ?? "",
      phone: record.optionalText("phone", as: Self.phoneForm, CompanyForms.phone) ?? "",
      language: record.optionalText("language", as: Self.languageForm, CompanyForms.language),
      zone: record.optionalText("zone", as: Self.zoneForm) { zones.zone($0)?.name },
      address: record.record("address", of: "address", address),
      emailOptOut: record.flag("emailOptOut", else: false),
      smsOptOut: record.flag("smsOptOut", else: false),
      roles: record.references("roles", to: WebRoleID.self),
      deletedAt: record.optionalText("deletedAt", as: Self.instantForm, CompanyForms.instant),
      unverifiedSince: record.optionalText(
        "unverifiedSince", as: Self.instantForm, CompanyForms.instant))
    let profile = record.record("portal", of: "portal") { self.profile($0, of: contact) }
    return (contact, profile)
  }

  private func profile(_ record: CompanyRecord, of contact: Contact) -> CompanyFile.Profile {
    let email = record.optionalText("email", as: Self.emailForm, CompanyForms.email)
    let password = password(record)
    if password == nil, record.has("password") == record.has("passwordHash") {
      record.faults.add(record.pointer, "must have either “password” or “passwordHash”")
    }
    if email == nil, contact.email.isEmpty, !record.has("email") {
      record.fault("email", "is missing, and the contact has none")
    }
    let name = contact.id.rawValue.dropFirst(ContactKind.prefix.count + 1)
    return CompanyFile.Profile(
      // One profile per contact: its id follows from the contact's.
      user: ownUser(record) ?? PortalUserID("\(PortalUserKind.prefix)_\(name)")
        ?? CompanyRecord.noID(),
      contact: contact.id, email: email ?? contact.email,
      password: password ?? .plain(""), isEnabled: record.flag("isEnabled", else: true),
      createdAt: instant(record, "createdAt"), pointer: record.pointer)
  }

  private func ownUser(_ record: CompanyRecord) -> PortalUserID? {
    record.has("id") ? record.ownID(PortalUserID.self) : record.skip("id")
  }

  /// Nil when there is neither of the two, or both.
  private func password(_ record: CompanyRecord) -> CompanyFile.Password? {
    let hash = record.optionalText(
      "passwordHash", as: "an Argon2id hash in its text form", CompanyForms.passwordHash)
    let plain = record.optionalText("password", 8...128)
    switch (hash, plain) {
    case (let hash?, nil): return .hash(hash)
    case (nil, let plain?): return .plain(plain)
    default: return nil
    }
  }

  func staffUser(_ record: CompanyRecord) -> CompanyFile.StaffSignIn {
    let user = StaffUser(
      id: record.ownID(StaffUserID.self),
      name: record.text("name", 1...200),
      email: record.text("email", as: Self.emailForm, CompanyForms.email) ?? "",
      language: record.optionalText("language", as: Self.languageForm, CompanyForms.language),
      passwordHash: nil,
      roles: record.references("roles", to: WebRoleID.self),
      resource: record.optionalReference("resource", to: ResourceID.self),
      isEnabled: record.flag("isEnabled", else: true),
      createdAt: instant(record, "createdAt") ?? Instant(seconds: 0))
    let password = password(record)
    if password == nil, record.has("password"), record.has("passwordHash") {
      record.faults.add(record.pointer, "must have only one of “password” and “passwordHash”")
    }
    return CompanyFile.StaffSignIn(
      user: user, password: password,
      assists: record.references("assists", to: ResourceID.self), pointer: record.pointer)
  }

  func asset(_ record: CompanyRecord) -> Asset {
    let asset = Asset(
      id: record.ownID(AssetID.self),
      name: record.text("name", 1...200),
      category: record.optionalReference("category", to: ProductCategoryID.self),
      contact: record.optionalReference("contact", to: ContactID.self),
      account: record.optionalReference("account", to: AccountID.self),
      address: record.record("address", of: "address", address))
    if asset.contact == nil, asset.account == nil, !record.has("contact"), !record.has("account") {
      record.faults.add(record.pointer, "must belong to a contact or an account")
    }
    return asset
  }
}
