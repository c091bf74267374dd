/// Who could keep a slot when the plans were looked at last.
struct SlotProposal: Sendable {
  var slot: Slot
  /// The local date on which the slot is proposed.
  var date: LocalDate
  /// In the order of their resources' ids; at least one.
  var candidates: [Candidate]
  var rule: AssignmentRule
  /// Each candidate's day as it was.
  private var days: [DayKey: KnownDay]
  /// What is known of the catalogue that was searched with.
  var shelf: CatalogueShelf
  /// Looked at inside the transaction that decides: nothing can have changed.
  var isDecided: Bool

  init(
    _ slot: Slot, on date: LocalDate, keptBy candidates: [Candidate], in search: SlotSearch,
    isDecided: Bool
  ) {
    self.slot = slot
    self.date = date
    self.candidates = candidates
    self.isDecided = isDecided
    rule = search.serviceType.assignment
    shelf = search.plans.shelf
    days = [:]
    days.reserveCapacity(candidates.count)
    for candidate in candidates { days[candidate.key] = search.plans.book.known(candidate.key) }
  }

  /// Seconds that are promised already, driving left out.
  func busySeconds(_ key: DayKey) -> Int {
    days[key]?.record.visits.reduce(0) { $0 + $1.before + $1.duration + $1.after } ?? 0
  }

  /// Nil: not looked at.
  func day(_ key: DayKey) -> KnownDay? { days[key] }
}

/// Everything of the ledger that a day plan is made of, as it was read once.
struct KnownDay: Sendable {
  var record: DayRecord
  /// Nil: not read.
  var deviations: Deviations?

  /// Whether the version tells of every change: a day that has no row yet has nothing to count in,
  /// and today's visits depend on more than the plan.
  func isCounted(today: LocalDate) -> Bool {
    record.version > 0 && record.key.date > today
      && record.visits.allSatisfy { $0.state == .scheduled }
  }
}

/// What came of looking for somebody who can keep a slot.
enum SlotProposalAnswer: Sendable {
  case proposal(SlotProposal)
  case refused(Refusal)
}

extension SlotSearch {
  /// Everybody who could keep a slot, or why nobody.
  func proposal(of slot: Slot, isDecided: Bool) -> SlotProposalAnswer {
    let date = territory.zone.date(of: slot.earliest)
    // A slot belongs to its own local date, or to the day before for a night opening.
    for date in [date, date - 1] {
      let keepers = keepers(of: slot, on: date)
      if !keepers.isEmpty {
        return .proposal(
          SlotProposal(slot, on: date, keptBy: keepers, in: self, isDecided: isDecided))
      }
      if proposals(on: date).contains(slot) { return .refused(.slotTaken) }
    }
    return .refused(refusal(of: slot))
  }

  /// Why a slot is not proposed at all.
  private func refusal(of slot: Slot) -> Refusal {
    if slot.earliest <= plans.now { return .slotInPast }
    if isOverridden { return .slotTaken }
    if slot.earliest < plans.now + serviceType.notice { return .insideNotice }
    if territory.zone.date(of: slot.earliest) > dates.upperBound { return .beyondFurthestDay }
    return .notOffered
  }
}

extension Roster {
  /// A look outside of any transaction.
  func proposal(
    of slot: Slot, _ scene: SlotScene, moving: Appointment?, in organization: OrganizationID
  ) async throws -> SlotProposalAnswer {
    let date = scene.territory.zone.date(of: slot.earliest)
    return try await search(scene, dates: date - 1...date, moving: moving, in: organization)
      .proposal(of: slot, isDecided: false)
  }
}

/// Thrown inside a transaction to undo it: what was proposed has changed meanwhile.
struct StaleProposal: Error {}

extension Ledger {
  /// A look inside the transaction.
  func proposal(
    of slot: Slot, _ scene: SlotScene, moving: Appointment?
  ) throws -> SlotProposalAnswer {
    let date = scene.territory.zone.date(of: slot.earliest)
    return try search(scene, dates: date - 1...date, moving: moving)
      .proposal(of: slot, isDecided: true)
  }

  /// The choice among those who were proposed, as the plan concerned stands in this transaction: with
  /// the search that holds that plan, and nothing else.
  ///
  /// - Throws: ``StaleProposal`` when that plan has changed since it was looked at; then somebody
  ///   else may be the better choice.
  func settle(
    _ proposal: SlotProposal, _ scene: SlotScene, moving: Appointment?, _ assignment: Assignment
  ) throws -> (Candidate, SlotSearch) {
    guard let chosen = try assignment.choose(among: proposal) else { throw StaleProposal() }
    let day = proposal.day(chosen.key)
    let search = try search(
      scene, plan: chosen.key, moving: moving, shelf: proposal.shelf, known: day)
    let isSame = search.plans.book[chosen.key].version == day?.record.version
    let keeper = search.keepers(of: proposal.slot, on: proposal.date)
      .first { $0.session == chosen.session }
    guard isSame || proposal.isDecided, let keeper else { throw StaleProposal() }
    return (keeper, search)
  }
}

extension Scheduler {
  /// How often a look is taken anew before the transaction searches by itself.
  private static let looks = 3

  /// Proposes and decides until the decision was made on what had been proposed: outside the
  /// transaction a few times, at last inside, where nothing can change any more.
  func decide<Answer: Sendable>(
    _ slot: Slot, _ scene: SlotScene, moving: Appointment?, in organization: OrganizationID,
    refuse: (Refusal) -> Answer,
    _ body: @escaping @Sendable (any Ledger, SlotProposalAnswer?) throws -> Answer
  ) async throws -> Answer {
    for _ in 0..<Self.looks {
      let look = try await roster.proposal(of: slot, scene, moving: moving, in: organization)
      if case .refused(let refusal) = look {
        // What is offered instead must not be older than what was refused.
        try await roster.followed?.settle()
        return refuse(refusal)
      }
      do {
        return try await store.write(organization) { try body($0, look) }
      } catch is StaleProposal {}
    }
    return try await store.write(organization) { try body($0, nil) }
  }
}
