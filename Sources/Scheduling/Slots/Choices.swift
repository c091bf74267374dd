/// What a customer can choose from on the booking page, before any time is looked at.
public struct Choices: Sendable {
  /// The viewer's assets; empty where the organisation doesn't let customers choose one.
  public var assets: [Asset]
  public var categories: [ProductCategory]
  /// Service types that customers may book and that fit the product chosen.
  public var serviceTypes: [ServiceType]
  public var asset: Asset?
  public var category: ProductCategoryID?
  /// The existing work order that is to be scheduled.
  public var workOrder: WorkOrder?
  public var contact: Contact
  /// Where the work would take place; nil: has to be asked for.
  public var address: Address?
}

extension Scheduler {
  /// The choices of a viewer, with the product that the request names. Unknown ones count as none.
  ///
  /// - Parameter contact: for whom staff look.
  public func choices(
    asset: AssetID?, category: ProductCategoryID?, workOrder: WorkOrderID?,
    contact: ContactID? = nil, for viewer: Viewer, in organization: OrganizationID
  ) async throws -> Choices? {
    guard let id = viewer.books(for: contact),
      let file = try await roster.file(of: id, in: organization)
    else { return nil }
    let catalogue = try await roster.catalogue(of: organization)
    let order: WorkOrder? =
      if let workOrder {
        try await store.read(organization) { try $0.workOrder(workOrder, for: viewer) }
      } else {
        nil
      }
    let assets =
      catalogue.organization.rules.assetSelection || viewer.isStaff
      ? file.assets : []
    let chosen = assets.first { $0.id == order?.asset ?? asset }
    let kind = chosen?.category ?? catalogue.categories.first { $0.id == category }?.id
    let services = catalogue.serviceTypes.values.filter { service in
      guard service.isActive, service.bookableByCustomers || viewer.isStaff else { return false }
      if let order { return service.id == order.serviceType }
      return service.fits(kind)
    }
    return Choices(
      assets: assets, categories: catalogue.categories,
      serviceTypes: services.sorted { ($0.name, $0.id) < ($1.name, $1.id) },
      asset: chosen, category: kind, workOrder: order, contact: file.contact,
      address: chosen?.address ?? file.account?.address ?? file.contact.address)
  }
}
