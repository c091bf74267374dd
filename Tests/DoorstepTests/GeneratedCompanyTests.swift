import Doorstep
import Foundation
import Scheduling
import Storage
import Testing

@Suite("Generated company")
struct GeneratedCompanyTests {
  private static let zones = ZoneFiles().source

  private static func bytes(
    _ size: GeneratedCompany.Size, seed: UInt64 = 1
  ) throws -> [UInt8] {
    let today = try #require(LocalDate(iso8601: "2026-11-26"))
    var bytes: [UInt8] = []
    let company = GeneratedCompany(size, seed: seed, today: today, zones: zones)
    let count = try company.write { bytes += $0 }
    #expect(count == size.appointments)
    return bytes
  }

  private static func read(_ bytes: [UInt8]) throws -> CompanyFile {
    switch CompanyFile.read(bytes, zones: zones) {
    case .company(let company): return company
    case .faulty(let faults):
      Issue.record("\(faults.prefix(10))")
      throw CocoaError(.coderInvalidValue)
    }
  }

  @Test(
    "it has the sizes that were asked for",
    arguments: [(1, 1, 0, nil), (1, 3, 4, 1), (45, 300, 500, 3), (60, 100, 20, nil)])
  func sizes(resources: Int, contacts: Int, appointments: Int, territories: Int?) throws {
    var size = GeneratedCompany.Size(
      resources: resources, contacts: contacts, appointments: appointments,
      territories: territories)
    size.portalUsers = min(3, contacts)
    let company = try Self.read(try Self.bytes(size))
    #expect(company.resources.count == resources)
    #expect(company.contacts.count == contacts)
    #expect(company.visits.count == appointments)
    #expect(company.territories.count == (territories ?? (resources + 29) / 30) + 1)
    #expect(
      Set(company.profiles.map(\.email))
        == Set((1...size.portalUsers).map { "customer-\($0)@example.org" }))
    let owners = Set(company.assets.compactMap(\.contact))
    #expect(company.contacts.allSatisfy { owners.contains($0.id) })
  }

  @Test("its visits are of all kinds and states, behind and ahead, and can be kept")
  func feasible() async throws {
    let size = GeneratedCompany.Size(resources: 40, contacts: 800, appointments: 1_500)
    let company = try Self.read(try Self.bytes(size))
    let today = try #require(LocalDate(iso8601: "2026-11-26"))
    let visits = company.visits.map(\.appointment)
    #expect(Set(visits.map(\.serviceType)).count == company.serviceTypes.count)
    #expect(visits.contains { !$0.slot.isExact } && visits.contains { $0.venue == .video })
    let ahead = visits.filter { $0.planDate > today }
    #expect((500...1_000).contains(ahead.count), "\(ahead.count)")
    let folder = NSTemporaryDirectory() + "/doorstep-generated-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let noon = Instant(seconds: today.days * 86_400 + 43_200)
    let store = try await SQLStore(
      path: folder + "/ledger.sqlite", clock: { noon }, zones: Self.zones)
    let outcome = try await store.importCompany(company, secrets: try Secrets.live())
    guard case .imported = outcome else {
      Issue.record("\(outcome)")
      return
    }
    try await store.read(company.organization.id) { ledger in
      let (first, last) = (today + 1, today + 28)
      let resources = company.resources.map(\.id)
      let book = DayBook(
        days: try ledger.days(of: resources, from: first, through: last),
        deviations: try ledger.deviations(of: resources, from: first, through: last))
      let plans = DayPlans(catalogue: try ledger.catalogue(), book: book, now: noon)
      for resource in company.resources {
        for date in first...last {
          #expect(plans.plan(of: resource, on: date).conflicts.isEmpty, "\(resource.id) \(date)")
        }
      }
    }
    try store.close()
  }

  @Test("seed, sizes and date decide everything")
  func deterministic() throws {
    let size = GeneratedCompany.Size(
      resources: 8, contacts: 50, appointments: 40, territories: 2)
    #expect(try Self.bytes(size) == Self.bytes(size))
    #expect(try Self.bytes(size) != Self.bytes(size, seed: 2))
  }

  @Test("a file that is written piece by piece is the one that is written at once")
  func streamed() throws {
    let records: [JSONValue] = [["id": "cat_a", "name": "A “b” \n"], ["id": "cat_b"]]
    var bytes: [UInt8] = []
    var stream = try CompanyStream { bytes += $0 }
    try stream.member("organization", ["id": "org_a", "logo": ["base64": ""]])
    try stream.list("categories") { add in try records.forEach(add) }
    try stream.list("skills") { _ in }
    try stream.finish()
    let whole = JSONValue.object([
      JSONMember("format", .string(CompanyFile.format)),
      JSONMember("organization", ["id": "org_a", "logo": ["base64": ""]]),
      JSONMember("categories", .array(records)), JSONMember("skills", []),
    ])
    #expect(bytes == whole.document)
  }
}
