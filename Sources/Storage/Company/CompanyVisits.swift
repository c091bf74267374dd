internal import Scheduling

/// A work order as the file holds it.
struct CompanyOrder {
  var order: WorkOrder
  var isCanceled: Bool
  /// Its account is not the contact's.
  var hasNoAccount: Bool
  /// Its state stands in the file.
  var hasState: Bool
  var pointer: JSONPointer
}

extension CompanyReader {
  func workOrder(_ record: CompanyRecord) -> CompanyOrder {
    let isCanceled = record.flag("canceled", else: false)
    let given = record.optionalText("state", as: "a work order’s state") {
      WorkOrderState(rawValue: $0)
    }
    if isCanceled, let given, given != .canceled {
      record.fault("state", "must not stand with “canceled”")
    }
    let hasNoAccount = record.saysNone("account")
    let account =
      hasNoAccount ? nil : record.optionalReference("account", to: AccountID.self)
    return CompanyOrder(
      order: WorkOrder(
        id: record.ownID(WorkOrderID.self),
        number: record.optionalText("number", as: CompanyVisits.numberForm, CompanyForms.number)
          ?? "",
        state: given ?? .unscheduled,
        contact: record.reference("contact", to: ContactID.self),
        account: account,
        asset: record.optionalReference("asset", to: AssetID.self),
        serviceType: record.reference("serviceType", to: ServiceTypeID.self),
        subject: record.optionalText("subject", 0...500) ?? ""),
      isCanceled: isCanceled || given == .canceled, hasNoAccount: hasNoAccount,
      hasState: given != nil,
      pointer: record.pointer)
  }
}

/// Reads appointments, which take from other records of the file what they don't say themselves.
struct CompanyVisits {
  private let catalogue: Catalogue
  private let deviations: [ResourceID: Deviations]
  private let accounts: Lookup<AccountKind, Account>
  private let contacts: Lookup<ContactKind, Contact>
  private let assets: Lookup<AssetKind, Asset>
  private let orders: Lookup<WorkOrderKind, CompanyOrder>
  private let covering: CoveringTerritories

  static let numberForm = "a number such as A-100042"

  init(file: CompanyFile, orders: [CompanyOrder]) {
    catalogue = Catalogue(
      organization: file.organization, territories: file.territories,
      serviceTypes: file.serviceTypes, resources: file.resources, categories: file.categories,
      skills: file.skills)
    deviations = file.deviations
    accounts = Lookup(file.accounts) { $0.id }
    contacts = Lookup(file.contacts) { $0.id }
    assets = Lookup(file.assets) { $0.id }
    self.orders = Lookup(orders) { $0.order.id }
    covering = CoveringTerritories(catalogue)
  }

  func visit(_ record: CompanyRecord) -> CompanyFile.Visit {
    let id = record.ownID(AppointmentID.self)
    let contact = record.reference("contact", to: ContactID.self)
    let hasNoAccount = record.saysNone("account")
    let account =
      hasNoAccount ? nil : record.optionalReference("account", to: AccountID.self)
    let resource = record.reference("resource", to: ResourceID.self)
    let service = catalogue.serviceTypes[record.reference("serviceType", to: ServiceTypeID.self)]
    let asset = record.optionalReference("asset", to: AssetID.self)
    let slot = slot(record)
    let planned = planned(record, in: slot)
    let venue = record.choice("venue", else: service?.venue ?? .onSite)
    let address =
      record.saysNone("address")
      ? nil
      : record.record("address", of: "address", address)
        ?? (venue == .onSite ? known(asset: asset, account: account, contact: contact) : nil)
    let planDate =
      record.optionalText("planDate", as: CompanyReader.dateForm, CompanyForms.date)
      ?? planDate(of: resource, planned)
    let companions = companions(record, of: resource, slot)
      .map { DayKey(resource: $0, date: self.planDate(of: $0, planned)) }
    let state = record.choice("state", else: AppointmentState.scheduled)
    let cancellation = record.record("cancellation", of: "cancellation", cancellation)
    let appointment = Appointment(
      id: id, number: record.optionalText("number", as: Self.numberForm, CompanyForms.number) ?? "",
      state: state, workOrder: workOrder(record, of: id),
      serviceType: service?.id ?? CompanyRecord.noID(),
      territory: territory(record, service, address, resource, planDate),
      contact: contact, account: hasNoAccount ? nil : account ?? contacts[contact]?.account,
      asset: asset, category: category(record, of: asset),
      resource: resource, planDate: planDate, slot: slot, planned: planned,
      duration: seconds(record, "durationMinutes", 1...1_440, else: service?.duration),
      before: seconds(record, "beforeMinutes", 0...1_440, else: service?.before),
      after: seconds(record, "afterMinutes", 0...1_440, else: service?.after),
      venue: venue, address: address.map { catalogue.located($0) ?? $0 },
      comment: record.optionalText("comment", 0...20_000, lines: true) ?? "",
      cancellation: cancellation,
      sequence: record.integer("sequence", 0...1_000_000, else: state == .canceled ? 1 : 0),
      version: 1,
      createdAt: slot.earliest, departedAt: instant(record, "departedAt"),
      startedAt: instant(record, "startedAt"), endedAt: instant(record, "endedAt"),
      session: record.optionalReference("session", to: AppointmentID.self) ?? id,
      seats: record.integer("seats", 1...1_000, else: service?.seats ?? 1),
      companions: companions,
      answers: record.records("answers", of: "answer", atMost: FlowForm.mostFields) {
        CompanyReader(zones: ZoneSource { _ in nil }).visitAnswer($0)
      })
    if !companions.isEmpty, appointment.seats > 1 {
      record.fault("companions", "must not stand with more than one seat")
    }
    CompanyProgress.check(appointment, record)
    return CompanyFile.Visit(
      appointment: appointment, createdAt: instant(record, "createdAt"), pointer: record.pointer)
  }

  /// Who comes along: to an exact start only, and never twice.
  private func companions(
    _ record: CompanyRecord, of resource: ResourceID, _ slot: Slot
  ) -> [ResourceID] {
    let companions = record.references("companions", to: ResourceID.self)
    if companions.contains(resource) {
      record.fault("companions", "must not name the resource itself")
    }
    if !companions.isEmpty, !slot.isExact {
      record.fault("companions", "must not stand with a window")
    }
    return companions.sorted()
  }

  /// The asset's unless it is said.
  private func category(_ record: CompanyRecord, of asset: AssetID?) -> ProductCategoryID? {
    if record.saysNone("category") { return nil }
    return record.optionalReference("category", to: ProductCategoryID.self)
      ?? asset.flatMap { assets[$0]?.category }
  }

  private func slot(_ record: CompanyRecord) -> Slot {
    record.text(
      "slot", as: "a start such as 2026-11-26T07:30:00Z, or a window’s two ends with a slash",
      CompanyForms.slot) ?? Slot(start: Instant(seconds: 0))
  }

  /// After the slot where a plan can't keep it (a conflict that staff see), never long after.
  private func planned(_ record: CompanyRecord, in slot: Slot) -> Instant {
    guard let planned = instant(record, "plannedStart") else { return slot.earliest }
    if planned < slot.earliest || slot.latest + 86_400 < planned {
      record.fault("plannedStart", "must be inside the slot, or less than a day late")
    }
    return planned
  }

  private func instant(_ record: CompanyRecord, _ name: String) -> Instant? {
    record.optionalText(name, as: CompanyReader.instantForm, CompanyForms.instant)
  }

  private func seconds(
    _ record: CompanyRecord, _ name: String, _ minutes: ClosedRange<Int>, else seconds: Int?
  ) -> Int {
    record.optionalInteger(name, minutes).map { $0 * 60 } ?? seconds ?? 0
  }

  private func address(_ record: CompanyRecord) -> Address {
    CompanyReader(zones: ZoneSource { _ in nil }).address(record)
  }

  private func cancellation(_ record: CompanyRecord) -> CancellationNote {
    CancellationNote(
      at: record.text("at", as: CompanyReader.instantForm, CompanyForms.instant)
        ?? Instant(seconds: 0),
      by: record.optionalText("by", 1...100) ?? Viewer.system.name,
      reason: record.optionalText("reason", 0...10_000, lines: true) ?? "")
  }

  /// The asset's location, else the account's, else the contact's own.
  private func known(asset: AssetID?, account: AccountID?, contact: ContactID) -> Address? {
    if let address = asset.flatMap({ assets[$0]?.address }) { return address }
    let person = contacts[contact]
    if let address = (account ?? person?.account).flatMap({ accounts[$0]?.address }) {
      return address
    }
    return person?.address
  }

  private func territory(
    _ record: CompanyRecord, _ service: ServiceType?, _ address: Address?, _ resource: ResourceID,
    _ date: LocalDate
  ) -> TerritoryID {
    if let given = record.optionalReference("territory", to: TerritoryID.self) { return given }
    if let fixed = service?.territory { return fixed }
    if let covering = address.flatMap({ self.covering.territory(of: $0) }) { return covering.id }
    if let home = catalogue.resources[resource]?.homeTerritory(on: date) { return home }
    if !record.has("territory") {
      record.fault("territory", "is missing, and neither address nor resource tells")
    }
    return CompanyRecord.noID()
  }

  private func planDate(of resource: ResourceID, _ planned: Instant) -> LocalDate {
    catalogue.resources[resource]?.planDate(
      of: planned, shifts: deviations[resource]?.shifts ?? [:]) ?? LocalDate(days: 0)
  }

  // MARK: Work orders

  /// The visit's work order: given, or one of its own that is named like it.
  private func workOrder(_ record: CompanyRecord, of id: AppointmentID) -> WorkOrderID {
    if let given = record.optionalReference("workOrder", to: WorkOrderID.self) { return given }
    let name = id.rawValue.dropFirst(AppointmentKind.prefix.count + 1)
    guard let own = WorkOrderID("\(WorkOrderKind.prefix)_\(name)") else {
      return CompanyRecord.noID()
    }
    if !record.has("workOrder"), id != CompanyRecord.noID() {
      record.faults.define(own.rawValue, at: record.pointer)
    }
    return own
  }

  /// The file's work orders and those that visits brought along, each in the state that its
  /// visits put it into.
  func workOrders(of visits: [CompanyFile.Visit]) -> [WorkOrder] {
    var states: [WorkOrderID: [AppointmentState]] = [:]
    for visit in visits {
      states[visit.appointment.workOrder, default: []].append(visit.appointment.state)
    }
    var all = orders.records.map { entry in
      var order = entry.order
      if !entry.hasNoAccount { order.account = order.account ?? contacts[order.contact]?.account }
      if entry.isCanceled {
        order.state = .canceled
      } else if !entry.hasState {
        order.state = Self.state(after: states[order.id] ?? [])
      }
      return order
    }
    for visit in visits where orders[visit.appointment.workOrder] == nil {
      let visit = visit.appointment
      all.append(
        WorkOrder(
          id: visit.workOrder, number: "", state: Self.state(after: [visit.state]),
          contact: visit.contact, account: visit.account, asset: visit.asset,
          serviceType: visit.serviceType,
          subject: catalogue.serviceTypes[visit.serviceType]?.name ?? ""))
    }
    return all
  }

  private static func state(after visits: [AppointmentState]) -> WorkOrderState {
    if visits.contains(where: { $0 == .inProgress || $0 == .onBreak }) { return .inProgress }
    if visits.contains(where: { !$0.isEnded }) { return .scheduled }
    return visits.contains(.completed) ? .completed : .unscheduled
  }
}

/// Which times and notes go with which state of a visit.
enum CompanyProgress {
  static func check(_ visit: Appointment, _ record: CompanyRecord) {
    let state = visit.state.rawValue
    if (visit.state == .canceled) != (visit.cancellation != nil) {
      record.fault(
        "cancellation",
        visit.cancellation == nil ? "is missing" : "must not stand with the state “\(state)”")
    }
    let times: [(name: String, time: Instant?, needed: Bool)] = [
      ("departedAt", visit.departedAt, visit.state == .traveling),
      ("startedAt", visit.startedAt, [.inProgress, .onBreak, .completed].contains(visit.state)),
      ("endedAt", visit.endedAt, visit.state == .completed),
    ]
    for entry in times where entry.time == nil && entry.needed && !record.has(entry.name) {
      record.fault(entry.name, "is missing: the state is “\(state)”")
    }
    let unfit: Set<String> =
      switch visit.state {
      case .scheduled: ["departedAt", "startedAt", "endedAt"]
      case .traveling: ["startedAt", "endedAt"]
      case .inProgress, .onBreak, .canceled: ["endedAt"]
      case .completed, .cannotComplete: []
      }
    for name in unfit.sorted() where record.has(name) {
      record.fault(name, "must not stand with the state “\(state)”")
    }
    for (earlier, later) in [(0, 1), (1, 2), (0, 2)] {
      if let start = times[earlier].time, let end = times[later].time, end < start {
        record.fault(times[later].name, "must not be before “\(times[earlier].name)”")
      }
    }
  }
}

extension Resource {
  /// The date on which the working period that holds a visit begins: the day before, if last night's
  /// period still lasts.
  func planDate(of planned: Instant, shifts: [LocalDate: [HoursRange]]) -> LocalDate {
    let date = zone.date(of: planned)
    let lastNight = date - 1
    let ranges = shifts[lastNight] ?? hours[lastNight.weekday]
    let lasts = ranges.ranges(on: lastNight, in: zone).contains { $0.contains(planned) }
    return lasts ? lastNight : date
  }
}
