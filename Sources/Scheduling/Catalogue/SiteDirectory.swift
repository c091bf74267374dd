/// Which sites and organisations there are: asked before any organisation is known.
public protocol SiteDirectory: Sendable {
  func sites() async throws -> [Site]

  /// Asks whatever holds them, for who wants to know whether it still answers.
  func check() async throws
}

extension SiteDirectory {
  public func check() async throws { _ = try await sites() }
}
