/// From the first number up to the second, in seconds since the epoch.
struct OracleSpan: Hashable {
  var start: Int
  var end: Int

  /// Joined where they touch, in order, none empty.
  static func joined(_ spans: [OracleSpan]) -> [OracleSpan] {
    var result: [OracleSpan] = []
    for span in spans.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) })
    where span.start < span.end {
      if let last = result.last, span.start <= last.end {
        result[result.count - 1].end = max(last.end, span.end)
      } else {
        result.append(span)
      }
    }
    return result
  }

  static func without(_ spans: [OracleSpan], _ hole: OracleSpan) -> [OracleSpan] {
    guard hole.start < hole.end else { return spans }
    return spans.flatMap { span in
      [
        OracleSpan(start: span.start, end: min(span.end, hole.start)),
        OracleSpan(start: max(span.start, hole.end), end: span.end),
      ].filter { $0.start < $0.end }
    }
  }

  static func common(_ left: [OracleSpan], _ right: [OracleSpan]) -> [OracleSpan] {
    var result: [OracleSpan] = []
    for one in left {
      for other in right {
        result.append(
          OracleSpan(start: max(one.start, other.start), end: min(one.end, other.end)))
      }
    }
    return result.filter { $0.start < $0.end }
  }
}

/// Wall-clock seconds after midnight; an end at or before the start is on the next day.
struct OracleRange: Hashable {
  var start: Int
  var end: Int
}

/// Monday first.
typealias OracleWeek = [[OracleRange]]

struct OraclePlace: Hashable {
  var latitude: Double
  var longitude: Double
}

struct OracleTerritory {
  var zone: String
  /// Nil: always open.
  var hours: OracleWeek?
  var holidays: Set<Int>
  var restartsGrid: Bool
  /// Index of a place.
  var office: Int?
  var speed: Double
  var detour: Double
  var overhead: Int
}

struct OracleMembership {
  enum Kind { case primary, secondary, temporary }
  var territory: Int
  var kind: Kind
  var from: Int?
  var through: Int?
}

struct OracleResource {
  var zone: String
  var base: Int?
  var hours: OracleWeek
  var shifts: [Int: [OracleRange]]
  var absences: [OracleSpan]
  var memberships: [OracleMembership]
  var skills: [(skill: Int, level: Int, through: Int?)]
  var radius: Int?
  var capacity: Int
  var isActive: Bool
}

enum OracleState: CaseIterable {
  case scheduled, traveling, inProgress, onBreak, completed, canceled, cannotComplete
}

struct OracleVisit {
  /// Decides between equals; lower first.
  var id: Int
  var resource: Int
  /// The day plan that it is on.
  var date: Int
  var state: OracleState
  /// Whether it is of the service type that is asked for.
  var isSameService: Bool
  var territory: Int
  var earliest: Int
  var latest: Int
  var planned: Int
  var duration: Int
  var before: Int
  var after: Int
  var place: Int?
  var legFrom: Int?
  var legSeconds = 0
  var departed: Int?
  var started: Int?
  var ended: Int?
  var visiting: OracleWeek?
  var seats: Int
  var taken: Int
}

enum OracleVenue { case onSite, atOurPlace, phone, video }

struct OracleService {
  var duration: Int
  var before: Int
  var after: Int
  var interval: Int
  var skills: [(skill: Int, minimum: Int)]
  var venue: OracleVenue
  /// Nil: exact starts.
  var windows: [OracleRange]?
  var notice: Int
  var furthestDay: Int
  var seats: Int
}

struct OracleAccount {
  var visiting: OracleWeek?
  var required: Set<Int>
  var excluded: Set<Int>
}

/// A small organisation and a question to it: what can be offered on these dates?
/// Territories, resources and places are named by their index.
struct OracleCase {
  var seed: UInt64
  var places: [OraclePlace]
  var territories: [OracleTerritory]
  var resources: [OracleResource]
  var visits: [OracleVisit]
  var service: OracleService
  var account: OracleAccount?
  var territory: Int
  /// Nil for phone and video.
  var place: Int?
  var now: Int
  var dates: [Int]
}

/// A first and a last start, equal unless it is a window.
struct OracleSlot: Hashable, Comparable {
  var earliest: Int
  var latest: Int

  static func < (left: OracleSlot, right: OracleSlot) -> Bool {
    (left.earliest, left.latest) < (right.earliest, right.latest)
  }
}

/// A resource and the date of its day plan.
struct OracleKey: Hashable {
  var resource: Int
  var date: Int
}
