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

/// What came of changing settings.
public enum SettingsAnswer: Sendable {
  case saved
  case faulty([FieldFault])
  /// Somebody changed them after the form was made: what stands by now.
  case outdated(standing: [String: String])
  case notFound
}

extension Organization {
  /// What the form of the portal shows, by the names of its inputs.
  public var portalFields: [String: String] {
    func flag(_ isOn: Bool) -> String { isOn ? "true" : "" }
    let minutes = rules.cutOff / 60
    return [
      "portalName": name, "contactEmail": contactEmail ?? "", "contactPhone": contactPhone ?? "",
      "footer": footer ?? "", "accent": look.accent,
      "cutOff": minutes % 60 == 0 ? "\(minutes / 60)" : "\(Double(minutes) / 60)",
      "reasonRequired": flag(rules.cancellationReasonRequired),
      "assetSelection": flag(rules.assetSelection), "tracking": flag(rules.technicianTracking),
      "showsName": flag(rules.showsTechnicianName),
      "showsPhone": flag(rules.showsTechnicianPhone),
    ]
  }
}

/// The longest cut-off that can be set, in seconds: thirty days.
private let longestCutOff = 30 * 86_400

extension Scheduler {
  /// Where the portal is reached.
  public func sites(in organization: OrganizationID) async throws -> [Site] {
    try await store.read(organization) { try $0.sites() }
  }

  /// Changes the portal's settings.
  ///
  /// - Parameter stamp: the ``FormStamp`` of the `portalFields` that the form was made from.
  public func savePortal(
    _ wish: PortalWish, stamp: String?, by viewer: Viewer, in organization: OrganizationID
  ) async throws -> SettingsAnswer {
    let faults = wish.faults
    guard faults.isEmpty else { return .faulty(faults) }
    let seen = FormSeen(stamp: stamp, fields: \.portalFields)
    return try await changeOrganization(
      "settings.changed", seen, by: viewer, in: organization
    ) { changed in
      changed.name = wish.name.trimmed
      changed.contactEmail = wish.contactEmail.trimmed.nilIfEmpty
      changed.contactPhone = wish.contactPhone.trimmed.nilIfEmpty
      changed.footer = wish.footer.trimmed.nilIfEmpty
      changed.look.accent = wish.accent.lowercased()
      changed.rules = wish.rules
    }
  }

  /// Nil removes it. Answers why a picture can't be the logo.
  public func saveLogo(
    _ logo: Image?, by viewer: Viewer, in organization: OrganizationID
  ) async throws -> Image.Objection? {
    if let objection = logo?.objection { return objection }
    _ = try await changeOrganization("logo.changed", nil, by: viewer, in: organization) {
      $0.look.logo = logo
    }
    return nil
  }

  private func changeOrganization(
    _ event: String, _ seen: FormSeen?, by viewer: Viewer, in organization: OrganizationID,
    _ change: @escaping @Sendable (inout Organization) -> Void
  ) async throws -> SettingsAnswer {
    try await store.write(organization) { ledger in
      let before = try ledger.catalogue().organization
      var after = before
      change(&after)
      guard after != before else { return .saved }
      if let standing = seen?.outdated(by: before) { return .outdated(standing: standing) }
      try ledger.save(after)
      try ledger.record(
        JournalEntry(
          actor: viewer.name, event: event, subject: organization.rawValue,
          before: before.fields, after: after.fields))
      return .saved
    }
  }
}

/// What whoever filled in a form about the organisation had before them.
struct FormSeen: Sendable {
  var stamp: String?
  var fields: @Sendable (Organization) -> [String: String]

  /// What stands, if it is something else; nil: it is what they saw.
  func outdated(by standing: Organization) -> [String: String]? {
    let fields = fields(standing)
    return stamp == FormStamp.of(fields) ? nil : fields
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
