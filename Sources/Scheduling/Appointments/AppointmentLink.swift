/// A mailed link that opens one visit without signing in. Only its secret's hash is kept.
public struct AppointmentLink: Hashable, Sendable {
  public var hash: Hash
  public var appointment: AppointmentID
  public var createdAt: Instant
  /// Nil: never.
  public var expiresAt: Instant?
  /// For good.
  public var blockedAt: Instant?

  public init(
    hash: Hash, appointment: AppointmentID, createdAt: Instant, expiresAt: Instant?,
    blockedAt: Instant?
  ) {
    self.hash = hash
    self.appointment = appointment
    self.createdAt = createdAt
    self.expiresAt = expiresAt
    self.blockedAt = blockedAt
  }

  public enum State: Hashable, Sendable { case open, expired, blocked }

  public func state(at now: Instant) -> State {
    if blockedAt != nil { return .blocked }
    return expiresAt.map { $0 <= now } ?? false ? .expired : .open
  }

  /// Names it to staff among the links of its visit: neither the secret nor a way to it.
  public var reference: String {
    let digits = Array("0123456789abcdef".utf8)
    let bytes = hash.bytes.prefix(8).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: bytes, as: UTF8.self)
  }
}

public protocol LinkLedger {
  /// The mailed links of a visit, newest first.
  func links(to appointment: AppointmentID) throws -> [AppointmentLink]
  /// Writes until when a link opens its visit, and whether it is blocked.
  func update(_ link: AppointmentLink) throws
  /// Ends the sessions of those who came by a link of that visit.
  func deleteSessions(of appointment: AppointmentID) throws
}

/// What staff can do to a mailed link.
public enum LinkChange: String, Sendable, CaseIterable {
  /// Opens the visit for 30 days more.
  case extend
  /// Opens it no longer, until it is extended.
  case expire
  /// Never opens it again.
  case block
}

public enum LinkAnswer: Sendable {
  case changed(AppointmentLink)
  case unchanged(AppointmentLink)
  case refused(Refusal)
}

extension Scheduler {
  /// Days that a link opens its visit after the visit's end, and by which staff extend it.
  static let linkDays = 30

  /// Extends, ends or blocks a mailed link. Whoever came by a link that ends is signed out.
  ///
  /// - Parameter reference: `AppointmentLink.reference`.
  public func changeLink(
    _ reference: String, of id: AppointmentID, _ change: LinkChange, for viewer: Viewer,
    in organization: OrganizationID
  ) async throws -> LinkAnswer {
    try await store.write(organization) { ledger in
      guard let visit = try ledger.appointment(id, for: viewer),
        let before = try ledger.links(to: id).first(where: { $0.reference == reference })
      else { return .refused(.notFound) }
      guard viewer.keepsStates, try ledger.mayChange(as: viewer) else {
        return .refused(.notAllowed)
      }
      var after = before
      switch (change, before.state(at: ledger.now)) {
      case (.extend, .blocked): return .refused(.wrongState)
      case (.extend, _):
        let end = max(ledger.now, visit.slot.latest + visit.duration)
        after.expiresAt = max(before.expiresAt ?? end, end) + Self.linkDays * 86_400
      case (.expire, .open): after.expiresAt = ledger.now
      case (.block, .open), (.block, .expired): after.blockedAt = ledger.now
      case (.expire, _), (.block, .blocked): return .unchanged(before)
      }
      try ledger.update(after)
      if change != .extend { try ledger.deleteSessions(of: id) }
      try ledger.record(
        JournalEntry(
          actor: viewer.name, event: change.event, subject: id.rawValue,
          before: before.journalled, after: after.journalled))
      return .changed(after)
    }
  }
}

extension LinkChange {
  fileprivate var event: String {
    switch self {
    case .extend: "appointment.linkExtended"
    case .expire: "appointment.linkExpired"
    case .block: "appointment.linkBlocked"
    }
  }
}

extension AppointmentLink {
  fileprivate var journalled: [String: String] {
    var fields = ["link": reference]
    if let expiresAt { fields["expires"] = expiresAt.iso8601 }
    if let blockedAt { fields["blocked"] = blockedAt.iso8601 }
    return fields
  }
}
