/// Chooses among the resources that can keep a slot. A seat in a session that exists comes first,
/// then whoever was named to the customer or is preferred by the account, then the rule of the
/// service type; the lowest id settles what is left.
struct Assignment {
  let ledger: any Ledger
  let contact: ContactID
  let account: Account?
  /// Moving a visit: who was promised.
  let promised: ResourceID?

  func choose(among proposal: SlotProposal) throws -> Candidate? {
    let candidates = proposal.candidates
    let sessions = candidates.filter { $0.session != nil }
    if let session = sessions.min(by: { $0.key < $1.key }) { return session }
    if let promised, let same = candidates.first(where: { $0.key.resource == promised }) {
      return same
    }
    let preferred =
      account.map { account in
        candidates.filter { account.preferred.contains($0.key.resource) }
      } ?? []
    return try byRule(preferred.isEmpty ? candidates : preferred, proposal)
  }

  private func byRule(_ candidates: [Candidate], _ proposal: SlotProposal) throws -> Candidate? {
    guard candidates.count > 1 else { return candidates.first }
    switch proposal.rule {
    case .leastDriving:
      return leastDriving(candidates)
    case .leastBusy:
      return candidates.min {
        (proposal.busySeconds($0.key), $0.key) < (proposal.busySeconds($1.key), $1.key)
      }
    case .inTurn:
      let last = try ledger.lastAssignments(of: candidates.map(\.key.resource))
      let never = Instant(seconds: .min)
      return candidates.min {
        (last[$0.key.resource] ?? never, $0.key) < (last[$1.key.resource] ?? never, $1.key)
      }
    case .usualFirst:
      let usual = try ledger.usualResource(of: contact)
      return candidates.first { $0.key.resource == usual } ?? leastDriving(candidates)
    }
  }

  private func leastDriving(_ candidates: [Candidate]) -> Candidate? {
    candidates.min { ($0.extraDriving, $0.key) < ($1.extraDriving, $1.key) }
  }
}
