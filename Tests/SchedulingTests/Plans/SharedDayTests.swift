import Scheduling
import Testing

/// The advice desk serves two at once; nobody drives.
@Suite("Shared days") struct SharedDayTests {
  struct Desk: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var stops: [Stop]
    /// Starts that half an hour could have.
    var free: String
    var capacity = 2
    var block = 0
    var now = "0:00"
    var hours: String?

    init(
      _ name: String, _ stops: [Stop], free: String, capacity: Int = 2, block: Int = 0,
      now: String = "0:00", hours: String? = nil
    ) {
      testDescription = name
      (self.stops, self.free, self.capacity) = (stops, free, capacity)
      (self.block, self.now, self.hours) = (block, now, hours)
    }
  }

  @Test(arguments: [
    Desk("nobody there", [], free: "8:00–11:30, 13:00–16:30"),
    Desk(
      "one there: room for another", [.call("9:00", minutes: 60)], free: "8:00–11:30, 13:00–16:30"),
    Desk(
      "two at the same time: full",
      [.call("9:00", minutes: 60), .call("9:00", minutes: 60)],
      free: "8:00–8:30, 10:00–11:30, 13:00–16:30"),
    Desk(
      "two that half overlap: full only while both are there",
      [.call("9:00", minutes: 30), .call("9:15", minutes: 30)],
      free: "8:00–8:45, 9:30–11:30, 13:00–16:30"),
    Desk(
      "one leaves as the other comes: never full",
      [.call("9:00", minutes: 30), .call("9:30", minutes: 30)],
      free: "8:00–11:30, 13:00–16:30"),
    Desk(
      "a chain of half overlaps",
      [.call("9:00", minutes: 60), .call("9:30", minutes: 60), .call("10:00", minutes: 60)],
      free: "8:00–9:00, 10:30–11:30, 13:00–16:30"),
    Desk(
      "three places",
      [.call("9:00", minutes: 60), .call("9:30", minutes: 60), .call("9:45", minutes: 15)],
      free: "8:00–9:15, 10:00–11:30, 13:00–16:30", capacity: 3),
    Desk(
      "blocks count", [.call("9:00", minutes: 60), .call("9:00", minutes: 60)],
      free: "8:10–8:20, 10:10–11:20, 13:10–16:20", block: 10),
    Desk(
      "a gap shorter than the blocks",
      [
        .call("8:10", minutes: 230), .call("8:10", minutes: 230), .call("13:00", minutes: 60),
      ],
      free: "13:10–16:20", block: 10),
    Desk(
      "this afternoon the morning is over", [], free: "14:15–16:30", now: "14:15"),
    Desk(
      "one that began late keeps its place for longer",
      [
        .call("9:00", minutes: 30),
        .visit("8:30", minutes: 30, at: nil, .running(since: "9:05")),
      ],
      free: "9:30–11:30, 13:00–16:30", now: "9:10"),
    Desk(
      "one that finished early gives it back",
      [
        .call("9:00", minutes: 60),
        .visit("9:00", minutes: 60, at: nil, .finished("9:00", "9:10")),
      ],
      free: "9:20–11:30, 13:00–16:30", now: "9:20"),
    Desk(
      "visiting hours", [.call("9:00", minutes: 60), .call("9:00", minutes: 60)],
      free: "8:15–8:30, 10:00–10:30", hours: "8:15–11:00"),
  ])
  func atNoMomentAreMoreThereThanPlaces(_ desk: Desk) {
    let day = day(desk.stops, capacity: desk.capacity, now: desk.now)
    let shape = VisitShape(
      duration: 1800, before: desk.block * 60, after: desk.block * 60, place: nil)
    #expect(
      Cast.text(day.openings(for: shape, hours: desk.hours.map { Cast.spans($0) })) == desk.free)
  }

  @Test func rowsKeepTheirOwnTimesWithoutADrive() {
    let day = day([.visit("9:00", before: 10, after: 20)], capacity: 2, now: "0:00")
      .inserting(.call("9:30", minutes: 30))
    #expect(Cast.text(day.placements.map(\.occupied)) == "8:50–10:20, 9:30–10:00")
    #expect(day.placements.allSatisfy { $0.leg == nil })
  }

  @Test func aVisitThatEndedTheMomentItBeganStillHasARow() {
    let day = day(
      [.visit("9:00", at: nil, .finished("9:00", "9:00"))], capacity: 2, now: "9:30")
    #expect(day.placements.allSatisfy { !$0.occupied.isEmpty })
  }

  private func day(_ stops: [Stop], capacity: Int, now: String) -> SharedDay {
    // Times can be equal here, identifiers can't.
    let stops = stops.enumerated().map { index, stop in
      var stop = stop
      stop.id = AppointmentID("apt_\(index)")!
      return stop
    }
    return SharedDay(
      key: Cast.day(Cast.adviceDesk), segments: Cast.spans("8:00–12:00 13:00–17:00"),
      stops: stops, capacity: capacity, now: Cast.at(now))
  }
}
