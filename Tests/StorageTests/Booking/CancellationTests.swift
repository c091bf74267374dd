import Scheduling
import Storage
import Testing

@Suite("Cancellation") struct CancellationTests {
  @Test(arguments: Backend.available)
  func b6ACancelledVisitFreesItsTimeAndTellsEverybody(_ backend: Backend) async throws {
    try await withFirm(on: backend) { firm in
      let visit = try await firm.booked("1", "9:00", workOrder: Cast.workOrder)
      let asOffered = try await firm.free()
      #expect(try await firm.cancel(visit, "We are away").word == "canceled")

      let after = try #require(try await firm.visit(visit.id))
      #expect((after.state, after.sequence, after.version) == (.canceled, 1, 2))
      #expect(
        after.cancellation
          == CancellationNote(at: firm.clock.now, by: "con_omar", reason: "We are away"))
      #expect(try await firm.diary() == "–")
      #expect(!asOffered.contains(" 9:00 "))
      #expect(try await firm.free().contains(" 9:00 "))
      #expect(try await firm.workOrder(Cast.workOrder)?.state == .unscheduled)
      #expect(try await firm.events() == "appointment.booked appointment.canceled")

      let letter = try #require(try await firm.letters().last)
      #expect(letter.kind == .canceled)
      #expect(letter.facts?.reason == "We are away")
      #expect((letter.facts?.number, letter.facts?.sequence) == (visit.number, 1))
      #expect(letter.facts?.slot == visit.slot)
    }
  }

  @Test func b4ASecondSubmitIsToldThatItIsDone() async throws {
    try await withFirm { firm in
      let visit = try await firm.booked("1", "9:00")
      #expect(try await firm.cancel(visit, "First").word == "canceled")
      #expect(try await firm.cancel(visit, "Second").word == "alreadyCanceled")
      #expect(try await firm.visit(visit.id)?.cancellation?.reason == "First")
      #expect(try await firm.letterKinds() == "confirmed canceled")
    }
  }

  @Test(arguments: [
    // required  reason                                     answer
    (true, "We are away", "canceled"),
    (true, "", "reasonMissing"),
    (true, "  \n\u{00A0}", "reasonMissing"),
    (true, String(repeating: "ä", count: 1000), "canceled"),
    (true, String(repeating: "ä", count: 1001), "textTooLong"),
    (false, "", "canceled"),
    (false, String(repeating: "ä", count: 1001), "textTooLong"),
  ])
  func reasons(required: Bool, reason: String, answer: String) async throws {
    try await withFirm {
      $0.rules.cancellationReasonRequired = required
    } _: { firm in
      let visit = try await firm.booked("1", "9:00")
      #expect(try await firm.cancel(visit, reason).word == answer)
      #expect(try await firm.diary() == (answer == "canceled" ? "–" : "9:00 1"))
    }
  }

  @Test(arguments: [
    // hours before  now                answer
    (0, "8:59", "canceled"),
    (0, "9:00", "canceled"),
    (0, "9:01", "insideCutOff"),
    (2, "7:00", "canceled"),
    (2, "7:01", "insideCutOff"),
    (24, "0:00", "insideCutOff"),
  ])
  func cutOff(hours: Int, now: String, answer: String) async throws {
    try await withFirm {
      $0.rules.cutOff = hours * 3600
    } _: { firm in
      let visit = try await firm.booked("1", "9:00")
      firm.clock.now = Cast.at(now)
      #expect(try await firm.cancel(visit).word == answer)
    }
  }

  @Test(arguments: [
    (AppointmentState.traveling, "wrongState"), (.inProgress, "wrongState"),
    (.onBreak, "wrongState"), (.completed, "wrongState"), (.cannotComplete, "wrongState"),
    (.canceled, "alreadyCanceled"), (.scheduled, "canceled"),
  ])
  func onlyScheduledVisits(state: AppointmentState, answer: String) async throws {
    try await withFirm { firm in
      let visit = try await firm.booked("1", "9:00")
      if state != .scheduled { try await firm.set(visit.id, state) }
      #expect(try await firm.cancel(visit).word == answer)
    }
  }

  @Test func theWorkOrderWaitsForItsLastVisit() async throws {
    try await withFirm { firm in
      let first = try await firm.booked("1", "9:00", workOrder: Cast.workOrder)
      try await firm.change { ledger in
        var second = first
        second.id = AppointmentID("apt_2")!
        second.session = second.id
        second.number = "A-2"
        try ledger.insert(second)
      }
      _ = try await firm.cancel(first)
      #expect(try await firm.workOrder(Cast.workOrder)?.state == .scheduled)
    }
  }

  @Test func whoStaysMovesUpInsideTheirPromise() async throws {
    try await withFirm { firm in
      let exact = try await firm.booked("exact", "8:00")
      try await firm.booked("window", "8:00–12:00", Cast.windowVisit)
      #expect(try await firm.diary() == "8:00 exact, 9:00 window")
      _ = try await firm.cancel(exact)
      #expect(try await firm.diary() == "8:00 window")
    }
  }

  /// Nobody marked the long visits of the day as begun: they stand late, into the next day, and
  /// that must not keep a customer from cancelling.
  @Test func aDayThatRunsLateCanStillBeCancelled() async throws {
    try await withFirm {
      $0.resources[0].hours = Cast.always
      $0.services.append(Cast.service("overhaul", minutes: 420, venue: .onSite))
    } _: { firm in
      let overhaul = Cast.service("overhaul", minutes: 420, venue: .onSite)
      try await firm.booked("1", "0:30", overhaul)
      try await firm.booked("2", "8:00", overhaul)
      let last = try await firm.booked("3", "23:00")
      try await firm.booked("4", "0:00", on: Cast.tuesdayDate)
      firm.clock.now = Cast.at("15:00")
      #expect(try await firm.cancel(last).word == "canceled")
      #expect(try await firm.diary() == "0:30 1, 8:00 2")
    }
  }
}

@Suite("Commenting") struct CommentingTests {
  @Test func untilTravelBegins() async throws {
    try await withFirm { firm in
      let visit = try await firm.booked("1", "9:00")
      #expect(try await firm.comment(visit, "Mind the dog").word == "saved")
      let saved = try #require(try await firm.visit(visit.id))
      #expect((saved.comment, saved.version, saved.sequence) == ("Mind the dog", 2, 0))
      // The same again is no change.
      #expect(try await firm.comment(visit, "Mind the dog").word == "saved")
      #expect(try await firm.events() == "appointment.booked appointment.commented")
      #expect(try await firm.letterKinds() == "confirmed")
      try await firm.set(visit.id, .traveling)
      #expect(try await firm.comment(visit, "Too late").word == "wrongState")
    }
  }

  @Test(arguments: [(2000, "saved"), (2001, "textTooLong")])
  func length(letters: Int, answer: String) async throws {
    try await withFirm { firm in
      let visit = try await firm.booked("1", "9:00")
      #expect(try await firm.comment(visit, String(repeating: "ö", count: letters)).word == answer)
    }
  }

  @Test func s5OfOthersNotFoundAndWithoutTheRoleNotAllowed() async throws {
    try await withFirm { firm in
      let visit = try await firm.booked("1", "9:00")
      #expect(try await firm.comment(visit, "x", as: Cast.guestStranger).word == "notFound")
      try await firm.setRoles(of: Cast.omar, [])
      #expect(try await firm.comment(visit, "x").word == "notAllowed")
      #expect(try await firm.visit(visit.id)?.comment == "")
    }
  }
}
