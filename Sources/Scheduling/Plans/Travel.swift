#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Seconds of driving from one place to another. Must never be negative.
public typealias TravelTime = @Sendable (Place, Place) -> Int

/// The built-in estimate: great-circle distance × detour ÷ speed.
public struct TravelModel: Hashable, Sendable, Codable {
  /// Metres per second.
  public var speed: Double
  /// Road length ÷ great-circle length, at least 1.
  public var detour: Double
  /// Seconds added to each drive: parking and walking to the door.
  public var overhead: Int

  public init(speed: Double, detour: Double, overhead: Int) {
    self.speed = speed
    self.detour = detour
    self.overhead = overhead
  }

  /// 40 km/h on roads 1.35 times as long as the crow flies, two minutes to park.
  public static let standard = TravelModel(speed: 40 / 3.6, detour: 1.35, overhead: 120)

  /// Whole seconds, rounded up; 0 between equal places.
  public func seconds(from: Place, to: Place) -> Int {
    guard from != to else { return 0 }
    return Int((from.meters(to: to) * detour / speed).rounded(.up)) + overhead
  }

  public var travelTime: TravelTime { { self.seconds(from: $0, to: $1) } }
}

extension Place {
  /// Great-circle distance in metres (haversine, mean earth radius 6,371,008.8 m).
  public func meters(to other: Place) -> Double {
    let radians = Double.pi / 180
    let height = sin((other.latitude - latitude) * radians / 2)
    let width = sin((other.longitude - longitude) * radians / 2)
    let chord =
      height * height + cos(latitude * radians) * cos(other.latitude * radians) * width * width
    return 2 * 6_371_008.8 * asin(min(1, chord.squareRoot()))
  }
}
