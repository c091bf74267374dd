/// A wish to move a visit. `version` is what the form was made from.
public struct ReschedulingWish: Hashable, Sendable {
  public var appointment: AppointmentID
  public var version: Int
  public var slot: Slot
  /// Nil: stays as it is.
  public var comment: String?
  /// Who is to come from now on, if staff wish for somebody; nil: whoever can.
  public var resource: ResourceID?
  /// Why staff set the cut-off, notice, furthest day and start grid aside; nil: the rules hold.
  public var override: String?

  public init(
    appointment: AppointmentID, version: Int, slot: Slot, comment: String?,
    resource: ResourceID? = nil, override: String? = nil
  ) {
    self.appointment = appointment
    self.version = version
    self.slot = slot
    self.comment = comment
    self.resource = resource
    self.override = override
  }
}

extension Scheduler {
  /// Moves a visit to another slot, atomically: the old one is free only when the new one is won.
  public func reschedule(
    _ wish: ReschedulingWish, for viewer: Viewer, in organization: OrganizationID
  ) async throws -> ReschedulingAnswer {
    let (first, now) = try await store.read(organization) { ledger in
      (try prepare(wish, for: viewer, in: ledger), ledger.now)
    }
    let (visit, scene): (Appointment, SlotScene)
    switch first {
    case .answered(let answer): return answer
    case .ready(let found, let place): (visit, scene) = (found, place)
    // Something is to be written, though not another time.
    case .stays:
      return try await store.write(organization) { try reschedule(wish, nil, for: viewer, in: $0) }
    }
    let answer: ReschedulingAnswer
    do {
      answer = try await decide(
        wish.slot, scene, moving: visit, in: organization,
        refuse: { .refused($0, alternatives: []) }
      ) { try reschedule(wish, $1, for: viewer, in: $0) }
    } catch is SlotLost {
      answer = .refused(.slotTaken, alternatives: [])
    }
    guard case .refused(let refusal, _) = answer, refusal.isAboutTheSlot else { return answer }
    let alternatives = try await calendar(scene, moving: visit, now: now, in: organization)
      .alternatives(to: wish.slot, limit: 6)
    return .refused(refusal, alternatives: alternatives)
  }

  private enum Preparation: Sendable {
    case answered(ReschedulingAnswer)
    case stays(Appointment)
    case ready(Appointment, SlotScene)
  }

  /// Everything but the new time.
  private func prepare(
    _ wish: ReschedulingWish, for viewer: Viewer, in ledger: any Ledger
  ) throws -> Preparation {
    if let moved = try ledger.appointment(wish.appointment, for: viewer),
      moved.state == .scheduled, moved.slot == wish.slot,
      wish.resource.map({ $0 == moved.resource }) ?? true, try ledger.mayChange(as: viewer),
      try ledger.mayBook(for: moved.contact, as: viewer)
    {
      return .stays(moved)
    }
    let before: Appointment
    switch try ledger.movable(wish.appointment, for: viewer) {
    case .refused(let refusal): return .answered(.refused(refusal, alternatives: []))
    case .found(let found): before = found
    }
    let rules = try ledger.catalogue().organization.rules
    if viewer.isStaff, wish.override == nil, before.isInsideCutOff(at: ledger.now, under: rules) {
      return .answered(.refused(.insideCutOff, alternatives: []))
    }
    guard before.version == wish.version else {
      return .answered(.refused(.changedMeanwhile, alternatives: []))
    }
    if let refusal = viewer.overrideRefusal(wish.override) {
      return .answered(.refused(refusal, alternatives: []))
    }
    guard var scene = try ledger.scene(of: before) else {
      return .answered(.refused(.serviceNotOffered, alternatives: []))
    }
    scene.resource = viewer.keeper(wished: wish.resource)
    scene.isOverridden = wish.override != nil
    guard (wish.comment?.count ?? 0) <= TextLimit.comment else {
      return .answered(.refused(.textTooLong, alternatives: []))
    }
    return .ready(before, scene)
  }

  private func reschedule(
    _ wish: ReschedulingWish, _ look: SlotProposalAnswer?, for viewer: Viewer,
    in ledger: any Ledger
  ) throws -> ReschedulingAnswer {
    let (before, scene): (Appointment, SlotScene)
    switch try prepare(wish, for: viewer, in: ledger) {
    case .answered(let answer): return answer
    case .stays(let visit): return try keep(visit, wish, viewer: viewer, in: ledger)
    case .ready(let found, let place): (before, scene) = (found, place)
    }
    let proposal: SlotProposal
    switch try look ?? ledger.proposal(of: wish.slot, scene, moving: before) {
    case .refused(let refusal): return .refused(refusal, alternatives: [])
    case .proposal(let found): proposal = found
    }
    let assignment = Assignment(
      ledger: ledger, contact: before.contact, account: scene.account,
      promised: scene.serviceType.namesResourceAtBooking ? before.resource : nil)
    let (keeper, _) = try ledger.settle(proposal, scene, moving: before, assignment)
    return try move(
      before, wish, keeper, scene, on: proposal.date, shelf: proposal.shelf, viewer: viewer,
      in: ledger)
  }

  /// The time stays: a second submit of the same form, or a changed comment alone.
  private func keep(
    _ visit: Appointment, _ wish: ReschedulingWish, viewer: Viewer, in ledger: any Ledger
  ) throws -> ReschedulingAnswer {
    guard let comment = wish.comment, comment != visit.comment else { return .unchanged(visit) }
    guard comment.count <= TextLimit.comment else {
      return .refused(.textTooLong, alternatives: [])
    }
    // Written over a newer comment, it would be lost without anybody having seen it.
    guard visit.version == wish.version else {
      return .refused(.changedMeanwhile, alternatives: [])
    }
    return .unchanged(try ledger.setComment(comment, on: visit, by: viewer))
  }

  private func move(
    _ before: Appointment, _ wish: ReschedulingWish, _ keeper: Candidate, _ scene: SlotScene,
    on date: LocalDate, shelf: CatalogueShelf, viewer: Viewer, in ledger: any Ledger
  ) throws -> ReschedulingAnswer {
    var after = before
    after.slot = wish.slot
    after.planned = keeper.start
    after.resource = keeper.key.resource
    after.planDate = keeper.key.date
    after.session = keeper.session ?? before.id
    after.comment = wish.comment ?? before.comment
    let isTold = viewer.tells(of: after, before, scene.serviceType)
    if isTold { after.sequence += 1 }
    try ledger.vacate(before)
    let company = try ledger.company(to: wish.slot, on: date, scene)
    after.companions = company.keys
    try ledger.update(after)
    // The day was at this version before the visit left it.
    let search = try ledger.search(scene, plan: keeper.key, moving: nil, shelf: shelf)
    guard let planned = try ledger.occupy(after, as: keeper, in: search) else {
      throw SlotLost()
    }
    try ledger.occupy(after, in: company)
    after.planned = planned
    after.version += 1
    let isMoved = after.slot != before.slot
    if isTold {
      try Correspondence(ledger: ledger, scheduler: self)
        .write(.rescheduled, about: after, previous: isMoved ? before.slot : nil)
    }
    let reason = wish.override.map { ["override": $0] } ?? [:]
    try ledger.record(
      JournalEntry(
        actor: viewer.name,
        event: isMoved ? "appointment.rescheduled" : "appointment.reassigned",
        subject: after.id.rawValue, before: before.journalled,
        after: after.journalled.merging(reason) { $1 }))
    return .moved(after)
  }
}

extension Viewer {
  /// Who is to come when this viewer moves a visit: whoever they wish for; a technician can give
  /// their visits to nobody else. Nil: whoever can.
  func keeper(wished resource: ResourceID?) -> ResourceID? {
    guard case .staff(let member) = self else { return nil }
    return member.seesEverything ? resource : member.resource
  }

  /// Whether the customer hears of a move: when the promise changes, or who was named to them.
  fileprivate func tells(
    of after: Appointment, _ before: Appointment, _ service: ServiceType
  ) -> Bool {
    after.slot != before.slot
      || after.resource != before.resource && service.namesResourceAtBooking
  }
}

extension Ledger {
  /// Whether the viewer may change visits at all; a mailed link is permission enough for its visit.
  func mayChange(as viewer: Viewer) throws -> Bool {
    switch viewer {
    case .customer(let contact, _): try permissions(of: contact).contains(.book)
    case .staff(let member): member.may(.dispatch) || member.may(.ownDays)
    case .program(let program): program.may(.writeAppointments)
    case .guest: false
    case .bearer, .system: true
    }
  }

  /// A program acts in a contact's name: what they may not do themselves, it may not do for them.
  func mayBook(for contact: ContactID, as viewer: Viewer) throws -> Bool {
    guard case .program = viewer else { return true }
    return try permissions(of: contact).contains(.book)
  }

  /// A visit that the viewer may move or cancel now.
  func movable(_ id: AppointmentID, for viewer: Viewer) throws -> Resolved<Appointment> {
    guard let appointment = try appointment(id, for: viewer) else { return .refused(.notFound) }
    guard try mayChange(as: viewer), try mayBook(for: appointment.contact, as: viewer) else {
      return .refused(.notAllowed)
    }
    let rules = try catalogue().organization.rules
    return appointment.changeRefusal(for: viewer, at: now, under: rules).map { .refused($0) }
      ?? .found(appointment)
  }
}

extension Appointment {
  /// Why it can be moved or cancelled no more by somebody who may change visits; nil when it can.
  func changeRefusal(for viewer: Viewer, at now: Instant, under rules: PortalRules) -> Refusal? {
    guard state == .scheduled else { return .wrongState }
    guard viewer.isBoundByCutOff else { return nil }
    return isInsideCutOff(at: now, under: rules) ? .insideCutOff : nil
  }

  /// From the promised start on there is nothing left to move, whatever the cut-off.
  func isInsideCutOff(at now: Instant, under rules: PortalRules) -> Bool {
    now + rules.cutOff > slot.earliest
  }
}
