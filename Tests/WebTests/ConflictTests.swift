import Foundation
import HTTPTypes
import Scheduling
import Storage
import Testing

/// Plans that a change leaves feasible are laid out anew; those that it doesn't are conflicts.
@Suite("Conflicts")
struct ConflictTests {
  private static let window = Slot(text: "2026-11-27T07:00:00Z/2026-11-27T11:00:00Z")!

  /// Makes Omar's visit one that is promised between 8 and 12 on Friday.
  ///
  /// - Parameter delay: seconds by which its row begins after the window does.
  private func promiseWindow(_ stage: Stage, delay: Int = 0) async throws {
    let id = try #require(AppointmentID(Firm.omarVisit))
    try await stage.store.writeLedger(Firm.organization) { ledger in
      var visit = try #require(try ledger.appointment(id, for: .system))
      let old = visit.dayKey
      visit.slot = Self.window
      visit.planned = Self.window.earliest + delay
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
        appointment: id, planned: visit.planned,
        occupied: TimeRange(from: visit.planned, seconds: 3600), leg: nil, seats: 1,
        seatsTaken: 1)
      let key = visit.dayKey
      let version = try ledger.days(of: [key.resource], from: key.date, through: key.date)[0]
        .version
      try ledger.replaceDay(old, version: days[0].version, placements: standing)
      try ledger.replaceDay(key, version: version, placements: [moved])
    }
  }

  @Test("an arrival window is kept by starting later, and the row says so")
  func laidOutAnew() async throws {
    try await withStage { stage in
      let dora = try await stage.staff("dora")
      let window = Self.window
      try await promiseWindow(stage)
      let wish = try await stage.hours(["friday": "10:00–17:00"])
      let answer = try await dora.post(ResourcePageTests.lena + "/hours", wish)
      #expect(answer.location.hasSuffix("done=recordSaved"), "the window can still be kept")
      let visit = try #require(try await stage.visit(Firm.omarVisit))
      #expect(visit.planned >= (try #require(Instant(iso8601: "2026-11-27T09:00:00Z"))))
      #expect(visit.planned <= window.latest && visit.slot == window)
    }
  }

  @Test("the overview tells of what each change leaves in conflict, and only while it is")
  func overview() async throws {
    try await withStage { stage in
      let dora = try await stage.staff("dora")
      let (mira, omar) = (Firm.miraVisit, Firm.omarVisit)
      func inConflict() async throws -> Set<String> {
        let page = try await dora.get("/staff").text
        let list = page.range(of: "id=\"coming\"").map { page[..<$0.lowerBound] } ?? page[...]
        let resource = try #require(ResourceID("res_lena"))
        let found = Set([mira, omar].filter { list.contains("/staff/appointments/\($0)\"") })
        // What stands in memory is what the plans say.
        let afresh = try await stage.store.readLedger(Firm.organization) { ledger in
          let days = try ledger.days(
            of: [resource], from: LocalDate(iso8601: "2026-11-22")!,
            through: LocalDate(iso8601: "2026-12-07")!)
          return Set(days.flatMap(\.visits).map(\.appointment.rawValue))
        }
        #expect(found.isSubset(of: afresh))
        return found
      }
      func save(_ thursday: String) async throws {
        let wish = try await stage.hours(["thursday": thursday])
        #expect(
          try await dora.post(ResourcePageTests.lena + "/hours", wish).status == .seeOther)
      }
      #expect(try await inConflict() == [])
      try await save("8-11")
      #expect(try await inConflict() == [omar])
      try await save("8-9")
      #expect(try await inConflict() == [mira, omar])
      try await save("8-17")
      #expect(try await inConflict() == [])
      let away = ["date": "2026-11-26", "hours": ""]
      #expect(try await dora.post(ResourcePageTests.lena + "/shifts", away).status == .seeOther)
      #expect(try await inConflict() == [mira, omar])
      #expect(
        try await dora.post(
          "/staff/appointments/\(mira)/state",
          ["state": "canceled", "version": "1", "reason": "Away"]
        ).status == .seeOther)
      #expect(try await inConflict() == [omar])
      #expect(
        try await dora.post(ResourcePageTests.lena + "/shifts/2026-11-26/removal").status
          == .seeOther)
      #expect(try await inConflict() == [])
      let valley = OfferPageTests.valley
      let holidays = WrittenForm.all.first { $0.route == "/staff/territories/{id}" }
      let form = try #require(holidays).fields.merging(["holidays": "2026-11-26"]) { $1 }
      #expect(try await dora.submit(valley, on: valley, form).status == .seeOther)
      #expect(try await inConflict() == [omar])
    }
  }

  @Test("a territory's new name lays no plan out anew; new hours do")
  func names() async throws {
    try await withStage { stage in
      let dora = try await stage.staff("dora")
      try await promiseWindow(stage, delay: 3600)
      let id = try #require(TerritoryID("ter_valley"))
      func save(_ change: [String: String]) async throws {
        let standing = try #require(try await stage.catalogue().territories[id])
        let form = TerritoryForm.fields(of: standing)
        let sent = form.merging(["stamp": FormStamp.of(form)]) { $1 }.merging(change) { $1 }
        #expect(try await dora.post(OfferPageTests.valley, sent).status == .seeOther)
      }
      let late = Self.window.earliest + 3600
      #expect(try await stage.visit(Firm.omarVisit)?.planned == late)
      try await save(["name": "Another name", "restarts": "true"])
      #expect(try await stage.catalogue().territories[id]?.name == "Another name")
      #expect(try await stage.visit(Firm.omarVisit)?.planned == late)
      try await save(["thursday": "08:00–16:00"])
      let planned = try #require(try await stage.visit(Firm.omarVisit)?.planned)
      #expect(planned < late)
    }
  }
}
