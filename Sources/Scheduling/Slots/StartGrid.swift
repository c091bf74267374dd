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
    // As seconds from the date's midnight, so that a night opening goes on past 24:00.
    let openings = hours[date.weekday]
      .map { ($0.start.seconds, $0.end.seconds + ($0.endsNextDay ? 86_400 : 0)) }
      .sorted { $0 < $1 }
    guard let first = openings.first, let last = openings.map(\.1).max() else { return [] }
    guard territory.gridRestartsAtEachOpening else {
      return starts(on: date, from: first.0, until: max(last, 86_400))
    }
    return openings.indices.flatMap { index in
      let next = index + 1 < openings.count ? openings[index + 1].0 : openings[index].1
      return starts(on: date, from: openings[index].0, until: max(next, openings[index].0))
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
