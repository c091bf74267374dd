import ArgumentParser
import Logging

struct SettingsOption: ParsableArguments {
  @Option(help: "JSON file with settings; variables of the environment win over it.")
  var config: String?

  func load() async throws -> Settings {
    do {
      return try await Settings(file: config)
    } catch let error as SettingsError {
      throw ValidationError("\(error)")
    }
  }
}

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Serve the portal until told to stop (SIGTERM or Control-C).")

  @OptionGroup var settings: SettingsOption

  func run() async throws {
    let settings = try await settings.load()
    let logger = try settings.logger()
    let installation = try await Installation(settings)
    if settings.mailServer == nil {
      logger.notice("no mail server is set: letters wait in the outbox")
    }
    try await Server(installation: installation, logger: logger) {
      logger.notice("ready", metadata: ["origin": "\(settings.origin)"])
    }.run()
  }
}
