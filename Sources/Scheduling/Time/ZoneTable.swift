/// When each state of a zone begins: recorded transitions followed by those of the footer's rule.
///
/// The Gregorian calendar repeats every 400 years to the weekday, and so does a rule. So one such
/// cycle (and a little more on either side) is written out, and later times are folded back into
/// it: every question is one binary search, whatever the year, for 13 KB a zone.
final class ZoneTable: Sendable {
  /// The zone is in state `kinds[kindIndices[i]]` from `starts[i]` until `starts[i + 1]`, in
  /// seconds since the epoch. The first start is `Int.min`.
  let starts: [Int]
  /// The offset of each of those periods, next to `starts` because it is what is asked most.
  let offsets: [Int32]
  private let kindIndices: [UInt16]
  private let kinds: [ZoneKind]
  /// The extremes of `offsets`: they bound which periods can show a given local time.
  let lowestOffset: Int
  let highestOffset: Int
  /// Times from here on are folded back; `Int.max` if nothing is repeated.
  private let foldStart: Int

  private static let cycleYears = 400
  private static let cycleSeconds = 146_097 * secondsPerCalendarDay
  /// Rules reach back to here in files that have nothing but a rule.
  private static let firstRuleYear = 1800

  /// A zone that never changes.
  convenience init(_ kind: ZoneKind) {
    self.init(Periods(kind), foldStart: .max)
  }

  convenience init(_ file: TZif) {
    let last = file.transitions.last?.at
    let lastYear = last.map { CivilDate(days: $0.floorDivided(by: secondsPerCalendarDay)).year }
    let ruleYear = max(lastYear ?? Self.firstRuleYear, Self.firstRuleYear)

    // A footer speaks for all times if there is no transition, else for those after the last.
    let first = last == nil ? file.footer?.kind(beforeChangesOf: ruleYear) : nil
    var periods = Periods(first ?? file.firstKind)
    for transition in file.transitions {
      periods.append(transition)
    }
    var foldStart = Int.max
    if let rule = file.footer, rule.daylightSaving != nil {
      // Changes can fall a week outside their year: one year more at the beginning, two at the end.
      for year in (ruleYear - 1)...(ruleYear + Self.cycleYears + 3) {
        for change in rule.changes(in: year) where change.at > last ?? .min {
          periods.append(change)
        }
      }
      let foldYear = ruleYear + Self.cycleYears + 2
      foldStart = CivilDate(year: foldYear, month: 1, day: 1).days * secondsPerCalendarDay
    }
    self.init(periods, foldStart: foldStart)
  }

  private init(_ periods: Periods, foldStart: Int) {
    starts = periods.starts
    kindIndices = periods.kindIndices
    kinds = periods.kinds
    let kinds = periods.kinds
    offsets = kindIndices.map { Int32(truncatingIfNeeded: kinds[Int($0)].offset) }
    lowestOffset = kinds.reduce(Int.max) { min($0, $1.offset) }
    highestOffset = kinds.reduce(Int.min) { max($0, $1.offset) }
    self.foldStart = foldStart
  }

  /// By how many seconds a time (local or not) lies after the one that stands for it in this table.
  func fold(_ seconds: Int) -> Int {
    guard seconds >= foldStart else { return 0 }
    return ((seconds - foldStart) / Self.cycleSeconds + 1) * Self.cycleSeconds
  }

  /// Which period holds a folded time.
  func index(at seconds: Int) -> Int {
    starts.withUnsafeBufferPointer { starts in
      var index = 0
      var count = starts.count
      // Halves without a branch that could be predicted wrongly.
      while count > 1 {
        let half = count / 2
        index += starts[index + half] <= seconds ? half : 0
        count -= half
      }
      return index
    }
  }

  func offset(at seconds: Int) -> Int {
    Int(offsets[index(at: seconds - fold(seconds))])
  }

  func kind(at seconds: Int) -> ZoneKind {
    kind(ofPeriod: index(at: seconds - fold(seconds)))
  }

  func kind(ofPeriod index: Int) -> ZoneKind {
    kinds[Int(kindIndices[index])]
  }

  /// When a period ends, in folded seconds; `Int.max` for the last.
  func end(ofPeriod index: Int) -> Int {
    index + 1 < starts.count ? starts[index + 1] : .max
  }

  /// The periods that are being written down.
  private struct Periods {
    private(set) var starts = [Int.min]
    private(set) var kindIndices: [UInt16] = [0]
    private(set) var kinds: [ZoneKind]

    init(_ first: ZoneKind) {
      kinds = [first]
    }

    /// Transitions come in ascending order; one that isn't after the last takes its place, which
    /// only the two changes of a strange rule do.
    mutating func append(_ transition: TZif.Transition) {
      while starts.count > 1, let last = starts.last, transition.at <= last {
        starts.removeLast()
        kindIndices.removeLast()
      }
      let index = kindIndex(transition.kind)
      // Files record changes that change nothing here, such as of the way a rule is written.
      guard index != kindIndices.last else { return }
      starts.append(transition.at)
      kindIndices.append(index)
    }

    /// A file has 256 kinds at most and the rule two.
    private mutating func kindIndex(_ kind: ZoneKind) -> UInt16 {
      if let index = kinds.firstIndex(of: kind) { return UInt16(truncatingIfNeeded: index) }
      kinds.append(kind)
      return UInt16(truncatingIfNeeded: kinds.count - 1)
    }
  }
}
