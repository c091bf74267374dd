import ArgumentParser
import Foundation
import Storage

struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Import a company file (JSON). All of it or, if anything is wrong, nothing.",
    discussion: "Importing the same file again changes nothing. See docs/company-file.md.")

  @OptionGroup var settings: SettingsOption
  @Argument(help: "The company file.", completion: .file(extensions: ["json"]))
  var file: String

  func run() async throws {
    try await settings.load().carryOut(.importFile(path: absolute(file))).report()
  }
}

extension Settings {
  /// By the server that owns the database if one runs, else in this process.
  func carryOut(_ order: Order) async throws -> OrderAnswer {
    let display = ProgressDisplay()
    defer { display.finish() }
    let told = try await ControlSocket.send(
      order, database: database, progress: display.show)
    if let told { return told }
    let installation = try await Installation(self)
    let answer = try await installation.carryOut(order, progress: display.show)
    try installation.store.close()
    return answer
  }
}

extension OrderAnswer {
  /// Prints what came of an order; a refused one ends the program with status 1.
  func report() throws {
    guard succeeded else {
      FileHandle.standardError.write(Data((lines.joined(separator: "\n") + "\n").utf8))
      throw ExitCode(1)
    }
    for line in lines { print(line) }
  }
}
