import ArgumentParser
import Foundation
import Outbound
import Scheduling
import Storage

struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Look for what would keep the server from working well.")

  @OptionGroup var settings: SettingsOption
  @Option(help: "Look at this backup instead.", completion: .file())
  var backup: String?

  func run() async throws {
    if let backup { return try check(backup) }
    let settings = try await settings.load()
    var isWell = true
    func say(_ good: Bool, _ line: String) {
      print((good ? "ok    " : "fault ") + line)
      if !good { isWell = false }
    }
    say(true, "doorstep \(Version.current)")
    let zones = ZoneFiles(folder: settings.zoneinfo)
    say(
      zones.source.zone("Europe/Vaduz") != nil,
      "time zones in \(settings.zoneinfo), version \(zones.version ?? "unknown")")
    if try await ControlSocket.isListening(database: settings.database) {
      say(true, "a server is running on \(settings.database)")
    } else {
      do {
        let store = try await SQLStore(
          path: settings.database, clock: SystemClock.now, zones: zones.source, migrates: false)
        let faults = try await store.integrityFaults()
        say(faults.isEmpty, "database \(settings.database)")
        for fault in faults { say(false, fault) }
        say(try await !store.sites().isEmpty, "at least one site")
        try store.close()
      } catch {
        say(false, "database \(settings.database): \(error)")
      }
    }
    if let server = settings.mailServer {
      say(true, "letters go by \(server.host):\(server.port)")
    } else {
      say(true, "no mail server is set: letters wait")
    }
    let isLocal = settings.origin.contains("127.0.0.1") || settings.origin.contains("localhost")
    say(
      settings.origin.hasPrefix("https://") || isLocal,
      "browsers come by \(settings.origin)" + (isLocal ? " (this machine only)" : ""))
    if !isWell { throw ExitCode(1) }
  }

  private func check(_ backup: String) throws {
    let faults = BackupFile.faults(in: backup)
    for fault in faults { print("fault \(backup): \(fault)") }
    guard faults.isEmpty else { throw ExitCode(1) }
    print("ok    \(backup) can be restored")
    let key = SQLStore.keyFile(of: backup)
    guard !FileManager.default.fileExists(atPath: key) else { return }
    print("note  \(key) is missing: secrets of waiting letters can't be sent from it")
  }
}

extension ControlSocket {
  /// Whether a server owns the database and answers.
  static func isListening(database: String) async throws -> Bool {
    try await send(.revoke(invitation: ""), database: database) != nil
  }
}
