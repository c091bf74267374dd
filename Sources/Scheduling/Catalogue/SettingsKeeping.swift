/// The settings of a portal as they are written down: everything that one form holds.
public struct PortalWish: Hashable, Sendable {
  public var name: String
  public var contactEmail: String
  public var contactPhone: String
  public var footer: String
  /// `#rrggbb`.
  public var accent: String
  public var rules: PortalRules

  public init(
    name: String, contactEmail: String, contactPhone: String, footer: String, accent: String,
    rules: PortalRules
  ) {
    self.name = name
    self.contactEmail = contactEmail
    self.contactPhone = contactPhone
    self.footer = footer
    self.accent = accent
    self.rules = rules
  }
}

/// The longest cut-off that can be set, in seconds: thirty days.
private let longestCutOff = 30 * 86_400

extension Scheduler {
  /// Where the portal is reached.
  public func sites(in organization: OrganizationID) async throws -> [Site] {
    try await store.read(organization) { try $0.sites() }
  }

  /// Changes the portal's settings; answers what can't stand, and then changes nothing.
  public func savePortal(
    _ wish: PortalWish, by viewer: Viewer, in organization: OrganizationID
  ) async throws -> [FieldFault] {
    let faults = wish.faults
    guard faults.isEmpty else { return faults }
    try await changeOrganization("settings.changed", by: viewer, in: organization) { changed in
      changed.name = wish.name.trimmed
      changed.contactEmail = wish.contactEmail.trimmed.nilIfEmpty
      changed.contactPhone = wish.contactPhone.trimmed.nilIfEmpty
      changed.footer = wish.footer.trimmed.nilIfEmpty
      changed.look.accent = wish.accent.lowercased()
      changed.rules = wish.rules
    }
    return []
  }

  /// Nil removes it. Answers why a picture can't be the logo.
  public func saveLogo(
    _ logo: Image?, by viewer: Viewer, in organization: OrganizationID
  ) async throws -> Image.Objection? {
    if let objection = logo?.objection { return objection }
    try await changeOrganization("logo.changed", by: viewer, in: organization) {
      $0.look.logo = logo
    }
    return nil
  }

  private func changeOrganization(
    _ event: String, by viewer: Viewer, in organization: OrganizationID,
    _ change: @escaping @Sendable (inout Organization) -> Void
  ) async throws {
    try await store.write(organization) { ledger in
      let before = try ledger.catalogue().organization
      var after = before
      change(&after)
      guard after != before else { return }
      try ledger.save(after)
      try ledger.record(
        JournalEntry(
          actor: viewer.name, event: event, subject: organization.rawValue,
          before: before.fields, after: after.fields))
    }
  }
}

extension PortalWish {
  fileprivate var faults: [FieldFault] {
    var faults = [
      FieldFault.line(.portalName, name, limit: 200),
      .line(.contactEmail, contactEmail, limit: TextLimit.email, isRequired: false),
      .line(.contactPhone, contactPhone, limit: TextLimit.phone, isRequired: false),
    ].compactMap { $0 }
    if !contactEmail.isEmpty, !EmailAddress.isPlausible(contactEmail.trimmed) {
      faults.append(FieldFault(field: .contactEmail, reason: .malformed))
    }
    if !contactPhone.isEmpty, !ProfileForm.isPhone(contactPhone) {
      faults.append(FieldFault(field: .contactPhone, reason: .malformed))
    }
    if footer.count > 2000 {
      faults.append(FieldFault(field: .footer, reason: .tooLong(2000)))
    } else if footer.unicodeScalars.contains(where: {
      $0.properties.generalCategory == .control && $0 != "\n"
    }) {
      faults.append(FieldFault(field: .footer, reason: .malformed))
    }
    if accent.wholeMatch(of: /#[0-9A-Fa-f]{6}/) == nil {
      faults.append(FieldFault(field: .accent, reason: .malformed))
    }
    if !(0...longestCutOff).contains(rules.cutOff) {
      faults.append(FieldFault(field: .cutOff, reason: .malformed))
    }
    return faults
  }
}

extension Organization {
  /// For the journal.
  fileprivate var fields: [String: String] {
    [
      "name": name, "contactEmail": contactEmail ?? "", "contactPhone": contactPhone ?? "",
      "footer": footer ?? "", "accent": look.accent,
      "logo": look.logo.map { "\($0.mediaType), \($0.bytes.count) bytes" } ?? "",
      "cutOffMinutes": "\(rules.cutOff / 60)",
      "cancellationReasonRequired": "\(rules.cancellationReasonRequired)",
      "assetSelection": "\(rules.assetSelection)",
      "technicianTracking": "\(rules.technicianTracking)",
      "showsTechnicianName": "\(rules.showsTechnicianName)",
      "showsTechnicianPhone": "\(rules.showsTechnicianPhone)",
    ]
  }
}

extension String {
  var nilIfEmpty: String? { isEmpty ? nil : self }
}
