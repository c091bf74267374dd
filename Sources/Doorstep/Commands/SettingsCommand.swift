import ArgumentParser

struct SettingsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "settings", abstract: "Print every setting as a table (docs/configuration.md).")

  func run() {
    print("| key | variable | default | meaning |")
    print("|---|---|---|---|")
    for key in Settings.keys {
      let standard = key.standard.isEmpty ? "" : "`\(key.standard)`"
      print("| `\(key.name)` | `\(key.variable)` | \(standard) | \(key.meaning) |")
    }
  }
}
