/// What a customer wants done, as chosen on the booking page.
public struct VisitRequest: Hashable, Sendable {
  public var serviceType: ServiceTypeID
  public var asset: AssetID?
  public var category: ProductCategoryID?
  /// Typed in, for customers of whom no address is known.
  public var address: Address?
  /// Schedules this existing work order.
  public var workOrder: WorkOrderID?
  /// For whom. Customers book for themselves, whatever stands here.
  public var contact: ContactID?
  /// Who is to come, if staff wish for somebody; anybody else's wish doesn't count.
  public var resource: ResourceID?

  public init(
    serviceType: ServiceTypeID, asset: AssetID?, category: ProductCategoryID?, address: Address?,
    workOrder: WorkOrderID?, contact: ContactID? = nil, resource: ResourceID? = nil
  ) {
    self.serviceType = serviceType
    self.asset = asset
    self.category = category
    self.address = address
    self.workOrder = workOrder
    self.contact = contact
    self.resource = resource
  }
}

extension Viewer {
  /// For whom they book: themselves, or for staff and programs the contact that
  /// they name. Nil: for nobody.
  func books(for contact: ContactID?) -> ContactID? {
    switch self {
    case .customer(let own, _): own
    case .program: contact
    case .staff(let member): member.may(.dispatch) ? contact : nil
    case .bearer, .guest, .system: nil
    }
  }
}

/// The same with every record looked up: for whom, what, where.
struct VisitSetting: Sendable {
  var file: CustomerFile
  var contact: Contact { file.contact }
  var account: Account?
  var asset: Asset?
  var category: ProductCategoryID?
  var serviceType: ServiceType
  var address: Address?
  var place: Place?
  var territory: Territory
  var workOrder: WorkOrder?
  var resource: ResourceID?
  /// See `SlotScene.isOverridden`.
  var isOverridden = false
  /// Booked by an appointment invitation.
  var invited: InvitedSetting?
}

/// What is known of a customer before any request is looked at.
struct CustomerFile: Sendable {
  var contact: Contact
  var account: Account?
  /// The contact's own and the account's.
  var assets: [Asset]
  var permissions: Set<Permission>
  /// When it was read: see `PeopleLedger.peopleVersion`.
  var version: Int?
}

extension Ledger {
  /// Nil: there is none, or it was deleted.
  ///
  /// - Parameter known: as it was found before; read again only if anything has changed since.
  func customerFile(_ id: ContactID, known: CustomerFile? = nil) throws -> CustomerFile? {
    let version = try peopleVersion()
    if let known, known.contact.id == id, known.version != nil, known.version == version {
      return known
    }
    guard let contact = try contact(id), contact.deletedAt == nil else { return nil }
    return CustomerFile(
      contact: contact, account: try contact.account.flatMap { try account($0) },
      assets: try assets(of: id, account: contact.account),
      permissions: try permissions(of: id), version: version)
  }

  /// Looks up what a request names, within what the viewer may see.
  /// - Parameter known: the customer, as found before.
  func setting(
    of request: VisitRequest, for viewer: Viewer, known: CustomerFile? = nil
  ) throws -> Resolved<VisitSetting> {
    guard let id = viewer.books(for: request.contact),
      let file = try customerFile(id, known: known)
    else {
      return .refused(.notFound)
    }
    let workOrder = try request.workOrder.flatMap { try self.workOrder($0, for: viewer) }
    if request.workOrder != nil, workOrder?.state != .unscheduled { return .refused(.notFound) }
    if let workOrder, !file.contact.owns(workOrder, as: viewer) { return .refused(.notFound) }
    return VisitSetting.of(request, file, workOrder, in: try catalogue(), for: viewer)
  }
}

extension VisitSetting {
  static func of(
    _ request: VisitRequest, _ file: CustomerFile, _ workOrder: WorkOrder?,
    in catalogue: Catalogue, for viewer: Viewer
  ) -> Resolved<VisitSetting> {
    let resource = viewer.isStaff ? request.resource : nil
    if let resource, catalogue.resources[resource] == nil { return .refused(.notFound) }
    let wanted = request.asset ?? workOrder?.asset
    let asset = wanted.flatMap { id in file.assets.first { $0.id == id } }
    if wanted != nil, asset == nil { return .refused(.notFound) }
    guard viewer.mayAsk(for: file) else { return .refused(.notAllowed) }
    guard let serviceType = catalogue.serviceTypes[request.serviceType],
      serviceType.isActive, serviceType.bookableByCustomers || viewer.isStaff,
      workOrder?.serviceType ?? serviceType.id == serviceType.id
    else { return .refused(.serviceNotOffered) }
    let category = asset?.category ?? request.category
    guard serviceType.fits(category) else {
      return .refused(category == nil ? .productMissing : .serviceNotOffered)
    }
    let address =
      asset?.address ?? file.account?.address ?? file.contact.address ?? request.address
    switch whereabouts(of: serviceType, address: address, in: catalogue) {
    case .refused(let refusal): return .refused(refusal)
    case .found(let (territory, address, place)):
      return .found(
        VisitSetting(
          file: file, account: file.account, asset: asset, category: category,
          serviceType: serviceType, address: address, place: place, territory: territory,
          workOrder: workOrder, resource: resource))
    }
  }

  /// Which territory does it, and where it takes place.
  static func whereabouts(
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

extension Viewer {
  /// Whether they may look for times for a customer. A program acts in the contact's name: what they
  /// may not do themselves, it may not do for them.
  fileprivate func mayAsk(for file: CustomerFile) -> Bool {
    switch self {
    case .customer: file.permissions.contains(.book)
    case .program(let program):
      (program.may(.readSlots) || program.may(.writeAppointments))
        && file.permissions.contains(.book)
    case .staff(let member): member.may(.dispatch)
    case .bearer, .guest, .system: false
    }
  }
}

extension Contact {
  /// Whose order it is. What a customer doesn't see, is not found before it comes to this.
  fileprivate func owns(_ order: WorkOrder, as viewer: Viewer) -> Bool {
    if case .customer = viewer { return true }
    return order.contact == id || account != nil && order.account == account
  }
}

extension Viewer {
  /// Those who work here may book what customers can't, and choose who comes.
  var isStaff: Bool {
    if case .staff = self { true } else { false }
  }
}

/// A look-up that may end in a refusal.
enum Resolved<Value: Sendable>: Sendable {
  case found(Value)
  case refused(Refusal)
}

extension Scheduler {
  /// What a request names, as it was found last if nothing has changed since; and the time.
  func setting(
    of request: VisitRequest, for viewer: Viewer, in organization: OrganizationID
  ) async throws -> (setting: Resolved<VisitSetting>, now: Instant) {
    guard let now = roster.now, request.workOrder == nil,
      let id = viewer.books(for: request.contact)
    else {
      return try await store.read(organization) { ledger in
        (try ledger.setting(of: request, for: viewer), ledger.now)
      }
    }
    guard let file = try await roster.file(of: id, in: organization) else {
      return (.refused(.notFound), now)
    }
    let catalogue = try await roster.catalogue(of: organization)
    return (VisitSetting.of(request, file, nil, in: catalogue, for: viewer), now)
  }
}
