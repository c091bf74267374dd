/// How to reach the server that takes our mail.
package struct SMTPSettings: Hashable, Sendable {
  package enum Security: String, Sendable, CaseIterable {
    /// Begins in the clear and must change to TLS before anything else; usually port 587.
    case startTLS
    /// TLS from the first byte; usually port 465.
    case tls
    /// For a relay on this machine only. Never with a password.
    case none
  }

  package var host: String
  package var port: Int
  package var security: Security
  /// Empty: no signing in.
  package var user: String
  package var password: String
  /// A PEM file with the authorities to trust, instead of the system's.
  package var authorities: String?
  /// How we introduce ourselves (EHLO): a host name.
  package var clientName: String
  /// Seconds until the connection must stand.
  package var connectLimit: Int
  /// Seconds that the whole conversation may take.
  package var totalLimit: Int

  package init(
    host: String, port: Int, security: Security = .startTLS, user: String = "",
    password: String = "", authorities: String? = nil, clientName: String = "localhost",
    connectLimit: Int = 10, totalLimit: Int = 60
  ) {
    self.host = host
    self.port = port
    self.security = security
    self.user = user
    self.password = password
    self.authorities = authorities
    self.clientName = clientName
    self.connectLimit = connectLimit
    self.totalLimit = totalLimit
  }

  /// What would stop every mail, in words for whoever made the settings; nil if nothing is wrong.
  package var fault: String? {
    if DomainName.ascii(host) == nil && !isIPv6 {
      return "the mail server's name is not a host name"
    }
    if !(1...65_535).contains(port) { return "the mail server's port is not between 1 and 65535" }
    if DomainName.ascii(clientName) == nil { return "the client name is not a host name" }
    if security == .none && !password.isEmpty { return "a password is sent over TLS only" }
    return nil
  }

  private var isIPv6: Bool {
    host.contains(":")
      && host.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
          UInt8(ascii: "A")...UInt8(ascii: "F"), UInt8(ascii: ":"), UInt8(ascii: "."):
          true
        default: false
        }
      }
  }

  /// The address for libcurl; the path is what it says in EHLO.
  var url: String {
    let scheme = security == .tls ? "smtps" : "smtp"
    return "\(scheme)://\(isIPv6 ? "[\(host)]" : host):\(port)/\(clientName)"
  }

  /// The server as a key: mails to one server go one after the other.
  var server: String { "\(host.lowercased()):\(port)" }
}

/// However settings are printed, logged or dumped, the password stays out.
extension SMTPSettings: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String {
    "\(security == .tls ? "smtps" : "smtp")://\(user.isEmpty ? "" : "\(user)@")\(host):\(port)"
  }

  package var debugDescription: String { description }

  package var customMirror: Mirror { Mirror(self, children: ["server": description]) }
}
