import Foundation
import Scheduling
import Synchronization
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Every zone of the machine's tz database against the machine's own C library, 1970–2037.
@Suite(.enabled(if: ZoneFiles.arePresent))
struct ZoneDatabaseTests {
  private static let years = TimeRange(
    uncheckedStart: Instant(iso8601: "1970-01-01T00:00:00Z")!,
    end: Instant(iso8601: "2038-01-01T00:00:00Z")!)

  // zdump takes longer for each further name in one call.
  @Test(arguments: ZoneFiles.distinctNames.chunks(of: 20))
  func answersLikeTheSystem(names: [String]) throws {
    guard let samples = try ZoneDump.samples(names) else {
      return try names.forEach(compareWithLocaltime)
    }
    for name in names {
      let zone = try ZoneFiles.zone(name)
      let expected = (samples[name] ?? []).filter { Self.years.contains($0.instant) }
      for sample in expected {
        try checkSample(sample, zone)
      }
      // The dump shows the last second before each change and the first one after.
      let changes = zone.transitions(in: Self.years)
      #expect(
        changes.flatMap { [$0.at - 1, $0.at] } == expected.map(\.instant), "\(name): changes")
      for change in changes {
        try checkLocalTimes(around: change, zone)
      }
    }
  }

  private func checkSample(_ sample: ZoneSample, _ zone: Zone) throws {
    let found = ZoneSample(sample.instant, zone)
    try #require(found == sample, "\(zone)")
    try #require(
      zone.instants(of: sample.local).contains(sample.instant), "\(zone) \(sample.instant)")
  }

  /// In the middle of a gap there is no instant, in the middle of an overlap there are two.
  private func checkLocalTimes(around change: Transition, _ zone: Zone) throws {
    let shift = change.offsetAfter - change.offsetBefore
    let middle = LocalDateTime(
      secondsSinceEpochAsIfUTC: change.at.seconds + change.offsetBefore + shift / 2)
    let expected: LocalResolution
    if shift > 0 {
      expected = .none(gapEnd: change.at)
    } else if shift < 0 {
      let before = middle.secondsSinceEpochAsIfUTC - change.offsetBefore
      let after = middle.secondsSinceEpochAsIfUTC - change.offsetAfter
      expected = .two(Instant(seconds: before), Instant(seconds: after))
    } else {
      expected = .one(change.at)
    }
    try #require(zone.resolve(middle) == expected, "\(zone) \(middle)")
  }

  /// The C library has one zone for the whole process.
  private static let processZone = Mutex(())

  /// For machines without zdump.
  private func compareWithLocaltime(name: String) throws {
    try Self.processZone.withLock { _ in
      setenv("TZ", ":" + ZoneFiles.folder + "/" + name, 1)
      tzset()
      defer {
        unsetenv("TZ")
        tzset()
      }
      try compareWithProcessZone(ZoneFiles.zone(name))
    }
  }

  private func compareWithProcessZone(_ zone: Zone) throws {
    let changes = zone.transitions(in: Self.years).flatMap { [$0.at - 1, $0.at] }
    let fortnights = stride(
      from: Self.years.start.seconds, to: Self.years.end.seconds, by: 14 * 86_400)
    for instant in changes + fortnights.map(Instant.init(seconds:)) {
      var clock = time_t(instant.seconds)
      var fields = tm()
      localtime_r(&clock, &fields)
      try #require(zone.offset(at: instant) == fields.tm_gmtoff, "\(zone) \(instant)")
      try #require(zone.isDaylightSaving(at: instant) == (fields.tm_isdst > 0))
      try #require(zone.instants(of: zone.local(instant)).contains(instant))
    }
  }

  @Test(arguments: ZoneFiles.distinctNames.chunks(of: 50))
  func daysFollowEachOther(names: [String]) throws {
    for name in names {
      let zone = try ZoneFiles.zone(name)
      // Around every change of forty years: the place where days are not of 24 hours.
      let range = try #require(
        TimeRange(start: Self.years.start, end: Self.years.start + 40 * 365 * 86_400))
      for change in zone.transitions(in: range) {
        let date = zone.date(of: change.at)
        for date in (date - 1)...(date + 1) {
          let day = zone.day(date)
          try #require(zone.date(of: day.start) >= date, "\(name) \(date)")
          try #require(zone.date(of: day.start - 1) < date, "\(name) \(date)")
          try #require(day.end == zone.startOfDay(date + 1))
        }
      }
    }
  }
}

extension Array {
  fileprivate func chunks(of size: Int) -> [[Element]] {
    stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
  }
}
