/// A wish to book a slot. The caller makes the identifier, so that a retry is recognised.
public struct BookingWish: Hashable, Sendable {
  public var appointment: AppointmentID
  public var request: VisitRequest
  public var slot: Slot
  public var comment: String
  /// Why staff set notice, furthest day and start grid aside; nil: the rules hold. What is promised
  /// already holds whatever stands here.
  public var override: String?

  public init(
    appointment: AppointmentID, request: VisitRequest, slot: Slot, comment: String,
    override: String? = nil
  ) {
    self.appointment = appointment
    self.request = request
    self.slot = slot
    self.comment = comment
    self.override = override
  }
}

extension Scheduler {
  /// The journal's word for a booking.
  static let booked = "appointment.booked"

  /// Books a visit, or says why not and what else is free. The roster proposes who comes, one
  /// transaction decides.
  public func book(
    _ wish: BookingWish, for viewer: Viewer, in organization: OrganizationID
  ) async throws -> BookingAnswer {
    let (setting, now) = try await setting(of: wish.request, for: viewer, in: organization)
    let scene: SlotScene
    let file: CustomerFile
    switch setting {
    case .refused(let found):
      return try await refusal(found, of: wish, for: viewer, in: organization)
    case .found(var setting):
      setting.isOverridden = wish.override != nil
      (scene, file) = (setting.scene, setting.file)
    }
    let answer: BookingAnswer
    do {
      answer = try await decide(
        wish.slot, scene, moving: nil, in: organization,
        refuse: { .refused($0, alternatives: []) }
      ) { try book(wish, as: $1, from: file, for: viewer, in: $0) }
    } catch is SlotLost {
      answer = .refused(.slotTaken, alternatives: [])
    }
    guard case .refused(let found, _) = answer else { return answer }
    // A retry finds its own visit in the way.
    let first = try await refusal(found, of: wish, for: viewer, in: organization)
    guard case .refused(let refusal, _) = first, refusal.isAboutTheSlot else { return first }
    let alternatives = try await calendar(scene, moving: nil, now: now, in: organization)
      .alternatives(to: wish.slot, limit: 6)
    return .refused(refusal, alternatives: alternatives)
  }

  /// Why not, reasons other than the time first.
  private func refusal(
    _ refusal: Refusal, of wish: BookingWish, for viewer: Viewer, in organization: OrganizationID
  ) async throws -> BookingAnswer {
    let found = try await store.read(organization) { try prepare(wish, for: viewer, in: $0) }
    if case .answered(let answer) = found {
      // The read may have been ahead of the disk.
      try await roster.followed?.settle()
      return answer
    }
    return .refused(refusal, alternatives: [])
  }

  private enum Preparation: Sendable {
    case answered(BookingAnswer)
    case ready(VisitSetting)
  }

  /// Everything but the time.
  private func prepare(
    _ wish: BookingWish, from file: CustomerFile? = nil, for viewer: Viewer, in ledger: any Ledger
  ) throws -> Preparation {
    if let earlier = try ledger.appointment(wish.appointment, for: .system) {
      guard try ledger.appointment(earlier.id, for: viewer) != nil else {
        return .answered(.refused(.notFound, alternatives: []))
      }
      let entry = try ledger.firstEntry(Self.booked, on: earlier.id.rawValue)
      return .answered(
        wish.difference(from: entry?.after ?? [:]).map { .sameKeyOtherWish(earlier, field: $0) }
          ?? .alreadyBooked(earlier))
    }
    var setting: VisitSetting
    switch try ledger.setting(of: wish.request, for: viewer, known: file) {
    case .refused(let refusal): return .answered(.refused(refusal, alternatives: []))
    case .found(let found): setting = found
    }
    if let refusal = viewer.overrideRefusal(wish.override) {
      return .answered(.refused(refusal, alternatives: []))
    }
    setting.isOverridden = wish.override != nil
    guard wish.comment.count <= TextLimit.comment else {
      return .answered(.refused(.textTooLong, alternatives: []))
    }
    return .ready(setting)
  }

  private func book(
    _ wish: BookingWish, as look: SlotProposalAnswer?, from file: CustomerFile,
    for viewer: Viewer, in ledger: any Ledger
  ) throws -> BookingAnswer {
    let setting: VisitSetting
    switch try prepare(wish, from: file, for: viewer, in: ledger) {
    case .answered(let answer): return answer
    case .ready(let found): setting = found
    }
    return try enter(wish, setting, as: look, for: viewer, in: ledger)
  }

  /// The last part of every booking, whoever asks for it: somebody who can keep the slot, the visit,
  /// its day, the letter and the journal.
  func enter(
    _ wish: BookingWish, _ setting: VisitSetting, as look: SlotProposalAnswer?,
    for viewer: Viewer, in ledger: any Ledger
  ) throws -> BookingAnswer {
    let scene = setting.scene
    let proposal: SlotProposal
    switch try look ?? ledger.proposal(of: wish.slot, scene, moving: nil) {
    case .refused(let refusal): return .refused(refusal, alternatives: [])
    case .proposal(let found): proposal = found
    }
    let assignment = Assignment(
      ledger: ledger, contact: setting.contact.id, account: scene.account, promised: nil)
    let (keeper, search) = try ledger.settle(proposal, scene, moving: nil, assignment)
    let company = try ledger.company(to: wish.slot, on: proposal.date, scene)
    try setting.invited?.admit(
      setting.contact, to: wish.appointment, as: viewer, into: ledger)
    var appointment = try insert(wish, setting, keeper, company.keys, viewer: viewer, into: ledger)
    guard let planned = try ledger.occupy(appointment, as: keeper, in: search) else {
      throw SlotLost()
    }
    try ledger.occupy(appointment, in: company)
    appointment.planned = planned
    try Correspondence(ledger: ledger, scheduler: self)
      .write(
        .confirmed, about: appointment, to: setting.contact, asset: setting.asset, previous: nil)
    try ledger.record(
      JournalEntry(
        actor: viewer.name, event: Self.booked, subject: appointment.id.rawValue,
        after: appointment.journalled.merging(wish.fields) { $1 }
          .merging(setting.invited?.fields ?? [:]) { $1 }))
    return .booked(appointment)
  }

  private func insert(
    _ wish: BookingWish, _ setting: VisitSetting, _ keeper: Candidate, _ companions: [DayKey],
    viewer: Viewer, into ledger: any Ledger
  ) throws -> Appointment {
    let service = setting.serviceType
    let workOrder: WorkOrderID
    if let existing = setting.workOrder {
      workOrder = existing.id
      try ledger.setState(.scheduled, of: workOrder)
    } else {
      workOrder = identifier(now: ledger.now)
      try ledger.insert(
        WorkOrder(
          id: workOrder, number: try ledger.nextWorkOrderNumber(), state: .scheduled,
          contact: setting.contact.id, account: setting.account?.id, asset: setting.asset?.id,
          serviceType: service.id, subject: setting.invited?.subject ?? service.name))
    }
    let appointment = Appointment(
      id: wish.appointment, number: try ledger.nextAppointmentNumber(), state: .scheduled,
      workOrder: workOrder, serviceType: service.id, territory: setting.territory.id,
      contact: setting.contact.id, account: setting.account?.id, asset: setting.asset?.id,
      category: setting.category, resource: keeper.key.resource, planDate: keeper.key.date,
      slot: wish.slot, planned: keeper.start, duration: service.duration, before: service.before,
      after: service.after, venue: service.venue, address: setting.address,
      comment: wish.comment, cancellation: nil, sequence: 0, version: 1, createdAt: ledger.now,
      departedAt: nil, startedAt: nil, endedAt: nil, session: keeper.session ?? wish.appointment,
      seats: service.seats, invitation: setting.invited?.invitation.id,
      isAnonymous: setting.invited?.invitation.isAnonymous ?? false, companions: companions,
      answers: setting.invited?.answers ?? [])
    try ledger.insert(appointment)
    return appointment
  }
}

extension Refusal {
  /// Another slot would help.
  var isAboutTheSlot: Bool {
    switch self {
    case .slotInPast, .insideNotice, .beyondFurthestDay, .notOffered, .slotTaken: true
    default: false
    }
  }
}

/// Thrown inside a transaction to undo it: the day can't keep the slot after all.
struct SlotLost: Error {}

extension BookingWish {
  /// The wish by the names of the form's fields; the journal keeps it with the booking, so that a
  /// retry is recognised whatever has become of the visit since.
  var fields: [String: String] {
    [
      "service": request.serviceType.rawValue, "asset": request.asset?.rawValue ?? "",
      "category": request.category?.rawValue ?? "", "address": request.address?.line ?? "",
      "workOrder": request.workOrder?.rawValue ?? "", "slot": slot.text, "comment": comment,
      "contact": request.contact?.rawValue ?? "",
      "wishedResource": request.resource?.rawValue ?? "", "override": override ?? "",
    ]
  }

  /// The first field in which an earlier wish under the same identifier differs; nil: a retry.
  func difference(from earlier: [String: String]) -> String? {
    let order = [
      "contact", "service", "asset", "category", "address", "workOrder", "wishedResource", "slot",
      "override", "comment",
    ]
    return order.first { fields[$0] != earlier[$0] }
  }
}

extension Appointment {
  /// What the journal keeps of a visit.
  var journalled: [String: String] {
    var kept = [
      "state": state.rawValue, "slot": slot.text, "resource": resource.rawValue,
      "planned": planned.iso8601, "comment": comment,
    ]
    if !companions.isEmpty {
      kept["companions"] = companions.map(\.resource.rawValue).joined(separator: " ")
    }
    return kept
  }
}
