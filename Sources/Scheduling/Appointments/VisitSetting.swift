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
struct VisitSetting {
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
    guard try permissions(of: contactID).contains(.book) else { return .refused(.notAllowed) }
    let catalogue = try catalogue()
    guard let serviceType = catalogue.serviceTypes[request.serviceType],
      serviceType.bookableByCustomers
    else { return .refused(.serviceNotOffered) }
    let account = try contact.account.flatMap { try self.account($0) }
    var workOrder: WorkOrder?
    if let id = request.workOrder {
      workOrder = try self.workOrder(id, for: viewer)
      guard workOrder?.state == .unscheduled else { return .refused(.notFound) }
      guard workOrder?.serviceType == serviceType.id else { return .refused(.serviceNotOffered) }
    }
    var asset: Asset?
    if let id = request.asset ?? workOrder?.asset {
      asset = try assets(of: contactID, account: contact.account).first { $0.id == id }
      guard asset != nil else { return .refused(.notFound) }
    }
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
      guard let place = catalogue.locate(address) else { return .refused(.addressNotLocated) }
      return .found((territory, address, place))
    case .atOurPlace:
      return .found((territory, territory.office, territory.office.flatMap(catalogue.locate)))
    case .phone, .video:
      return .found((territory, nil, nil))
    }
  }
}

/// A look-up that may end in a refusal.
enum Resolved<Value> {
  case found(Value)
  case refused(Refusal)
}
