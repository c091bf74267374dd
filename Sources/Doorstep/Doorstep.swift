import ArgumentParser

/// The command line: `doorstep serve | migrate | import | export | backup | generate | demo |
/// invite | key | doctor | settings`.
@main
struct DoorstepCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doorstep",
    abstract: "Lets customers book visits themselves, and advisors share their free time.",
    version: Version.current,
    subcommands: [
      ServeCommand.self, MigrateCommand.self, ImportCommand.self, ExportCommand.self,
      BackupCommand.self, GenerateCommand.self,
      DemoCommand.self,
      InviteCommand.self, KeyCommand.self, DoctorCommand.self, SettingsCommand.self,
    ])
}

enum Version {
  static let current = "0.1.0"
}
