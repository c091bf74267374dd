import ArgumentParser
import Foundation

struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write an organisation as a company file (JSON) that imports to the same state.",
    discussion: "Beside a running server, too. With password hashes and the hashes of invitations' "
      + "codes: keep the file as you keep the database. See docs/company-file.md.")

  @OptionGroup var settings: SettingsOption
  @Argument(help: "The file to write; must not exist.", completion: .file(extensions: ["json"]))
  var file: String
  @Option(help: "Which organisation, where there are several: org_…")
  var organization: String?
  @Flag(help: "Leave out password hashes, invitations and links: nobody can sign in afterwards.")
  var withoutSecrets = false

  func run() async throws {
    let order = ExportOrder(
      path: absolute(file), organization: organization, withSecrets: !withoutSecrets)
    try await settings.load().carryOut(.exportFile(order)).report()
  }
}

struct BackupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copy the database into a new file, beside a running server, too.",
    discussion: "The copy holds every booking that was confirmed before it began. Check it with "
      + "`doorstep doctor --backup FILE`; to restore it see docs/backup.md.")

  @OptionGroup var settings: SettingsOption
  @Argument(help: "The file to write; must not exist. Its key goes to FILE.key.")
  var file: String

  func run() async throws {
    try await settings.load().carryOut(.backup(path: absolute(file))).report()
  }
}

/// The server that carries an order out works in another folder.
func absolute(_ path: String) -> String { URL(filePath: path).path(percentEncoded: false) }
