import Configuration
import Foundation
import Outbound
import SystemPackage
import Web

/// Everything that can be set, by environment or by a JSON file; the environment wins.
struct Settings: Sendable {
  var database: String
  var origin: String
  var host: String
  var port: Int
  var zoneinfo: String
  var logLevel: String
  var logFormat: String
  /// Nil: no mail server; letters wait, and a demo shows them on a page.
  var mailServer: SMTPSettings?
  var firstRetrySeconds: Int
  /// Addresses of proxies whose `X-Forwarded-For` is believed.
  var trustedProxies: Set<String>
  /// Shows waiting letters to everybody: for trying Doorstep out.
  var showsMailbox: Bool
  var guests: GuestLimits

  /// One row of `docs/configuration.md`.
  struct Key: Sendable {
    var name: String
    var standard: String
    var meaning: String
    var isSecret = false

    /// `smtp.caFile` is `DOORSTEP_SMTP_CA_FILE`.
    var variable: String {
      let words = name.replacingOccurrences(of: ".", with: "_").map { letter in
        letter.isUppercase ? "_\(letter)" : letter.uppercased()
      }
      return "DOORSTEP_" + words.joined()
    }
  }

  static let keys: [Key] = [
    Key(name: "database", standard: "doorstep.sqlite", meaning: "Path of the database file."),
    Key(
      name: "origin", standard: "http://127.0.0.1:8080",
      meaning: "Scheme, host and port under which browsers reach the server; links in mails."),
    Key(name: "http.host", standard: "127.0.0.1", meaning: "Address to listen on."),
    Key(name: "http.port", standard: "8080", meaning: "Port to listen on."),
    Key(
      name: "http.trustedProxies", standard: "",
      meaning: "Addresses, with commas between, of proxies whose X-Forwarded-For is believed."),
    Key(
      name: "demo.mailbox", standard: "false",
      meaning: "true: shows waiting letters to everybody at /demo/mailbox. For trials only."),
    Key(
      name: "zoneinfo", standard: "/usr/share/zoneinfo",
      meaning: "Folder of the tz database's compiled files."),
    Key(
      name: "log.level", standard: "info",
      meaning: "trace, debug, info, notice, warning, error or critical."),
    Key(name: "log.format", standard: "text", meaning: "text, or json: one object per line."),
    Key(
      name: "smtp.host", standard: "",
      meaning: "Mail server. Empty: letters wait in the outbox and nothing is sent."),
    Key(name: "smtp.port", standard: "587", meaning: "Its port."),
    Key(
      name: "smtp.security", standard: "startTLS",
      meaning: "startTLS, tls (TLS from the first byte) or none (a relay on this machine)."),
    Key(name: "smtp.username", standard: "", meaning: "Empty: no signing in."),
    Key(name: "smtp.password", standard: "", meaning: "Never logged.", isSecret: true),
    Key(
      name: "smtp.caFile", standard: "",
      meaning: "PEM file of authorities to trust instead of the system's."),
    Key(
      name: "outbox.firstRetrySeconds", standard: "60",
      meaning: "Pause before a letter that failed is tried again; later pauses grow."),
    Key(
      name: "guests.openPerAddress", standard: "3",
      meaning: "Open appointments that one email address may have by one invitation link."),
    Key(
      name: "guests.bookingsPerPeer", standard: "20",
      meaning: "Bookings by one invitation link in an hour from one network address."),
  ]

  /// - Parameter file: a JSON file; nil: `DOORSTEP_CONFIG`, else `doorstep.json` if there is one.
  /// - Throws: a `SettingsError` that names the key.
  init(file: String? = nil) async throws {
    let environment = ProcessInfo.processInfo.environment
    let path = file ?? environment["DOORSTEP_CONFIG"] ?? "doorstep.json"
    let isOptional = file == nil && environment["DOORSTEP_CONFIG"] == nil
    guard isOptional || FileManager.default.fileExists(atPath: path) else {
      throw SettingsError(key: "DOORSTEP_CONFIG", reason: "there is no file \(path)")
    }
    let values = ConfigReader(providers: [
      EnvironmentVariablesProvider().prefixKeys(with: "doorstep"),
      try await FileProvider<JSONSnapshot>(filePath: .init(path), allowMissing: isOptional),
    ])
    func text(_ name: String) -> String {
      let standard = Self.keys.first { $0.name == name }?.standard ?? ""
      return values.string(forKey: ConfigKey(name), default: standard)
    }
    func number(_ name: String, _ range: ClosedRange<Int>) throws -> Int {
      guard let value = values.int(forKey: ConfigKey(name)) ?? Int(text(name)),
        range.contains(value)
      else {
        throw SettingsError(
          key: name, reason: "must be a number from \(range.lowerBound) to \(range.upperBound)")
      }
      return value
    }
    database = text("database")
    host = text("http.host")
    port = try number("http.port", 1...65_535)
    trustedProxies = Set(
      text("http.trustedProxies").split(separator: ",").map {
        $0.trimmingCharacters(in: .whitespaces)
      })
    showsMailbox = values.bool(forKey: "demo.mailbox") ?? (text("demo.mailbox") == "true")
    zoneinfo = text("zoneinfo")
    logLevel = text("log.level")
    logFormat = text("log.format")
    firstRetrySeconds = try number("outbox.firstRetrySeconds", 1...86_400)
    guests = GuestLimits(
      openPerAddress: try number("guests.openPerAddress", 1...1_000),
      bookingsPerPeer: try number("guests.bookingsPerPeer", 1...1_000_000))
    origin = try Self.checked(origin: text("origin"))
    mailServer = try Self.mailServer(
      text: text, port: try number("smtp.port", 1...65_535), origin: origin)
  }

  private static func checked(origin: String) throws -> String {
    guard let url = URL(string: origin), let scheme = url.scheme,
      scheme == "http" || scheme == "https", url.host() != nil,
      url.path().isEmpty || url.path() == "/"
    else {
      throw SettingsError(key: "origin", reason: "must look like https://visits.example.com")
    }
    return origin.hasSuffix("/") ? String(origin.dropLast()) : origin
  }

  private static func mailServer(
    text: (String) -> String, port: Int, origin: String
  ) throws -> SMTPSettings? {
    guard !text("smtp.host").isEmpty else { return nil }
    guard let security = SMTPSettings.Security(rawValue: text("smtp.security")) else {
      throw SettingsError(key: "smtp.security", reason: "must be startTLS, tls or none")
    }
    let authorities = text("smtp.caFile")
    let server = SMTPSettings(
      host: text("smtp.host"), port: port, security: security, user: text("smtp.username"),
      password: text("smtp.password"), authorities: authorities.isEmpty ? nil : authorities,
      clientName: URL(string: origin)?.host() ?? "localhost")
    if let fault = server.fault { throw SettingsError(key: "smtp.host", reason: fault) }
    return server
  }
}

struct SettingsError: Error, CustomStringConvertible {
  var key: String
  var reason: String
  var description: String { "\(key): \(reason)" }
}
