/// A page of ours inside a page of somebody else's website: whose, and how it is to look there.
public struct Embedding: Hashable, Sendable {
  public enum Scheme: String, Sendable { case light, dark }

  /// Whose origins may frame it; nil: those of any site of the organisation.
  public var site: SiteID?
  /// Nil: as the visitor's device has it.
  public var scheme: Scheme?
  /// A tag such as `de`; nil: the browser's.
  public var language: String?

  public init(site: SiteID?, scheme: Scheme? = nil, language: String? = nil) {
    self.site = site
    self.scheme = scheme
    self.language = language.flatMap { Self.isTag($0) ? $0 : nil }
  }

  private static func isTag(_ text: String) -> Bool {
    (2...12).contains(text.utf8.count)
      && text.utf8.allSatisfy { $0 == UInt8(ascii: "-") || $0.isLetter || $0.isDigit }
  }

  var text: String { "\(site?.rawValue ?? "")/\(scheme?.rawValue ?? "")/\(language ?? "")" }

  init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3 else { return nil }
    self.init(
      site: SiteID(parts[0]), scheme: Scheme(rawValue: String(parts[1])),
      language: String(parts[2]))
  }
}

extension UInt8 {
  fileprivate var isLetter: Bool { (0x41...0x5A).contains(self & 0xDF) }
}

extension Scheduler {
  /// Origins of the pages that may frame ours: of that site, or of any.
  public func origins(
    framing site: SiteID?, in organization: OrganizationID
  ) async throws -> [String] {
    let sites = try await store.read(organization) { try $0.sites() }
    var origins: [String] = []
    for known in sites where site == nil || known.id == site {
      origins += known.sharing.origins.filter { !origins.contains($0) }
    }
    return origins
  }

  /// What stands in the path for a member of staff who has signed in inside a frame, where browsers
  /// keep no cookies.
  public func seal(
    session: OpenedSession, in embedding: Embedding, of organization: OrganizationID
  ) throws -> String {
    try secrets.seal("\(session.key) \(embedding.text)", "framed \(organization)")
  }

  /// The session's key, and where it is framed; nil: it was not made here.
  public func read(
    framedSession sealed: String, in organization: OrganizationID
  ) -> (key: String, embedding: Embedding)? {
    guard sealed.utf8.count <= Self.longestToken,
      let parts = secrets.open(sealed, "framed \(organization)")?.split(separator: " "),
      parts.count == 2, let embedding = Embedding(parts[1])
    else { return nil }
    return (String(parts[0]), embedding)
  }
}
