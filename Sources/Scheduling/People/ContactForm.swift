/// What a program or a member of staff writes about a contact. Roles and the portal profile are not
/// in it: those have ways of their own.
public struct ContactForm: Hashable, Sendable {
  public var firstName = ""
  public var lastName = ""
  public var email = ""
  public var phone = ""
  /// `en` or `de`; nil: the organisation's.
  public var language: String?
  /// IANA name; nil: the organisation's.
  public var zone: String?
  public var address: Address?
  public var account: AccountID?
  public var emailOptOut = false
  public var smsOptOut = false

  public init() {}

  public init(_ contact: Contact) {
    firstName = contact.firstName
    lastName = contact.lastName
    email = contact.email
    phone = contact.phone
    language = contact.language
    zone = contact.zone
    address = contact.address
    account = contact.account
    emailOptOut = contact.emailOptOut
    smsOptOut = contact.smsOptOut
  }
}

/// What came of writing a contact down.
public enum ContactAnswer: Sendable {
  case saved(Contact)
  /// Stands there so already: a retry.
  case unchanged(Contact)
  /// The identifier was used for another contact; the field is the first that differs.
  case sameKeyOtherWish(Contact, field: String)
  case faulty([FieldFault])
  case accountUnknown
  case changedMeanwhile
  case notFound
}

extension Scheduler {
  /// Adds a contact, who gets the role that customers need to book. The caller makes the identifier,
  /// so that a retry is recognised.
  public func addContact(
    _ id: ContactID, _ form: ContactForm, by viewer: Viewer, in organization: OrganizationID
  ) async throws -> ContactAnswer {
    let faults = form.faults(zones: zones)
    guard faults.isEmpty else { return .faulty(faults) }
    return try await store.write(organization) { ledger in
      let event = "contact.created"
      if let standing = try ledger.contact(id) {
        let first = try ledger.firstEntry(event, on: id.rawValue)?.after ?? [:]
        return form.difference(from: first).map { .sameKeyOtherWish(standing, field: $0) }
          ?? .unchanged(standing)
      }
      if let account = form.account, try ledger.account(account) == nil { return .accountUnknown }
      let roles = try ledger.roles().filter { $0.name == WebRole.webAPIUser }.map(\.id)
      var contact = Contact(
        id: id, account: nil, firstName: "", lastName: "", email: "", phone: "", language: nil,
        zone: nil, address: nil, emailOptOut: false, smsOptOut: false, roles: Set(roles))
      form.write(into: &contact)
      try ledger.insert(contact)
      try ledger.record(
        JournalEntry(
          actor: viewer.name, event: event, subject: id.rawValue, after: form.fields))
      return .saved(contact)
    }
  }

  /// Changes a contact. The sign-in address of a portal profile stays what it is.
  ///
  /// - Parameters:
  ///   - tag: a `contactTag` that the wish was made from; nil: whatever stands.
  ///   - change: makes the new form of the present one.
  public func changeContact(
    _ id: ContactID, tag: String?, by viewer: Viewer, in organization: OrganizationID,
    _ change: @escaping @Sendable (inout ContactForm) -> Void
  ) async throws -> ContactAnswer {
    try await store.write(organization) { ledger in
      guard let before = try ledger.contact(id), before.deletedAt == nil else {
        return .notFound
      }
      if let tag, tag != contactTag(before) { return .changedMeanwhile }
      let standing = ContactForm(before)
      var form = standing
      change(&form)
      let faults = form.faults(zones: zones)
      guard faults.isEmpty else { return .faulty(faults) }
      if let account = form.account, try ledger.account(account) == nil { return .accountUnknown }
      var after = before
      form.write(into: &after)
      guard after != before else { return .unchanged(before) }
      try ledger.update(after)
      try ledger.record(
        JournalEntry(
          actor: viewer.name, event: "contact.changed", subject: id.rawValue,
          before: standing.fields, after: form.fields))
      return .saved(after)
    }
  }

  /// Changes whenever something that the form holds does.
  public func contactTag(_ contact: Contact) -> String {
    let fields = ContactForm(contact).fields
    let text = fields.keys.sorted().map { "\($0)=\(fields[$0] ?? "")" }.joined(separator: "\n")
    return Secrets.base64URL(Array(secrets.hash(text).bytes.prefix(12)))
  }
}

extension ContactForm {
  /// Every field that can't stand as it is. A name is all that is needed.
  public func faults(zones: ZoneSource) -> [FieldFault] {
    var faults: [FieldFault] = []
    func check(_ field: FieldFault.Field, _ text: String, limit: Int) {
      if text.count > limit {
        faults.append(FieldFault(field: field, reason: .tooLong(limit)))
      } else if text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
        faults.append(FieldFault(field: field, reason: .malformed))
      }
    }
    check(.firstName, firstName, limit: TextLimit.name)
    check(.lastName, lastName, limit: TextLimit.name)
    check(.email, email, limit: TextLimit.email)
    check(.phone, phone, limit: TextLimit.phone)
    let wrong = Set(faults.map(\.field))
    if lastName.allSatisfy(\.isWhitespace), !wrong.contains(.lastName) {
      faults.append(FieldFault(field: .lastName, reason: .missing))
    }
    if !email.isEmpty, !wrong.contains(.email), !EmailAddress.isPlausible(email.trimmed) {
      faults.append(FieldFault(field: .email, reason: .malformed))
    }
    if !phone.isEmpty, !wrong.contains(.phone), !ProfileForm.isPhone(phone) {
      faults.append(FieldFault(field: .phone, reason: .malformed))
    }
    if let language, !ProfileForm.languages.contains(language) {
      faults.append(FieldFault(field: .language, reason: .malformed))
    }
    if let zone, !Zone.isPlausibleName(zone) || zones.zone(zone) == nil {
      faults.append(FieldFault(field: .zone, reason: .malformed))
    }
    return faults
  }

  func write(into contact: inout Contact) {
    contact.firstName = firstName.trimmed
    contact.lastName = lastName.trimmed
    contact.email = email.trimmed
    contact.phone = phone.trimmed
    contact.language = language
    contact.zone = zone
    contact.address = address
    contact.account = account
    contact.emailOptOut = emailOptOut
    contact.smsOptOut = smsOptOut
  }

  /// By the names of the fields; the journal keeps it, so that a retry is recognised.
  var fields: [String: String] {
    [
      "firstName": firstName, "lastName": lastName, "email": email, "phone": phone,
      "language": language ?? "", "timeZone": zone ?? "", "address": address?.journalled ?? "",
      "account": account?.rawValue ?? "", "emailOptOut": "\(emailOptOut)",
      "smsOptOut": "\(smsOptOut)",
    ]
  }

  fileprivate func difference(from earlier: [String: String]) -> String? {
    let order = [
      "firstName", "lastName", "email", "phone", "language", "timeZone", "address", "account",
      "emailOptOut", "smsOptOut",
    ]
    return order.first { fields[$0] != earlier[$0] }
  }
}

extension Address {
  fileprivate var journalled: String {
    let point = place.map { " (\($0.latitude), \($0.longitude))" } ?? ""
    return line + (country.isEmpty ? "" : " " + country) + point
  }
}
