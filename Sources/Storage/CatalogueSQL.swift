package import Scheduling
internal import Synchronization

/// Catalogues that transactions share while their version stands.
final class CatalogueCache: Sendable {
  private let catalogues = Mutex<[OrganizationID: Catalogue]>([:])

  func catalogue(of organization: OrganizationID, version: Int) -> Catalogue? {
    let kept = catalogues.withLock { $0[organization] }
    return kept?.organization.catalogueVersion == version ? kept : nil
  }

  /// Only what a committed state holds. An older look never replaces a newer one.
  func keep(_ catalogue: Catalogue) {
    let organization = catalogue.organization
    catalogues.withLock { catalogues in
      let kept = catalogues[organization.id]?.organization.catalogueVersion ?? Int.min
      if kept < organization.catalogueVersion { catalogues[organization.id] = catalogue }
    }
  }
}

extension SQLLedger {
  package func catalogue() throws -> Catalogue {
    if let currentCatalogue { return currentCatalogue }
    let catalogue = try committedCatalogue()
    currentCatalogue = catalogue
    return catalogue
  }

  private func committedCatalogue() throws -> Catalogue {
    let version = try connection.row(
      "SELECT catalogue_version FROM organizations WHERE organization_id = ?", organization
    ) { try $0.int() }
    guard let version else { throw StorageError.unknownOrganization(organization) }
    if let loadedCatalogue, loadedCatalogue.organization.catalogueVersion == version {
      return loadedCatalogue
    }
    if let kept = context.catalogues.catalogue(of: organization, version: version) { return kept }
    let catalogue = Catalogue(
      organization: try readOrganization(), territories: try readTerritories(),
      serviceTypes: try readServiceTypes(), resources: try readResources(),
      categories: try readCategories(), skills: try readSkills(),
      topics: try readTopics(), flows: try readFlows(), quickActions: try readQuickActions())
    loadedCatalogue = catalogue
    return catalogue
  }

  /// Part of every change to what a catalogue holds.
  package func raiseCatalogueVersion() throws {
    loadedCatalogue = nil
    currentCatalogue = nil
    try connection.run(
      """
      UPDATE organizations SET catalogue_version = catalogue_version + 1
      WHERE organization_id = ?
      """, organization)
  }

  private func readCategories() throws -> [ProductCategory] {
    try connection.rows(
      "SELECT id, name FROM product_categories WHERE organization_id = ? ORDER BY name, id",
      organization
    ) { ProductCategory(id: try $0.id(), name: try $0.text()) }
  }

  private func readSkills() throws -> [Skill] {
    try connection.rows(
      "SELECT id, name FROM skills WHERE organization_id = ? ORDER BY name, id", organization
    ) { Skill(id: try $0.id(), name: try $0.text()) }
  }

  package func save(_ category: ProductCategory) throws {
    try connection.run(
      """
      INSERT INTO product_categories (organization_id, id, name) VALUES (?, ?, ?)
      ON CONFLICT (organization_id, id) DO UPDATE SET name = excluded.name
      """, organization, category.id, category.name)
    try raiseCatalogueVersion()
  }

  package func save(_ skill: Skill) throws {
    try connection.run(
      """
      INSERT INTO skills (organization_id, id, name) VALUES (?, ?, ?)
      ON CONFLICT (organization_id, id) DO UPDATE SET name = excluded.name
      """, organization, skill.id, skill.name)
    try raiseCatalogueVersion()
  }
}
