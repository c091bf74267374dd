/// A change of a zone's offset or of its name.
public struct Transition: Hashable, Sendable {
  /// The first instant of the new state.
  public let at: Instant
  /// Seconds east of UTC until then.
  public let offsetBefore: Int
  /// Seconds east of UTC from then on; equal to ``offsetBefore`` if only the name changes.
  public let offsetAfter: Int
  /// The name from then on, such as `CEST`.
  public let abbreviation: String
  /// Whether it is daylight saving time from then on.
  public let isDaylightSaving: Bool
}

extension Zone {
  /// The changes within a range, in ascending order.
  public func transitions(in range: TimeRange) -> [Transition] {
    var transitions: [Transition] = []
    var next = range.start.seconds
    while true {
      let fold = table.fold(next)
      let current = table.index(at: next - fold)
      let begins = current > 0 && table.starts[current] == next - fold
      let index = begins ? current : current + 1
      guard index < table.starts.count else { return transitions }
      let at = table.starts[index] + fold
      guard at < range.end.seconds else { return transitions }
      let kind = table.kind(ofPeriod: index)
      transitions.append(
        Transition(
          at: Instant(seconds: at), offsetBefore: Int(table.offsets[index - 1]),
          offsetAfter: kind.offset, abbreviation: kind.abbreviation,
          isDaylightSaving: kind.isDaylightSaving))
      next = at + 1
    }
  }
}
