import Doorstep
import Foundation
import Scheduling
import Storage
import Synchronization
import Testing

/// Import, export, import elsewhere, export: the same bytes.
@Suite("Company files go round")
struct RoundTripTests {
  private static let zones = ZoneFiles().source
  private static let today = LocalDate(iso8601: "2026-11-26")!

  private static func export(_ bytes: [UInt8], from folder: String) async throws -> [UInt8] {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let noon = Instant(seconds: today.days * 86_400 + 43_200)
    let store = try await SQLStore(path: folder + "/ledger.sqlite", clock: { noon }, zones: zones)
    guard case .company(let company) = CompanyFile.read(bytes, zones: zones) else {
      Issue.record("\(CompanyFile.read(bytes, zones: zones))")
      return []
    }
    let outcome = try await store.importCompany(company, secrets: try Secrets.live())
    guard case .imported = outcome else {
      Issue.record("\(outcome)")
      return []
    }
    let written = Mutex<[UInt8]>([])
    try await store.exportCompany(company.organization.id, withSecrets: true) { bytes in
      written.withLock { $0 += bytes }
    }
    try store.close()
    return written.withLock { $0 }
  }

  private static func goesRound(_ bytes: [UInt8]) async throws {
    let folder = NSTemporaryDirectory() + "/doorstep-round-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let first = try await export(bytes, from: folder + "/first")
    #expect(first.count > bytes.count)
    #expect(try await export(first, from: folder + "/second") == first)
  }

  @Test("the demo company")
  func demo() async throws {
    try await Self.goesRound(
      DemoCompany.make(seed: 1, today: Self.today, zones: Self.zones))
  }

  @Test("a generated company")
  func generated() async throws {
    var size = GeneratedCompany.Size(resources: 40, contacts: 300, appointments: 400)
    size.portalUsers = 2
    var bytes: [UInt8] = []
    let company = GeneratedCompany(size, seed: 3, today: Self.today, zones: Self.zones)
    _ = try company.write { bytes += $0 }
    try await Self.goesRound(bytes)
  }
}
