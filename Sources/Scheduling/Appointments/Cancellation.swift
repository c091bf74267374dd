extension Scheduler {
  /// Cancels a scheduled visit and frees its time. A second submit is told that it is done.
  ///
  /// - Parameter version: what the wish was made from; nil: whatever stands.
  public func cancel(
    _ id: AppointmentID, reason: String, version: Int? = nil, for viewer: Viewer,
    in organization: OrganizationID
  ) async throws -> CancellationAnswer {
    try await store.write(organization) { ledger in
      if let done = try ledger.appointment(id, for: viewer), done.state == .canceled {
        return .alreadyCanceled(done)
      }
      let before: Appointment
      switch try ledger.movable(id, for: viewer) {
      case .refused(let refusal): return .refused(refusal)
      case .found(let found): before = found
      }
      if let version, version != before.version { return .refused(.changedMeanwhile) }
      let rules = try ledger.catalogue().organization.rules
      if rules.cancellationReasonRequired, reason.allSatisfy(\.isWhitespace) {
        return .refused(.reasonMissing)
      }
      guard reason.count <= TextLimit.reason else { return .refused(.textTooLong) }
      return .canceled(try cancel(before, reason: reason, viewer: viewer, in: ledger))
    }
  }

  /// - Parameter device: what it was made with, for the journal.
  func cancel(
    _ before: Appointment, reason: String, viewer: Viewer, device: String = "",
    in ledger: any Ledger
  ) throws -> Appointment {
    var after = before
    after.state = .canceled
    after.cancellation = CancellationNote(at: ledger.now, by: viewer.name, reason: reason)
    after.sequence += 1
    try ledger.vacate(before)
    try ledger.update(after)
    after.version += 1
    try ledger.settleWorkOrder(after.workOrder)
    try Correspondence(ledger: ledger, scheduler: self)
      .write(.canceled, about: after, previous: nil)
    let details = ["reason": reason].merging(device.isEmpty ? [:] : ["device": device]) { $1 }
    try ledger.record(
      JournalEntry(
        actor: viewer.name, event: "appointment.canceled", subject: after.id.rawValue,
        before: before.journalled, after: after.journalled.merging(details) { $1 }))
    return after
  }
}

extension Ledger {
  /// A work order follows its visits: all ended → completed if one is, else it waits for another
  /// date; somebody works → in progress; else scheduled.
  func settleWorkOrder(_ id: WorkOrderID) throws {
    let states = try appointmentStates(of: id)
    if states.allSatisfy(\.isEnded) {
      try setState(states.contains(.completed) ? .completed : .unscheduled, of: id)
    } else if states.contains(where: { $0 == .inProgress || $0 == .onBreak }) {
      try setState(.inProgress, of: id)
    } else {
      try setState(.scheduled, of: id)
    }
  }
}
