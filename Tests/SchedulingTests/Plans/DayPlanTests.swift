import Scheduling
import Testing

/// Where a further visit fits into a day of Dries, who works 8–12 and 13–17 and lives in Vaduz.
@Suite("Day plans") struct DayPlanTests {
  struct Day: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var stops: [Stop]
    var wish: VisitShape
    /// Every service start that the day allows.
    var free: String
    var hours = "8:00–12:00 13:00–17:00"
    var base: Place? = Cast.vaduz
    var visiting: String?

    init(
      _ name: String, _ stops: [Stop], wish: VisitShape, free: String,
      hours: String = "8:00–12:00 13:00–17:00", base: Place? = Cast.vaduz, visiting: String? = nil
    ) {
      testDescription = name
      (self.stops, self.wish, self.free) = (stops, wish, free)
      (self.hours, self.base, self.visiting) = (hours, base, visiting)
    }

    var plan: DayPlan {
      DayPlan(
        key: Cast.day(Cast.driesPlumber), segments: Cast.spans(hours), base: base, stops: stops,
        now: Cast.longBefore, travel: Cast.road)
    }
  }

  static func hour(at place: Place?) -> VisitShape { minutes(60, at: place) }

  static func minutes(
    _ count: Int, at place: Place? = Cast.vaduz, before: Int = 0, after: Int = 0
  ) -> VisitShape {
    VisitShape(duration: count * 60, before: before * 60, after: after * 60, place: place)
  }

  @Test(arguments: [
    Day(
      "an empty day: not over lunch, and home by five", [],
      wish: hour(at: Cast.schaan), free: "8:10–11:00, 13:10–15:50"),
    Day(
      "after a visit at the same place nothing is driven",
      [.visit("9:00", at: Cast.schaan)],
      wish: hour(at: Cast.schaan), free: "10:00–11:00, 13:00–15:50"),
    Day(
      "what is short enough also fits before it",
      [.visit("9:00", at: Cast.schaan)],
      wish: minutes(45, at: Cast.schaan), free: "8:10–8:15, 10:00–11:15, 13:00–16:05"),
    Day(
      "drives on both sides",
      [.visit("9:00", at: Cast.buchs)],
      wish: hour(at: Cast.schaan), free: "10:10–11:00, 13:10–15:50"),
    Day(
      "a gap that only holds the drives",
      [.visit("8:00"), .visit("10:00", at: Cast.buchs)],
      wish: minutes(40, at: Cast.schaan), free: "9:10, 11:10–11:20, 13:10–16:10"),
    Day(
      "nobody knows where the day begins: nothing is driven from there", [],
      wish: hour(at: Cast.feldkirch), free: "8:00–11:00, 13:00–16:00", base: nil),
    Day(
      "a day off", [], wish: minutes(5), free: "–", hours: ""),
    Day(
      "longer than any stretch of work", [], wish: minutes(241), free: "–"),
  ])
  func drivesAndBreaks(_ day: Day) { #expect(starts(day) == day.free) }

  @Test(arguments: [
    Day(
      "the wish's own blocks lie in the hours too", [],
      wish: minutes(30, before: 10, after: 20), free: "8:10–11:10, 13:10–16:10"),
    Day(
      "blocks of what is there keep their distance",
      [.visit("9:00", before: 15, after: 15)],
      wish: minutes(30), free: "8:00–8:15, 10:15–11:30, 13:00–16:30"),
    Day(
      "blocks add up, and the drive lies between them",
      [.visit("9:00", at: Cast.schaan, after: 15)],
      wish: minutes(30, before: 5), free: "8:05–8:20, 10:30–11:30, 13:15–16:30"),
  ])
  func blocks(_ day: Day) { #expect(starts(day) == day.free) }

  @Test(arguments: [
    Day(
      "a visit promised between 8 and 12 makes room on both sides",
      [.window("8:00", "12:00", planned: "8:00")],
      wish: minutes(180), free: "8:00, 9:00, 13:00–14:00"),
    Day(
      "two such visits move together",
      [.window("8:00", "12:00", planned: "8:00"), .window("8:00", "12:00", planned: "9:00")],
      wish: minutes(120), free: "8:00, 9:00, 10:00, 13:00–15:00"),
    Day(
      "no further than to its last promised start",
      [.window("8:00", "9:00", planned: "8:00")],
      wish: minutes(60), free: "8:00, 9:00–11:00, 13:00–16:00"),
    Day(
      "it doesn't move where an exact visit follows",
      [.window("8:00", "12:00", planned: "8:00"), .visit("9:00")],
      wish: minutes(60), free: "10:00–11:00, 13:00–16:00"),
    Day(
      "into the afternoon, when its window reaches there",
      [.window("11:00", "13:30", planned: "11:00")],
      wish: minutes(60), free: "8:00–11:00, 13:00–16:00"),
  ])
  func windowsMoveInsideTheirPromise(_ day: Day) { #expect(starts(day) == day.free) }

  @Test(arguments: [
    Day(
      "the drive home follows a call",
      [.call("10:00", minutes: 30)],
      wish: hour(at: Cast.feldkirch), free: "8:40–9:00, 13:40–15:20"),
    Day(
      "the drive to the next visit begins when the call is over",
      [
        .visit("9:00"), .call("10:00", minutes: 30),
        .visit("11:10", minutes: 30, at: Cast.feldkirch),
      ],
      wish: minutes(10, at: nil), free: "8:00–8:50, 11:40–11:50, 13:00–16:10"),
    Day(
      "a call may wait on the road for nothing",
      [.visit("8:00"), .visit("11:00", at: Cast.feldkirch)],
      wish: minutes(30, at: nil), free: "9:00–9:50, 13:00–15:50"),
  ])
  func callsHappenWhereverOneIs(_ day: Day) { #expect(starts(day) == day.free) }

  @Test(arguments: [
    Day(
      "a visit over lunch: nothing beside it",
      [.visit("12:15", minutes: 30)],
      wish: minutes(30), free: "–"),
    Day(
      "but before the visit before it",
      [.visit("9:00"), .visit("12:15", minutes: 30)],
      wish: minutes(30), free: "8:00–8:30"),
    Day(
      "two at the same time: the later one can't be kept",
      [.visit("9:00"), .visit("9:30", minutes: 31), .visit("15:00")],
      wish: minutes(30), free: "8:00–8:30, 16:00–16:30"),
    Day(
      "too far to be reached in time",
      [.visit("9:00"), .visit("10:30", at: Cast.feldkirch)],
      wish: minutes(30), free: "8:00–8:30"),
  ])
  func besideConflictsNothingIsOffered(_ day: Day) { #expect(starts(day) == day.free) }

  @Test(arguments: [
    Day(
      "visiting hours cut the wish, not the drive", [],
      wish: hour(at: Cast.schaan), free: "10:00–11:00, 13:10–15:00",
      visiting: "10:00–16:00 18:00–20:00"),
    Day(
      "blocks may lie outside of them", [],
      wish: minutes(60, before: 30, after: 30), free: "9:00–10:00", visiting: "9:00–11:00"),
    Day(
      "shorter than the visit", [], wish: minutes(60), free: "–", visiting: "9:00–9:59"),
  ])
  func visitingHours(_ day: Day) { #expect(starts(day) == day.free) }

  @Test func theDriveThatWasPromisedCountsInsteadOfAFreshEstimate() {
    let leg = Leg(from: Cast.vaduz, seconds: 20 * 60)
    let day = Day(
      "ten minutes by today's estimate", [.visit("9:00", at: Cast.schaan, leg: leg)],
      wish: Self.minutes(30), free: "8:00–8:10, 10:10–11:30, 13:10–16:30")
    #expect(starts(day) == day.free)
  }

  @Test func aRowKeepsTheDriveAndBothBlocks() {
    let day = Day(
      "", [.visit("9:00", at: Cast.schaan, before: 10, after: 15), .call("11:00", minutes: 20)],
      wish: Self.minutes(1), free: "")
    let rows = day.plan.placements
    #expect(Cast.text(rows.map(\.occupied)) == "8:40–10:15, 11:00–11:20")
    #expect(rows.map(\.leg) == [Leg(from: Cast.vaduz, seconds: 600), nil])
  }

  @Test func insertingMovesWindowsAndKeepsEveryPromise() throws {
    let plan = Day(
      "", [.window("8:00", "12:00", planned: "8:00"), .visit("11:00")], wish: Self.minutes(1),
      free: ""
    ).plan
    let wish = Stop.visit("8:30", minutes: 60)
    let opening = try #require(
      plan.openings(for: Self.minutes(60), hours: nil).first {
        $0.contains(Cast.at("8:30"))
      })
    let changed = plan.inserting(wish, at: opening.gap)
    #expect(changed.conflicts == [])
    #expect(changed.positions.map { Cast.clock($0.start) } == ["8:30", "9:30", "11:00"])
  }

  private func starts(_ day: Day) -> String {
    Cast.text(day.plan.openings(for: day.wish, hours: day.visiting.map { Cast.spans($0) }))
  }
}
