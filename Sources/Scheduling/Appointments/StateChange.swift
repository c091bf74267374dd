/// A wish to change where a visit stands: it begins, pauses, ends.
public struct StateWish: Hashable, Sendable {
  public var appointment: AppointmentID
  public var state: AppointmentState
  /// When it happened; nil: now. A device that was offline tells it later.
  public var at: Instant?
  /// What it was made with, such as `Lena's phone`; for the journal.
  public var device: String
  /// Needed for a step back and, where the organisation asks for it, for cancelling.
  public var reason: String
  /// The version that the wish was made from; nil: whatever stands.
  public var version: Int?

  public init(
    appointment: AppointmentID, state: AppointmentState, at: Instant? = nil, device: String = "",
    reason: String = "", version: Int? = nil
  ) {
    self.appointment = appointment
    self.state = state
    self.at = at
    self.device = device
    self.reason = reason
    self.version = version
  }
}

/// What came of a wish to change a visit's state.
public enum StateAnswer: Sendable {
  case changed(Appointment)
  /// It stands there already, or has been there at that very time: a retry.
  case unchanged(Appointment)
  case refused(Refusal)
}

extension Scheduler {
  /// Seconds by which the clocks of two devices may differ before a time makes no sense.
  static let clockTolerance = 300

  /// Moves a visit along its states, or one step back. Customers can't; cancelling follows its own
  /// rules too, but for staff, who may also cancel what is being driven to.
  public func changeState(
    _ wish: StateWish, for viewer: Viewer, in organization: OrganizationID
  ) async throws -> StateAnswer {
    do {
      return try await store.write(organization) { ledger in
        try changeState(wish, for: viewer, in: ledger)
      }
    } catch LedgerConflict.overlap {
      // A step back to a visit whose time has been given away since.
      return .refused(.slotTaken)
    }
  }

  private func changeState(
    _ wish: StateWish, for viewer: Viewer, in ledger: any Ledger
  ) throws -> StateAnswer {
    guard let before = try ledger.appointment(wish.appointment, for: viewer) else {
      return .refused(.notFound)
    }
    guard viewer.keepsStates, try ledger.mayChange(as: viewer) else {
      return .refused(.notAllowed)
    }
    if before.state == wish.state || before.tells(wish) { return .unchanged(before) }
    let isStepBack = before.previousState == wish.state
    guard isStepBack || before.state.allows(wish.state) else { return .refused(.wrongState) }
    if wish.state == .canceled, before.state == .scheduled,
      let refusal = before.changeRefusal(
        for: viewer, at: ledger.now, under: try ledger.catalogue().organization.rules)
    {
      return .refused(refusal)
    }
    if let version = wish.version, version != before.version {
      return .refused(.changedMeanwhile)
    }
    let rules = try ledger.catalogue().organization.rules
    let needsReason = wish.state == .canceled ? rules.cancellationReasonRequired : isStepBack
    if needsReason, wish.reason.allSatisfy(\.isWhitespace) { return .refused(.reasonMissing) }
    guard wish.reason.count <= TextLimit.reason, wish.device.count <= TextLimit.name else {
      return .refused(.textTooLong)
    }
    if wish.state == .canceled {
      return .changed(
        try cancel(before, reason: wish.reason, viewer: viewer, device: wish.device, in: ledger))
    }
    guard let time = before.time(of: wish, now: ledger.now) else {
      return .refused(.timeImplausible)
    }
    return .changed(
      try move(before, to: wish, at: time, isStepBack: isStepBack, viewer: viewer, in: ledger))
  }

  private func move(
    _ before: Appointment, to wish: StateWish, at time: Instant, isStepBack: Bool, viewer: Viewer,
    in ledger: any Ledger
  ) throws -> Appointment {
    var after = before
    after.state = wish.state
    if isStepBack { after.forget(since: wish.state) } else { after.note(wish.state, at: time) }
    try ledger.update(after)
    after.version += 1
    try ledger.keepDay(of: after)
    try ledger.settleWorkOrder(after.workOrder)
    var details = ["at": time.iso8601]
    if !wish.device.isEmpty { details["device"] = wish.device }
    if !wish.reason.isEmpty { details["reason"] = wish.reason }
    try ledger.record(
      JournalEntry(
        actor: viewer.name, event: "appointment.stateChanged", subject: after.id.rawValue,
        before: before.journalled, after: after.journalled.merging(details) { $1 }))
    return after
  }
}

extension Viewer {
  /// Whether they tell how far the work has got; customers are told.
  var keepsStates: Bool {
    switch self {
    case .customer, .bearer, .guest: false
    default: true
    }
  }
}

extension Appointment {
  /// The states that staff can move it to now, the usual one first.
  public var nextStates: [AppointmentState] {
    let order: [AppointmentState] = [
      .traveling, .inProgress, .completed, .onBreak, .cannotComplete, .canceled,
    ]
    return order.filter(state.allows)
  }

  /// The one state that it can be put back to, with a reason. What is cancelled has given its time
  /// away and stays so, as has whoever didn't come to a shared session.
  public var previousState: AppointmentState? {
    switch state {
    case .traveling: .scheduled
    case .inProgress: .traveling
    case .completed: .inProgress
    case .cannotComplete where startedAt == nil: seats == 1 ? .traveling : nil
    case .cannotComplete: .inProgress
    case .scheduled, .onBreak, .canceled: nil
    }
  }

  /// Whether the wish is part of the visit's history already: a device sent it again.
  fileprivate func tells(_ wish: StateWish) -> Bool {
    guard let at = wish.at, state != .canceled else { return false }
    switch wish.state {
    case .traveling: return departedAt == at && startedAt != nil
    case .inProgress: return startedAt == at && state != .traveling
    case .scheduled, .onBreak, .completed, .canceled, .cannotComplete: return false
    }
  }

  /// When a change happened; nil when that can't be. Clocks that differ a little are set right.
  fileprivate func time(of wish: StateWish, now: Instant) -> Instant? {
    guard let at = wish.at else { return now }
    guard at <= now + Scheduler.clockTolerance else { return nil }
    let told = min(at, now)
    let last = endedAt ?? startedAt ?? departedAt
    guard wish.state != previousState, let last, told < last else { return told }
    return told + Scheduler.clockTolerance >= last ? last : nil
  }

  fileprivate mutating func note(_ state: AppointmentState, at time: Instant) {
    switch state {
    case .traveling: departedAt = time
    case .inProgress: startedAt = startedAt ?? time
    case .completed, .cannotComplete: endedAt = time
    case .scheduled, .onBreak, .canceled: break
    }
  }

  /// Takes back what a step back makes undone.
  fileprivate mutating func forget(since state: AppointmentState) {
    endedAt = nil
    if state != .inProgress { startedAt = nil }
    if state == .scheduled { departedAt = nil }
  }
}

extension Ledger {
  /// The time that a visit takes of its day, as far as it is known by now.
  fileprivate func keepDay(of visit: Appointment) throws {
    let start = visit.startedAt ?? visit.planned
    switch visit.state {
    case .cannotComplete where visit.startedAt == nil:
      // Others may have seats in the same session: it is theirs now.
      if visit.seats > 1 { try leaveSession(visit) } else { try hold(visit, until: nil) }
    default: try hold(visit, until: visit.endedAt ?? start + visit.duration + visit.after)
    }
  }
}
