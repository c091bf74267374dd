import ArgumentParser
import Storage

struct MigrateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate", abstract: "Create the database or bring it up to date.")

  @OptionGroup var settings: SettingsOption

  func run() async throws {
    let installation = try await Installation(try await settings.load())
    let report = installation.store.migration
    print(
      report.applied.isEmpty
        ? "\(installation.settings.database) is up to date (version \(report.to))."
        : "\(installation.settings.database): version \(report.from) to \(report.to), "
          + report.applied.joined(separator: ", "))
    try installation.store.close()
  }
}
