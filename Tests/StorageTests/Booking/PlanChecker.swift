import Scheduling
import Storage

/// Reads diaries again and judges them by arithmetic of its own: it shares no step with the engine.
enum PlanChecker {
  /// From the departure towards a visit until the block time after it.
  static func occupied(_ visit: PlannedVisit) -> (start: Int, end: Int) {
    (
      visit.planned.seconds - visit.before - (visit.leg?.seconds ?? 0),
      visit.planned.seconds + visit.duration + visit.after
    )
  }

  /// Moments at which more are served than the resource can serve at once.
  static func overlaps(in days: [DayRecord], capacity: Int = 1) -> [String] {
    let rows = days.flatMap(\.visits).map { (id: $0.appointment, span: occupied($0)) }
    return rows.compactMap { row in
      let there = rows.filter {
        $0.span.start <= row.span.start && row.span.start < $0.span.end
      }
      guard there.count > capacity else { return nil }
      return there.map(\.id.rawValue).joined(separator: " with ")
    }
  }

  /// What is wrong with a day on which nothing is in conflict: promises, drives, hours.
  ///
  /// - Parameters:
  ///   - work: when the resource works, in order and apart.
  ///   - isWhole: nothing was cut out of the day: it must end at home.
  static func faults(
    of day: DayRecord, home: Place?, work: [TimeRange], isWhole: Bool
  ) -> [String] {
    var faults: [String] = []
    var place = home
    var free = Int.min
    func drive(to target: Place?) -> Int {
      guard let place, let target, place != target else { return 0 }
      return TravelModel.standard.seconds(from: place, to: target)
    }
    for visit in day.visits.sorted(by: { $0.planned < $1.planned }) {
      let way = drive(to: visit.place)
      let departure = visit.planned.seconds - visit.before - way
      let end = visit.planned.seconds + visit.duration + visit.after
      let name = "\(day.key.resource) \(day.key.date) \(visit.appointment)"
      if visit.planned < visit.promise.earliest || visit.promise.latest < visit.planned {
        faults.append("\(name) is outside its promise")
      }
      if departure < free { faults.append("\(name) can't be reached in time") }
      if !work.contains(where: { $0.start.seconds <= departure && end <= $0.end.seconds }) {
        faults.append("\(name) is outside the hours")
      }
      free = end
      place = visit.place ?? place
    }
    if isWhole, let last = work.last, free != Int.min, free + drive(to: home) > last.end.seconds {
      faults.append("\(day.key.resource) \(day.key.date) comes home late")
    }
    return faults
  }
}

extension Firm {
  /// All days of a resource over some dates.
  func days(
    of resource: ResourceID = Cast.dries, from: LocalDate = Cast.mondayDate, count: Int = 1
  ) async throws -> [DayRecord] {
    try await look { try $0.days(of: [resource], from: from, through: from + count - 1) }
  }

  func overlaps(
    of resource: ResourceID = Cast.dries, on date: LocalDate = Cast.mondayDate
  ) async throws -> [String] {
    PlanChecker.overlaps(in: try await days(of: resource, from: date - 1, count: 3))
  }
}
