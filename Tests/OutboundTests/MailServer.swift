import Foundation
import Outbound
import Testing

/// A real SMTP server in a process of its own, and what it received, read by libraries that are
/// not ours.
final class MailServer: Sendable {
  enum Kind: String {
    case startTLS = ""
    case tls = "--tls"
    /// Offers neither TLS nor signing in.
    case plain = "--plain"
  }

  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().resolvingSymlinksInPath()
  /// The environment that `make test` installs.
  static let python = root.appending(path: ".tools/venv/bin/python").path

  let port: Int
  private let folder: URL
  private let child: ChildProcess

  static func start(_ kind: Kind = .startTLS) async throws -> MailServer {
    try await apart { try MailServer(kind) }
  }

  private init(_ kind: Kind) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "mail-\(UUID().uuidString)")
    let options = ["--follow-stdin"] + (kind.rawValue.isEmpty ? [] : [kind.rawValue])
    child = try ChildProcess(
      [Self.python, Self.script("smtpd.py"), "--maildir", folder.appending(path: "maildir").path]
        + options)
    let line = child.line()
    let words = line.split(separator: " ")
    port = try #require(
      words.first == "ready" ? words.last.flatMap { Int($0) } : nil, "it said: \(line)")
  }

  deinit {
    child.stop()
    try? FileManager.default.removeItem(at: folder)
  }

  func stop() async throws { try await Self.apart { self.child.stop() } }

  /// Waiting for other programs would hold up the few threads that all tests share.
  private static func apart<Value: Sendable>(
    _ work: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    try await pool.run(key: UUID().uuidString) { Result { try work() } }.get()
  }

  private static let pool = BlockingPool(threads: 3)

  func settings(
    security: SMTPSettings.Security = .startTLS, password: String = "s3cret"
  ) -> SMTPSettings {
    SMTPSettings(
      host: "localhost", port: port, security: security, user: "app", password: password,
      authorities: folder.appending(path: "cert.pem").path, clientName: "visits.example.com",
      connectLimit: 5, totalLimit: 20)
  }

  /// Everything that arrived.
  func mails() async throws -> [ReceivedMail] {
    try await Self.check(["mail", folder.appending(path: "maildir").path], as: ReceivedMail.self)
  }

  /// What a library that is not ours reads in calendar files.
  static func events(_ contents: [String]) async throws -> [ReceivedEvent] {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "calendar-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let paths = try contents.enumerated().map { index, content in
      let file = folder.appending(path: "\(index).ics")
      try Data(content.utf8).write(to: file)
      return file.path
    }
    return try await check(["calendar"] + paths, as: ReceivedEvent.self)
  }

  private static func check<Found: Decodable & Sendable>(
    _ arguments: [String], as type: Found.Type
  ) async throws -> [Found] {
    let output = try await apart {
      let child = try ChildProcess([python, script("checkmail.py")] + arguments)
      defer { child.stop() }
      return child.everything()
    }
    return try JSONDecoder().decode([Found].self, from: Data(output))
  }

  private static func script(_ name: String) -> String {
    root.appending(path: "Tests/Servers/\(name)").path
  }
}

struct ReceivedMail: Decodable {
  /// What a strict reader would hold against it.
  var faults: [String]
  var headers: [String]
  /// Name and address.
  var from: [String]
  var to: [String]
  var subject: String
  var id: String
  var date: String
  var autoSubmitted: String
  var signedIn: Bool
  var tls: Bool
  var parts: [String]
  var text: String
  var html: String
  var attachments: [String]
  var event: ReceivedEvent?
}

struct ReceivedEvent: Decodable {
  var faults: [String]?
  var method: String
  var uid: String
  var sequence: Int
  /// In UTC, worked out from the document's own VTIMEZONE.
  var start: String
  var end: String
  var zones: [String]
  var zoneFrom: String
  var summary: String
  var description: String
  var location: String
  var url: String
  var geo: [Double]
  var status: String
  var organizer: String
  var organizerName: String
  var attendees: [String]
  var attendeeParameters: [[String: String]]
  var alarms: Int
}
