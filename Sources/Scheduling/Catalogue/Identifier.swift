/// What kind of record an identifier names: its prefix is the part before the underscore.
public protocol IdentifierKind: Sendable {
  /// Two to four lower-case letters, such as `apt`.
  static var prefix: String { get }
}

/// The name of one record: a type prefix and, for records that Doorstep makes, a UUIDv7
/// (`apt_0197f3…`). Imported records may carry readable ones (`res_lena-beck`).
///
/// The caller makes an identifier before it asks for a change, so that a retry can be recognised.
/// An identifier is not a secret: what one may see is decided by scope.
public struct Identifier<Kind: IdentifierKind>: Hashable, Sendable, Comparable {
  public let rawValue: String

  /// Accepts `prefix_` followed by 1–60 letters, digits and dashes; anything else is `nil`.
  public init?(_ text: some StringProtocol) {
    var bytes = text.utf8.makeIterator()
    for byte in Kind.prefix.utf8 where bytes.next() != byte { return nil }
    guard bytes.next() == UInt8(ascii: "_") else { return nil }
    var count = 0
    while let byte = bytes.next() {
      guard Self.isAllowed(byte) else { return nil }
      count += 1
    }
    guard (1...60).contains(count) else { return nil }
    rawValue = String(text)
  }

  /// A new identifier: UUIDv7 (RFC 9562) of `now` and ten random bytes.
  public init(now: Instant, random: [UInt8]) {
    var bytes = [UInt8](repeating: 0, count: 16)
    let milliseconds = UInt64(clamping: now.seconds) &* 1000
    for index in 0..<6 {
      bytes[index] = UInt8(truncatingIfNeeded: milliseconds >> (40 - 8 * index))
    }
    for (index, byte) in zip(6..<16, random) { bytes[index] = byte }
    bytes[6] = 0x70 | (bytes[6] & 0x0F)
    bytes[8] = 0x80 | (bytes[8] & 0x3F)
    let hex = String(unsafeUninitializedCapacity: 32) { buffer in
      for (index, byte) in bytes.enumerated() {
        buffer[2 * index] = Self.hexDigit(byte >> 4)
        buffer[2 * index + 1] = Self.hexDigit(byte & 15)
      }
      return 32
    }
    rawValue = Kind.prefix + "_" + hex
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 45
  }

  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension Identifier: CustomStringConvertible {
  public var description: String { rawValue }
}

extension Identifier: Codable {
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let identifier = Self(text) else {
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: decoder.codingPath,
          debugDescription: "expected \(Kind.prefix)_ followed by letters, digits or dashes"))
    }
    self = identifier
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}

public enum OrganizationKind: IdentifierKind { public static let prefix = "org" }
public enum SiteKind: IdentifierKind { public static let prefix = "sit" }
public enum TerritoryKind: IdentifierKind { public static let prefix = "ter" }
public enum ServiceTypeKind: IdentifierKind { public static let prefix = "svc" }
public enum ProductCategoryKind: IdentifierKind { public static let prefix = "cat" }
public enum ResourceKind: IdentifierKind { public static let prefix = "res" }
public enum SkillKind: IdentifierKind { public static let prefix = "skl" }
public enum AccountKind: IdentifierKind { public static let prefix = "acc" }
public enum ContactKind: IdentifierKind { public static let prefix = "con" }
public enum AssetKind: IdentifierKind { public static let prefix = "ast" }
public enum WorkOrderKind: IdentifierKind { public static let prefix = "wo" }
public enum AppointmentKind: IdentifierKind { public static let prefix = "apt" }
public enum PortalInvitationKind: IdentifierKind { public static let prefix = "inv" }
public enum PortalUserKind: IdentifierKind { public static let prefix = "usr" }
public enum WebRoleKind: IdentifierKind { public static let prefix = "rol" }
public enum MessageKindID: IdentifierKind { public static let prefix = "msg" }
public enum AbsenceKind: IdentifierKind { public static let prefix = "abs" }
public enum MailboxKind: IdentifierKind { public static let prefix = "mbx" }
public enum StaffUserKind: IdentifierKind { public static let prefix = "stf" }

public typealias OrganizationID = Identifier<OrganizationKind>
public typealias SiteID = Identifier<SiteKind>
public typealias TerritoryID = Identifier<TerritoryKind>
public typealias ServiceTypeID = Identifier<ServiceTypeKind>
public typealias ProductCategoryID = Identifier<ProductCategoryKind>
public typealias ResourceID = Identifier<ResourceKind>
public typealias SkillID = Identifier<SkillKind>
public typealias AccountID = Identifier<AccountKind>
public typealias ContactID = Identifier<ContactKind>
public typealias AssetID = Identifier<AssetKind>
public typealias WorkOrderID = Identifier<WorkOrderKind>
public typealias AppointmentID = Identifier<AppointmentKind>
public typealias PortalInvitationID = Identifier<PortalInvitationKind>
public typealias PortalUserID = Identifier<PortalUserKind>
public typealias WebRoleID = Identifier<WebRoleKind>
public typealias MessageID = Identifier<MessageKindID>
public typealias AbsenceID = Identifier<AbsenceKind>
public typealias MailboxID = Identifier<MailboxKind>
public typealias StaffUserID = Identifier<StaffUserKind>
