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
  /// Where the work would take place; nil: has to be asked for.
  public var address: Address?
}

extension Scheduler {
  /// The choices of a viewer, with the product that the request names. Unknown ones count as none.
  public func choices(
    asset: AssetID?, category: ProductCategoryID?, workOrder: WorkOrderID?, for viewer: Viewer,
    in organization: OrganizationID
  ) async throws -> Choices? {
    try await store.read(organization) { ledger in
      guard case .customer(let id, _) = viewer, let contact = try ledger.contact(id) else {
        return nil
      }
      let catalogue = try ledger.catalogue()
      let assets =
        catalogue.organization.rules.assetSelection
        ? try ledger.assets(of: id, account: contact.account) : []
      let order = try workOrder.flatMap { try ledger.workOrder($0, for: viewer) }
      let chosen = assets.first { $0.id == order?.asset ?? asset }
      let kind = chosen?.category ?? catalogue.categories.first { $0.id == category }?.id
      let account = try contact.account.flatMap { try ledger.account($0) }
      let services = catalogue.serviceTypes.values.filter { service in
        guard service.bookableByCustomers else { return false }
        if let order { return service.id == order.serviceType }
        return service.fits(kind)
      }
      return Choices(
        assets: assets, categories: catalogue.categories,
        serviceTypes: services.sorted { ($0.name, $0.id) < ($1.name, $1.id) },
        asset: chosen, category: kind, workOrder: order,
        address: chosen?.address ?? account?.address ?? contact.address)
    }
  }
}
