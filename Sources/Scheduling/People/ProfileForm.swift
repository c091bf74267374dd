/// What a person writes about themselves.
public struct ProfileForm: Hashable, Sendable {
  public var firstName: String
  public var lastName: String
  public var email: String
  public var phone: String
  public var language: String
  /// IANA name.
  public var zone: String
  public var emailOptOut: Bool
  public var smsOptOut: Bool

  public init(
    firstName: String, lastName: String, email: String, phone: String, language: String,
    zone: String, emailOptOut: Bool, smsOptOut: Bool
  ) {
    self.firstName = firstName
    self.lastName = lastName
    self.email = email
    self.phone = phone
    self.language = language
    self.zone = zone
    self.emailOptOut = emailOptOut
    self.smsOptOut = smsOptOut
  }

  /// The languages that pages and letters are written in.
  public static let languages = ["en", "de"]

  /// Every field that can't stand as it is.
  func faults(zones: ZoneSource) -> [FieldFault] {
    var faults: [FieldFault] = []
    func check(_ field: FieldFault.Field, _ text: String, limit: Int, required: Bool) {
      if required, text.allSatisfy(\.isWhitespace) {
        faults.append(FieldFault(field: field, reason: .missing))
      } else if text.count > limit {
        faults.append(FieldFault(field: field, reason: .tooLong(limit)))
      } else if text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
        faults.append(FieldFault(field: field, reason: .malformed))
      }
    }
    check(.firstName, firstName, limit: TextLimit.name, required: true)
    check(.lastName, lastName, limit: TextLimit.name, required: true)
    check(.email, email, limit: TextLimit.email, required: true)
    check(.phone, phone, limit: TextLimit.phone, required: false)
    if !faults.contains(where: { $0.field == .email }), !EmailAddress.isPlausible(email) {
      faults.append(FieldFault(field: .email, reason: .malformed))
    }
    if !phone.isEmpty, !faults.contains(where: { $0.field == .phone }), !Self.isPhone(phone) {
      faults.append(FieldFault(field: .phone, reason: .malformed))
    }
    if !Self.languages.contains(language) {
      faults.append(FieldFault(field: .language, reason: .malformed))
    }
    if !Zone.isPlausibleName(zone) || zones.zone(zone) == nil {
      faults.append(FieldFault(field: .zone, reason: .malformed))
    }
    return faults
  }

  /// Digits with the usual marks between them, at least five digits.
  static func isPhone(_ text: String) -> Bool {
    text.filter { $0.isASCII && $0.isNumber }.count >= 5
      && text.allSatisfy { ($0.isASCII && $0.isNumber) || " +()-/.".contains($0) }
  }

  func applied(to contact: Contact) -> Contact {
    var contact = contact
    contact.firstName = firstName.trimmed
    contact.lastName = lastName.trimmed
    contact.phone = phone.trimmed
    contact.language = language
    contact.zone = zone
    contact.emailOptOut = emailOptOut
    contact.smsOptOut = smsOptOut
    return contact
  }
}

/// A field of a form and why it can't stand.
public struct FieldFault: Hashable, Sendable {
  public var field: Field
  public var reason: Reason

  public init(field: Field, reason: Reason) {
    self.field = field
    self.reason = reason
  }

  /// The names of the form's inputs.
  public enum Field: String, Sendable {
    case firstName, lastName, email, phone, language, zone, password
    case street, postalCode, city, country, account
    case mailboxName, mailboxAddress, recipient
    case portalName, contactEmail, contactPhone, footer, accent, cutOff, logo
    case name, visitingHours, roles, resource
  }

  public enum Reason: Hashable, Sendable {
    case missing, malformed
    /// The most characters allowed.
    case tooLong(Int)
    /// The fewest characters allowed.
    case tooShort(Int)
    /// Among the passwords that are tried first.
    case tooCommon
    /// There is no such record.
    case unknown
    /// Several records are called so.
    case ambiguous
    /// Another record has it already.
    case taken
    /// As many as there can be.
    case tooMany
  }
}

public enum EmailAddress {
  /// Whether a text can be an address at all: one `@`, something before it, a domain with a dot and
  /// no spaces. Whether it exists only a delivered letter shows.
  public static func isPlausible(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, parts[0].count <= 64, text.utf8.count <= 254,
      !text.unicodeScalars.contains(where: {
        $0.properties.isWhitespace || $0.properties.generalCategory == .control
          || "<>,;:\"()[]\\".unicodeScalars.contains($0)
      })
    else { return false }
    let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
    return labels.count >= 2 && labels.allSatisfy { !$0.isEmpty && $0.count <= 63 }
  }
}

extension String {
  /// Without white space at both ends.
  var trimmed: String {
    let start = drop(while: \.isWhitespace)
    return String(start.reversed().drop(while: \.isWhitespace).reversed())
  }
}
