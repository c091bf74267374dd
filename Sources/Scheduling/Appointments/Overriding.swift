extension Viewer {
  /// Why a viewer may not set rules aside for that reason; nil: there is none, or they may.
  ///
  /// - Parameter reason: what they say; nil: nothing is to be set aside.
  func overrideRefusal(_ reason: String?) -> Refusal? {
    guard let reason else { return nil }
    guard isStaff else { return .notAllowed }
    if reason.allSatisfy(\.isWhitespace) { return .reasonMissing }
    return reason.count > TextLimit.reason ? .textTooLong : nil
  }
}

extension Scheduler {
  /// The zone in which a request's times are counted; nil when the request can't be met at all.
  public func zone(
    of request: VisitRequest, for viewer: Viewer, in organization: OrganizationID
  ) async throws -> Zone? {
    try await store.read(organization) { ledger in
      guard case .found(let setting) = try ledger.setting(of: request, for: viewer) else {
        return nil
      }
      return setting.territory.zone
    }
  }
}
