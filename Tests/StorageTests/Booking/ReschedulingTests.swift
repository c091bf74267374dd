import Scheduling
import Storage
import Testing

@Suite("Rescheduling") struct ReschedulingTests {
  @Test(arguments: Backend.available)
  func b5TheSameVisitAtAnotherTime(_ backend: Backend) async throws {
    try await withFirm(on: backend) { firm in
      let before = try await firm.booked("1", "9:00")
      let answer = try await firm.move(before, to: "14:00", on: Cast.tuesdayDate, comment: "Ring")
      #expect(answer.word == "moved")
      let after = try #require(try await firm.visit(before.id))
      #expect(answer.appointment == after)

      #expect((after.number, after.workOrder) == (before.number, before.workOrder))
      #expect((after.sequence, after.version) == (1, 2))
      #expect((after.slot, after.comment) == (Cast.slot("14:00", on: Cast.tuesdayDate), "Ring"))
      // The old time is on offer again, and the diary of that day is empty.
      #expect(try await firm.diary() == "–")
      #expect(try await firm.diary(on: Cast.tuesdayDate) == "14:00 1")
      #expect(try await firm.free().contains(" 9:00 "))
      #expect(try await firm.events() == "appointment.booked appointment.rescheduled")

      let letter = try #require(try await firm.letters().last)
      #expect(letter.kind == .rescheduled)
      #expect(letter.facts?.previous == before.slot)
      #expect((letter.facts?.slot, letter.facts?.sequence) == (after.slot, 1))
    }
  }

  @Test func b4ASecondSubmitChangesNothing() async throws {
    try await withFirm { firm in
      let seen = try await firm.booked("1", "9:00")
      let first = try await firm.move(seen, to: "10:00")
      let second = try await firm.move(seen, to: "10:00")
      #expect([first.word, second.word] == ["moved", "unchanged"])
      #expect(first.appointment == second.appointment)
      #expect(try await firm.letterKinds() == "confirmed rescheduled")
    }
  }

  @Test func b4ASecondSubmitChangesNothingInsideTheCutOffEither() async throws {
    try await withFirm {
      $0.rules.cutOff = 86_400
    } _: { firm in
      let seen = try await firm.booked("1", "9:00", on: Cast.tuesdayDate)
      #expect(try await firm.move(seen, to: "9:00").word == "moved")
      #expect(try await firm.move(seen, to: "9:00").word == "unchanged")
    }
  }

  @Test func anOldFormDoesNotOverwriteANewerComment() async throws {
    try await withFirm { firm in
      let seen = try await firm.booked("1", "9:00")
      #expect(try await firm.move(seen, to: "9:00", comment: "Ring twice").word == "unchanged")
      let late = try await firm.move(seen, to: "9:00", comment: "Mind the dog")
      #expect(late.word == "changedMeanwhile")
      // The same once more loses nothing.
      #expect(try await firm.move(seen, to: "9:00", comment: "Ring twice").word == "unchanged")
      #expect(try await firm.visit(seen.id)?.comment == "Ring twice")
    }
  }

  @Test func aProgramWritesNoCommentForWhoMayNotBook() async throws {
    try await withFirm { firm in
      let visit = try await firm.booked("1", "9:00")
      let program = Viewer.program(
        ProgramViewer(id: APIKeyID("key_shop")!, scopes: [.writeAppointments]))
      #expect(
        try await firm.move(visit, to: "9:00", comment: "Ring", as: program).word == "unchanged")
      try await firm.change { ledger in
        var omar = try #require(try ledger.contact(Cast.omar))
        omar.roles = []
        try ledger.save(omar)
      }
      let now = try #require(try await firm.visit(visit.id))
      #expect(
        try await firm.move(now, to: "9:00", comment: "Knock", as: program).word == "notAllowed")
      #expect(try await firm.comment(now, "Knock", as: program).word == "notAllowed")
    }
  }

  @Test func aFormFromBeforeTheLastMoveIsTold() async throws {
    try await withFirm { firm in
      let seen = try await firm.booked("1", "9:00")
      _ = try await firm.move(seen, to: "10:00")
      #expect(try await firm.move(seen, to: "11:00").word == "changedMeanwhile")
      #expect(try await firm.diary() == "10:00 1")
    }
  }

  @Test func aNewCommentAtTheSameTimeIsNotLost() async throws {
    try await withFirm { firm in
      let seen = try await firm.booked("1", "9:00")
      _ = try await firm.move(seen, to: "9:00", comment: "Mind the dog")
      #expect(try await firm.visit(seen.id)?.comment == "Mind the dog")
      #expect(try await firm.letterKinds() == "confirmed")
    }
  }

  @Test(arguments: [
    // from, to: the visit is not in its own way
    ("9:00", "9:30"), ("9:30", "9:00"), ("9:00", "16:00"), ("16:00", "8:00"),
  ])
  func b5WithinTheSameDay(from: String, to: String) async throws {
    try await withFirm { firm in
      let visit = try await firm.booked("1", from)
      #expect(try await firm.move(visit, to: to).word == "moved")
      #expect(try await firm.diary() == "\(to) 1")
    }
  }

  @Test func b5TwoVisitsChangePlacesByWayOfAThirdTime() async throws {
    try await withFirm { firm in
      let one = try await firm.booked("1", "9:00")
      let two = try await firm.booked("2", "10:00")
      #expect(try await firm.move(one, to: "10:00").word == "slotTaken")
      let parked = try #require(try await firm.move(one, to: "14:00").appointment)
      #expect(try await firm.move(two, to: "9:00").word == "moved")
      #expect(try await firm.move(parked, to: "10:00").word == "moved")
      #expect(try await firm.diary() == "9:00 2, 10:00 1")
    }
  }

  @Test func b5ToSomebodyElseWhenOnlyTheyCanKeepIt() async throws {
    try await withFirm {
      $0.resources = [Cast.driesPlumber, Cast.lenaPlumber]
    } _: { firm in
      let visit = try await firm.booked("1", "9:00")
      #expect(visit.resource == Cast.dries)
      try await firm.away(
        Cast.at("0:00", on: Cast.tuesdayDate), Cast.at("0:00", on: Cast.tuesdayDate + 1))
      #expect(try await firm.move(visit, to: "9:00", on: Cast.tuesdayDate).word == "moved")
      #expect(try await firm.diary() == "–")
      #expect(try await firm.diary(of: Cast.lena, on: Cast.tuesdayDate) == "9:00 1")
    }
  }

  @Test func whoWasNamedComesWheneverTheyCan() async throws {
    try await withFirm {
      $0.resources = [Cast.driesPlumber, Cast.lenaPlumber]
    } _: { firm in
      // The shortest way is Lena's: she lives on the hill.
      let visit = try await firm.booked("1", "9:00", as: Cast.guestStranger)
      #expect(visit.resource == Cast.lena)
      try await firm.booked("2", "14:00", as: Cast.guestStranger)
      try await firm.booked("3", "9:00", as: Cast.guestOmar)
      let moved = try await firm.move(visit, to: "10:30", as: Cast.guestStranger)
      #expect(moved.appointment?.resource == Cast.lena)
    }
  }

  @Test func windowsMoveToWindows() async throws {
    try await withFirm { firm in
      try await firm.booked("1", "8:00–12:00", Cast.windowVisit)
      let visit = try await firm.booked("2", "8:00–12:00", Cast.windowVisit)
      #expect(try await firm.diary() == "8:00 2, 9:00 1")
      let after = try #require(try await firm.move(visit, to: "13:00–16:00").appointment)
      // Who stays moves up inside their promise.
      #expect(try await firm.diary() == "8:00 1, 13:00 2")
      #expect(try await firm.move(after, to: "8:00–12:00", on: Cast.tuesdayDate).word == "moved")
      #expect(try await firm.diary(on: Cast.tuesdayDate) == "8:00 2")
    }
  }

  @Test func anExactTimeIsNoWindow() async throws {
    try await withFirm { firm in
      let visit = try await firm.booked("1", "8:00–12:00", Cast.windowVisit)
      #expect(try await firm.move(visit, to: "9:00").word == "notOffered")
    }
  }

  @Test func b5ATakenTimeLeavesEverythingAndOffersTheNearest() async throws {
    try await withFirm { firm in
      let visit = try await firm.booked("1", "9:00")
      try await firm.booked("2", "13:00", as: Cast.guestShy)
      let answer = try await firm.move(visit, to: "13:00")
      #expect(answer.word == "slotTaken")
      #expect(try await firm.visit(visit.id) == visit)
      #expect(try await firm.diary() == "9:00 1, 13:00 2")
      #expect(try await firm.events() == "appointment.booked appointment.booked")
      #expect(answer.alternatives.map { Cast.clock($0) }.prefix(3) == ["14:00", "14:30", "11:00"])
      #expect(!answer.alternatives.contains(Cast.slot("13:00")))
    }
  }

  @Test func alternativesDoNotContainTheTimeThatOneHas() async throws {
    try await withFirm { firm in
      let visit = try await firm.booked("1", "11:00")
      try await firm.booked("2", "13:00", as: Cast.guestShy)
      let answer = try await firm.move(visit, to: "13:00")
      #expect(answer.alternatives.count == 6)
      #expect(!answer.alternatives.contains(visit.slot))
    }
  }

  @Test func whoComesByTheMailsLinkMovesThatVisitAndNoOther() async throws {
    try await withFirm { firm in
      let mine = try await firm.booked("1", "9:00")
      let other = try await firm.booked("2", "10:00")
      let bearer = Viewer.bearer(mine.id)
      #expect(try await firm.move(mine, to: "14:00", as: bearer).word == "moved")
      #expect(try await firm.move(other, to: "15:00", as: bearer).word == "notFound")
    }
  }

  /// Between booking and moving, the roads became slower: what was promised by the old estimate
  /// must end in an answer, not in a fault.
  @Test func b5SlowerRoadsThanWhenItWasBookedEndInAnAnswer() async throws {
    try await withFirm { firm in
      let hill = try await firm.booked("1", "9:00", as: Cast.guestStranger)
      try await firm.booked("2", "10:00", as: Cast.guestStranger)
      var slow = Cast.openValley
      slow.travel = TravelModel(speed: 2, detour: 1.35, overhead: 120)
      let slower = slow
      try await firm.change { try $0.save(slower) }
      for time in ["8:30", "13:00", "13:30"] {
        let answer = try await firm.move(hill, to: time, as: Cast.guestStranger)
        #expect(["moved", "slotTaken", "changedMeanwhile"].contains(answer.word))
      }
    }
  }
}
