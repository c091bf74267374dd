extension OracleCase {
  /// Drops one thing after the other as long as the engine and the oracle still disagree.
  func shrunk(while isMismatch: (OracleCase) -> Bool) -> OracleCase {
    var smallest = self
    var isSmaller = true
    while isSmaller {
      isSmaller = false
      for candidate in smallest.smaller() where isMismatch(candidate) {
        smallest = candidate
        isSmaller = true
        break
      }
    }
    return smallest
  }

  private func with(_ change: (inout OracleCase) -> Void) -> OracleCase {
    var copy = self
    change(&copy)
    return copy
  }

  private func smaller() -> [OracleCase] {
    var cases: [OracleCase] = []
    if dates.count > 1 { cases += dates.map { date in with { $0.dates = [date] } } }
    cases += visits.indices.map { index in with { $0.visits.remove(at: index) } }
    for index in resources.indices {
      cases += resources[index].absences.indices.map { absence in
        with { $0.resources[index].absences.remove(at: absence) }
      }
      cases += resources[index].shifts.keys.map { day in
        with { $0.resources[index].shifts[day] = nil }
      }
      if resources[index].isActive {
        cases.append(with { $0.resources[index].isActive = false })
      }
      if resources[index].radius != nil {
        cases.append(with { $0.resources[index].radius = nil })
      }
      if resources[index].memberships.count > 1 {
        cases += resources[index].memberships.indices.map { membership in
          with { $0.resources[index].memberships.remove(at: membership) }
        }
      }
      for weekday in resources[index].hours.indices
      where !resources[index].hours[weekday].isEmpty {
        cases.append(with { $0.resources[index].hours[weekday].removeLast() })
      }
    }
    if account != nil { cases.append(with { $0.account = nil }) }
    if !service.skills.isEmpty { cases.append(with { $0.service.skills = [] }) }
    if service.notice > 0 { cases.append(with { $0.service.notice = 0 }) }
    if service.before > 0 { cases.append(with { $0.service.before = 0 }) }
    if service.after > 0 { cases.append(with { $0.service.after = 0 }) }
    if let windows = service.windows, windows.count > 1 {
      cases += windows.indices.map { index in with { $0.service.windows?.remove(at: index) } }
    }
    for index in territories.indices {
      if territories[index].hours != nil {
        cases.append(with { $0.territories[index].hours = nil })
      }
      if !territories[index].holidays.isEmpty {
        cases.append(with { $0.territories[index].holidays = [] })
      }
      if territories[index].overhead > 0 {
        cases.append(with { $0.territories[index].overhead = 0 })
      }
    }
    for index in visits.indices {
      if visits[index].place != nil {
        cases.append(
          with {
            $0.visits[index].place = nil
            $0.visits[index].legFrom = nil
          })
      }
      if visits[index].visiting != nil {
        cases.append(with { $0.visits[index].visiting = nil })
      }
      if visits[index].legFrom != nil {
        cases.append(with { $0.visits[index].legFrom = nil })
      }
      if visits[index].before + visits[index].after > 0 {
        cases.append(
          with {
            $0.visits[index].before = 0
            $0.visits[index].after = 0
          })
      }
    }
    return cases
  }
}
