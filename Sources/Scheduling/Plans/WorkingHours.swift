/// When a resource works in the working period that starts on a local date.
///
/// Shift, else weekly hours, − last night's period − absences − holidays of the home territory.
struct WorkingHours {
  let catalogue: Catalogue

  /// Open segments, in order; empty on a day off.
  func segments(
    of resource: Resource, on date: LocalDate, deviations: Deviations
  ) -> [TimeRange] {
    let period = hours(of: resource, on: date, deviations)
      .subtracting(hours(of: resource, on: date - 1, deviations))
    guard let first = period.first, let last = period.last,
      let whole = TimeRange(start: first.start, end: last.end)
    else { return [] }
    let absences = deviations.absences.map(\.range).filter { $0.overlaps(whole) }
    return period.subtracting(absences + holidays(of: resource, on: date, during: whole))
  }

  private func hours(
    of resource: Resource, on date: LocalDate, _ deviations: Deviations
  ) -> [TimeRange] {
    (deviations.shifts[date] ?? resource.hours[date.weekday]).ranges(on: date, in: resource.zone)
  }

  private func holidays(
    of resource: Resource, on date: LocalDate, during range: TimeRange
  ) -> [TimeRange] {
    guard let id = resource.homeTerritory(on: date), let territory = catalogue.territories[id],
      !territory.holidays.isEmpty
    else { return [] }
    var days: [TimeRange] = []
    var day = territory.zone.date(of: range.start)
    while day <= territory.zone.date(of: range.end) {
      if territory.holidays.contains(day) { days.append(territory.zone.day(day)) }
      day = day + 1
    }
    return days
  }
}
