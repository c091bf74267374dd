import ArgumentParser
import Foundation
import Scheduling
import Storage

struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Make the company file of a made-up company of any size.",
    discussion: "The same seed, sizes and date give the same file. Half of the appointments lie "
      + "ahead, up to four weeks; the others are behind.")

  @Option(help: "Seed of everything that is left to chance.")
  var seed: UInt64 = 1
  @Option(help: "Technicians, and one advisor for each nineteen of them.")
  var resources = 100
  @Option(help: "Contacts, each with at least one asset.")
  var contacts = 5_000
  @Option(help: "Visits behind and ahead.")
  var appointments = 10_000
  @Option(help: "Territories; one for each thirty resources if left out.")
  var territories: Int?
  @Option(help: "Contacts who can sign in: customer-1@example.org and so on.")
  var portalUsers = 0
  @Option(help: "The password of all who can sign in.")
  var password = DemoCompany.miraPassword
  @Option(help: "The day that visits lie behind and ahead of; today if left out.")
  var today: String?
  @Option(help: "File to write; the standard output if left out.", completion: .file())
  var out: String?

  func validate() throws {
    for (name, value, limits) in [
      ("resources", resources, 1...200_000), ("contacts", contacts, 1...5_000_000),
      ("appointments", appointments, 0...5_000_000), ("portal-users", portalUsers, 0...contacts),
      ("territories", territories ?? 1, 1...7_000),
    ] where !limits.contains(value) {
      throw ValidationError(
        "--\(name): must be from \(limits.lowerBound) to \(limits.upperBound)")
    }
    guard (8...128).contains(password.unicodeScalars.count) else {
      throw ValidationError("--password: must have 8 to 128 characters")
    }
  }

  func run() throws {
    let zones = ZoneFiles(folder: "/usr/share/zoneinfo").source
    guard let zone = zones.zone("Europe/Zurich") else {
      throw ValidationError("The tz database is missing: install the package tzdata.")
    }
    let given = today.map { LocalDate(iso8601: $0) }
    guard let date = given ?? zone.date(of: SystemClock.now()) else {
      throw ValidationError("--today: must look like 2026-11-26")
    }
    var size = GeneratedCompany.Size(
      resources: resources, contacts: contacts, appointments: appointments,
      territories: territories)
    size.portalUsers = portalUsers
    size.password = password
    let company = GeneratedCompany(size, seed: seed, today: date, zones: zones)
    let file = try output()
    let made = try company.write { try file.write(contentsOf: Data($0)) }
    try file.close()
    guard made == appointments else {
      let error = "There is room or need for \(made) of \(appointments) appointments only.\n"
      FileHandle.standardError.write(Data(error.utf8))
      throw ExitCode(1)
    }
  }

  private func output() throws -> FileHandle {
    guard let out else { return .standardOutput }
    guard FileManager.default.createFile(atPath: out, contents: nil),
      let file = FileHandle(forWritingAtPath: out)
    else { throw ValidationError("--out: \(out) can't be written") }
    return file
  }
}
