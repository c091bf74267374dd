/// The starts that a territory offers on a local date, before anybody's plan is asked.
///
/// Steps of the start interval in wall-clock time from the first opening of the day on (or from each
/// opening, where the territory says so); from midnight where it is always open. A wall-clock time
/// that is skipped gives none, one that happens twice gives two.
struct StartGrid {
  let territory: Territory
  /// Seconds.
  let interval: Int

  func starts(on date: LocalDate) -> [Instant] {
    if territory.holidays.contains(date) { return [] }
    guard let hours = territory.hours else {
      return starts(on: date, from: 0, until: 86_400)
    }
    let ranges = hours[date.weekday].sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    guard let first = ranges.first else { return [] }
    // The date's own wall clock until 24:00; past it only inside an opening that began before.
    let nights = ranges.filter(\.endsNextDay).compactMap { $0.range(on: date, in: territory.zone) }
    let belongs = { (start: Instant) in
      territory.zone.date(of: start) <= date || nights.contains { $0.contains(start) }
    }
    guard territory.gridRestartsAtEachOpening else {
      return starts(on: date, from: first.start.seconds, until: 3 * 86_400).filter(belongs)
    }
    return ranges.indices.flatMap { index in
      let next = index + 1 < ranges.count ? ranges[index + 1].start.seconds : 3 * 86_400
      return starts(
        on: date, from: ranges[index].start.seconds, until: max(next, ranges[index].start.seconds)
      ).filter(belongs)
    }
  }

  private func starts(on date: LocalDate, from first: Int, until end: Int) -> [Instant] {
    guard interval > 0 else { return [] }
    return stride(from: first, to: end, by: interval).flatMap { seconds -> [Instant] in
      guard let time = LocalTime(seconds: seconds % 86_400) else { return [] }
      return territory.zone.instants(
        of: LocalDateTime(date: date + seconds / 86_400, time: time))
    }
  }
}
