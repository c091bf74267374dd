/// What a customer wants done, as chosen on the booking page.
public struct VisitRequest: Hashable, Sendable {
  public var serviceType: ServiceTypeID
  public var asset: AssetID?
  public var category: ProductCategoryID?
  /// Typed in, for customers of whom no address is known.
  public var address: Address?
  /// Schedules this existing work order.
  public var workOrder: WorkOrderID?

  public init(
    serviceType: ServiceTypeID, asset: AssetID?, category: ProductCategoryID?, address: Address?,
    workOrder: WorkOrderID?
  ) {
    self.serviceType = serviceType
    self.asset = asset
    self.category = category
    self.address = address
    self.workOrder = workOrder
  }
}

/// The same with every record looked up: for whom, what, where.
struct VisitSetting: Sendable {
  var contact: Contact
  var account: Account?
  var asset: Asset?
  var category: ProductCategoryID?
  var serviceType: ServiceType
  var address: Address?
  var place: Place?
  var territory: Territory
  var workOrder: WorkOrder?
}

extension Ledger {
  /// Looks up what a request names, within what the viewer may see.
  func setting(
    of request: VisitRequest, for viewer: Viewer
  ) throws -> Resolved<VisitSetting> {
    guard case .customer(let contactID, _) = viewer, let contact = try contact(contactID) else {
      return .refused(.notFound)
    }
    let catalogue = try catalogue()
    let account = try contact.account.flatMap { try self.account($0) }
    let workOrder = try request.workOrder.flatMap { try self.workOrder($0, for: viewer) }
    if request.workOrder != nil, workOrder?.state != .unscheduled { return .refused(.notFound) }
    let wanted = request.asset ?? workOrder?.asset
    let asset = try wanted.flatMap { id in
      try assets(of: contactID, account: contact.account).first { $0.id == id }
    }
    if wanted != nil, asset == nil { return .refused(.notFound) }
    guard try mayChange(as: viewer) else { return .refused(.notAllowed) }
    guard let serviceType = catalogue.serviceTypes[request.serviceType],
      serviceType.bookableByCustomers, workOrder?.serviceType ?? serviceType.id == serviceType.id
    else { return .refused(.serviceNotOffered) }
    let category = asset?.category ?? request.category
    guard serviceType.fits(category) else {
      return .refused(category == nil ? .productMissing : .serviceNotOffered)
    }
    let address = asset?.address ?? account?.address ?? contact.address ?? request.address
    switch Self.whereabouts(of: serviceType, address: address, in: catalogue) {
    case .refused(let refusal): return .refused(refusal)
    case .found(let (territory, address, place)):
      return .found(
        VisitSetting(
          contact: contact, account: account, asset: asset, category: category,
          serviceType: serviceType, address: address, place: place, territory: territory,
          workOrder: workOrder))
    }
  }

  /// Which territory does it, and where it takes place.
  private static func whereabouts(
    of serviceType: ServiceType, address: Address?, in catalogue: Catalogue
  ) -> Resolved<(Territory, Address?, Place?)> {
    let fixed = serviceType.territory.flatMap { catalogue.territories[$0] }
    guard let territory = fixed ?? address.flatMap(catalogue.territory(covering:)) else {
      return .refused(address == nil ? .addressMissing : .outsideTerritories)
    }
    switch serviceType.venue {
    case .onSite:
      guard let address else { return .refused(.addressMissing) }
      guard let located = catalogue.located(address) else { return .refused(.addressNotLocated) }
      return .found((territory, located, located.place))
    case .atOurPlace:
      let office = territory.office.map { catalogue.located($0) ?? $0 }
      return .found((territory, office, office?.place))
    case .phone, .video:
      return .found((territory, nil, nil))
    }
  }
}

/// A look-up that may end in a refusal.
enum Resolved<Value: Sendable>: Sendable {
  case found(Value)
  case refused(Refusal)
}
