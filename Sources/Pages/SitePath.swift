/// Every path of a site, each spelled once: for routes, links, redirects and mails.
///
/// `SitePath(prefix: "/s/alpenblick").home` is `/s/alpenblick/`. With a whole origin as the prefix
/// (`https://visits.example.com`) the same names give the absolute addresses that mails need.
/// `SitePath.routes` leaves `{id}` as it is, so that a router can be given the very same paths.
package struct SitePath: Hashable, Sendable {
  package let prefix: String
  /// Below which the pages of staff stand.
  let staffArea: String
  private let isRoute: Bool

  /// - Parameter framed: the session of a member of staff inside a frame, sealed: their pages then
  ///   carry it in their paths.
  package init(prefix: String = "", framed session: String? = nil) {
    self.prefix = prefix.hasSuffix("/") ? String(prefix.dropLast()) : prefix
    self.isRoute = false
    staffArea = session.map { "/embed/staff/" + PercentEncoding.encode($0) } ?? "/staff"
  }

  private init(routesBelow staffArea: String) {
    self.prefix = ""
    self.isRoute = true
    self.staffArea = staffArea
  }

  /// The patterns for a router: `SitePath.routes.appointment("{id}")`.
  package static let routes = SitePath(routesBelow: "/staff")
  /// The same for the pages that staff see inside a frame.
  package static let framedRoutes = SitePath(routesBelow: "/embed/staff/{framed}")
}

// MARK: Signing in

extension SitePath {
  package var signIn: String { prefix + "/sign-in" }
  /// Sign-in that leads on to a page of this site afterwards.
  package func signIn(next: String) -> String { signIn + Query([("next", next)]).string }
  package var signOut: String { prefix + "/sign-out" }
  package var redemption: String { prefix + "/redeem" }
  /// The link of a mailed invitation, with the code in it.
  package func redemption(code: String) -> String {
    redemption + Query([("code", code)]).string
  }
  package var redemptionProfile: String { prefix + "/redeem/profile" }
}

// MARK: Appointments

extension SitePath {
  package var home: String { prefix + "/" }
  package var past: String { prefix + "/past" }
  package func past(page: Int) -> String {
    page <= 1 ? past : past + Query([("page", String(page))]).string
  }
  package var booking: String { prefix + "/book" }
  package func booking(_ query: BookingQuery) -> String { booking + query.string }
  package var appointments: String { prefix + "/appointments" }
  package func appointment(_ id: String) -> String { appointments + "/" + part(id) }
  package func confirmation(_ id: String) -> String { appointment(id) + "/confirmation" }
  package func comment(_ id: String) -> String { appointment(id) + "/comment" }
  /// A guest's address is theirs.
  package func addressConfirmation(_ id: String) -> String {
    appointment(id) + "/address-confirmation"
  }
  package func calendarFile(_ id: String) -> String { appointment(id) + "/calendar.ics" }
  package func rescheduling(_ id: String) -> String { appointment(id) + "/rescheduling" }
  package func cancellation(_ id: String) -> String { appointment(id) + "/cancellation" }
  /// The short link in a mail that opens just one visit.
  package func visit(code: String) -> String { prefix + "/v/" + part(code) }
}

// MARK: Profile and the rest

extension SitePath {
  package var profile: String { prefix + "/profile" }
  package var dataExport: String { prefix + "/profile/export" }
  package var deletion: String { prefix + "/profile/deletion" }
  package var mailbox: String { prefix + "/demo/mailbox" }
  package func mail(_ id: String) -> String { mailbox + "/" + part(id) }
  package var logo: String { prefix + "/logo" }
  /// A static file under the name that its content gives it; it never changes.
  package func asset(hash: String, name: String) -> String {
    prefix + "/assets/" + part(hash) + "/" + part(name)
  }
  package var live: String { prefix + "/health/live" }
  package var ready: String { prefix + "/health/ready" }

  func part(_ text: String) -> String {
    isRoute ? text : PercentEncoding.encode(text)
  }
}

/// What has been chosen on the booking page, as its address says it.
package struct BookingQuery: Hashable, Sendable {
  package var asset: String?
  package var category: String?
  package var service: String?
  package var workOrder: String?
  /// `2026-11`
  package var month: String?
  /// `2026-11-26`
  package var day: String?
  /// `2026-11-26T07:30:00Z`, or a window `…Z/…Z`.
  package var slot: String?
  /// Typed in by customers of whom no address is known.
  package var address: String?
  /// What was typed before signing in again.
  package var comment: String?
  /// For whom staff book.
  package var contact: String?
  /// Whom staff send.
  package var resource: String?

  package init(
    asset: String? = nil, category: String? = nil, service: String? = nil,
    workOrder: String? = nil, month: String? = nil, day: String? = nil, slot: String? = nil,
    address: String? = nil, comment: String? = nil, contact: String? = nil,
    resource: String? = nil
  ) {
    self.asset = asset
    self.category = category
    self.service = service
    self.workOrder = workOrder
    self.month = month
    self.day = day
    self.slot = slot
    self.address = address
    self.comment = comment
    self.contact = contact
    self.resource = resource
  }

  /// `?asset=…&service=…`, or nothing when nothing is chosen.
  package var string: String {
    let all: [(String, String?)] = [
      ("contact", contact), ("resource", resource), ("asset", asset), ("category", category),
      ("service", service), ("workOrder", workOrder),
      ("month", month), ("day", day), ("slot", slot), ("address", address), ("comment", comment),
    ]
    return Query(all.compactMap { name, value in value.map { (name, $0) } }).string
  }
}

/// A query string, percent-encoded.
struct Query {
  let string: String

  init(_ parameters: [(name: String, value: String)]) {
    var string = ""
    for (name, value) in parameters {
      string += string.isEmpty ? "?" : "&"
      string += PercentEncoding.encode(name)
      string += "="
      string += PercentEncoding.encode(value)
    }
    self.string = string
  }
}

/// Percent-encoding of everything but RFC 3986's unreserved characters.
enum PercentEncoding {
  private static let digits = Array("0123456789ABCDEF".utf8)

  static func encode(_ text: String) -> String {
    // Identifiers and dates, which links are made of, stay as they are.
    if text.utf8.allSatisfy(isUnreserved) { return text }
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if isUnreserved(byte) {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: "~"):
      true
    default: false
    }
  }
}
