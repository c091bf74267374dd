import Scheduling
import Testing

/// When Dries works on Monday: 8–12 and 13–17, unless something says otherwise.
@Suite("Working hours") struct WorkingHoursTests {
  @Test(arguments: [
    Change("as every week", "8:00–12:00, 13:00–17:00") { _ in },
    Change("a shift takes the place of the week", "10:00–14:00") { $0.shift("10:00–14:00") },
    Change("a day off", "–") { $0.shift("") },
    Change("another day's shift doesn't matter", "8:00–12:00, 13:00–17:00") {
      $0.shift("10:00–14:00", on: Cast.tuesday)
    },
    Change("ranges that overlap count once", "8:00–13:00") { $0.shift("8:00–11:00 10:00–13:00") },
    Change("at the dentist's", "8:00–9:30, 10:15–12:00, 13:00–17:00") {
      $0.absence("9:30–10:15")
    },
    Change("away over lunch", "8:00–11:00, 14:00–17:00") { $0.absence("11:00–14:00") },
    Change("ill", "–") { $0.absence("0:00–24:00") },
    Change("back the next day", "8:00–12:00, 13:00–17:00") {
      $0.absence("0:00–24:00", on: Cast.tuesday)
    },
  ])
  func shiftsAndAbsences(_ row: Change<String>) {
    #expect(Cast.text(row.situation.segments()) == row.answer)
  }

  @Test(arguments: [
    Change("a night shift ends on Tuesday", "22:00–6:00") { $0.shift("22:00–6:00") },
    Change("every night: none twice", "22:00–6:00") {
      $0.resources[0].hours = Cast.daily("22:00–6:00")
    },
    Change("what last night's shift takes is last night's", "8:00–14:00") {
      $0.shift("20:00–8:00", on: Cast.monday - 1)
      $0.shift("6:00–14:00")
    },
    Change("round the clock", "6:00–6:00") { $0.shift("6:00–6:00") },
    Change("an absence after midnight cuts it", "22:00–1:00, 2:00–6:00") {
      $0.shift("22:00–6:00")
      $0.absence("1:00–2:00", on: Cast.tuesday)
    },
  ])
  func nights(_ row: Change<String>) {
    #expect(Cast.text(row.situation.segments()) == row.answer)
  }

  @Test(arguments: [
    Change("a holiday", "–") { $0.territories[0].holidays = [Cast.monday] },
    Change("a holiday on Tuesday ends the night at midnight", "22:00–24:00") {
      $0.shift("22:00–6:00")
      $0.territories[0].holidays = [Cast.tuesday]
    },
    Change("where he only helps out, holidays are not his", "8:00–12:00, 13:00–17:00") {
      $0.territories.append(.city(holiday: Cast.monday))
      $0.resources[0].memberships.insert(.city(.secondary), at: 0)
    },
    Change("where he is for the time being, they are", "–") {
      $0.territories.append(.city(holiday: Cast.monday))
      $0.resources[0].memberships.append(.city(.temporary))
    },
    Change("and those at home are not, so long", "8:00–12:00, 13:00–17:00") {
      $0.territories.append(.city(holiday: Cast.tuesday))
      $0.territories[0].holidays = [Cast.monday]
      $0.resources[0].memberships.append(.city(.temporary))
    },
    Change("last week's stay is over", "8:00–12:00, 13:00–17:00") {
      $0.territories.append(.city(holiday: Cast.monday))
      $0.resources[0].memberships.append(.city(.temporary, through: Cast.monday - 1))
    },
    Change("Monday in Auckland ends at noon in Zurich", "13:00–17:00") {
      $0.territories[0].zone = Cast.auckland
      $0.territories[0].holidays = [Cast.monday]
    },
    Change("and Tuesday begins there", "8:00–12:00") {
      $0.territories[0].zone = Cast.auckland
      $0.territories[0].holidays = [Cast.tuesday]
    },
  ])
  func holidaysAreThoseOfTheHomeTerritory(_ row: Change<String>) {
    #expect(Cast.text(row.situation.segments()) == row.answer)
  }

  @Test(arguments: [
    // day                        hours          on the clock   minutes
    (Cast.springForwardSunday, "1:00–5:00", "1:00–5:00", 180),
    (Cast.springForwardSunday, "2:30–6:00", "3:00–6:00", 180),
    (Cast.springForwardSunday, "2:00–2:30", "–", 0),
    (Cast.springForwardSunday - 1, "22:00–6:00", "22:00–6:00", 420),
    (Cast.fallBackSunday, "1:00–5:00", "1:00–5:00", 300),
    (Cast.fallBackSunday, "2:30–4:00", "2:30–4:00", 150),
    (Cast.fallBackSunday, "1:00–2:30", "1:00–2:30", 150),
    (Cast.fallBackSunday - 1, "22:00–6:00", "22:00–6:00", 540),
  ])
  func whenClocksAreChanged(date: LocalDate, hours: String, clock: String, minutes: Int) {
    var situation = Situation()
    situation.resources[0].hours = Cast.daily("")
    situation.shift(hours, on: date)
    let segments = situation.segments(on: date)
    #expect(Cast.text(segments) == clock)
    #expect(segments.reduce(0) { $0 + $1.duration } == minutes * 60)
  }
}

extension Territory {
  fileprivate static func city(holiday: LocalDate) -> Territory {
    var city = Cast.openValley
    city.id = Cast.city
    city.holidays = [holiday]
    return city
  }
}

extension Membership {
  fileprivate static func city(_ kind: Kind, through: LocalDate? = nil) -> Membership {
    Membership(territory: Cast.city, kind: kind, from: nil, through: through)
  }
}
