import Scheduling
import Storage
import Testing

extension Firm {
  /// `at` is a time of Monday; nil: now.
  func change(
    _ visit: Appointment, to state: AppointmentState, at time: String? = nil,
    device: String = "", reason: String = "", version: Int? = nil, as viewer: Viewer = .system
  ) async throws -> StateAnswer {
    try await scheduler.changeState(
      StateWish(
        appointment: visit.id, state: state, at: time.map { Cast.at($0) }, device: device,
        reason: reason, version: version), for: viewer, in: Cast.heating)
  }

  /// Walks along several states and expects each step to be taken.
  func walk(_ visit: Appointment, _ steps: (AppointmentState, String)...) async throws {
    for (state, time) in steps {
      clock.now = max(clock.now, Cast.at(time))
      #expect(try await change(visit, to: state, at: time).word == "changed", "\(state) \(time)")
    }
  }

  fileprivate func occupied(_ visit: Appointment) async throws -> String {
    try await look { ledger in
      try ledger.connection.row(
        """
        SELECT occupied_start, occupied_end FROM occupancy
        WHERE organization_id = ? AND appointment_id = ?
        """, Cast.heating, visit.id
      ) { "\(Cast.clock(try $0.instant()))–\(Cast.clock(try $0.instant()))" } ?? "–"
    }
  }
}

extension StateAnswer {
  var word: String {
    switch self {
    case .changed: "changed"
    case .unchanged: "unchanged"
    case .refused(let refusal): refusal.rawValue
    }
  }
}

@Suite("State changes") struct StateChangeTests {
  @Test(arguments: Backend.available)
  func aVisitFromDepartureToEnd(_ backend: Backend) async throws {
    try await withFirm(on: backend) { firm in
      let visit = try await firm.booked("1", "9:00", workOrder: Cast.workOrder)
      try await firm.walk(visit, (.traveling, "8:45"), (.inProgress, "9:05"))
      #expect(try await firm.workOrder(Cast.workOrder)?.state == .inProgress)
      try await firm.walk(
        visit, (.onBreak, "9:10"), (.inProgress, "9:15"), (.completed, "9:40"))
      let after = try #require(try await firm.visit(visit.id))
      #expect(
        (after.departedAt, after.startedAt, after.endedAt)
          == (Cast.at("8:45"), Cast.at("9:05"), Cast.at("9:40")))
      #expect((after.version, after.sequence) == (6, 0))
      #expect(try await firm.workOrder(Cast.workOrder)?.state == .completed)
      #expect(try await firm.letterKinds() == "confirmed")
      let lines = try await firm.store.journal(of: Cast.heating, limit: 100).map(\.entry)
        .filter { $0.event == "appointment.stateChanged" }
      #expect(
        lines.map { $0.after["state"] } == [
          "traveling", "inProgress", "onBreak", "inProgress", "completed",
        ])
      #expect(lines.first?.actor == "system" && lines.first?.before["state"] == "scheduled")
    }
  }

  /// Every move from every state: `+` taken, `<` taken back with a reason, `.` stands there
  /// already, anything else refused.
  @Test(arguments: [
    //                      sch tra inp onb com can cnc
    (AppointmentState.scheduled, ".+---+-"), (.traveling, "<.+--++"), (.inProgress, "-<.++-+"),
    (.onBreak, "--+.---"), (.completed, "--<-.--"), (.canceled, "-----.-"),
    (.cannotComplete, "--<---."),
  ])
  func movesFrom(_ state: AppointmentState, _ moves: String) async throws {
    let all: [AppointmentState] = [
      .scheduled, .traveling, .inProgress, .onBreak, .completed, .canceled, .cannotComplete,
    ]
    for (next, move) in zip(all, moves) {
      try await withFirm { firm in
        let visit = try await firm.booked("1", "9:00")
        switch state {
        case .scheduled: break
        case .traveling: try await firm.walk(visit, (.traveling, "8:45"))
        case .canceled: _ = try await firm.cancel(visit)
        case .inProgress:
          try await firm.walk(visit, (.traveling, "8:45"), (.inProgress, "9:00"))
        default:
          try await firm.walk(
            visit, (.traveling, "8:45"), (.inProgress, "9:00"), (state, "9:10"))
        }
        let silent = try await firm.change(visit, to: next).word
        let answer = try await firm.change(visit, to: next, reason: "Wrong button").word
        switch move {
        case "+": #expect(answer == "unchanged" || answer == "changed", "\(next)")
        case "<": #expect((silent, answer) == ("reasonMissing", "changed"), "\(next)")
        case ".": #expect((silent, answer) == ("unchanged", "unchanged"), "\(next)")
        default: #expect((silent, answer) == ("wrongState", "wrongState"), "\(next)")
        }
        let stands = try await firm.visit(visit.id)?.state
        #expect(stands == ("+<.".contains(move) ? next : state), "\(next)")
      }
    }
  }

  @Test(arguments: [
    // now     it happened at   answer
    ("8:50", "8:40", "changed"),
    ("12:00", "8:40", "changed"),
    ("8:50", "8:54", "changed"),
    ("8:50", "8:56", "timeImplausible"),
  ])
  func lateAndEarlyReports(now: String, at: String, answer: String) async throws {
    try await withFirm { firm in
      let visit = try await firm.booked("1", "9:00")
      firm.clock.now = Cast.at(now)
      #expect(try await firm.change(visit, to: .traveling, at: at).word == answer)
      if answer == "changed" {
        let departed = try await firm.visit(visit.id)?.departedAt
        #expect(departed == min(Cast.at(at), Cast.at(now)))
      }
    }
  }

  @Test func whatCameBeforeCanNotComeAfter() async throws {
    try await withFirm { firm in
      let visit = try await firm.booked("1", "9:00")
      try await firm.walk(visit, (.traveling, "8:45"))
      firm.clock.now = Cast.at("9:30")
      #expect(try await firm.change(visit, to: .inProgress, at: "8:30").word == "timeImplausible")
      // Two clocks that differ a little.
      #expect(try await firm.change(visit, to: .inProgress, at: "8:42").word == "changed")
      #expect(try await firm.visit(visit.id)?.startedAt == Cast.at("8:45"))
    }
  }

  @Test func b4WhatADeviceSendsAgainChangesNothing() async throws {
    try await withFirm { firm in
      let visit = try await firm.booked("1", "9:00")
      try await firm.walk(visit, (.traveling, "8:45"), (.inProgress, "9:00"))
      #expect(try await firm.change(visit, to: .traveling, at: "8:45").word == "unchanged")
      #expect(try await firm.change(visit, to: .inProgress, at: "9:00").word == "unchanged")
      #expect(try await firm.visit(visit.id)?.version == 3)
      #expect(try await firm.change(visit, to: .traveling, at: "8:50").word == "reasonMissing")
    }
  }

  @Test func s5OnlyThoseWhoWork() async throws {
    try await withFirm { firm in
      let visit = try await firm.booked("1", "9:00")
      let bearer = Viewer.bearer(visit.id)
      #expect(try await firm.change(visit, to: .traveling, as: Cast.guestOmar).word == "notAllowed")
      #expect(try await firm.change(visit, to: .traveling, as: bearer).word == "notAllowed")
      #expect(
        try await firm.change(visit, to: .traveling, as: Cast.guestStranger).word == "notFound")
      #expect(
        try await firm.change(visit, to: .canceled, reason: "x", as: bearer).word
          == "notAllowed")
      #expect(try await firm.visit(visit.id)?.version == 1)
    }
  }

  @Test func refusalsInTheirOrder() async throws {
    try await withFirm { firm in
      let visit = try await firm.booked("1", "9:00")
      let long = String(repeating: "ä", count: 1001)
      #expect(try await firm.change(visit, to: .completed, version: 9).word == "wrongState")
      #expect(try await firm.change(visit, to: .canceled, version: 9).word == "changedMeanwhile")
      #expect(try await firm.change(visit, to: .canceled, version: 1).word == "reasonMissing")
      #expect(try await firm.change(visit, to: .canceled, reason: long).word == "textTooLong")
      #expect(
        try await firm.change(visit, to: .traveling, device: String(long.prefix(101))).word
          == "textTooLong")
      #expect(try await firm.visit(visit.id)?.version == 1)
    }
  }

  @Test func whoIsDrivenToCanStillBeCancelled() async throws {
    try await withFirm { firm in
      let visit = try await firm.booked("1", "9:00", workOrder: Cast.workOrder)
      try await firm.walk(visit, (.traveling, "8:45"))
      #expect(try await firm.cancel(visit, as: .system).word == "wrongState")
      let answer = try await firm.change(
        visit, to: .canceled, device: "Office", reason: "Road closed")
      #expect(answer.word == "changed")
      #expect(try await firm.visit(visit.id)?.cancellation?.reason == "Road closed")
      #expect(try await firm.diary() == "–")
      #expect(try await firm.workOrder(Cast.workOrder)?.state == .unscheduled)
      #expect(try await firm.letterKinds() == "confirmed canceled")
      let line = try await firm.store.journal(of: Cast.heating, limit: 100).last?.entry
      #expect(line?.after["device"] == "Office" && line?.event == "appointment.canceled")
    }
  }

  @Test func whoEndsEarlyIsFreeEarlier() async throws {
    try await withFirm { firm in
      let visit = try await firm.booked("1", "9:00")
      try await firm.walk(visit, (.traveling, "8:45"), (.inProgress, "9:00"))
      #expect(!(try await firm.free(Cast.quickLook).contains("9:30")))
      try await firm.walk(visit, (.completed, "9:20"))
      #expect(try await firm.occupied(visit) == "9:00–9:20")
      #expect(try await firm.free(Cast.quickLook).hasPrefix("9:30"))
      try await firm.booked("2", "9:30", Cast.quickLook)
      // The end was a mistake; whoever was booked since stays.
      #expect(
        try await firm.change(visit, to: .inProgress, reason: "Not done yet").word == "changed")
      #expect(try await firm.occupied(visit) == "9:00–9:30")
      #expect(try await firm.visit(visit.id)?.endedAt == nil)
    }
  }

  @Test func whoCanNotBeginGivesTheTimeBack() async throws {
    try await withFirm { firm in
      let visit = try await firm.booked("1", "9:00", workOrder: Cast.workOrder)
      try await firm.walk(visit, (.traveling, "8:45"), (.cannotComplete, "8:55"))
      #expect(try await firm.occupied(visit) == "–")
      #expect(try await firm.workOrder(Cast.workOrder)?.state == .unscheduled)
      // Nobody was booked: the step back takes the time again.
      #expect(try await firm.change(visit, to: .traveling, reason: "Found it").word == "changed")
      #expect(try await firm.occupied(visit) == "9:00–10:00")
      #expect(try await firm.diary() == "9:00 1")
      #expect(try await firm.workOrder(Cast.workOrder)?.state == .scheduled)
      try await firm.walk(visit, (.cannotComplete, "8:56"))
      try await firm.booked("2", "9:30")
      #expect(try await firm.change(visit, to: .traveling, reason: "Again").word == "slotTaken")
      #expect(try await firm.visit(visit.id)?.state == .cannotComplete)
      #expect(try await firm.diary() == "9:30 2")
    }
  }

  @Test func whoIsLateStaysOutOfTheNextVisit() async throws {
    try await withFirm { firm in
      let late = try await firm.booked("1", "9:00")
      let next = try await firm.booked("2", "10:00")
      try await firm.walk(
        late, (.traveling, "8:45"), (.inProgress, "9:40"), (.completed, "23:30"))
      #expect(try await firm.occupied(late) == "9:00–10:00")
      #expect(try await firm.occupied(next) == "10:00–11:00")
      #expect(try await firm.diary() == "9:00 1, 10:00 2")
    }
  }

  @Test func oneSeatOfASessionMayEndForItself() async throws {
    try await withFirm { firm in
      let first = try await firm.booked("1", "9:00", Cast.boilerWorkshop)
      let second = try await firm.booked("2", "9:00", Cast.boilerWorkshop, as: Cast.guestAisha)
      try await firm.walk(first, (.traveling, "8:45"), (.cannotComplete, "9:10"))
      #expect(try await firm.diary() == "9:00 2")
      #expect(try await firm.visit(first.id)?.previousState == nil)
      try await firm.walk(second, (.traveling, "9:11"), (.inProgress, "9:12"))
      #expect(try await firm.occupied(second) == "9:00–10:00")
    }
  }
}
