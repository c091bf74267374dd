import Scheduling
import Storage
import Testing

@Suite("Booking") struct BookingTests {
  @Test(arguments: Backend.available)
  func b6ABookingLeavesOneOfEverything(_ backend: Backend) async throws {
    try await withFirm(on: backend) { firm in
      #expect(
        try await firm.free()
          == "8:00 8:30 9:00 9:30 10:00 10:30 11:00 13:00 13:30 14:00 14:30 15:00 15:30 16:00")
      let visit = try await firm.booked("1", "9:00")

      #expect(visit.number == "A-100001")
      #expect((visit.state, visit.resource, visit.sequence) == (.scheduled, Cast.dries, 0))
      #expect(try await firm.visit(visit.id) == visit)
      #expect(try await firm.diary() == "9:00 1")
      #expect(
        try await firm.free() == "8:00 10:00 10:30 11:00 13:00 13:30 14:00 14:30 15:00 15:30 16:00")
      #expect(try await firm.events() == "appointment.booked")
      let order = try await firm.workOrder(visit.workOrder)
      #expect(order?.state == .scheduled)
      #expect(order?.contact == Cast.omar)

      let letters = try await firm.letters()
      #expect(letters.map(\.kind) == [.confirmed])
      let facts = try #require(letters.first?.facts)
      #expect((facts.number, facts.slot, facts.sequence) == (visit.number, visit.slot, 0))
      #expect(facts.previous == nil)
      let opened = try await firm.scheduler.openVisit(linkKey: facts.key, in: Cast.heating)
      #expect(opened?.0 == visit.id)
    }
  }

  @Test(arguments: Backend.available)
  func b4ARetryIsAnsweredLikeTheFirst(_ backend: Backend) async throws {
    try await withFirm(on: backend) { firm in
      let wish = Firm.wish("1", Cast.slot("9:00"), comment: "Bell is broken")
      let first = try await firm.book(wish)
      let second = try await firm.book(wish)
      #expect([first.word, second.word] == ["booked", "alreadyBooked"])
      #expect(first.appointment == second.appointment)
      #expect(try await firm.letterKinds() == "confirmed")
      #expect(try await firm.events() == "appointment.booked")
      #expect(try await firm.diary() == "9:00 1")
    }
  }

  struct OtherWish: Sendable, CustomTestStringConvertible {
    var testDescription: String { field }
    var field: String
    var change: @Sendable (inout BookingWish) -> Void
  }

  @Test(arguments: [
    OtherWish(field: "service") { $0.request.serviceType = Cast.quickLook.id },
    OtherWish(field: "asset") { $0.request.asset = Cast.boiler },
    OtherWish(field: "category") { $0.request.category = nil },
    OtherWish(field: "address") { $0.request.address = Cast.sahara },
    OtherWish(field: "workOrder") { $0.request.workOrder = Cast.workOrder },
    OtherWish(field: "slot") { $0.slot = Cast.slot("10:00") },
    OtherWish(field: "comment") { $0.comment = "Mind the dog" },
  ])
  func b4TheSameKeyWithAnotherWishIsRefusedAndNamesTheField(_ other: OtherWish) async throws {
    try await withFirm { firm async throws in
      let wish = Firm.wish("1", Cast.slot("9:00"), address: Cast.home)
      let viewer = Cast.guestNewcomer
      #expect(try await firm.book(wish, as: viewer).word == "booked")
      var changed = wish
      other.change(&changed)
      #expect(try await firm.book(changed, as: viewer).word == "sameKeyOtherWish(\(other.field))")
      #expect(try await firm.diary() == "9:00 1")
      #expect(try await firm.letterKinds() == "confirmed")
    }
  }

  @Test func b4ARetryStaysARetryWhateverHasBecomeOfTheVisit() async throws {
    try await withFirm { firm in
      let wish = Firm.wish("1", Cast.slot("9:00"))
      let visit = try #require(try await firm.book(wish).appointment)
      _ = try await firm.comment(visit, "Mind the dog")
      #expect(try await firm.book(wish).word == "alreadyBooked")
      let commented = try #require(try await firm.visit(visit.id))
      #expect(try await firm.move(commented, to: "10:00").word == "moved")
      #expect(try await firm.book(wish).word == "alreadyBooked")
      #expect(try await firm.diary() == "10:00 1")
    }
  }

  @Test func s5SomebodyElsesKeyIsNotFound() async throws {
    try await withFirm { firm in
      try await firm.booked("1", "9:00")
      let answer = try await firm.book(Firm.wish("1", Cast.slot("9:00")), as: Cast.guestStranger)
      #expect(answer.word == "notFound")
      #expect(answer.appointment == nil)
    }
  }

  @Test func b3ARefusedWishLeavesNothing() async throws {
    try await withFirm { firm in
      try await firm.booked("1", "9:00")
      let before = try await firm.day()
      #expect(try await firm.book(Firm.wish("2", Cast.slot("9:30"))).word == "slotTaken")
      #expect(try await firm.visit(AppointmentID("apt_2")!) == nil)
      #expect(try await firm.day().version == before.version)
      #expect(try await firm.letterKinds() == "confirmed")
      #expect(try await firm.events() == "appointment.booked")
      // Not even a number was used up.
      #expect(try await firm.booked("3", "10:00").number == "A-100002")
    }
  }

  @Test func whatHasAWorkOrderAlreadyGetsNoSecondOne() async throws {
    try await withFirm { firm in
      let visit = try await firm.booked("1", "9:00", workOrder: Cast.workOrder)
      #expect(visit.workOrder == Cast.workOrder)
      #expect(visit.asset == Cast.boiler)
      #expect(try await firm.workOrder(Cast.workOrder)?.state == .scheduled)
      let overview = try await firm.scheduler.overview(for: Cast.guestOmar, in: Cast.heating)
      #expect(overview.workToSchedule.isEmpty)
      // It can't be scheduled twice.
      let again = Firm.wish("2", Cast.slot("13:00"), workOrder: Cast.workOrder)
      #expect(try await firm.book(again).word == "notFound")
    }
  }

  @Test func whoeverWantsNoLettersGetsNone() async throws {
    try await withFirm { firm in
      try await firm.booked("1", "9:00", as: Cast.guestShy)
      #expect(try await firm.letterKinds() == "")
      #expect(try await firm.events() == "appointment.booked")
    }
  }

  @Test func aWindowIsPromisedAndMovesInsideItsPromise() async throws {
    try await withFirm { firm in
      #expect(try await firm.free(Cast.windowVisit) == "8:00–12:00 13:00–16:00")
      let window = try await firm.booked("window", "8:00–12:00", Cast.windowVisit)
      #expect(Cast.clock(window.planned) == "8:00")
      try await firm.booked("exact", "8:00")
      #expect(try await firm.diary() == "8:00 exact, 9:00 window")
      let moved = try #require(try await firm.visit(window.id))
      #expect(Cast.clock(moved.planned) == "9:00")
      // The promise is as it was: nobody is written to.
      #expect((moved.slot, moved.version, moved.sequence) == (window.slot, 1, 0))
      #expect(try await firm.letterKinds() == "confirmed confirmed")
    }
  }

  @Test func aMorningOfWindowsIsFullAfterFour() async throws {
    try await withFirm { firm in
      for name in ["1", "2", "3", "4"] {
        try await firm.booked(name, "8:00–12:00", Cast.windowVisit)
      }
      #expect(try await firm.diary() == "8:00 4, 9:00 3, 10:00 2, 11:00 1")
      #expect(try await firm.free(Cast.windowVisit) == "13:00–16:00")
      let fifth = try await firm.book(
        Firm.wish("5", Cast.slot("8:00–12:00"), Cast.windowVisit))
      #expect(fifth.word == "slotTaken")
      #expect(fifth.alternatives.first == Cast.slot("13:00–16:00"))
    }
  }

  @Test func drivesKeepTheirTime() async throws {
    try await withFirm { firm in
      try await firm.booked("town", "9:00")
      // Twenty minutes up the hill: 10:00 can't be reached from the town.
      let wish = Firm.wish("hill", Cast.slot("10:00"))
      let answer = try await firm.book(wish, as: Cast.guestStranger)
      #expect(answer.word == "slotTaken")
      #expect(answer.alternatives.first == Cast.slot("10:30"))
      try await firm.booked("hill", "10:30", as: Cast.guestStranger)
      // And the way back begins after lunch.
      #expect(try await firm.free() == "8:00 13:30 14:00 14:30 15:00 15:30 16:00")
    }
  }

  /// At 12:55 and twenty minutes away, one can't be there at one o'clock.
  @Test func theAnswerIsWhatIsKept() async throws {
    try await withFirm {
      $0.resources[0].hours = Cast.always
    } _: { firm in
      firm.clock.now = Cast.at("12:55")
      let visit = try await firm.booked(
        "1", "13:00–16:00", Cast.windowVisit, as: Cast.guestStranger)
      #expect(visit.planned > Cast.at("13:14"))
      #expect(try await firm.visit(visit.id) == visit)
    }
  }

  @Test func theHourThatDoesNotExistCannotBeBooked() async throws {
    let sunday = Cast.springForwardSunday
    try await withFirm {
      $0.resources[0].hours = WeeklyHours(
        days: Array(repeating: [Cast.range("0:00", "6:00")], count: 7))
    } _: { firm in
      #expect(
        try await firm.free(on: sunday) == "0:00 0:30 1:00 1:30 3:00 3:30 4:00 4:30 5:00")
      let visit = try await firm.booked("1", "1:30", on: sunday)
      // An hour later it is 3:30 on the clock.
      #expect(try await firm.free(on: sunday) == "0:00 0:30 3:30 4:00 4:30 5:00")
      #expect(try await firm.move(visit, to: "3:00", on: sunday).word == "moved")
      #expect(try await firm.diary(on: sunday) == "3:00 1")
    }
  }
}

extension Firm {
  func day(
    of resource: ResourceID = Cast.dries, on date: LocalDate = Cast.mondayDate
  ) async throws -> DayRecord {
    try await look { try $0.days(of: [resource], from: date, through: date)[0] }
  }
}
