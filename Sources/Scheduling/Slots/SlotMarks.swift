/// Which proposals of a date somebody can keep, as one plan after the other is asked.
struct SlotMarks {
  private let proposals: [Slot]
  private let areExact: Bool
  /// Seconds that the work needs before and after its start.
  private let before: Int
  private let rest: Int
  private var isFree: [Bool]
  private var left: Int

  /// - Parameter proposals: sorted by their first moment.
  init(_ proposals: [Slot], of service: ServiceType) {
    self.proposals = proposals
    areExact = service.promise == .exactStart
    before = service.before
    rest = service.duration + service.after
    isFree = Array(repeating: false, count: proposals.count)
    left = proposals.count
  }

  /// All are free.
  var isDone: Bool { left == 0 }

  var free: [Slot] {
    if isDone { return proposals }
    return proposals.indices.filter { isFree[$0] }.map { proposals[$0] }
  }

  /// Whether work in these hours could free one more, if nothing else were done in them.
  func needs(_ segments: [TimeRange]) -> Bool {
    for segment in segments {
      let (first, last) = (segment.start + before, segment.end - rest)
      guard first <= last else { continue }
      for index in proposals.indices
      where !isFree[index] && proposals[index].earliest <= last && first <= proposals[index].latest
      {
        return true
      }
    }
    return false
  }

  /// Windows may overlap each other, so only exact starts can be found by halving.
  mutating func mark(_ opening: Opening) {
    guard areExact else {
      for index in proposals.indices
      where !isFree[index] && opening.start(in: proposals[index]) != nil {
        isFree[index] = true
        left -= 1
      }
      return
    }
    var low = 0
    var high = proposals.count
    while low < high {
      let middle = (low + high) / 2
      if proposals[middle].earliest < opening.first { low = middle + 1 } else { high = middle }
    }
    while low < proposals.count, proposals[low].earliest <= opening.last {
      if !isFree[low] {
        isFree[low] = true
        left -= 1
      }
      low += 1
    }
  }
}
