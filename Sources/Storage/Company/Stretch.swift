internal import Scheduling

/// The time that a visit keeps its resource for, block time included and driving left out: what no
/// two visits may share, whatever the roads are like.
struct Stretch {
  var visit: AppointmentID
  /// When the service began, or is planned to.
  var begin: Instant
  /// The last start that was promised; what has begun can't be moved.
  var latest: Instant
  /// Seconds before the service.
  var before: Int
  /// Seconds from the service's start until the resource is free.
  var length: Int

  struct Clash {
    var visit: AppointmentID
    /// Was there first.
    var other: AppointmentID
  }

  /// Visits that can't begin as promised, even if each begins as early as the ones before allow.
  /// - Parameter capacity: visits at once.
  static func clashes(among stretches: [Stretch], capacity: Int) -> [Clash] {
    var clashes: [Clash] = []
    var busy: [(until: Instant, visit: AppointmentID)] = []
    let ordered = stretches.sorted {
      ($0.begin, $0.latest, $0.visit) < ($1.begin, $1.latest, $1.visit)
    }
    for stretch in ordered {
      busy.removeAll { $0.until <= stretch.begin - stretch.before }
      var begin = stretch.begin
      if busy.count >= capacity,
        let first = busy.indices.min(by: { busy[$0].until < busy[$1].until })
      {
        begin = max(begin, busy[first].until + stretch.before)
        if begin > stretch.latest {
          clashes.append(Clash(visit: stretch.visit, other: busy[first].visit))
          continue
        }
        busy.remove(at: first)
      }
      busy.append((begin + stretch.length, stretch.visit))
    }
    return clashes
  }
}

extension Stretch {
  /// Nil: it takes no time. Who shares another's session takes none beside it.
  init?(_ visit: Appointment) {
    guard visit.occupiesTime, visit.session == visit.id else { return nil }
    self.init(
      visit: visit.id, planned: visit.planned, promise: visit.slot, before: visit.before,
      duration: visit.duration, after: visit.after, startedAt: visit.startedAt,
      endedAt: visit.endedAt)
  }

  init?(_ visit: PlannedVisit) {
    guard visit.state != .canceled else { return nil }
    self.init(
      visit: visit.appointment, planned: visit.planned, promise: visit.promise,
      before: visit.before, duration: visit.duration, after: visit.after,
      startedAt: visit.startedAt, endedAt: visit.endedAt)
  }

  private init(
    visit: AppointmentID, planned: Instant, promise: Slot, before: Int, duration: Int, after: Int,
    startedAt: Instant?, endedAt: Instant?
  ) {
    self.visit = visit
    begin = startedAt ?? planned
    latest = startedAt ?? promise.latest
    // What happened kept the resource for as long as it took.
    self.before = endedAt == nil ? before : 0
    length = endedAt.map { max(0, $0 - (startedAt ?? planned)) } ?? duration + after
  }
}

extension Appointment {
  /// Whether it keeps its resource from other visits, now or in the past.
  var occupiesTime: Bool {
    switch state {
    case .canceled: false
    case .cannotComplete: startedAt != nil
    case .scheduled, .traveling, .inProgress, .onBreak, .completed: true
    }
  }
}
