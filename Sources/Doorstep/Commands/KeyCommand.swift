import ArgumentParser
import Foundation
import Scheduling

/// `doorstep key create | list | revoke`.
struct KeyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key", abstract: "Let other programs in: keys of the API.",
    subcommands: [Create.self, List.self, Revoke.self])

  struct Create: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make a key. Its secret is shown this once.")

    @OptionGroup var settings: SettingsOption
    @OptionGroup var answer: KeyAnswerOption
    @Argument(help: "Which program has it.")
    var name: String
    @Option(
      help: ArgumentHelp(
        "What it may do, one of \(APIScope.allNames); may be repeated. `all` is all of them."))
    var scope: [String] = []
    @Option(help: "UTC instant from which it is refused, such as 2027-12-31T23:00:00Z.")
    var expires: String?

    func run() async throws {
      let scopes = try scope.flatMap { text -> [APIScope] in
        if text == "all" { return APIScope.allCases }
        guard let scope = APIScope(rawValue: text) else {
          throw ValidationError("--scope: must be one of \(APIScope.allNames), or all")
        }
        return [scope]
      }
      let expiry = try expires.map { text in
        guard let instant = Instant(iso8601: text) else {
          throw ValidationError("--expires: must look like 2027-12-31T23:00:00Z")
        }
        return instant
      }
      try await answer.carryOut(
        .create(name: name, scopes: scopes, expires: expiry), settings, isList: false)
    }
  }

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List all keys, newest first.")

    @OptionGroup var settings: SettingsOption
    @OptionGroup var answer: KeyAnswerOption

    func run() async throws { try await answer.carryOut(.list, settings, isList: true) }
  }

  struct Revoke: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Void a key, at once.")

    @OptionGroup var settings: SettingsOption
    @OptionGroup var answer: KeyAnswerOption
    @Argument(help: "Identifier of the key (key_…).")
    var key: String

    func run() async throws {
      try await answer.carryOut(.revoke(id: key), settings, isList: false)
    }
  }
}

/// What all of them take.
struct KeyAnswerOption: ParsableArguments {
  @Option(help: "Identifier of the organisation, where there are several.")
  var organization: String?
  @Flag(help: "Print JSON.")
  var json = false

  func carryOut(
    _ action: KeyOrder.Action, _ settings: SettingsOption, isList: Bool
  ) async throws {
    let answer = try await settings.load().carryOut(
      .key(KeyOrder(action: action, organization: organization)))
    guard json, answer.succeeded, let keys = answer.keys else { return try answer.report() }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let data = isList ? try encoder.encode(keys) : try encoder.encode(keys.first)
    print(String(decoding: data, as: UTF8.self))
  }
}
