import Scheduling
import Testing

/// The times that are on the list at all, before anybody's diary is asked.
@Suite("Start grid") struct StartGridTests {
  struct Grid: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// Nil: always open.
    var hours: String?
    var every: Int
    var minutes: Int
    var restarts = false
    var on = Cast.monday
    var zone = Cast.zurich
    var starts: String

    init(
      _ name: String, hours: String?, every: Int, minutes: Int, restarts: Bool = false,
      on date: LocalDate = Cast.monday, zone: Zone = Cast.zurich, _ starts: String
    ) {
      testDescription = name
      (self.hours, self.every, self.minutes, self.restarts) = (hours, every, minutes, restarts)
      (on, self.zone, self.starts) = (date, zone, starts)
    }

    var situation: Situation {
      var situation = Situation()
      situation.territories[0].hours = hours.map(Cast.daily)
      situation.territories[0].zone = zone
      situation.territories[0].gridRestartsAtEachOpening = restarts
      situation.service.startInterval = every * 60
      situation.service.duration = minutes * 60
      return situation
    }
  }

  @Test(arguments: [
    Grid(
      "always open: from midnight", hours: nil, every: 360, minutes: 60, "0:00 6:00 12:00 18:00"),
    Grid(
      "inside the hours, to the end", hours: "8:00–12:00 13:00–17:00", every: 60, minutes: 60,
      "8:00 9:00 10:00 11:00 13:00 14:00 15:00 16:00"),
    Grid(
      "from the first opening on, through the day", hours: "8:10–12:00 13:00–17:00", every: 60,
      minutes: 60, "8:10 9:10 10:10 13:10 14:10 15:10"),
    Grid(
      "or anew at each opening", hours: "8:10–12:00 13:00–17:00", every: 60, minutes: 60,
      restarts: true, "8:10 9:10 10:10 13:00 14:00 15:00 16:00"),
    Grid(
      "steps needn't fit the hours", hours: "9:00–12:00", every: 90, minutes: 60, "9:00 10:30"),
    Grid(
      "two openings that touch are one", hours: "9:00–11:00 11:00–13:00", every: 60, minutes: 120,
      "9:00 10:00 11:00"),
    Grid("longer than open", hours: "9:00–9:45", every: 15, minutes: 60, "–"),
    Grid("closed", hours: "", every: 60, minutes: 60, "–"),
    Grid(
      "past midnight, as this evening's", hours: "22:00–2:00", every: 60, minutes: 60,
      "22:00 23:00 0:00 1:00"),
    Grid(
      "past midnight, anew at each opening", hours: "8:30–10:00 23:30–1:00", every: 30,
      minutes: 30, restarts: true, "8:30 9:00 9:30 23:30 0:00 0:30"),
  ])
  func ordinaryDays(_ grid: Grid) { #expect(grid.situation.proposals() == grid.starts) }

  @Test(arguments: [
    Grid(
      "B9 2:00 and 2:30 don't exist", hours: "1:00–5:00", every: 30, minutes: 30,
      on: Cast.springForwardSunday, "1:00 1:30 3:00 3:30 4:00 4:30"),
    Grid(
      "B9 2:00 and 2:30 come twice", hours: "1:00–5:00", every: 30, minutes: 30,
      on: Cast.fallBackSunday, "1:00 1:30 2:00 2:30 2:00 2:30 3:00 3:30 4:00 4:30"),
    Grid(
      "B9 an hour's work over the gap ends at four", hours: "1:00–4:00", every: 30, minutes: 60,
      on: Cast.springForwardSunday, "1:00 1:30 3:00"),
    Grid(
      "B9 where the gap is half an hour", hours: "1:00–4:00", every: 30, minutes: 30,
      on: LocalDate(iso8601: "2026-10-04")!, zone: try! ZoneFiles.zone("Australia/Lord_Howe"),
      "1:00 1:30 2:30 3:00 3:30"),
    Grid(
      "B9 the night before: still yesterday's", hours: "22:00–4:00", every: 60, minutes: 60,
      on: Cast.springForwardSunday - 1, "22:00 23:00 0:00 1:00 3:00"),
  ])
  func whenClocksAreChanged(_ grid: Grid) {
    #expect(grid.situation.proposals(on: grid.on) == grid.starts)
  }

  @Test(arguments: [
    // hours in which one may arrive, day, promised
    ("8:00–12:00 13:00–17:00", Cast.monday, "8:00–12:00 13:00–17:00"),
    ("8:00–12:00 10:00–14:00", Cast.monday, "8:00–12:00 10:00–14:00"),
    ("22:00–2:00", Cast.monday, "22:00–2:00"),
    ("2:00–4:00", Cast.springForwardSunday, "3:00–4:00"),
    ("1:00–2:30", Cast.fallBackSunday, "1:00–2:30"),
  ])
  func arrivalWindows(windows: String, date: LocalDate, promised: String) {
    var situation = Situation()
    situation.service.promise = .arrivalWindows(Cast.ranges(windows))
    #expect(situation.proposals(on: date) == promised)
  }

  @Test func b9AWindowThatEndsInTheHourThatComesTwiceEndsInTheSecond() throws {
    var situation = Situation()
    situation.service.promise = .arrivalWindows(Cast.ranges("1:00–2:30"))
    let slot = try #require(situation.search.proposals(on: Cast.fallBackSunday).first)
    #expect(slot.latest - slot.earliest == 150 * 60)
  }

  @Test func onHolidaysNothing() {
    var situation = Situation()
    situation.territories[0].holidays = [Cast.monday]
    #expect(situation.proposals() == "–")
    #expect(situation.proposals(on: Cast.tuesday).hasPrefix("0:00 1:00"))
  }

  @Test(arguments: [
    // now      notice  offered of 8:00 9:00 10:00 11:00
    ("7:59", 0, "8:00 9:00 10:00 11:00"),
    ("8:00", 0, "9:00 10:00 11:00"),
    ("8:00", 60, "9:00 10:00 11:00"),
    ("8:01", 60, "10:00 11:00"),
    ("8:00", 181, "–"),
    ("11:00", 0, "–"),
  ])
  func notice(now: String, minutes: Int, starts: String) {
    var situation = Situation()
    situation.territories[0].hours = Cast.daily("8:00–12:00")
    situation.now = Cast.at(now)
    situation.service.notice = minutes * 60
    #expect(situation.proposals() == starts)
  }

  @Test(arguments: [
    // days ahead, offered today, tomorrow, the day after
    (0, [true, false, false]), (1, [true, true, false]), (2, [true, true, true]),
  ])
  func furthestDay(days: Int, offered: [Bool]) {
    var situation = Situation()
    situation.now = Cast.at("0:30")
    situation.service.furthestDay = days
    #expect((0...2).map { situation.proposals(on: Cast.monday + $0) != "–" } == offered)
    #expect(situation.proposals(on: Cast.monday - 1) == "–")
  }
}
