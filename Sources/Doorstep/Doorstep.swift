import ArgumentParser

/// The command line: `doorstep serve | migrate | import | generate | demo | invite | doctor |
/// settings`.
@main
struct DoorstepCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doorstep",
    abstract: "Lets customers book visits themselves, and advisors share their free time.",
    version: Version.current,
    subcommands: [
      ServeCommand.self, MigrateCommand.self, ImportCommand.self, GenerateCommand.self,
      DemoCommand.self,
      InviteCommand.self, DoctorCommand.self, SettingsCommand.self,
    ])
}

enum Version {
  static let current = "0.1.0"
}
