import ArgumentParser
import Foundation
import Outbound
import Scheduling
import Storage

struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Look for what would keep the server from working well.")

  @OptionGroup var settings: SettingsOption

  func run() async throws {
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
    if let mail = settings.mail {
      say(true, "letters go by \(mail.server.host):\(mail.server.port) from \(mail.from)")
    } else {
      say(true, "no mail server is set: letters wait")
    }
    let isLocal = settings.origin.contains("127.0.0.1") || settings.origin.contains("localhost")
    say(
      settings.origin.hasPrefix("https://") || isLocal,
      "browsers come by \(settings.origin)" + (isLocal ? " (this machine only)" : ""))
    if !isWell { throw ExitCode(1) }
  }
}

extension ControlSocket {
  /// Whether a server owns the database and answers.
  static func isListening(database: String) async throws -> Bool {
    try await send(.revoke(invitation: ""), database: database) != nil
  }
}
