package import Scheduling

extension SQLLedger {
  package func readOrganization() throws -> Organization {
    let organization = try connection.row(
      """
      SELECT name, slug, zone, language, accent, font, logo_type, logo, contact_email,
        contact_phone, footer, rules, mail, catalogue_version
      FROM organizations WHERE organization_id = ?
      """, organization
    ) { [organization, context] row in
      Organization(
        id: organization, name: try row.text(), slug: try row.text(),
        zone: try context.zone(try row.text()), language: try row.text(),
        look: Organization.Look(
          accent: try row.text(), font: row.optionalText(), logo: row.optionalImage()),
        contactEmail: row.optionalText(), contactPhone: row.optionalText(),
        footer: row.optionalText(), rules: try row.json(), mail: try row.json(),
        catalogueVersion: try row.int())
    }
    guard let organization else { throw StorageError.unknownOrganization(self.organization) }
    return organization
  }

  /// Makes the organisation or changes its settings. `catalogueVersion` is not taken over: it counts
  /// up from what it was.
  package func save(_ organization: Organization) throws {
    try connection.upsert(
      "organizations", key: [("organization_id", self.organization)],
      [
        ("name", organization.name), ("slug", organization.slug),
        ("zone", organization.zone.name), ("language", organization.language),
        ("accent", organization.look.accent), ("font", organization.look.font),
        ("logo_type", organization.look.logo?.mediaType),
        ("logo", organization.look.logo?.bytes),
        ("contact_email", organization.contactEmail),
        ("contact_phone", organization.contactPhone), ("footer", organization.footer),
        ("rules", try JSONText.encode(organization.rules)),
        ("mail", try JSONText.encode(organization.mail)),
      ])
    try connection.run(
      "INSERT INTO counters (organization_id) VALUES (?) ON CONFLICT (organization_id) DO NOTHING",
      self.organization)
    try raiseCatalogueVersion()
  }

  /// The organisation's, in the order of their ids.
  package func sites() throws -> [Site] {
    try connection.rows(
      "SELECT \(SiteColumns.names) FROM sites WHERE organization_id = ? ORDER BY id",
      [organization],
      SiteColumns.read)
  }

  /// - Throws: ``StorageError/constraint(_:)`` when the address belongs to another site.
  package func save(_ site: Site) throws {
    try connection.upsert(
      "sites", key: [("organization_id", organization), ("id", site.id)],
      [
        ("name", site.name), ("is_portal", site.isPortal), ("host", site.host?.lowercased()),
        ("prefix", site.prefix), ("sharing", try JSONText.encode(site.sharing)),
      ])
  }
}

extension SQLStore: SiteDirectory {
  package func check() async throws {
    _ = try await database.read { try $0.row("SELECT COUNT(*) FROM sites") { try $0.int() } }
  }

  package func sites() async throws -> [Site] {
    let (kept, change) = followers.sites()
    if let kept { return kept }
    let sites = try await database.read { connection in
      // Somebody else's website is no address of ours.
      try connection.rows(
        """
        SELECT \(SiteColumns.names) FROM sites WHERE is_portal = 1 ORDER BY organization_id, id
        """, [], SiteColumns.read)
    }
    followers.keep(sites, readAfter: change)
    return sites
  }
}

private enum SiteColumns {
  static let names = "id, organization_id, host, prefix, name, is_portal, sharing"

  static func read(_ row: inout RowReader) throws -> Site {
    Site(
      id: try row.id(), organization: try row.id(), host: row.optionalText(),
      prefix: try row.text(), name: try row.text(), isPortal: try row.bool(),
      sharing: try row.json())
  }
}
