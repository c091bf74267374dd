import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Pages
import Scheduling

/// A request with everything that a page needs: where it came in, for which organisation, who asks.
struct Exchange: Sendable {
  let request: Request
  /// What its address says after the `?`.
  let fields: QueryFields
  let context: PortalContext
  let site: Site
  let catalogue: Catalogue
  let portal: Portal
  /// Who asks on the customers' pages, if somebody has signed in or came by a mail's link.
  var visitor: Visitor?
  /// Who asks on the staff pages, if somebody has signed in there.
  var member: StaffMember?
  /// The address is a secret: see `Frame.isUnlisted`.
  var isUnlisted = false
  /// Where the page is framed, if it is.
  var embedding: Embedding?
  /// Of staff inside a frame, from the path.
  var framedSession: (key: String, embedding: Embedding)?
  /// What the path's token says, on the pages of an invitation.
  var invited: InvitedTokenAnswer = .unknown

  /// Bytes of the longest form: comments may be long, nothing else is.
  static let longestForm = 64 * 1024
  /// A resource's skills are the longest table: 500 rows of three.
  private static let mostFields = 2000
  /// Of a booking by invitation: twenty long answers, in letters of six bytes when they are sent.
  static let longestBooking = 512 * 1024

  var organization: OrganizationID { site.organization }
  var scheduler: Scheduler { portal.scheduler }
  var paths: SitePath {
    SitePath(prefix: site.prefix, framed: context.parameters.get("framed"))
  }

  var isForStaff: Bool {
    let path = request.uri.path.dropFirst(site.prefix.count)
    return path == SitePath.routes.staff || path.hasPrefix(SitePath.routes.staff + "/")
  }

  /// What the page that frames this one asks for, else the person's language, else the browser's if
  /// we have it, else the organisation's.
  var texts: Texts {
    if let wanted = embedding?.language?.lowercased(),
      let known = Texts.all.first(where: { wanted.hasPrefix($0.language) })
    {
      return known
    }
    if let language = visitor?.contact.language ?? member?.user.language {
      return .language(language)
    }
    let wanted = (request.headers[.acceptLanguage] ?? "").split(separator: ",").compactMap {
      $0.split(separator: ";").first?.trimmingCharacters(in: .whitespaces)
    }
    for tag in wanted.prefix(10) {
      if let known = Texts.all.first(where: { tag.lowercased().hasPrefix($0.language) }) {
        return known
      }
    }
    return .language(catalogue.organization.language)
  }

  func frame() -> Frame {
    let organization = catalogue.organization
    let theme = Theme(
      name: organization.name, accent: organization.look.accent, font: organization.look.font,
      logo: organization.look.logo == nil ? nil : paths.logo,
      contactEmail: organization.contactEmail, contactPhone: organization.contactPhone,
      footer: organization.footer)
    var frame = Frame(
      theme: theme, site: paths, texts: texts, nonce: context.nonce,
      assets: portal.files.names(in: paths),
      person: visitor?.user == nil ? nil : visitor?.contact.name,
      staff: member.map { StaffMenu(name: $0.user.name, viewer: $0.viewer) },
      flash: query("done").flatMap(Done.init(rawValue:)).map { Flash(.done, texts.message($0)) },
      showsMailbox: portal.mailbox != nil)
    frame.isUnlisted = isUnlisted || embedding != nil
    frame.embedding = embedding
    return frame
  }

  /// The visitor's network: whom attempts are counted for.
  var peer: String { portal.peer(of: request, context) }

  // MARK: What was sent

  /// Nil for a field that is missing, empty, far too long or no text.
  func query(_ name: String) -> String? { fields[name] }

  func parameter(_ name: String) -> String { context.parameters.get(name) ?? "" }

  /// A form, as one string per field. A field that stands twice counts once: the last.
  ///
  /// - Parameter limit: bytes.
  func form(atMost limit: Int = longestForm) async throws -> [String: String] {
    guard let type = request.headers[.contentType],
      type.lowercased().hasPrefix("application/x-www-form-urlencoded")
    else { throw Problem.malformed }
    let body = try await request.body.collect(upTo: limit)
    let pairs = String(buffer: body).split(separator: "&")
    guard pairs.count <= Self.mostFields else { throw Problem.malformed }
    var fields: [String: String] = [:]
    for pair in pairs {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = FormText.decoded(parts[0]),
        let value = FormText.decoded(parts.count > 1 ? parts[1] : "")
      else { throw Problem.malformed }
      // Browsers send line breaks as CR LF; what was typed is LF.
      fields[name] = value.replacingOccurrences(of: "\r\n", with: "\n")
    }
    return fields
  }

  // MARK: Who may

  /// A signed-in customer; anybody else is sent to sign in and comes back afterwards.
  func customer() throws -> Visitor {
    guard let visitor, visitor.user != nil else { throw Problem.signInNeeded(next: here) }
    return visitor
  }

  /// Anybody with a session: a customer, or whoever came by a mail's link.
  func anyVisitor() throws -> Visitor {
    guard let visitor else { throw Problem.signInNeeded(next: here) }
    return visitor
  }

  /// Where a visitor comes back to: the same page, or for a form the page that holds it.
  private var here: String? {
    request.method == .get ? request.uri.description : nil
  }

  // MARK: What is answered

  func page(
    _ html: HTML, status: HTTPResponse.Status = .ok, cache: String = "no-store"
  ) -> Response {
    Response(
      status: status,
      headers: [
        .contentType: "text/html; charset=utf-8", .cacheControl: cache,
        .contentLanguage: texts.language,
      ],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: html.bytes)))
  }

  func redirect(to path: String, _ done: Done? = nil) -> Response {
    let mark = done.map { (path.contains("?") ? "&" : "?") + "done=\($0.rawValue)" } ?? ""
    return Response(
      status: .seeOther, headers: [.location: path + mark, .cacheControl: "no-store"])
  }

  /// Whether only the part with the free times is wanted, by the page's own script.
  var wantsFragment: Bool {
    HTTPField.Name("Doorstep-Fragment").flatMap { request.headers[$0] } == "when"
  }
}

extension Portal {
  /// Where a request comes from. A proxy's word counts only if it is one of ours, and then only the
  /// last entry, which it wrote itself.
  func peer(of request: Request, _ context: PortalContext) -> String {
    guard settings.trustedProxies.contains(context.address),
      let name = HTTPField.Name("X-Forwarded-For"),
      let last = request.headers[name]?.split(separator: ",").last
    else { return AttemptLimiter.network(of: context.address) }
    return AttemptLimiter.network(of: last.trimmingCharacters(in: .whitespaces))
  }
}
