import Scheduling
import Testing

/// The same day while it is under way, at 10:20.
@Suite("Today") struct TodayTests {
  struct Today: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var stops: [Stop]
    /// Service starts as things stand; an exclamation mark: that can't be kept.
    var stands: String
    /// Starts that half an hour in Vaduz could have.
    var free: String

    init(_ name: String, _ stops: [Stop], stands: String, free: String) {
      testDescription = name
      (self.stops, self.stands, self.free) = (stops, stands, free)
    }
  }

  @Test(arguments: [
    Today(
      "nothing yet: from now on", [], stands: "", free: "10:20–11:30, 13:00–16:30"),
    Today(
      "finished early: free at once",
      [.visit("9:30", .finished("9:30", "10:00"))],
      stands: "9:30", free: "10:20–11:30, 13:00–16:30"),
    Today(
      "finished elsewhere: the drive begins now",
      [.visit("9:00", at: Cast.buchs, .finished("9:00", "10:00"))],
      stands: "9:00", free: "10:40–11:30, 13:20–16:30"),
    Today(
      "running as planned",
      [.visit("10:00", .running(since: "10:00"))],
      stands: "10:00", free: "11:00–11:30, 13:00–16:30"),
    Today(
      "begun late: it ends late",
      [.visit("9:30", .running(since: "10:10"))],
      stands: "10:10", free: "11:10–11:30, 13:00–16:30"),
    Today(
      "running longer than planned: over now at the earliest",
      [.visit("9:00", .running(since: "9:00"))],
      stands: "9:00", free: "10:20–11:30, 13:00–16:30"),
    Today(
      "running into the next exact visit",
      [.visit("9:30", .running(since: "10:10")), .visit("11:00")],
      stands: "10:10 13:00!", free: "–"),
    Today(
      "running into a window: it moves",
      [
        .visit("9:30", .running(since: "10:10")),
        .window("8:00", "12:00", planned: "10:30", minutes: 30),
      ],
      stands: "10:10 11:10", free: "13:00–16:30"),
  ])
  func whatHasHappened(_ today: Today) { check(today) }

  @Test(arguments: [
    Today(
      "an exact visit that nobody went to",
      [.visit("9:00")], stands: "10:20!", free: "–"),
    Today(
      "a window that can still be kept from here",
      [.window("8:00", "12:00", planned: "9:00", at: Cast.schaan)],
      stands: "10:30", free: "10:20, 13:10–16:30"),
    Today(
      "a window that has passed",
      [.window("8:00", "10:00", planned: "9:00")], stands: "10:20!", free: "–"),
    Today(
      "under way and in time",
      [.visit("10:30", at: Cast.schaan, .traveling(since: "10:00"))],
      stands: "10:30", free: "13:10–16:30"),
    Today(
      "under way and too late",
      [.visit("10:00", at: Cast.feldkirch, .traveling(since: "10:15"))],
      stands: "10:55!", free: "–"),
    Today(
      "nothing is put before a visit that one is driving to",
      [.visit("11:30", minutes: 30, at: Cast.schaan, .traveling(since: "10:15"))],
      stands: "11:30", free: "13:10–16:30"),
  ])
  func whatIsStillToCome(_ today: Today) { check(today) }

  @Test func whatHasBegunStandsBeforeWhatHasNotWhateverWasPlanned() {
    let stops: [Stop] = [
      .visit("11:00", .finished("8:00", "8:40")), .visit("8:30", .running(since: "10:00")),
      .visit("9:40", minutes: 10), .visit("13:00", .traveling(since: "10:10")),
    ]
    #expect(plan(stops).stops.map { Cast.clock($0.planned) } == ["11:00", "8:30", "13:00", "9:40"])
  }

  private func plan(_ stops: [Stop]) -> DayPlan {
    DayPlan(
      key: Cast.day(Cast.driesPlumber), segments: Cast.spans("8:00–12:00 13:00–17:00"),
      base: Cast.vaduz, stops: stops, now: Cast.at("10:20"), travel: Cast.road)
  }

  private func check(_ today: Today) {
    let plan = plan(today.stops)
    let stands = plan.positions.map { Cast.clock($0.start) + ($0.isConflict ? "!" : "") }
    #expect(stands.joined(separator: " ") == today.stands)
    let shape = VisitShape(duration: 1800, before: 0, after: 0, place: Cast.vaduz)
    #expect(Cast.text(plan.openings(for: shape, hours: nil)) == today.free)
  }
}
