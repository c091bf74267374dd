/// What a site says about the invitation URLs that are made for it.
public struct SiteSharing: Hashable, Sendable, Codable {
  /// The beginning of each URL, to which the key is appended as it is:
  /// `https://visits.example.com/i/`, or `https://www.example.com/termin?invitationKey=`. Nil: no
  /// URL can be made for this site.
  public var invitationPrefix: String?
  /// Pages that may embed the booking, as `https://host` or `https://host:port`.
  public var origins: [String] = []
  /// Filled in when availability is shared from here.
  public var topic: InvitationTopic?
  public var territory: TerritoryID?
  /// No times are shown before an invitation is made.
  public var skipsPreview = false
  /// Runs when availability is shared from here, and when it is booked.
  public var flow: FlowID?

  public init() {}
}

/// Beginnings of invitation URLs, and the origins of pages that embed them.
public enum InvitationPrefix {
  static let longest = 500

  /// An absolute `http` or `https` address without a fragment, after which a key can stand.
  public static func isPlausible(_ text: String) -> Bool {
    guard text.utf8.count <= longest, let rest = rest(of: text),
      text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && !"\"<>\\^`|#{}".utf8.contains($0) })
    else { return false }
    let authority = rest.prefix { $0 != "/" && $0 != "?" }
    return authority.count < rest.count && isAuthority(String(authority))
  }

  /// `https://www.example.com` from how people write it: in lower case, without the usual port and a
  /// final slash. Nil: no origin.
  public static func origin(_ text: String) -> String? {
    let lowered = text.lowercased()
    guard let scheme = scheme(of: lowered), var rest = rest(of: lowered) else { return nil }
    if rest.hasSuffix("/") { rest.removeLast() }
    let usual = scheme == "https" ? ":443" : ":80"
    if rest.hasSuffix(usual) { rest.removeLast(usual.count) }
    return isAuthority(rest) ? "\(scheme)://\(rest)" : nil
  }

  /// The origin of an invitation prefix.
  public static func origin(ofPrefix prefix: String) -> String? {
    guard let scheme = scheme(of: prefix), let rest = rest(of: prefix) else { return nil }
    return origin("\(scheme)://\(rest.prefix { $0 != "/" && $0 != "?" })")
  }

  private static func scheme(of text: String) -> String? {
    ["https", "http"].first { text.hasPrefix($0 + "://") }
  }

  private static func rest(of text: String) -> String? {
    scheme(of: text).map { String(text.dropFirst($0.count + 3)) }
  }

  /// A host, with a port if need be.
  private static func isAuthority(_ text: String) -> Bool {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard let host = parts.first, parts.count <= 2, HostName.isPlausible(host.lowercased()) else {
      return false
    }
    guard parts.count == 2 else { return true }
    return parts[1].utf8.allSatisfy(\.isDigit) && (1...65_535).contains(Int(parts[1]) ?? 0)
  }
}

/// The fields of a site's form. Where we serve it is not among them.
public enum SiteForm {
  public static let mostOrigins = 50

  public static func fields(of site: Site) -> [String: String] {
    [
      "name": site.name, "prefix": site.sharing.invitationPrefix ?? "",
      "origins": site.sharing.origins.joined(separator: "\n"),
      "topic": site.sharing.topic?.rawValue ?? "",
      "territory": site.sharing.territory?.rawValue ?? "",
      "skipsPreview": site.sharing.skipsPreview ? "true" : "",
      "flow": site.sharing.flow?.rawValue ?? "",
    ]
  }

  static func read(_ reader: inout FormReader, into site: inout Site, _ catalogue: Catalogue) {
    site.name = reader.text("name", atMost: TextLimit.title)
    site.sharing.invitationPrefix = reader.optionalText(
      "prefix", atMost: InvitationPrefix.longest, as: .prefix, InvitationPrefix.isPlausible)
    site.sharing.origins = origins(&reader)
    site.sharing.topic = reader.topic("topic", catalogue)
    site.sharing.territory = reader.identifier("territory") { catalogue.territories[$0] != nil }
    site.sharing.skipsPreview = reader.flag("skipsPreview")
    site.sharing.flow = reader.identifier("flow") { catalogue.flow($0) != nil }
  }

  private static func origins(_ reader: inout FormReader) -> [String] {
    let text = reader.text(
      "origins", atMost: TextLimit.description, isRequired: false, hasLines: true)
    let lines = text.split(whereSeparator: \.isNewline).map { String($0).trimmed }
      .filter { !$0.isEmpty }
    var origins: [String] = []
    for line in lines {
      guard let origin = InvitationPrefix.origin(line) else {
        reader.fault("origins", .malformed(.origins))
        return []
      }
      if !origins.contains(origin) { origins.append(origin) }
    }
    if origins.count > mostOrigins { reader.fault("origins", .tooMany(mostOrigins)) }
    return origins
  }
}

extension FormReader {
  /// Nil when it is empty or at fault.
  mutating func topic(_ name: String, _ catalogue: Catalogue) -> InvitationTopic? {
    let text = raw(name)
    guard !text.isEmpty else { return nil }
    guard let topic = InvitationTopic(text), catalogue.knows(topic) else {
      fault(name, .notAChoice)
      return nil
    }
    return topic
  }
}

extension Scheduler {
  /// Changes what a site says about invitations, or adds the website of somebody else (`id` nil).
  public func saveSite(
    _ typed: TypedForm, id: SiteID?, for viewer: StaffViewer, in organization: OrganizationID
  ) async throws -> EditAnswer {
    guard viewer.may(.administer) else { return .notFound }
    return try await store.write(organization) { ledger in
      let catalogue = try ledger.catalogue()
      let standing =
        try id.map { id in try ledger.sites().first { $0.id == id } }
        ?? Site.website(identifier(now: ledger.now), of: organization)
      guard let standing else { return .notFound }
      let form = RecordForm<Site>(
        event: id == nil ? "site.created" : "site.changed", fields: SiteForm.fields,
        read: { SiteForm.read(&$0, into: &$1, catalogue) })
      return try form.settle(
        typed, on: standing, id: standing.id.rawValue, isNew: id == nil, by: viewer, ledger, zones
      ) { try ledger.save($0) }
    }
  }
}

extension Site {
  /// Somebody else's website, on which our booking is embedded.
  public static func website(_ id: SiteID, of organization: OrganizationID) -> Site {
    Site(id: id, organization: organization, host: nil, prefix: "", isPortal: false)
  }
}
