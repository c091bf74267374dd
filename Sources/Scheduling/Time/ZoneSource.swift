/// Where zones come from: the port to the tz database.
public struct ZoneSource: Sendable {
  /// The zone of that name, or nil if there is none. Asked often, and reading a zone takes about
  /// 0.1 ms: an adapter keeps what it has read.
  public var zone: @Sendable (String) -> Zone?

  /// - Parameter zone: is never asked for a name that ``Zone/isPlausibleName(_:)`` refuses.
  public init(zone: @escaping @Sendable (String) -> Zone?) {
    self.zone = { name in Zone.isPlausibleName(name) ? zone(name) : nil }
  }
}
