import Scheduling
import Storage
import Testing

extension Cast {
  static let ofLena = AppointmentInvitationID("ain_lena")!
  static let maya = mayaPlumber.id
}

extension Firm {
  /// Dries leads; Lena comes along, Maya perhaps. Each alone can be booked by a link of their own.
  fileprivate func shareTogether(
    _ change: @escaping @Sendable (inout AppointmentInvitation) -> Void = { _ in }
  ) async throws {
    try await share { invitation in
      invitation.participants = [
        .init(resource: Cast.dries, role: .primary), .init(resource: Cast.lena, role: .required),
        .init(resource: Cast.maya, role: .optional),
      ]
      change(&invitation)
    }
    try await share { invitation in
      invitation.id = Cast.ofLena
      invitation.participants = [.init(resource: Cast.lena, role: .primary)]
      invitation.keyHash = Cast.hash(8)
    }
    try await share { invitation in
      invitation.id = AppointmentInvitationID("ain_dries")!
      invitation.keyHash = Cast.hash(9)
    }
  }

  fileprivate func times(
    by invitation: AppointmentInvitationID = Cast.shared, on date: LocalDate = Cast.mondayDate
  ) async throws -> [Slot] {
    try await week(of: date, by: invitation).days.first { $0.date == date }?.slots ?? []
  }

  fileprivate func diaries() async throws -> [String] {
    var diaries: [String] = []
    for resource in [Cast.dries, Cast.lena, Cast.maya] {
      diaries.append(try await diary(of: resource))
    }
    return diaries
  }
}

/// Runs in a firm of three, of whom nobody but Dries and Lena has to come.
private func withThree(_ body: (Firm) async throws -> Void) async throws {
  try await withFirm { setup in
    setup.resources = [Cast.driesPlumber, Cast.lenaPlumber, Cast.mayaPlumber]
  } _: { firm in
    try await firm.shareTogether()
    try await body(firm)
  }
}

@Suite("Several who come together")
struct CompanionTests {
  @Test("only starts are offered at which everybody is free who must come")
  func offered() async throws {
    try await withThree { firm in
      let before = try await firm.times()
      #expect(try await firm.book("lena", "9:00", by: Cast.ofLena).word == "booked")
      try await firm.away(Cast.at("13:00"), Cast.at("14:30"), Cast.lena)
      let (together, lena) = (try await firm.times(), try await firm.times(by: Cast.ofLena))
      #expect(Set(together) == Set(before).intersection(lena))
      #expect(together.count < before.count && !together.contains(Cast.slot("9:00")))
      // Who comes only if free doesn't narrow anything.
      try await firm.away(Cast.at("8:00"), Cast.at("17:00"), Cast.maya, "2")
      #expect(try await firm.times() == together)
      let refused = try await firm.book("late", "9:00")
      #expect(refused.word == "slotTaken")
      guard case .refused(_, let alternatives) = refused else { return }
      #expect(!alternatives.isEmpty && Set(alternatives).isSubset(of: together))
    }
  }

  @Test("the visit stands on everybody's day; cancelling takes it off all of them")
  func bookedAndCanceled() async throws {
    try await withThree { firm in
      guard case .booked(let visit) = try await firm.book("all", "9:00") else {
        Issue.record("not booked")
        return
      }
      #expect(visit.resource == Cast.dries)
      #expect(visit.companions.map(\.resource) == [Cast.lena, Cast.maya])
      #expect(try await firm.diaries() == ["9:00 all", "9:00 all", "9:00 all"])
      #expect(try await firm.times(by: Cast.ofLena).contains(Cast.slot("9:00")) == false)
      let catalogue = try await firm.look { try $0.catalogue() }
      #expect(catalogue.resourceName(of: visit) == "Dries, Lena, Maya")
      let canceled = try await firm.cancel(visit, as: .system)
      #expect(canceled.word == "canceled")
      #expect(try await firm.diaries() == ["–", "–", "–"])
    }
  }

  @Test("whoever comes only if free stays where they are when they aren't")
  func optional() async throws {
    try await withThree { firm in
      try await firm.away(Cast.at("8:00"), Cast.at("12:00"), Cast.maya)
      #expect(try await firm.book("early", "9:00").word == "booked")
      #expect(try await firm.book("late", "15:00").word == "booked")
      #expect(
        try await firm.diaries() == [
          "9:00 early, 15:00 late", "9:00 early, 15:00 late", "15:00 late",
        ])
    }
  }

  @Test("moved, it moves on everybody's day, to where all are free")
  func moved() async throws {
    try await withThree { firm in
      guard case .booked(let visit) = try await firm.book("all", "9:00") else { return }
      #expect(try await firm.book("lena", "10:00", by: Cast.ofLena).word == "booked")
      #expect(try await firm.move(visit, to: "10:00", as: .system).word == "slotTaken")
      // Its own time is in nobody's way.
      let moved = try await firm.move(visit, to: "9:30", as: .system)
      #expect(moved.word == "moved")
      #expect(try await firm.diaries() == ["9:30 all", "9:30 all, 10:00 lena", "9:30 all"])
      try await firm.away(Cast.at("13:00"), Cast.at("17:00"), Cast.maya)
      let after = try #require(try await firm.visit(visit.id))
      #expect(try await firm.move(after, to: "14:00", as: .system).word == "moved")
      #expect(try await firm.diaries() == ["14:00 all", "10:00 lena, 14:00 all", "–"])
    }
  }

  @Test("what becomes of it shows on everybody's day, and can be taken back there")
  func states() async throws {
    try await withThree { firm in
      guard case .booked(let visit) = try await firm.book("all", "9:00") else { return }
      firm.clock.now = Cast.at("9:00")
      func change(_ state: AppointmentState) async throws -> String {
        let wish = StateWish(appointment: visit.id, state: state, reason: "As it is")
        let answer = try await firm.scheduler.changeState(wish, for: .system, in: Cast.heating)
        return if case .changed = answer { "changed" } else { "\(answer)" }
      }
      #expect(try await change(.traveling) == "changed")
      #expect(try await change(.cannotComplete) == "changed")
      #expect(try await firm.diaries() == ["–", "–", "–"])
      // Lena's time is given away; then all can't be put back.
      #expect(try await firm.book("lena", "10:00", by: Cast.ofLena).word == "booked")
      #expect(try await change(.traveling) == "changed")
      #expect(try await firm.diaries() == ["9:00 all", "9:00 all, 10:00 lena", "9:00 all"])
      #expect(try await change(.inProgress) == "changed")
      firm.clock.now = Cast.at("9:10")
      #expect(try await change(.completed) == "changed")
      for resource in [Cast.dries, Cast.lena, Cast.maya] {
        let end = try await firm.look { ledger in
          try ledger.connection.row(
            "SELECT occupied_end FROM occupancy WHERE appointment_id = ? AND resource_id = ?",
            visit.id, resource
          ) { try $0.instant() }
        }
        #expect(end == Cast.at("9:10"))
      }
    }
  }

  @Test("B1: fifty for one start, and others for those who come along: nobody is in two places")
  func rush() async throws {
    try await withThree { firm in
      for round in 0..<20 {
        let date = RushTests.day(round)
        let times = ["9:00", "9:30", "10:00"]
        let answers = try await firm.all(50) { number in
          try await firm.book(
            "\(round)-\(number)", times[number % 3], on: date,
            by: number % 2 == 0 ? Cast.shared : Cast.ofLena, mostOpen: 1_000_000)
        }
        let words = answers.reduce(into: [:]) { $0[$1.word, default: 0] += 1 }
        #expect(words["booked"] ?? 0 >= 1, "\(words)")
        #expect((words["booked"] ?? 0) + (words["slotTaken"] ?? 0) == 50, "\(words)")
        for resource in [Cast.dries, Cast.lena, Cast.maya] {
          #expect(try await firm.overlaps(of: resource, on: date) == [])
        }
        // Whole or not at all.
        let visits = try await firm.look { try $0.appointments(bookedBy: Cast.shared, limit: 1000) }
        for visit in visits where visit.planDate == date {
          for key in visit.dayKeys {
            let day = try await firm.look {
              try $0.days(of: [key.resource], from: key.date, through: key.date)[0].visits
            }
            #expect(day.contains { $0.appointment == visit.id && $0.planned == visit.planned })
          }
        }
      }
    }
  }

  @Test("somebody who must come and can't any more leaves no times, and says so")
  func gone() async throws {
    try await withThree { firm in
      try await firm.change { ledger in
        var lena = Cast.lenaPlumber
        lena.isActive = false
        try ledger.save(lena)
      }
      #expect(try await firm.book("all", "9:00").word == "withdrawn")
    }
  }

  @Test("whoever comes along sees the visit among their own, and nobody else does")
  func scope() async throws {
    try await withThree { firm in
      guard case .booked(let visit) = try await firm.book("all", "9:00") else { return }
      func sees(_ resource: ResourceID) async throws -> Bool {
        let viewer = Viewer.staff(
          StaffViewer(
            id: StaffUserID("stf_one")!, resource: resource, permissions: [.ownDays]))
        return try await firm.look { try $0.appointment(visit.id, for: viewer) } != nil
      }
      #expect(try await sees(Cast.dries))
      #expect(try await sees(Cast.lena))
      #expect(try await sees(Cast.room) == false)
    }
  }
}
