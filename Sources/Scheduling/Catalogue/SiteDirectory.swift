/// Which sites and organisations there are: asked before any organisation is known.
public protocol SiteDirectory: Sendable {
  func sites() async throws -> [Site]
}
