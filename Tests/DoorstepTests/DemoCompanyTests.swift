import Doorstep
import Foundation
import Scheduling
import Storage
import Testing

@Suite("Demo company")
struct DemoCompanyTests {
  private static let zones = ZoneFiles().source

  private static func company(seed: UInt64 = 1, on today: String) throws -> CompanyFile {
    let today = try #require(LocalDate(iso8601: today))
    let bytes = DemoCompany.make(seed: seed, today: today, zones: zones)
    switch CompanyFile.read(bytes, zones: zones) {
    case .company(let company): return company
    case .faulty(let faults):
      Issue.record("\(faults.prefix(10))")
      throw CocoaError(.coderInvalidValue)
    }
  }

  // A usual week, a Saturday, the days around a change of clocks, Easter, the turn of the year.
  @Test(
    "it is a right company file on any day",
    arguments: ["2026-11-21", "2026-10-26", "2027-03-26", "2026-12-24", "2028-02-29"])
  func anyDay(today: String) throws {
    let company = try Self.company(on: today)
    #expect(company.contacts.count == 2_000)
    #expect(company.resources.count == 45)
    #expect(company.serviceTypes.count == 7)
    #expect(company.territories.count == 4)
    #expect((2_500...5_000).contains(company.visits.count), "\(company.visits.count)")
    let owners = Set(company.assets.compactMap(\.contact))
    #expect(company.contacts.allSatisfy { owners.contains($0.id) })
    let visits = company.visits.map(\.appointment).filter {
      $0.contact.rawValue == DemoCompany.mira
    }
    #expect(
      visits.map(\.state.rawValue).sorted() == ["canceled", "completed", "scheduled"])
    #expect(!company.profiles.contains { $0.contact.rawValue == DemoCompany.jakob })
  }

  @Test("seed and date decide everything")
  func deterministic() throws {
    let today = try #require(LocalDate(iso8601: "2026-11-21"))
    func make(_ seed: UInt64) -> [UInt8] {
      DemoCompany.make(seed: seed, today: today, zones: Self.zones)
    }
    let first = make(1)
    #expect(first == make(1))
    #expect(first != make(2))
  }

  @Test(
    "every visit ahead can be kept, and there is room for more",
    arguments: ["2026-11-21", "2026-11-26", "2027-03-26"])
  func feasible(today: String) async throws {
    let company = try Self.company(on: today)
    let today = try #require(LocalDate(iso8601: today))
    let noon = Instant(seconds: today.days * 86_400 + 43_200)
    let folder = NSTemporaryDirectory() + "/doorstep-demo-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let store = try await SQLStore(
      path: folder + "/ledger.sqlite", clock: { noon }, zones: Self.zones)
    let secrets = try Secrets.live()
    let outcome = try await store.importCompany(company, secrets: secrets)
    guard case .imported(let summary) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(summary[.appointments].inserted == company.visits.count)
    let again = try await store.importCompany(company, secrets: secrets)
    guard case .imported(let second) = again, second.changesNothing else {
      Issue.record("\(again)")
      return
    }
    try await store.read(company.organization.id) { ledger in
      let catalogue = try ledger.catalogue()
      let resources = company.resources.map(\.id)
      let (first, last) = (today + 1, today + 14)
      let book = DayBook(
        days: try ledger.days(of: resources, from: first, through: last),
        deviations: try ledger.deviations(of: resources, from: first, through: last))
      let plans = DayPlans(catalogue: catalogue, book: book, now: noon)
      var (open, busy, visits) = (0, 0, 0)
      for resource in company.resources {
        for date in first...last {
          let plan = plans.plan(of: resource, on: date)
          #expect(plan.conflicts.isEmpty, "\(plan.key)")
          open += plan.segments.reduce(0) { $0 + $1.duration }
          visits += plan.stops.count
          busy += zip(plan.stops, plan.positions).reduce(0) {
            $0 + $1.1.drive + $1.0.before + $1.0.duration + $1.0.after
          }
        }
      }
      #expect(visits > 700)
      #expect((0.5...0.8).contains(Double(busy) / Double(max(1, open))), "\(busy) of \(open)")
    }
    try store.close()
  }
}
