import Scheduling
import Testing

/// Files that are made here: versions, rules of the footer, and damage.
struct TZifTests {
  @Test func versionOneHasNoRule() throws {
    let zone = try TZifSketch(version: 0, transitions: [(1000, 1), (2000, 0)]).zone()
    #expect(offsets(zone, at: [999, 1000, 1999, 2000, 4_000_000_000]) == [0, 3600, 3600, 0, 0])
    #expect(zone.abbreviation(at: Instant(seconds: 1500)) == "ONE")
    #expect(zone.isDaylightSaving(at: Instant(seconds: 1500)))
  }

  @Test(arguments: ["2", "3", "4"] as [Unicode.Scalar])
  func laterVersionsHaveARule(version: Unicode.Scalar) throws {
    let zone = try TZifSketch(
      version: UInt8(ascii: version), transitions: [(1000, 1), (2000, 0)],
      footer: "NIL0ONE,J100,J200"
    ).zone()
    let summer = try #require(Instant(iso8601: "2026-06-01T00:00:00Z"))
    #expect(zone.offset(at: summer) == 3600)
    #expect(offsets(zone, at: [999, 1000, 1999, 2000]) == [0, 3600, 3600, 0])
  }

  @Test func changesThatChangeNothingAreLeftOut() throws {
    let zone = try TZifSketch(transitions: [(1000, 0), (2000, 1), (3000, 1)]).zone()
    let range = TimeRange(from: Instant(seconds: 0), seconds: 10_000)
    #expect(zone.transitions(in: range).map(\.at.seconds) == [2000])
  }

  @Test func aDayThatComesTwice() throws {
    let kinds = [(43_200, false, "EAST"), (-43_200, false, "WEST")].map(TZifSketch.Kind.init)
    // At noon of 2 January in UTC the third begins in the east, and becomes the second again.
    let zone = try TZifSketch(kinds: kinds, transitions: [(129_600, 1)]).zone()
    let second = LocalDate(days: 1)
    let noon = LocalDateTime(date: second, time: try #require(LocalTime(hour: 12, minute: 0)))
    #expect(zone.resolve(noon) == .two(Instant(seconds: 86_400), Instant(seconds: 172_800)))
    #expect(zone.day(second).duration == 48 * 3600)
    #expect(zone.day(second + 1).duration == 24 * 3600)
  }

  @Test func timesThatComeThriceAnswerTheFirstAndTheLast() throws {
    let kinds = [(7200, false, "TWO"), (3600, false, "ONE"), (0, false, "NIL")].map(
      TZifSketch.Kind.init)
    let zone = try TZifSketch(kinds: kinds, transitions: [(10_000, 1), (11_000, 2)]).zone()
    let local = LocalDateTime(secondsSinceEpochAsIfUTC: 14_000)
    // 6,800 by the first offset, 10,400 by the second, 14,000 by the third.
    #expect(
      zone.resolve(local) == .two(Instant(seconds: 6_800), Instant(seconds: 14_000)))
  }

  /// Rules without recorded changes. Expected: the changes of 2028, a leap year, in UTC.
  @Test(arguments: [
    ("UTC0", []),
    ("<+0330>-3:30", []),
    ("CET-1CEST,M3.5.0,M10.5.0/3", ["03-26T01:00:00Z +7200", "10-29T01:00:00Z +3600"]),
    ("EST5EDT,M3.2.0,M11.1.0", ["03-12T07:00:00Z -14400", "11-05T06:00:00Z -18000"]),
    // The south, where the year begins in summer.
    ("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", ["04-01T15:00:00Z +37800", "09-30T15:30:00Z +39600"]),
    // Days without 29 February, and with it.
    ("AAA0BBB,J60/0,J365/0", ["03-01T00:00:00Z +3600", "12-30T23:00:00Z +0"]),
    ("AAA0BBB,59/0,364/0", ["02-29T00:00:00Z +3600", "12-29T23:00:00Z +0"]),
    // Hours before and long after the day.
    ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", ["03-26T01:00:00Z -3600", "10-29T01:00:00Z -7200"]),
    ("EET-2EEST,M3.4.4/50,M10.4.4/50", ["03-25T00:00:00Z +10800", "10-27T23:00:00Z +7200"]),
    ("AAA0BBB,M3.1.0/167,M11.1.0/-167", ["03-11T23:00:00Z +3600", "10-29T00:00:00Z +0"]),
    // Daylight saving time that is winter time, as in Ireland.
    ("IST-1GMT0,M10.5.0,M3.5.0/1", ["03-26T01:00:00Z +3600", "10-29T01:00:00Z +0"]),
    // Seconds.
    (
      "AAA-0:01:30BBB-1:01:30,J100/1:00:01,J200/+2",
      ["04-10T00:58:31Z +3690", "07-19T00:58:30Z +90"]
    ),
    // Daylight saving time all year long.
    ("XXX3EDT4,0/0,J365/23", []),
  ])
  func rules(footer: String, expected: [String]) throws {
    let zone = try TZifSketch(kinds: [TZifSketch.nil], footer: footer).zone()
    let year = TimeRange(
      uncheckedStart: try #require(Instant(iso8601: "2028-01-01T00:00:00Z")),
      end: try #require(Instant(iso8601: "2029-01-01T00:00:00Z")))
    let changes = zone.transitions(in: year).map { change in
      "\(change.at.iso8601.dropFirst(5)) \(change.offsetAfter < 0 ? "" : "+")\(change.offsetAfter)"
    }
    #expect(changes == expected)
  }

  @Test func allYearDaylightSaving() throws {
    let zone = try TZifSketch(kinds: [TZifSketch.nil], footer: "XXX3EDT4,0/0,J365/23").zone()
    let instant = try #require(Instant(iso8601: "2026-01-01T03:00:00Z"))
    #expect(zone.offset(at: instant) == -14_400)
    #expect(zone.abbreviation(at: instant) == "EDT")
    #expect(zone.isDaylightSaving(at: instant))
  }

  @Test(arguments: [
    "X0", "AB0", "ABC", "ABC25", "ABC1:60", "ABC1:00:60", "ABC1:", "ABC+-1", "ABC0001", "<AB>0",
    "<ABC0", "<A_C>0", ":Europe/Zurich", "ABC0DEF", "ABC0DEF,", "ABC0DEF,M3.5.0",
    "ABC0DEF,M3.5.0,", "ABC0DEF,M13.1.0,J1", "ABC0DEF,M0.1.0,J1", "ABC0DEF,M3.6.0,J1",
    "ABC0DEF,M3.0.0,J1", "ABC0DEF,M3.1.7,J1", "ABC0DEF,J0,J1", "ABC0DEF,J366,J1", "ABC0DEF,366,J1",
    "ABC0DEF,J1/168,J2", "ABC0DEF,J1/-168,J2", "ABC0DEF,J1,J2 ", "ABC0DEF,J1,J2/", "ABC0ÄÖÜ,J1,J2",
    "ABC99999999999999999999", "ABC0,M3.5.0,M10.5.0", "ABC-1DEF-25,J1,J2", " ABC0",
  ])
  func malformedRules(footer: String) {
    #expect(throws: ZoneError.malformed("footer")) {
      try TZifSketch(footer: footer).zone()
    }
  }

  @Test func malformedParts() {
    func refuses(_ error: ZoneError, _ change: (inout TZifSketch) -> Void) {
      var sketch = TZifSketch(transitions: [(1000, 1), (2000, 0)])
      change(&sketch)
      #expect(throws: error) { try sketch.zone() }
    }
    refuses(.notTZif) { $0.magic = "TZzz" }
    refuses(.notTZif) { $0.version = UInt8(ascii: "1") }
    refuses(.countsLeapSeconds) { $0.leapCount = 1 }
    refuses(.malformed("header")) { $0.kinds = [] }
    refuses(.malformed("header")) { $0.indicators = [1] }
    refuses(.malformed("indicators")) { $0.indicators = [1, 2] }
    refuses(.malformed("transition times")) { $0.transitions = [(1000, 1), (1000, 0)] }
    refuses(.malformed("transition times")) { $0.transitions = [(Int64.min, 1)] }
    refuses(.malformed("transition times")) { $0.transitions = [(Int64.max, 1)] }
    refuses(.malformed("type of a transition")) { $0.transitions = [(1000, 2)] }
    refuses(.malformed("offset of a type")) { $0.kinds[0].offset = 26 * 3600 }
    refuses(.malformed("offset of a type")) { $0.kinds[0].offset = -25 * 3600 }
    refuses(.malformed("abbreviation")) { $0.kinds[0].name = "A B" }
    refuses(.malformed("abbreviation")) { $0.kinds[0].name = "" }
    refuses(.malformed("footer")) { $0.footer = "\u{0}" }
    refuses(.malformed("bytes after the end")) { $0.footer = "UTC0\n" }
    #expect(throws: ZoneError.truncated) { try Zone(name: "A", tzif: []) }
  }

  @Test func everyShorterFileIsRefused() throws {
    let bytes = TZifSketch(transitions: [(1000, 1), (2000, 0)], footer: "NIL0ONE,J100,J200").bytes
    _ = try Zone(name: "Whole", tzif: bytes)
    for count in 0..<bytes.count {
      #expect(throws: ZoneError.self) { try Zone(name: "Part", tzif: Array(bytes.prefix(count))) }
    }
  }

  /// Whatever stands in a file, it is refused or answers without a trap.
  @Test(arguments: 0..<4)
  func damagedFiles(seed: Int) {
    var random = SplitMix(state: UInt64(seed))
    let footers = ["NIL0ONE,J100,J200", "CET-1CEST,M3.5.0,M10.5.0/3", "<-03>3"]
    for round in 0..<400 {
      let sketch = TZifSketch(
        transitions: [(-2_000_000_000, 1), (1000, 0), (1_000_000_000, 1)],
        footer: footers[round % footers.count])
      var bytes = sketch.bytes
      for _ in 0...Int.random(in: 0..<3, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 2: bytes.remove(at: place)
        default: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
        }
      }
      guard let zone = try? Zone(name: "Damaged", tzif: bytes) else { continue }
      ask(zone)
    }
  }

  private func ask(_ zone: Zone) {
    for seconds in [-62_135_596_800, 0, 1_800_000_000, 250_000_000_000] {
      let instant = Instant(seconds: seconds)
      let local = zone.local(instant)
      #expect(zone.instants(of: local).contains(instant))
      #expect(zone.startOfDay(local.date) <= instant)
      let soon = TimeRange(from: instant, seconds: 86_400 * 800)
      #expect(zone.transitions(in: soon).allSatisfy { soon.contains($0.at) })
    }
  }

  private func offsets(_ zone: Zone, at seconds: [Int]) -> [Int] {
    seconds.map { zone.offset(at: Instant(seconds: $0)) }
  }
}
