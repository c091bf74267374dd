/// A company that uses Doorstep. Organisations share no rows.
public struct Organization: Hashable, Sendable {
  public var id: OrganizationID
  public var name: String
  /// In the portal's path where the host does not tell organisations apart: `/s/<slug>`.
  public var slug: String
  public var zone: Zone
  /// Default language of pages and letters: `en` or `de`.
  public var language: String
  public var look: Look
  public var contactEmail: String?
  public var contactPhone: String?
  public var footer: String?
  public var rules: PortalRules
  public var mail: MailSettings
  /// Raised by every change to what a `Catalogue` holds.
  public var catalogueVersion: Int

  public init(
    id: OrganizationID, name: String, slug: String, zone: Zone, language: String, look: Look,
    contactEmail: String?, contactPhone: String?, footer: String?, rules: PortalRules,
    mail: MailSettings = MailSettings(), catalogueVersion: Int
  ) {
    self.id = id
    self.name = name
    self.slug = slug
    self.zone = zone
    self.language = language
    self.look = look
    self.contactEmail = contactEmail
    self.contactPhone = contactPhone
    self.footer = footer
    self.rules = rules
    self.mail = mail
    self.catalogueVersion = catalogueVersion
  }

  /// What the organisation's settings change about the portal's appearance.
  public struct Look: Hashable, Sendable {
    /// `#rrggbb`.
    public var accent: String
    /// A CSS font-family list, or nil for the system's.
    public var font: String?
    public var logo: Image?

    public init(accent: String, font: String?, logo: Image?) {
      self.accent = accent
      self.font = font
      self.logo = logo
    }
  }
}

/// A small picture, kept with the record that it belongs to.
public struct Image: Hashable, Sendable {
  /// `image/png`, `image/jpeg`, `image/webp` or `image/svg+xml`.
  public var mediaType: String
  public var bytes: [UInt8]

  public init(mediaType: String, bytes: [UInt8]) {
    self.mediaType = mediaType
    self.bytes = bytes
  }

  /// PNG, JPEG or WebP, as the first bytes tell; nil: anything else.
  public static func mediaType(of bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return "image/png" }
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return "image/jpeg" }
    let isRIFF = bytes.starts(with: "RIFF".utf8)
    return isRIFF && bytes.dropFirst(8).starts(with: "WEBP".utf8) ? "image/webp" : nil
  }
}

/// The organisation's settings that rules ask for.
public struct PortalRules: Hashable, Sendable, Codable {
  /// Seconds before the promised start within which a customer may no longer move or cancel.
  public var cutOff: Int = 0
  public var cancellationReasonRequired: Bool = true
  /// Customers choose one of their assets; off: a product category.
  public var assetSelection: Bool = true
  public var technicianTracking: Bool = false
  public var showsTechnicianName: Bool = true
  public var showsTechnicianPhone: Bool = true

  public init() {}
}

/// Where an organisation's portal is reached. Decides which organisation a request is for.
public struct Site: Hashable, Sendable {
  public var id: SiteID
  public var organization: OrganizationID
  /// For people; empty: its address says enough.
  public var name: String
  /// Off: somebody else's website, on which our booking is embedded. Host and prefix say nothing.
  public var isPortal: Bool
  /// Host name without port, lower case; nil: any host, told apart by the path prefix.
  public var host: String?
  /// Empty or `/s/<slug>`.
  public var prefix: String
  public var sharing: SiteSharing

  public init(
    id: SiteID, organization: OrganizationID, host: String?, prefix: String, name: String = "",
    isPortal: Bool = true, sharing: SiteSharing = SiteSharing()
  ) {
    self.id = id
    self.organization = organization
    self.name = name
    self.isPortal = isPortal
    self.host = host
    self.prefix = prefix
    self.sharing = sharing
  }
}
