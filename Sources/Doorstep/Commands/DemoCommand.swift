import ArgumentParser
import Foundation
import Logging
import Scheduling
import Storage

struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Make a demo company once, and serve it on 127.0.0.1.",
    discussion: "A second start keeps what was booked. Without a mail server, letters are shown on "
      + "the page /demo/mailbox.")

  @Option(help: "Folder for the database and the company file.")
  var folder: String = ".demo"
  @Option(help: "Port to serve on.")
  var port: Int = 8080
  @Option(help: "Seed of the generated company.")
  var seed: UInt64 = 1
  @Flag(help: "Write the company file, import it, and stop.")
  var prepareOnly = false

  func run() async throws {
    var settings = try await Settings()
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    settings.database = folder + "/doorstep.sqlite"
    settings.host = "127.0.0.1"
    settings.port = port
    settings.showsMailbox = true
    settings.origin = "http://127.0.0.1:\(port)"
    if ProcessInfo.processInfo.environment["DOORSTEP_LOG_LEVEL"] == nil {
      settings.logLevel = "warning"
    }
    let installation = try await Installation(settings)
    try await fill(installation)
    guard !prepareOnly else { return try installation.store.close() }
    let welcome = try await welcome(installation)
    try await Server(installation: installation, logger: try settings.logger()) {
      say(welcome)
    }.run()
  }

  /// Generates and imports the company, unless the database holds one.
  private func fill(_ installation: Installation) async throws {
    guard try await installation.store.sites().isEmpty else {
      return say("Using the demo company in \(folder)")
    }
    say("Making the demo company in \(folder)")
    guard let vaduz = installation.zones.zone("Europe/Vaduz") else {
      throw ValidationError("The tz database is missing: install the package tzdata.")
    }
    let bytes = DemoCompany.make(
      seed: seed, today: vaduz.date(of: SystemClock.now()), zones: installation.zones)
    try Data(bytes).write(to: URL(filePath: folder + "/company.json"))
    let answer = try await installation.importCompany(bytes)
    try answer.report()
  }

  /// Not `print`: a pipe would keep it back until the end.
  private func say(_ text: String) {
    FileHandle.standardOutput.write(Data((text + "\n").utf8))
  }

  private func welcome(_ installation: Installation) async throws -> String {
    var lines = [
      "", "Doorstep is ready.", "",
      "  Portal         \(installation.settings.origin)/",
      "  Demo mailbox   \(installation.settings.origin)/demo/mailbox", "",
      "  Sign in as     \(DemoCompany.miraEmail)",
      "  Password       \(DemoCompany.miraPassword)", "",
      "  Staff pages    \(installation.settings.origin)/staff",
      "  Administrator  \(DemoCompany.administratorEmail)",
      "  Dispatcher     \(DemoCompany.dispatcherEmail)",
      "  Technician     \(DemoCompany.technicianEmail)   (the same password)",
      "  Assistant      \(DemoCompany.assistantEmail)", "",
    ]
    if let url = try await installation.sharedDemoTime() {
      lines += ["  Book with an advisor, as anybody who has this link:", "  \(url)", ""]
    }
    if let invitation = try await invitation(installation) {
      lines += [
        "  Invitation     \(invitation.code)   (for somebody without a profile yet)",
        "  Its link       \(invitation.link)", "",
      ]
    }
    return (lines + ["Control-C stops it; what you book is kept.", ""]).joined(separator: "\n")
  }

  /// A new code for the first invited contact that has no profile yet.
  private func invitation(
    _ installation: Installation
  ) async throws -> OrderAnswer.Invitation? {
    for contact in [DemoCompany.jakob] + (1_002...1_040).map { "con_\($0)" } {
      let order = InvitationOrder(
        contact: contact, kind: .single, maximum: 1, expires: nil, roles: [],
        inviter: "Rheintal Heizung", organization: nil, sendsMail: true)
      let answer = try await installation.carryOut(.invite(order))
      if let invitation = answer.invitation { return invitation }
    }
    return nil
  }
}
