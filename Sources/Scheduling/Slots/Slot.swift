/// What a customer can choose and is then promised: the first and the last moment at which the
/// service may start. Equal for an exact start; a window otherwise.
public struct Slot: Hashable, Sendable, Comparable, Codable {
  public var earliest: Instant
  public var latest: Instant

  /// Refuses a window that ends before it begins.
  public init?(earliest: Instant, latest: Instant) {
    guard earliest <= latest else { return nil }
    self.earliest = earliest
    self.latest = latest
  }

  public init(start: Instant) {
    earliest = start
    latest = start
  }

  public var isExact: Bool { earliest == latest }

  public static func < (left: Slot, right: Slot) -> Bool {
    (left.earliest, left.latest) < (right.earliest, right.latest)
  }

  /// `2026-11-26T07:30:00Z`, or two such with a slash between them for a window.
  public init?(text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    let instants = parts.compactMap { Instant(iso8601: String($0)) }
    guard (1...2).contains(parts.count), instants.count == parts.count else { return nil }
    self.init(earliest: instants[0], latest: instants[instants.count - 1])
  }

  public var text: String {
    isExact ? earliest.iso8601 : earliest.iso8601 + "/" + latest.iso8601
  }
}
