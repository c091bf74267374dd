import Scheduling
import Storage
import Testing

/// Plans that a change leaves feasible are laid out anew; those that it doesn't are conflicts.
@Suite("Conflicts")
struct ConflictTests {
  @Test("an arrival window is kept by starting later, and the row says so")
  func laidOutAnew() async throws {
    try await withStage { stage in
      let dora = try await stage.staff("dora")
      let window = try #require(Slot(text: "2026-11-27T07:00:00Z/2026-11-27T11:00:00Z"))
      let id = try #require(AppointmentID(Firm.omarVisit))
      // Omar's visit becomes one that is promised between 8 and 12 on Friday.
      try await stage.store.writeLedger(Firm.organization) { ledger in
        var visit = try #require(try ledger.appointment(id, for: .system))
        let old = visit.dayKey
        visit.slot = window
        visit.planned = window.earliest
        visit.planDate = visit.planDate + 1
        try ledger.update(visit)
        let days = try ledger.days(of: [old.resource], from: old.date, through: old.date)
        let standing = days[0].visits.filter { $0.appointment != id }.map { row in
          Placement(
            appointment: row.appointment, planned: row.planned,
            occupied: TimeRange(from: row.planned - 600, seconds: 4200), leg: row.leg, seats: 1,
            seatsTaken: 1)
        }
        let moved = Placement(
          appointment: id, planned: window.earliest,
          occupied: TimeRange(from: window.earliest, seconds: 3600), leg: nil, seats: 1,
          seatsTaken: 1)
        let key = visit.dayKey
        let version = try ledger.days(of: [key.resource], from: key.date, through: key.date)[0]
          .version
        try ledger.replaceDay(old, version: days[0].version, placements: standing)
        try ledger.replaceDay(key, version: version, placements: [moved])
      }
      let wish = try await stage.hours(["friday": "10:00–17:00"])
      let answer = try await dora.post(ResourcePageTests.lena + "/hours", wish)
      #expect(answer.location.hasSuffix("done=recordSaved"), "the window can still be kept")
      let visit = try #require(try await stage.visit(Firm.omarVisit))
      #expect(visit.planned >= (try #require(Instant(iso8601: "2026-11-27T09:00:00Z"))))
      #expect(visit.planned <= window.latest && visit.slot == window)
    }
  }
}
