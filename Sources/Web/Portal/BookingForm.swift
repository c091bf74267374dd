import Pages
import Scheduling

/// The booking form as it was sent.
struct BookingForm: Sendable {
  var appointment: String
  var query: BookingQuery
  var comment: String
  /// Staff's wish for a time that isn't offered.
  var other = OtherTime()
  /// What was sent had no usable identifier, so that the form got a fresh one.
  var isRenamed = false

  init(appointment: AppointmentID, query: BookingQuery) {
    self.appointment = appointment.rawValue
    self.query = query
    comment = query.comment ?? ""
  }

  init(_ fields: [String: String], _ exchange: Exchange) {
    let slot = fields["slot"]?.nonEmpty
    let start = slot.flatMap(Slot.init(text:))?.earliest
    let day = start.map { exchange.catalogue.organization.zone.date(of: $0).iso8601 }
    comment = fields["comment"] ?? ""
    query = BookingQuery(
      asset: fields["asset"]?.nonEmpty, category: fields["category"]?.nonEmpty,
      service: fields["service"]?.nonEmpty, workOrder: fields["workOrder"]?.nonEmpty,
      month: fields["month"]?.nonEmpty, day: day ?? fields["day"]?.nonEmpty, slot: slot,
      address: fields["address"]?.nonEmpty, comment: comment.nonEmpty,
      // Customers book for themselves: what else was sent isn't written down either.
      contact: exchange.isForStaff ? fields["contact"]?.nonEmpty : nil,
      resource: exchange.isForStaff ? fields["resource"]?.nonEmpty : nil)
    other = exchange.isForStaff ? OtherTime(fields) : OtherTime()
    let sent = fields["appointment"].flatMap { AppointmentID($0) }
    appointment = (sent ?? exchange.newAppointment()).rawValue
    isRenamed = sent == nil
  }

  func request(_ service: ServiceTypeID) -> VisitRequest {
    VisitRequest(
      serviceType: service, asset: query.asset.flatMap { AssetID($0) },
      category: query.category.flatMap { ProductCategoryID($0) },
      address: query.address.flatMap(Address.init(line:)),
      workOrder: query.workOrder.flatMap { WorkOrderID($0) },
      contact: query.contact.flatMap { ContactID($0) },
      resource: query.resource.flatMap { ResourceID($0) })
  }

  func slot(in zone: Zone, _ texts: Texts) -> TypedSlot {
    other.slot(in: zone, else: query.slot, texts)
  }

  var override: String? { other.override }

  /// The field beside which a message about the time stands.
  var slotField: String { other.date.isEmpty ? "slot" : "otherTime" }

  /// What staff have beside the form.
  func desk(for choices: Choices, _ keepers: SlotKeepers?) -> BookingDesk {
    let contact = choices.contact
    return BookingDesk(
      contact: Choice(value: contact.id.rawValue, label: contact.name),
      detail: [contact.phone, contact.email].filter { !$0.isEmpty }.joined(separator: " · "),
      keepers: DeskKeepers(keepers, chosen: query.resource), other: other)
  }

  /// Keeps only what can be chosen, and chooses where there is no choice.
  mutating func settle(_ choices: Choices) {
    query.asset =
      choices.asset?.id.rawValue
      ?? (choices.assets.count == 1 ? choices.assets[0].id.rawValue : nil)
    query.category = choices.assets.isEmpty ? choices.category?.rawValue : nil
    if !choices.serviceTypes.contains(where: { $0.id.rawValue == query.service }) {
      query.service =
        choices.serviceTypes.count == 1 ? choices.serviceTypes[0].id.rawValue : nil
    }
  }
}
