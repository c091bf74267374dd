/// Where a visit stands. Staff see finer sub-statuses; each is mapped to one of these.
public enum AppointmentState: String, Sendable, Codable, CaseIterable {
  case scheduled, traveling, inProgress, onBreak, completed, canceled, cannotComplete

  /// Whether the visit is over, one way or another.
  public var isEnded: Bool {
    switch self {
    case .completed, .canceled, .cannotComplete: true
    case .scheduled, .traveling, .inProgress, .onBreak: false
    }
  }

  /// Whether the visit may go from here to another state.
  public func allows(_ next: AppointmentState) -> Bool {
    switch (self, next) {
    case (.scheduled, .traveling), (.scheduled, .canceled), (.traveling, .inProgress),
      (.traveling, .canceled), (.traveling, .cannotComplete), (.inProgress, .onBreak),
      (.onBreak, .inProgress), (.inProgress, .completed), (.inProgress, .cannotComplete):
      true
    default: false
    }
  }
}
