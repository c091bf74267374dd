import Scheduling
import Storage
import Testing

/// Omar and Aisha share an account; only Aisha's role shows her all of it.
@Suite("Viewer scope") struct ViewerScopeTests {
  struct Look: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var viewer: Viewer
    /// Of Omar's, Aisha's and the stranger's visits.
    var sees: [Bool]
  }

  @Test(arguments: [
    Look(testDescription: "Omar his own", viewer: Cast.guestOmar, sees: [true, false, false]),
    Look(
      testDescription: "Aisha the account's", viewer: Cast.guestAisha, sees: [true, true, false]),
    Look(
      testDescription: "a stranger their own", viewer: Cast.guestStranger,
      sees: [false, false, true]),
    Look(
      testDescription: "a lodger of the house nothing", viewer: Cast.guestLodger,
      sees: [false, false, false]),
    Look(
      testDescription: "a link that one visit", viewer: .bearer(AppointmentID("apt_omar")!),
      sees: [true, false, false]),
    Look(
      testDescription: "a link of another visit not these",
      viewer: .bearer(AppointmentID("apt_other")!), sees: [false, false, false]),
    Look(testDescription: "the system everything", viewer: .system, sees: [true, true, true]),
  ])
  func s5WhatIsOutsideIsNotFound(_ look: Look) async throws {
    try await withFirm { firm in
      let visits = [
        try await firm.booked("omar", "9:00", as: Cast.guestOmar),
        try await firm.booked("aisha", "10:00", as: Cast.guestAisha),
        try await firm.booked("stranger", "14:00", as: Cast.guestStranger),
      ]
      for (visit, seen) in zip(visits, look.sees) {
        let found = try await firm.scheduler.visit(visit.id, for: look.viewer, in: Cast.heating)
        #expect((found != nil) == seen)
        let entry = try await firm.scheduler.calendarEntry(
          visit.id, for: look.viewer, in: Cast.heating)
        #expect((entry != nil) == seen)
        if !seen {
          #expect(try await firm.cancel(visit, as: look.viewer).word == "notFound")
          #expect(try await firm.move(visit, to: "16:00", as: look.viewer).word == "notFound")
          #expect(try await firm.comment(visit, "x", as: look.viewer).word == "notFound")
        }
      }
      let overview = try await firm.scheduler.overview(for: look.viewer, in: Cast.heating)
      let listed = Set(overview.upcoming.map(\.appointment.id))
      #expect(visits.map { listed.contains($0.id) } == look.sees)
    }
  }

  @Test func s5OfAnotherOrganisationNothingIsFound() async throws {
    try await withFirm { firm in
      let visit = try await firm.booked("1", "9:00")
      try await Cast.found(Cast.riverside, in: firm.store)
      let found = try await firm.scheduler.visit(visit.id, for: .system, in: Cast.riverside)
      #expect(found == nil)
      let answer = try await firm.scheduler.cancel(
        visit.id, reason: "x", for: Cast.guestOmar, in: Cast.riverside)
      #expect(answer.word == "notFound")
    }
  }

  @Test func theRoleDecidesWhetherASignInShowsTheAccount() async throws {
    try await withFirm { firm in
      #expect(try await firm.signedIn(Cast.omar).viewer == Cast.guestOmar)
      #expect(try await firm.signedIn(Cast.aisha).viewer == Cast.guestAisha)
      let lodger = try await firm.signedIn(Cast.lodger)
      #expect((lodger.viewer, lodger.mayBook) == (Cast.guestLodger, false))
    }
  }

  @Test func workToScheduleIsThatOfTheContactOrOfTheAccount() async throws {
    try await withFirm { firm async throws in
      func orders(_ viewer: Viewer) async throws -> Int {
        try await firm.scheduler.overview(for: viewer, in: Cast.heating).workToSchedule.count
      }
      #expect(try await orders(Cast.guestOmar) == 1)
      #expect(try await orders(Cast.guestAisha) == 1)
      #expect(try await orders(Cast.guestLodger) == 0)
      #expect(try await orders(Cast.guestStranger) == 0)
      let foreign = Firm.wish("1", Cast.slot("9:00"), workOrder: Cast.workOrder)
      #expect(try await firm.book(foreign, as: Cast.guestStranger).word == "notFound")
    }
  }
}
