/// When a local time comes, in some zone.
public enum LocalResolution: Equatable, Sendable {
  /// Never: clocks skip it. They are moved forward at the end of that gap.
  case none(gapEnd: Instant)
  case one(Instant)
  /// Twice, because clocks are moved back: the earlier and the later instant.
  case two(Instant, Instant)
}

extension Zone {
  /// When calendar and clock show `local`.
  ///
  /// A zone whose clocks are moved back twice within hours could show a time three times: the answer
  /// is then the first and the last of them.
  public func resolve(_ local: LocalDateTime) -> LocalResolution {
    let asIfUTC = local.secondsSinceEpochAsIfUTC
    let fold = table.fold(asIfUTC)
    let seconds = asIfUTC - fold
    var first: Int?
    var last: Int?
    var gapEnd = seconds
    // Only periods that begin before the clock's time at the lowest offset can show it. The search
    // begins with the one that holds it at the highest: earlier ones have ended by then.
    var index = table.index(at: seconds - table.highestOffset)
    while index < table.starts.count, table.starts[index] <= seconds - table.lowestOffset {
      let candidate = seconds - Int(table.offsets[index])
      if candidate < table.starts[index] {
        // This period begins with a later clock, and all before ended with an earlier one.
        if first == nil {
          gapEnd = table.starts[index]
          break
        }
      } else if candidate < table.end(ofPeriod: index) {
        if first == nil { first = candidate } else { last = candidate }
      }
      index += 1
    }
    guard let first else { return .none(gapEnd: Instant(seconds: gapEnd + fold)) }
    guard let last else { return .one(Instant(seconds: first + fold)) }
    return .two(Instant(seconds: first + fold), Instant(seconds: last + fold))
  }

  /// The instants at which calendar and clock show `local`, in ascending order: none, one or two.
  public func instants(of local: LocalDateTime) -> [Instant] {
    switch resolve(local) {
    case .none: []
    case .one(let instant): [instant]
    case .two(let first, let last): [first, last]
    }
  }

  /// The first instant whose local date is `date` or later.
  ///
  /// That is mostly midnight; where clocks skip midnight it is later. Where they are moved back
  /// over midnight, some instants after it belong to the day before once more.
  public func startOfDay(_ date: LocalDate) -> Instant {
    let asIfUTC = date.days * secondsPerCalendarDay
    let fold = table.fold(asIfUTC)
    let seconds = asIfUTC - fold
    var index = table.index(at: seconds - table.highestOffset)
    while true {
      let candidate = max(seconds - Int(table.offsets[index]), table.starts[index])
      // The last period has no end, so that this comes true.
      if candidate < table.end(ofPeriod: index) { return Instant(seconds: candidate + fold) }
      index += 1
    }
  }

  /// From the start of `date` to the start of the next: 24 hours on most days, 23 or 25 where
  /// clocks are changed, and empty for a day that the calendar skips. Days follow each other
  /// without a gap.
  public func day(_ date: LocalDate) -> TimeRange {
    TimeRange(uncheckedStart: startOfDay(date), end: startOfDay(date + 1))
  }
}
